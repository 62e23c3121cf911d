// Header entries that need a YAML parser: block scalars, escapes, nesting, values over several lines, and mistakes.
// Comes in: a piece of a header, at most 16 KiB. Goes out: entries and problems in a draft, the same as the flat reader's.
// Values stay text (failsafe schema); anchors, aliases, tags and merge keys are reported, never followed.
import { isAlias, isMap, isScalar, isSeq, Lexer, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { headerField } from './aliases.ts';
import { isSpace, lineEndAt, skipSpaces, trimmedEnd } from './characters.ts';
import { addEntry, addHeaderProblem, type HeaderDraft, noMaps, noScalars, scalarAt } from './headerReading.ts';
import type { HeaderEntry, Scalar } from './note.ts';

/** Deepest nesting of brackets or indentation that is given to the parser. */
const DEPTH = 8;

const options = { schema: 'failsafe', prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;

/** Mistakes after which the parser's value is still the one meant. */
const harmless: ReadonlyMap<string, 'header-at-unquoted' | 'header-tab'> = new Map([
  ['BAD_SCALAR_START', 'header-at-unquoted'],
  ['TAB_AS_INDENT', 'header-tab'],
] as const);

/** Reads `[start, end)`, whole lines that begin with a top-level key, into the draft. Mistakes in it lose at most this piece. */
export function readYamlEntries(draft: HeaderDraft, start: number, end: number): void {
  const { text } = draft;
  const source = text.slice(start, end);
  const doubt = isDeep(text, start, end) ? 'header-too-deep' : doubtOf(draft, source);
  const document = doubt === undefined ? parsed(draft, source) : undefined;
  if (document === undefined) {
    rescue(draft, doubt ?? 'header-unreadable', start, end);
    return;
  }
  for (const error of document.errors) {
    const code = harmless.get(error.code) ?? 'header-tab';
    addHeaderProblem(draft, code, start + error.pos[0], lineEndAt(text, start + error.pos[0]));
  }
  const piece: Piece = { draft, start };
  for (const pair of document.contents.items) readPair(piece, pair as Pair<Node, Node | null>);
}

/** The piece as a map, or `undefined` when it holds mistakes. */
function parsed(draft: HeaderDraft, source: string) {
  try {
    const { contents, errors } = parseDocument(source, options);
    if (errors.length > 0) draft.mistakes--;
    return isMap(contents) && errors.every((error) => harmless.has(error.code)) ? { contents, errors } : undefined;
  } catch {
    // The parser calls itself for each level of compact maps (`a: b: c: …`) and runs out of stack.
    return undefined;
  }
}

/**
 * Why the piece is not given to the parser: it is no map, its brackets nest too deeply, or it has used up the draft's budget of words,
 * signs and escapes, each of which may be a mistake.
 */
function doubtOf(draft: HeaderDraft, source: string): 'header-unreadable' | 'header-too-deep' | undefined {
  if (draft.mistakes <= 0 || !source.includes(':')) return 'header-unreadable';
  let depth = 0;
  for (const lexeme of new Lexer().lex(source)) {
    draft.signs -= lexeme.charCodeAt(0) === 34 ? lexeme.split('\\').length : 1;
    if (lexeme === '[' || lexeme === '{') depth++;
    else if (lexeme === ']' || lexeme === '}') depth--;
    if (draft.signs <= 0) return 'header-unreadable';
    if (depth > DEPTH) return 'header-too-deep';
  }
  return undefined;
}

interface Piece {
  readonly draft: HeaderDraft;
  /** Offset of the piece in the note: the parser's ranges begin at 0. */
  readonly start: number;
}

function readPair(piece: Piece, pair: Pair<Node, Node | null>): void {
  const { draft, start } = piece;
  const { key, value } = pair;
  const [keyStart, keyEnd] = [start + (key.range?.[0] ?? 0), start + (key.range?.[1] ?? 0)];
  const name = isScalar(key) ? String(key.value) : draft.text.slice(keyStart, keyEnd);
  if (name === '<<') addHeaderProblem(draft, 'header-anchor', keyStart, keyEnd);
  if (value === null || isEmpty(value)) {
    const colon = draft.text.indexOf(':', keyEnd) + 1;
    addEntry(draft, keyStart, keyEnd, colon, colon, 'empty', noScalars, noMaps, name);
    return;
  }
  reportAnchors(piece, value);
  const [from, to] = sourceOf(piece, value);
  const { shape, values, maps } = readValue(piece, value);
  addEntry(draft, keyStart, keyEnd, from, to, shape, values, maps, name);
}

type Value = Pick<HeaderEntry, 'shape' | 'values' | 'maps'>;

function readValue(piece: Piece, value: Node): Value {
  if (isMap(value)) return { shape: 'map', values: noScalars, maps: [readMap(piece, value)] };
  if (!isSeq(value) || isWikiLink(piece, value))
    return { shape: 'scalar', values: [readScalar(piece, value)], maps: noMaps };
  const items = (value.items as Node[]).filter((item) => !isEmpty(item));
  const maps = items.filter((item) => isMap(item));
  if (maps.length > 0 && maps.length === items.length) {
    return { shape: 'maps', values: noScalars, maps: maps.map((item) => readMap(piece, item)) };
  }
  return { shape: 'list', values: items.map((item) => readScalar(piece, item)), maps: noMaps };
}

function readMap(piece: Piece, map: YAMLMap): Map<string, Scalar> {
  const read = new Map<string, Scalar>();
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (pair.value !== null && !isEmpty(pair.value)) read.set(headerField(key), readScalar(piece, pair.value));
    else {
      const colon = piece.draft.text.indexOf(':', piece.start + (pair.key.range?.[1] ?? 0)) + 1;
      read.set(headerField(key), scalarAt(piece.draft.text, colon, colon));
    }
  }
  return read;
}

/** A scalar with its text; anything nested deeper stays as its source. */
function readScalar(piece: Piece, node: Node): Scalar {
  const [start, end] = sourceOf(piece, node);
  return isScalar(node) ? { text: String(node.value), span: { start, end } } : scalarAt(piece.draft.text, start, end);
}

/** The node's source range; a collection in block style ends with its last value, not with the blank lines behind it. */
function sourceOf(piece: Piece, node: Node): [number, number] {
  const { text } = piece.draft;
  const start = piece.start + (node.range?.[0] ?? 0);
  let end = piece.start + (node.range?.[1] ?? 0);
  if ((isMap(node) || isSeq(node)) && !node.flow) end = blockEnd(piece, node, end);
  else if (isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
    while (
      end > start &&
      (isSpace(text.charCodeAt(end - 1)) || text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)
    )
      end--;
  }
  return [start, end];
}

function blockEnd(piece: Piece, node: Node, end: number): number {
  const last = isMap(node) || isSeq(node) ? node.items.at(-1) : undefined;
  const value = isMap(node) ? (last as Pair<Node, Node | null>).value : (last as Node | undefined);
  if (value && !isEmpty(value)) return sourceOf(piece, value)[1];
  const { text } = piece.draft;
  // An empty last value: the source ends with its colon or dash, which no comment and no line end follows directly.
  const from = isMap(node)
    ? piece.start + ((last as Pair<Node, Node | null>).key.range?.[1] ?? 0)
    : dashBefore(text, end);
  return isMap(node) ? text.indexOf(':', from) + 1 : from + 1;
}

/** The last dash of the items that begin a line before `end` (`- -` begins two); dashes in a comment behind them are none. */
function dashBefore(text: string, end: number): number {
  for (let from = end; from > 0; ) {
    const line = text.lastIndexOf('\n', from - 1) + 1;
    const first = skipSpaces(text, line, end);
    if (text.charCodeAt(first) === 45) return lastDash(text, first, end);
    from = line - 1;
  }
  return end;
}

function lastDash(text: string, first: number, end: number): number {
  for (let dash = first; ; ) {
    const next = skipSpaces(text, dash + 1, end);
    if (next === dash + 1 || next >= end || text.charCodeAt(next) !== 45) return dash;
    dash = next;
  }
}

/** `[[Note]]` without quotes is a nested list to YAML; a person means a link. */
function isWikiLink(piece: Piece, node: Node): boolean {
  const [start, end] = sourceOf(piece, node);
  return /^\[\[[^[\]]+\]\]$/.test(piece.draft.text.slice(start, end));
}

function isEmpty(node: Node): boolean {
  const [start, end] = node.range ?? [0, 0];
  return isScalar(node) && start === end && String(node.value ?? '') === '';
}

function reportAnchors(piece: Piece, value: Node): void {
  const nodes: Node[] = [value];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) {
      const [start, end] = sourceOf(piece, node);
      addHeaderProblem(piece.draft, 'header-anchor', start, end);
    }
    if (isSeq(node) && !isWikiLink(piece, node)) nodes.push(...(node.items as Node[]));
    if (isMap(node)) for (const pair of node.items as Pair<Node, Node | null>[]) if (pair.value) nodes.push(pair.value);
  }
}

