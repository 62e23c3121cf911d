// The nouns of a notebook's configuration: kinds, fields, states, people, calendar, series, KPIs. All of it is data in the
// format of `daybook.yml`; the built-in kinds are written in that format too and loaded by the same function (config.ts).
import type { LineField } from '../note/aliases.ts';
import type { Priority, Severity, StateClass } from '../note/note.ts';
import type { Span } from '../text.ts';
import type { ConfigProblemCode } from './problemCodes.ts';

/** How the text of a field's value is read and compared. One field name has one type in a whole notebook. */
export type FieldType =
  | 'text'
  | 'number'
  | 'money'
  | 'percent'
  | 'day'
  | 'stamp' // day or instant with offset; compared as an instant
  | 'duration' // `90m`, `4h`, `2d`
  | 'interval' // `90d`, `6m` (months), `1y`: how often something comes
  | 'person'
  | 'people'
  | 'project'
  | 'record' // link or slug of another record
  | 'records'
  | 'list'
  | 'choice'
  | 'flag';

/** A declared field. Completion, validation, forms, queries and docs all come from this one declaration. */
export interface FieldDecl {
  /** Normalised id: lower case, `-` (queries and columns use it). */
  readonly id: string;
  /** As written in new front matter: lower-case snake_case. */
  readonly key: string;
  readonly type: FieldType;
  /** Allowed values of a choice, in rank order (most pressing first where a rank makes sense). */
  readonly values: readonly string[];
  readonly doc: string;
}

/** One named state of a kind and the class that views and `is:` read. */
export interface StateDecl {
  readonly id: string;
  readonly class: StateClass;
  /** Other words that mean this state, folded: `in-progress`, `wip`. */
  readonly also: readonly string[];
}

/** How a record leads to one of another kind: the fields by which the two name each other, and what becomes of the first. */
export interface Growth {
  /** Field (id) of this record that names the other one. */
  readonly field: string;
  /** Field (id) of the other record that names this one. */
  readonly back?: string;
  /** State that this record moves to. */
  readonly state?: string;
}

/** A declared record type. A kind without states is always open (`todo`). */
export interface Kind {
  readonly id: string;
  /** Words for people: "Issue", "Issues". */
  readonly label: string;
  readonly plural: string;
  /** Other values of `type:` that mean this kind (`incident` for issue, `tech` for technology); with header defaults they imply. */
  readonly aliases: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Codicon name. */
  readonly icon: string;
  /** Folder of new records, relative to the notebook, POSIX, and folders whose notes are of this kind when `type:` is absent. */
  readonly folder: string;
  /** More folders whose notes are of this kind. */
  readonly alsoIn: readonly string[];
  /**
   * Which notes of its folders are of this kind without `type:`: all; only direct children and main notes of sub-folders
   * (`mail/mail.md`, `mail/project.md`, `mail/index.md`); none.
   */
  readonly claims: 'all' | 'main' | 'none';
  /** File-name template of a new record without `.md`: `{date}-{slug}`, `{slug}`, `{date}-{series}`. */
  readonly file: string;
  /** Ids of its fields in the order they are written in a new record. */
  readonly fields: readonly string[];
  /** Values of its choice fields where they are fewer than the field's own (`source` of an issue): field id to values. */
  readonly choices: ReadonlyMap<string, readonly string[]>;
  /** Fields (ids) that a new record's header gets even when empty; values may hold placeholders such as `{{today}}`. */
  readonly initial: ReadonlyMap<string, string>;
  /** Ids of fields that are asked for when a record is made, beside its title. */
  readonly asks: readonly string[];
  readonly states: readonly StateDecl[];
  /** Every folded word for a state, its id and `also`, to the state. */
  readonly stateOfWord: ReadonlyMap<string, StateDecl>;
  /** The state of a note that does not say one; absent: the first. */
  readonly assume?: string;
  /** Field that holds the state, `status` nearly always. */
  readonly stateField: string;
  /** Stamp fields written when a state is entered: state id to field id (`resolved` to `resolved`). */
  readonly stamps: ReadonlyMap<string, string>;
  /** Whether a tree shows a box for the record, and the state its tick sets (issue: `resolved`). */
  readonly tick?: string;
  /** Mustache template of a new record's body (header is made from `fields` and `initial`), or a path ending in `.md` that holds it. */
  readonly template: string;
  /** What its records lead to: kind id to how. */
  readonly grows: ReadonlyMap<string, Growth>;
  /** Private kinds belong into a private notebook. */
  readonly private: boolean;
  /** True when boxes inside are criteria of the record, not to-dos (file task). */
  readonly criteria: boolean;
  /** Ids of fields kept out of reports for wider audiences. */
  readonly confidential: readonly string[];
  readonly doc: string;
}

