// Links of one line of text: `[text](target)`, images, wiki links. Comes in: the state of the reading at a line that is not code.
// Goes out: links added to its list. Code spans are stepped over; a target is never resolved or opened here.

import { isBlank, skipBlanks } from './characters.ts';
import { codeSpanEnd, type TickMemo, tickMemo } from './codeSpan.ts';
import type { Link } from './note.ts';
import type { Scan } from './scan.ts';

/** How far a target may nest round brackets. */
const TARGET_DEPTH = 32;
const LONGEST_TITLE = 300;
const MOST_MISSES = 50;

/** Adds the links of the current line from `start` on, in the order in which they end. */
export function readLinks(scan: Scan, start: number): void {
  const { text, end, links } = scan;
  scan.options.onText?.(start, end);
  let open: number[] | undefined;
  let ticks: TickMemo | undefined;
  let misses = 0;
  for (let at = start; at < end; ) {
    if (open === undefined || open.length === 0) at = nextSign(scan, at);
    if (at >= end) return;
    switch (text.charCodeAt(at)) {
      case 96: // `
        ticks ??= tickMemo(text, at, end);
        at = codeSpanEnd(text, at, end, ticks);
        break;
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
        if (close < 0 && ++misses > MOST_MISSES) return;
        at = close > 0 ? close : at + 1;
        break;
      }
      default:
        at++;
    }
  }
}

/** The next `[` or backtick at or behind `at`, or a backslash right before it; what was looked up is kept for later lines. */
function nextSign(scan: Scan, at: number): number {
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
  while (close < end && text.charCodeAt(close) !== 93 && text.charCodeAt(close) !== 91) close++;
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
  const at = skipBlanks(text, close + 2, end);
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
    if (isBlank(code)) return next;
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
    if (code === 60) return -1;
  }
  return -1;
}

/** Offset of the `)` behind an optional title that begins at `at`, or -1. */
function titleEnd(text: string, at: number, end: number): number {
  let next = skipBlanks(text, at, end);
  const quote = text.charCodeAt(next);
  if (next > at && (quote === 34 || quote === 39 || quote === 40)) {
    const shut = quote === 40 ? 41 : quote;
    const last = Math.min(end, next + LONGEST_TITLE);
    for (next++; next < last && text.charCodeAt(next) !== shut; next++) if (text.charCodeAt(next) === 91) return -1;
    next = skipBlanks(text, next + 1, end);
  }
  return next < end && text.charCodeAt(next) === 41 ? next : -1;
}

function decoded(target: string): string {
  if (!target.includes('%')) return target;
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
