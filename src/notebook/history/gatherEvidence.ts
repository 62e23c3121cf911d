// Gathers what a note about a span of days is drafted from. Comes in: a notebook, its past if it has one, the days. Goes out: evidence for
// core to draft with, and what has to be said about it. The notes are those of the last day: the live ones up to today, else those of
// the history. Every reason why there is no past but its absence is a `Stop`.
import { type Day, dayNumber } from '../../core/day.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { happenings, type ReadPair } from '../../core/history/happened.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import { readNote } from '../../core/note/readNote.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { zoneOf } from '../../core/zone.ts';
import { type History, placeAt } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** Which days are told of, and for whom. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly audience: string;
}

/** The notebook as it is. */
export interface Present {
  readonly index: NoteIndex;
  readonly context: { readonly today: Day; readonly now: string; readonly me?: string };
  /** The text of a note as it is now, an unsaved one included. */
  readonly read?: (path: string) => Promise<string | undefined>;
}

const dayMs = 86_400_000;

/** The evidence about some notes as they are now, unsaved and unshared changes included. */
export async function evidenceOfNotes(
  { index, context, read }: Present,
  history: History | undefined,
  paths: readonly string[],
  span: Span,
  options: PastOptions = {},
): Promise<Evidence> {
  const before = history && (await history.notesAt(await firstPlace(history, index, span, options), paths, options));
  const pairs: ReadPair[] = [];
  for (const path of before ? paths : []) {
    const [old, text] = [before?.get(path), await read?.(path)];
    if (text === undefined) continue;
    pairs.push({ path, ...(old && { before: old }), after: readNote(path, text, parseOptions(index.config)) });
  }
  const own = pairs.filter((pair) => pair.before !== undefined);
  return { ...frame(index, context, span), happenings: happenings(own, index, context.me), figures: [] };
}

function frame(
  index: NoteIndex,
  { now, me }: Present['context'],
  span: Span,
): Omit<Evidence, 'happenings' | 'figures'> {
  return { index, roster: index.roster(), ...span, now, ...(me !== undefined && { me }) };
}

/** Commits that stood when the span began; of a copy that begins later at least its first. */
async function firstPlace(history: History, index: NoteIndex, { from }: Span, options: PastOptions): Promise<number> {
  const line = await history.line(options);
  const place = placeAt(line, instantOf(from, index));
  return place === 0 && line.isShallow ? 1 : place;
}

function instantOf(day: Day, { config }: NoteIndex): number {
  return zoneOf(config.timezone).instant((dayNumber(day) ?? 0) * dayMs);
}
