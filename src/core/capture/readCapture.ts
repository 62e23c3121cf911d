// One line of capture, read: `call acme fri @me +mail !high every mon`. Comes in: the line as typed, today, the index; goes out: a
// draft of a task, and the days it may mean when its words are not clear. What is not understood stays part of the text;
// nothing is ever dropped. Words between double quotes are text.
import { addDays, type Day } from '../day.ts';
import { type DayFrame, type DayReading, dayDirection, readDayWords } from '../dayWords.ts';
import { slugOfPath } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { projectPaths } from '../navigate/lookup.ts';
import { lineField, priorityOf } from '../note/aliases.ts';
import { ruleEnd, withoutPunctuation } from '../note/fieldValue.ts';
import type { Priority } from '../note/note.ts';
import type { TaskDraft } from '../note/taskPrint.ts';
import { nextDay } from '../occurrence.ts';
import { parseRecurrence } from '../recurrence.ts';
import { oneLine, type Span } from '../text.ts';

/** What a captured line is read against. */
export interface CaptureContext {
  readonly index: NoteIndex;
  readonly today: Day;
  /** Roster id of the person who captures. */
  readonly me?: string;
}

/** A line that was read. */
export interface Captured {
  readonly draft: TaskDraft;
  /** The days that the words for the due day can mean, likeliest first; empty without a due day. */
  readonly dues: readonly DayReading[];
  /** Names behind `@` and `+` that nobody and nothing is known by; they stay as they were typed. */
  readonly unknown: readonly string[];
}

interface Draft {
  readonly line: string;
  readonly context: CaptureContext;
  readonly people: string[];
  readonly projects: string[];
  readonly tags: string[];
  readonly fields: Record<string, string>;
  readonly unknown: string[];
  /** Words that say a field once more. */
  readonly behind: string[];
  /** What is no text any more. */
  readonly cuts: Span[];
  priority: Priority | undefined;
  /** The last words that mean a day by themselves. */
  bare: { readonly span: Span; readonly days: readonly DayReading[] } | undefined;
  dues: readonly DayReading[];
}

const longestLine = 2000;
/** Most words of a day: `in 3 working days`. */
const dayWordCount = 4;

/** Reads a line; undefined when it holds no words of its own. A bullet and a box before it are dropped. */
export function readCapture(typed: string, context: CaptureContext): Captured | undefined {
  const line = typed.slice(0, longestLine).replace(/^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?/, '');
  const draft: Draft = {
    ...{ line, context, people: [], projects: [], tags: [], fields: {}, unknown: [], behind: [], cuts: [] },
    ...{ priority: undefined, bare: undefined, dues: [] },
  };
  for (let at = skipBlanks(line, 0); at < line.length; at = skipBlanks(line, readWord(draft, at)));
  takeBareDay(draft);
  if (draft.fields['wait'] !== undefined) draft.fields['asked'] ??= context.today;
  takeFirstOccurrence(draft);
  const text = textOf(draft);
  if (text === '') return undefined;
  const { people, projects, tags, fields, behind, priority, dues, unknown } = draft;
  const task: TaskDraft = { text, state: 'todo', people, projects, tags, fields, behind };
  return { draft: priority === undefined ? task : { ...task, priority }, dues, unknown };
}

/** The same with another of the days it may mean. */
export function withDue({ draft, dues, unknown }: Captured, day: Day): Captured {
  return {
    draft: { ...draft, fields: { ...draft.fields, due: day } },
    dues: dues.filter((each) => each.day === day),
    unknown,
  };
}

/** Reads the word at `at`; returns the offset behind what was read. */
function readWord(draft: Draft, at: number): number {
  const { line } = draft;
  const end = wordEnd(line, at);
  const word = line.slice(at, end);
  if (word.startsWith('"')) return quoteEnd(line, at);
  return (
    readSign(draft, word, at) || readField(draft, word, at) || readRule(draft, word, at) || readDay(draft, at) || end
  );
}

/** `@maria`, `+mail`, `#ops`, `!high`; 0 when the word is none that is known. */
function readSign(draft: Draft, word: string, at: number): number {
  const sign = word.charAt(0);
  const name = word.slice(1, withoutPunctuation(word, 1, word.length));
  const { index, me } = draft.context;
  if (sign === '!') {
    const priority = priorityOf(name);
    if (priority === undefined || draft.priority !== undefined) return 0;
    draft.priority = priority;
  } else if (sign === '#' && /\p{L}/u.test(name)) draft.tags.push(name);
  else if (sign === '@' && /^[\p{L}\p{N}]/u.test(name)) {
    const id = name.toLowerCase() === 'me' ? me : index.personId(name);
    if (id === undefined) return unknownName(draft, word);
    draft.people.push(id);
  } else if (sign === '+' && /^\p{L}/u.test(name)) {
    const path = projectPaths(index).get(name.toLowerCase());
    if (path === undefined) return unknownName(draft, word);
    draft.projects.push(slugOfPath(path));
  } else return 0;
  return cut(draft, at, at + 1 + name.length);
}

function unknownName(draft: Draft, word: string): number {
  draft.unknown.push(word);
  return 0;
}

