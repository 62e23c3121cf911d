// One card: what a row says on a board, in words. Comes in: a row and what its column and lane say already; goes out: plain data.

import type { Row } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { dueWords, joined, personName, priorityWords, stateWords } from '../outline/rowWords.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { PictureInput } from './picture.ts';

/** What presses: drawn as a stripe beside the words that say the same. */
export type CardTone = 'plain' | 'red' | 'orange' | 'yellow';

/** A card. */
export interface BoardCard {
  readonly ref: string;
  readonly title: string;
  /** Severity or priority, due day, owner, project: what the place does not say. */
  readonly facts: string;
  readonly tone: CardTone;
  readonly box: 'on' | 'off' | 'none';
}

const TONES: ReadonlyMap<string, CardTone> = new Map([
  ['critical', 'red'],
  ['high', 'orange'],
  ['medium', 'yellow'],
]);

/** The card of a row; `without` are the axes that its place tells. */
export function boardCard({ index, context, refOf }: PictureInput, row: Row, without: ReadonlySet<string>): BoardCard {
  const item = index.item(row);
  const isOpen = isOpenClass(item.stateClass);
  const told = (axis: string, words: string | undefined) => (without.has(axis) ? undefined : words);
  const level = item.severity ?? item.priority;
  const hasBox =
    item.type === 'record'
      ? index.config.kinds.get(item.kind)?.tick !== undefined
      : item.type === 'task' && !item.fixed;
  return {
    ref: refOf(row),
    title: plainTitle(item.title),
    facts: joined([
      told('severity', item.severity),
      told('priority', item.priority === undefined ? undefined : priorityWords(item.priority, context.words)),
      told('state', item.type === 'note' || item.stateClass === 'todo' ? undefined : stateWords(item, context.words)),
      item.due === undefined || !isOpen ? undefined : dueWords(item.due, context),
      told('owner', item.owner === undefined ? undefined : personName(item.owner, context)),
      told('project', item.kind === 'project' ? undefined : item.project),
    ]),
    tone: (isOpen ? TONES.get(level ?? '') : undefined) ?? 'plain',
    box: hasBox ? (isOpen ? 'off' : 'on') : 'none',
  };
}
