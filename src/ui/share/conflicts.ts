// What stands in two versions, and what a person does about it: compare, keep one or both, or edit the lines. Comes in: a row of Today,
// a line of a note, or nothing; goes out: an edit by the notebook, which can be undone. Never chooses by itself.
import { commands, l10n, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import { isRefusal } from '../../core/edits/edit.ts';
import { findConflict, type Keeping, settleConflict, settling } from '../../core/edits/settleConflict.ts';
import { type ConflictInWords, meAmong, type Side, sayConflict } from '../../core/merge/conflictWords.ts';
import { coversLine, openConflicts, type PlacedConflict } from '../../core/merge/openConflicts.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { applyEdits } from '../../core/text.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { noteAt } from '../editor/noteAt.ts';
import { choose } from '../item/choose.ts';
import { openNote } from '../openNote.ts';
import { openNotebookAt } from '../pickNotebook.ts';
import { isTreeNode } from '../tree/noteTree.ts';
import { closeVersions, versionUri } from './versionTexts.ts';

/** What can be done about two versions. */
export type ConflictDeed = 'choose' | 'compare' | 'edit' | 'both' | 'mine' | 'theirs';

/** A conflict, its notebook, and how it reads. */
interface Target {
  readonly open: OpenNotebook;
  readonly conflict: PlacedConflict;
  readonly said: ConflictInWords;
}

/** Does what a command says with the conflict that it was run on, or with the one that the person chooses. */
export async function settleVersions(
  notebooks: Notebooks,
  deed: ConflictDeed,
  args: readonly unknown[],
): Promise<Refusal | void> {
  const named = await targetOf(notebooks, args);
  const target = named ?? (await askTarget(notebooks));
  if (target === undefined || isRefusal(target)) return target;
  const { mine } = target.said;
  if (deed === 'edit') return edit(target);
  if (deed === 'compare') return compare(target, false);
  // What nobody pointed at is shown before anything is kept.
  if (deed === 'choose' || named === undefined) return chooseVersion(target);
  if (deed === 'both') return keep(target, 'both');
  // Where neither version is known to be mine, the person says which.
  if (mine === undefined) return chooseVersion(target);
  return keep(target, (deed === 'mine') === (mine === 'first') ? 'first' : 'second');
}

/** A row of Today, `[root, path, line]` from an editor, or the cursor; undefined when nothing was pointed at. */
async function targetOf(notebooks: Notebooks, args: readonly unknown[]): Promise<Target | Refusal | undefined> {
  const [first, path, line] = args;
  if (isTreeNode(first)) {
    const { conflict } = first.node;
    const open = openNotebookAt(notebooks, first.notebook);
    const found = conflict && open && (await inText(open, conflict.path, (each) => isSame(each, conflict)));
    return found ?? settledAlready();
  }
  const open = openNotebookAt(notebooks, first);
  if (open && typeof path === 'string' && typeof line === 'number')
    return (await inText(open, path, (each) => coversLine(each, line))) ?? settledAlready();
  const editor = first === undefined ? window.activeTextEditor : undefined;
  const note = editor && noteAt(notebooks, editor.document);
  return note && inText(note.open, note.path, (each) => coversLine(each, editor.selection.active.line));
}

function settledAlready(): Refusal {
  return { refused: 'moved', message: l10n.t('Somebody has chosen a version here already.') };
}

function isSame(a: { readonly id: string; readonly ordinal: number }, b: typeof a): boolean {
  return a.id === b.id && a.ordinal === b.ordinal;
}

async function inText(
  open: OpenNotebook,
  path: string,
  isMeant: (conflict: PlacedConflict) => boolean,
): Promise<Target | undefined> {
  const text = (await open.notebook.read(path)) ?? '';
  const found = openConflicts(text)
    .map((each) => ({ ...each, path }))
    .find(isMeant);
  return found && targetFor(open, found);
}

function targetFor(open: OpenNotebook, conflict: PlacedConflict): Target {
  const { notebook } = open;
  const isMe = meAmong(notebook.index().roster(), notebook.context().me);
  return { open, conflict, said: sayConflict(conflict, isMe, parseOptions(notebook.config)) };
}

/** The only conflict there is, or one of a list. */
async function askTarget(notebooks: Notebooks): Promise<Target | Refusal | undefined> {
  const all = notebooks.all().flatMap((open) => {
    const isReady = open.notebook.state === 'ready';
    return isReady
      ? open.notebook
          .reader()
          .conflicts()
          .map((conflict) => targetFor(open, conflict))
      : [];
  });
  if (all.length < 2)
    return (
      all[0] ?? { refused: 'moved', message: l10n.t('Nothing stands in two versions: there is nothing to choose.') }
    );
  const choices = all.map((target) => ({
    label: titleOf(target),
    description: target.conflict.path,
    detail: target.said.sentence,
    value: target,
  }));
  return (await choose({ title: l10n.t('Choose a Version'), choices }))?.value;
}

function titleOf({ open, conflict, said }: Target): string {
  const reader = open.notebook.reader();
  const row = reader.noteRow(conflict.path);
  return said.title ?? String((row === undefined ? undefined : reader.get(row, 'title')) ?? conflict.path);
}

/** Shows both versions side by side and asks below which to keep. */
async function chooseVersion(target: Target): Promise<Refusal | void> {
  const refused = await compare(target, true);
  if (refused) return refused;
  const { conflict, said } = target;
  const { first, second, inHeader } = conflict;
  const [, right] = sidesOf(said);
  const side = (which: Side): { label: string; detail: string; value: Keeping } => ({
    label: `$(${which === right ? 'arrow-right' : 'arrow-left'}) ${said.keep[which]}`,
    detail: said.differs[which] || (which === 'first' ? first : second).trim(),
    value: which,
  });
  const sides = [side('first'), side('second')];
  const chosen = await choose<Keeping | 'edit'>({
    title: titleOf(target),
    placeholder: said.sentence,
    stays: true,
    choices: [
      ...(said.mine === 'second' ? sides.reverse() : sides),
      ...(inHeader ? [] : [{ label: `$(list-flat) ${l10n.t('Keep both')}`, value: 'both' as const }]),
      { label: `$(edit) ${l10n.t('Edit in the Note')}`, value: 'edit' },
    ],
  });
  await closeVersions();
  if (chosen?.value === 'edit') return edit(target);
  if (chosen) return keep(target, chosen.value);
}

async function keep({ open, conflict }: Target, keeping: Keeping): Promise<Refusal | void> {
  const outcome = await open.notebook.edit(conflict.path, (text) => settleConflict(text, conflict, keeping));
  if (isRefusal(outcome)) return outcome;
  window.setStatusBarMessage(`$(check) ${l10n.t('Chosen. Commit Notes tells the team.')}`, 10_000);
}

async function edit({ open, conflict }: Target): Promise<void> {
  await openNote(open.root, conflict.path, { at: { line: conflict.line }, preview: false });
}

/** What stands on the left and on the right: mine is on the right. */
function sidesOf({ mine }: ConflictInWords): readonly [left: Side, right: Side] {
  return mine === 'first' ? ['second', 'first'] : ['first', 'second'];
}

/** Shows the note with either version in VS Code's own comparison. */
async function compare({ open, conflict, said }: Target, preserveFocus: boolean): Promise<Refusal | void> {
  const { path, id, ordinal } = conflict;
  const text = (await open.notebook.read(path)) ?? '';
  const found = findConflict(text, conflict);
  if (!found) return settledAlready();
  const { version } = open.notebook.reader();
  const uriOf = (side: Side) =>
    versionUri(path, [id, ordinal, version, side].join('.'), applyEdits(text, [settling(text, found, side)]));
  const [left, right] = sidesOf(said);
  const title = l10n.t('{0}: {1} and {2}', path, said.who[left], said.who[right]);
  await commands.executeCommand('vscode.diff', uriOf(left), uriOf(right), title, { preserveFocus });
}
