// Words that stand in place of a box in the files of a Logseq graph: `- TODO Call`. Comes in: a text and the content of a list
// item. Goes out: a Box. Asked only where the graph's configuration was found; elsewhere a capital word is a word.
import { isBlank, skipBlanks } from './characters.ts';
import type { StateClass } from './note.ts';

const states: ReadonlyMap<string, StateClass> = new Map([
  ['TODO', 'todo'],
  ['LATER', 'todo'],
  ['DOING', 'doing'],
  ['NOW', 'doing'],
  ['IN-PROGRESS', 'doing'],
  ['WAIT', 'waiting'],
  ['WAITING', 'waiting'],
  ['DONE', 'done'],
  ['CANCELED', 'cancelled'],
  ['CANCELLED', 'cancelled'],
]);

/** Length of the longest word. */
const LONGEST = 11;

/** A word in place of a box: its place, where the text behind it begins, its state. */
export interface MarkerWord {
  readonly start: number;
  readonly end: number;
  readonly content: number;
  readonly state: StateClass;
}

/** The marker word at `at` as a box; undefined for other words, and for one with nothing behind it. */
export function markerWordAt(text: string, at: number, end: number): MarkerWord | undefined {
  let close = at;
  while (close < end && close - at <= LONGEST && isMarkerLetter(text.charCodeAt(close))) close++;
  if (close === at || close >= end || !isBlank(text.charCodeAt(close))) return undefined;
  const state = states.get(text.slice(at, close));
  const content = skipBlanks(text, close, end);
  return state === undefined || content === end ? undefined : { start: at, end: close, content, state };
}

/** True for the marker of a task that was read by such a word. */
export function isMarkerWord(marker: string): boolean {
  return marker.length > 1 && states.has(marker);
}

function isMarkerLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || code === 45;
}
