// What a timeline says of one row in words: its state, and what a bar shows by its look alone. Comes in: a row with its days; goes out:
// words. Never a colour or a sign.
import { type DayNumber, dayText } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say, sayDay } from '../language.ts';
import type { Words } from '../outline/outlineWords.ts';
import { stateWords } from '../outline/rowWords.ts';
import type { PlannedRow } from './plannedRow.ts';

/** Whether a row is open, and its state in words. */
export function stateOf(index: IndexReader, row: Row): { isOpen: boolean; words: (words: Words) => string } {
  return { isOpen: isOpenRow(index, row), words: (words) => stateWords(index.item(row), words) };
}

/** `moved 3 times, first Sun 1 Mar 2026`; undefined for a date that never moved. */
export function movedFact({ first, moves }: Pick<PlannedRow, 'first' | 'moves'>): string | undefined {
  if (first === undefined || moves < 1) return undefined;
  const day = sayDay(dayText(first));
  return moves === 1 ? say('moved once, first {0}', day) : say('moved {0} times, first {1}', moves, day);
}

/** That it is late, that its date moved, that it is on the critical path. */
export function rowFacts(planned: PlannedRow, critical: ReadonlySet<Row>, today: DayNumber): string[] {
  return [
    ...(planned.isOpen && planned.to < today ? [say('late')] : []),
    ...[movedFact(planned) ?? []].flat(),
    ...(critical.has(planned.row) ? [say('critical path')] : []),
  ];
}
