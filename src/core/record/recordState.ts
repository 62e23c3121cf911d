// What a word for a state means in a kind. Comes in: a kind and the word as written. Goes out: the state, its class, and whether
// the kind knows the word. A word nobody declared counts as open, so that nothing critical is lost by a typing slip.

import { foldKey } from '../note/aliases.ts';
import { keywordClass } from '../note/stateWords.ts';
import { readFlag } from './flag.ts';
import type { Kind, StateClass } from './kind.ts';
import type { FieldTexts } from './signatures.ts';

/** The state of a record. `state` is the kind's id for it, or the folded word when `known` is false; empty for kinds without states. */
export interface RecordState {
  readonly state: string;
  readonly class: StateClass;
  readonly known: boolean;
}

const stateless: RecordState = { state: '', class: 'todo', known: true };

/**
 * The state a word means: the kind's own words (case, blank, `_` and `-` alike), then a word that begins with one of them
 * (`superseded by ADR-7`), then, for kinds that are single tasks, keywords. Without a word: the kind's `assume`, else its first.
 * Hot: called per record at load; one look-up for known words.
 */
export function stateOf(kind: Kind, written: string | undefined): RecordState {
  if (kind.states.length === 0) return stateless;
  const word = folded(written ?? '');
  if (word === '') return known(kind, kind.assume ?? kind.states[0]?.id ?? '');
  for (let end = word.length; end > 0; end = word.lastIndexOf('-', end - 1)) {
    const state = kind.stateOfWord.get(end === word.length ? word : word.slice(0, end));
    if (state) return { state: state.id, class: state.class, known: true };
  }
  const guess = kind.criteria ? keywordClass(word) : undefined;
  return { state: word, class: guess ?? 'todo', known: guess !== undefined };
}

/**
 * The same for a whole header, by its tool's own list of states where there is one; without a written state, the last stamp that
 * has a day says it (`resolved: 2026-03-04`).
 */
export function stateOfRecord(kind: Kind, fields: FieldTexts, statuses?: readonly string[]): RecordState {
  const written = fields.get(kind.stateField);
  if (written !== undefined && written.trim() !== '')
    return statuses === undefined ? stateOf(kind, written) : stateInList(kind, statuses, written);
  let stamped: string | undefined;
  for (const [state, field] of kind.stamps) if (isSet(fields.get(field))) stamped = state;
  return stamped === undefined ? stateOf(kind, undefined) : known(kind, stamped);
}

/**
 * The state of a task whose tool keeps its own list (Backlog.md's `statuses`): the first is to do, the last is done, keywords
 * decide the others, else they are in progress. A word outside the list is read as `stateOf` reads it.
 */
export function stateInList(kind: Kind, statuses: readonly string[], written: string | undefined): RecordState {
  const words = statuses.map(folded);
  const at = words.indexOf(folded(written ?? ''));
  const word = words[at];
  if (word === undefined) return stateOf(kind, written);
  const listed = at === 0 ? 'todo' : at === words.length - 1 ? 'done' : (keywordClass(word) ?? 'doing');
  const own = kind.stateOfWord.get(word);
  return { state: own?.class === listed ? own.id : word, class: listed, known: true };
}

/** The word of a tool's list for a state of a kind: the same word, else the first of that class (the last one for done); or undefined. */
export function wordInList(kind: Kind, statuses: readonly string[], state: string): string | undefined {
  const same = statuses.find((word) => kind.stateOfWord.get(folded(word))?.id === state);
  if (same !== undefined) return same;
  const wanted = kind.stateOfWord.get(state)?.class;
  const ofClass = statuses.filter((word) => stateInList(kind, statuses, word).class === wanted);
  return wanted === 'done' ? ofClass.at(-1) : ofClass[0];
}

function known(kind: Kind, id: string): RecordState {
  return { state: id, class: kind.stateOfWord.get(id)?.class ?? 'todo', known: true };
}

/** Folded as keys are, without quotes around and a full stop behind. */
function folded(written: string): string {
  let word = foldKey(written.trim());
  if (word.length > 1 && (word.startsWith('"') || word.startsWith("'")))
    word = word.slice(1, word.endsWith(word.charAt(0)) ? -1 : undefined);
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text !== '' && readFlag(text) !== false;
}
