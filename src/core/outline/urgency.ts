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

/** What the reasons are looked for in, read once a row. */
interface Facts {
  readonly rank: string;
  /** Days since the due day; NaN without one. */
  readonly late: number;
  /** What is left of the service time that presses, in ms; NaN without one. */
  readonly left: number;
  readonly isMine: boolean;
  readonly waitsForMe: boolean;
}

interface Factor {
  /** Its key under `urgency:`. */
  readonly id: string;
  readonly word: OutlineWord;
  /** How often the weight counts for a row; 0: not at all. */
  readonly times: (facts: Facts) => number;
}

const factors: readonly Factor[] = [
  { id: 'critical', word: 'urgency.critical', times: ({ rank }) => Number(rank === 'critical') },
  { id: 'high', word: 'urgency.high', times: ({ rank }) => Number(rank === 'high') },
  { id: 'low', word: 'urgency.low', times: ({ rank }) => Number(rank === 'low' || rank === 'lowest') },
  { id: 'late', word: 'urgency.late', times: ({ late }) => (late > 0 ? Math.min(mostDays, late) : 0) },
  { id: 'due', word: 'urgency.due', times: ({ late }) => Number(late === 0) },
  { id: 'broken', word: 'urgency.broken', times: ({ left }) => Number(left < 0) },
  { id: 'soon', word: 'urgency.soon', times: ({ left }) => Number(left >= 0 && left <= soon) },
  { id: 'mine', word: 'urgency.mine', times: ({ isMine }) => Number(isMine) },
  { id: 'waiting', word: 'urgency.waiting', times: ({ waitsForMe }) => Number(waitsForMe) },
];

/** Only records have severities and clocks, and only what waits waits for somebody: there may be thousands of lines. */
function factsOf(index: IndexReader, row: Row, { me, roster, today, now }: OutlineContext): Facts {
  const isRecord = index.type(row) === 'record';
  const severity = isRecord ? index.get(row, 'severity') : undefined;
  const wait = me !== undefined && index.stateClass(row) === 'waiting' ? index.get(row, 'wait') : undefined;
  return {
    rank: String(severity ?? index.get(row, 'priority') ?? ''),
    late: (dayNumber(today) ?? Number.NaN) - index.number(row, 'due'),
    left: isRecord ? (nextGoal(serviceGoals(index, row, now))?.left ?? Number.NaN) : Number.NaN,
    isMine: me !== undefined && index.get(row, 'owner') === me,
    waitsForMe: wait !== undefined && roster.resolve(String(wait))?.id === me,
  };
}

/** What makes a row press, the weightiest first. */
export function urgencyOf(index: IndexReader, row: Row, context: OutlineContext): readonly UrgencyReason[] {
  const facts = factsOf(index, row, context);
  const reasons: UrgencyReason[] = [];
  for (const { id, word, times } of factors) {
    const weight = index.config.urgency.get(id) ?? 0;
    const count = times(facts);
    if (weight !== 0 && count > 0) reasons.push({ word, times: count, points: count * weight });
  }
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
