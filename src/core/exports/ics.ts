// Writes iCalendar (RFC 5545): components with properties, lines folded at 75 bytes, texts escaped. Comes in: components as values; goes
// out: text with CRLF. Knows nothing of notes. Moments are written in UTC, so that no reader has to know a zone; days have none.
import { addDays, type Day } from '../day.ts';

/** A property: name with parameters, and the value as it is written. */
export type IcsProperty = readonly [name: string, value: string];

/** A component inside of a calendar. */
export interface IcsComponent {
  readonly name: 'VEVENT' | 'VTODO';
  readonly properties: readonly IcsProperty[];
}

const mostBytes = 75;

/** A whole calendar. */
export function icsCalendar(title: string, components: readonly IcsComponent[]): string {
  const head: IcsProperty[] = [
    ['VERSION', '2.0'],
    ['PRODID', '-//Daybook//Daybook//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    ['X-WR-CALNAME', icsText(title)],
  ];
  const inner = components.flatMap(({ name, properties }) => component(name, properties));
  return component('VCALENDAR', head, inner)
    .map((line) => `${line}\r\n`)
    .join('');
}

function component(name: string, properties: readonly IcsProperty[], inner: readonly string[] = []): string[] {
  const lines = properties.flatMap(([key, value]) => folded(`${key}:${value}`));
  return [`BEGIN:${name}`, ...lines, ...inner, `END:${name}`];
}

/** A text as a value; control characters, which no calendar takes, are left out. */
export function icsText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** `2026-03-12` as `20260312`. */
export function icsDay(day: Day): string {
  return day.replaceAll('-', '');
}

/** An instant in ms as `20260312T083000Z`. */
export function icsMoment(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** The properties of a span of whole days, its last one included, or of moments; one moment has no end. */
export function icsSpan(
  span: { readonly days: readonly [Day, Day] } | { readonly from: number; readonly to: number },
): IcsProperty[] {
  if ('days' in span) {
    const [first, last] = span.days;
    const end = addDays(last, 1);
    return [
      ['DTSTART;VALUE=DATE', icsDay(first)],
      ['DTEND;VALUE=DATE', icsDay(end)],
    ];
  }
  const start: IcsProperty = ['DTSTART', icsMoment(span.from)];
  return span.to > span.from ? [start, ['DTEND', icsMoment(span.to)]] : [start];
}

/** A line in pieces of at most 75 bytes of UTF-8; no character is cut. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const sign of line) {
    const size = bytesOf(sign.codePointAt(0) ?? 0);
    if (bytes + size > mostBytes) {
      lines.push(piece);
      [piece, bytes] = [' ', 1];
    }
    piece += sign;
    bytes += size;
  }
  return [...lines, piece];
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
