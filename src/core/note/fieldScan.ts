// One pass over the content of a task line that finds its tokens wherever they stand: fields in all dialects, mentions,
// code, comments and link targets to leave alone. Comes in and goes out: a LineReading. Every handler returns the offset
// where scanning goes on and looks a bounded distance ahead, so that the pass stays linear.

import { isBlank, isDigit, isLetter, isWordChar } from './characters.ts';
import { codeSpanEnd, findWithin, tickMemo } from './codeSpan.ts';
import { bracketField, callField, dateInBraces, emojiField, parenField, plainField } from './fieldDialects.ts';
import { reportGluedField } from './fieldSlips.ts';
import { addField, addHidden, addMention, addProblem, addToken, type LineReading, nameMention } from './lineReading.ts';
import { signAt, signOfShortcode } from './signs.ts';

const mentionOpeners = flags('([{,;:"\'*_~|');
const tagEnds = flags('!@#$%^&*(),.?":{}|<>[]`');

function flags(characters: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const character of characters) set[character.charCodeAt(0)] = 1;
  return set;
}

/** Longest shortcode name, and longest key of a plain field. */
const LONGEST_NAME = 24;
/** How far a link target may nest round brackets; CommonMark implementations stop at the same depth. */
const TARGET_DEPTH = 32;

/** Reads all tokens of the line into its lists. A switch on one character: long, but it is the whole table of signs. */
export function scanFields(line: LineReading): void {
  const { text, start, end } = line;
  // Start of the word we are in while it could still be a key, or -1.
  let word = start;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 45 || code === 95) {
      at++;
      continue;
    }
    if (code === 32) {
      word = ++at;
      continue;
    }
    const next = code === 58 ? colon(line, word, at) : sign(line, code, at, at === word);
    if (next > at) {
      at = next;
      word = -1;
    } else {
      word = isBlank(code) ? at + 1 : -1;
      at++;
    }
  }
}

/** Dispatch on every character that can open a token, except the colon. Returns `at` when it opens none. */
function sign(line: LineReading, code: number, at: number, opensWord: boolean): number {
  switch (code) {
    case 35: // #
      return opensWord || line.text.charCodeAt(at - 1) === 40 ? tag(line, at) : at;
    case 37: // %
      return comment(line, at, '%%', '%%');
    case 40: // (
      return parenField(line, at);
    case 43: // +
      return opensWord ? project(line, at) : at;
    case 60: // <
      return comment(line, at, '<!--', '-->');
    case 64: // @
      return at === line.start || opensMention(line.text.charCodeAt(at - 1)) ? person(line, at) : at;
    case 91: // [
      return bracket(line, at);
    case 93: // ]
      return line.text.charCodeAt(at + 1) === 40 ? linkTarget(line, at + 2) : at;
    case 94: // ^
      return opensWord ? blockId(line, at) : at;
    case 96: // `
      line.ticks ??= tickMemo(line.text, at, line.end);
      return codeSpanEnd(line.text, at, line.end, line.ticks);
    default:
      return code >= 0x2300 ? pictograph(line, at) : at;
  }
}

function colon(line: LineReading, word: number, at: number): number {
  if (word < 0) return reportGluedField(line, at);
  if (at > word) return at - word <= LONGEST_NAME ? plainField(line, word, at) : at;
  let close = at + 1;
  while (close < line.end && close - at <= LONGEST_NAME && isShortcodeChar(line.text.charCodeAt(close))) close++;
  if (close === at + 1 || line.text.charCodeAt(close) !== 58 || close >= line.end) return at;
  const row = signOfShortcode(line.text.slice(at + 1, close));
  return row ? emojiField(line, row, at, close + 1) : at;
}

function pictograph(line: LineReading, at: number): number {
  const row = signAt(line.text.codePointAt(at) ?? 0);
  return row ? emojiField(line, row, at, at + row.sign.length) : at;
}

function bracket(line: LineReading, at: number): number {
  const { text, end } = line;
  if (text.charCodeAt(at + 1) === 91) return wikiLink(line, at);
  if (at + 2 < end && text.charCodeAt(at + 2) === 93 && (text.charCodeAt(at + 1) | 32) === 120) {
    if (line.open) addProblem(line, 'box-second', at, at + 3);
    return at;
  }
  if (at + 3 < end && text.charCodeAt(at + 1) === 35 && text.charCodeAt(at + 3) === 93) return orgPriority(line, at);
  return bracketField(line, at, 93);
}

/** `[#A]`: a priority as org writes it. */
function orgPriority(line: LineReading, at: number): number {
  const letter = line.text.charCodeAt(at + 2);
  if (letter < 65 || letter > 90 || line.text.charCodeAt(at + 4) === 40) return at;
  return addField(line, 'priority', 'bracket', at, at + 4, at + 2, at + 3);
}

