// Tables of typed columns: rows are numbers, every column is one typed array, all of a table grow together. Comes in: a
// schema (column name to array type); goes out: the table, or a copy of exact length in one piece with others. Knows nothing of
// what the columns mean.
import type { Steps } from './steps.ts';

/** The array types a column can have. */
export type ColumnArray = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A column's array type, given by its constructor. */
export interface ColumnType {
  new (length: number): ColumnArray;
  readonly BYTES_PER_ELEMENT: number;
}

/** Column names with their array types. */
export type Schema = Readonly<Record<string, ColumnType>>;

/** The arrays of a table. */
export type Columns<S extends Schema> = { [Name in keyof S]: InstanceType<S[Name]> };

/** A table as plain arrays of exact length. */
export interface PackedTable<S extends Schema> {
  readonly length: number;
  readonly columns: Columns<S>;
}

/** Bytes that the first `length` elements of an array take in a room: whole words, so that any array can follow. */
export function bytesInRoom(array: ColumnArray, length: number): number {
  return (array.BYTES_PER_ELEMENT * length + 3) & ~3;
}

/**
 * One buffer of the size given for the arrays of several tables, filled from its start: what goes to another thread, or into a
 * file, goes as one piece.
 */
export class Room {
  readonly #buffer: ArrayBuffer;
  #used = 0;

  constructor(byteLength: number) {
    this.#buffer = new ArrayBuffer(byteLength);
  }

  /** Copies the first `length` elements of an array. Throws (our own mistake) when the room is too small. */
  copy<A extends ColumnArray>(array: A, length: number): A {
    const view = new (array.constructor as new (buffer: ArrayBuffer, from: number, length: number) => A)(
      this.#buffer,
      this.#used,
      length,
    );
    view.set(array.subarray(0, length));
    this.#used += bytesInRoom(array, length);
    return view;
  }
}

/** A growing table. Its arrays are replaced when it grows: read `columns` again after every `append`. */
export class Table<S extends Schema> {
  readonly columns: Columns<S>;
  length = 0;
  /** How many rows there will be, in per cent of those there are, as far as one knows: whoever grows then takes room for them. */
  expected = asMany;
  readonly #names: readonly (keyof S & string)[];
  #capacity = 0;

  constructor(schema: S) {
    this.#names = Object.keys(schema);
    this.columns = Object.fromEntries(this.#names.map((name) => [name, emptyColumn(schema, name)])) as Columns<S>;
  }

  /** Bytes that the arrays take, unused room included. */
  get byteLength(): number {
    return this.#names.reduce((sum, name) => sum + this.columns[name].byteLength, 0);
  }

  /**
   * Makes room for `count` more rows and returns the number of the first. New rows hold 0 unless rows were truncated before:
   * then whoever appends sets every column.
   */
  append(count: number): number {
    const first = this.length;
    this.length += count;
    if (this.length > this.#capacity) this.#grow();
    return first;
  }

  /** Makes room for `count` more rows, a piece at a time. Begun again when anything changes in a pause. */
  *makeRoom(count: number): Steps<void> {
    if (this.length + count <= this.#capacity) return;
    const capacity = roomFor(this.length + count, this.#capacity, this.expected);
    for (const name of this.#names) this.columns[name] = yield* grownInSteps(() => this.columns[name], capacity);
    this.#capacity = capacity;
  }

  /** Forgets the rows from `length` on. */
  truncate(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** Takes the rows from `from` up to `until` out; those behind move up. */
  cut(from: number, until: number): void {
    for (const name of this.#names) this.columns[name].copyWithin(from, until, this.length);
    this.length -= until - from;
  }

  /** Appends a packed table as it is and returns the number of its first row. */
  absorb(packed: PackedTable<S>): number {
    const first = this.append(packed.length);
    for (const name of this.#names) this.columns[name].set(packed.columns[name], first);
    return first;
  }

  /** Takes the arrays of a packed table as its own, for those it had. */
  adopt({ length, columns }: PackedTable<S>): void {
    Object.assign(this.columns, columns);
    this.length = length;
    this.#capacity = length;
  }

  /** The arrays themselves, without unused room. */
  arrays(): PackedTable<S> {
    return this.#cut((column) => column.subarray(0, this.length));
  }

  /** Bytes that `pack` needs. */
  get packedBytes(): number {
    return this.#names.reduce((sum, name) => sum + bytesInRoom(this.columns[name], this.length), 0);
  }

  /** A copy in arrays of exact length. */
  pack(room: Room): PackedTable<S> {
    return this.#cut((column) => room.copy(column, this.length));
  }

  #cut(cut: (column: ColumnArray) => ColumnArray): PackedTable<S> {
    const columns = Object.fromEntries(this.#names.map((name) => [name, cut(this.columns[name])]));
    return { length: this.length, columns: columns as Columns<S> };
  }

  #grow(): void {
    this.#capacity = roomFor(this.length, this.#capacity, this.expected);
    for (const name of this.#names) this.columns[name] = grown(this.columns[name], this.#capacity);
  }

  /** Gives unused room back where it is much, column by column; rows that come during a pause are kept. */
  *trim(): Steps<void> {
    if (!isRoomy(this.#capacity, this.length)) return;
    for (const name of this.#names) {
      // What comes from now on finds its own room.
      this.#capacity = this.length;
      this.columns[name] = trimmed(this.columns[name] as ColumnArray, this.length) as Columns<S>[typeof name];
      yield;
    }
  }
}

/** In per cent, which are whole numbers: objects one of whose fields holds a fraction now and then are others to engines, which compile anew. */
export const asMany = 100;

/**
 * The array itself when it has `length` elements or more, else a longer one with the same contents, zeros behind them: with room for
 * `expected` per cent of that length.
 */
export function grown<A extends ColumnArray>(array: A, length: number, expected = asMany): A {
  if (length <= array.length) return array;
  const room = roomFor(length, array.length, expected);
  const larger = new (array.constructor as new (length: number) => A)(room);
  larger.set(array);
  return larger;
}

/** The array up to `length`, without the room behind it where that is much: to copy all for a little is not worth it. */
export function trimmed<A extends ColumnArray>(array: A, length: number): A {
  return isRoomy(array.length, length) ? (array.slice(0, length) as A) : array;
}

function isRoomy(capacity: number, length: number): boolean {
  return capacity - length > length >> 3;
}

function roomFor(length: number, capacity: number, expected: number): number {
  return Math.max(length, largerThan(capacity), Math.ceil((length * expected) / 100));
}

/** Elements copied between two pauses. */
const copiedAStep = 256 * 1024;

/** The same with pauses, of an array that may be added to in them, but not changed. */
export function* grownInSteps<A extends ColumnArray>(now: () => A, length: number, expected = asMany): Steps<A> {
  const before = now();
  if (length <= before.length) return before;
  const larger = grown(before.subarray(0, 0) as A, roomFor(length, before.length, expected));
  for (let from = 0; from < now().length; from += copiedAStep) {
    yield;
    if (now().length >= larger.length) return now();
    larger.set(now().subarray(from, from + copiedAStep), from);
  }
  return larger;
}

/** The next size: small arrays grow quickly, large ones by half. */
function largerThan(length: number): number {
  return length < 4096 ? 2 * length + 256 : length + (length >> 1);
}

/** One element; 0 outside the array. Not for loops over very many: engines take arrays of all types into account here. */
export function at(array: ColumnArray, row: number): number {
  return array[row] ?? 0;
}

function emptyColumn(schema: Schema, name: string): ColumnArray {
  const type = schema[name] ?? Uint32Array;
  return new type(0);
}
