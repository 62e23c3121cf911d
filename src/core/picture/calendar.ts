// The calendar: a month, a week, or the days ahead as a list, with what stands on each. Comes in: the rows of a query and what was chosen;
// goes out: days with their entries, and the same as a table. Never a pixel; days are ISO text, which the page spells in the words of
// its language.
import {
  civil,
  type Day,
  type DayNumber,
  dayNumber,
  daysFromCivil,
  daysInMonth,
  dayText,
  knownDay,
  weekdayOf,
} from '../day.ts';
import type { Row } from '../index/rows.ts';
import { eachOf, type Steps } from '../index/steps.ts';
import { say, sayDay } from '../language.ts';
import { orderSteps } from '../schedule/dependencies.ts';
import { isWorkday } from '../workdays.ts';
import {
  type CalendarEntry,
  calendarEntries,
  type DayEntries,
  type DaySpan,
  entryKinds,
  type ToldEntry,
} from './calendarEntries.ts';
import { type ImpactBody, impactBody } from './impactBody.ts';
import {
  type Pages,
  type Picture,
  type PictureControl,
  type PictureInput,
  type PictureOptions,
  tableOf,
} from './picture.ts';

/** An entry as it is drawn. */
export interface CalendarItem extends Omit<CalendarEntry, 'row' | 'told'>, ToldEntry {
  /** Absent of what is no row of the notebook. */
  readonly ref?: string;
}

/** A day with what stands on it. */
export interface CalendarDay {
  readonly day: Day;
  readonly isToday: boolean;
  readonly isOff: boolean;
  /** It belongs to the month before or after. */
  readonly isOther: boolean;
  readonly items: readonly CalendarItem[];
  /** Entries that there is no room for. */
  readonly more: number;
}

/** What is drawn. */
export interface CalendarBody {
  readonly mode: CalendarMode;
  /** The first day of the month, week or list. */
  readonly from: Day;
  readonly to: Day;
  readonly earlier: Day;
  readonly later: Day;
  readonly days: readonly CalendarDay[];
  readonly impact?: ImpactBody;
}

const modes = ['month', 'week', 'list'] as const;
type CalendarMode = (typeof modes)[number];

/** Entries of one day that are drawn, and of all days. */
const mostOfDay: Readonly<Record<CalendarMode, number>> = { month: 4, week: 30, list: 40 };
const mostItems = 240;
/** Days of the list. */
const listDays = 28;

interface Shown extends DaySpan {
  readonly mode: CalendarMode;
  /** The first day of what was asked for; the grid of a month may begin earlier. */
  readonly start: DayNumber;
  readonly end: DayNumber;
  readonly earlier: DayNumber;
  readonly later: DayNumber;
}

/** The calendar, in steps: linear in the rows of the query and in the days shown. */
export function* calendarSteps(input: PictureInput): Steps<Picture<CalendarBody>> {
  const { index, rows, options, context, refOf } = input;
  const today = knownDay(context.today);
  const shown = shownDays(options, today, input.firstWeekday ?? 1);
  const show = entryKinds.find((kind) => kind === options['show']);
  yield* orderSteps(index);
  const all = yield* calendarEntries(index, rows, shown, context);
  const entries: DayEntries = show === undefined ? all : new Map();
  if (show !== undefined)
    yield* eachOf(
      all,
      ([day, own]) =>
        void entries.set(
          day,
          own.filter(({ kind }) => kind === show),
        ),
      1,
    );
  const summary = yield* summaryOf(entries, shown, today);
  const days = yield* drawnDays(input, shown, entries, today);
  yield;
  const table = yield* tableOfDays(input, entries);
  yield;
  const move = options['at-move'] ?? '';
  const row = move === '' ? undefined : movedRow(entries, (each) => refOf(each) === move);
  const impact =
    row === undefined ? undefined : impactBody(index, { row, ref: refOf(row) }, options['at-to'] ?? '', context);
  return {
    summary,
    controls: controlsOf(shown.mode, show),
    table,
    body: {
      mode: shown.mode,
      from: dayText(shown.start),
      to: dayText(shown.end),
      earlier: dayText(shown.earlier),
      later: dayText(shown.later),
      days,
      ...(impact && { impact }),
    },
  };
}

function movedRow(entries: DayEntries, isIt: (row: Row) => boolean): Row | undefined {
  for (const own of entries.values())
    for (const { row, told } of own) if (row !== undefined && isIt(row) && told().move === 'impact') return row;
  return undefined;
}

