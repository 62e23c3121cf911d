// The lenses above meetings and issues, and above what stands in two versions. Comes in: a note in an editor; goes out: lenses with a click each. What stands there comes
// from the index alone, so that nothing is waited for and nothing flickers.
import { CodeLens, type Command, Location, l10n, Position, Range, type TextDocument, type Uri } from 'vscode';
import { dayNumber } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { setState } from '../../core/edits/state.ts';
import { meAmong, sayConflict } from '../../core/merge/conflictWords.ts';
import { type OpenConflict, openConflicts } from '../../core/merge/openConflicts.ts';
import { type Lens, lensesOf } from '../../core/navigate/lenses.ts';
import { clockOf } from '../../core/outline/clockWords.ts';
import { ageWords, joined } from '../../core/outline/rowWords.ts';
import { isStale } from '../../core/query/classes.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import type { CommandId, ConflictCommandId } from '../../manifest.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { actedContext } from '../item/rowChanges.ts';
import { noteUri } from '../openNote.ts';
import { openNotebookAt } from '../pickNotebook.ts';
import { outlineContext } from '../tree/treeContext.ts';
import type { NoteAt } from './noteAt.ts';

/** The lenses of a note, all on its first line. */
export function codeLenses({ uri }: TextDocument, note: NoteAt): CodeLens[] {
  const { open, path } = note;
  const top = new Range(0, 0, 0, 0);
  const ofNote = lensesOf(path, open.notebook.index()).flatMap((lens) => {
    const command = commandOf(lens, open, path, uri);
    return command ? [new CodeLens(top, command)] : [];
  });
  return [...ofNote, ...openConflicts(note.text).flatMap((conflict) => conflictLenses(conflict, note))];
}

/** What stands in two versions, in words, and what can be kept: above the lines themselves. */
function conflictLenses(conflict: OpenConflict, { open, path }: NoteAt): CodeLens[] {
  const { line, inHeader } = conflict;
  const { notebook, root } = open;
  const isMe = meAmong(notebook.index().roster(), notebook.context().me);
  const { sentence, mine, keep } = sayConflict(conflict, isMe, parseOptions(notebook.config));
  const lens = (title: string, command: ConflictCommandId): CodeLens =>
    new CodeLens(new Range(line, 0, line, 0), { title, command, arguments: [root, path, line] });
  const theirs = mine === 'first' ? keep.second : keep.first;
  return [
    lens(`$(git-compare)  ${sentence}`, 'daybook.conflict.choose'),
    ...(mine === undefined
      ? []
      : [lens(l10n.t('Keep mine'), 'daybook.conflict.keepMine'), lens(theirs, 'daybook.conflict.keepTheirs')]),
    ...(inHeader ? [] : [lens(l10n.t('Keep both'), 'daybook.conflict.keepBoth')]),
  ];
}

function commandOf(lens: Lens, open: OpenNotebook, path: string, uri: Uri): Command | undefined {
  switch (lens.is) {
    case 'looseActions':
    case 'openActions': {
      const { places } = lens;
      const title = lens.is === 'looseActions' ? looseWords(places.length) : openWords(places.length);
      const found = places.map((each) => new Location(noteUri(open.root, each.path), new Position(each.line, 0)));
      return { title, command: 'editor.action.showReferences', arguments: [uri, new Position(0, 0), found] };
    }
    case 'previous': {
      const title = l10n.t('Previous: {0}', lens.day);
      return { title, command: 'vscode.open', arguments: [noteUri(open.root, lens.path)] };
    }
    case 'clock': {
      const context = outlineContext(open);
      const age = ageWords(lens.since, context);
      const reader = open.notebook.reader();
      const row = reader.noteRow(path);
      const short = row === undefined ? undefined : clockOf(reader, row, context).short;
      // A lens without a command is plain text.
      return age === undefined ? undefined : { title: joined([l10n.t('Open for {0}', age), short]), command: '' };
    }
    case 'review': {
      const reader = open.notebook.reader();
      const row = reader.noteRow(path);
      if (row === undefined || !isStale(reader, row, { today: dayNumber(open.notebook.context().today) ?? 0 }))
        return undefined;
      const command: CommandId = 'daybook.item.review';
      const node = { notebook: open.root, node: { rowKey: { path } } };
      return { title: l10n.t('Due for review since {0}', lens.due), command, arguments: [node] };
    }
    default: {
      const command: CommandId = 'daybook.record.setState';
      const title = lens.state === 'acked' ? l10n.t('Acknowledge') : l10n.t('Set to {0}', lens.state);
      return { title, command, arguments: [open.root, path, lens.state] };
    }
  }
}

function openWords(count: number): string {
  return count === 1 ? l10n.t('1 open action of this series') : l10n.t('{0} open actions of this series', count);
}

function looseWords(count: number): string {
  return count === 1 ? l10n.t('1 without an owner or a day') : l10n.t('{0} without an owner or a day', count);
}

/** Moves a record to a state: what a click on its lens does. */
export async function setRecordState(
  notebooks: Notebooks,
  root: unknown,
  path: unknown,
  state: unknown,
): Promise<Refusal | void> {
  const open = openNotebookAt(notebooks, root);
  if (!open || typeof path !== 'string' || typeof state !== 'string') return;
  const reader = open.notebook.reader();
  const row = reader.noteRow(path);
  const kind = row === undefined ? undefined : open.notebook.config.kinds.get(reader.kind(row));
  if (!kind) return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
  const context = { ...(await actedContext(open, path, [{ path }])), kind };
  const outcome = await open.notebook.edit(path, (text) => setState(text, state, context));
  if (isRefusal(outcome)) return outcome;
}
