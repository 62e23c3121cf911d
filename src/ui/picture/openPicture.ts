// "Open Board" and the like: a picture as it was left, or of what was asked for. Comes in: the panels, and a row of a tree or answers
// (`query` and the choices of the picture, by name); goes out: nothing. What a word means is judged where the picture is made.
import { slugOfPath } from '../../core/index/links.ts';
import { type Answers, answer, answersOf } from '../item/answers.ts';
import { isTreeNode } from '../tree/noteTree.ts';
import type { PictureChoice, PictureId } from './pictureMessages.ts';
import { opaque } from './pictureRefs.ts';
import type { Pictures } from './pictures.ts';
import { pictureTable } from './pictureTable.ts';

/** Shows a picture. */
export async function openPicture(pictures: Pictures, picture: PictureId, args: readonly unknown[]): Promise<void> {
  await pictures.open(picture, choiceOf(answersOf(...args), pictureTable[picture].answers));
}

/** Shows the board, of a row of a project what lies in it, of a search what it finds. */
export async function openBoard(pictures: Pictures, args: readonly unknown[]): Promise<void> {
  const [row] = args;
  if (!isTreeNode(row)) return openPicture(pictures, 'board', args);
  const { rowKey, tooltip } = row.node;
  const query = rowKey ? `project:${slugOfPath(rowKey.path)} type:task,issue is:open,recent` : (tooltip[0] ?? '');
  await pictures.open('board', { notebook: opaque(row.notebook), query: query.slice(0, 1000), options: {} });
}

/** Shows the timeline, of a row of a project that project alone. */
export async function openTimeline(pictures: Pictures, args: readonly unknown[]): Promise<void> {
  const [row] = args;
  const path = isTreeNode(row) ? row.node.rowKey?.path : undefined;
  if (!isTreeNode(row) || path === undefined) return openPicture(pictures, 'timeline', args);
  const query = `type:project,milestone,change,task project:${slugOfPath(path)}`;
  await pictures.open('timeline', { notebook: opaque(row.notebook), query, options: { tasks: 'open' } });
}

/** Nothing where nothing was asked for: the picture stays as it is. */
function choiceOf(answers: Answers, known: readonly string[]): Partial<PictureChoice> | undefined {
  const given = known.flatMap((name) => {
    const words = answer(answers, name);
    return words === undefined ? [] : [[name, words.slice(0, 300)] as const];
  });
  const query = answer(answers, 'query');
  if (query === undefined && given.length === 0) return undefined;
  return { query: (query ?? '').slice(0, 1000), options: Object.fromEntries(given) };
}
