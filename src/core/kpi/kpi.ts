// The nouns of KPIs: a definition that was understood, the figure computed from it, and why one could not be understood.
// Values only; made by compile.ts and compute.ts, drawn by the panel, printed by the command line.
import type { Day } from '../day.ts';
import type { FirstSeen } from '../history/firstSeen.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Problem, Reading } from '../note/note.ts';
import type { KeptQuery } from '../query/keptQuery.ts';
import type { KpiDecl } from '../record/kind.ts';
import type { Aggregate, Comparator } from './measure.ts';
import type { DayRange, Window } from './window.ts';

/** What KPIs read: the index, and the readings tables of kpi notes. */
export interface KpiIndex extends IndexReader {
  /** Rows of the readings table of a note in the order of its lines; empty when it has none or is not indexed. */
  readings(path: string): readonly Reading[];
}

/** Who asks and when. `now` is a stamp with its offset (`2026-03-12T09:30+01:00`). */
export interface KpiContext {
  readonly today: Day;
  readonly now: string;
  readonly me?: string;
  /** The first due day of rows whose date moved, by `rowName`; absent while the past is not read. */
  readonly firstDues?: ReadonlyMap<string, Day>;
  /** Since when lines of the inbox stand there; absent while the past is not read. */
  readonly firstSeen?: FirstSeen | undefined;
}

/** Rows by a query: its text as written, and the same in the words of a person. */
export interface RowSource extends KeptQuery {
  readonly text: string;
  readonly words: string;
  /** Whether a row is among them, where the row itself decides; made once, valid until the index changes. */
  readonly test?: (index: IndexReader, context: KpiContext) => (row: Row) => boolean;
  /** Whether other notes than that of a row decide. */
  readonly isOthers: boolean;
}

/** What a person narrowed the figures to. */
export interface KpiScope {
  /** Project slug; absent: all. */
  readonly project?: string;
  /** Instead of each KPI's own window; `all` for no window. */
  readonly window?: Window | 'all';
  /** Days instead of any window, for KPIs that lie on days. */
  readonly range?: DayRange;
  /** What figures are compared with; absent: the stretch before. */
  readonly compare?: 'year';
  /** A field to group by instead of each KPI's own. */
  readonly by?: string;
  /** Rows that concern one of these services only. */
  readonly services?: ReadonlySet<string>;
}

/** The property of a definition that a problem is about. */
export type KpiPart = 'from' | 'measure' | 'against' | 'by' | 'unit' | 'target' | 'window' | 'on';

/** Why a definition cannot be computed. The span lies in the text of `part`. */
export interface KpiProblem extends Problem {
  readonly part: KpiPart;
  /** What could stand in place of the span. */
  readonly suggestion?: string;
}

/** How one operand of an expression is read from a row. Times are read in milliseconds. */
export interface Operand {
  readonly read: 'field' | 'today' | 'now' | 'progress' | 'first-due' | 'first-seen' | 'issues-before' | 'issues-after';
  readonly field: string;
  readonly type: 'number' | 'money' | 'percent' | 'duration' | 'interval' | 'day' | 'stamp';
}

/** What an expression yields: a plain number, money, a percentage, a span of time, or a point in time (for comparing). */
export type Quantity = 'number' | 'money' | 'percent' | 'time' | 'moment';

/** A checked expression. */
export interface Term {
  readonly left: Operand;
  readonly minus?: Operand;
  readonly quantity: Quantity;
}

/** A constant in a condition: in the quantity of the other side (times in milliseconds), and as it is written. */
export interface Limit {
  readonly value: number;
  readonly text: string;
}

/** A checked condition. */
export type RowTest =
  | { readonly kind: 'query'; readonly source: RowSource }
  | {
      readonly kind: 'comparison';
      readonly left: Term;
      readonly comparator: Comparator;
      readonly right: Term | Limit;
    };

/** A checked measure. */
export type CompiledMeasure =
  | { readonly kind: 'count'; readonly test?: RowTest }
  | { readonly kind: 'share'; readonly test: RowTest }
  | { readonly kind: 'aggregate'; readonly function: Aggregate; readonly of: Term }
  | { readonly kind: 'ratio'; readonly of: Term; readonly to: Term }
  | { readonly kind: 'readings'; readonly function: 'latest' | 'trend' };

