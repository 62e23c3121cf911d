// What the pages of the risk matrix, the technology radar and the workload are sent, as core made them. Shapes are the types.
import { exactly, flag, listOf, number, type Of, oneOf, optional, orNull, text, whole } from '../../core/shape.ts';
import { ref } from '../panel/protocol.ts';
import { pictureMove } from './pictureMessages.ts';

const word = text(500);
const count = whole(0);
const place = whole(-1);

const chip = exactly({ ref, title: word, facts: word, isLate: flag });

const square = exactly({
  id: word,
  label: word,
  level: oneOf('high', 'medium', 'low'),
  words: word,
  counted: word,
  exposure: number,
  count,
  risks: listOf(chip, 200),
  more: count,
  move: pictureMove,
});

const arrow = exactly({ from: count, to: count, kind: oneOf('moved', 'treated') });

/** The body of the risk matrix. */
export const riskBody = exactly({
  likelihood: listOf(word, 40),
  impact: listOf(word, 40),
  cells: listOf(square, 1600),
  unrated: listOf(chip, 100),
  moreUnrated: count,
  arrows: listOf(arrow, 100),
});

const blip = exactly({
  ref,
  title: word,
  facts: word,
  number: count,
  sector: place,
  turn: number,
  out: number,
  shape: oneOf('same', 'new', 'in', 'out'),
  isOpen: flag,
  decision: optional(exactly({ ref, title: word })),
});

const sector = exactly({ label: word, quadrant: count, ring: count, count, move: pictureMove });

/** The body of the technology radar. */
export const radarBody = exactly({
  quadrants: listOf(word, 40),
  rings: listOf(word, 40),
  sectors: listOf(sector, 1600),
  blips: listOf(blip, 200),
  unplaced: listOf(blip, 100),
  more: count,
});

const week = exactly({
  id: word,
  state: oneOf('over', 'full', 'free', 'unknown', 'away'),
  brief: word,
  words: word,
  share: number,
  count,
});

const line = exactly({ id: word, name: word, facts: word, cells: listOf(week, 20), owner: optional(word) });

const task = exactly({
  ref,
  title: word,
  facts: word,
  field: oneOf('scheduled', 'due'),
  days: listOf(word, 20),
  isOpen: flag,
});

const openCell = exactly({
  cell: word,
  person: place,
  week: place,
  label: word,
  tasks: listOf(task, 200),
  more: count,
});

/** The body of the workload. */
export const workBody = exactly({
  weeks: listOf(exactly({ label: word, isNow: flag, isOver: flag }), 20),
  people: listOf(line, 100),
  morePeople: count,
  open: orNull(openCell),
});

export type RiskBody = Of<typeof riskBody>;
export type RadarBody = Of<typeof radarBody>;
export type RadarBlip = Of<typeof blip>;
export type WorkBody = Of<typeof workBody>;
