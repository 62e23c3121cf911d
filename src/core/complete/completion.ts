// The nouns of completion in notes: what is asked, and what can be inserted. Plain values; an editor maps them to its own.
import type { Day } from '../day.ts';
import type { Referred } from '../edits/reference.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import { finished, rowsAStep, type Steps } from '../index/steps.ts';
import type { Span, TextEdit } from '../text.ts';

/** What a proposal is about: editors show a sign for it. */
export type CompletionKind =
  | 'key'
  | 'value'
  | 'person'
  | 'project'
  | 'tag'
  | 'day'
  | 'stamp'
  | 'id'
  | 'note'
  | 'heading'
  | 'snippet';

/** One proposal: `insert` replaces `span`. Proposals come in the order in which they are to be shown. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  readonly insert: string;
  /** Lies on one line and holds the cursor. */
  readonly span: Span;
  /** A few words beside the label. */
  readonly detail?: string;
  /** A sentence or two; text of the notebook may be in it, so it is shown as text. */
  readonly doc?: string;
  /** The day a proposal stands for: shown in the reader's own way of writing days. */
  readonly day?: Day;
  /** `insert` is a template with places to fill in (`$1`, `${2:name}`), other `$`, `}` and `\` escaped. */
  readonly template?: true;
  /** What was inserted opens a place where more is proposed. */
  readonly again?: true;
  /** Further changes elsewhere in the note. */
  readonly also?: readonly TextEdit[];
  /** A task of another note that gets an id together with the insertion: both are made as one change. */
  readonly refers?: Referred;
}

/** What is asked: a note as it is being written, where, and what is known of its notebook. */
export interface CompletionRequest {
  /** Path of the note in its notebook. */
  readonly path: string;
  readonly text: string;
  /** Where the cursor stands, 0 to the text's length. */
  readonly offset: number;
  readonly index: NoteIndex;
  readonly today: Day;
  /** An instant with offset. */
  readonly now: string;
  /** Roster id of the person who writes. */
  readonly me?: string;
  /** Asked for by the person rather than by typing: places without a sign of their own answer then only. */
  readonly invoked: boolean;
  /** Text of the note that a link at the cursor leads to, when `linkedNote` named one. */
  readonly linked?: string;
  /** Makes an id that nothing has yet; without it no ids are given to tasks that have none. */
  readonly newId?: () => string;
}

/** Most proposals of one kind; more are reached by typing on. */
export const mostProposals = 50;

/**
 * How well a word fits what was typed, case aside: 0 when it begins so, 1 when one of its later words does, undefined otherwise.
 * Everything fits nothing.
 */
export function wordFit(typed: string, word: string): number | undefined {
  if (typed === '') return 0;
  const wanted = typed.toLowerCase();
  const known = word.toLowerCase();
  for (let at = known.indexOf(wanted); at >= 0; at = known.indexOf(wanted, at + 1)) {
    if (at === 0) return 0;
    if (!/[\p{L}\p{N}]/u.test(known.charAt(at - 1))) return 1;
  }
  return undefined;
}

/** The best fit of several words. */
export function bestFit(typed: string, words: readonly string[]): number | undefined {
  let best: number | undefined;
  for (const word of words) {
    const found = wordFit(typed, word);
    if (found === 0) return 0;
    best ??= found;
  }
  return best;
}

/**
 * The entries that fit what was typed, best first, equally good ones by a weight (highest first), else as they came; at most
 * `mostProposals`. `wordsOf` answers everything an entry may be found by.
 */
export function fitting<T>(
  typed: string,
  entries: Iterable<T>,
  wordsOf: (entry: T) => readonly string[],
  weightOf: (entry: T) => number = () => 0,
): T[] {
  return finished(fittingSteps(typed, entries, wordsOf, weightOf));
}

/** The same with pauses, for entries of which there may be thousands. */
export function* fittingSteps<T>(
  typed: string,
  entries: Iterable<T>,
  wordsOf: (entry: T) => readonly string[],
  weightOf: (entry: T) => number,
): Steps<T[]> {
  // Thousands may fit, and few are shown: equally good ones are kept as they came, and no more of them than are shown.
  const groups = new Map<string, { readonly fits: number; readonly weight: number; readonly found: T[] }>();
  let count = 0;
  for (const entry of entries) {
    if (++count % rowsAStep === 0) yield;
    const fits = bestFit(typed, wordsOf(entry));
    if (fits === undefined) continue;
    const weight = weightOf(entry);
    const key = `${fits} ${weight}`;
    const group = groups.get(key) ?? { fits, weight, found: [] };
    groups.set(key, group);
    if (group.found.length < mostProposals) group.found.push(entry);
  }
  const sorted = [...groups.values()].sort((a, b) => a.fits - b.fits || b.weight - a.weight);
  return sorted.flatMap(({ found }) => found).slice(0, mostProposals);
}
