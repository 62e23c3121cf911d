// "Open Board": the board as it was left, or of what was asked for. Comes in: the panels, and a row of a tree or answers (`board`,
// `query`, `by`, `lanes`); goes out: nothing. What a word means is judged where the board is made.
import { type Answers, answer, answersOf } from '../item/answers.ts';
import type { PictureChoice } from './pictureMessages.ts';
import type { Pictures } from './pictures.ts';

/** Shows the board. */
export async function openBoard(pictures: Pictures, args: readonly unknown[]): Promise<void> {
  await pictures.open('board', choiceOf(answersOf(...args)));
}

/** Nothing where nothing was asked for: the board stays as it is. */
function choiceOf(answers: Answers): Partial<PictureChoice> | undefined {
  const given = ['board', 'by', 'lanes'].flatMap((name) => {
    const words = answer(answers, name);
    return words === undefined ? [] : [[name, words.slice(0, 300)] as const];
  });
  const query = answer(answers, 'query');
  if (query === undefined && given.length === 0) return undefined;
  return { query: (query ?? '').slice(0, 1000), options: Object.fromEntries(given) };
}
