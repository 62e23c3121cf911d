// The whole load, for `npm run bench:load`, which says how much and where the figures go.
import { appendFileSync } from 'node:fs';
import { underLoad } from '../../support/underLoad.ts';

const { DAYBOOK_LOAD = '1', DAYBOOK_LOAD_FIGURES: figures } = process.env;
const share = Number(DAYBOOK_LOAD);
const amount = (whole: number): number => Math.ceil(whole * share);

underLoad(
  {
    notes: amount(20_000),
    pulled: amount(5000),
    flood: amount(10_000),
    keys: amount(1000),
    changes: amount(1800),
    minutes: amount(60),
  },
  (row) => figures && appendFileSync(figures, `${JSON.stringify(row)}\n`),
);
