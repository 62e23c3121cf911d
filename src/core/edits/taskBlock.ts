// A task with everything that belongs to it: its line, nested items, paragraphs under it. Comes in: a note and one of its tasks.
// Goes out: the lines as they stand, and as they stand elsewhere: without the indentation around, in the line ends of the other
// note, relative links still leading where they led. Never changes a word of them.
import { lineEndAt } from '../note/characters.ts';
import type { Note, Task } from '../note/note.ts';
import { applyEdits, type LineEnd, type Span } from '../text.ts';
import { movedLinks } from './movedLinks.ts';

/**
 * From the start of the task's line to the end of the last line that belongs to it, its line end left out. A line that is not indented
 * and goes on with the paragraph above it belongs to it, too, as every renderer has it.
 */
export function blockSpan(text: string, task: Task): Span {
  const quote = quoteOf(task.raw);
  const first = task.lineSpan.start;
  let end = task.lineSpan.end;
  let open = openAfter('', task.raw);
  for (let start = nextLine(text, end); start < text.length; ) {
    const lineEnd = lineEndAt(text, start);
    const line = text.slice(start, lineEnd);
    if (isBlank(line, quote)) {
      if (quote > 0 && quoteOf(line) === 0) break;
      open = open === 'fence' ? open : 'blank';
    } else if (belongs(line, quote, task.contentColumn)) {
      open = openAfter(open, line);
      end = lineEnd;
    } else if (open === 'words' && goesOn(line, quote)) end = lineEnd;
    else break;
    const next = nextLine(text, lineEnd);
    if (next <= start) break;
    start = next;
  }
  // A byte-order mark is the note's.
  return { start: text.charCodeAt(first) === 0xfeff ? first + 1 : first, end };
}

/** What the lines before left open: a paragraph, a fence, markup that ends with a blank line; or nothing, behind a blank line or not. */
type Open = 'words' | 'fence' | 'markup' | 'blank' | '';

const item = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const fence = /^(?:`{3}|~{3})/;
/** What begins something else than a paragraph, marks of conflicts among it. */
const leaf = /^(?:$|>|#{1,6}(?:[ \t]|$)|`{3}|~{3}|<|%%|\$\$|={7}|\|{7}|(?:[-*_][ \t]*){3,}$)/;

/** Whether a line, without the signs of the quote that its task stands in, is none that begins a block. */
function goesOn(line: string, quote: number): boolean {
  const words = line.slice(quoteLength(line, Math.min(quote, quoteOf(line)))).trimStart();
  return !leaf.test(words) && !item.test(words);
}

function openAfter(before: Open, line: string): Open {
  let words = line.replace(/^[ \t>]+/, '');
  const indent = line.length - words.length;
  while (item.test(words) && before !== 'fence') words = words.replace(item, '');
  if (fence.test(words)) return before === 'fence' ? '' : 'fence';
  if (before === 'fence' || before === 'markup') return before;
  if (words.startsWith('<')) return words.includes('-->') ? '' : 'markup';
  // Behind a blank line so much indentation may be code.
  return leaf.test(words) || (before === 'blank' && indent > 5 && !item.test(line)) ? '' : 'words';
}

/** The lines of a task's block as they stand. */
export function blockText(text: string, task: Task): string {
  const { start, end } = blockSpan(text, task);
  return text.slice(start, end);
}

/** The span of the block with the line end behind it, so that nothing of it stays when it is taken out. */
export function wholeBlock(text: string, task: Task): Span {
  const { start, end } = blockSpan(text, task);
  const next = nextLine(text, end);
  if (next > end) return { start, end: next };
  // The last line of a text without a final line end goes with the line end before it.
  if (text.charAt(start - 1) !== '\n') return { start, end };
  return { start: start - (text.charAt(start - 2) === '\r' ? 2 : 1), end };
}

/** Where a block goes: between which notes, and how that note ends its lines. */
export interface Place {
  readonly from: string;
  readonly to: string;
  readonly lineEnd: LineEnd;
}

/** The lines of a task's block for another place, the first without indentation and quote signs. */
export function movedBlock(text: string, note: Note, task: Task, { from, to, lineEnd }: Place): string {
  const span = blockSpan(text, task);
  const links = note.links.filter((link) => link.span.start >= span.start && link.span.end <= span.end);
  const edits = from === to ? [] : movedLinks(text, links, from, to);
  const inside = edits.map((edit) => ({
    span: { start: edit.span.start - span.start, end: edit.span.end - span.start },
    text: edit.text,
  }));
  const lines = applyEdits(text.slice(span.start, span.end), inside).split(/\r?\n/);
  const quote = quoteOf(task.raw);
  const lead = leadOf(task.raw.slice(quoteLength(task.raw, quote)));
  return lines
    .map((line) => line.slice(quoteLength(line, quote)))
    .map((line) =>
      line.startsWith(lead) ? line.slice(lead.length) : withoutColumns(line, columnOf(lead, lead.length)),
    )
    .join(lineEnd);
}

/** A line without so many columns of its indentation, which is written in other blanks than those of the task. */
function withoutColumns(line: string, columns: number): string {
  const lead = leadOf(line);
  return ' '.repeat(Math.max(0, columnOf(lead, lead.length) - columns)) + line.slice(lead.length);
}

function belongs(line: string, quote: number, column: number): boolean {
  if (quoteOf(line) < quote) return false;
  const rest = line.slice(quoteLength(line, quote));
  return columnOf(line, line.length - rest.length + leadOf(rest).length) >= column;
}

function isBlank(line: string, quote: number): boolean {
  return line.slice(quoteLength(line, quote)).trim() === '';
}

/** How many quote signs a line begins with. */
function quoteOf(line: string): number {
  return (/^[ \t>]*/.exec(line)?.[0].match(/>/g) ?? []).length;
}

/** Length of the first `quote` quote signs with one blank behind the last. */
function quoteLength(line: string, quote: number): number {
  let at = 0;
  for (let left = quote; left > 0; left--) {
    const sign = line.indexOf('>', at);
    if (sign < 0) return at;
    at = sign + 1;
  }
  return quote > 0 && line.charAt(at) === ' ' ? at + 1 : at;
}

function leadOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Column of an offset of a line, tabs to multiples of 4. */
function columnOf(line: string, offset: number): number {
  let column = 0;
  for (let at = 0; at < offset; at++) column += line.charCodeAt(at) === 9 ? 4 - (column % 4) : 1;
  return column;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? at : end + 1;
}
