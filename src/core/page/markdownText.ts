// The words of a block as Html: emphasis, code, links, line breaks. Comes in: Markdown of one block and what its links and people are
// called; goes out: Html, in which every text is escaped. Only addresses of the web and of mail become links; every other target is left
// out and its words stay. Linear: one pass, and a stack of signs that are still open.
import { codeSpanEnd, runLength, type TickMemo, tickMemo } from '../note/codeSpan.ts';
import { readLinks } from '../note/links.ts';
import type { Link } from '../note/note.ts';
import { all, closing, element, type Html, opening, text } from '../preview/html.ts';
import type { References } from './markdownBlocks.ts';

/** What stands behind names of a text. */
export interface TextNames {
  readonly references: References;
  /** What a person is called who is written `@id`, without the sign. */
  readonly person: (id: string) => string;
  /** The words of a link whose target is not shown, where its own are a path. */
  readonly linked: (link: Pick<Link, 'kind' | 'target' | 'text'>) => string;
  /** The id on the page of the heading that `#name` leads to. */
  readonly anchor: (name: string) => string | undefined;
  /** What is said in place of a picture. */
  readonly picture: (words: string) => string;
}

interface Sign {
  readonly code: string;
  readonly opens: boolean;
  readonly closes: boolean;
  count: number;
  closed: string;
  opened: string;
}

type Piece = Html | Sign;

interface Drawing {
  readonly source: string;
  readonly names: TextNames;
  readonly isLinked: boolean;
  readonly pieces: Piece[];
  readonly links: readonly Link[];
  ticks: TickMemo | undefined;
  /** Where no comment is closed any more. */
  open: number;
  at: number;
  link: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };
const safeTarget = /^(?:https?:\/\/|mailto:)[^\s<>"'`\p{Cc}]+$/iu;
/** Most characters of one block; what is longer is no text that people read. */
const mostText = 200_000;

/** Draws the words of a block. */
export function drawText(source: string, names: TextNames, isLinked = false): Html {
  const written = withBreaks(source.slice(0, mostText));
  const found: Link[] = [];
  readLinks({ text: written, end: written.length, bracket: -1, tick: -1, links: found }, 0);
  const links = found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const drawing: Drawing = {
    source: written,
    names,
    isLinked,
    pieces: [],
    links,
    ticks: undefined,
    open: written.length,
    at: 0,
    link: 0,
  };
  while (drawing.at < written.length) drawNext(drawing);
  return joined(drawing.pieces);
}

/** Two blanks at the end of a line break it as a backslash does. */
function withBreaks(source: string): string {
  const lines = source.split('\n');
  const last = lines.length - 1;
  return lines.map((line, at) => line.trimEnd() + (at < last && line.endsWith('  ') ? '\\' : '')).join('\n');
}

/** The words alone: for titles and attributes. */
export function plainWords(source: string, names: TextNames): string {
  return drawText(source, names, true)
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? "'");
}

function drawNext(drawing: Drawing): void {
  const { source, links, pieces, at } = drawing;
  while ((links[drawing.link]?.span.start ?? source.length) < at) drawing.link++;
  const link = links[drawing.link];
  if (link?.span.start === at) {
    drawing.at = link.span.end;
    return void pieces.push(drawLink(link, drawing));
  }
  const draw = drawers[source.charAt(at)];
  if (draw?.(drawing)) return;
  plain.lastIndex = at;
  drawing.at = Math.min(plain.exec(source) ? plain.lastIndex : at + 1, link?.span.start ?? source.length);
  if (drawing.at <= at) drawing.at = at + 1;
  pieces.push(text(source.slice(at, drawing.at)));
}

