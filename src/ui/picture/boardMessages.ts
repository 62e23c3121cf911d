// What the board's page is sent: columns, lanes and the cards in them, as core made them. The schema is the type.
import * as z from 'zod/mini';
import { ref, text } from '../panel/protocol.ts';
import { pictureMove } from './pictureMessages.ts';

const list = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.maxLength(most));
const word = text(500);
const count = z.int().check(z.nonnegative());
/** Where cards can be moved to, or why not. */
const target = { move: z.optional(pictureMove), fixed: z.optional(word) };

const card = z.strictObject({
  ref,
  title: word,
  facts: word,
  tone: z.enum(['plain', 'red', 'orange', 'yellow']),
  box: z.enum(['on', 'off', 'none']),
});

const column = z.strictObject({ id: word, label: word, count, words: word, isOver: z.boolean(), ...target });
const cell = z.strictObject({ column: word, cards: list(card, 300), before: count, more: count });
const lane = z.strictObject({ id: word, label: word, count, cells: list(cell, 60), ...target });

/** The body of the board. */
export const boardBody = z.strictObject({ ask: word, columns: list(column, 60), lanes: list(lane, 100) });

export type BoardBody = z.infer<typeof boardBody>;
export type BoardCard = z.infer<typeof card>;
export type BoardColumn = z.infer<typeof column>;
export type BoardLane = z.infer<typeof lane>;
export type BoardCell = z.infer<typeof cell>;
