// The rows of a timeline in groups, by project or by person, each with its bars; who is away, and the days on which nothing is changed.
// Comes in: rows with their days and the window; goes out: groups in the order they are drawn, with offsets. Reasons of absences are
// not known here.
import { type DayNumber, dayMs, dayNumber, dayText, knownDay } from '../day.ts';
import type { Row } from '../index/rows.ts';
import { eachOf, type Steps } from '../index/steps.ts';
import { say, sayDay } from '../language.ts';
import { projectPaths } from '../navigate/lookup.ts';
import { progress, projectRows, type RowsOfProjects, slugOf } from '../outline/projectRows.ts';
import { joined, personName } from '../outline/rowWords.ts';
import { absencesOf } from '../record/absences.ts';
import { freezesOf } from '../record/changeWindows.ts';
import type { Person } from '../record/kind.ts';
import { plainTitle } from '../record/noteLink.ts';
import { zoneOf } from '../zone.ts';
import type { Dependencies } from './criticalPath.ts';
import { kindLabel } from './kindLabel.ts';
import type { PictureInput } from './picture.ts';
import type { PlannedRow } from './plannedRow.ts';
import { type Stretch, type TimeWindow, within } from './timelineScale.ts';
import { rowFacts, stateOf } from './timelineWords.ts';

/** One line of the picture. */
export interface TimelineRow {
  /** Absent of absences and freezes, which are no rows of the notebook. */
  readonly ref?: string;
  readonly title: string;
  /** What it is drawn as. */
  readonly shape: 'project' | 'milestone' | 'bar' | 'away' | 'freeze';
  readonly bars: readonly Stretch[];
  /** From the end of a project that is late up to today. */
  readonly overdue?: Stretch;
  /** How an open project goes, as its colour and in the words that stand on its bar. */
  readonly health?: 'green' | 'amber' | 'red';
  readonly said?: string;
  /** The day that moves when it is dragged. */
  readonly day?: string;
  /** Where its date first stood, when that is shown. */
  readonly ghost?: number;
  readonly isDone: boolean;
  readonly isLate: boolean;
  readonly isCritical: boolean;
  /** All of it in words: kind, days, owner, state, what else there is to say. */
  readonly facts: string;
}

/** Rows under one heading; `id` is a slug or a roster id. */
export interface TimelineGroup {
  readonly id: string;
  readonly label: string;
  readonly rows: readonly TimelineRow[];
}

/** The groups, and the rows in the order they are drawn: undefined for those that are none of the notebook. */
export interface Grouped {
  readonly groups: readonly TimelineGroup[];
  readonly shown: readonly (PlannedRow | undefined)[];
  readonly left: number;
}

interface Line {
  readonly made: TimelineRow;
  readonly planned?: PlannedRow;
}

/** Lines between two pauses. */
const linesAStep = 16;

/** Rows, people and freezes that are drawn at most; rows left out are counted. */
const mostRows = 200;
const mostOthers = 50;

/** The groups of what lies in the window. */
export function* groupsOf(
  input: PictureInput,
  window: TimeWindow,
  inTime: readonly PlannedRow[],
  all: readonly PlannedRow[],
  order: Dependencies,
): Steps<Grouped> {
  const byOwner = input.options['group'] === 'owner';
  const keyed = new Map<string, PlannedRow[]>();
  for (const each of inTime) {
    const key = byOwner ? each.owner : each.project;
    const own = keyed.get(key);
    if (own) own.push(each);
    else keyed.set(key, [each]);
  }
  yield;
  const away = awayLines(input, window, all);
  yield;
  const projects = yield* projectRows.steps(input.index);
  for (const id of byOwner ? away.keys() : []) if (!keyed.has(id)) keyed.set(id, []);
  const sorted = [...keyed]
    .map(([key, own]) => ({ key, label: labelOf(input, key, byOwner), own: own.sort(inOrder) }))
    .sort((a, b) => Number(a.key === '') - Number(b.key === '') || (a.label < b.label ? -1 : 1));
  let room = mostRows;
  const drawn: { readonly id: string; readonly label: string; readonly lines: readonly Line[] }[] = [];
  yield;
  for (const { key, label, own } of sorted) {
    const fit = own.slice(0, room);
    room -= fit.length;
    const lines: Line[] = byOwner ? [...(away.get(key) ?? [])] : [];
    yield* eachOf(
      fit,
      (planned) => {
        lines.push({ made: madeRow(input, window, planned, order, projects), planned });
      },
      linesAStep,
    );
    if (lines.length > 0) drawn.push({ id: key, label, lines });
  }
  const freezes = freezeLines(input, window);
  const absences = byOwner ? [] : [...away.values()].flat();
  // Projects are what one came for: who is away stands below them.
  const groups = [
    { id: ' off', label: say('Freezes'), lines: freezes },
    ...drawn,
    { id: ' away', label: say('Absences'), lines: absences },
  ].filter(({ lines }) => lines.length > 0);
  return {
    groups: groups.map(({ id, label, lines }) => ({ id, label, rows: lines.map(({ made }) => made) })),
    shown: groups.flatMap(({ lines }) => lines.map((line: Line) => line.planned)),
    left: inTime.length - (mostRows - room),
  };
}

