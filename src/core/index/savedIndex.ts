// A whole index as plain arrays, to be kept in a file and opened as it is. Comes in: a store and the order of its notes; goes
// out: copies of its arrays, their lengths, and back an index of arrays that somebody filled. Interpretation is kept as well, so
// it belongs to one configuration. Whether arrays can be walked without harm is looked at before they are saved.
import type { ColumnArray, Columns, ColumnType, PackedTable, Schema } from './columns.ts';
import type { WordArrays } from './dictionary.ts';
import type { Steps } from './steps.ts';
import { entrySchema, noDay, noteSchema, type PackedStore, type Store, taskSchema } from './store.ts';

/** The arrays of an index. */
export interface SavedIndex extends PackedStore {
  readonly paths: WordArrays;
  readonly labels: WordArrays;
  readonly texts: WordArrays;
  /** The live notes in the order of their paths. */
  readonly order: Uint32Array;
  /** By the number of a note, what it is to the commit that it was saved with; see `committed`. */
  readonly committed: Uint8Array;
}

/** Values of `committed`: no file of the commit, the very text of the commit, another text; and of what no index has: no text any more. */
export const committed = { not: 0, same: 1, other: 2, gone: 3 } as const;

const wordTypes = [Uint8Array, Uint32Array, Int32Array] as const;
const schemas: readonly Schema[] = [noteSchema, entrySchema, taskSchema];

/** Elements that are copied or looked at between two pauses. */
const elementsAStep = 1_000_000;

/** Copies the arrays of an index, with pauses; worthless when it changed in one of them. */
export function* savedSteps(store: Store, order: Uint32Array): Steps<SavedIndex> {
  const whole = emptySaved(lengthsOf(sharedArrays(store, order)));
  const from = savedArrays(sharedArrays(store, order));
  for (const [at, to] of savedArrays(whole).entries()) {
    const source = from[at];
    for (let start = 0; source && start < to.length; start += elementsAStep) {
      to.set(source.subarray(start, Math.min(to.length, start + elementsAStep)), start);
      yield;
    }
  }
  return whole;
}

/** The arrays of a saved index, in the order of the file. */
export function savedArrays(saved: SavedIndex): ColumnArray[] {
  const words = [saved.paths, saved.labels, saved.texts].flatMap(({ bytes, ends, slots }) => [bytes, ends, slots]);
  const tables = [saved.notes, saved.entries, saved.tasks];
  const rows = tables.flatMap(({ columns }) => Object.values<ColumnArray>(columns));
  return [...words, ...rows, saved.pool, saved.order, saved.committed];
}

/** What the lengths of all arrays follow from. */
export function lengthsOf({ paths, labels, texts, notes, entries, tasks, pool, order }: SavedIndex): number[] {
  const words = [paths, labels, texts].flatMap(({ bytes, ends, slots }) => [bytes.length, ends.length, slots.length]);
  return [...words, notes.length, entries.length, tasks.length, pool.length, order.length];
}

/** Bytes that arrays of such lengths take; NaN for what no lengths are. */
export function bytesOf(lengths: readonly number[]): number {
  const isLength = (length: number): boolean => Number.isSafeInteger(length) && length >= 0;
  if (lengths.length !== 14 || !lengths.every(isLength)) return Number.NaN;
  return layoutOf(lengths).reduce((sum, [type, length]) => sum + type.BYTES_PER_ELEMENT * length, 0);
}

/** A saved index of arrays of zeros, to be filled. */
export function emptySaved(lengths: readonly number[]): SavedIndex {
  const arrays = layoutOf(lengths).map(([type, length]) => new type(length));
  const take = <A extends ColumnArray>(): A => arrays.shift() as A;
  const words = (): WordArrays => ({ bytes: take(), ends: take(), slots: take() });
  const table = <S extends Schema>(schema: S, length = 0): PackedTable<S> => {
    const columns = Object.fromEntries(Object.keys(schema).map((name) => [name, take()]));
    return { length, columns: columns as Columns<S> };
  };
  return {
    paths: words(),
    labels: words(),
    texts: words(),
    notes: table(noteSchema, lengths[9]),
    entries: table(entrySchema, lengths[10]),
    tasks: table(taskSchema, lengths[11]),
    pool: take(),
    order: take(),
    committed: take(),
  };
}

