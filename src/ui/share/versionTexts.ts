// Texts that are only read, under a scheme of their own: earlier versions for VS Code's comparison, tables for its preview. Comes in: a
// text; goes out: a URI. The last 50 stay readable while the window is open.
import { type Disposable, TabInputTextDiff, Uri, window, workspace } from 'vscode';

const scheme = 'daybook-version';
const maxTexts = 50;
const texts = new Map<string, string>();

/** Lets VS Code read them. */
export function registerVersionTexts(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => texts.get(query),
  });
}

/** Closes the comparisons that were shown. */
export async function closeVersions(): Promise<void> {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const ours = tabs.filter(({ input }) => input instanceof TabInputTextDiff && input.original.scheme === scheme);
  await window.tabGroups.close(ours, true);
}

/** The URI under which a text can be shown; the same `oid` is the same text. */
export function versionUri(path: string, oid: string, text: string): Uri {
  texts.set(oid, text);
  for (const old of [...texts.keys()].slice(0, -maxTexts)) texts.delete(old);
  return Uri.from({ scheme, path: `/${path}`, query: oid });
}
