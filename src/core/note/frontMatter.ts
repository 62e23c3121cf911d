// The header of a note: is there one, where does it end, what does it hold. Comes in: the note's text. Goes out: the header,
// its problems and where the body starts. A broken header keeps what could be read and never hides the body; a language
// tag behind the dashes is never acted on.
import { lineAt, lineStarts } from '../text.ts';
import { isLetter, isSpace, lineEndAt, skipSpaces } from './characters.ts';
import { keyEnd, readFlatHeader } from './flatHeader.ts';
import { readJsonHeader, readJsonPairs, readTomlHeader } from './foreignHeader.ts';
import { addHeaderProblem, type HeaderDraft, headerDraft } from './headerReading.ts';
import type { Header, HeaderEntry, Problem } from './note.ts';
import { problemAt } from './problems.ts';

/** Largest header that is read in full. */
const MOST_LENGTH = 16 * 1024;
const MOST_LINES = 400;

/** A header, or none, and where the body begins (behind byte-order mark, header and its line end). */
export interface HeaderReading {
  readonly header?: Header;
  readonly bodyStart: number;
  /** The number (from 0) of the line at `bodyStart`. */
  readonly bodyLine: number;
  readonly problems: readonly Problem[];
}

const noProblems: readonly Problem[] = [];

/**
 * Reads the header of a note: `---` alone on the first line (a byte-order mark before it is skipped), closed by `---` or
 * `...`; `+++` for TOML; a JSON object that begins on the first line, or its pairs between `;;;`. Lines of keys that a `---` ends
 * are a header whose first fence was forgotten where they hold a policy's revisions. Anything else is body from the start.
 */
export function readHeader(text: string): HeaderReading {
  const at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  switch (text.charCodeAt(at)) {
    case 45:
      return text.startsWith('---', at) ? fenced(text, at, 'yaml') : without(at);
    case 43:
      return text.startsWith('+++', at) ? fenced(text, at, 'toml') : without(at);
    case 59:
      return text.startsWith(';;;', at) ? fenced(text, at, 'json') : without(at);
    case 123:
      return json(text, at);
    default:
      return unopened(text, at);
  }
}

/** The last entry of a field (`due`, `owner`, ...): the one that counts when a key is given twice. */
export function headerEntry(header: Header | undefined, field: string): HeaderEntry | undefined {
  return header?.entries.findLast((entry) => entry.field === field);
}

function without(bodyStart: number, problem?: Problem): HeaderReading {
  return { bodyStart, bodyLine: 0, problems: problem ? [problem] : noProblems };
}

function fenced(text: string, at: number, format: Header['format']): HeaderReading {
  const lineEnd = lineEndAt(text, at);
  const behind = skipSpaces(text, at + 3, lineEnd);
  if (behind < lineEnd) {
    const tag = format !== 'json' && isTag(text, behind, lineEnd);
    return without(at, tag ? problemAt('header-language', at, lineEnd, text.slice(behind, lineEnd).trim()) : undefined);
  }
  const start = behindLine(text, lineEnd);
  const fence = closingFence(text, start, format);
  if (fence === undefined) return unclosed(text, at, start, format);
  const draft = headerDraft(text);
  const end = limit(draft, start, fence);
  if (format === 'yaml') readFlatHeader(draft, start, end);
  else if (format === 'toml') readTomlHeader(draft, start, end);
  else readJsonPairs(draft, start, end);
  if (draft.broken && ranIntoBody(draft, start)) return unclosed(text, at, start, format);
  return finish(draft, format, at, start, fence.at, lineEndAt(text, fence.at), fence.line + 1);
}

/**
 * Compliance repositories have headers without the first fence. To Markdown they are a heading, so only the one key that nobody
 * writes in a text makes them a header; it is told.
 */
function unopened(text: string, at: number): HeaderReading {
  const firstEnd = lineEndAt(text, at);
  if (!isLetter(text.charCodeAt(at)) || keyEnd(text, at, firstEnd) < 0) return without(at);
  const fence = text.indexOf('\n---', at);
  const revisions = fence < 0 ? -1 : text.slice(at, Math.min(fence, at + MOST_LENGTH)).search(/^majorRevisions:/m);
  const lineEnd = lineEndAt(text, fence + 1);
  if (revisions < 0 || skipSpaces(text, fence + 4, lineEnd) < lineEnd) return without(at);
  const draft = headerDraft(text);
  readFlatHeader(draft, at, fence + 1);
  draft.problems.push(problemAt('header-unopened', at, firstEnd));
  return finish(draft, 'yaml', at, at, fence + 1, lineEnd, lineAt(lineStarts(text.slice(0, lineEnd)), lineEnd) + 1);
}

