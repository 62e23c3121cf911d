// The note rows of each kind, so that whoever asks for issues does not walk over every task. Comes in: a store, its
// interpretation and the order of its notes; goes out: rows in path order. One pass over the notes fills the lists; they hold
// until the next change.
import { at } from './columns.ts';
import type { Interpretation } from './interpretation.ts';
import type { PathOrder } from './pathOrder.ts';
import { noteOfRow, rowOfNote } from './rowNumbers.ts';
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

  /** Note rows of the kinds, in path order; `note` asks for the notes of no kind. */
  rows(kinds: ReadonlySet<string>): readonly Row[] {
    this.#lists ??= this.#fill();
    const lists: (readonly Row[])[] = [];
    for (const id of kinds) {
      const number = this.#meaning.kindNumber(id);
      if (number > 0) lists.push(this.#lists[number] ?? []);
      if (id === 'note') lists.push(this.#lists[0] ?? []);
    }
    const [only] = lists;
    if (lists.length <= 1) return only ?? [];
    return lists.flat().sort((a, b) => this.#store.paths.compare(noteOfRow(a), noteOfRow(b)));
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
}
