// The pictures: what their pages are sent, made of the index.
import { join } from 'node:path';

const all = {
  board: 'Board',
  calendar: 'Calendar',
  radar: 'Technology Radar',
  risks: 'Risk Matrix',
  timeline: 'Timeline',
  workload: 'Workload',
};

/** @type {import('../section.mjs').Section} */
export const pictures = {
  name: 'pictures',
  title: 'Pictures',
  words: `From the index to what is sent to the page, after one changed note: the query is run, the picture and its table are made. The slice is the
longest of the first time, with cold code.`,
  cases: {
    pictures: { args: ({ dir, built }) => [join(built, 'bench-pictures.js'), dir], dear: true },
  },
  rows: [
    ...Object.entries(all).map(([id, words]) => ({ words: `${words}, ms`, figure: `pictures.${id}Ms`, growth: true })),
    { words: 'longest slice of all', figure: 'pictures.firstSliceMs', most: { 10000: 10, 100000: 16 } },
  ],
};