/** Keeps the first line of a piece as key and text, and reports the piece as not read. */
function rescue(draft: HeaderDraft, code: 'header-unreadable' | 'header-too-deep', start: number, end: number): void {
  const { text } = draft;
  const first = skipSpaces(text, start, end);
  const lineEnd = Math.min(end, lineEndAt(text, start));
  addHeaderProblem(
    draft,
    text.startsWith('<<<<<<<', start) ? 'conflict-marker' : code,
    first,
    Math.max(first, trimEnd(text, first, end)),
    true,
  );
  const colon =
    /^["']?[\p{L}_][\p{L}\p{N}_ ./-]{0,60}["']?:(?=\s|$)/u.exec(text.slice(start, lineEnd))?.[0].length ?? 0;
  if (colon === 0) return;
  const from = skipSpaces(text, start + colon, lineEnd);
  const to = trimmedEnd(text, from, lineEnd);
  const name = text.slice(start, start + colon - 1).replaceAll(/["']/g, '');
  const values = to > from ? [scalarAt(text, from, to)] : [];
  addEntry(
    draft,
    start,
    start + colon - 1,
    from < to ? from : start + colon,
    from < to ? to : start + colon,
    to > from ? 'scalar' : 'empty',
    values,
    undefined,
    name,
  );
}

function trimEnd(text: string, start: number, end: number): number {
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return end;
}

/** An upper bound of the nesting by lines: dashes in a row, and steps of indentation. */
function isDeep(text: string, start: number, end: number): boolean {
  const indents = [0];
  for (let at = start; at < end; ) {
    const lineEnd = Math.min(end, lineEndAt(text, at));
    let next = at;
    for (let dashes = 0; next < lineEnd; next++) {
      const code = text.charCodeAt(next);
      if ((code === 45 || code === 63) && text.charCodeAt(next + 1) === 32) dashes++;
      else if (code !== 32) break;
      if (dashes > DEPTH) return true;
    }
    while (indents.length > 1 && (indents.at(-1) ?? 0) > next - at) indents.pop();
    if (next < lineEnd && (indents.at(-1) ?? 0) < next - at) indents.push(next - at);
    if (indents.length > DEPTH) return true;
    at = lineEnd + 1;
  }
  return false;
}
