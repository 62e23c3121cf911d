// What the rest of Daybook sees of the index: rows and their fields, never a Note and never a column.
// A row is one note (with or without a kind) or one task line. Row numbers are handles that die with the next change;
// what must outlive a change (tree ids, messages, edits) is a RowKey.
import type { DayNumber } from '../day.ts';
import type { PlacedConflict } from '../merge/openConflicts.ts';
import type { Priority, StateClass } from '../note/note.ts';
import type { PlannedLink } from '../note/plannedLinks.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Steps } from './steps.ts';

/** A row handle: valid until `IndexReader.version` changes. */
export type Row = number;

/** Row types: a plain note, a record (note of a kind), a task line, a milestone line. */
export type RowType = 'note' | 'record' | 'task' | 'milestone';

/**
 * Durable identity. Record and note: the path. Task: the path, the exact line, its ordinal among equal lines of the note (with how many
 * there are), and its id if it has one: enough to find the line again, or to refuse (meantLine.ts).
 */
export interface RowKey {
  readonly path: string;
  readonly task?: {
    readonly raw: string;
    readonly ordinal: number;
    readonly equal: number;
    readonly line: number;
    readonly id?: string;
  };
}

/** A value of a field: text (days as ISO text, people as roster ids), number, or list of texts. */
export type Value = string | number | readonly string[];

/** The one small read view that line tasks, milestones, file tasks and records share: lists, urgency and boards read only this. */
export interface Item {
  readonly row: Row;
  readonly type: RowType;
  /** Kind id for records; `task`, `milestone` or `note` else. */
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  /** Line from 0; 0 for records. */
  readonly line: number;
  /** Present on a line that is read but cannot be ticked: a milestone that stands in a header, a line of todo.txt. */
  readonly fixed?: true;
  readonly stateClass: StateClass;
  /** The state's own word (`acked`), or the class for box lines. */
  readonly state: string;
  /** Roster id, or the name as written when unknown; absent when nobody owns it. */
  readonly owner?: string;
  /** Project slug. */
  readonly project?: string;
  readonly priority?: Priority;
  /** Severity of an issue or finding. */
  readonly severity?: string;
  readonly due?: string;
  readonly scheduled?: string;
  readonly start?: string;
  readonly done?: string;
  readonly wait?: string;
  readonly asked?: string;
  readonly heading?: string;
}

/** What changed, for listeners that keep something derived: paths whose facts differ, and whether everything may differ. */
export interface Change {
  readonly paths: ReadonlySet<string>;
  /** Configuration or first load: ask again for everything. */
  readonly all: boolean;
}

/** What changed since a version of the index, as far as rows go. */
export interface RowsSince {
  /** The rows of the notes that changed as they are now, in the order of the index. */
  readonly rows: readonly Row[];
  /**
   * A list of that version in the order of the index without the rows of those notes, and with `added` of their rows now. The list
   * itself exactly when it had none of their rows and gets none.
   */
  readonly updated: (kept: readonly Row[], added: readonly Row[]) => readonly Row[];
}

/** Rows that somebody is after: of these kinds (ids as `kind` answers them), and open ones only. */
export interface RowChoice {
  readonly kinds?: ReadonlySet<string>;
  readonly open?: boolean;
  /** No lines, though a kind may be called like they are. */
  readonly noLines?: boolean;
  /** Done or cancelled: of the lines those done on that day. Not together with `kinds`. */
  readonly closedOn?: DayNumber;
  /** Open: of the lines those due or planned by that day, in progress or waiting. Not together with `kinds`. */
  readonly pressingBy?: DayNumber;
}

/** What is said of all rows of one shape: they pass, they do not, or each has to be asked. */
export type Verdict = boolean | ((row: Row) => boolean);

/** Rows that are looked for in a walk. */
export interface Sieve {
  /**
   * Asked once a shape, with one row of it. Rows have one shape when they are of one type, kind and state and, being lines, both state
   * something that few lines do, or neither.
   */
  readonly verdictOf: (row: Row) => Verdict;
  /** Where rows that pass are put, in the order of the walk. */
  readonly found: Row[];
}

/** A text that is looked for: what it passes, and a piece (ASCII in lower case) that stands in every text that does, case aside. */
export interface WantedText {
  readonly passes: (text: string) => boolean;
  readonly piece: string | undefined;
}

/** A number of a row, prepared for thousands of rows. */
export interface NumberReader {
  (row: Row): number;
  /** Puts the numbers of the rows at the places `from` up to `to` at the same places: a loop over columns. Absent: to be asked one by one. */
  readonly into?: (rows: ArrayLike<Row>, numbers: Float64Array, from: number, to: number) => void;
}

