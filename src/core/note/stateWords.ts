// What words of other tools and teams say about a state: "Blocked in review" waits. Comes in: a state, or the name of a board's
// lane. Goes out: one of the five classes, or nothing for words nobody agreed on. All of it is data.
import { foldKey } from './aliases.ts';
import type { StateClass } from './note.ts';

/** Words inside the states of other tools' tasks, the class that wins first: "Blocked in review" waits. */
const keywords: readonly [StateClass, ReadonlySet<string>][] = [
  [
    'cancelled',
    wordSet(
      "cancelled canceled wont won't dropped rejected abandoned duplicate obsolete invalid archive archived declined",
    ),
  ],
  ['waiting', wordSet('waiting wait blocked hold paused deferred pending stuck')],
  ['done', wordSet('done complete completed closed finished shipped released merged deployed resolved fixed')],
  ['doing', wordSet('doing progress active started review reviewing testing qa wip working ongoing developing')],
  ['todo', wordSet('todo backlog new open planned ready draft idea icebox triage next later inbox')],
];

/** The class that a word inside a folded state (`code-review`) means, or undefined. */
export function keywordClass(folded: string): StateClass | undefined {
  const parts = folded.split('-');
  return keywords.find(([, words]) => parts.some((part) => words.has(part)))?.[0];
}

/** The class of the cards in a lane of that name, a limit behind it left out: `In progress (3)`; undefined for other names. */
export function laneClass(name: string): StateClass | undefined {
  return keywordClass(
    foldKey(
      name
        .trimEnd()
        .replace(/\(\d+\)$/, '')
        .replace(/^[^\p{L}]+/u, ''),
    ),
  );
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