/** `due:fri`, `wait:acme`, `repeat:every week`; 0 when the key is not known or the value does not fit it. */
function readField(draft: Draft, word: string, at: number): number {
  const key = /^([A-Za-z][\w-]{0,23}):(?!\/)/.exec(word)?.[1];
  const row = key === undefined ? undefined : lineField(key);
  if (key === undefined || row === undefined) return 0;
  const { line } = draft;
  const from = at + key.length + 1;
  const value = word.slice(key.length + 1, withoutPunctuation(word, key.length + 1, word.length));
  if (row.type === 'day') return readDayField(draft, row.field, at, skipBlanks(line, from));
  if (row.type === 'rule') {
    const end = ruleEnd(line, skipBlanks(line, from), line.length);
    return end < 0 ? 0 : taken(draft, row.field, line.slice(skipBlanks(line, from), end), at, end);
  }
  if (value === '') return 0;
  if (row.type === 'priority') {
    const priority = priorityOf(value);
    if (priority === undefined) return 0;
    if (draft.priority !== undefined) return once(draft, at, from + value.length);
    draft.priority = priority;
    return cut(draft, at, from + value.length);
  }
  const name = value.replace(/^[@+]/, '');
  const known = row.field === 'owner' || row.field === 'wait' ? (draft.context.index.personId(name) ?? name) : value;
  return taken(draft, row.field, known, at, from + value.length);
}

function readDayField(draft: Draft, field: string, at: number, from: number): number {
  const found = longestDay(draft, from, dayDirection(field));
  const [first] = found?.days ?? [];
  if (!found || !first) return 0;
  if (field === 'due' && draft.fields['due'] === undefined) draft.dues = found.days;
  return taken(draft, field, first.day, at, found.end);
}

/** `every mon`: the longest rule that begins here. */
function readRule(draft: Draft, word: string, at: number): number {
  if (word.toLowerCase() !== 'every' || draft.fields['repeat'] !== undefined) return 0;
  const end = ruleEnd(draft.line, at, draft.line.length);
  return end < 0 ? 0 : taken(draft, 'repeat', draft.line.slice(at, end), at, end);
}

/** Words that mean a day by themselves. The last ones count, so they stay text until the whole line was read. */
function readDay(draft: Draft, at: number): number {
  const found = longestDay(draft, at, 'future');
  if (!found || !isClear(draft.line.slice(at, found.end))) return 0;
  draft.bare = { span: { start: at, end: found.end }, days: found.days };
  return found.end;
}

/** False for words that mean something else more often: `tom`, `a week`, `3 days`, `12.3`, days that are over. */
function isClear(words: string): boolean {
  const lower = words.toLowerCase();
  if (/^(?:now|tod|tom|eod|weekend|yesterday)$|^last |ago$|^-/.test(lower)) return false;
  return !/^(?:an?|\d{1,4}) ?(?:d|w|m|y|wd|days?|weeks?|months?|years?|workdays?|working days?)$|^\d{1,2}\.\d{1,2}$/.test(
    lower,
  );
}

function longestDay(
  { line, context }: Draft,
  at: number,
  toward: 'past' | 'future',
): { readonly end: number; readonly days: readonly DayReading[] } | undefined {
  const { today, index } = context;
  const frame: DayFrame = { today, calendar: index.config.calendar, toward };
  const ends: number[] = [];
  for (let end = wordEnd(line, at); ends.length < dayWordCount && (ends.at(-1) ?? -1) < end; ) {
    ends.push(end);
    end = wordEnd(line, skipBlanks(line, end));
  }
  for (const end of ends.reverse()) {
    for (const stop of [end, withoutPunctuation(line, at, end)]) {
      const days = readDayWords(line.slice(at, stop), frame);
      if (days.length > 0) return { end: stop, days };
    }
  }
  return undefined;
}

function takeBareDay(draft: Draft): void {
  const { bare, fields, line } = draft;
  const [first] = bare?.days ?? [];
  if (!bare || !first || fields['due'] !== undefined) return;
  fields['due'] = first.day;
  draft.dues = bare.days;
  const before = /(?:^|\s)(?:by|on|due|until|till)\s+$/i.exec(line.slice(0, bare.span.start))?.[0].trim().length ?? 0;
  const gap =
    before === 0 ? 0 : line.slice(0, bare.span.start).length - line.slice(0, bare.span.start).trimEnd().length;
  const sign = /^[.,;:!?)]+(?=\s|$)/.exec(line.slice(bare.span.end))?.[0].length ?? 0;
  draft.cuts.push({ start: bare.span.start - before - gap, end: bare.span.end + sign });
}

/** A rule that names its days says when it begins. */
function takeFirstOccurrence({ fields, dues, context }: Draft): void {
  const rule = parseRecurrence(fields['repeat'] ?? '');
  if (!rule || dues.length > 0 || [fields['due'], fields['scheduled'], fields['start']].some(Boolean)) return;
  if (rule.weekdays.length + rule.months.length + rule.days.length === 0) return;
  const first = nextDay(rule, addDays(context.today, -1), undefined, context.index.config.calendar);
  if (first !== undefined) fields['due'] = first;
}

function taken(draft: Draft, field: string, value: string, start: number, end: number): number {
  if (draft.fields[field] !== undefined) return once(draft, start, end);
  draft.fields[field] = value;
  return cut(draft, start, end);
}

/** Of two words for one field the first counts, so the other is written behind it: readers take the first of a line, too. */
function once(draft: Draft, start: number, end: number): number {
  draft.behind.push(draft.line.slice(start, end));
  return cut(draft, start, end);
}

function cut(draft: Draft, start: number, end: number): number {
  draft.cuts.push({ start, end });
  return end;
}

/** The line without what was read, one blank between words. */
function textOf({ line, cuts }: Draft): string {
  let text = '';
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    text += line.slice(at, start);
    at = Math.max(at, end);
  }
  return oneLine(text + line.slice(at));
}

function quoteEnd(line: string, at: number): number {
  const close = line.indexOf('"', at + 1);
  return close < 0 ? wordEnd(line, at) : close + 1;
}

function skipBlanks(line: string, at: number): number {
  let next = at;
  while (next < line.length && /\s/.test(line.charAt(next))) next++;
  return next;
}

function wordEnd(line: string, at: number): number {
  let end = at;
  while (end < line.length && !/\s/.test(line.charAt(end))) end++;
  return end;
}
