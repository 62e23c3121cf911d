// The timeline: projects, milestones and changes with their days, who is away, what comes after what, where dates first stood. Comes in:
// the rows of a query and what was chosen; goes out: rows in groups with offsets in days, and the same as a table. Never a pixel; what
// lies outside of the shown time is counted. A row that is asked to move (`at-move`, `at-to`) brings what follows along.
import { type DayNumber, dayNumber, dayText, knownDay } from '../day.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { addTo } from '../index/rowOrder.ts';
import type { Row } from '../index/rows.ts';
import { eachRow, type Steps, sorted } from '../index/steps.ts';
import { say, sayDay } from '../language.ts';
import { personName } from '../outline/rowWords.ts';
import { plainTitle } from '../record/noteLink.ts';
import { type Dependencies, dependencySteps } from './criticalPath.ts';
import { type ImpactBody, impactBody } from './impactBody.ts';
import { kindLabel } from './kindLabel.ts';
import { type Picture, type PictureInput, type PictureTable, tableOf } from './picture.ts';
import { type PlannedRow, plannedRow } from './plannedRow.ts';
import { timelineControls } from './timelineControls.ts';
import { groupsOf, type TimelineGroup } from './timelineGroups.ts';
import { daysOff, type Stretch, type Ticks, ticksOf, timeWindow, within, zoomOf } from './timelineScale.ts';
import { rowFacts, stateOf } from './timelineWords.ts';

/** A line between two rows of the picture, by their places from 0. */
export interface TimelineLink {
  readonly from: number;
  readonly to: number;
  readonly isCritical: boolean;
  readonly isBroken: boolean;
}

/** What is drawn. */
export interface TimelineBody {
  readonly from: string;
  readonly days: number;
  /** Offset of today; absent when it is not shown. */
  readonly today?: number;
  readonly earlier: string;
  readonly later: string;
  readonly major: Ticks;
  readonly minor: Ticks;
  readonly off: readonly Stretch[];
  readonly groups: readonly TimelineGroup[];
  readonly links: readonly TimelineLink[];
  /** Sentences on what is not drawn and what does not fit. */
  readonly notes: readonly string[];
  readonly impact?: ImpactBody;
}

/** Lines that are drawn. */
const mostLinks = 300;

/** The timeline, in steps: linear in the rows of the query. */
export function* timelineSteps(input: PictureInput): Steps<Picture<TimelineBody>> {
  const { index, options, context, refOf } = input;
  const planned: PlannedRow[] = [];
  let undated = 0;
  yield* eachRow(input.rows, (row) => {
    if (index.type(row) === 'note' || !isWanted(index, row, options['tasks'])) return;
    const each = plannedRow(index, row, input.courses);
    if (each) planned.push(each);
    else undated++;
  });
  const order = yield* dependencySteps(index, planned);
  const today = knownDay(context.today);
  const window = timeWindow(zoomOf(options['zoom']), today, dayNumber(options['at-from'] ?? ''));
  yield;
  const inTime = planned.filter((each) => within(window, each.from, reachOf(each, today)));
  yield;
  const { groups, shown, left } = yield* groupsOf(input, window, inTime, planned, order);
  yield;
  const places = new Map(shown.map((each, place) => [each, place]));
  const moved = shown.flatMap((each) => (each && refOf(each.row) === options['at-move'] ? [each.row] : []));
  const impact = moved.map((row) => impactBody(index, { row, ref: refOf(row) }, options['at-to'] ?? '', context))[0];
  const todayAt = within(window, today, today)?.at;
  const links = linksOf(order, places);
  yield;
  const table = yield* tableRows(input, planned, order);
  yield;
  const body: TimelineBody = {
    from: dayText(window.from),
    days: window.days,
    ...(todayAt !== undefined && { today: todayAt }),
    earlier: window.earlier,
    later: window.later,
    ...ticksOf(window),
    off: daysOff(window, index.config.calendar),
    groups,
    links,
    notes: [...circleNote(index, order.circle), ...leftNotes(planned.length - inTime.length, left, undated)],
    ...(impact && { impact }),
  };
  const summary = summaryOf(inTime, window.from, window.days, today);
  return { summary, controls: timelineControls(options), table, body };
}