/** Questions prepared for thousands of rows; what was prepared is good until the next change. */
export interface ManyRows {
  /** Puts every row through all of the sieves, in one walk and with pauses. */
  sift(sieves: readonly Sieve[]): Steps<void>;
  /**
   * All rows in groups, in one walk and with pauses. `nameOf` tells the group of a row, undefined for none: the same of all rows of one
   * shape and project, so that few are asked.
   */
  byProject(nameOf: (row: Row) => string | undefined): Steps<Map<string, Row[]>>;
  /** The line of a task as it is written; undefined for any other row, and where nobody but who owns it is named by an `@`. */
  lineNaming(row: Row): string | undefined;
  /** True when no row of the shape of this one has the field, or certainly none has a text in it that passes. */
  lacks(row: Row, field: string, wanted?: WantedText): boolean;
  /** `number` of one field. */
  numbers(field: string): NumberReader;
  /** The day of a day or a stamp as it is written, whatever the zone: the day its writer lived in; NaN where there is none. */
  days(field: string): NumberReader;
  /** `get` of one field. */
  values(field: string): (row: Row) => Value | undefined;
  /** What `measure` makes of the value of a field, asked once of what stands in many rows; NaN where there is none. */
  measured(field: string, measure: (value: Value) => number): NumberReader;
  /**
   * Whether the text of a field, or one text of a list, passes; asked once of what stands in many rows. `piece` (ASCII in lower case) is
   * known to stand in every text that passes, case aside.
   */
  passing(field: string, test: (text: string) => boolean, piece?: string): (row: Row) => boolean;
}

/** Read side of the index. Everything is synchronous and reflects one version. */
export interface IndexReader {
  readonly version: number;
  readonly config: NotebookConfig;
  readonly noteCount: number;
  readonly taskCount: number;
  /** Every live row, notes and records before their tasks, paths in code-unit order not guaranteed. */
  rows(): Iterable<Row>;
  /** The same walk with every row in it that the choice means, and as few others as come cheaply. */
  rowsAmong(choice: RowChoice): Iterable<Row>;
  /** The same walk without rows that are done or cancelled; notes of no kind are among them. */
  openRows(): Iterable<Row>;
  /** The row of a note, or undefined when the path is not indexed. */
  noteRow(path: string): Row | undefined;
  /** The row of the note in which a line stands; a note's own row. */
  noteOf(row: Row): Row;
  /** Task rows of a note in line order; of all notes of a folder when that is what the path names. */
  taskRows(pathOrFolder: string): readonly Row[];
  /** The same rows in the order of paths and lines, a note before its lines. */
  inOrder(rows: readonly Row[]): readonly Row[];
  /** All paths in code-unit order. */
  paths(): readonly string[];
  type(row: Row): RowType;
  /** Kind id, `task`, `milestone` or `note`. */
  kind(row: Row): string;
  stateClass(row: Row): StateClass;
  path(row: Row): string;
  /** A field by its id (registry of the config, task fields and the pseudo fields title, path, kind, state, class, heading, line, owner, project). */
  get(row: Row, field: string): Value | undefined;
  /** The same as a number to compare: days as day numbers, stamps as epoch ms, money and numbers as such; NaN when absent or not readable. */
  number(row: Row, field: string): number;
  item(row: Row): Item;
  key(row: Row): RowKey;
  /** Absent: rows are asked one by one. */
  readonly many?: ManyRows;
  /** Whether the title of a row holds `word` (ASCII letters and digits in lower case), case aside: quick, made once for many rows. */
  titleFinder?(word: string): (row: Row) => boolean;
  /** Rows that pass that test for each of the words, in the order of the index. */
  rowsHolding?(words: readonly string[]): Steps<readonly Row[]>;
  /** What changed since a version; undefined when everything may have. Absent: nothing is known. */
  since?(version: number): RowsSince | undefined;
  /** What a note plans by links, in the order of its lines; empty when it is not indexed. */
  planned(path: string): readonly PlannedLink[];
  /** What stands in two versions, in the order of paths and lines. */
  conflicts(): readonly PlacedConflict[];
  /** Roster id of the person that a name, handle, mail or id means; undefined when nobody is known by it. */
  personId(name: string): string | undefined;
  /** The row a key means now, or undefined (gone or ambiguous). */
  find(key: RowKey): Row | undefined;
}
