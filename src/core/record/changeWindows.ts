// When changes are carried out, and what stands in their way: other changes of the same services at the same time, and the days on which
// nothing is changed. Comes in: the index, whose configuration names those days (`freeze:`). Goes out: windows in the order of time.
// Reads no clock; a window that cannot be read stands last, without times.
import { addDays, dayNumber, isDay } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { parsePause } from '../note/timeSpan.ts';
import { instantOfStamp, type Zone, zoneOf } from '../zone.ts';

/** A span of time in ms since 1970, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A change with its window. */
export interface PlannedChange {
  readonly row: Row;
  readonly services: readonly string[];
  readonly window?: Span;
  /** Open changes that share a service and some of the time. */
  readonly conflicts: readonly Row[];
  /** Why nothing is to be changed then; absent outside of such days, and for emergencies. */
  readonly freeze?: string;
}

/** Conflicts that are named of one change; more say nothing more. */
const mostConflicts = 20;

/**
 * Reads `2026-03-04 20:00-22:00` (over midnight where the end is earlier), `2026-03-04 20:00..2026-03-05 02:00`, `2026-03-04..2026-03-06`,
 * one day, or one moment. Undefined for anything else.
 */
export function parseWindow(text: string, zone: Zone): Span | undefined {
  const [first = '', last] = text
    .trim()
    .split('..', 2)
    .map((part) => part.trim());
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?: ?[-–] ?((?:[01]\d|2[0-3]):[0-5]\d))?)?$/.exec(
    first,
  );
  const [, day = '', start, end] = match ?? [];
  if (!isDay(day)) return undefined;
  const from = instantOfStamp(start === undefined ? day : `${day}T${start}`, zone);
  const until = endOf(day, start, end, last, zone);
  return Number.isNaN(from) || Number.isNaN(until) || until < from ? undefined : { from, to: until };
}

function endOf(day: string, start: string | undefined, end: string | undefined, last: string | undefined, zone: Zone) {
  const wholeDay = (written: string): number => instantOfStamp(addDays(written, 1), zone) - 1;
  if (last !== undefined) {
    const stamp = last.replace(/^(\d{4}-\d\d-\d\d) +/, '$1T');
    return isDay(last) ? wholeDay(last) : instantOfStamp(stamp, zone);
  }
  if (start === undefined) return wholeDay(day);
  const to = end ?? start;
  return instantOfStamp(`${to < start ? addDays(day, 1) : day}T${to}`, zone);
}

/** The services a record concerns, as slugs. */
export function servicesOf(index: IndexReader, row: Row): readonly string[] {
  const values = ['service', 'services'].flatMap((field) => index.get(row, field) ?? []);
  return [...new Set(values.map(String))];
}

/** Every change of the notebook by its window, the earliest first, those without one last. */
export const changeCalendar = perVersion((index: IndexReader): readonly PlannedChange[] => {
  const zone = zoneOf(index.config.timezone);
  const freezes = freezesOf(index, zone);
  const changes = [...index.rowsAmong({ kinds: new Set(['change']) })]
    .filter((row) => index.kind(row) === 'change')
    .map((row) => {
      const window = parseWindow(String(index.get(row, 'window') ?? ''), zone);
      return { row, services: servicesOf(index, row), ...(window && { window }) };
    })
    .sort((a, b) => (a.window?.from ?? Number.MAX_VALUE) - (b.window?.from ?? Number.MAX_VALUE));
  const open = changes.filter(({ row }) => isOpenRow(index, row));
  const conflicts = conflictsOf(open);
  return changes.map((change) => {
    const isOpen = isOpenClass(index.stateClass(change.row));
    const isFrozen = isOpen && index.get(change.row, 'change-type') !== 'emergency';
    const freeze = isFrozen && change.window ? freezeIn(freezes, change.window) : undefined;
    return { ...change, conflicts: conflicts.get(change.row) ?? [], ...(freeze !== undefined && { freeze }) };
  });
});

const byRow = perVersion(
  (index: IndexReader): ReadonlyMap<Row, PlannedChange> =>
    new Map(changeCalendar(index).map((change) => [change.row, change])),
);

/** A change as the calendar has it; undefined for what is none. */
export function plannedChange(index: IndexReader, row: Row): PlannedChange | undefined {
  return byRow(index).get(row);
}

/** Whether something stands in the way of an open change. */
export function isInConflict(index: IndexReader, row: Row): boolean {
  const change = plannedChange(index, row);
  return change !== undefined && (change.conflicts.length > 0 || change.freeze !== undefined);
}

type Open = Pick<PlannedChange, 'row' | 'services' | 'window'>;

/** One sweep a service over changes in the order of time: each is compared with those that have not ended when it begins. */
function conflictsOf(open: readonly Open[]): ReadonlyMap<Row, readonly Row[]> {
  const found = new Map<Row, Set<Row>>();
  const note = (row: Row, other: Row): void => {
    const others = found.get(row) ?? new Set<Row>();
    if (others.size < mostConflicts) found.set(row, others.add(other));
  };
  const running = new Map<string, Open[]>();
  for (const change of open) {
    const { window, services, row } = change;
    if (!window) continue;
    for (const service of services) {
      const still = (running.get(service) ?? []).filter((each) => (each.window?.to ?? 0) >= window.from);
      for (const other of still.slice(0, mostConflicts)) {
        note(row, other.row);
        note(other.row, row);
      }
      running.set(service, [...still.slice(-mostConflicts), change]);
    }
  }
  return new Map([...found].map(([row, others]) => [row, [...others]]));
}

/** Days on which nothing is changed, and why. */
export interface Freeze extends Span {
  readonly words: string;
}

/** The freezes of the configuration, each as `2026-12-20..2027-01-03 Year end`: the days, and why. What cannot be read is none. */
export function freezesOf({ config }: IndexReader, zone: Zone): readonly Freeze[] {
  return config.freeze.flatMap((text) => {
    const span = parsePause(text);
    if (!span || !isDay(span.from) || dayNumber(span.to ?? '') === undefined) return [];
    const to = instantOfStamp(addDays(span.to ?? span.from, 1), zone) - 1;
    return [{ from: instantOfStamp(span.from, zone), to, words: span.reason ?? text }];
  });
}

function freezeIn(freezes: readonly Freeze[], window: Span): string | undefined {
  return freezes.find(({ from, to }) => from <= window.to && window.from <= to)?.words;
}