/** `[[target]]` is left alone; one that leads into `projects/` names the project. */
function wikiLink(line: LineReading, at: number): number {
  const { text, end } = line;
  let close = at + 2;
  while (close < end && text.charCodeAt(close) !== 93 && text.charCodeAt(close) !== 91) close++;
  if (close + 1 >= end || text.charCodeAt(close) !== 93 || text.charCodeAt(close + 1) !== 93) return at;
  const target = text.slice(at + 2, close);
  const name = /^(?:.*\/)?projects\/([^/|#]+)/.exec(target)?.[1];
  if (name !== undefined) {
    nameMention(line, 'projects', name.replace(/\.md$/, ''), at, close + 2);
    addToken(line, at, close + 2);
  }
  return close + 2;
}

/** From behind `](` to behind the closing bracket; unmoved when the target holds a blank first or never closes. */
function linkTarget(line: LineReading, at: number): number {
  if (line.tries <= 0) return at - 2;
  let depth = 1;
  for (let next = at; next < line.end && depth <= TARGET_DEPTH; next++) {
    const code = line.text.charCodeAt(next);
    if (isBlank(code)) return next;
    if (code === 40) depth++;
    if (code === 41 && --depth === 0) return next + 1;
  }
  line.tries--;
  return at - 2;
}

function comment(line: LineReading, at: number, open: string, shut: string): number {
  if (!line.text.startsWith(open, at)) return at;
  // A second unclosed opening would look through the rest of the line again.
  if (line.unclosed === open) return at;
  const close = findWithin(line.text, shut, at + open.length, line.end);
  if (close < 0) {
    line.unclosed = open;
    return at;
  }
  return addHidden(line, at, close + shut.length);
}

function person(line: LineReading, at: number): number {
  const { text, end } = line;
  const next = text.charCodeAt(at + 1);
  if (next === 123 || next === 91 || next === 64) return dateInBraces(line, at);
  const close = nameEnd(text, at + 1, end, false);
  if (close === at + 1) return at;
  const behind = close < end ? text.charCodeAt(close) : 32;
  if (behind === 40) return callField(line, at, close);
  if (behind === 47 || behind === 64) return close;
  return addMention(line, 'people', at, at + 1, close);
}

function project(line: LineReading, at: number): number {
  const first = line.text.charCodeAt(at + 1);
  if (at + 1 >= line.end || !isWordChar(first) || isDigit(first)) return at;
  return addMention(line, 'projects', at, at + 1, nameEnd(line.text, at + 1, line.end, true));
}

/** `#123` is a reference of an issue tracker and stays text; a tag holds a letter. */
function tag(line: LineReading, at: number): number {
  const { text, end } = line;
  let close = at + 1;
  let digitsOnly = true;
  for (; close < end && !endsTag(text.charCodeAt(close)); close++) {
    if (!isDigit(text.charCodeAt(close))) digitsOnly = false;
  }
  while (close > at + 1 && (text.charCodeAt(close - 1) === 59 || text.charCodeAt(close - 1) === 39)) close--;
  return digitsOnly || close === at + 1 ? at : addMention(line, 'tags', at, at + 1, close);
}

/** ` ^abc` at the very end of the line: Obsidian's block id. */
function blockId(line: LineReading, at: number): number {
  const { text, end } = line;
  let close = at + 1;
  while (close < end && isBlockChar(text.charCodeAt(close))) close++;
  if (close === at + 1) return at;
  for (let next = close; next < end; next++) if (!isBlank(text.charCodeAt(next))) return at;
  return addField(line, 'block', 'plain', at, close, at + 1, close);
}

function nameEnd(text: string, at: number, end: number, path: boolean): number {
  let close = at;
  while (close < end) {
    const code = text.charCodeAt(close);
    if (!isWordChar(code) && code !== 46 && code !== 45 && !(path && code === 47)) break;
    close++;
  }
  while (close > at && isNameEdge(text.charCodeAt(close - 1))) close--;
  return close;
}

/** Characters a name may hold inside but not at its end: a sentence's full stop, a dash, a slash. */
function isNameEdge(code: number): boolean {
  return code === 46 || code === 45 || code === 47;
}

/** What may stand before `@` so that it is not part of a mail address, a path or a word. */
function opensMention(code: number): boolean {
  if (isBlank(code)) return true;
  return code < 128 ? mentionOpeners[code] === 1 : code === 0x2013 || code === 0x2014;
}

function endsTag(code: number): boolean {
  if (code < 128) return isBlank(code) || tagEnds[code] === 1;
  return isBlank(code) || (code >= 0x2300 && !isWordChar(code));
}

function isShortcodeChar(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 95;
}

function isBlockChar(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}
