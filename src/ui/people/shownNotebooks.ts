// What others may see over one's shoulder: while private notebooks are hidden, views and searches are made without them. Comes in: all
// open notebooks and the window's memory. Goes out: the same without private ones. Commands go on to know them: what they write goes
// where it belongs, hidden or not.
import { l10n, type Memento, TabInputText, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { isPrivate, type Notebooks } from '../../notebook/registry.ts';
import { setContext } from '../contextKeys.ts';

/** Notebooks as they may be shown now. */
export interface ShownNotebooks extends Notebooks {
  /** Remembered for this window. */
  hidePrivate(hides: boolean): void;
}

const memoryKey = 'private hidden';

/** The shown ones of `notebooks`; `notebooks` goes on owning them. */
export function shownNotebooks(notebooks: Notebooks, memory: Memento): ShownNotebooks {
  const hides = (): boolean => memory.get(memoryKey) === true;
  const tell = (): void => setContext('daybook.privateHidden', hides());
  tell();
  return {
    get state() {
      return notebooks.state;
    },
    all: () => notebooks.all().filter((open) => !hides() || !isPrivate(open)),
    at: (uri) => notebooks.at(uri),
    reload: () => notebooks.reload(),
    openBeside: (root) => notebooks.openBeside(root),
    onDidChange: notebooks.onDidChange,
    onDidChangeNotes: notebooks.onDidChangeNotes,
    onDidMove: notebooks.onDidMove,
    idle: () => notebooks.idle(),
    dispose: () => {},
    hidePrivate: (wanted) => {
      void memory.update(memoryKey, wanted);
      tell();
    },
  };
}

/** Closes the editors of private notes; those with unsaved changes stay, and that is said. */
export async function closePrivateEditors(notebooks: Notebooks): Promise<Refusal | void> {
  const tabs = window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => {
      const open = input instanceof TabInputText ? notebooks.at(input.uri.toString())?.open : undefined;
      return open !== undefined && isPrivate(open);
    });
  const saved = tabs.filter(({ isDirty }) => !isDirty);
  await window.tabGroups.close(saved);
  const left = tabs.length - saved.length;
  if (left === 0) return;
  const message = l10n.t('Private notes with unsaved changes are still open: {0}. Save and close them first.', left);
  return { refused: 'changed-meanwhile', message };
}
