// The nouns of one parsed note: plain, read-only data made from the bytes alone. Nothing here knows a kind, a roster,
// a configuration or today; that is interpretation (core/record). A Note is ephemeral: edits and the index read it and let go.
import type { Span } from '../text.ts';

/** What a task or record is doing, whatever its own word for it: the five classes every view and query reads. */
export type StateClass = 'todo' | 'doing' | 'waiting' | 'done' | 'cancelled';

/** How severely a problem is shown; `error` only where text would be lost or not read at all. */
export type Severity = 'error' | 'warning' | 'hint';

/** Something in the text that looks like metadata and cannot be read as such, or is doubtful. Never an exception. */
export interface Problem {
  /** Stable code, kebab-case, e.g. `date-invalid`; one row each in `problems.ts`. */
  readonly code: string;
  readonly span: Span;
  /** One English sentence for a person; with the text in question. */
  readonly message: string;
  readonly severity: Severity;
}

/** A scalar of a header, as written (failsafe schema: always text, quotes resolved) with the span of its source token. */
export interface Scalar {
  readonly text: string;
  readonly span: Span;
}

/**
 * One top-level key of a header. `values` holds the scalar, or each scalar of a list; `maps` the maps of a list of maps
 * (or one map). An empty value has no values and an empty span right after the colon.
 */
export interface HeaderEntry {
  /** The key as written. */
  readonly key: string;
  /** The key folded (lower case, `_`, blank and camelCase to `-`) and looked up in the alias table: `due_date` is `due`. */
  readonly field: string;
  readonly keySpan: Span;
  /** The value's source, without the comment behind it and without the line end. */
  readonly valueSpan: Span;
  readonly shape: 'empty' | 'scalar' | 'list' | 'map' | 'maps';
  readonly values: readonly Scalar[];
  readonly maps: readonly ReadonlyMap<string, Scalar>[];
}

/** The header (front matter) of a note. A broken one keeps its span and what could be read; the body is read regardless. */
export interface Header {
  readonly format: 'yaml' | 'toml' | 'json';
  /** From the opening fence to the end of the closing one, line ends excluded at the end. */
  readonly span: Span;
  /** What lies between the fences. */
  readonly contentSpan: Span;
  readonly broken: boolean;
  readonly entries: readonly HeaderEntry[];
}

/** The ways a task field can be written; an edit answers in the way already on the line (the mirror rule). */
export type Dialect = 'plain' | 'emoji' | 'bracket' | 'call' | 'brace';

/** One field token of a task line: `due:2026-03-12`, `📅 2026-03-12`, `[due:: 2026-03-12]`, `@due(2026-03-12)`, `@{2026-03-12}`. */
export interface Field {
  /** Normalised key of the alias table: due, scheduled, start, created, done, cancelled, priority, repeat, id, after, ... */
  readonly key: string;
  readonly value: string;
  /** The whole token, sign and brackets included, without the blank before it. */
  readonly span: Span;
  readonly valueSpan: Span;
  readonly dialect: Dialect;
}

/** A word of a task line that begins with `@`, `+` or `#`; `name` is without the sign. */
export interface Mention {
  readonly name: string;
  readonly span: Span;
}

/** Priorities, most pressing first; absent ranks between medium and low. */
export type Priority = 'critical' | 'high' | 'medium' | 'low' | 'lowest';

/**
 * One box line, read. Spans are offsets in the text given to the parser (the whole note, or the bare line).
 * `people`, `projects` and `tags` are what is written; who of them is a person is decided by the roster, later.
 */
export interface TaskLine {
  /** The character (or characters) between the brackets; empty for todo.txt lines. */
  readonly marker: string;
  readonly markerSpan: Span;
  readonly state: StateClass;
  /** The text a person reads: without box, fields, mentions that are metadata at the end, and strike-through. */
  readonly text: string;
  /** Whether that is a piece of the line, from the first character of its content on. */
  readonly isWhole: boolean;
  /** From the first character behind the box's blank to the end of the line, line end excluded. */
  readonly contentSpan: Span;
  readonly people: readonly Mention[];
  readonly projects: readonly Mention[];
  readonly tags: readonly Mention[];
  readonly fields: readonly Field[];
  readonly due?: string | undefined;
  readonly scheduled?: string | undefined;
  readonly start?: string | undefined;
  readonly created?: string | undefined;
  readonly done?: string | undefined;
  readonly cancelled?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly repeat?: string | undefined;
  readonly id?: string | undefined;
  readonly after: readonly string[];
  /** Who or what it waits for (`wait:acme`), without the sign. */
  readonly wait?: string | undefined;
  readonly asked?: string | undefined;
  /** Whom and until when the end of the line names without a sign (`Do it (Maria Lopez, 2026-03-20)`): for a roster to judge. */
  readonly assigned?: Assignment | undefined;
  /** Explicit owner of an `owner:`/`assignee:` field; else interpretation takes the first `@person`. */
  readonly owner?: string | undefined;
  readonly problems: readonly Problem[];
}

/** A person's name and a day at the end of a line, and the words without them. */
export interface Assignment {
  readonly name: string;
  readonly day: string;
  readonly text: string;
}

/** A task where it stands in its note. */
export interface Task extends TaskLine {
  /** Line number from 0. */
  readonly line: number;
  /** The whole line without its line end: what the task is found by again. */
  readonly raw: string;
  readonly lineSpan: Span;
  /** Column (tabs to multiples of 4) at which the item's content starts; nesting goes by it. */
  readonly contentColumn: number;
  /** Index of the parent task in `Note.tasks`, or -1. */
  readonly parent: number;
  /** Index of the nearest heading above in `Note.headings`, or -1. */
  readonly heading: number;
  /** True for a box line under a Milestones heading or tagged `#milestone`. */
  readonly milestone: boolean;
  /** The state of the board's lane the task stands in, where its own line says none. */
  readonly lane?: StateClass | undefined;
  /** True for boxes that are criteria of a record (Backlog.md's AC and DoD sections), and for lines that todo.txt hides: no to-dos. */
  readonly criterion: boolean;
  /** True for a line that is not for everybody: it says so, or stands in something that does. */
  readonly kept: boolean;
}

/** A heading of the body. */
export interface Heading {
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly text: string;
  readonly line: number;
  readonly span: Span;
}

/** A link to another note or place, never one inside code. */
export interface Link {
  readonly kind: 'inline' | 'wiki' | 'image';
  /** The target as written, percent-decoded, without title; wiki links without alias. */
  readonly target: string;
  readonly text: string;
  readonly span: Span;
}

/** One row of a readings table (`| Date | Value | n | Note |`) of a kpi record. */
export interface Reading {
  readonly day: string;
  readonly value: number;
  readonly sample?: number;
  readonly line: number;
}

/** One note, read once from its text. Parsing never fails: whatever cannot be read is in `problems`. */
export interface Note {
  readonly header?: Header | undefined;
  /** What the body states in the manner of a header (a decision's `## Status`, who was present), where the header does not say it. */
  readonly stated: readonly HeaderEntry[];
  /** True for the sections of a decision record with a status, wherever that stands. */
  readonly decision: boolean;
  /** Offset at which the body starts (behind byte-order mark and header). */
  readonly bodyStart: number;
  /** Title: header `title`, else the first heading if it names the note and not a part of it, else empty (the reader falls back to the file name). */
  readonly title: string;
  readonly headings: readonly Heading[];
  readonly tasks: readonly Task[];
  readonly links: readonly Link[];
  readonly readings: readonly Reading[];
  readonly problems: readonly Problem[];
}