/** A roster entry. Handles, mails and names all mean this person; compared without case. */
export interface Person {
  /** Slug used as `@id` and in `owner:`. */
  readonly id: string;
  readonly name: string;
  readonly mails: readonly string[];
  readonly handles: readonly string[];
  readonly role?: string;
  readonly team?: string;
  /** Working time a week, as written: `32h`, `4d`. */
  readonly capacity?: string;
  /** Spans of absence as written; see `absencesOf`. */
  readonly absences?: readonly string[];
  readonly skills?: readonly string[];
  /** How often there is a 1:1 with them, as written: `14d`. */
  readonly oneOnOneEvery?: string;
  /** Path of the `people/*.md` record, when there is one. */
  readonly path?: string;
}

/** A series of meetings: who comes, when, by which template. `standup` exists always. */
export interface Series {
  readonly id: string;
  readonly label: string;
  readonly folder: string;
  readonly file: string;
  readonly attendees: readonly string[];
  /** ISO weekdays 1-7 it takes place on; empty: any. */
  readonly weekdays: readonly number[];
  readonly time?: string;
  readonly project?: string;
  /** What has to be ready before each meeting: ids, names or paths of notes and tasks, or words. */
  readonly needs: readonly string[];
  readonly template: string;
  /** True for meetings of two, whose notes belong into a private notebook. */
  readonly private?: true;
}

/** A board: a query, cut into columns and lanes; what the words mean is decided in core/picture. */
export interface BoardDecl {
  readonly id: string;
  readonly title: string;
  readonly query: string;
  /** The field that makes the columns. */
  readonly by: string;
  /** The columns in their order; those of the field when empty. */
  readonly columns: readonly string[];
  /** The field that makes lanes across; none when absent. */
  readonly lanes?: string;
  /** How many cards a column is to hold at most. */
  readonly limits: ReadonlyMap<string, number>;
}

/** A KPI definition in the final grammar; see core/kpi. Texts are compiled and checked there. */
export interface KpiDecl {
  readonly id: string;
  readonly title: string;
  /** A query: the rows it is computed from. */
  readonly from: string;
  /** `count`, `share(is:done)`, `median(resolved - opened)`, `sum(spent)`, `latest(value)`, ... */
  readonly measure: string;
  /** A second measure over the same rows, shown beside the first; a target may be `<= against`. */
  readonly against?: string;
  /** Field to group by, e.g. `severity`. */
  readonly by?: string;
  readonly unit: string;
  readonly target?: string;
  /** Which way is better. */
  readonly direction: 'up' | 'down' | 'none';
  /** Rows whose `on` day lies within the window before today, e.g. `90d`; absent: all. */
  readonly window?: string;
  readonly on?: string;
  /** Which hours lie between two stamps; absent: all. `service`: as `sla` says for the severity of each row, pauses left out. */
  readonly hours?: CountedHours | 'service';
  readonly chart: 'number' | 'bars' | 'line' | 'share';
  readonly doc: string;
}

/** Working calendar of the notebook; see workTime.ts. */
export interface WorkCalendar {
  readonly days: readonly number[];
  readonly hours: readonly [string, string];
  readonly holidays: ReadonlySet<string>;
}

/** Whether the hours of a service time are those of the calendar, or all. */
export type CountedHours = 'working' | 'elapsed';

