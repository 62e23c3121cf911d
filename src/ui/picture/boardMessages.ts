// What the board's page is sent: columns, lanes and the cards in them, as core made them. The shape is the type.
import { exactly, flag, listOf, type Of, oneOf, optional, text, whole } from '../../core/shape.ts';
import { ref } from '../panel/protocol.ts';
import { pictureMove } from './pictureMessages.ts';

const word = text(500);
const count = whole(0);
/** Where cards can be moved to, or why not. */
const target = { move: optional(pictureMove), fixed: optional(word) };

const card = exactly({
  ref,
  title: word,
  facts: word,
  tone: oneOf('plain', 'red', 'orange', 'yellow'),
  box: oneOf('on', 'off', 'none'),
});

const column = exactly({ id: word, label: word, count, words: word, isOver: flag, ...target });
const cell = exactly({ column: word, cards: listOf(card, 300), before: count, more: count });
const lane = exactly({ id: word, label: word, count, cells: listOf(cell, 60), ...target });

/** The body of the board. */
export const boardBody = exactly({ ask: word, columns: listOf(column, 60), lanes: listOf(lane, 100) });

export type BoardBody = Of<typeof boardBody>;
export type BoardCard = Of<typeof card>;
export type BoardColumn = Of<typeof column>;
export type BoardLane = Of<typeof lane>;
export type BoardCell = Of<typeof cell>;
