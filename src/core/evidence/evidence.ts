// What a note is drafted from: the notes as they are at the end of a span of days, what happened in it, and figures. Comes in: an index
// and what was gathered; goes out: the rows that may be told to an audience, and in words what is kept from it. Draws no text of a
// note by itself. Rows of private kinds are as if they were not there.
import type { Day } from '../day.ts';
import type { Happening } from '../history/happened.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, filtered, type Steps } from '../index/steps.ts';
import type { KpiValue, RowTest, Term } from '../kpi/kpi.ts';
import { say } from '../language.ts';
import { isPrivate } from '../record/briefingRows.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { Roster } from '../record/roster.ts';
import type { Slips } from './slips.ts';

/** Everything that can be told about a span of days. */
export interface Evidence {
  readonly index: IndexReader;
  readonly roster: Roster;
  /** The first and the last day that are told of; the notes are those of the last. */
  readonly from: Day;
  readonly to: Day;
  /** The present moment, as an instant with offset. */
  readonly now: string;
  readonly me?: string;
  /** What happened in between; empty without a history. */
  readonly happenings: readonly Happening[];
  readonly figures: readonly KpiValue[];
  /** Dates that moved back. */
  readonly slips: Slips;
  /** Why a date moved, where somebody wrote it down. */
  readonly reasonOf?: (row: Row) => string | undefined;
  /** For whom it is written: an id of `audiences:`, or any words. */
  readonly audience: string;
}

/** Fields of records that an audience does not see: those that kinds call confidential, without what was promised to it. */
export function hiddenFields({ kinds, audiences }: NotebookConfig, audience: string): ReadonlySet<string> {
  const shown = new Set(audiences.get(audience.trim().toLowerCase()) ?? []);
  return new Set([...kinds.values()].flatMap(({ confidential }) => confidential).filter((field) => !shown.has(field)));
}

/** Tasks, milestones and records that may be told, in steps; nothing of a confidential record, its lines included. */
export function* tellableRows({ index }: Pick<Evidence, 'index'>): Steps<readonly Row[]> {
  return yield* filtered(index.rows(), (row) => index.type(row) !== 'note' && isTellable(index, row));
}

/** Figures that may be told: none that reads a hidden field or a confidential note. */
export function tellableFigures(evidence: Pick<Evidence, 'index' | 'figures' | 'audience'>): readonly KpiValue[] {
  const hidden = hiddenFields(evidence.index.config, evidence.audience);
  return evidence.figures.filter((value) => !isHiddenFigure(value, evidence.index, hidden));
}

/** What is kept from the audience, one sentence each, in steps: records, fields, figures. Only who writes the note reads it. */
export function* leftOut(evidence: Pick<Evidence, 'index' | 'figures' | 'audience'>): Steps<readonly string[]> {
  const { index, figures, audience } = evidence;
  const hidden = hiddenFields(index.config, audience);
  const sentences: string[] = [];
  const fields = new Map<string, number>();
  yield* eachRow(index.rows(), (row) => {
    if (index.type(row) !== 'record' || isPrivate(index, row)) return;
    const kind = index.config.kinds.get(index.kind(row));
    if (isConfidentialRow(index, row))
      sentences.push(say('{0} "{1}": confidential', kind?.label, plainTitle(index.item(row).title)));
    for (const field of kind?.confidential ?? [])
      if (hidden.has(field) && index.get(row, field) !== undefined) {
        const name = say('{0} of {1}', field.replaceAll('-', ' '), kind?.plural.toLowerCase());
        fields.set(name, (fields.get(name) ?? 0) + 1);
      }
  });
  const shown = new Set(tellableFigures(evidence));
  return [
    ...sentences,
    ...[...fields].map(([name, count]) => inNotes(name, count)),
    ...figures.filter((value) => !shown.has(value)).map(({ kpi }) => say('The figure "{0}"', kpi.decl.title)),
  ];
}

/** In how many notes something is that is left out. */
export function inNotes(name: string, count: number): string {
  return count === 1 ? say('{0}: in 1 note', name) : say('{0}: in {1} notes', name, count);
}

/** Whether a row may be told to others: it is of no private kind, and neither it nor the record that it stands in is confidential. */
export function isTellable(index: IndexReader, row: Row): boolean {
  return !isPrivate(index, row) && !isConfidentialRow(index, row);
}

function isHiddenFigure({ kpi, rows }: KpiValue, index: IndexReader, hidden: ReadonlySet<string>): boolean {
  const measures = [kpi.measure, ...(kpi.against ? [kpi.against] : [])];
  const terms = measures.flatMap((measure): readonly Term[] => {
    if (measure.kind === 'aggregate') return [measure.of];
    if (measure.kind === 'ratio') return [measure.of, measure.to];
    return measure.kind === 'readings' ? [] : termsOf(measure.test);
  });
  if (terms.some(({ left, minus }) => hidden.has(left.field) || (minus !== undefined && hidden.has(minus.field))))
    return true;
  // The value of a kpi note is what the note says; a count of many says nothing of any one.
  return kpi.measure.kind === 'readings' && rows.slice().some(({ row }) => isConfidentialRow(index, row));
}

function termsOf(test: RowTest | undefined): readonly Term[] {
  if (test?.kind !== 'comparison') return [];
  return 'left' in test.right ? [test.left, test.right] : [test.left];
}
