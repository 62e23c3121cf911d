// A cell of another tool as a value of ours: words by the saved mapping, days and times in its way of writing them, people by their mails
// and names. Comes in: a text, the field it is for. Goes out: a value, or why there is none. Never guesses at a day that could be two.

import { type Day, isDay } from '../day.ts';
import { monthNumber } from '../dayNames.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import type { IndexReader } from '../index/rows.ts';
import { isList, numberOf } from '../index/values.ts';
import { say } from '../language.ts';
import { foldKey } from '../note/aliases.ts';
import { severityWord } from '../record/interpret.ts';
import type { FieldDecl, ImportDecl, Kind } from '../record/kind.ts';
import { valueFault } from '../record/validate.ts';
import { visibleLine } from '../text.ts';
import { instantOfStamp, stampOf, type Zone } from '../zone.ts';

/** What values are read with. */
export interface ValueContext {
  readonly index: IndexReader;
  readonly kind: Kind;
  readonly decl: ImportDecl;
  readonly zone: Zone;
}

/** A value, perhaps of somebody nobody knows here; nothing for an empty cell; or what is wrong with it. */
export type ImportedValue =
  | { readonly value: HeaderValue; readonly stranger?: string }
  | { readonly fault: string }
  | undefined;

const longest = 300;

/** Reads a cell for a field. */
export function importedValue(cell: string, field: FieldDecl, context: ValueContext): ImportedValue {
  const { index, kind, decl } = context;
  const text = cellText(cell);
  if (text === '') return undefined;
  const mapped = decl.values.get(field.id)?.get(foldKey(text)) ?? text;
  if (field.id === kind.stateField) {
    const state = kind.stateOfWord.get(foldKey(mapped))?.id;
    return state === undefined ? faultOf(field, text) : { value: state };
  }
  switch (field.type) {
    case 'day':
    case 'stamp': {
      const moment = readMoment(mapped, decl.dates, context.zone);
      if (moment === undefined) return momentFault(mapped, field, context);
      return { value: field.type === 'day' ? moment.slice(0, 10) : moment };
    }
    case 'person':
      return personOf(mapped, index);
    case 'choice':
      return choiceOf(mapped, field, context) ?? faultOf(field, text);
    default:
      return isList(field.type) ? listOf(mapped, field, index) : checked(mapped, field, kind);
  }
}

/**
 * A day or stamp as other tools write one: the year first, the month in words, as the mapping says, or without that the one way in which
 * it is a day (`11/22/2026`); undefined for anything else.
 */
export function readMoment(text: string, order: ImportDecl['dates'], zone: Zone): string | undefined {
  const { days, rest } = daysOf(text, order);
  const [day] = days;
  if (day === undefined || days.length > 1) return undefined;
  if (rest.trim() === '') return day;
  const [, hour = '', minute = '', half = '', offset = ''] =
    /^[T, ] ?(\d{1,2}):(\d\d)(?::\d\d(?:\.\d{1,9})?)? ?([ap]m)? ?(Z|UTC|[+-]\d\d:?\d\d)?$/i.exec(rest) ?? [];
  if (hour === '') return undefined;
  if (half !== '' && Number(hour) > 12) return undefined;
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const clock = `${String(hours).padStart(2, '0')}:${minute}`;
  const instant = instantOfStamp(`${day}T${clock}${offset.toUpperCase() === 'UTC' ? 'Z' : offset}`, zone);
  return Number.isNaN(instant) ? undefined : stampOf(instant, zone);
}

/** The days a text can mean, and what follows it. */
function daysOf(text: string, order: ImportDecl['dates']): { readonly days: readonly Day[]; readonly rest: string } {
  const [, date = '', name = '', year = '', after = ''] =
    /^(\d{1,2})[-/. ]([a-z]{3,9})[-/. ](\d{2}|\d{4})(?!\d)(.{0,40})$/i.exec(text) ?? [];
  if (name !== '') {
    return {
      days: validDays([[year.length === 2 ? `20${year}` : year, String(monthNumber(name.toLowerCase())), date]]),
      rest: after,
    };
  }
  const [, a = '', b = '', c = '', rest = ''] = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})\.?(.{0,40})$/.exec(text) ?? [];
  const ways = { ymd: [a, b, c], dmy: [c, b, a], mdy: [c, a, b] };
  const open = order === 'ymd' && a.length < 3 ? [ways.dmy, ways.mdy] : [ways[order]];
  return { days: validDays(a.length === 4 ? [ways.ymd] : open), rest };
}

function validDays(ways: readonly (readonly string[])[]): readonly Day[] {
  const days = ways.map(
    ([year, month = '', date = '']) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  );
  return [...new Set(days.filter(isDay))];
}

/** A cell in one line, without signs that nobody sees. */
export function cellText(cell: string): string {
  return visibleLine(cell.slice(0, longest * 4)).slice(0, longest);
}

/** `1 - Critical` is critical: numbers in front of a word are dropped where the word is known. */
function choiceOf(text: string, field: FieldDecl, { index, kind }: ValueContext): ImportedValue {
  const bare = text.replace(/^\d{1,2}\s?[-–.:)]\s?/, '');
  for (const word of [text, bare]) {
    const level = field.id === 'severity' ? severityWord(word, index.config) : undefined;
    const values = kind.choices.get(field.id) ?? field.values;
    const known = level ?? values.find((value) => foldKey(value) === foldKey(word));
    if (known !== undefined) return { value: known };
  }
  return field.values.length === 0 ? { value: text } : undefined;
}

function listOf(text: string, field: FieldDecl, index: IndexReader): ImportedValue {
  const parts = text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return { value: field.type === 'people' ? parts.map((part) => index.personId(part) ?? part) : parts };
}

function checked(text: string, field: FieldDecl, kind: Kind): ImportedValue {
  const fault = valueFault(text, field, kind);
  // Written as it is read back, so that the next import finds nothing to change.
  if (fault === undefined && ['number', 'percent', 'money'].includes(field.type) && /^[\d\s.,'_+-]+$/.test(text))
    return { value: String(numberOf(text, field.type)) };
  return fault === undefined ? { value: text } : { fault };
}

function personOf(text: string, index: IndexReader): ImportedValue {
  const known = index.personId(text);
  return known === undefined ? { value: text, stranger: text } : { value: known };
}

function momentFault(text: string, field: FieldDecl, { decl }: ValueContext): ImportedValue {
  const [one, other] = daysOf(text, decl.dates).days;
  if (one === undefined || other === undefined) return { fault: say('"{0}" is no date for `{1}`.', text, field.key) };
  return {
    fault: say(
      '"{0}" for `{1}` can be {2} or {3}: write `dates: dmy` or `dates: mdy` beside its import.',
      text,
      field.key,
      one,
      other,
    ),
  };
}

function faultOf(field: FieldDecl, text: string): ImportedValue {
  return { fault: say('"{0}" is not known for `{1}`.', text, field.key) };
}
