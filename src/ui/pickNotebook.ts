// Which notebook a command acts on: the one of the active editor, else the only one that is shared, else the person picks. Where
// there is none that is said, with the one thing to do about it.
import { commands, l10n, window, workspace } from 'vscode';
import type { CommandId } from '../manifest.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';

/** The notebook meant, or undefined when there is none or the person picked none. */
export async function pickNotebook(notebooks: Notebooks): Promise<OpenNotebook | undefined> {
  const active = window.activeTextEditor?.document.uri.toString();
  const here = active && notebooks.at(active)?.open;
  if (here) return here;
  const all = notebooks.all();
  if (all.length === 0) void sayNone();
  const shared = all.filter((open) => !isPrivate(open));
  if (all.length < 2 || shared.length === 1) return shared[0] ?? all[0];
  const chosen = await window.showQuickPick(
    all.map((open) => ({
      label: open.label,
      description: decodeURIComponent(open.root.replace(/^[a-z-]+:\/\//, '')),
      open,
    })),
    { title: l10n.t('Which notebook?') },
  );
  return chosen?.open;
}

/** The open notebook with this root, a URI text; none for whatever else a command was given. */
export function openNotebookAt(notebooks: Pick<Notebooks, 'all'>, root: unknown): OpenNotebook | undefined {
  return notebooks.all().find((open) => open.root === root);
}

/** Not awaited by commands: they have ended, and the message may stay. */
async function sayNone(): Promise<void> {
  if ((workspace.workspaceFolders ?? []).length === 0) return sayNoFolder();
  const setUp = l10n.t('Set Up Notebook');
  const chosen = await window.showInformationMessage(l10n.t('There is no notebook in this window yet.'), setUp);
  if (chosen === setUp) await commands.executeCommand('daybook.notebook.setUp' satisfies CommandId);
}

/** Says that no folder is open, and offers to open one. */
export async function sayNoFolder(): Promise<void> {
  const open = l10n.t('Open Folder');
  const chosen = await window.showInformationMessage(l10n.t('A notebook is a folder, and none is open.'), open);
  if (chosen === open) await commands.executeCommand('vscode.openFolder');
}
