// The workload as a picture: a line a person, a column a week, the tasks of a cell below, and the table behind it. Comes in: the rows of a
// query and choices; goes out: plain data. Too much is said in words and by a sign; nothing compares people with each other.

import { addDays, type Day, dayText, knownDay } from '../day.ts';
import { byUrgency } from '../index/rowOrder.ts';
import type { Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { joined } from '../outline/rowWords.ts';
import { spanWords } from '../plan/capacity.ts';
import { plainTitle } from '../record/noteLink.ts';
import { mondayOf } from '../record/weekLoad.ts';
import { type Picture, type PictureControl, type PictureInput, tableOf } from './picture.ts';
import { narrowed } from './rowFilters.ts';
import { joinedSentences } from './spotWords.ts';
import { type LoadState, type WorkCell, type Workload, type WorkPerson, workload, workPlace } from './workload.ts';

/** A week of a person, in words. */
export interface WorkSquare {
  readonly id: string;
  readonly state: LoadState;
  /** `12h of 24h`, or how many tasks where nobody estimated. */
  readonly brief: string;
  /** All of it in words, for ears and as a tooltip. */
  readonly words: string;
  /** Planned by capacity in percent, at most 200. */
  readonly share: number;
  readonly count: number;
}

/** A person with their weeks; `owner` is what a task that moves here answers, absent where none can. */
export interface WorkLine {
  readonly id: string;
  readonly name: string;
  readonly facts: string;
  readonly cells: readonly WorkSquare[];
  readonly owner?: string;
}

/** A task of the cell that is open. `days` holds a day for each week: the one it would move to there. */
export interface WorkTask {
  readonly ref: string;
  readonly title: string;
  readonly facts: string;
  readonly field: 'scheduled' | 'due';
  readonly days: readonly Day[];
  readonly isOpen: boolean;
}

/** What is drawn. */
export interface WorkBody {
  readonly weeks: readonly { readonly label: string; readonly isNow: boolean; readonly isOver: boolean }[];
  readonly people: readonly WorkLine[];
  readonly morePeople: number;
  /** The cell that is open, by its person and week, with its tasks. */
  readonly open: {
    readonly cell: string;
    readonly person: number;
    readonly week: number;
    readonly label: string;
    readonly tasks: readonly WorkTask[];
    readonly more: number;
  } | null;
}

/** The query of the workload. */
export const workQuery = 'is:dated';

const most = { people: 60, tasks: 100, line: 600 };

/** The picture: `options` are `weeks`, `team`, `project`, `confidential`, `at-cell` (person and week that are open) and `at-page`. */
export function* workSteps(input: PictureInput): Steps<Picture<WorkBody>> {
  const { index, options, context } = input;
  const fields = [{ field: 'project', label: say('Project') }];
  const { rows, controls } = yield* narrowed(index, input.rows, fields, options, context);
  const teams = [...new Set(context.roster.people.flatMap(({ team }) => team ?? []))].sort();
  const team = teams.find((each) => each === options['team']);
  const load = yield* workload(index, rows, {
    today: context.today,
    roster: context.roster,
    ...(context.me !== undefined && { me: context.me }),
    back: options['weeks'] === 'past' ? 4 : 0,
    ...(team !== undefined && { team }),
    discreet: options['confidential'] === 'out',
  });
  const shown = load.people.slice(0, Math.min(most.people, Math.floor(most.line / load.weeks.length)));
  return {
    summary: summaryOf(load),
    controls: [
      weeksControl(options['weeks']),
      ...teamControl(teams, team),
      ...controls,
      discreetControl(options['confidential']),
    ],
    table: yield* workTable(input, load),
    body: {
      weeks: load.weeks.map((monday) => ({ label: monday, isNow: monday === load.now, isOver: monday < load.now })),
      people: shown.map(lineOf),
      morePeople: load.people.length - shown.length,
      open: openCell(input, load, shown),
    },
  };
}

function lineOf(person: WorkPerson): WorkLine {
  const { id, late, undated } = person;
  return {
    id,
    name: nameOf(person),
    facts: joined([
      late.length === 0 ? undefined : say('{0} late', late.length),
      undated === 0 ? undefined : say('{0} without a day', undated),
    ]),
    cells: person.cells.map((cell) => squareOf(person, cell)),
    ...(id === '' ? {} : { owner: id }),
  };
}

function nameOf({ id, name }: WorkPerson): string {
  return id === '' ? say('Nobody yet') : name;
}

function squareOf(person: WorkPerson, cell: WorkCell): WorkSquare {
  const { monday, planned = 0, capacity, state, rows } = cell;
  return {
    id: cellId(person, monday),
    state,
    brief: briefOf(cell),
    words: say('{0}, week of {1}: {2}', nameOf(person), monday, loadWords(cell)),
    share:
      capacity === undefined
        ? 0
        : Math.min(200, capacity === 0 ? (planned > 0 ? 200 : 0) : Math.round((100 * planned) / capacity)),
    count: rows.length,
  };
}

function cellId({ id }: Pick<WorkPerson, 'id'>, monday: Day): string {
  return `${id} ${monday}`;
}

/** The shortest form: spans, or the number of tasks where there are none. */
function briefOf({ planned, capacity, unknown, away, state }: WorkCell): string {
  const more = unknown === 0 ? '' : unknown === 1 ? say('1 task') : say('{0} tasks', unknown);
  const isGone = state === 'away' || (capacity === 0 && away > 0);
  const spans = planned ? spanWords(planned) : more === '' && capacity !== undefined ? '0h' : '';
  const sum = [isGone && !planned ? '' : spans, more].filter((each) => each !== '').join(' + ');
  if (isGone) return joined([sum, say('away')]);
  return capacity === undefined ? sum : `${sum} / ${spanWords(capacity)}`;
}

/** `4h too much: 36h of 32h planned, 1 without an estimate, away 2 days`. */
function loadWords({ planned, capacity, unknown, away, holidays, state }: WorkCell): string {
  const sum =
    state === 'away'
      ? say('no working time')
      : capacity === undefined
        ? planned === undefined
          ? say('working time unknown')
          : say('{0} planned, working time unknown', spanWords(planned))
        : planned === undefined
          ? say('nothing estimated of {0}', spanWords(capacity))
          : say('{0} of {1} planned', spanWords(planned), spanWords(capacity));
  return [
    state === 'over' ? say('{0} too much: {1}', spanWords((planned ?? 0) - (capacity ?? 0)), sum) : sum,
    ...(unknown === 0
      ? []
      : [unknown === 1 ? say('1 task without an estimate') : say('{0} tasks without an estimate', unknown)]),
    ...(away === 0 ? [] : [away === 1 ? say('away 1 day') : say('away {0} days', away)]),
    ...(holidays === 0 ? [] : [holidays === 1 ? say('1 holiday') : say('{0} holidays', holidays)]),
  ].join(', ');
}

function openCell(input: PictureInput, load: Workload, shown: readonly WorkPerson[]): WorkBody['open'] {
  const wanted = input.options['at-cell'] ?? '';
  const cut = wanted.lastIndexOf(' ');
  const person = shown.findIndex(({ id }) => id === wanted.slice(0, Math.max(0, cut)));
  const line = cut < 0 ? undefined : shown[person];
  if (!line) return null;
  const isLate = wanted.slice(cut + 1) === 'late';
  const week = load.weeks.indexOf(wanted.slice(cut + 1));
  const cell = line.cells[week];
  if (!isLate && !cell) return null;
  const rows = byUrgency(input.index, isLate ? line.late : (cell?.rows ?? []), input.context.me);
  const label = isLate ? say('{0}, late', nameOf(line)) : squareOf(line, cell as WorkCell).words;
  return {
    cell: wanted,
    person,
    week,
    label,
    tasks: rows.slice(0, most.tasks).map((row) => taskOf(input, row, load.weeks)),
    more: Math.max(0, rows.length - most.tasks),
  };
}

function taskOf({ index, context, refOf }: PictureInput, row: Row, weeks: readonly Day[]): WorkTask {
  const item = index.item(row);
  const { by, day } = workPlace(index, row, context.today) ?? { by: 'due' as const, day: knownDay(context.today) };
  const shift = day - knownDay(mondayOf(dayText(day)));
  const est = String(index.get(row, 'est') ?? '');
  return {
    ref: refOf(row),
    title: plainTitle(item.title),
    facts: joined([
      est === '' ? say('no estimate') : est,
      item.scheduled === undefined ? undefined : say('planned {0}', item.scheduled),
      item.due === undefined ? undefined : say('due {0}', item.due),
      item.project,
      item.stateClass === 'done' ? say('done') : undefined,
    ]),
    field: by,
    days: weeks.map((monday) => addDays(monday, shift)),
    isOpen: item.stateClass !== 'done',
  };
}

function summaryOf({ people, weeks, now, over, hidden }: Workload): string {
  if (people.length === 0) return say('Nobody is in the roster, and no work is planned.');
  const unknown = people.reduce((sum, { cells }) => sum + cells.reduce((all, cell) => all + cell.unknown, 0), 0);
  const future = people.flatMap(({ cells }) => cells.filter(({ monday, state }) => state === 'away' && monday >= now));
  const gone = future.reduce((sum, { unknown: tasks }) => sum + tasks, 0);
  const persons = people.filter(({ id }) => id !== '').length;
  return joinedSentences([
    persons === 1 ? say('1 person, {0} weeks.', weeks.length) : say('{0} people, {1} weeks.', persons, weeks.length),
    over === 0 && gone > 0
      ? ''
      : over === 0
        ? say('Nobody has more planned than there is time for, as far as it is known.')
        : over === 1
          ? say('In 1 week more is planned than there is time for.')
          : say('In {0} weeks of people more is planned than there is time for.', over),
    gone === 0
      ? ''
      : gone === 1
        ? say('1 task falls into a week without working time.')
        : say('{0} tasks fall into a week without working time.', gone),
    unknown === 0
      ? ''
      : unknown === 1
        ? say('1 task has no estimate and is only counted.')
        : say('{0} tasks have no estimate and are only counted.', unknown),
    hidden.rows === 0
      ? ''
      : hidden.rows === 1
        ? say('1 confidential row is left out.')
        : say('{0} confidential rows are left out.', hidden.rows),
    hidden.times ? say('Working times are confidential and left out.') : '',
  ]);
}

function weeksControl(chosen: string | undefined): PictureControl {
  const options = [
    { id: 'next', label: say('Next 8 weeks') },
    { id: 'past', label: say('Last 4 and next 8 weeks') },
  ];
  return { id: 'weeks', label: say('Weeks'), options, chosen: chosen === 'past' ? 'past' : 'next' };
}

function teamControl(teams: readonly string[], chosen = ''): PictureControl[] {
  if (teams.length === 0) return [];
  const options = [{ id: '', label: say('All') }, ...teams.slice(0, 400).map((team) => ({ id: team, label: team }))];
  return [{ id: 'team', label: say('Team'), options, chosen }];
}

function discreetControl(chosen: string | undefined): PictureControl {
  const options = [
    { id: 'in', label: say('Shown') },
    { id: 'out', label: say('Left out') },
  ];
  return { id: 'confidential', label: say('Confidential'), options, chosen: chosen === 'out' ? 'out' : 'in' };
}

function* workTable({ options }: PictureInput, { people, weeks }: Workload) {
  return yield* tableOf([say('Person'), ...weeks, say('Late')], people, options, (person) => ({
    cells: [nameOf(person), ...person.cells.map(loadWords), String(person.late.length)],
  }));
}
