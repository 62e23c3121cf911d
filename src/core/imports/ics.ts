// Reads the events of a calendar file (iCalendar): folded lines, times of any zone. Comes in: a text and the zone of the notebook. Goes
// out: events, or a refusal. Rules of repetition are read as weekdays only and never counted out here; nothing is fetched.
import { addDays, type Day, isDay, weekday } from '../day.ts';
import type { Refusal } from '../edits/edit.ts';
import { readDuration } from '../index/values.ts';
import { say } from '../language.ts';
import { instantOfStamp, isZone, stampOf, type Zone, zoneOf } from '../zone.ts';
import { type Property, type WallReader, wallReader, weekdayCodes } from './calendarZone.ts';
import { type ImportTable, importFault, rowsFault } from './importTable.ts';

/** An event as it concerns a notebook. */
export interface CalendarEvent {
  /** The same each time the calendar is written; that of one day of a repeated event has the day behind it. */
  readonly uid: string;
  readonly title: string;
  readonly day: Day;
  /** Absent for a whole day. */
  readonly time?: string;
  readonly duration?: string;
  readonly attendees: readonly string[];
  readonly link?: string;
  /** ISO weekdays of an event that comes every week. */
  readonly weekly?: readonly number[];
  /** Its last day. */
  readonly until?: Day;
  readonly cancelled: boolean;
}

/** How times are read: the notebook's zone, and that of a name in the file. */
interface Clocks {
  readonly zone: Zone;
  readonly named: (name: string) => WallReader;
}

/** The parts of a calendar that are read: events, and the two times of a zone. */
const readParts: ReadonlySet<string> = new Set(['VEVENT', 'STANDARD', 'DAYLIGHT']);

/** True for a calendar file. */
export function isCalendar(text: string): boolean {
  return /^\uFEFF?\s{0,100}BEGIN:VCALENDAR\b/i.test(text);
}

/** The events of a calendar file, those without a day left out. Refused as `invalid`: no calendar, too much, no text. */
export function readCalendar(text: string, zone: Zone): readonly CalendarEvent[] | Refusal {
  const fault = importFault(text);
  if (fault) return fault;
  if (!isCalendar(text)) return { refused: 'invalid', message: say('This is no calendar file.') };
  const { parts, zones } = partsOf(text);
  const clocks = { zone, named: namedClocks(zones, zone) };
  const events = parts.flatMap((properties) => eventOf(properties, clocks) ?? []);
  return rowsFault(events) ?? events;
}

/** The properties of each event, and of the parts of each zone by its name. */
function partsOf(text: string): { parts: Property[][]; zones: ReadonlyMap<string, Property[][]> } {
  const parts: Property[][] = [];
  const zones = new Map<string, Property[][]>();
  let zoneParts: Property[][] = [];
  let own: { readonly name: string; readonly properties: Property[] } | undefined;
  // How far inside of a part of it: an alarm of an event has a description and people of its own.
  let depth = 0;
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const property = propertyOf(line);
    if (property === undefined) continue;
    const value = property.value.trim().toUpperCase();
    if (property.name === 'BEGIN' && readParts.has(value)) {
      own = { name: value, properties: [] };
      depth = 0;
    } else if (property.name === 'BEGIN') {
      depth++;
    } else if (property.name === 'END' && value === own?.name) {
      (value === 'VEVENT' ? parts : zoneParts).push(own.properties);
      own = undefined;
    } else if (property.name === 'END') depth--;
    else if (own && depth <= 0) own.properties.push(property);
    else if (!own && property.name === 'TZID') {
      zoneParts = [];
      zones.set(property.value.trim(), zoneParts);
    }
  }
  return { parts, zones };
}

/** Zones that everybody knows, those that the file describes; a name without either says no more than none at all. */
function namedClocks(described: ReadonlyMap<string, Property[][]>, own: Zone): Clocks['named'] {
  const known = new Map<string, WallReader>();
  const read = (name: string): WallReader => {
    const zone = isZone(name) ? zoneOf(name) : own;
    const ofFile = zone === own ? wallReader(described.get(name) ?? []) : undefined;
    return ofFile ?? ((wall) => instantOfStamp(wall, zone));
  };
  return (name) => {
    const reader = known.get(name) ?? read(name);
    known.set(name, reader);
    return reader;
  };
}

/** Events as a table that is imported like any other. */
export function eventTable(events: readonly CalendarEvent[]): ImportTable {
  const columns = ['uid', 'title', 'date', 'time', 'duration', 'attendees', 'link'];
  const rows = events.map(({ uid, title, day, time = '', duration = '', attendees, link = '' }) => [
    uid,
    title,
    day,
    time,
    duration,
    attendees.join('; '),
    link,
  ]);
  return { columns, rows };
}

function propertyOf(line: string): Property | undefined {
  let colon = 0;
  for (let isQuoted = false; colon < line.length; colon++) {
    const sign = line.charAt(colon);
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) break;
  }
  const [name = ''] = line.slice(0, colon).split(';', 1);
  if (colon >= line.length || !/^[A-Za-z-]{1,60}$/.test(name)) return undefined;
  return { name: name.toUpperCase(), parameters: line.slice(name.length, colon), value: line.slice(colon + 1) };
}

