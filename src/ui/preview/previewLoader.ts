// Loads the drawing of notes once. Comes in: what it draws from; goes out: the drawing, at once when it is there. Imported with the rest of
// what starts; what draws is not.
import type { Preview, PreviewDeps } from './preview.ts';

/** The drawing of notes in the Markdown preview. */
export interface PreviewLoader {
  /** Loaded at the first call. */
  preview(): Promise<Preview>;
  /** The same, when it is loaded already. */
  readyPreview(): Preview | undefined;
  /** Resolves when every open preview shows what is known. */
  idle(): Promise<void>;
}

/** Nothing is loaded before it is wanted; `keep` has it disposed of in the end. */
export function previewLoader(deps: PreviewDeps, keep: (preview: Preview) => Preview): PreviewLoader {
  let loading: Promise<Preview> | undefined;
  let ready: Preview | undefined;
  const load = async (): Promise<Preview> => {
    const { createPreview } = await import('./preview.ts');
    ready = keep(createPreview(deps));
    return ready;
  };
  return {
    preview: () => {
      loading ??= load();
      loading.catch((error: unknown) => deps.log.error('the preview could not be loaded', error));
      return loading;
    },
    readyPreview: () => ready,
    idle: async () => (await loading)?.idle(),
  };
}
