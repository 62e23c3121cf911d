// The blocks of a note's Markdown, for pages that Daybook draws itself: headings, paragraphs, lists, tables, quotes, code. Comes in: a
// text and the line it begins at; goes out: blocks, and the addresses that references name. HTML is text like any other and comments are
// nothing: what a note holds can never become markup of a page. Linear; what is nested deeper than people write is a paragraph.
import { atxLevel, atxText, fenceLength, isThematicBreak, markerBehind, setextLevel } from '../note/blockStart.ts';
import { cellsOf, isRule } from '../note/tableRow.ts';

/** One item of a list; `line` counts from 0 in the whole note. */
export interface ListItem {
  readonly line: number;
  readonly blocks: readonly Block[];
}

/** A block; texts are Markdown as it was written. */
export type Block =
  | { readonly is: 'heading'; readonly level: number; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'code'; readonly info: string; readonly text: string }
  | { readonly is: 'quote'; readonly blocks: readonly Block[] }
  | { readonly is: 'list'; readonly start: number | undefined; readonly items: readonly ListItem[] }
  | {
      readonly is: 'table';
      readonly head: readonly string[];
      readonly ends: readonly boolean[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly is: 'rule' };

/** Addresses by the name of their reference, in lower case. */
export type References = ReadonlyMap<string, string>;

interface Line {
  readonly text: string;
  readonly at: number;
}

interface Reading {
  readonly lines: Line[];
  readonly depth: number;
  readonly references: Map<string, string>;
  readonly blocks: Block[];
  next: number;
}

const deepest = 12;
const reference = /^\[([^\][]{1,200})\]:\s+<?([^\s>]+)>?(?:\s.*)?$/;

/** Reads the lines of a body; `firstLine` is the number of its first one in the note. */
export function readBlocks(
  body: string,
  firstLine = 0,
): { readonly blocks: readonly Block[]; readonly references: References } {
  const lines = body.split(/\r\n?|\n/).map((text, at) => ({ text: untabbed(text), at: firstLine + at }));
  const references = new Map<string, string>();
  return { blocks: blocksOf(lines, 0, references), references };
}

function blocksOf(lines: readonly Line[], depth: number, references: Map<string, string>): readonly Block[] {
  const reading: Reading = { lines: [...lines], depth, references, blocks: [], next: 0 };
  while (reading.next < lines.length) readBlock(reading);
  return reading.blocks;
}

function readBlock(reading: Reading): void {
  const { lines, next, blocks, references } = reading;
  const { text } = lines[next] ?? { text: '' };
  const start = startOf(text);
  const named = reference.exec(text.trim());
  if (text.trim() === '') reading.next++;
  else if (start.is === 'text' && named) {
    references.set((named[1] ?? '').toLowerCase(), named[2] ?? '');
    reading.next++;
  } else if (start.is === 'comment') skipComment(reading);
  else if (start.is === 'fence') readFence(reading, start.indent);
  else if (start.is === 'heading') {
    const level = atxLevel(text, start.indent, text.length);
    blocks.push({ is: 'heading', level, text: atxText(text, start.indent, text.length, level) });
    reading.next++;
  } else if (start.is === 'rule') {
    blocks.push({ is: 'rule' });
    reading.next++;
  } else if (reading.depth < deepest && start.is === 'quote') readQuote(reading);
  else if (reading.depth < deepest && start.is === 'item') readList(reading);
  else if (start.indent >= 4) readIndented(reading);
  else if (isTable(reading)) readTable(reading);
  else readParagraph(reading);
}

type Start = 'fence' | 'heading' | 'rule' | 'quote' | 'item' | 'comment' | 'text';

/** What a line begins, and how far it is indented. */
function startOf(text: string): { readonly is: Start; readonly indent: number } {
  const indent = indentOf(text);
  const end = text.length;
  const is = (name: Start) => ({ is: name, indent });
  if (indent > 3 || indent === end) return is('text');
  if (/^[`~]/.test(text.charAt(indent)) && fenceLength(text, indent, end) > 0) return is('fence');
  if (atxLevel(text, indent, end) > 0) return is('heading');
  if (/^[-*_]/.test(text.charAt(indent)) && isThematicBreak(text, indent, end)) return is('rule');
  if (text.charAt(indent) === '>') return is('quote');
  if (text.startsWith('<!--', indent)) return is('comment');
  const behind = markerBehind(text, indent, end);
  return is(behind > 0 && (behind === end || text.charAt(behind) === ' ') ? 'item' : 'text');
}

/** Leaves a comment out; words behind its end are a line of their own. */
function skipComment(reading: Reading): void {
  const { lines } = reading;
  while (reading.next < lines.length && !lines[reading.next]?.text.includes('-->')) reading.next++;
  const last = lines[reading.next];
  const behind = last?.text.slice(last.text.indexOf('-->') + 3).trimStart() ?? '';
  if (last === undefined || behind === '') reading.next++;
  else lines[reading.next] = { ...last, text: behind };
}

function readFence(reading: Reading, indent: number): void {
  const { lines, blocks } = reading;
  const opening = lines[reading.next++]?.text ?? '';
  const length = fenceLength(opening, indent, opening.length);
  const sign = opening.charAt(indent);
  const content: string[] = [];
  for (; reading.next < lines.length; reading.next++) {
    const text = lines[reading.next]?.text ?? '';
    const bare = text.trim();
    if (bare.length >= length && bare === sign.repeat(bare.length) && indentOf(text) < 4) break;
    content.push(text.slice(Math.min(indent, indentOf(text))));
  }
  reading.next++;
  blocks.push({ is: 'code', info: opening.slice(indent + length).trim(), text: content.join('\n') });
}

function readIndented(reading: Reading): void {
  const { lines, blocks } = reading;
  const content: string[] = [];
  for (; reading.next < lines.length; reading.next++) {
    const text = lines[reading.next]?.text ?? '';
    if (text.trim() !== '' && indentOf(text) < 4) break;
    content.push(text.slice(4));
  }
  blocks.push({ is: 'code', info: '', text: content.join('\n').trimEnd() });
}

function readQuote(reading: Reading): void {
  const { lines, blocks, depth, references } = reading;
  const inner: Line[] = [];
  for (; reading.next < lines.length; reading.next++) {
    const { text, at } = lines[reading.next] ?? { text: '', at: 0 };
    const { is } = startOf(text);
    if (is === 'quote') inner.push({ text: text.trimStart().replace(/^> ?/, ''), at });
    else if (is === 'text' && text.trim() !== '' && inner.at(-1)?.text.trim() !== '') inner.push({ text, at });
    else break;
  }
  blocks.push({ is: 'quote', blocks: blocksOf(inner, depth + 1, references) });
}

function readList(reading: Reading): void {
  const { lines, blocks, depth, references } = reading;
  const first = markerOf(lines[reading.next]?.text ?? '');
  const items: ListItem[] = [];
  while (reading.next < lines.length) {
    const line = lines[reading.next] ?? { text: '', at: 0 };
    const marker = markerOf(line.text);
    if (marker === undefined || marker.sign !== first?.sign) break;
    const inner = itemLines(reading, marker.width);
    items.push({ line: line.at, blocks: blocksOf(inner, depth + 1, references) });
  }
  blocks.push({ is: 'list', start: first?.number, items });
}

interface Marker {
  readonly width: number;
  readonly sign: string;
  readonly number: number | undefined;
}

function markerOf(text: string): Marker | undefined {
  const { is, indent } = startOf(text);
  if (is !== 'item') return undefined;
  const behind = markerBehind(text, indent, text.length);
  const blanks = indentOf(text.slice(behind));
  const isBare = behind + blanks === text.length;
  const number = Number.parseInt(text.slice(indent, behind), 10);
  return {
    width: isBare || blanks > 4 ? behind + 1 : behind + blanks,
    sign: text.charAt(behind - 1),
    number: Number.isNaN(number) ? undefined : number,
  };
}

/** The lines of the item that begins here, without their indentation; moves behind them. */
function itemLines(reading: Reading, width: number): Line[] {
  const { lines } = reading;
  const { text, at } = lines[reading.next++] ?? { text: '', at: 0 };
  const inner: Line[] = [{ text: text.slice(width), at }];
  let blanks = 0;
  for (; reading.next < lines.length; reading.next++) {
    const line = lines[reading.next] ?? { text: '', at: 0 };
    const isBlank = line.text.trim() === '';
    const isOwn = indentOf(line.text) >= width;
    if (!isBlank && !isOwn && (blanks > 0 || startOf(line.text).is !== 'text')) break;
    blanks = isBlank ? blanks + 1 : 0;
    inner.push({ text: isOwn ? line.text.slice(width) : line.text.trimStart(), at: line.at });
  }
  return inner;
}

function isTable({ lines, next }: Reading): boolean {
  const [head, rule] = [lines[next]?.text ?? '', lines[next + 1]?.text ?? ''];
  if (!head.includes('|') || !rule.includes('-') || !isRule(rule, 0, rule.length)) return false;
  return rowCells(head).length === rowCells(rule).length;
}

function readTable(reading: Reading): void {
  const { lines, blocks } = reading;
  const head = rowCells(lines[reading.next++]?.text ?? '');
  const ends = rowCells(lines[reading.next++]?.text ?? '').map((cell) => cell.endsWith(':') && !cell.startsWith(':'));
  const rows: string[][] = [];
  for (; reading.next < lines.length; reading.next++) {
    const { text } = lines[reading.next] ?? { text: '' };
    if (text.trim() === '' || startOf(text).is !== 'text') break;
    const cells = rowCells(text);
    rows.push(head.map((_, at) => cells[at] ?? ''));
  }
  blocks.push({ is: 'table', head, ends, rows });
}

function rowCells(text: string): string[] {
  return cellsOf(text, indentOf(text), text.length);
}

function readParagraph(reading: Reading): void {
  const { lines, blocks } = reading;
  const content: string[] = [];
  for (; reading.next < lines.length; reading.next++) {
    const { text } = lines[reading.next] ?? { text: '' };
    const level = content.length === 0 ? 0 : setextLevel(text, indentOf(text), text.length);
    if (level > 0) {
      reading.next++;
      return void blocks.push({ is: 'heading', level, text: content.join(' ').trim() });
    }
    if (text.trim() === '' || (content.length > 0 && interrupts(text))) break;
    content.push(text.trimStart());
  }
  blocks.push({ is: 'paragraph', text: content.join('\n') });
}

/** A list in the middle of a paragraph begins with 1 and not empty. */
function interrupts(text: string): boolean {
  const { is } = startOf(text);
  if (is !== 'item') return is !== 'text';
  const marker = markerOf(text);
  return (marker?.number ?? 1) === 1 && text.slice(marker?.width ?? 0).trim() !== '';
}

function indentOf(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 32) at++;
  return at;
}

/** Tabs at the beginning as blanks, up to the next fourth column. */
function untabbed(text: string): string {
  let blanks = '';
  let at = 0;
  for (; text.charAt(at) === '\t' || text.charAt(at) === ' '; at++)
    blanks += text.charAt(at) === ' ' ? ' ' : ' '.repeat(4 - (blanks.length % 4));
  return at === 0 ? text : blanks + text.slice(at);
}
