// The forms a single value of a configuration can have. Comes in: a text and the name of its form. Goes out: nothing, or what is
// wrong with it. One row a form, with the pattern and the words that go into the JSON Schema.

import { isDay } from '../day.ts';
import { weekdayNumber } from '../dayNames.ts';
import { intervalDays, readDuration } from '../index/values.ts';
import { type Sayable, say, toSay } from '../language.ts';
import { parseAbsence } from '../note/timeSpan.ts';
import { isSafeFolder } from '../notePath.ts';
import { isZone } from '../zone.ts';
import { flagWords, readFlag } from './flag.ts';

/** What can be asked of a text. */
export type TextFormat =
  | 'id'
  | 'key'
  | 'marker'
  | 'flag'
  | 'day'
  | 'days'
  | 'time'
  | 'hours'
  | 'duration'
  | 'interval'
  | 'points'
  | 'weekdays'
  | 'zone'
  | 'country'
  | 'mail'
  | 'icon'
  | 'folder'
  | 'file'
  | 'glob'
  | 'line';

interface FormatRow {
  /** Why the text does not fit, as the end of "`text` …", or undefined. */
  readonly fault: (text: string) => string | undefined;
  /** Pattern for the JSON Schema where a pattern says the same. */
  readonly pattern?: string;
  readonly values?: readonly string[];
}

const rows: Readonly<Record<TextFormat, FormatRow>> = {
  id: byPattern('^[a-z][a-z0-9-]*$', toSay('has to be small letters, digits and dashes, beginning with a letter')),
  key: byPattern(
    '^[a-z][a-z0-9_]*$',
    toSay('has to be small letters, digits and underscores, beginning with a letter'),
  ),
  marker: {
    fault: (text) => ([...text].length === 1 && !'[]'.includes(text) ? undefined : say('has to be a single character')),
  },
  flag: {
    fault: (text) => (readFlag(text) !== undefined ? undefined : say('is not `true` or `false`')),
    values: [...flagWords.keys()].slice(0, 2),
  },
  day: {
    fault: (text) => (isDay(text) ? undefined : say('is not a day such as 2026-03-04')),
    pattern: '^\\d{4}-\\d\\d-\\d\\d$',
  },
  days: {
    fault: (text) => (isDays(text) ? undefined : say('is not a span of days such as 2026-12-20..2027-01-03')),
    pattern: '^\\d{4}-\\d\\d-\\d\\d(\\.\\.\\d{4}-\\d\\d-\\d\\d)?( .*)?$',
  },
  time: byPattern('^([01]\\d|2[0-3]):[0-5]\\d$', toSay('is not a time such as 09:15')),
  hours: byPattern(
    '^([01]\\d|2[0-3]):[0-5]\\d ?- ?([01]\\d|2[0-4]):[0-5]\\d$',
    toSay('is not a span of hours such as 09:00-17:00'),
  ),
  points: byPattern('^-?\\d{1,4}(\\.\\d{1,2})?$', toSay('is not a number of points such as 4 or -2')),
  duration: {
    fault: (text) => (readDuration(text) > 0 ? undefined : say('is not a span of time such as 30m, 4h or 2d')),
  },
  interval: {
    fault: (text) =>
      intervalDays(text) === undefined ? say('is not a span of days such as 14d, 6m or 1y') : undefined,
  },
  weekdays: {
    fault: (text) =>
      weekdaysOf(text) ? undefined : say('is not a weekday (mon to sun, 1 to 7) or a span such as mon-fri'),
  },
  zone: { fault: zoneFault },
  country: byPattern('^[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?$', toSay('is not a country code such as DE or US-CA')),
  mail: byPattern('^[^\\s@<>]+@[^\\s@<>]+$', toSay('is not a mail address')),
  icon: byPattern('^[a-z][a-z0-9-]*$', toSay('is not the name of an icon, such as `issues`')),
  folder: { fault: folderFault },
  file: { fault: fileFault },
  glob: { fault: globFault },
  line: { fault: (text) => (text.includes('\n') ? say('has to be one line') : undefined) },
};

/** What is wrong with a text, as the end of a sentence that begins with it; undefined when it fits. */
export function textFault(text: string, format: TextFormat): string | undefined {
  return rows[format].fault(text);
}

/** What the JSON Schema and the completion can say about a form. */
export function formatHints(format: TextFormat): { readonly pattern?: string; readonly values?: readonly string[] } {
  const { pattern, values } = rows[format];
  return { ...(pattern === undefined ? {} : { pattern }), ...(values === undefined ? {} : { values }) };
}

/** ISO weekdays 1-7 of `fri`, `Friday`, `5` or `mon-fri`, in order from Monday; undefined for anything else. */
export function weekdaysOf(text: string): readonly number[] | undefined {
  const [from, to, ...rest] = text.split('-').map(weekdayOf);
  if (from === undefined || rest.length > 0 || (to === undefined && text.includes('-'))) return undefined;
  const last = to ?? from;
  const count = ((last - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, step) => ((from - 1 + step) % 7) + 1).sort((a, b) => a - b);
}

function weekdayOf(word: string): number | undefined {
  const name = word.trim().toLowerCase();
  if (name.length === 1 && name >= '1' && name <= '7') return Number(name);
  return weekdayNumber(name) || undefined;
}

/** Placeholders of a kind's or series' `file`, with what they stand for. */
export const filePlaceholders: ReadonlyMap<string, string> = new Map([
  ['date', 'the day of the record, `2026-03-04`'],
  ['slug', 'the title in small letters with dashes'],
  ['series', 'the id of the meeting series'],
  ['person', 'the id of the person who makes it'],
  ['week', 'the ISO week, `2026-W10`'],
]);

function folderFault(path: string): string | undefined {
  return path !== '' && path.length <= 240 && isSafeFolder(path)
    ? undefined
    : say('is no plain path inside the notebook');
}

function fileFault(template: string): string | undefined {
  let plain = '';
  let at = 0;
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
    const close = template.indexOf('}', open);
    const name = template.slice(open + 1, close < 0 ? open + 1 : close);
    if (!filePlaceholders.has(name)) return say('has the unknown placeholder `{0}`', `{${name}}`);
    plain += `${template.slice(at, open)}x`;
    at = close + 1;
  }
  return folderFault(plain + template.slice(at));
}

function byPattern(pattern: string, fault: Sayable): FormatRow {
  const expression = new RegExp(pattern);
  return { pattern, fault: (text) => (expression.test(text) ? undefined : say(fault)) };
}

function zoneFault(text: string): string | undefined {
  return isZone(text) ? undefined : say('is not a time zone such as Europe/Berlin');
}

/** Patterns long enough, or with enough alternatives, to make the matcher slow are refused. */
function globFault(text: string): string | undefined {
  const plain = text.startsWith('!') ? text.slice(1) : text;
  if (plain === '' || plain.startsWith('/')) return say('has to be a path pattern relative to the notebook');
  if (plain.length > 200 || plain.split('*').length > 12 || plain.includes('(') || plain.includes('\\'))
    return say('is too complicated for a path pattern');
  return undefined;
}

/** One day, or two with dots between, and perhaps words behind. */
function isDays(text: string): boolean {
  const { from = '', to = '' } = parseAbsence(text) ?? {};
  return isDay(from) && isDay(to);
}
