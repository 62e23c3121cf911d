// What is collected while a header is read: entries, problems, whether something was lost.
// Comes in: offsets in the note's text. Goes out: the growing lists. Which syntax it is, is decided elsewhere.

import type { Span } from '../text.ts';
import { headerKey, headerKeyAt } from './aliases.ts';
import type { HeaderEntry, Problem, Scalar } from './note.ts';
import { type ProblemCode, problemAt } from './problems.ts';

/** A header being read; offsets are those of the whole note. */
export interface HeaderDraft {
  readonly text: string;
  readonly entries: HeaderEntry[];
  /** The line of the TOML table whose keys these are. */
  readonly table?: Span;
  readonly problems: Problem[];
  /** Set when a part of the header could not be read. */
  broken: boolean;
  /** How many more pieces are given to the YAML parser one by one; the rest is read as one, since each call has its cost. */
  pieces: number;
  /** How many more pieces with mistakes, and how many more words and signs: each may be a mistake, which it is slow at. */
  mistakes: number;
  signs: number;
}

/** Shared empty lists: most entries have no maps, many no values. */
export const noScalars: readonly Scalar[] = [];
export const noMaps: readonly ReadonlyMap<string, Scalar>[] = [];

/** An empty draft for a header of `text`. */
export function headerDraft(text: string): HeaderDraft {
  return { text, entries: [], problems: [], broken: false, pieces: 32, mistakes: 16, signs: 1200 };
}

/** A scalar whose text is exactly its source `[start, end)`. */
export function scalarAt(text: string, start: number, end: number): Scalar {
  return { text: text.slice(start, end), span: { start, end } };
}

/** Adds the entry of the key `[keyStart, keyEnd)` with its value's source `[start, end)`; `name` is the key where it is not just that. */
export function addEntry(
  draft: HeaderDraft,
  keyStart: number,
  keyEnd: number,
  start: number,
  end: number,
  shape: HeaderEntry['shape'],
  values: readonly Scalar[] = noScalars,
  maps: readonly ReadonlyMap<string, Scalar>[] = noMaps,
  name?: string,
): void {
  const { key, field } = name === undefined ? headerKeyAt(draft.text, keyStart, keyEnd) : headerKey(name);
  draft.entries.push({
    key,
    field,
    keySpan: { start: keyStart, end: keyEnd },
    valueSpan: { start, end },
    shape,
    values,
    maps,
  });
}

/** Adds a problem at `[start, end)`, whose text is quoted in the sentence; `lost` marks the header as broken. */
export function addHeaderProblem(
  draft: HeaderDraft,
  code: ProblemCode,
  start: number,
  end: number,
  lost = false,
): void {
  draft.problems.push(
    problemAt(code, start, end, draft.text.slice(start, Math.min(end, start + 100)).split('\n', 1)[0]),
  );
  if (lost) draft.broken = true;
}
