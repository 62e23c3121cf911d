// The live notes in the order of their paths, so that walks and results come out the same whatever order notes came in.
// Comes in: note numbers and the dictionary of their paths; goes out: note numbers. Sorts only when notes came in out of
// order and somebody asks, and then only those that did.
import { at, grown } from './columns.ts';
import type { Dictionary } from './dictionary.ts';
import { finished, type Steps, sorted } from './steps.ts';

/** A sorted list of note numbers. */
export class PathOrder {
  readonly #paths: Dictionary;
  #notes: Uint32Array = new Uint32Array(16);
  #count = 0;
  /** So many stand in order; those behind them came in since. */
  #sorted = 0;

  constructor(paths: Dictionary) {
    this.#paths = paths;
  }

  get size(): number {
    return this.#count;
  }

  get byteLength(): number {
    return this.#notes.byteLength;
  }

  /** Takes notes that stand in order, as `notes` gave them. */
  adopt(notes: Uint32Array): void {
    [this.#notes, this.#count, this.#sorted] = [notes, notes.length, notes.length];
  }

  /** Adds a note that is not in the list; the last of a series that comes in order costs nothing more. */
  add(note: number): void {
    this.#notes = grown(this.#notes, this.#count + 1);
    const isNext = this.#sorted === this.#count && this.#isBehind(note, this.#count - 1);
    this.#notes[this.#count++] = note;
    if (isNext) this.#sorted = this.#count;
  }

  /** Adds a note at its place at once: for single notes, when the list is in order. */
  insert(note: number): void {
    this.add(note);
    if (this.#sorted === this.#count - 1) finished(this.steps());
  }

  /** Takes out notes of the list. */
  delete(gone: readonly number[]): void {
    const notes = this.notes();
    if (gone.length === 1) {
      const [note = 0] = gone;
      const place = this.#placeOf((other) => this.#paths.compare(other, note) < 0);
      if (notes[place] !== note) return;
      this.#notes.copyWithin(place, place + 1, this.#count--);
      this.#sorted = this.#count;
      return;
    }
    const all = new Set(gone);
    this.#count = 0;
    for (const note of notes) if (!all.has(note)) this.#notes[this.#count++] = note;
    this.#sorted = this.#count;
  }

  /** The notes in the order of their paths; valid until the next change. */
  notes(): Uint32Array {
    if (this.#sorted < this.#count) finished(this.steps());
    return this.#notes.subarray(0, this.#count);
  }

  /**
   * The places of notes in the list, as numbers that can be compared; those of notes that are not in it lie in between. Worth making
   * where more than a few are asked for; valid until the next change.
   */
  ranks(): (note: number) => number {
    const notes = this.notes();
    const places = new Uint32Array(notes.reduce((most, note) => Math.max(most, note), 0) + 1);
    for (let place = 0; place < notes.length; place++) places[at(notes, place)] = place;
    return (note) => {
      const place = at(places, note);
      if (at(notes, place) === note && this.#count > 0) return place;
      return this.#placeOf((other) => this.#paths.compare(other, note) < 0) - 0.5;
    };
  }

  /** The note at `path`, if it is in the list, and all notes in the folder of that name. */
  within(path: string): number[] {
    const notes = this.notes();
    const place = this.#placeBefore(path);
    const exact = place < this.#count && this.#paths.read(at(notes, place)) === path ? [at(notes, place)] : [];
    // The sign behind the slash begins what is behind the folder.
    return [...exact, ...notes.subarray(this.#placeBefore(`${path}/`), this.#placeBefore(`${path}0`))];
  }

  /**
   * Gives those that came in since their places, the last one first, so that every stretch between two of them moves once. To be begun again
   * when anything changes in a pause.
   */
  *steps(): Steps<void> {
    const came = yield* sorted([...this.#notes.subarray(this.#sorted, this.#count)], (a, b) =>
      this.#paths.compare(a, b),
    );
    let until = this.#sorted;
    for (let left = came.length; left > 0; left--) {
      const note = came[left - 1] ?? 0;
      const place = this.#isBehind(note, until - 1)
        ? until
        : this.#placeOf((other) => this.#paths.compare(other, note) < 0, until);
      this.#notes.copyWithin(place + left, place, until);
      this.#notes[place + left - 1] = note;
      until = place;
    }
    this.#sorted = this.#count;
  }

  #isBehind(note: number, place: number): boolean {
    return place < 0 || this.#paths.compare(at(this.#notes, place), note) <= 0;
  }

  #placeBefore(path: string): number {
    return this.#placeOf((note) => this.#paths.read(note) < path);
  }

  #placeOf(isBefore: (note: number) => boolean, until = this.#count): number {
    let low = 0;
    let high = until;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(at(this.#notes, middle))) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