/** Up to the next sign that may mean something. */
const plain = /[^\\`<*_~@&[h]+|./suy;

/** Each answers whether it drew something and moved on. */
const drawers: Readonly<Record<string, (drawing: Drawing) => boolean>> = {
  '\\': (drawing) => {
    const next = drawing.source.charAt(drawing.at + 1);
    if (next === '\n') return put(drawing, opening('br', {}), 2);
    return /[!-/:-@[-`{-~]/.test(next) && put(drawing, text(next), 2);
  },
  '`': (drawing) => {
    const { source, at } = drawing;
    drawing.ticks ??= tickMemo(source, 0, source.length);
    const length = runLength(source, at, source.length);
    const end = codeSpanEnd(source, at, source.length, drawing.ticks);
    if (end === at + length) return put(drawing, text(source.slice(at, end)), length);
    const code = source.slice(at + length, end - length).replaceAll('\n', ' ');
    const isPadded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
    const words = isPadded ? code.slice(1, -1) : code;
    return put(drawing, element('code', {}, text(words)), end - at);
  },
  '<': drawAngle,
  '*': drawSign,
  _: drawSign,
  '~': drawSign,
  '&': (drawing) => {
    const [whole, name = ''] = matched(/&(amp|lt|gt|quot|nbsp);/y, drawing) ?? [];
    return whole !== undefined && put(drawing, text(entities[name] ?? ''), whole.length);
  },
  h: (drawing) => {
    const [address] = isInWord(drawing) ? [] : (matched(/https?:\/\/[^\s<>"'`|*\\]+/y, drawing) ?? []);
    if (address === undefined) return false;
    let length = address.length;
    while ('.,;:!?)]'.includes(address.charAt(length - 1))) length--;
    const bare = address.slice(0, length);
    return put(drawing, anchorTo(bare, text(bare), drawing), length);
  },
  '@': (drawing) => {
    const [whole, id = ''] = isInWord(drawing)
      ? []
      : (matched(/@([\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)/uy, drawing) ?? []);
    if (whole === undefined) return false;
    // Behind a title that is no link here, a name would read as a part of it.
    const isBehindLink = /[)\]] $/.test(drawing.source.slice(Math.max(0, drawing.at - 2), drawing.at));
    return put(drawing, text(`${isBehindLink ? '· ' : ''}${drawing.names.person(id)}`), whole.length);
  },
  '[': (drawing) => {
    const [whole, label = '', name = ''] = matched(/\[([^\][\n]{1,200})\](?:\[([^\][\n]{0,200})\])?/y, drawing) ?? [];
    const target = drawing.names.references.get((name === '' ? label : name).toLowerCase());
    if (whole === undefined || target === undefined) return false;
    return put(drawing, drawLink({ kind: 'inline', text: label, target }, drawing), whole.length);
  },
};

/** Comments are nothing, `<br>` breaks the line, an address in angles is a link; everything else is a sign like any other. */
function drawAngle(drawing: Drawing): boolean {
  const { source, at } = drawing;
  if (source.startsWith('<!--', at) && at < drawing.open) {
    const end = source.indexOf('-->', at + 4);
    if (end >= 0) return put(drawing, text(''), end + 3 - at);
    drawing.open = at;
  }
  const [line] = matched(/<br ?\/?>/iy, drawing) ?? [];
  if (line !== undefined) return put(drawing, opening('br', {}), line.length);
  const [whole, address = ''] = matched(/<((?:https?:\/\/|mailto:)[^\s<>]*)>/iy, drawing) ?? [];
  return whole !== undefined && put(drawing, anchorTo(address, text(address), drawing), whole.length);
}

function drawLink(link: Pick<Link, 'kind' | 'target' | 'text'>, drawing: Drawing): Html {
  const { names, isLinked } = drawing;
  if (link.kind === 'image') return text(names.picture(link.text));
  // Targets come with their signs decoded.
  const target = link.target.replace(/\s/g, '%20');
  if (safeTarget.test(target) || target.startsWith('#'))
    return anchorTo(target, isLinked ? text(link.text) : drawText(link.text, names, true), drawing);
  const words = names.linked(link);
  return link.kind === 'wiki' || isLinked ? text(words) : drawText(words, names, true);
}

/** A link, where there may be one; else its words. */
function anchorTo(target: string, words: Html, { names, isLinked }: Drawing): Html {
  if (isLinked) return words;
  if (!target.startsWith('#')) return safeTarget.test(target) ? element('a', { href: target }, words) : words;
  const id = names.anchor(target.slice(1));
  return id === undefined ? words : element('a', { href: `#${id}` }, words);
}

function drawSign(drawing: Drawing): boolean {
  const { source, at } = drawing;
  const code = source.charAt(at);
  let count = 1;
  while (source.charAt(at + count) === code) count++;
  const [before, behind] = [source.slice(Math.max(0, at - 1), at), source.charAt(at + count)];
  const left = !isBlank(behind) && (!isMark(behind) || isBlank(before) || isMark(before));
  const right = !isBlank(before) && (!isMark(before) || isBlank(behind) || isMark(behind));
  const opens = code === '_' ? left && (!right || isMark(before)) : left;
  const closes = code === '_' ? right && (!left || isMark(behind)) : right;
  if ((code === '~' && count !== 2) || (!opens && !closes)) return put(drawing, text(code.repeat(count)), count);
  drawing.pieces.push({ code, opens, closes, count, closed: '', opened: '' });
  drawing.at += count;
  return true;
}

/** Signs that belong together become emphasis; those that are left are signs. */
function joined(pieces: readonly Piece[]): Html {
  const open: Sign[] = [];
  const waiting = new Map<string, number>();
  const count = (code: string, by: number): void => void waiting.set(code, (waiting.get(code) ?? 0) + by);
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    while (piece.closes && piece.count > 0 && (waiting.get(piece.code) ?? 0) > 0) {
      let opener = open.pop();
      while (opener && opener.code !== piece.code) {
        count(opener.code, -1);
        opener = open.pop();
      }
      if (!opener) break;
      const both = opener.count > 1 && piece.count > 1 ? 2 : 1;
      const tag = piece.code === '~' ? 's' : both === 2 ? 'strong' : 'em';
      opener.opened = opening(tag, {}) + opener.opened;
      piece.closed += closing(tag);
      opener.count -= both;
      piece.count -= both;
      if (opener.count > 0) open.push(opener);
      else count(opener.code, -1);
      if (piece.code === '~') piece.count = 0;
    }
    if (!piece.opens || piece.count === 0) continue;
    open.push(piece);
    count(piece.code, 1);
  }
  return all(
    pieces.map((piece) =>
      typeof piece === 'string' ? piece : ((piece.closed + piece.code.repeat(piece.count) + piece.opened) as Html),
    ),
  );
}

function put(drawing: Drawing, html: Html, length: number): boolean {
  drawing.pieces.push(html);
  drawing.at += length;
  return true;
}

function matched(expression: RegExp, { source, at }: Drawing): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(source);
}

function isInWord({ source, at }: Drawing): boolean {
  return /[\p{L}\p{N}_/]/u.test(source.slice(Math.max(0, at - 1), at));
}

function isBlank(sign: string): boolean {
  return sign === '' || /\s/.test(sign);
}

function isMark(sign: string): boolean {
  return /[\p{P}\p{S}]/u.test(sign);
}
