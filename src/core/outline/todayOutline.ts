// The Today view: what asks for something today, in the order a morning goes through it. Comes in: the index, today, who looks.
// Goes out: group nodes. Not a flood: dated tasks, tasks of people of the roster, records and the inbox only; each row
// stands in the first group it belongs to (docs/views, "Today").
import type { Day, DayNumber } from '../day.ts';
import { dayNumber } from '../day.ts';
import { fieldReader } from '../index/fieldReader.ts';
import { keptGroups } from '../index/keptRows.ts';
import { isOpenRow } from '../index/openRow.ts';
import { addTo, byNumber, byUrgency } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { filtered, type Steps } from '../index/steps.ts';
import { perVersionInSteps } from '../index/versionMemo.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { criticalRows } from '../query/criticalTest.ts';
import { chaseDay } from '../record/chase.ts';
import type { Kind } from '../record/kind.ts';
import { meetingsBySeries } from '../record/meetingDays.ts';
import { chosenAxis, chosenSort } from './arrangement.ts';
import { conflictNodes } from './conflictNodes.ts';
import { criticalsShown, moreCriticals } from './criticalsShown.ts';
import { groupedRows, ordered, type RowsDrawn } from './groupedRows.ts';
import { groupNode, pagedRows } from './groupNode.ts';
import { issueOrder } from './issueOrder.ts';
import { issueLook } from './issuesOutline.ts';
import type { DropTarget, OutlineNode } from './node.ts';
import type { OutlineWord } from './outlineWords.ts';
import { plannedMeetings } from './plannedMeetings.ts';
import { plannedToday } from './plannedToday.ts';
import type { RowLook } from './rowNode.ts';
import { rowNode } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { askedWords, isShown } from './rowWords.ts';
import { urgencyLine, urgencyList, urgencySteps } from './urgency.ts';
import { ownRows, viewerOf } from './whose.ts';

/** Dues older than this many days fold into one row. */
const OLD_AFTER = 90;

/** How many days ahead what comes is shown; its words say it, too. */
const AHEAD = 7;

const GROUPS = [
  'critical',
  'overdue',
  'due',
  'delete',
  'meetings',
  'chase',
  'others',
  'doing',
  'inbox',
  'done',
  'week',
] as const;
type TodayGroup = (typeof GROUPS)[number] | 'old';

/** The groups of today that hold something, in their order. */
export function todayOutline(index: IndexReader, context: OutlineContext): OutlineNode[] {
  const rows = shownRows(index, context);
  const pinned = pinnedRows(index, context);
  const isWhole = pinned.length === 0 && context.filter === undefined;
  const isRest = (row: Row): boolean => !pinned.includes(row) && isShown(row, context);
  const rest = (group: TodayGroup): readonly Row[] => {
    const found = rows.get(group) ?? [];
    return isWhole ? found : found.filter(isRest);
  };
  const first = [
    ...conflictNodes(index, context),
    ...pinnedNodes(index, pinned, context),
    ...plannedToday(index, context),
  ];
  const axis = chosenAxis('today', context.group);
  if (axis) {
    const open = [...GROUPS, 'old' as const].filter((group) => group !== 'done' && group !== 'week');
    const shown = open.flatMap(rest);
    const isOld = isOldIn(index, context);
    const old = shown.filter(isOld);
    const recent = shown.filter((row) => !isOld(row));
    const drawn: RowsDrawn = {
      view: 'today',
      look: (row) => lookIn(index, undefined, row, context),
      order: orderOf(index, context),
    };
    const grouped = groupedRows(index, recent, axis, drawn, context);
    const today = [...first, ...grouped, ...oldNodes(index, old, context)];
    return [...today, ...weekNodes(index, rest('week'), today.length === 0, context)];
  }
  const groups = GROUPS.filter((group) => group !== 'week').flatMap((group) => {
    const [found, old] = [rest(group), group === 'overdue' ? rest('old') : []];
    const planned = group === 'meetings' ? plannedMeetings(index, rows.get(group) ?? [], context) : [];
    const count = found.length + old.length + planned.length;
    return count === 0 ? [] : [todayGroup(index, group, { found, old, planned }, context)];
  });
  const today = [...first, ...groups];
  return [...today, ...weekNodes(index, rest('week'), today.length === 0, context)];
}

