// Context keys: the one way in which `when` clauses of package.json learn something. Comes in: a key and its value; goes out: a word
// to VS Code when it is another than before. Remembers what it said, since VS Code answers no questions about it.
import { commands } from 'vscode';
import { kindsInUse } from '../core/index/kindsInUse.ts';
import type { ContextKeys } from '../manifest.ts';
import type { Notebook } from '../notebook/notebook.ts';
import { isPrivate, type Notebooks } from '../notebook/registry.ts';

const told = new Map<string, unknown>();

/** A notebook has gone past its first steps with so many notes. */
const settledNotes = 10;

/** Sets a key. */
export function setContext<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  if (told.get(key) === value) return;
  told.set(key, value);
  void commands.executeCommand('setContext', key, value);
}

/** What the keys are now. */
export function contextKeys(): ReadonlyMap<string, unknown> {
  return told;
}

/** Tells what there is in the shared notebooks; whatever is gone is taken back. */
export function tellContents(notebooks: Notebooks): void {
  const all = notebooks.all();
  const shared = all
    .filter((open) => open.notebook.state === 'ready' && !isPrivate(open))
    .map(({ notebook }) => notebook);
  const kinds = new Set(shared.flatMap((notebook) => kindsInUse(notebook.reader())));
  const before = [...told.keys()].filter((key) => key.startsWith('daybook.has.')).map((key) => key.slice(12));
  for (const kind of new Set([...before, ...kinds])) setContext(`daybook.has.${kind}`, kinds.has(kind));
  setContext(
    'daybook.settled',
    shared.some((notebook) => notebook.reader().noteCount >= settledNotes),
  );
  setContext('daybook.hasPrivate', all.some(isPrivate));
  // Said of what is empty, so that a known notebook starts with all its views.
  const lacks = (what: (notebook: Notebook) => number): boolean =>
    all.length > 0 && all.every(({ notebook }) => notebook.state === 'ready' && what(notebook) === 0);
  setContext(
    'daybook.noTeam',
    lacks((notebook) => notebook.index().roster().people.length),
  );
  setContext(
    'daybook.noLibrary',
    lacks((notebook) => notebook.reader().noteCount),
  );
}
