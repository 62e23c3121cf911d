// What happened to notes between two moments, one thing a row, with the item it is about as it is now. Comes in: notes before and
// after, and the index of the notes as they are. Goes out: rows, in the order of the notes. Confidential records are left out, as
// in messages of commits; the difference itself is that of core/change.
import { type ChangeRow, type ChangeVerb, compareSteps } from '../change/noteChange.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row, RowKey } from '../index/rows.ts';
import { eachOf, finished, type Steps } from '../index/steps.ts';
import type { Note } from '../note/note.ts';
import { nameOf } from '../notePath.ts';
import { isConfidentialNote, isConfidentialRow } from '../record/confidential.ts';
import { titleOf } from '../record/interpret.ts';

/** Notes told of between two pauses. */
const notesAStep = 16;

/** A note before and after, as it was read. */
export interface ReadPair {
  readonly path: string;
  /** The former path of a renamed note. */
  readonly from?: string;
  readonly before?: Note;
  readonly after?: Note;
}

/** What can happen: as in a difference, or a note came, went or got another name. */
export type HappeningVerb = ChangeVerb | 'new' | 'gone' | 'renamed';

/** One thing that happened. */
export interface Happening {
  readonly path: string;
  readonly verb: HappeningVerb;
  /** Title of the record or note, or the task's text. */
  readonly name: string;
  /** Values before and after for verbs that name a field; else empty. For `renamed` the former path. */
  readonly from: string;
  readonly to: string;
  /** Kind id of a record, or `task`, `milestone`, `note`. */
  readonly kind: string;
  /** The item as it is now; absent when it is not in the notes any more. */
  readonly key?: RowKey;
}

/** All that happened. Of a note that came, open tasks of `me` are told, too: nobody else will say that they are there. */
export function happenings(pairs: readonly ReadPair[], index: IndexReader, me?: string): Happening[] {
  return finished(happeningSteps(pairs, index, me));
}

/** The same in steps. */
export function* happeningSteps(pairs: readonly ReadPair[], index: IndexReader, me?: string): Steps<Happening[]> {
  const byPath = new Map<string, ChangeRow[]>();
  for (const row of yield* compareSteps(pairs)) {
    const own = byPath.get(row.path);
    if (own) own.push(row);
    else byPath.set(row.path, [row]);
  }
  const all: Happening[] = [];
  const tell = (pair: ReadPair): void => {
    const { path, from = path, before, after } = pair;
    const { config } = index;
    if (isConfidentialNote(before, from, config) || isConfidentialNote(after, path, config)) return;
    const find = finder(index, pair.path);
    all.push(...wholeNote(pair, index, me));
    for (const row of byPath.get(pair.path) ?? []) all.push(ofRow(row, find, index));
  };
  yield* eachOf(pairs, tell, notesAStep);
  return all;
}

function wholeNote({ path, from, before, after }: ReadPair, index: IndexReader, me: string | undefined): Happening[] {
  if (before !== undefined && after !== undefined && from === undefined) return [];
  const verb = before === undefined ? 'new' : after === undefined ? 'gone' : 'renamed';
  const row = verb === 'gone' ? undefined : index.noteRow(path);
  const name = titleOf((after ?? before)?.title ?? '', path);
  const whole = { path, verb, name, from: from ?? '', to: '' } as const;
  if (row === undefined) return [{ ...whole, kind: 'note' }];
  const own = verb === 'new' && me !== undefined ? index.taskRows(path).filter((task) => isFor(task, index, me)) : [];
  return [{ ...whole, kind: index.kind(row), key: index.key(row) }, ...own.map((task) => addedTask(task, index))];
}

function isFor(row: Row, index: IndexReader, me: string): boolean {
  return isOpenRow(index, row) && index.get(row, 'owner') === me && !isConfidentialRow(index, row);
}

function addedTask(row: Row, index: IndexReader): Happening {
  const { path, title } = index.item(row);
  return { path, verb: 'added', name: title, from: '', to: '', kind: index.kind(row), key: index.key(row) };
}

function ofRow({ path, about, verb, name, from, to }: ChangeRow, find: Finder, index: IndexReader): Happening {
  const row = about === 'record' ? index.noteRow(path) : verb === 'removed' ? undefined : find(name);
  const what = { path, verb, from, to };
  if (row === undefined) return { ...what, name: name || nameOf(path), kind: about === 'task' ? 'task' : 'note' };
  return { ...what, name: index.item(row).title, kind: index.kind(row), key: index.key(row) };
}

type Finder = (text: string) => Row | undefined;

/** Finds the lines of a note by their text, of equal ones each once. */
function finder(index: IndexReader, path: string): Finder {
  let rows: Map<string, Row[]> | undefined;
  return (text) => {
    rows ??= byTitle(index, index.taskRows(path));
    const found = rows.get(text);
    return found && (found.length > 1 ? found.shift() : found[0]);
  };
}

function byTitle(index: IndexReader, rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const { title } = index.item(row);
    const group = groups.get(title);
    if (group) group.push(row);
    else groups.set(title, [row]);
  }
  return groups;
}
