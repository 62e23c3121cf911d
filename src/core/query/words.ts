// A query's text cut into words: `name:value`, `-name:value`, bare words and quoted ones, each with its place. Comes in: the
// text; goes out: words. What a name means is not known here.
import type { Span } from '../text.ts';

/** One value of a word: alternatives are separated by commas outside quotes. */
export interface WordValue {
  readonly text: string;
  /** Without the quotes. */
  readonly quoted: boolean;
  readonly span: Span;
}

/** One blank-separated piece of a query. A bare word has no name and one value. */
export interface QueryWord {
  readonly negated: boolean;
  readonly name?: string;
  readonly nameSpan: Span;
  readonly values: readonly WordValue[];
  readonly span: Span;
}

/** Cuts a query into words. An unclosed quote reaches to the end of the text. */
export function queryWords(text: string): QueryWord[] {
  const words: QueryWord[] = [];
  for (let at = skipBlank(text, 0); at < text.length; ) {
    const end = wordEnd(text, at);
    words.push(readWord(text, at, end));
    at = skipBlank(text, end);
  }
  return words;
}

function readWord(text: string, start: number, end: number): QueryWord {
  const negated = text[start] === '-' && end > start + 1;
  const from = negated ? start + 1 : start;
  const colon = nameEnd(text, from, end);
  const name = colon < 0 ? undefined : text.slice(from, colon).toLowerCase().replaceAll('_', '-');
  const values = readValues(text, colon < 0 ? from : colon + 1, end, name !== undefined);
  return {
    negated,
    ...(name === undefined ? {} : { name }),
    nameSpan: { start: from, end: colon < 0 ? from : colon },
    values,
    span: { start, end },
  };
}

/** Offset of the colon behind a name, or -1: a name begins with a letter, and `//` behind the colon makes it an address. */
function nameEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && /[\w-]/.test(text[at] ?? '')) at++;
  const isName = at > from && text[at] === ':' && /[a-z]/i.test(text[from] ?? '') && !text.startsWith('//', at + 1);
  return isName ? at : -1;
}

/** Bare words keep their commas: only behind a name does a comma mean "or". */
function readValues(text: string, from: number, end: number, split: boolean): WordValue[] {
  const values: WordValue[] = [];
  for (let at = from; at <= end; at++) {
    const stop = valueEnd(text, at, end, split);
    values.push(readValue(text, at, stop));
    at = stop;
  }
  return values;
}

function readValue(text: string, start: number, end: number): WordValue {
  const quoted = text[start] === '"';
  const closed = quoted && end > start + 1 && text[end - 1] === '"';
  return {
    text: quoted ? text.slice(start + 1, closed ? end - 1 : end) : text.slice(start, end),
    quoted,
    span: { start, end },
  };
}

function valueEnd(text: string, from: number, end: number, split: boolean): number {
  for (let at = from, open = false; at < end; at++) {
    if (text[at] === '"') open = !open;
    else if (split && !open && text[at] === ',') return at;
  }
  return end;
}

function wordEnd(text: string, from: number): number {
  let open = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') open = !open;
    else if (!open && isBlank(text, at)) return at;
  }
  return text.length;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text, at)) at++;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit <= 32 || unit === 0xa0;
}
