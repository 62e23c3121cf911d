// One row of the format: what is written, what is read from it, and what an edit writes. Rows are data: the unit test checks each,
// and docs/format.md is made of them. Comes in and goes out: values and the short ways to write them.
import type { ParseOptions } from '../../../src/core/note/box.ts';
import type { Dialect, StateClass } from '../../../src/core/note/note.ts';

/** What is read from one task line; what is absent must be absent. */
export interface ReadTask {
  readonly state: StateClass;
  readonly text: string;
  readonly due?: string;
  readonly scheduled?: string;
  readonly start?: string;
  readonly created?: string;
  readonly done?: string;
  readonly cancelled?: string;
  readonly priority?: string;
  readonly repeat?: string;
  readonly id?: string;
  readonly after?: readonly string[];
  readonly wait?: string;
  readonly asked?: string;
  readonly owner?: string;
  readonly people?: readonly string[];
  readonly projects?: readonly string[];
  readonly tags?: readonly string[];
  /** Fields without a place of their own, by key. */
  readonly more?: Readonly<Record<string, string>>;
  /** Index of the task it stands below. */
  readonly below?: number;
  readonly milestone?: true;
  readonly criterion?: true;
}

/** A change and the text that it leaves: a tick on the first task, or a field of it set or (without a value) taken away. */
export type RowEdit =
  | { readonly tick: true; readonly gives: string }
  | { readonly set: string; readonly to?: string; readonly by?: Dialect; readonly gives: string };

/** One row. */
export interface LineRow {
  readonly written: string;
  /** The tasks in order; none when there is none to read. */
  readonly read?: readonly ReadTask[];
  /** Codes of the problems that are told, in order. */
  readonly problems?: readonly string[];
  readonly title?: string;
  /** Headings as `## Text`. */
  readonly headings?: readonly string[];
  /** Links as `kind target`. */
  readonly links?: readonly string[];
  /** Readings as `day value`, with ` n=sample` behind. */
  readonly readings?: readonly string[];
  /** Entries of a timeline as `day time text`. */
  readonly timeline?: readonly string[];
  /** The file's path where it matters. */
  readonly path?: string;
  /** The kind of record that a file at `path` is; `no note` for one that is not read. */
  readonly kind?: string;
  readonly options?: ParseOptions;
  readonly edits?: readonly RowEdit[];
  /** What to know besides. */
  readonly note?: string;
}

/** Rows about one thing. */
export interface LineSection {
  readonly title: string;
  /** Paragraphs above the rows. */
  readonly about: readonly string[];
  readonly rows: readonly LineRow[];
}

type More = Omit<ReadTask, 'state' | 'text'>;

/** An open task. */
export function todo(text: string, more: More = {}): ReadTask {
  return { state: 'todo', text, ...more };
}

/** A task somebody is at. */
export function doing(text: string, more: More = {}): ReadTask {
  return { state: 'doing', text, ...more };
}

/** A task that waits for somebody. */
export function waiting(text: string, more: More = {}): ReadTask {
  return { state: 'waiting', text, ...more };
}

/** A task that is done. */
export function done(text: string, more: More = {}): ReadTask {
  return { state: 'done', text, ...more };
}

/** A task that was given up. */
export function cancelled(text: string, more: More = {}): ReadTask {
  return { state: 'cancelled', text, ...more };
}

/** A row of one line: what is written and the task it is. */
export function line(written: string, task: ReadTask, note?: string): LineRow {
  return { written, read: [task], ...(note === undefined ? {} : { note }) };
}

/** A row that is told about: text with the codes of its problems. */
export function told(written: string, read: readonly ReadTask[], problems: readonly string[], note?: string): LineRow {
  return { written, read, problems, ...(note === undefined ? {} : { note }) };
}

/** A row that is no task and nothing to tell about. */
export function plain(written: string, note?: string): LineRow {
  return { written, ...(note === undefined ? {} : { note }) };
}