/** What asks for action: what stands in two versions, criticals, what is overdue (old dues aside) and due today, each row once. */
export function todayCount(index: IndexReader, context: OutlineContext): number {
  const rows = shownRows(index, context);
  const counted = ['critical', 'overdue', 'due'] as const;
  return counted.reduce((sum, group) => sum + (rows.get(group)?.length ?? 0), index.conflicts().length);
}

/** What stands in a group: its rows, those that are folded into one, and what is planned and has no note yet. */
interface InGroup {
  readonly found: readonly Row[];
  readonly old: readonly Row[];
  readonly planned: readonly OutlineNode[];
}

function todayGroup(
  index: IndexReader,
  group: TodayGroup,
  { found, old, planned }: InGroup,
  context: OutlineContext,
): OutlineNode {
  const id = `today.${group}` satisfies OutlineWord;
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, lookIn(index, group, row, context));
  const children = (): OutlineNode[] => {
    const shown = group === 'critical' ? criticalsShown(index, found, context) : found;
    const sorted = ordered(index, shown, { view: 'today', order: orderOf(index, context, group) }, context);
    return [
      ...planned,
      ...pagedRows(sorted, id, context, draw),
      ...moreCriticals(found.length - shown.length, id, context),
      ...oldNodes(index, old, context),
    ];
  };
  const open = isOpenGroup(group);
  const drop = dropOn(group, context);
  const count = found.length + planned.length;
  const holds = (row: Row): boolean => found.includes(row) || old.includes(row);
  const tokens = [`of-${group}`];
  return groupNode(
    { id, label: context.words(id), count, children, open, holds, context: tokens, ...(drop && { drop }) },
    context,
  );
}

/** What the view and the badge show, made with pauses so that they find it made: rows by group, and what presses first among them. */
export function* gatherToday(index: IndexReader, context: OutlineContext): Steps<void> {
  const rows = yield* shownRows.steps(index, context);
  if (chosenAxis('today', context.group) || chosenSort('today', context.sort)) return;
  // Of the criticals a few are drawn, in an order of their own.
  for (const group of GROUPS)
    if (isOpenGroup(group) && group !== 'critical') yield* urgencySteps(index, rows.get(group) ?? [], context);
}

/** The rows of the person, team or everybody whose day is looked at. What a meeting, an inbox or an answer is says itself whose it is. */
const shownRows = perVersionInSteps(
  function* (index: IndexReader, context: OutlineContext): Steps<ReadonlyMap<TodayGroup, readonly Row[]>> {
    const rows = yield* todayRows.steps(index, context);
    const isOwn = ownRows(index, context);
    if (isOwn === undefined) return rows;
    const shown = new Map<TodayGroup, readonly Row[]>();
    for (const [group, found] of rows)
      shown.set(group, byThemselves.has(group) ? found : yield* filtered(found, isOwn));
    return shown;
  },
  (context) => `${context.today} ${viewerOf(context) ?? ''} ${context.me ?? ''} ${context.whose ?? ''}`,
);

const byThemselves: ReadonlySet<TodayGroup> = new Set(['delete', 'meetings', 'others', 'inbox']);

const closed: ReadonlySet<TodayGroup> = new Set(['done', 'inbox', 'week']);

function isOpenGroup(group: TodayGroup): boolean {
  return !closed.has(group);
}

/** What comes in the next days by its day: a last group, folded unless nothing else is there. */
function weekNodes(index: IndexReader, found: readonly Row[], open: boolean, context: OutlineContext): OutlineNode[] {
  if (found.length === 0) return [];
  const id = 'today.week';
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, lookIn(index, 'week', row, context));
  const today = dayNumber(context.today) ?? 0;
  const dayOf = (row: Row): DayNumber => comingDay(index.number(row, 'due'), index.number(row, 'scheduled'), today);
  const order = (rows: readonly Row[]): Row[] => byNumber(index, rows, dayOf);
  const children = (): OutlineNode[] =>
    pagedRows(ordered(index, found, { view: 'today', order }, context), id, context, draw);
  const label = context.words(id);
  return [groupNode({ id, label, count: found.length, rows: found, children, open, context: ['of-week'] }, context)];
}

/** The day on which something comes, were it one of the next days: that it was put off to, else that it is due; NaN when it is none. */
function comingDay(due: DayNumber, planned: DayNumber, today: DayNumber): DayNumber {
  const comes = planned > today ? planned : due;
  return comes > today && comes <= today + AHEAD ? comes : Number.NaN;
}

function pinnedRows(index: IndexReader, { pins = [] }: OutlineContext): readonly Row[] {
  return pins.flatMap((key) => index.find(key) ?? []).filter((row) => isOpenRow(index, row));
}

