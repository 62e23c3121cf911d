// Renames in editors and in the Explorer. Comes in: a name and its new name, or files that are about to move. Goes out: one edit of
// the workspace, shown first when it goes over several notes. Nothing is written here: VS Code applies it, and undoes it as one.
import {
  type CancellationToken,
  type FileWillRenameEvent,
  type Position,
  type Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  workspace,
} from 'vscode';
import { isRefusal } from '../../core/edits/edit.ts';
import {
  mayChange,
  planRename,
  type RenamePlan,
  renamable,
  renameEdits,
  wordsOfMove,
} from '../../core/navigate/rename.ts';
import type { TextEdit } from '../../core/text.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { noteUri } from '../openNote.ts';
import { eachText } from './allTexts.ts';
import { useAt } from './navigation.ts';
import type { NoteAt } from './noteAt.ts';
import { editorEdits, rangesIn } from './positions.ts';
import { needsPreview, showFirst } from './previewedEdit.ts';

/**
 * The name that a rename would change, or nothing where VS Code's own Markdown support renames (headings, links in bodies).
 * Throws a sentence where somebody means a name that cannot be renamed there.
 */
export function preparedRename(
  note: NoteAt,
  document: TextDocument,
  position: Position,
): { range: Range; placeholder: string } | undefined {
  const use = useAt(note, document, position);
  if (!use || (use.by === 'inline' && !use.inHeader)) return undefined;
  const old = renamable(note.path, use, note.open.notebook.index());
  if (isRefusal(old)) throw new Error(old.message);
  return { range: rangesIn(note.text)(use.span), placeholder: old.text };
}

/** The edit that renames what is named at a position. Throws the reason when the name is refused: the editor shows it. */
export async function renameAt(
  note: NoteAt,
  document: TextDocument,
  position: Position,
  name: string,
  token: CancellationToken,
): Promise<WorkspaceEdit | undefined> {
  const use = useAt(note, document, position);
  if (!use) return undefined;
  const plan = planRename(note.path, use, name.trim(), note.open.notebook.index());
  if (isRefusal(plan)) throw new Error(plan.message);
  return workspaceEdit(note.open, plan, true, token);
}

/** The edit that keeps links and names true while files move; undefined when none of them is ours. */
export async function editForMove(
  notebooks: Notebooks,
  { files, token }: FileWillRenameEvent,
): Promise<WorkspaceEdit | undefined> {
  const plans = new Map<OpenNotebook, { from: string; to: string }[]>();
  for (const { oldUri, newUri } of files) {
    const from = notebooks.at(oldUri.toString());
    const to = notebooks.at(newUri.toString());
    if (from && to?.open === from.open && from.open.notebook.state === 'ready')
      plans.set(from.open, [...(plans.get(from.open) ?? []), { from: from.path, to: to.path }]);
  }
  const [first] = plans;
  if (!first || plans.size > 1) return undefined;
  const [open, moves] = first;
  const index = open.notebook.index();
  const words = moves.flatMap(({ from, to }) =>
    index.paths().flatMap((path) => {
      const isIn = path === from || path.startsWith(`${from}/`);
      return isIn ? wordsOfMove(path, to + path.slice(from.length), index) : [];
    }),
  );
  return workspaceEdit(open, { words, moves }, updatesBodies(Uri.parse(open.root)), token, false);
}

/** Links in bodies are ours only as long as nobody told VS Code's Markdown support what to do with them. */
function updatesBodies(root: Uri): boolean {
  const told = workspace.getConfiguration('markdown', root).inspect('updateLinksOnFileMove.enabled');
  const values = [told?.globalValue, told?.workspaceValue, told?.workspaceFolderValue];
  return values.every((value) => value === undefined);
}

async function workspaceEdit(
  open: OpenNotebook,
  plan: RenamePlan,
  bodyLinks: boolean,
  token: CancellationToken,
  moves = true,
): Promise<WorkspaceEdit> {
  const index = open.notebook.index();
  const changes: { path: string; text: string; edits: TextEdit[] }[] = [];
  await eachText(open, token, (path, text) => {
    const edits = mayChange(path, text, plan) ? renameEdits(path, text, plan, index, { bodyLinks }) : [];
    if (edits.length > 0) changes.push({ path, text, edits });
  });
  const count = changes.reduce((sum, { edits }) => sum + edits.length, 0);
  const edit = new WorkspaceEdit();
  const [first] = changes;
  // Whoever moves a file is asked by VS Code anyway.
  if (first && moves && needsPreview(count, changes.length)) showFirst(edit, noteUri(open.root, first.path));
  for (const { path, text, edits } of changes)
    for (const { range, newText } of editorEdits(text, edits))
      edit.replace(noteUri(open.root, path), range, newText, { label: path, needsConfirmation: false });
  // Behind the texts, which lie under their old names until then.
  for (const { from, to } of moves ? plan.moves : [])
    edit.renameFile(noteUri(open.root, from), noteUri(open.root, to), {}, { label: to, needsConfirmation: false });
  return edit;
}