/** Whether arrays can be walked without end or error, as all that are saved can. */
export function isSound({ paths, labels, texts, notes, entries, tasks, pool, order }: SavedIndex): boolean {
  if (![paths, labels, texts].every(areWords)) return false;
  const { entryStart, entryEnd, taskStart, taskEnd } = notes.columns;
  if (notes.length !== paths.ends.length || !isBelow(order, notes.length)) return false;
  if (!areRanges(entryStart, entryEnd, entries.length) || !areRanges(taskStart, taskEnd, tasks.length)) return false;
  const { note, owner, project, tags, heading, textStart, due, scheduled, start, done } = tasks.columns;
  const isText = (column: Uint32Array): boolean => isBelow(column, texts.ends.length);
  const isLabel = (column: Uint32Array): boolean => isBelow(column, labels.ends.length);
  return (
    isBelow(note, notes.length) &&
    [notes.columns.title, entries.columns.value].every(isText) &&
    [notes.columns.folder, notes.columns.project, entries.columns.field].every(isLabel) &&
    [owner, project, tags, heading].every(isLabel) &&
    [due, scheduled, start, done].every(areDays) &&
    ascends(textStart, pool.length)
  );
}

/** Days before year 0 and after 9999 are nobody's. */
function areDays(column: Int32Array): boolean {
  for (let row = 0; row < column.length; row++) {
    const day = column[row] ?? noDay;
    if (day !== noDay && (day < -800_000 || day > 4_000_000)) return false;
  }
  return true;
}

function isBelow(column: Uint32Array, most: number): boolean {
  for (let row = 0; row < column.length; row++) if ((column[row] ?? 0) >= most) return false;
  return true;
}

function areRanges(starts: Uint32Array, ends: Uint32Array, most: number): boolean {
  for (let row = 0; row < starts.length; row++) {
    const end = ends[row] ?? 0;
    if (end > most || (starts[row] ?? 0) > end) return false;
  }
  return true;
}

/** Free slots end every search for a word, so there have to be some. */
function areWords({ bytes, ends, slots }: WordArrays): boolean {
  const { length } = slots;
  if (length < 2 || (length & (length - 1)) !== 0 || ends.length * 3 > length * 2 || ends[0] !== 0) return false;
  let filled = 0;
  for (let slot = 0; slot < length; slot++) {
    const word = slots[slot] ?? 0;
    if (word >= ends.length) return false;
    if (word >= 0) filled++;
  }
  return filled === ends.length && ascends(ends, bytes.length) && ends.at(-1) === bytes.length;
}

function ascends(column: Uint32Array, most: number): boolean {
  let last = 0;
  for (let row = 0; row < column.length; row++) {
    const offset = column[row] ?? 0;
    if (offset < last) return false;
    last = offset;
  }
  return last <= most;
}

/** Types and lengths of all arrays, in order. */
function layoutOf(lengths: readonly number[]): (readonly [type: ColumnType, length: number])[] {
  const length = (at: number): number => lengths[at] ?? 0;
  const words = [0, 3, 6].flatMap((from) => wordTypes.map((type, at) => [type, length(from + at)] as const));
  const rows = schemas.flatMap((schema, at) => Object.values(schema).map((type) => [type, length(9 + at)] as const));
  return [...words, ...rows, [Uint8Array, length(12)], [Uint32Array, length(13)], [Uint8Array, length(9)]];
}

/** The live arrays themselves, unused room left out. */
function sharedArrays(store: Store, order: Uint32Array): SavedIndex {
  return { ...store.arrays(), order, committed: new Uint8Array(store.notes.length) };
}
