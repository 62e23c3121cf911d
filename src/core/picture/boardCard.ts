// One card: what a row says on a board, in words. Comes in: a row and what its column and lane say already; goes out: plain data.

import type { Row } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { clockOf } from '../outline/clockWords.ts';
import { ageWords, dueWords, joined, personName, priorityWords, stateWords } from '../outline/rowWords.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { PictureInput } from './picture.ts';

/** What presses: drawn as a stripe beside the words that say the same. */
export type CardTone = 'plain' | 'red' | 'orange' | 'yellow';

/** A card. */
export interface BoardCard {
  readonly ref: string;
  readonly title: string;
  /** The clock or age of an issue, severity or priority, due day, owner, project: what the place does not say. */
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
export function boardCard(input: PictureInput, row: Row, without: ReadonlySet<string>): BoardCard {
  const { index, context, refOf } = input;
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
      isOpen && item.kind === 'issue' ? pressing(input, row) : undefined,
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

/** What issues are judged by, as their list leads with it: the service clock, without one how long it has been open. */
function pressing({ index, context }: PictureInput, row: Row): string | undefined {
  const age = ageWords(String(index.get(row, 'opened') ?? ''), context);
  return clockOf(index, row, context).short ?? (age && context.words('row.age', age));
}
