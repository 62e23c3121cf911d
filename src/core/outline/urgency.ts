// How much a row presses today, as a number that explains itself: every reason with its points. Comes in: a row, the weights of
// daybook.yml, the present moment. Goes out: the sum and its reasons, an order, a line for a tooltip. Nothing of it is stored.
import { dayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { addTo, byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, finished, type Steps } from '../index/steps.ts';
import type { Priority } from '../note/note.ts';
import { nextGoal, serviceGoals } from '../record/serviceClock.ts';
import { PAGE, type RowList } from './groupNode.ts';
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
/** Days of being late that are told apart: none, due today, up to the most. */
const daysTold = mostDays + 2;
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

/**
 * Only records have severities and clocks, and only what waits waits for somebody: there may be thousands of lines. The answer is good
 * until the next question.
 */
function factsReader(index: IndexReader, { me, roster, today, now }: OutlineContext): (row: Row) => Facts {
  const fields = fieldReader(index);
  const [ownerOf, dueOf, priorityOf] = [fields.values('owner'), fields.numbers('due'), fields.values('priority')];
  const day = dayNumber(today) ?? Number.NaN;
  const facts = { rank: '', late: Number.NaN, left: Number.NaN, isMine: false, waitsForMe: false };
  return (row) => {
    const isRecord = index.type(row) === 'record';
    const severity = isRecord ? index.get(row, 'severity') : undefined;
    const wait = me !== undefined && index.stateClass(row) === 'waiting' ? index.get(row, 'wait') : undefined;
    facts.rank = String(severity ?? priorityOf(row) ?? '');
    facts.late = day - dueOf(row);
    facts.left = isRecord ? (nextGoal(serviceGoals(index, row, now))?.left ?? Number.NaN) : Number.NaN;
    facts.isMine = me !== undefined && ownerOf(row) === me;
    facts.waitsForMe = wait !== undefined && roster.resolve(String(wait))?.id === me;
    return facts;
  };
}

/** What makes a row press, the weightiest first. */
export function urgencyOf(index: IndexReader, row: Row, context: OutlineContext): readonly UrgencyReason[] {
  const facts = factsReader(index, context)(row);
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
  return urgencyList(index, rows, context).slice();
}

/** The same as a list that puts in order only what is asked for: a view draws 200 rows of tens of thousands. */
export function urgencyList(index: IndexReader, rows: readonly Row[], context: OutlineContext): RowList {
  return finished(urgencySteps(index, rows, context));
}

/** The same with pauses; of a list that is asked for again the answer is known. */
export function* urgencySteps(index: IndexReader, rows: readonly Row[], context: OutlineContext): Steps<RowList> {
  const { today, now, me } = context;
  const { version } = index;
  const known = lists.get(rows);
  const key = `${version} ${today} ${now} ${me ?? ''}`;
  if (known?.key === key) return known.list;
  const scoreOf = scoreReader(index, context);
  const alike = new Map<number, Row[]>();
  yield* eachRow(rows, (row) => addTo(alike, scoreOf(row), row));
  const list = listOf(index, rows.length, alike, me);
  yield;
  list.slice(0, PAGE);
  if (index.version === version) lists.set(rows, { key, list });
  return list;
}

const lists = new WeakMap<readonly Row[], { readonly key: string; readonly list: RowList }>();

/** Rows by their scores, of which those that are asked for are put in order. */
function listOf(
  index: IndexReader,
  length: number,
  alike: ReadonlyMap<number, Row[]>,
  me: OutlineContext['me'],
): RowList {
  // Thousands of rows have a few dozen scores.
  const groups = [...alike].sort(([a], [b]) => b - a).map(([, same]) => ({ same, isOrdered: false }));
  const slice = (from = 0, to = length): readonly Row[] => {
    const parts: (readonly Row[])[] = [];
    let start = 0;
    for (const group of groups) {
      const end = start + group.same.length;
      if (end > from && start < to) {
        if (!group.isOrdered) Object.assign(group, { same: byUrgency(index, group.same, me), isOrdered: true });
        parts.push(group.same.slice(Math.max(0, from - start), to - start));
      }
      start = end;
    }
    return parts.flat();
  };
  return {
    length,
    slice: (from, to) => [...slice(from, to)],
    includes: (row, from) => slice(from).includes(row),
  };
}

/** The sum of a row's reasons, for many rows. What says the same of thousands of lines is summed up once. */
function scoreReader(index: IndexReader, context: OutlineContext): (row: Row) => number {
  const factsOf = factsReader(index, context);
  const weighed = factors.flatMap(({ id, times }) => {
    const weight = index.config.urgency.get(id) ?? 0;
    return weight === 0 ? [] : [{ weight, times }];
  });
  const scoreOf = (row: Row): number => {
    const facts = factsOf(row);
    let points = 0;
    for (const { weight, times } of weighed) points += times(facts) * weight;
    return rounded(points);
  };
  const { me } = context;
  const fields = fieldReader(index);
  const [dueOf, priorityOf] = [fields.numbers('due'), fields.values('priority')];
  const isMine = fields.measured('owner', (owner) => Number(owner === me));
  const today = dayNumber(context.today) ?? Number.NaN;
  const known = new Map<string | undefined, number[]>();
  return (row) => {
    const type = index.type(row);
    if ((type !== 'task' && type !== 'milestone') || index.stateClass(row) === 'waiting') return scoreOf(row);
    const priority = priorityOf(row) as Priority | undefined;
    const scores = known.get(priority) ?? new Array<number>(2 * daysTold);
    known.set(priority, scores);
    const late = today - dueOf(row);
    const place = (isMine(row) === 1 ? daysTold : 0) + (late >= 0 ? Math.min(mostDays, late) + 1 : 0);
    const score = scores[place] ?? scoreOf(row);
    scores[place] = score;
    return score;
  };
}

function sum(reasons: readonly UrgencyReason[]): number {
  return rounded(reasons.reduce((total, { points }) => total + points, 0));
}

function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
