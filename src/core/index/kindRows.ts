// The note rows of each kind, so that whoever asks for issues does not walk over every task. Comes in: a store, its
// interpretation and the order of its notes; goes out: rows in path order. One pass over the notes fills the lists; they hold
// until the next change.
import { at } from './columns.ts';
import type { Interpretation } from './interpretation.ts';
import type { PathOrder } from './pathOrder.ts';
import { firstClosed, noteOfRow, rowOfNote } from './rowNumbers.ts';
import type { Row } from './rows.ts';
import type { Store } from './store.ts';

/** Lists of note rows by kind. */
export class KindRows {
  readonly #store: Store;
  readonly #meaning: Interpretation;
  readonly #order: PathOrder;
  /** The rows of all kinds, one kind behind the other, and where each ends; undefined until somebody asks. */
  #all: { readonly rows: Uint32Array; readonly ends: Uint32Array } | undefined;
  /** By the number in the `kind` column, as far as somebody asked. */
  readonly #lists: Row[][] = [];

  constructor(store: Store, meaning: Interpretation, order: PathOrder) {
    this.#store = store;
    this.#meaning = meaning;
    this.#order = order;
  }

  /** Note rows of the kinds, in path order, perhaps open ones only; `note` asks for the notes of no kind. */
  rows(kinds: ReadonlySet<string>, open: boolean): readonly Row[] {
    const numbers = this.#numbersOf(kinds);
    const [only] = numbers;
    if (numbers.size > 1) return this.#walk((number) => numbers.has(number), open);
    const list = only === undefined ? [] : this.#listOf(only);
    return open ? list.filter((row) => this.#isOpen(noteOfRow(row))) : list;
  }

  /** Forgets the lists: a note came, went, or became one of another kind. */
  forget(): void {
    this.#all = undefined;
    this.#lists.length = 0;
  }

  #listOf(kind: number): Row[] {
    this.#all ??= this.#fill();
    const { rows, ends } = this.#all;
    const list = this.#lists[kind] ?? Array.from(rows.subarray(ends[kind - 1] ?? 0, ends[kind]));
    this.#lists[kind] = list;
    return list;
  }

  #fill(): { readonly rows: Uint32Array; readonly ends: Uint32Array } {
    const { kind } = this.#store.notes.columns;
    const notes = this.#order.notes();
    const ends = new Uint32Array(256);
    for (let place = 0; place < notes.length; place++) {
      const own = kind[notes[place] ?? 0] ?? 0;
      ends[own] = (ends[own] ?? 0) + 1;
    }
    let end = 0;
    for (let own = 0; own < ends.length; own++) {
      const count = ends[own] ?? 0;
      ends[own] = end;
      end += count;
    }
    const rows = new Uint32Array(notes.length);
    for (let place = 0; place < notes.length; place++) {
      const note = notes[place] ?? 0;
      const own = kind[note] ?? 0;
      const next = ends[own] ?? 0;
      rows[next] = rowOfNote(note);
      ends[own] = next + 1;
    }
    return { rows, ends };
  }

  #numbersOf(kinds: ReadonlySet<string>): ReadonlySet<number> {
    const numbers = new Set<number>();
    for (const id of kinds) {
      const number = this.#meaning.kindNumber(id);
      if (number > 0) numbers.add(number);
      if (id === 'note') numbers.add(0);
    }
    return numbers;
  }

  #walk(isWanted: (kind: number) => boolean, open: boolean): Row[] {
    const { kind } = this.#store.notes.columns;
    const wanted = Uint8Array.from({ length: 256 }, (_, number) => Number(isWanted(number)));
    const rows: Row[] = [];
    for (const note of this.#order.notes())
      if (at(wanted, at(kind, note)) === 1 && (!open || this.#isOpen(note))) rows.push(rowOfNote(note));
    return rows;
  }

  #isOpen(note: number): boolean {
    return at(this.#store.notes.columns.state, note) < firstClosed;
  }
}
