// How much a row presses today, as a number that explains itself: every reason with its points. Comes in: a row, the weights of
// daybook.yml, the present moment. Goes out: the sum and its reasons, an order, a line for a tooltip. Nothing of it is stored.
import { dayNumber } from '../day.ts';
import { byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { nextGoal, serviceGoals } from '../record/serviceClock.ts';
import type { OutlineWord } from './outlineWords.ts';
import type { OutlineContext } from './rowWords.ts';

/** One reason: what it is, how often its weight counts, and the points that makes. */
export interface UrgencyReason {
  readonly word: OutlineWord;
  readonly times: number;
  readonly points: number;
}

/** Days beyond which being late adds nothing: what is that old has waited, it does not press more every day. */
const mostDays = 14;
/** A clock that runs out within this time presses, in ms. */
const soon = 2 * 3_600_000;

interface Factor {
  /** Its key under `urgency:`. */
  readonly id: string;
  readonly word: OutlineWord;
  /** How often the weight counts for a row; 0 or NaN: not at all. */
  readonly times: (index: IndexReader, row: Row, context: OutlineContext) => number;
}

const ranked = (wanted: readonly string[]) => (index: IndexReader, row: Row) =>
  Number(wanted.includes(String(index.get(row, 'severity') ?? index.get(row, 'priority') ?? '')));
const isSame = (a: unknown, b: unknown): number => Number(a !== undefined && a === b);
const daysLate = (index: IndexReader, row: Row, { today }: OutlineContext): number =>
  (dayNumber(today) ?? Number.NaN) - index.number(row, 'due');
const left = (index: IndexReader, row: Row, { now }: OutlineContext): number =>
  nextGoal(serviceGoals(index, row, now))?.left ?? Number.NaN;

const factors: readonly Factor[] = [
  { id: 'critical', word: 'urgency.critical', times: ranked(['critical']) },
  { id: 'high', word: 'urgency.high', times: ranked(['high']) },
  { id: 'low', word: 'urgency.low', times: ranked(['low', 'lowest']) },
  { id: 'late', word: 'urgency.late', times: (...at) => Math.min(mostDays, Math.max(0, daysLate(...at))) },
  { id: 'due', word: 'urgency.due', times: (...at) => isSame(daysLate(...at), 0) },
  { id: 'broken', word: 'urgency.broken', times: (...at) => Number(left(...at) < 0) },
  { id: 'soon', word: 'urgency.soon', times: (...at) => Number(left(...at) >= 0 && left(...at) <= soon) },
  { id: 'mine', word: 'urgency.mine', times: (index, row, { me }) => isSame(me, index.get(row, 'owner')) },
  {
    id: 'waiting',
    word: 'urgency.waiting',
    times: (index, row, { me, roster }) => isSame(me, roster.resolve(String(index.get(row, 'wait') ?? ''))?.id),
  },
];

/** What makes a row press, the weightiest first. */
export function urgencyOf(index: IndexReader, row: Row, context: OutlineContext): readonly UrgencyReason[] {
  const reasons = factors.flatMap(({ id, word, times }) => {
    const weight = index.config.urgency.get(id) ?? 0;
    const count = weight === 0 ? 0 : times(index, row, context);
    return count > 0 ? [{ word, times: count, points: count * weight }] : [];
  });
  return reasons.sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

/** `Urgency 11: 3 days late +3, high +6, mine +2`; nothing of a row that nothing makes press. */
export function urgencyLine(index: IndexReader, row: Row, context: OutlineContext): readonly string[] {
  const reasons = urgencyOf(index, row, context);
  if (reasons.length === 0) return [];
  const { words } = context;
  const said = reasons.map(
    ({ word, times, points }) => `${words(word, times)} ${points < 0 ? '−' : '+'}${Math.abs(points)}`,
  );
  return [words('urgency.sum', sum(reasons), said.join(', '))];
}

/** What presses most first; rows that press alike as `byUrgency` has them. */
export function mostUrgentFirst(index: IndexReader, rows: readonly Row[], context: OutlineContext): readonly Row[] {
  return byUrgency(index, rows, context.me)
    .map((row) => ({ row, score: sum(urgencyOf(index, row, context)) }))
    .sort((a, b) => b.score - a.score)
    .map(({ row }) => row);
}

function sum(reasons: readonly UrgencyReason[]): number {
  return Math.round(reasons.reduce((total, { points }) => total + points, 0) * 100) / 100;
}