/** No header: a thematic break opens the body, or somebody forgot to close the header. */
function unclosed(text: string, at: number, start: number, format: Header['format']): HeaderReading {
  const header = startsWithKey(text, start, format);
  return without(at, header ? problemAt('header-unclosed', at, lineEndAt(text, at)) : undefined);
}

function json(text: string, at: number): HeaderReading {
  const draft = headerDraft(text);
  const close = readJsonHeader(draft, at, Math.min(text.length, at + MOST_LENGTH));
  if (close < 0) {
    const isMeant = /^\{\s*"[^"\n]{1,60}"\s*:/.test(text.slice(at, at + 100));
    const lineEnd = lineEndAt(text, at);
    return without(at, isMeant ? problemAt('header-unreadable', at, lineEnd, text.slice(at, lineEnd)) : undefined);
  }
  const end = lineEndAt(text, close);
  return finish(draft, 'json', at, at, close, close, lineAt(lineStarts(text.slice(0, end)), end) + 1);
}

function finish(
  draft: HeaderDraft,
  format: Header['format'],
  at: number,
  start: number,
  close: number,
  end: number,
  bodyLine: number,
): HeaderReading {
  reportDuplicates(draft);
  return {
    header: {
      format,
      span: { start: at, end },
      contentSpan: { start, end: close },
      broken: draft.broken,
      entries: draft.entries,
    },
    bodyStart: behindLine(draft.text, lineEndAt(draft.text, end)),
    bodyLine,
    problems: draft.problems,
  };
}

/** The line that closes a header: where it begins and its number. */
interface Fence {
  readonly at: number;
  readonly line: number;
}

function closingFence(text: string, start: number, format: Header['format']): Fence | undefined {
  for (let at = start, line = 1; at < text.length; line++) {
    const lineEnd = lineEndAt(text, at);
    const code = text.charCodeAt(at);
    const fence =
      format === 'yaml' ? isYamlEnd(text, at, code) : text.startsWith(format === 'toml' ? '+++' : ';;;', at);
    if (fence && skipSpaces(text, at + 3, lineEnd) === lineEnd) return { at, line };
    at = behindLine(text, lineEnd);
  }
  return undefined;
}

function isYamlEnd(text: string, at: number, code: number): boolean {
  return (code === 45 && text.startsWith('---', at)) || (code === 46 && text.startsWith('...', at));
}

/** End of what is read of the header: the limits cut at a line's start. */
function limit(draft: HeaderDraft, start: number, fence: Fence): number {
  if (fence.at - start <= MOST_LENGTH && fence.line - 1 <= MOST_LINES) return fence.at;
  let at = start;
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const next = behindLine(draft.text, lineEndAt(draft.text, at));
    if (next - start > MOST_LENGTH) break;
    at = next;
  }
  addHeaderProblem(draft, 'header-too-large', at, fence.at, true);
  return at;
}

/** True when what could not be read holds or follows a blank line, or nothing could be read: the closing fence was a rule. */
function ranIntoBody(draft: HeaderDraft, start: number): boolean {
  const first = draft.problems.find((problem) => problem.code === 'header-unreadable');
  if (first === undefined) return false;
  if (draft.entries.length === 0) return true;
  const before = draft.text.slice(start, first.span.end);
  return /\n[ \t]*\r?\n/.test(before);
}

function startsWithKey(text: string, start: number, format: Header['format']): boolean {
  const lineEnd = lineEndAt(text, start);
  if (format === 'yaml') return keyEnd(text, start, lineEnd) > 0;
  if (format === 'json') return text.charCodeAt(start) === 34;
  return isLetter(text.charCodeAt(start)) && text.slice(start, lineEnd).includes('=');
}

/** A word behind the dashes, which other tools take for the name of a language to run. */
function isTag(text: string, at: number, lineEnd: number): boolean {
  if (text.charCodeAt(at) === 45) return false;
  let next = at;
  while (next < lineEnd && !isSpace(text.charCodeAt(next))) next++;
  return skipSpaces(text, next, lineEnd) === lineEnd;
}

function reportDuplicates({ entries, problems }: HeaderDraft): void {
  for (let index = 1; index < entries.length; index++) {
    const entry = entries[index];
    if (entry !== undefined && isAmong(entry.key, entries, index)) {
      problems.push(problemAt('header-duplicate-key', entry.keySpan.start, entry.keySpan.end, entry.key));
    }
  }
}

/** Whether one of the first `count` entries has this key; quicker than a set for the few that a header has. */
function isAmong(key: string, entries: readonly HeaderEntry[], count: number): boolean {
  for (let index = 0; index < count; index++) if (entries[index]?.key === key) return true;
  return false;
}

function behindLine(text: string, lineEnd: number): number {
  return Math.min(text.length, lineEnd + (text.charCodeAt(lineEnd) === 13 ? 2 : 1));
}
