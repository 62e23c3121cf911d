// Where VS Code's Markdown preview enters: hands the instance on and is done. The drawing behind it is there once a notebook is; a preview
// that is opened before asks for it, and what was drawn until then is drawn anew. Small: it is loaded at activation.
import type { MarkdownIt } from './markdownIt.ts';
import type { Preview } from './preview.ts';

/**
 * VS Code can lose a page that comes while the one before is still being loaded (its late `load` ends the waiting for the new one), so
 * that the plain page would stay. Long after that it is sent once more.
 */
const againMs = 2000;

/** Extends an instance at once where the drawing is there, else as soon as it is. A failure to load leaves it as it is. */
export function extendMarkdownIt(
  md: MarkdownIt,
  ready: Preview | undefined,
  preview: () => Promise<Preview>,
): MarkdownIt {
  if (ready) {
    ready.install(md);
    return md;
  }
  let isTooLate = false;
  md.core.ruler.push('daybook_early', () => {
    isTooLate = true;
  });
  preview().then(
    async ({ install, refresh }) => {
      install(md);
      if (!isTooLate) return;
      await refresh();
      setTimeout(() => void refresh(), againMs);
    },
    // Whoever loads it reports why it could not be.
    () => undefined,
  );
  return md;
}
