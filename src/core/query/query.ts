// The nouns of the query language: what a parsed query is. Plain values, made by parseQuery, run by runQuery, put into words
// by explainQuery. Nothing here depends on today or on me: both are arguments of running a query.
import type { Span } from '../text.ts';

/** A point that a day or number field is compared with. Relative points are resolved when the query runs. */
export type Point =
  | { readonly at: 'number'; readonly value: number }
  /** Instant in epoch ms. */
  | { readonly at: 'instant'; readonly value: number }
  | { readonly at: 'day'; readonly day: number }
  /** Place in a choice's values, 0 the most pressing. */
  | { readonly at: 'rank'; readonly rank: number }
  | { readonly at: 'relative'; readonly count: number; readonly unit: 'd' | 'w' | 'm' | 'y' }
  | { readonly at: 'edge'; readonly edge: 'start' | 'end'; readonly of: Period; readonly shift: number };

/** Calendar periods that words like `eow` and `this-month` speak of. */
export type Period = 'week' | 'month' | 'quarter' | 'year';

/** How a value relates to a point. */
export type Comparator = '<' | '<=' | '>' | '>=' | '=';

/** One thing asked of a row. */
export type Test =
  | { readonly test: 'class'; readonly name: string }
  | { readonly test: 'kind'; readonly kind: string; readonly also: ReadonlyMap<string, string> }
  | { readonly test: 'state'; readonly state: string }
  | {
      readonly test: 'text';
      readonly field: string;
      readonly text: string;
      readonly how: 'contains' | 'equals' | 'starts';
    }
  | { readonly test: 'person'; readonly field: string; readonly person: string }
  | { readonly test: 'project'; readonly field: string; readonly slug: string }
  | {
      readonly test: 'compare';
      readonly field: string;
      readonly as: 'day' | 'number' | 'rank' | 'instant';
      readonly comparator: Comparator;
      readonly point: Point;
    }
  | {
      readonly test: 'range';
      readonly field: string;
      readonly as: 'day' | 'number' | 'rank' | 'instant';
      readonly from: Point;
      readonly to: Point;
    }
  | { readonly test: 'has'; readonly field: string }
  | { readonly test: 'none'; readonly field: string }
  /** Another query, for words that the configuration defines (`is:critical`). */
  | { readonly test: 'query'; readonly name: string; readonly query: Query };

/** What a value of a field turned out to be: a test, or a sentence about why not, with the words that would do. */
export type FieldReading = Test | { readonly fault: string; readonly known: Iterable<string> };

/** Rows that pass at least one of the tests; with `negated`, rows that pass none. */
export interface Term {
  readonly negated: boolean;
  readonly tests: readonly Test[];
  readonly span: Span;
}

/** A field to sort by. Rows without a value come last either way. */
export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
}

/** A parsed query: rows that pass every term. */
export interface Query {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly sort: readonly SortKey[];
  readonly limit?: number;
  readonly group?: string;
}

/** Why a piece of a query means nothing, and what was probably meant. */
export interface QueryProblem {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
  /** What could stand in place of the span. */
  readonly suggestion?: string;
}
