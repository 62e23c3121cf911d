// The box of a task item: `[ ]`, `[x]` and its kin. Which character means which state, and what is nearly a box.
// Comes in: a text and the offset of an item's content. Goes out: a Box, or nothing and perhaps the code of a near miss.
import type { LineField } from './aliases.ts';
import { isBlank, isSpace } from './characters.ts';
import { markerWordAt } from './markerWords.ts';
import type { StateClass } from './note.ts';
import type { ProblemCode } from './problems.ts';

/** What a reader of tasks may be told: a team's own markers, and whether lines without a bullet count. */
export interface ParseOptions {
  /** Box characters of this notebook, over the built-in ones. */
  readonly markers?: ReadonlyMap<string, StateClass>;
  /** True in a Logseq graph: `- TODO text` is a task. */
  readonly markerWords?: boolean;
  /** True to read `[ ] text` without a bullet as a task. */
  readonly looseTasks?: boolean;
  /** Fields that a team declares itself, by folded key: read on task lines as `key:value`, too. */
  readonly fields?: ReadonlyMap<string, LineField>;
  /** True for a text that is known to hold no NUL: looking for one takes a tenth of the time of reading. */
  readonly plain?: boolean;
  /** True for who keeps no links but the planned ones: those that stand before the first heading of a plan are not looked for. */
  readonly planLinks?: boolean;
  /** Hears of each line that is not code and no header, from where its text begins: for whoever looks for names in prose. */
  readonly onText?: (start: number, end: number) => void;
}

/** A box that was read: its marker `[start, end)` and its state; the content begins at `content`. */
export interface Box {
  readonly start: number;
  readonly end: number;
  readonly content: number;
  readonly state: StateClass;
}

/** The built-in markers (docs/format, "Characters between the brackets"); any other character is no task. */
export const markerStates: ReadonlyMap<string, StateClass> = new Map([
  [' ', 'todo'],
  ['\t', 'todo'],
  ['x', 'done'],
  ['X', 'done'],
  ['/', 'doing'],
  ['-', 'cancelled'],
  ['h', 'waiting'],
  ['>', 'todo'],
  ['<', 'todo'],
  ['~', 'cancelled'],
  ['@', 'doing'],
  ['b', 'waiting'],
  ['a', 'cancelled'],
  ['?', 'todo'],
  ['!', 'todo'],
  ['*', 'todo'],
  ['v', 'done'],
  ['✅', 'done'],
]);

/** Markers that are remarks in some themes and nothing elsewhere: no task until `markers:` says so. */
const remarks = new Set(['"', 'l', 'i', 'S', 'I', 'p', 'c', 'f', 'k', 'u', 'd']);

/** The box at `at` of the line that ends at `end`; `undefined` when there is none, or nothing stands behind it. */
export function boxAt(text: string, at: number, end: number, options: ParseOptions): Box | undefined {
  if (options.markerWords && text.charCodeAt(at) !== 91) return markerWordAt(text, at, end);
  const close = markerEnd(text, at, end);
  if (close < 0 || close + 1 >= end || !isBlank(text.charCodeAt(close + 1))) return undefined;
  let content = close + 1;
  while (content < end && isBlank(text.charCodeAt(content))) content++;
  if (content === end) return undefined;
  const state = stateAt(text, at + 1, close, options);
  return state && { start: at + 1, end: close, content, state };
}

/** Why the brackets at `at` are not a box although somebody meant one; `undefined` for links, legends and plain text. */
export function nearMiss(text: string, at: number, end: number, options: ParseOptions): ProblemCode | undefined {
  const next = text.charCodeAt(at + 1);
  if (next === 93) return isText(text, at + 2, end) && isBlank(text.charCodeAt(at + 2)) ? 'box-empty' : undefined;
  const close = markerEnd(text, at, end);
  if (close < 0) return isSpaced(text, at, end) ? 'box-spaced' : undefined;
  const behind = text.charCodeAt(close + 1);
  if (close + 1 >= end) return undefined;
  if (isBlank(behind)) {
    const remark = remarks.has(text.slice(at + 1, close)) && !options.markers?.has(text.slice(at + 1, close));
    return remark && isText(text, close + 1, end) ? 'marker-ambiguous' : undefined;
  }
  const gfm = next === 32 || next === 120 || next === 88;
  return gfm && behind !== 40 && behind !== 91 && behind !== 58 && behind !== 93 ? 'box-glued' : undefined;
}

/** Offset of the `]` behind one character (or one emoji with U+FE0F), or -1. */
function markerEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at) !== 91) return -1;
  if (at + 2 < end && text.charCodeAt(at + 2) === 93) return at + 2;
  const first = text.charCodeAt(at + 1);
  if (first < 0x2300) return -1;
  const second = at + (first >= 0xd800 && first < 0xdc00 ? 3 : 2);
  const close = text.charCodeAt(second) === 0xfe0f ? second + 1 : second;
  return close < end && text.charCodeAt(close) === 93 ? close : -1;
}

function stateAt(text: string, start: number, end: number, options: ParseOptions): StateClass | undefined {
  // Nearly every box.
  if (options.markers === undefined && end - start === 1 && text.charCodeAt(start) === 32) return 'todo';
  const marker = end - start === 1 ? text.charAt(start) : text.slice(start, end).replace('\ufe0f', '');
  return options.markers?.get(marker) ?? markerStates.get(marker);
}

/** `[ x]`, `[x ]`, `[  ]`: blanks and at most one x. */
function isSpaced(text: string, at: number, end: number): boolean {
  let marks = 0;
  for (let next = at + 1; next < end && next < at + 6; next++) {
    const code = text.charCodeAt(next);
    if (code === 93) return next > at + 2 && isBlank(text.charCodeAt(next + 1)) && isText(text, next + 1, end);
    if ((code | 32) === 120) marks++;
    if (marks > 1 || !(isSpace(code) || (code | 32) === 120)) return false;
  }
  return false;
}

function isText(text: string, at: number, end: number): boolean {
  while (at < end && isBlank(text.charCodeAt(at))) at++;
  return at < end;
}
