// Rows as a calendar: due days, reviews, ends of contracts and milestones as whole days, meetings at their time, changes in their window.
// Comes in: what is exported and the present moment; goes out: iCalendar text. Every entry keeps its UID as long as its note keeps its name
// (or its line its words), so that a calendar that reads the file again changes what it has. No mail address goes along: nobody is invited.
import { dayMs, isDay } from '../day.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { readDuration } from '../index/values.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { parseWindow } from '../record/changeWindows.ts';
import { plainTitle } from '../record/noteLink.ts';
import { isMeeting } from '../schedule/move.ts';
import { instantOfStamp, type Zone, zoneOf } from '../zone.ts';
import type { Exported } from './exportRows.ts';
import { type IcsComponent, type IcsProperty, icsCalendar, icsDay, icsMoment, icsSpan, icsText } from './ics.ts';

/** What a calendar is made with. */
export interface CalendarOptions {
  readonly title: string;
  /** The moment of writing, as an instant with offset. */
  readonly now: string;
  /** Due days as tasks instead of events: few calendars read those, lists of tasks do. */
  readonly todos?: boolean;
}

/** Fields that are days of their own, with what stands before the title. */
const days: readonly (readonly [field: string, words: Sayable])[] = [
  ['due', toSay('Due: {0}')],
  ['review', toSay('Review: {0}')],
  ['evidence-due', toSay('New evidence: {0}')],
  ['contract-end', toSay('Contract ends: {0}')],
];

const priorities: ReadonlyMap<string, string> = new Map([
  ['critical', '1'],
  ['high', '3'],
  ['medium', '5'],
  ['low', '7'],
  ['lowest', '9'],
]);

const todoStates: Readonly<Record<string, string>> = {
  doing: 'IN-PROCESS',
  done: 'COMPLETED',
  cancelled: 'CANCELLED',
};

/** Minutes of a meeting that does not say how long it takes. */
const usualMinutes = 30;

type Moment = Parameters<typeof icsSpan>[0];

interface Entry {
  readonly what: string;
  readonly title: string;
  readonly span: Moment;
}

interface Writing {
  readonly view: Exported['view'];
  readonly zone: Zone;
  readonly options: CalendarOptions;
  readonly sameTitles: Map<string, Map<string, Row[]>>;
}

/** The calendar of all rows that have a day; how many entries it has is answered, too. */
export function* calendarSteps(
  { view, rows }: Exported,
  options: CalendarOptions,
): Steps<{ readonly text: string; readonly count: number }> {
  const writing: Writing = { view, zone: zoneOf(view.config.timezone), options, sameTitles: new Map() };
  const components: IcsComponent[] = [];
  yield* eachRow(rows, (row) => {
    for (const entry of entriesOf(writing, row)) components.push(componentOf(writing, row, entry));
  });
  return { text: icsCalendar(options.title, components), count: components.length };
}

function entriesOf({ view, zone }: Writing, row: Row): Entry[] {
  const text = (field: string): string => String(view.get(row, field) ?? '').trim();
  const title = plainTitle(view.item(row).title);
  const found = days.flatMap(([field, words]): Entry[] => {
    const day = text(field).slice(0, 10);
    const own = view.type(row) === 'milestone' ? toSay('Milestone: {0}') : words;
    return isDay(day) ? [{ what: field, title: say(own, title), span: { days: [day, day] } }] : [];
  });
  const window = view.kind(row) === 'change' ? windowOf(text('window'), zone) : undefined;
  if (window) found.push({ what: 'window', title: say('Change: {0}', title), span: window });
  const meeting = isMeeting(view, row) ? meetingOf(text('date'), text('time'), text('duration'), zone) : undefined;
  if (meeting) found.push({ what: 'meeting', title, span: meeting });
  return found;
}

function windowOf(written: string, zone: Zone): Moment | undefined {
  const window = parseWindow(written, zone);
  if (!window) return undefined;
  const [first = '', last = first] = written.split('..').map((part) => part.trim());
  if (isDay(first) && isDay(last)) return { days: [first, last] };
  // A day ends with its last millisecond.
  return { from: window.from, to: Math.ceil(window.to / 1000) * 1000 };
}

