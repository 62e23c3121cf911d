// One changed note, its text in hand.
import { join } from 'node:path';

/** @type {import('../section.mjs').Section} */
export const changes = {
  name: 'changes',
  title: 'One changed note',
  words: `A text in hand that is parsed, compared and put into the index; median of 400 notes of all sizes, four times each, and of the
longest note (60 kB), forty times.`,
  cases: {
    changed: { args: ({ dir, built }) => [join(built, 'bench-index.js'), dir], dear: true },
  },
  rows: [
    { words: 'median note, ms', figure: 'changed.updMedianMs', most: 0.03, growth: 0.05 },
    { words: 'the longest note (60 kB), ms', figure: 'changed.updLongMs', most: 0.15, growth: 0.05 },
  ],
};
