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
  /** By the number in the `kind` column; undefined until somebody asks. */
  #lists: Row[][] | undefined;

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
    this.#lists ??= this.#fill();
    const list = only === undefined ? [] : (this.#lists[only] ?? []);
    return open ? list.filter((row) => this.#isOpen(noteOfRow(row))) : list;
  }

  /** Forgets the lists: a note came, went, or became one of another kind. */
  forget(): void {
    this.#lists = undefined;
  }

  #fill(): Row[][] {
    const { kind } = this.#store.notes.columns;
    const lists: Row[][] = [];
    for (const note of this.#order.notes()) {
      const number = at(kind, note);
      const list = lists[number];
      if (list === undefined) lists[number] = [rowOfNote(note)];
      else list.push(rowOfNote(note));
    }
    return lists;
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
