// What every note is called, and which notes a word may mean: by the file's name, by the slug, by the title. Comes in: the order of
// the notes and how one is called; goes out: lists in the order of paths. Made once, in steps where there is time for it, and
// kept up to date note by note: typing in a title costs that note. Knows no links.
import { nameOf } from '../notePath.ts';
import { slugOfPath } from './links.ts';
import type { PathOrder } from './pathOrder.ts';
import type { Row } from './rows.ts';
import { finished, type Steps } from './steps.ts';

/** What a note is called. */
export interface NoteName {
  readonly row: Row;
  readonly path: string;
  readonly title: string;
}

/** Paths of notes, in order, by words in lower case. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** What a note may be called by: the name of its file without `.md`, its slug where that is another word, its title. */
export type NameWord = 'file' | 'slug' | 'title';

/** Notes named between two pauses. */
const namesAStep = 64;

interface Book {
  readonly list: NoteName[];
  readonly places: Readonly<Record<NameWord, Map<string, string[]>>>;
}

/** The names of all notes of an index. */
export class NoteNames {
  readonly #order: PathOrder;
  readonly #nameOf: (note: number) => NoteName;
  #book: Book | undefined;
  /** Counts what happened to notes, so that names made with pauses are known to be stale. */
  #changes = 0;

  constructor(order: PathOrder, nameOf: (note: number) => NoteName) {
    this.#order = order;
    this.#nameOf = nameOf;
  }

  /** Every note with its title, in the order of paths; valid until the next change. */
  list(): readonly NoteName[] {
    return this.#made().list;
  }

  /** Which notes a word may mean; valid until the next change. */
  places(word: NameWord): Places {
    return this.#made().places[word];
  }

  /** Makes the names with pauses; what was made is worthless when notes change meanwhile, and begun again by whoever asks. */
  *steps(): Steps<void> {
    if (this.#book) return;
    const book = emptyBook();
    const changes = this.#changes;
    let count = 0;
    for (const note of this.#order.notes().slice()) {
      enter(book, this.#nameOf(note), book.list.length);
      if (++count % namesAStep === 0) yield;
    }
    if (this.#changes === changes) this.#book = book;
  }

  /** A note came or is called otherwise. */
  put(note: number): void {
    this.#changes++;
    const book = this.#book;
    if (!book) return;
    const name = this.#nameOf(note);
    const at = placeIn(book.list, name.path);
    if (book.list[at]?.path === name.path) leave(book, at);
    enter(book, name, at);
  }

  /** The note at a path went. */
  remove(path: string): void {
    this.#changes++;
    const at = this.#book ? placeIn(this.#book.list, path) : -1;
    if (this.#book?.list[at]?.path === path) leave(this.#book, at);
  }

  /** Too much changed: made anew when somebody asks. */
  forget(): void {
    this.#changes++;
    this.#book = undefined;
  }

  #made(): Book {
    if (!this.#book) finished(this.steps());
    return this.#book ?? emptyBook();
  }
}

function emptyBook(): Book {
  return { list: [], places: { file: new Map(), slug: new Map(), title: new Map() } };
}

/** Index of the first name that is not before a path. */
function placeIn(list: readonly NoteName[], path: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.path ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}

function enter({ list, places }: Book, name: NoteName, at: number): void {
  if (at === list.length) list.push(name);
  else list.splice(at, 0, name);
  for (const [word, key] of wordsOf(name)) {
    const paths = places[word].get(key);
    if (!paths) places[word].set(key, [name.path]);
    else if ((paths.at(-1) ?? '') < name.path) paths.push(name.path);
    else
      paths.splice(
        paths.findIndex((path) => path > name.path),
        0,
        name.path,
      );
  }
}

function leave({ list, places }: Book, at: number): void {
  for (const name of list.splice(at, 1))
    for (const [word, key] of wordsOf(name)) {
      const rest = (places[word].get(key) ?? []).filter((path) => path !== name.path);
      if (rest.length > 0) places[word].set(key, rest);
      else places[word].delete(key);
    }
}

function wordsOf({ path, title }: NoteName): (readonly [NameWord, string])[] {
  const file = nameOf(path).toLowerCase();
  const slug = slugOfPath(path).toLowerCase();
  const words: (readonly [NameWord, string])[] = [
    ['file', file],
    ['slug', file],
    ['slug', slug === file ? '' : slug],
    ['title', title.toLowerCase()],
  ];
  return words.filter(([, key]) => key !== '');
}