function pinnedNodes(index: IndexReader, rows: readonly Row[], context: OutlineContext): OutlineNode[] {
  if (rows.length === 0) return [];
  const id = 'today.pinned';
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context, lookIn(index, undefined, row, context));
  const children = (): OutlineNode[] => pagedRows(rows, id, context, draw);
  return [groupNode({ id, label: context.words(id), count: rows.length, children, open: true, rows }, context)];
}

/** What is done presses no more; criticals stand as in the Issues view. */
function orderOf(index: IndexReader, context: OutlineContext, group?: TodayGroup): RowsDrawn['order'] {
  if (group === 'critical') return (rows) => issueOrder(index, rows, context);
  return (rows) => (group === 'done' ? byUrgency(index, rows, context.me) : urgencyList(index, rows, context));
}

/** The sections that a row can be put into by writing one thing; the others follow from several. */
function dropOn(group: TodayGroup, { today }: OutlineContext): DropTarget | undefined {
  if (group === 'due') return { field: 'due', value: today };
  return group === 'doing' || group === 'done' ? { field: 'state', value: group } : undefined;
}

/** What the group makes worth saying first, and what it makes needless. */
function lookIn(index: IndexReader, group: TodayGroup | undefined, row: Row, context: OutlineContext): RowLook {
  const hints = group === 'done' || group === 'meetings' ? [] : urgencyLine(index, row, context);
  if (group === 'critical') {
    return { ...issueLook(index, row, context), hints, isOwn: true };
  }
  if (group === 'meetings') return { lead: String(index.get(row, 'time') ?? '') };
  if (group === 'chase') return { lead: askedWords(index, row, context), hints, isOwn: true };
  return { hints, isOwn: true, ...(group === 'due' && { without: 'due' }) };
}

function oldNodes(index: IndexReader, old: readonly Row[], context: OutlineContext): OutlineNode[] {
  if (old.length === 0) return [];
  const id = 'today.old';
  const draw = (row: Row): OutlineNode => rowNode(index, row, id, context);
  const children = (): OutlineNode[] => pagedRows(byUrgency(index, old, context.me), id, context, draw);
  const label = context.words(id, old.length);
  return [groupNode({ id, label, count: old.length, description: '', rows: old, children }, context)];
}

/** The tree and the badge ask for the same rows. Nothing but the index, the day and the person decides them. */
export const todayRows = perVersionInSteps(
  inSections,
  (context: OutlineContext) => `${context.today} ${viewerOf(context) ?? ''}`,
);

function* inSections(index: IndexReader, asked: OutlineContext): Steps<ReadonlyMap<TodayGroup, readonly Row[]>> {
  const viewer = viewerOf(asked);
  const context = { ...asked, ...(viewer !== undefined && { me: viewer }) };
  yield* meetingsBySeries.steps(index);
  const criticals = new Set(yield* criticalRows.steps(index, context));
  const pressing = yield* pressingRows.steps(index, context);
  yield;
  const inbox = inboxLines(index, context);
  const isApart = (row: Row): boolean => criticals.has(row) || inbox.has(row);
  const rows = new Map<TodayGroup, Row[]>();
  for (const group of [...GROUPS, 'old' as const]) {
    const found = pressing.get(group) ?? [];
    if (found.length > 0)
      rows.set(group, group === 'done' ? [...found] : yield* filtered(found, (row) => !isApart(row)));
  }
  const groupOf = grouping(index, context);
  const waitsIn = waitingGroup(index, context);
  const put = (row: Row, group: TodayGroup | 'waiting' | undefined): void => {
    const shown = group === 'waiting' ? waitsIn(row) : group;
    if (shown !== undefined) addTo(rows, shown, row);
  };
  for (const row of criticals) if (isOpenRow(index, row) && index.type(row) !== 'note') put(row, 'critical');
  for (const row of inbox) if (isOpenRow(index, row) && !criticals.has(row)) put(row, groupOf(row, true));
  for (const row of pressing.get('waiting') ?? []) if (!isApart(row)) put(row, 'waiting');
  return rows;
}

/** What a row itself says to the day, criticals and the inbox aside; what waits is not told apart yet: other notes have a say in that. */
const pressingRows = keptGroups({
  among: (index, row) => index.type(row) !== 'note',
  groupsOf: (index, context: OutlineContext) => {
    const groupOf = grouping(index, context);
    const isDone = doneOn(index, context.today);
    return (row) => (isOpenRow(index, row) ? groupOf(row, false) : isDone(row) ? 'done' : undefined);
  },
  keyOf: ({ today, me }: OutlineContext) => `${today} ${me ?? ''}`,
});

