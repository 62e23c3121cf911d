// Changes lists of a header by splicing: items come and go in the style the list has, on one line or one a line. Comes in: the
// note's text, the entry, the wanted items. Goes out: edits. What stays keeps its quotes, its comment and its place; a list is a
// set of items, so that a wish for another order alone changes nothing in one written line by line.
import type { HeaderEntry, Scalar } from '../note/note.ts';
import type { FieldType } from '../record/kind.ts';
import type { LineEnd, Span, TextEdit } from '../text.ts';
import { headerScalar } from './headerValue.ts';

/** Makes the items of a list entry those wanted: others are taken out, new ones come last. */
export function listEdits(
  text: string,
  entry: HeaderEntry,
  items: readonly string[],
  type: FieldType | undefined,
): TextEdit[] {
  const gone = entry.values.filter((old) => !items.includes(old.text));
  const added = items.filter((item) => !entry.values.some((old) => old.text === item));
  if (text.charAt(entry.valueSpan.start) !== '[') return blockEdits(text, entry, gone, added, type);
  const written = added.map((item) => flowScalar(item, type));
  if (gone.length === entry.values.length || entry.values.length === 0)
    return [{ span: entry.valueSpan, text: `[${written.join(', ')}]` }];
  return flowEdits(entry, gone, written);
}

/** Turns a single value (or none) into a list in block style; a value that stays keeps its quotes. */
export function listInPlace(
  text: string,
  entry: HeaderEntry,
  end: number,
  items: readonly string[],
  type: FieldType | undefined,
): TextEdit[] {
  const start = text.indexOf(':', entry.keySpan.end) + 1;
  const lineEnd = lineEndBefore(text, wholeLines(text, start, start).end);
  const [old] = entry.values;
  const isLine = old !== undefined && !/[\r\n]/.test(text.slice(old.span.start, old.span.end));
  const lines = items.map((item) => {
    const source = isLine && item === old.text ? text.slice(old.span.start, old.span.end) : headerScalar(item, type);
    return `${lineEnd}  - ${source}`;
  });
  return [{ span: { start, end: Math.max(start, end) }, text: lines.join('') }];
}

/** From the start of the first line to behind the end of the last one. */
export function wholeLines(text: string, start: number, end: number): Span {
  const next = text.indexOf('\n', end);
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next < 0 ? text.length : next + 1 };
}

/** The line end in front of a line's start. */
export function lineEndBefore(text: string, lineStart: number): LineEnd {
  return text.charAt(lineStart - 2) === '\r' ? '\r\n' : '\n';
}

/** Cuts items with the comma before them (the first with the one behind it), and writes new ones behind the last that stays. */
function flowEdits(entry: HeaderEntry, gone: readonly Scalar[], added: readonly string[]): TextEdit[] {
  const { values } = entry;
  const stays = values.findIndex((value) => !gone.includes(value));
  const cuts = gone.map((value): TextEdit => {
    const at = values.indexOf(value);
    const before = values[at - 1];
    const next = values[at + 1];
    const span =
      at > stays && before !== undefined
        ? { start: before.span.end, end: value.span.end }
        : { start: value.span.start, end: next?.span.start ?? value.span.end };
    return { span, text: '' };
  });
  const last = values.findLast((value) => !gone.includes(value));
  if (added.length === 0 || last === undefined) return cuts;
  return [{ span: { start: last.span.end, end: last.span.end }, text: `, ${added.join(', ')}` }, ...cuts];
}

function flowScalar(item: string, type: FieldType | undefined): string {
  const source = headerScalar(item, type);
  return source.includes(',') && !source.startsWith('"') ? `"${source}"` : source;
}

/** Removes and adds whole item lines, so that comments and order of the others stay. */
function blockEdits(
  text: string,
  { values }: HeaderEntry,
  gone: readonly Scalar[],
  added: readonly string[],
  type: FieldType | undefined,
): TextEdit[] {
  const [first, last] = [values[0], values.at(-1)];
  if (first === undefined || last === undefined) return [];
  const edits: TextEdit[] = gone.map((old) => ({ span: wholeLines(text, old.span.start, old.span.end), text: '' }));
  const lead = text
    .slice(wholeLines(text, first.span.start, first.span.start).start, first.span.start)
    .replace(/["']$/, '');
  const at = wholeLines(text, last.span.start, last.span.end).end;
  const lines = added.map((item) => lead + headerScalar(item, type) + lineEndBefore(text, at));
  return added.length > 0 ? [...edits, { span: { start: at, end: at }, text: lines.join('') }] : edits;
}
