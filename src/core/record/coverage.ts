// How the clauses of frameworks are met: which controls and policies name them, and whether what shows that they are kept is newer than
// they are reviewed. Comes in: the index and today. Goes out: frameworks with their clauses, each with the best that is to be said of it.
// Judges by what is written; whether evidence proves anything is for people.
import { type Day, dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';

/** What is to be said of a clause or a record, the best first: kept and shown, shown too long ago, never shown, not in force. */
export const coverStates = ['covered', 'old', 'unproven', 'planned'] as const;

/** One of them. */
export type CoverState = (typeof coverStates)[number];

/** A control or policy as it meets a clause. */
export interface CoverRow {
  readonly row: Row;
  readonly state: CoverState;
  /** The day of its newest evidence; of a policy without any, of its approval. */
  readonly shown?: Day;
  /** The day from which that is too old. */
  readonly due?: Day;
}

/** A clause with what meets it, the best first. */
export interface ClauseCover {
  readonly clause: string;
  readonly state: CoverState;
  readonly rows: readonly CoverRow[];
}

/** A framework with its clauses in their order. */
export interface FrameworkCover {
  readonly framework: string;
  readonly clauses: readonly ClauseCover[];
  /** How many of them are covered. */
  readonly covered: number;
}

/** Kinds whose records meet clauses. */
export const coveringKinds: readonly string[] = ['control', 'policy'];

/** Where a record names no clause. */
const noClause = '–';

/** All frameworks that records name. */
export const coverage = perVersion(
  (index: IndexReader, { today }: { readonly today: Day }): readonly FrameworkCover[] => {
    const found = new Map<string, Map<string, CoverRow[]>>();
    for (const row of index.rowsAmong({ kinds: new Set(coveringKinds) })) {
      if (!coveringKinds.includes(index.kind(row)) || index.stateClass(row) === 'cancelled') continue;
      const cover = coverOf(index, row, today);
      for (const [framework, clause] of namedClauses(index, row)) {
        const clauses = found.get(framework) ?? new Map<string, CoverRow[]>();
        found.set(framework, clauses.set(clause, [...(clauses.get(clause) ?? []), cover]));
      }
    }
    return inOrder(found).map(([framework, clauses]) => {
      const covers = inOrder(clauses).map(([clause, rows]): ClauseCover => {
        const sorted = [...rows].sort((a, b) => rank(a.state) - rank(b.state));
        return { clause, state: sorted[0]?.state ?? 'planned', rows: sorted };
      });
      return { framework, clauses: covers, covered: covers.filter(({ state }) => state === 'covered').length };
    });
  },
  ({ today }) => today,
);

/** How one control or policy stands. */
export function coverOf(index: IndexReader, row: Row, today: Day): CoverRow {
  const isControl = index.kind(row) === 'control';
  const evidence = textOf(index, row, 'evidenced');
  const shown = evidence === '' && !isControl ? textOf(index, row, 'approved') : evidence;
  const due = textOf(index, row, evidence === '' ? 'review' : 'evidence-due');
  const facts = { row, ...(shown !== '' && { shown }), ...(shown !== '' && due !== '' && { due }) };
  if (index.stateClass(row) !== 'done') return { ...facts, state: 'planned' };
  if (shown === '') return { ...facts, state: 'unproven' };
  const isOld = (dayNumber(due) ?? Number.POSITIVE_INFINITY) < (dayNumber(today) ?? 0);
  return { ...facts, state: isOld ? 'old' : 'covered' };
}

/**
 * The pairs of framework and clause that a record names. A clause that begins with the name of a framework (`GDPR Art. 32`) is of that
 * one; others are of those that no clause begins with, or of all.
 */
export function namedClauses(index: IndexReader, row: Row): readonly (readonly [string, string])[] {
  const frameworks = listOf(index, row, 'framework');
  const clauses = listOf(index, row, 'clause');
  if (clauses.length === 0) return frameworks.map((framework) => [framework, noClause] as const);
  const named = clauses.map((clause) => ({ clause, own: frameworks.find((each) => beginsWith(clause, each)) }));
  const others = frameworks.filter((framework) => !named.some(({ own }) => own === framework));
  return named.flatMap(({ clause, own }) => {
    if (own !== undefined) return [[own, clause.slice(own.length).replace(/^[\s:,–-]+/, '') || clause] as const];
    return (others.length > 0 ? others : frameworks).map((framework) => [framework, clause] as const);
  });
}

function beginsWith(clause: string, framework: string): boolean {
  return clause.toLowerCase().startsWith(framework.toLowerCase());
}

function listOf(index: IndexReader, row: Row, field: string): readonly string[] {
  const value = index.get(row, field) ?? [];
  return (Array.isArray(value) ? value : [value]).map(String).filter((each) => each !== '');
}

function textOf(index: IndexReader, row: Row, field: string): string {
  return String(index.get(row, field) ?? '');
}

function rank(state: CoverState): number {
  return coverStates.indexOf(state);
}

/** `A.5.9` before `A.5.10`. */
function inOrder<T>(found: ReadonlyMap<string, T>): [string, T][] {
  return [...found].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
}
