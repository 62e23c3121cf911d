// Links of one line of text, or of lines that belong together: `[text](target)`, images, wiki links. Comes in: the state of the
// reading at a line that is not code. Goes out: links added to its list. Code spans are stepped over; a target is never resolved or
// opened here. Most links stand on one line: only a line that leaves something open is looked at again with those behind it.

import { lineAt } from '../text.ts';
import { isBlank } from './characters.ts';
import { codeSpanEnd, runLength, type TickMemo, tickMemo } from './codeSpan.ts';
import type { Link } from './note.ts';
import type { Scan } from './scan.ts';

/** How far a target may nest round brackets. */
const TARGET_DEPTH = 32;
const LONGEST_TITLE = 300;
const MOST_MISSES = 50;

/** A text up to `end` with the list its links go to; offsets of the next `[` and backtick, as far as they were looked for. */
type LinkSource = Pick<Scan, 'text' | 'end' | 'bracket' | 'tick' | 'links'>;

/**
 * Adds the links of the current line from `start` on, in the order in which they end. True when a bracket, a target or code is left
 * open, so that the next line of the paragraph may close it.
 */
export function readLinks(scan: LinkSource, start: number): boolean {
  const { text, end, links } = scan;
  let open: number[] | undefined;
  let ticks: TickMemo | undefined;
  let misses = 0;
  let isOpen = false;
  for (let at = start; at < end; ) {
    if (open === undefined || open.length === 0) at = nextSign(scan, at);
    if (at >= end) break;
    switch (text.charCodeAt(at)) {
      case 96: {
        const behind = at + runLength(text, at, end);
        ticks ??= tickMemo(text, at, end);
        at = codeSpanEnd(text, at, end, ticks);
        if (at === behind) isOpen = true;
        break;
      }
      case 92: // backslash
        at += 2;
        break;
      case 91: {
        const close = text.charCodeAt(at + 1) === 91 ? wikiLink(text, at, end, links) : at;
        if (close > at) at = close;
        else {
          open ??= [];
          open.push(at++);
        }
        break;
      }
      case 93: {
        const from = open?.pop();
        const close = from !== undefined && text.charCodeAt(at + 1) === 40 ? inlineLink(text, from, at, end, links) : 0;
        // A line of links that never close is not worth a second look each.
        if (close < 0 && ++misses > MOST_MISSES) return false;
        if (close < 0) isOpen = true;
        at = close > 0 ? close : at + 1;
        break;
      }
      default:
        at++;
    }
  }
  return isOpen || (open !== undefined && open.length > 0);
}

/** Reads the lines that were kept because a link or code may go over several of them, and forgets them. */
export function readWrapped(scan: Scan): void {
  const { wrapped, text, links } = scan;
  if (wrapped.length === 0) return;
  if (wrapped.length > 2) {
    const lines: string[] = [];
    const starts: number[] = [];
    let length = 0;
    for (let index = 0; index < wrapped.length; index += 2) {
      const line = text.slice(wrapped[index], wrapped[index + 1]);
      lines.push(line);
      starts.push(length);
      length += line.length + 1;
    }
    const found: Link[] = [];
    readLinks({ text: lines.join('\n'), end: length - 1, bracket: -1, tick: -1, links: found }, 0);
    const place = (offset: number): number => {
      const line = lineAt(starts, offset);
      return (wrapped[2 * line] ?? 0) + offset - (starts[line] ?? 0);
    };
    links.length = scan.wrappedLinks;
    for (const { span, ...link } of found) {
      links.push({
        ...link,
        text: onOneLine(link.text),
        span: { start: place(span.start), end: place(span.end - 1) + 1 },
      });
    }
  }
  wrapped.length = 0;
}

function onOneLine(text: string): string {
  if (!text.includes('\n')) return text;
  return text
    .split('\n')
    .map((line) => line.trim())
    .join(' ');
}