function shownDays(options: PictureOptions, today: DayNumber, firstWeekday: number): Shown {
  const mode = modes.find((each) => each === options['mode']) ?? 'month';
  const asked = Math.min(
    Math.max(dayNumber(options['at-from'] ?? '') ?? today, daysFromCivil(1900, 1, 1)),
    daysFromCivil(2200, 1, 1),
  );
  const weekStart = (day: DayNumber): DayNumber => day - ((weekdayOf(day) - firstWeekday + 7) % 7);
  if (mode === 'list') {
    const end = asked + listDays - 1;
    return { mode, from: asked, to: end, start: asked, end, earlier: asked - listDays, later: end + 1 };
  }
  if (mode === 'week') {
    const start = weekStart(asked);
    return { mode, from: start, to: start + 6, start, end: start + 6, earlier: start - 7, later: start + 7 };
  }
  const { year, month } = civil(asked);
  const start = daysFromCivil(year, month, 1);
  const end = start + daysInMonth(year, month) - 1;
  const before = civil(start - 1);
  return {
    mode,
    from: weekStart(start),
    to: weekStart(end) + 6,
    start,
    end,
    earlier: daysFromCivil(before.year, before.month, 1),
    later: end + 1,
  };
}

/** Every day of a grid; of a list those on which something stands, and today. */
function* drawnDays(
  { index, refOf }: PictureInput,
  { mode, from, to, start, end }: Shown,
  entries: DayEntries,
  today: DayNumber,
): Steps<CalendarDay[]> {
  const days: CalendarDay[] = [];
  let room = mostItems;
  for (let day = from; day <= to; day++) {
    const own = entries.get(day) ?? [];
    if (mode === 'list' && own.length === 0 && day !== today) continue;
    // One more than there is room for is drawn rather than counted.
    const most = own.length === mostOfDay[mode] + 1 ? own.length : mostOfDay[mode];
    const items = own
      .slice(0, Math.min(most, room))
      .map(({ row, told, ...each }) => ({ ...each, ...told(), ...(row !== undefined && { ref: refOf(row) }) }));
    room -= items.length;
    days.push({
      day: dayText(day),
      isToday: day === today,
      isOff: !isWorkday(day, index.config.calendar),
      isOther: day < start || day > end,
      items,
      more: own.length - items.length,
    });
    yield;
  }
  return days;
}

function controlsOf(mode: CalendarMode, show = 'all'): PictureControl[] {
  return [
    {
      id: 'mode',
      label: say('Show by'),
      options: [
        { id: 'month', label: say('Month') },
        { id: 'week', label: say('Week') },
        { id: 'list', label: say('List') },
      ],
      chosen: mode,
    },
    {
      id: 'show',
      label: say('Entries'),
      options: [
        { id: 'all', label: say('All') },
        { id: 'due', label: say('Due') },
        { id: 'meeting', label: say('Meetings') },
        { id: 'change', label: say('Changes') },
        { id: 'review', label: say('Reviews') },
        { id: 'off', label: say('Days off and absences') },
      ],
      chosen: show,
    },
  ];
}

function* summaryOf(entries: DayEntries, { start, end }: Shown, today: DayNumber): Steps<string> {
  const count = { due: 0, late: 0, meeting: 0, change: 0, review: 0, off: 0 };
  const inMonth = [...entries].filter(([day]) => day >= start && day <= end);
  const changes = new Set<CalendarEntry>();
  yield* eachOf(
    inMonth,
    ([, own]) => {
      for (const each of own) {
        // A change stands on every day of its window.
        if (each.kind === 'change') changes.add(each);
        // What is done is due no more.
        else if (each.kind !== 'due' || !each.isDone) count[each.kind]++;
        if (each.kind === 'due' && each.isLate) count.late++;
      }
    },
    1,
  );
  const words = say(
    '{0} to {1}: due {2}, of it late {3}; meetings {4}, changes {5}, reviews {6}.',
    sayDay(dayText(start)),
    sayDay(dayText(end)),
    count.due,
    count.late,
    count.meeting,
    changes.size,
    count.review,
  );
  const here = entries.get(today)?.length ?? 0;
  return today < start || today > end ? words : `${words} ${say('Today, {0}: {1}.', sayDay(dayText(today)), here)}`;
}

function* tableOfDays({ options, refOf }: PictureInput, entries: DayEntries) {
  const headers = [say('What'), say('Day'), say('Time'), say('Remarks')];
  return yield* tableOf(headers, linesOf(entries), options, ({ day, entry }) => {
    const { title, facts } = entry.told();
    return {
      ...(entry.row !== undefined && { ref: refOf(entry.row) }),
      cells: [title, sayDay(dayText(day)), entry.time, facts],
    };
  });
}

/** All entries by day; of the thousands only those of a page are made to lines. */
function linesOf(entries: DayEntries): Pages<{ readonly day: DayNumber; readonly entry: CalendarEntry }> {
  const days = [...entries].sort(([a], [b]) => a - b);
  return {
    length: days.reduce((sum, [, own]) => sum + own.length, 0),
    slice(from, to) {
      let before = 0;
      return days.flatMap(([day, own]) => {
        const some = own.slice(Math.max(0, from - before), Math.max(0, to - before));
        before += own.length;
        return some.map((entry) => ({ day, entry }));
      });
    },
  };
}
