// What a clock on the wall shows in a time zone. Comes in: an IANA name and instants in ms since 1970; goes out: offsets, the moments
// at which they change, instants. Never reads a clock. Bounded: before 1970 and from 2100 on a zone keeps the offset it has there.
import { dayNumber, daysFromCivil } from './day.ts';

/** One change of a zone's offset: what is added to the instant before and from `at` on, in ms. */
export interface OffsetChange {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** A time zone. Civil time is the instant plus the offset: ms since 1970-01-01T00:00 on the wall. */
export interface Zone {
  /** What is added to an instant to get civil time there, in ms. */
  readonly offset: (instant: number) => number;
  /** The instant at which the wall shows a civil time; in the hour that is left out the later one, in one that comes twice the first. */
  readonly instant: (civil: number) => number;
  /** The changes behind `from` and up to `to`, in order. */
  readonly changes: (from: number, to: number) => Iterable<OffsetChange>;
}

const minute = 60_000;
const day = 86_400_000;
/** Closer changes are not found; the closest since 1970 are six days apart (Recife in October 2000). */
const probeEvery = 5 * day;
const [firstYear, lastYear] = [1970, 2099];
const firstInstant = 0;
const lastInstant = daysFromCivil(lastYear + 1, 1, 1) * day - minute;

const zones = new Map<string | undefined, Zone>();
const formats = new Map<string | undefined, Intl.DateTimeFormat>();
/** More names than a notebook and the calendars it takes in have. */
const mostNames = 64;

/** The zone of a name, made once; undefined is the machine's, and so is a name that nobody knows. */
export function zoneOf(name: string | undefined): Zone {
  return onceFor(zones, name, makeZone);
}

function onceFor<T>(made: Map<string | undefined, T>, name: string | undefined, make: (name?: string) => T): T {
  const known = made.get(name) ?? make(name);
  if (made.size >= mostNames) made.clear();
  made.set(name, known);
  return known;
}

function makeZone(name: string | undefined): Zone {
  const offsetAt = name === undefined ? machineOffset : namedOffset(name);
  const read = (instant: number): number => offsetAt(clamped(instant));
  const years = new Map<number, Year>();
  const inYear = (year: number): Year => {
    const known = years.get(year) ?? yearIn(year, read);
    years.set(year, known);
    return known;
  };
  // Reading a year's changes is a hundred looks at a calendar; one look an instant made views slow.
  const offset = (instant: number): number => {
    const { before, changes } = inYear(yearOf(instant));
    let found = before;
    for (const change of changes) if (change.at <= clamped(instant)) found = change.after;
    return found;
  };
  function* changes(from: number, to: number): Iterable<OffsetChange> {
    const last = Math.min(lastYear, yearOf(to));
    for (let year = Math.max(firstYear, yearOf(from)); year <= last; year++)
      for (const change of inYear(year).changes) if (change.at > from && change.at <= to) yield change;
  }
  const instant = (civil: number): number => {
    const [early, late] = [offset(civil - day), offset(civil + day)];
    if (early === late || civil < firstInstant || civil > lastInstant) return civil - early;
    const isLate = offset(civil - early) !== early && offset(civil - late) === late;
    return civil - (isLate ? late : early);
  };
  return { offset, instant, changes };
}

/**
 * The instant of a stamp as it is written, the one reader of them: `2026-03-04T12:00+01:00`, without an offset as the wall of the zone shows it, a day alone
 * from its first moment. NaN for what is no stamp and for times that no clock shows.
 */
export function instantOfStamp(text: string, zone: Zone): number {
  const match =
    /^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s{0,3}(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  const number = match ? dayNumber(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
  if (!match || number === undefined) return Number.NaN;
  const [hours = 0, minutes = 0, seconds = 0] = [match[4], match[5], match[6]].map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 60) return Number.NaN;
  const civil = number * day + (hours * 60 + minutes) * minute + seconds * 1000;
  return match[7] === undefined ? zone.instant(civil) : civil - offsetOf(match[7]);
}

/** An instant as a stamp of the zone, to the minute: `2026-03-04T12:00+01:00`. */
export function stampOf(instant: number, zone: Zone): string {
  const offset = zone.offset(instant);
  const minutes = Math.abs(offset) / minute;
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${new Date(instant + offset).toISOString().slice(0, 16)}${offset < 0 ? '-' : '+'}${clock}`;
}

/** How dates of a zone are taken apart, made once; the machine's zone for a name that nobody knows. Its years are those of ISO. */
export function zoneFormat(zone: string | undefined): Intl.DateTimeFormat {
  return onceFor(formats, zone, makeFormat);
}

/** True for a name that zones are known by here. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function makeFormat(zone: string | undefined): Intl.DateTimeFormat {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const make = (timeZone: string | undefined) =>
    new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      ...options,
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
      ...(timeZone ? { timeZone } : {}),
    });
  try {
    return make(zone);
  } catch {
    return make(undefined);
  }
}

/** The machine's zone is known without a calendar: to make the first one takes an engine ten milliseconds. */
function machineOffset(instant: number): number {
  return 0 - Math.round(new Date(instant).getTimezoneOffset()) * minute;
}

/** `longOffset` writes `GMT` for zero and `GMT+05:45` else. */
function namedOffset(name: string): (instant: number) => number {
  const format = zoneFormat(name);
  return (instant) => {
    const written = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    return offsetOf(written.slice(3));
  };
}

function offsetOf(text: string): number {
  const digits = text.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return (text.startsWith('-') ? -minutes : minutes) * minute;
}

function clamped(instant: number): number {
  return Math.min(Math.max(instant, firstInstant), lastInstant);
}

function yearOf(instant: number): number {
  return new Date(clamped(instant)).getUTCFullYear();
}

/** The offset at the end of the year before, and the changes of a year. */
interface Year {
  readonly before: number;
  readonly changes: readonly OffsetChange[];
}

function yearIn(year: number, offset: Zone['offset']): Year {
  const found: OffsetChange[] = [];
  const end = daysFromCivil(year + 1, 1, 1) * day - minute;
  let from = daysFromCivil(year, 1, 1) * day - minute;
  const first = offset(from);
  while (from < end) {
    const to = Math.min(from + probeEvery, end);
    const [before, after] = [offset(from), offset(to)];
    if (before !== after) found.push({ at: changeBetween(from, to, before, offset), before, after });
    from = to;
  }
  return { before: first, changes: found };
}

/** The first minute at which the offset is no longer `before`. */
function changeBetween(from: number, to: number, before: number, offset: Zone['offset']): number {
  let [low, high] = [from / minute, to / minute];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * minute) === before) low = middle;
    else high = middle;
  }
  return high * minute;
}