/** The next `[` or backtick at or behind `at`, or a backslash right before it; what was looked up is kept for later lines. */
function nextSign(scan: LinkSource, at: number): number {
  const { text, end } = scan;
  if (scan.bracket < at) {
    const next = text.indexOf('[', at);
    scan.bracket = next < 0 ? text.length : next;
  }
  if (scan.bracket >= end) return end;
  if (scan.tick < at) {
    const next = text.indexOf('`', at);
    scan.tick = next < 0 ? text.length : next;
  }
  let sign = Math.min(scan.bracket, scan.tick);
  while (sign > at && text.charCodeAt(sign - 1) === 92) sign--;
  return sign;
}

/** `[[target|text]]` at `at`; returns the offset behind it, or `at` when it is none. */
function wikiLink(text: string, at: number, end: number, links: Link[]): number {
  let close = at + 2;
  while (close < end && text.charCodeAt(close) !== 93 && text.charCodeAt(close) !== 91 && text.charCodeAt(close) !== 10)
    close++;
  if (close === at + 2 || close + 1 >= end || text.charCodeAt(close) !== 93 || text.charCodeAt(close + 1) !== 93)
    return at;
  const inner = text.slice(at + 2, close);
  const pipe = inner.indexOf('|');
  // Inside a table cell the pipe is written with a backslash.
  const target = pipe < 0 ? inner : inner.slice(0, inner.charCodeAt(pipe - 1) === 92 ? pipe - 1 : pipe);
  links.push({
    kind: 'wiki',
    target: target.trim(),
    text: pipe < 0 ? inner : inner.slice(pipe + 1),
    span: { start: at, end: close + 2 },
  });
  return close + 2;
}

/** `[text](target "title")` with its brackets at `from` and `close`; returns the offset behind it, or -1. */
function inlineLink(text: string, from: number, close: number, end: number, links: Link[]): number {
  const at = skipGaps(text, close + 2, end);
  const angle = text.charCodeAt(at) === 60;
  const targetEnd = angle ? angleEnd(text, at + 1, end) : bareEnd(text, at, end);
  const shut = targetEnd < 0 ? -1 : titleEnd(text, angle ? targetEnd + 1 : targetEnd, end);
  if (shut < 0) return -1;
  const image = text.charCodeAt(from - 1) === 33;
  links.push({
    kind: image ? 'image' : 'inline',
    target: decoded(text.slice(angle ? at + 1 : at, targetEnd)),
    text: text.slice(from + 1, close),
    span: { start: image ? from - 1 : from, end: shut + 1 },
  });
  return shut + 1;
}

function bareEnd(text: string, at: number, end: number): number {
  let depth = 0;
  for (let next = at; next < end && depth <= TARGET_DEPTH; next++) {
    const code = text.charCodeAt(next);
    if (isBlank(code) || code === 10) return next;
    if (code === 92) next++;
    else if (code === 40) depth++;
    else if (code === 41 && depth-- === 0) return next;
  }
  return -1;
}

function angleEnd(text: string, at: number, end: number): number {
  for (let next = at; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 62) return next;
    if (code === 60 || code === 10) return -1;
  }
  return -1;
}

/** Offset of the `)` behind an optional title that begins at `at`, or -1. */
function titleEnd(text: string, at: number, end: number): number {
  let next = skipGaps(text, at, end);
  const quote = text.charCodeAt(next);
  if (next > at && (quote === 34 || quote === 39 || quote === 40)) {
    const shut = quote === 40 ? 41 : quote;
    const last = Math.min(end, next + LONGEST_TITLE);
    for (next++; next < last && text.charCodeAt(next) !== shut; next++) if (text.charCodeAt(next) === 91) return -1;
    next = skipGaps(text, next + 1, end);
  }
  return next < end && text.charCodeAt(next) === 41 ? next : -1;
}

/** Blanks, and the ends of lines that were put together. */
function skipGaps(text: string, at: number, end: number): number {
  while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 10)) at++;
  return at;
}

function decoded(target: string): string {
  if (!target.includes('%')) return target;
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
