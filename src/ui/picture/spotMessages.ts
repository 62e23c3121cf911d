// What the pages of the risk matrix, the technology radar and the workload are sent, as core made them. Schemas are the types.
import * as z from 'zod/mini';
import { ref, text } from '../panel/protocol.ts';
import { pictureMove } from './pictureMessages.ts';

const list = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.maxLength(most));
const word = text(500);
const count = z.int().check(z.nonnegative());
const place = z.int().check(z.gte(-1));

const chip = z.strictObject({ ref, title: word, facts: word, isLate: z.boolean() });

const square = z.strictObject({
  id: word,
  label: word,
  level: z.enum(['high', 'medium', 'low']),
  words: word,
  exposure: z.number(),
  count,
  risks: list(chip, 200),
  more: count,
  move: pictureMove,
});

const arrow = z.strictObject({ from: count, to: count, kind: z.enum(['moved', 'treated']) });

/** The body of the risk matrix. */
export const riskBody = z.strictObject({
  likelihood: list(word, 40),
  impact: list(word, 40),
  cells: list(square, 1600),
  unrated: list(chip, 100),
  moreUnrated: count,
  arrows: list(arrow, 100),
});

const blip = z.strictObject({
  ref,
  title: word,
  facts: word,
  number: count,
  sector: place,
  turn: z.number(),
  out: z.number(),
  shape: z.enum(['same', 'new', 'in', 'out']),
  isOpen: z.boolean(),
  decision: z.optional(z.strictObject({ ref, title: word })),
});

const sector = z.strictObject({ label: word, quadrant: count, ring: count, count, move: pictureMove });

/** The body of the technology radar. */
export const radarBody = z.strictObject({
  quadrants: list(word, 40),
  rings: list(word, 40),
  sectors: list(sector, 1600),
  blips: list(blip, 200),
  unplaced: list(blip, 100),
  more: count,
});

const week = z.strictObject({
  id: word,
  state: z.enum(['over', 'full', 'free', 'unknown', 'away']),
  brief: word,
  words: word,
  share: z.number(),
  count,
});

const line = z.strictObject({ id: word, name: word, facts: word, cells: list(week, 20), owner: z.optional(word) });

const task = z.strictObject({
  ref,
  title: word,
  facts: word,
  field: z.enum(['scheduled', 'due']),
  days: list(word, 20),
  isOpen: z.boolean(),
});

const openCell = z.strictObject({
  cell: word,
  person: place,
  week: place,
  label: word,
  tasks: list(task, 200),
  more: count,
});

/** The body of the workload. */
export const workBody = z.strictObject({
  weeks: list(z.strictObject({ label: word, isNow: z.boolean(), isOver: z.boolean() }), 20),
  people: list(line, 100),
  morePeople: count,
  open: z.nullable(openCell),
});

export type RiskBody = z.infer<typeof riskBody>;
export type RadarBody = z.infer<typeof radarBody>;
export type RadarBlip = z.infer<typeof blip>;
export type WorkBody = z.infer<typeof workBody>;