/** The group of an open row: a chain of questions in the order of the groups, the first yes decides. */
function grouping(
  index: IndexReader,
  { today: day, me, roster }: OutlineContext,
): (row: Row, isInbox: boolean) => TodayGroup | 'waiting' | undefined {
  const today = dayNumber(day) ?? 0;
  const people = new Set(roster.people.map((person) => person.id));
  const isMineOrAll = (row: Row): boolean => me === undefined || index.get(row, 'owner') === me;
  const fields = fieldReader(index);
  const [dueOf, plannedOf] = [fields.numbers('due'), fields.numbers('scheduled')];
  return (row, isInbox) => {
    const type = index.type(row);
    if (type === 'note') return undefined;
    if (type === 'record' && index.number(row, 'delete-by') <= today) return 'delete';
    if (type === 'record' && index.kind(row) === 'meeting')
      return index.number(row, 'date') === today ? 'meetings' : undefined;
    const [due, planned] = [dueOf(row), plannedOf(row)];
    const coming = Number.isNaN(comingDay(due, planned, today)) ? undefined : 'week';
    if (planned > today) return coming;
    if (due < today) return due < today - OLD_AFTER ? 'old' : 'overdue';
    const state = index.stateClass(row);
    if (state === 'waiting') return 'waiting';
    if (due === today || planned <= today) return 'due';
    if (isInbox) return 'inbox';
    if (state !== 'doing') return coming;
    if (type === 'record' && index.config.kinds.get(index.kind(row))?.tick === undefined) return coming;
    const isShown = type === 'record' || !Number.isNaN(due) || people.has(String(index.get(row, 'owner')));
    return isShown && isMineOrAll(row) ? 'doing' : coming;
  };
}

/** Where what waits, and is not overdue, asks for something: of me, or to be asked for again. */
function waitingGroup(
  index: IndexReader,
  { today: day, me, roster }: OutlineContext,
): (row: Row) => 'others' | 'chase' | 'week' | undefined {
  const today = dayNumber(day) ?? 0;
  const isForMe = (name: string): boolean => me !== undefined && roster.resolve(name)?.id === me;
  return (row) => {
    if (isForMe(String(index.get(row, 'wait') ?? ''))) return 'others';
    const [due, planned] = [index.number(row, 'due'), index.number(row, 'scheduled')];
    if (due === today || planned <= today || isUnanswered(index, row, today)) return 'chase';
    return Number.isNaN(comingDay(due, planned, today)) ? undefined : 'week';
  };
}

function isUnanswered(index: IndexReader, row: Row, today: DayNumber): boolean {
  return (dayNumber(chaseDay(index, row) ?? '') ?? Number.POSITIVE_INFINITY) <= today;
}

/** Lines of the inbox and of everybody's own, or of mine alone when it is known who I am. */
export function inboxLines(index: IndexReader, { me }: Pick<OutlineContext, 'me'>): ReadonlySet<Row> {
  const own = me === undefined ? 'inbox' : `inbox/${me}.md`;
  return new Set([...index.taskRows(index.config.inbox), ...index.taskRows(own)]);
}

/** Done today by its own done date, or by a stamp its kind declares for a closed state. */
function doneOn(index: IndexReader, today: Day): (row: Row) => boolean {
  const day = dayNumber(today);
  const fields = new Map([...index.config.kinds].map(([id, kind]) => [id, closingStamps(kind)]));
  return (row) => {
    if (isOpenRow(index, row)) return false;
    if (index.type(row) !== 'record') return index.number(row, 'done') === day;
    return fields.get(index.kind(row))?.some((field) => String(index.get(row, field) ?? '').startsWith(today)) ?? false;
  };
}

function closingStamps({ stamps, states }: Kind): string[] {
  const isClosing = (state: string): boolean => !isOpenClass(states.find((each) => each.id === state)?.class ?? 'todo');
  return [...stamps].filter(([state]) => isClosing(state)).map(([, field]) => field);
}

function isOldIn(index: IndexReader, { today }: OutlineContext): (row: Row) => boolean {
  const last = (dayNumber(today) ?? 0) - OLD_AFTER;
  const dueOf = fieldReader(index).numbers('due');
  return (row) => dueOf(row) < last;
}