/** How rows of another tool's table become records of a kind, and are found again. */
export interface ImportDecl {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  /** The column that holds what a record is found by again, its `external`; of readings the name of the KPI. */
  readonly key: string;
  /** Field ids to columns. */
  readonly fields: ReadonlyMap<string, string>;
  /** Words of the other tool, folded, to ours, by field id. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The column whose text stands in the body of a new record. */
  readonly body?: string;
  /** How days are written there, when the year does not come first. */
  readonly dates: 'ymd' | 'dmy' | 'mdy';
  /** The columns of readings; rows are readings of KPI notes then. */
  readonly readings?: { readonly date: string; readonly value: string; readonly n?: string; readonly note?: string };
}

/** What was promised for issues of a severity, in ms of its hours (`update` always in all hours). */
export interface ServiceLevel {
  readonly hours: CountedHours;
  readonly acknowledge?: number;
  readonly resolve?: number;
  /** How often people are told while a major incident is open. */
  readonly update?: number;
}

/** A problem of `daybook.yml` itself, with the place in its text; `near` is the word that was probably meant there. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  readonly near?: string;
  readonly message: string;
  readonly severity: Severity;
  readonly span: Span;
}

/** Everything `daybook.yml` and the built-in tables say, resolved and frozen. */
export interface NotebookConfig {
  readonly name: string;
  /** IANA zone of the notebook; absent: the machine's. */
  readonly timezone?: string;
  readonly country?: string;
  readonly visibility: 'shared' | 'private';
  readonly calendar: WorkCalendar;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** `type:` value (folded) to kind id, aliases included. */
  readonly kindOfType: ReadonlyMap<string, string>;
  /** Folder (POSIX, lower case, no slash at the ends) to the id of the kind that claims its notes; the longest match wins. */
  readonly kindOfFolder: ReadonlyMap<string, string>;
  readonly fields: ReadonlyMap<string, FieldDecl>;
  readonly people: readonly Person[];
  readonly me?: string;
  readonly series: ReadonlyMap<string, Series>;
  readonly kpis: readonly KpiDecl[];
  readonly boards: readonly BoardDecl[];
  /** Imports by id. */
  readonly imports: ReadonlyMap<string, ImportDecl>;
  /** Named queries: `critical` is one of them, shared by status bar, views, KPI and stand-up note. */
  readonly queries: ReadonlyMap<string, string>;
  /** Box characters that mean something here, over the built-in whitelist. */
  readonly markers: ReadonlyMap<string, StateClass>;
  /** True to read `[ ] text` without a list marker as a task. */
  readonly looseTasks: boolean;
  /** Fields that `fields:` declares, by folded key, as they are read on task lines. */
  readonly lineFields: ReadonlyMap<string, LineField>;
  /** True in a Logseq graph, whose lines begin with `TODO` and its kin in place of a box. */
  readonly markerWords: boolean;
  /** Lists of states of other tools' task files, by the folder (POSIX) they lie in: the first is to do, the last is done. */
  readonly statuses: ReadonlyMap<string, readonly string[]>;
  readonly taskSyntax: 'auto' | 'plain' | 'emoji' | 'dataview';
  /** Patterns (core/glob.ts) of paths that are not read at all, defaults included. */
  readonly exclude: readonly string[];
  readonly inbox: string;
  /** Days on which nothing is changed, each `FROM..TO why`; see changeWindows.ts. */
  readonly freeze: readonly string[];
  /** Severity for impact and urgency with a blank between, each high, medium or low: `high medium` is `high`. */
  readonly severityTable: ReadonlyMap<string, string>;
  /** Points that make a row press today, by reason; see core/outline/urgency. */
  readonly urgency: ReadonlyMap<string, number>;
  /** Service levels by severity. */
  readonly sla: ReadonlyMap<string, ServiceLevel>;
  /** Confidential fields that an audience of reports sees all the same, by its id. */
  readonly audiences: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly ConfigProblem[];
}

/** Re-exported so that readers of records need one import. */
export type { Priority, StateClass };