function eventOf(properties: readonly Property[], clocks: Clocks): CalendarEvent | undefined {
  const first = (name: string): Property | undefined => properties.find((each) => each.name === name);
  const text = (name: string): string => unescaped(first(name)?.value ?? '');
  const start = momentOf(first('DTSTART'), clocks);
  const uid = text('UID');
  if (start === undefined || uid === '') return undefined;
  const repeated = momentOf(first('RECURRENCE-ID'), clocks)?.day;
  const duration = durationOf(start, momentOf(first('DTEND'), clocks), first('DURATION')?.value);
  const link = [text('URL'), text('LOCATION'), text('X-GOOGLE-CONFERENCE')].find((each) =>
    /^https:\/\/\S+$/.test(each),
  );
  return {
    uid: repeated === undefined ? uid : `${uid} ${repeated}`,
    title: text('SUMMARY') || say('Meeting'),
    ...start,
    ...(duration === undefined ? {} : { duration }),
    attendees: properties.filter(({ name }) => name === 'ATTENDEE').flatMap(({ value }) => mailOf(value)),
    ...(link === undefined ? {} : { link }),
    ...weeklyOf(first('RRULE')?.value, start.day),
    cancelled: text('STATUS').toUpperCase() === 'CANCELLED',
  };
}

/** A day, or a moment as the wall of the notebook shows it. */
function momentOf(property: Property | undefined, { zone, named }: Clocks): { day: Day; time?: string } | undefined {
  const [, y, m, d, hour, minute, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d{0,2}(Z)?)?$/.exec(property?.value.trim() ?? '') ?? [];
  const day = `${y}-${m}-${d}`;
  if (!isDay(day)) return undefined;
  if (hour === undefined) return { day };
  const [, quoted, bare] = /;TZID=(?:"([^"]{1,200})"|([^";:]{1,200}))/i.exec(property?.parameters ?? '') ?? [];
  const name = quoted ?? bare;
  const wall = `${day}T${hour}:${minute}`;
  if (Number.isNaN(instantOfStamp(wall, zone))) return undefined;
  const instant = utc ? Date.parse(`${wall}Z`) : name === undefined ? instantOfStamp(wall, zone) : named(name)(wall);
  const stamp = stampOf(instant, zone);
  return { day: stamp.slice(0, 10), time: stamp.slice(11, 16) };
}

function durationOf(
  start: { day: Day; time?: string },
  end: { day: Day; time?: string } | undefined,
  written: string | undefined,
): string | undefined {
  if (start.time === undefined) return undefined;
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d{1,2})H)?(?:(\d{1,3})M)?/.exec(written ?? '') ?? [];
  const between =
    end?.time === undefined
      ? Number(hours) * 60 + Number(minutes)
      : (Date.parse(`${end.day}T${end.time}Z`) - Date.parse(`${start.day}T${start.time}Z`)) / 60_000;
  if (!(between > 0 && between < 24 * 60)) return undefined;
  const text = between % 60 === 0 ? `${between / 60}h` : `${between}m`;
  return Number.isNaN(readDuration(text)) ? undefined : text;
}

/** Weekdays of a rule that comes every week, and its last day; nothing for every other rule. */
function weeklyOf(rule: string | undefined, day: Day): Pick<CalendarEvent, 'weekly' | 'until'> {
  const parts = new Map(
    (rule ?? '')
      .toUpperCase()
      .split(';')
      .map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? ''] as const),
  );
  const interval = parts.get('INTERVAL') ?? '1';
  if (parts.get('FREQ') !== 'WEEKLY' || interval !== '1' || parts.has('COUNT')) return {};
  const named = (parts.get('BYDAY') ?? '').split(',').map((word) => weekdayCodes.indexOf(word) + 1);
  const days = named.filter((number) => number > 0);
  const [, y, m, d] = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '') ?? [];
  return { weekly: days.length > 0 ? days : [weekday(day)], ...(y === undefined ? {} : { until: `${y}-${m}-${d}` }) };
}

function mailOf(value: string): string[] {
  const mail = value
    .trim()
    .slice(0, 300)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return /^[^\s<>@]+@[^\s<>@]+$/.test(mail) ? [mail] : [];
}

function unescaped(value: string): string {
  return value.replace(/\\([nN\\;,])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? ' ' : sign)).trim();
}

/** Series that come every week and have not ended. */
export function weeklyEvents(events: readonly CalendarEvent[], today: Day): readonly CalendarEvent[] {
  return events.filter(
    ({ weekly, until, cancelled }) => weekly !== undefined && !cancelled && !(until !== undefined && until < today),
  );
}

/** Events that are near: from a week ago to five weeks ahead. */
export function nearEvents(events: readonly CalendarEvent[], today: Day): readonly CalendarEvent[] {
  return events.filter(
    ({ day, weekly, cancelled }) =>
      weekly === undefined && !cancelled && day >= addDays(today, -7) && day <= addDays(today, 35),
  );
}