/** The project itself first, then what begins first. */
function inOrder(a: PlannedRow, b: PlannedRow): number {
  return Number(b.kind === 'project') - Number(a.kind === 'project') || a.from - b.from || a.to - b.to || a.row - b.row;
}

function labelOf({ index, context }: PictureInput, key: string, byOwner: boolean): string {
  if (byOwner) return key === '' ? say('No owner') : personName(key, context);
  if (key === '') return say('No project');
  const path = projectPaths(index).get(key.toLowerCase());
  const row = path === undefined ? undefined : index.noteRow(path);
  return row === undefined ? key : plainTitle(index.item(row).title);
}

function madeRow(
  input: PictureInput,
  window: TimeWindow,
  planned: PlannedRow,
  { critical }: Dependencies,
  projects: RowsOfProjects,
): TimelineRow {
  const { index, context, refOf } = input;
  const { row, kind, from, to, first, isOpen, owner } = planned;
  const today = knownDay(context.today);
  const bar = within(window, from, to);
  const isLate = isOpen && to < today;
  const overdue = kind === 'project' && isLate ? within(window, to + 1, today) : undefined;
  const course = kind === 'project' && isOpen ? courseOf(input, row, projects) : undefined;
  const ghost = first === undefined || first === to ? undefined : within(window, first, first);
  return {
    ref: refOf(row),
    title: plainTitle(index.item(row).title),
    shape: kind === 'project' ? 'project' : index.type(row) === 'milestone' ? 'milestone' : 'bar',
    bars: bar ? [bar] : [],
    ...(overdue && { overdue }),
    ...course,
    ...(planned.day !== undefined && { day: planned.day }),
    ...(ghost && { ghost: ghost.at }),
    isDone: !isOpen,
    isLate,
    isCritical: critical.has(row),
    facts: [
      kindLabel(index, kind),
      spanWords(from, to),
      owner === '' ? '' : personName(owner, context),
      stateOf(index, row).words(context.words),
      course?.said ?? '',
      ...rowFacts(planned, critical, today),
    ]
      .filter((words) => words !== '')
      .join(', '),
  };
}

/** Health and progress of a project, as the Projects view says them. */
function courseOf(
  { index, context }: PictureInput,
  row: Row,
  { members }: RowsOfProjects,
): Pick<TimelineRow, 'health' | 'said'> {
  const health = (['green', 'amber', 'red'] as const).find((each) => each === index.get(row, 'health'));
  const done = progress(index, members.get(slugOf(index, row)));
  const said = joined([
    health && context.words(`health.${health}`),
    done && context.words('project.progress', ...done),
  ]);
  return { ...(health && { health }), ...(said !== '' && { said }) };
}

function spanWords(from: DayNumber, to: DayNumber): string {
  const [first, last] = [sayDay(dayText(from)), sayDay(dayText(to))];
  return from === to ? first : say('{0} to {1}', first, last);
}

/** Those who own one of the rows, and are away in the time shown. */
function awayLines({ context }: PictureInput, window: TimeWindow, all: readonly PlannedRow[]): Map<string, Line[]> {
  const owners = new Set(all.map(({ owner }) => owner));
  const found = new Map<string, Line[]>();
  for (const person of context.roster.people) {
    const line = owners.has(person.id) && found.size < mostOthers ? awayLine(person, window) : undefined;
    if (line) found.set(person.id, [line]);
  }
  return found;
}

function awayLine(person: Person, window: TimeWindow): Line | undefined {
  const end = window.from + window.days - 1;
  const spans = absencesOf(person).flatMap(({ from, to }): (readonly [DayNumber, DayNumber])[] => {
    const [first = end + 1, last = end] = [dayNumber(from), dayNumber(to ?? '')];
    return within(window, first, last) ? [[first, last]] : [];
  });
  if (spans.length === 0) return undefined;
  const bars = spans.flatMap(([first, last]) => within(window, first, last) ?? []);
  const words = spans.map(([first, last]) => spanWords(first, last)).join('; ');
  return { made: offRow('away', say('{0} is away', person.name), bars, words) };
}

function freezeLines({ index }: PictureInput, window: TimeWindow): Line[] {
  const zone = zoneOf(index.config.timezone);
  const dayAt = (at: number): DayNumber => Math.floor((at + zone.offset(at)) / dayMs);
  return freezesOf(index, zone)
    .flatMap(({ from, to, words }): Line[] => {
      const [first, last] = [dayAt(from), dayAt(to)];
      const bar = within(window, first, last);
      return bar ? [{ made: offRow('freeze', say('Freeze: {0}', words), [bar], spanWords(first, last)) }] : [];
    })
    .slice(0, mostOthers);
}

function offRow(shape: 'away' | 'freeze', title: string, bars: readonly Stretch[], facts: string): TimelineRow {
  return { title, shape, bars, isDone: false, isLate: false, isCritical: false, facts };
}
