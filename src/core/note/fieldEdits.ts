// Changes of one field of a task line that exists, by the mirror rule: in the dialect already on the line, touching the bytes of
// that field only. Comes in: the text, the task read from it, a key and its new value. Goes out: edits of the text.
// Never reorders, realigns or rewrites what is not asked for; whether a change makes sense is decided by the caller.
import type { Span, TextEdit } from '../text.ts';
import { priorityOf } from './aliases.ts';
import { isBlank, isPunctuation, trimmedEnd } from './characters.ts';
import type { Dialect, Field, TaskLine } from './note.ts';
import { signFor } from './signs.ts';
import { fieldRank, fieldToken, hasBlank } from './taskToken.ts';

const orgLetters: ReadonlyMap<string, string> = new Map([
  ['high', 'A'],
  ['medium', 'B'],
  ['low', 'C'],
]);

/**
 * Sets the field `key` (normalised) of a task, or takes it away when `value` is `undefined`. `text` is the text the task was read
 * from; `fallback` is the dialect of a line that has no field yet (the file's or the notebook's majority). Setting changes the
 * leftmost token, the one that counts; taking away removes every token of the key, each with one blank. No edit when nothing changes.
 */
export function setFieldEdits(
  text: string,
  task: TaskLine,
  key: string,
  value: string | undefined,
  fallback: Dialect = 'plain',
): TextEdit[] {
  const own = task.fields.filter((field) => field.key === key);
  if (value === undefined) return removals(text, task, own);
  const [first] = own;
  if (first === undefined) return [insertion(text, task, key, value, lineDialect(task) ?? fallback)];
  return first.value === value ? [] : [replacement(text, first, value)];
}

/** Takes every token of several keys away, in one go: each with a blank that no other one takes. */
export function removeFieldsEdits(text: string, task: TaskLine, keys: readonly string[]): TextEdit[] {
  return removals(
    text,
    task,
    task.fields.filter(({ key }) => keys.includes(key)),
  );
}

/** Adds a word (`@maria`, `+mail`, `#ops`) where words of its kind stand: behind the text, left of the first field at its end. */
export function addMentionEdit(text: string, task: TaskLine, word: string): TextEdit {
  const tail = tailFields(text, task)[0];
  return tail ? spaced(text, task, tail.span.start, word) : atEnd(text, task, word);
}

/** The dialect of the line: of its leftmost field that could have been written otherwise, else of its leftmost one; a block id is none. */
export function lineDialect(task: TaskLine): Dialect | undefined {
  return freeDialect(task) ?? task.fields.find((each) => each.key !== 'block')?.dialect;
}

/** The dialect of the leftmost field that could have been written otherwise: a value with blanks has brackets among plain fields as well. */
export function freeDialect(task: TaskLine): Dialect | undefined {
  return task.fields.find((each) => each.key !== 'block' && !(each.dialect === 'bracket' && hasBlank(each.value)))
    ?.dialect;
}

function replacement(text: string, field: Field, value: string): TextEdit {
  const { key, span, valueSpan, dialect } = field;
  // `[#A]` has three letters for five priorities.
  if (text.charCodeAt(span.start + 1) === 35 && dialect === 'bracket') {
    const letter = orgLetters.get(priorityOf(value) ?? '');
    return letter === undefined ? { span, text: fieldToken(key, value, 'bracket') } : { span: valueSpan, text: letter };
  }
  if (dialect === 'emoji') {
    const token = fieldToken(key, value, 'emoji');
    const sign = signFor(key, priorityOf(value) ?? value);
    // A priority is its sign alone, and a value that no sign can carry takes the whole token's place.
    if (valueSpan.start === span.start || sign === undefined || !token.startsWith(sign)) return { span, text: token };
  }
  if (dialect === 'plain' && hasBlank(value)) return { span, text: fieldToken(key, value, 'bracket') };
  const sign = text.charCodeAt(valueSpan.start) === 64 && value.charCodeAt(0) !== 64 ? '@' : '';
  return { span: valueSpan, text: sign + value };
}

function insertion(text: string, task: TaskLine, key: string, value: string, dialect: Dialect): TextEdit {
  const token = fieldToken(key, value, dialect);
  const rank = fieldRank(key);
  // What stands before the text of a todo.txt line has its fixed place there.
  const fields = task.fields.filter((field) => field.span.start >= task.contentSpan.start);
  // A sign reader goes from the end and stops at what it does not know: ours stays left of everything it knows.
  const foreign = dialect === 'emoji' && signFor(key, priorityOf(value) ?? value) === undefined;
  const behind = fields.find((field) => (foreign && field.dialect === 'emoji') || fieldRank(field.key) > rank);
  if (behind) return spaced(text, task, behind.span.start, token);
  const last = fields.at(-1);
  return last ? spaced(text, task, last.span.end, token) : atEnd(text, task, token);
}

function removals(text: string, task: TaskLine, fields: readonly Field[]): TextEdit[] {
  let done = task.contentSpan.start;
  return fields.map((field) => {
    const span = dayOfTail(text, field) ?? withBlank(text, field.span, done, task.contentSpan.end);
    done = span.end;
    return { span, text: '' };
  });
}

/** The day alone of a tail (`- @maria - 2026-03-20`, `(@maria, 2026-03-20)`): its name is not what is taken away. */
function dayOfTail(text: string, { key, span, valueSpan, dialect }: Field): Span | undefined {
  if (key !== 'due' || dialect !== 'plain' || text.charCodeAt(valueSpan.start - 1) === 58) return undefined;
  const separator = trimmedEnd(text, span.start, valueSpan.start) - 1;
  return { start: trimmedEnd(text, span.start, separator), end: valueSpan.end };
}

/** The token with the blank before it; at the start of the content with the one behind it. */
function withBlank(text: string, span: Span, from: number, end: number): Span {
  if (span.start > from && isBlank(text.charCodeAt(span.start - 1))) return { start: span.start - 1, end: span.end };
  const behind = span.end < end && isBlank(text.charCodeAt(span.end));
  return behind ? { start: span.start, end: span.end + 1 } : span;
}

/** Fields with nothing but fields and mentions behind them. */
function tailFields(text: string, task: TaskLine): Field[] {
  const tokens: Span[] = [...task.fields, ...task.people, ...task.projects, ...task.tags]
    .map((token) => token.span)
    .sort((a, b) => a.end - b.end || b.start - a.start);
  let end = trimmedEnd(text, task.contentSpan.start, task.contentSpan.end);
  for (let token = tokens.pop(); token && token.end === end; token = tokens.pop()) {
    end = trimmedEnd(text, task.contentSpan.start, token.start);
  }
  return task.fields.filter((field) => field.span.start >= end);
}

/** A token at an offset within the line, with a blank on each side where there is none; punctuation may follow it. */
function spaced(text: string, { contentSpan }: TaskLine, offset: number, token: string): TextEdit {
  const before = offset > contentSpan.start && !isBlank(text.charCodeAt(offset - 1)) ? ' ' : '';
  const next = offset < contentSpan.end ? text.charCodeAt(offset) : 32;
  const behind = isBlank(next) || isPunctuation(next) ? '' : ' ';
  return { span: { start: offset, end: offset }, text: before + token + behind };
}

function atEnd(text: string, task: TaskLine, token: string): TextEdit {
  const end = trimmedEnd(text, task.contentSpan.start, task.contentSpan.end);
  return { span: { start: end, end }, text: ` ${token}` };
}
