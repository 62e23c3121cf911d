// The one order in which issues are looked at, in Today, in Issues and from one to the next. Comes in: rows and the present moment.
// Goes out: the same rows: major incidents that nobody took on, then what can still be kept, then broken promises, then what was promised
// nothing, and last what stands still.
import { fieldReader } from '../index/fieldReader.ts';
import { isOpenRow } from '../index/openRow.ts';
import { byNumber } from '../index/rowOrder.ts';
import type { IndexReader, NumberReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { perVersion } from '../index/versionMemo.ts';
import { isTakenOn, nextGoal, serviceGoals } from '../record/serviceClock.ts';
import type { OutlineContext } from './rowWords.ts';

/** More ms than any instant has, so that a place among the sorts of issues and an instant make one number. */
const span = 1e14;

const sorts = ['alarm', 'running', 'broken', 'unpromised', 'still'] as const;

/** Clocks that are looked at between two pauses. */
const clocksAStep = 100;

/** Issues in their order; within a sort what ends, ended or began first comes first. */
export function issueOrder(index: IndexReader, rows: readonly Row[], context: Pick<OutlineContext, 'now'>): Row[] {
  return byNumber(index, rows, issuePlace(index, context));
}

/** Looks at the clocks of issues with pauses, so that their order is quickly made. */
export function* gatherEnds(
  index: IndexReader,
  rows: Iterable<Row>,
  { now }: Pick<OutlineContext, 'now'>,
): Steps<void> {
  yield* eachRow(rows, endReader(index, now), clocksAStep);
}

/** A number by which issues stand in their order. */
export function issuePlace(index: IndexReader, { now }: Pick<OutlineContext, 'now'>): NumberReader {
  const at = Date.parse(now);
  const openedOf = fieldReader(index).numbers('opened');
  const endOf = endReader(index, now);
  const placeOf = (row: Row): readonly [(typeof sorts)[number], number] => {
    const [end, opened] = [endOf(row), openedOf(row)];
    if (isAlarm(index, row)) return ['alarm', Number.isFinite(end) ? end : opened];
    if (Number.isNaN(end)) return ['unpromised', opened];
    return end === Number.POSITIVE_INFINITY ? ['still', opened] : [end < at ? 'broken' : 'running', end];
  };
  return (row) => {
    const [sort, time] = placeOf(row);
    return sorts.indexOf(sort) * span + (Number.isNaN(time) ? span / 2 : time);
  };
}

/**
 * When the promise that presses ends: NaN without one, infinity while its clock stands still. That is a matter of the note alone: only how
 * much is left changes from minute to minute.
 */
function endReader(index: IndexReader, now: string): (row: Row) => number {
  const known = ends(index);
  return (row) => {
    let end = known.get(row);
    if (end === undefined) {
      const goal = nextGoal(serviceGoals(index, row, now));
      end = goal === undefined ? Number.NaN : (goal.due ?? Number.POSITIVE_INFINITY);
      known.set(row, end);
    }
    return end;
  };
}

const ends = perVersion((_: IndexReader): Map<Row, number> => new Map());

/** A major incident that nobody took on. */
export function isAlarm(index: IndexReader, row: Row): boolean {
  return index.get(row, 'major') === 'true' && isOpenRow(index, row) && !isTakenOn(index, row);
}
