// What is worth planning for a day or a week, the likeliest first, and what fits into the time there is. Comes in: the index, who plans,
// the day. Goes out: rows with the reason for each, ticked or not. Depends on the notes and the day, never on the hour.
import { addDays, dayNumber } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { type Sayable, toSay } from '../language.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { isWork } from '../outline/teamOutline.ts';
import { mostUrgentFirst } from '../outline/urgency.ts';
import { ownRows } from '../outline/whose.ts';
import { criticalTest } from '../query/criticalTest.ts';
import { isPrivate } from '../record/briefingRows.ts';
import { type Capacity, capacityOf, effortOf, meetingsOn } from './capacity.ts';
import { notedPath, type PersonalKind, weekStart } from './personalNote.ts';
import { carriedRows, plannedFor } from './planned.ts';

/** Why a row is proposed, in the order of the list. */
export const reasons = {
  planned: toSay('Planned'),
  meeting: toSay('Meeting'),
  critical: toSay('Critical'),
  carried: toSay('Carried over'),
  overdue: toSay('Overdue'),
  due: toSay('Due'),
  week: toSay('Planned for the week'),
  doing: toSay('In progress'),
  soon: toSay('Due soon'),
} as const satisfies Record<string, Sayable>;

/** A row that may be planned. */
export interface Proposal {
  readonly row: Row;
  readonly reason: keyof typeof reasons;
  /** Ticked before anybody chose. */
  readonly suggested: boolean;
}

/** Proposals and the time they have to fit into. */
export interface PlanProposals {
  readonly proposals: readonly Proposal[];
  readonly capacity: Capacity;
}

const oldAfter = 90;
const soonDays = 7;
const most = 100;
/** Reasons that tick a row by themselves, as far as time allows. */
const ticking: ReadonlySet<Proposal['reason']> = new Set(['critical', 'carried', 'overdue', 'due', 'week']);

/** The proposals for the day of the context, or for its week. Without anybody who asks everybody's rows are proposed. */
export function proposalsFor(index: IndexReader, kind: PersonalKind, context: OutlineContext): PlanProposals {
  const { today, me, roster } = context;
  const days = kind === 'day' ? [today] : Array.from({ length: 7 }, (_, at) => addDays(weekStart(today), at));
  const full = capacityOf(index, me === undefined ? undefined : roster.resolve(me), days);
  const path = notedPath(index, kind, today, me);
  // Boxes of the plan itself take time, and are not linked to.
  const boxes = plannedFor(index, kind, today, me).filter((row) => index.path(row) === path);
  const capacity = { ...full, time: Math.max(0, full.time - effortOf(index, boxes).time) };
  const found = new Map<Row, Proposal['reason']>();
  for (const [reason, rows] of sources(index, kind, context))
    for (const row of rows)
      if (!found.has(row) && index.path(row) !== path && !isPrivate(index, row)) found.set(row, reason);
  return { proposals: ticked(index, [...found].slice(0, most), capacity), capacity };
}

type Source = readonly [Proposal['reason'], Iterable<Row>];

function sources(index: IndexReader, kind: PersonalKind, context: OutlineContext): Source[] {
  const { today, me } = context;
  const isDay = kind === 'day';
  const isOpen = (row: Row): boolean => isOpenRow(index, row);
  const last = isDay ? today : addDays(weekStart(today), 6);
  const carried = isDay ? carriedRows(index, context, today).keys() : plannedFor(index, 'week', addDays(today, -7), me);
  const own = mostUrgentFirst(index, ownOpenRows(index, context), context);
  const due = (row: Row): number => index.number(row, 'due');
  const [now, end] = [dayNumber(today) ?? 0, dayNumber(last) ?? 0];
  return [
    ['planned', plannedFor(index, kind, today, me)],
    ['meeting', isDay ? meetingsOn(index, me, today) : []],
    ['critical', isDay ? own.filter(criticalTest(index, context)) : []],
    ['carried', [...carried].filter((row) => isOpen(row) && isWork(index, row))],
    ['overdue', own.filter((row) => due(row) < now && due(row) >= now - oldAfter)],
    ['due', own.filter((row) => due(row) >= now && due(row) <= end)],
    ['week', isDay ? plannedFor(index, 'week', today, me).filter(isOpen) : []],
    ['doing', own.filter((row) => index.stateClass(row) === 'doing' && isTicked(index, row))],
    ['soon', own.filter((row) => due(row) > end && due(row) <= end + soonDays)],
  ];
}

/** Done by a tick, as in Today: clients and vendors go on, risks and projects have their own ends. */
function isTicked(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'record' || index.config.kinds.get(index.kind(row))?.tick !== undefined;
}

/** What is mine to do and not put off. */
function ownOpenRows(index: IndexReader, context: OutlineContext): Row[] {
  const isOwn = ownRows(index, { ...context, whose: 'me' }) ?? (() => true);
  const now = dayNumber(context.today) ?? 0;
  const rows: Row[] = [];
  for (const row of index.openRows()) {
    if (index.type(row) === 'note' || index.kind(row) === 'goal' || !isWork(index, row) || !isOwn(row)) continue;
    if (index.number(row, 'scheduled') > now || index.stateClass(row) === 'waiting') continue;
    rows.push(row);
  }
  return rows;
}

/** What is planned stays; then rows are ticked in their order while there is time. */
function ticked(
  index: IndexReader,
  rows: readonly (readonly [Row, Proposal['reason']])[],
  { time }: Capacity,
): Proposal[] {
  const sure = rows.filter(([, reason]) => reason === 'planned').map(([row]) => row);
  let left = time - effortOf(index, sure).time;
  return rows.map(([row, reason]) => {
    const needed = effortOf(index, [row]).time;
    const fits = ticking.has(reason) && needed <= Math.max(0, left);
    if (fits) left -= needed;
    return { row, reason, suggested: fits || reason === 'planned' || reason === 'meeting' };
  });
}