/** The last day that is drawn: a project that is late goes on until today. */
function reachOf({ kind, isOpen, to }: PlannedRow, today: DayNumber): DayNumber {
  return kind === 'project' && isOpen ? Math.max(to, today) : to;
}

/** Lines of tasks are shown on demand. */
function isWanted(index: NoteIndex, row: Row, tasks: string | undefined): boolean {
  if (index.type(row) !== 'task') return true;
  return tasks === 'all' || (tasks === 'open' && stateOf(index, row).isOpen);
}

function linksOf(
  { links, critical }: Dependencies,
  places: ReadonlyMap<PlannedRow | undefined, number>,
): TimelineLink[] {
  const shown = links.flatMap(({ before, after, isBroken }): TimelineLink[] => {
    const [from, to] = [places.get(before), places.get(after)];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, isCritical: critical.has(before.row) && critical.has(after.row), isBroken }];
  });
  return shown.slice(0, mostLinks);
}

function circleNote(index: NoteIndex, circle: readonly Row[]): string[] {
  if (circle.length === 0) return [];
  const names = [...circle.slice(0, 8), ...circle.slice(0, 1)].map((row) => plainTitle(index.item(row).title));
  return [say('These come after each other in a circle: {0}.', names.join(' → '))];
}

function leftNotes(outside: number, left: number, undated: number): string[] {
  return [
    ...(outside === 0 ? [] : [say('Outside of the time shown: {0}.', outside)]),
    ...(left === 0 ? [] : [say('Not drawn, but in the table: {0}.', left)]),
    ...(undated === 0 ? [] : [say('Without a date: {0}.', undated)]),
  ];
}

/** `3 projects, 7 milestones, 2 others from Sun 1 Mar 2026 to Mon 31 Aug 2026; 2 late, 1 moved.` */
function summaryOf(rows: readonly PlannedRow[], from: DayNumber, days: number, today: DayNumber): string {
  const count = (holds: (each: PlannedRow) => boolean): number => rows.filter(holds).length;
  const [projects, milestones] = [count(({ kind }) => kind === 'project'), count(({ kind }) => kind === 'milestone')];
  return say(
    'Projects: {0}, milestones: {1}, others: {2}, from {3} to {4}; late: {5}, moved: {6}.',
    projects,
    milestones,
    rows.length - projects - milestones,
    sayDay(dayText(from)),
    sayDay(dayText(from + days - 1)),
    count(({ to, isOpen }) => isOpen && to < today),
    count(({ moves }) => moves > 0),
  );
}

function* tableRows(
  input: PictureInput,
  planned: readonly PlannedRow[],
  { links, critical }: Dependencies,
): Steps<PictureTable> {
  const { index, context, refOf } = input;
  const behind = new Map<Row, Row[]>();
  for (const { before, after } of links) addTo(behind, after.row, before.row);
  const headers = [
    say('What'),
    say('Kind'),
    say('Project'),
    say('Owner'),
    say('From'),
    say('To'),
    say('State'),
    say('After'),
    say('Remarks'),
  ];
  const inOrder = yield* sorted(planned, (a, b) => a.from - b.from || a.to - b.to);
  return yield* tableOf(headers, inOrder, input.options, (each) => ({
    ref: refOf(each.row),
    cells: [
      plainTitle(index.item(each.row).title),
      kindLabel(index, each.kind),
      each.project,
      each.owner === '' ? '' : personName(each.owner, context),
      dayText(each.from),
      dayText(each.to),
      stateOf(index, each.row).words(context.words),
      (behind.get(each.row) ?? [])
        .slice(0, 5)
        .map((row) => plainTitle(index.item(row).title))
        .join(', '),
      rowFacts(each, critical, knownDay(context.today)).join('; '),
    ],
  }));
}