/** What a value should be. `value` is in the KPI's unit, or `against`: no worse than the comparison value. */
export interface Target {
  readonly comparator: Comparator;
  readonly value: number | 'against';
}

/** A definition with everything checked; it is computed without any further error. */
export interface CompiledKpi {
  readonly decl: KpiDecl;
  readonly source: RowSource;
  readonly measure: CompiledMeasure;
  /** A second measure over the same rows, shown beside the first. */
  readonly against?: CompiledMeasure;
  /** As shown behind the value: `h`, `%`, `EUR`; empty for a count. */
  readonly unit: string;
  /** Milliseconds of the unit where the measure yields a span of time. */
  readonly unitMs?: number;
  readonly target?: Target;
  readonly window?: Window;
  readonly on?: string;
  readonly by?: string;
  /** Whether the values of `by` are a declared choice, in the order of their rank. */
  readonly byChoices: boolean;
}

/** A figure and how many rows (or answers, where readings say) it rests on. No value where there is nothing to compute from. */
export interface Figure {
  readonly value?: number;
  readonly sampleSize: number;
}

/** A figure over the rows that share a value of the `by` field; the label is empty for rows without one. */
export interface KpiGroup extends Figure {
  readonly label: string;
  readonly against?: number;
  /** Its own course, of the first groups where there are several. */
  readonly series?: readonly KpiPoint[];
}

/** One point of a course: a reading's day, or the first day of a week or month. */
export interface KpiPoint extends Figure {
  readonly day: Day;
  /** Values by the label of a group, where the past tells them. */
  readonly groups?: ReadonlyMap<string, number>;
}

/** A row behind a figure. `counts` is false where a share or a conditional count looked at it and did not count it. */
export interface KpiRow {
  readonly row: Row;
  readonly counts: boolean;
  /** What the row contributes, in the KPI's unit. */
  readonly value?: number;
  readonly day?: Day;
}

/** The rows behind a figure: a list that is put in order, and made, when somebody looks. */
export interface KpiRows {
  readonly length: number;
  /** As that of arrays. */
  readonly slice: (from?: number, to?: number) => readonly KpiRow[];
}

/** A computed KPI. */
export interface KpiValue extends Figure {
  readonly kpi: CompiledKpi;
  /** Unit shown: the definition's, else what the kpi note says. */
  readonly unit: string;
  readonly target?: Target;
  /** Whether the target is reached; absent without a target or a value. */
  readonly met?: boolean;
  /** The comparison value of `against`. */
  readonly against?: number;
  /** The value of the stretch before (the reading before), and whether the change is for the better. */
  readonly trend?: KpiTrend;
  readonly groups: readonly KpiGroup[];
  readonly series: readonly KpiPoint[];
  readonly bucket: 'reading' | 'week' | 'month';
  /** In the order a person wants to look at them: what spoils the figure first. */
  readonly rows: KpiRows;
  /** Rows that lack a field the measure needs and are left out. */
  readonly missing: number;
  /** Currencies that cannot be added; there is no value then. */
  readonly currencies?: readonly string[];
  /** The stretch of days the value is about, where it is about one; `range` are those that a person named. */
  readonly window?: Window;
  readonly range?: DayRange;
  /** The past day at whose end the value is taken; absent: now. */
  readonly asOf?: Day;
  /** Rows that were opened again after they had been resolved, beside a time that ends with that. */
  readonly reopened?: number;
  /** The history that is here begins too late to tell all of a span. */
  readonly atLeast?: boolean;
}

/** How a value moved. */
export interface KpiTrend {
  readonly previous: number;
  /** How many rows the earlier value rests on, and its days where those are no window; one day: as it stood then. */
  readonly sampleSize?: number;
  readonly days?: DayRange;
  readonly change: 'up' | 'down' | 'flat';
  /** Absent where neither way is better, or nothing changed. */
  readonly better?: boolean;
}