function meetingOf(date: string, time: string, duration: string, zone: Zone): Moment | undefined {
  const day = date.slice(0, 10);
  if (!isDay(day)) return undefined;
  const [, hour, minute] = /^(\d{1,2})[:.](\d\d)/.exec(time) ?? [];
  const from = instantOfStamp(`${day}T${(hour ?? 'x').padStart(2, '0')}:${minute}`, zone);
  if (Number.isNaN(from) || Number(hour) > 23 || Number(minute) > 59) return { days: [day, day] };
  const length = readDuration(duration);
  return { from, to: from + (length > 0 && length <= dayMs ? length : usualMinutes * 60_000) };
}

function componentOf(writing: Writing, row: Row, entry: Entry): IcsComponent {
  const { view, zone, options } = writing;
  const item = view.item(row);
  const kind = view.config.kinds.get(item.kind);
  const words = [
    [kind?.label ?? item.kind, item.state, item.owner && `@${item.owner}`, item.project && `+${item.project}`],
    [`${item.path}:${item.line + 1}`],
  ];
  const common: IcsProperty[] = [
    ['UID', uidOf(writing, row, entry.what)],
    ['DTSTAMP', icsMoment(instantOfStamp(options.now, zone))],
    ['DESCRIPTION', icsText(words.map((line) => line.filter(Boolean).join(' · ')).join('\n'))],
    ['CATEGORIES', icsText(kind?.label ?? item.kind)],
  ];
  const isTodo = options.todos === true && entry.what === 'due' && 'days' in entry.span;
  if (isTodo) return { name: 'VTODO', properties: [...common, ...todoProperties(writing, row)] };
  const isDone = entry.what === 'due' && item.stateClass === 'done';
  return {
    name: 'VEVENT',
    properties: [
      ...common,
      ['SUMMARY', icsText(isDone ? `✓ ${entry.title}` : entry.title)],
      ...icsSpan(entry.span),
      // A day to keep in mind does not make anybody busy.
      ['TRANSP', 'days' in entry.span ? 'TRANSPARENT' : 'OPAQUE'],
      ['STATUS', item.stateClass === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'],
    ],
  };
}

function todoProperties({ view, zone }: Writing, row: Row): IcsProperty[] {
  const { title, due = '', start, done, priority, stateClass } = view.item(row);
  const rank = priorities.get(priority ?? '');
  const isDone = stateClass === 'done' && isDay(done?.slice(0, 10) ?? '');
  return [
    ['SUMMARY', icsText(plainTitle(title))],
    // What begins after it is due is refused by calendars.
    ...(start !== undefined && isDay(start) && start < due ? [['DTSTART;VALUE=DATE', icsDay(start)] as const] : []),
    ['DUE;VALUE=DATE', icsDay(due.slice(0, 10))],
    ['STATUS', todoStates[stateClass] ?? 'NEEDS-ACTION'],
    ...(rank === undefined ? [] : [['PRIORITY', rank] as const]),
    ...(isDone ? [['COMPLETED', icsMoment(instantOfStamp(done ?? '', zone))] as const] : []),
  ];
}

/** Two signs of what the entry is about: no path is told, and no two of a calendar are alike. */
function uidOf(writing: Writing, row: Row, what: string): string {
  const { view } = writing;
  const path = view.path(row);
  const identity = view.key(row).task ? `${path}\n${lineIdentity(writing, row, path)}` : path;
  const name = view.config.name;
  return `${fingerprint(`${name}\n${identity}`)}${fingerprint(`${identity}\n${what}\n${name}`)}-${what}@daybook`;
}

/** A line is known by its id, else by its words and how often they stood before in the note. */
function lineIdentity({ view, sameTitles }: Writing, row: Row, path: string): string {
  const id = view.get(row, 'id');
  if (typeof id === 'string') return `id ${id}`;
  const title = view.item(row).title;
  let titles = sameTitles.get(path);
  if (!titles) {
    titles = new Map();
    for (const line of view.taskRows(path)) {
      const lineTitle = view.item(line).title;
      titles.set(lineTitle, [...(titles.get(lineTitle) ?? []), line]);
    }
    sameTitles.set(path, titles);
  }
  return `${title}\n${(titles.get(title) ?? []).indexOf(row)}`;
}
