// All rows about records, in the order of the page.
import { boardRows } from './boards.ts';
import { decisionRows } from './decisions.ts';
import { foreignRows } from './foreign.ts';
import { headerRows } from './headers.ts';
import { minutesRows } from './minutes.ts';
import type { RecordRow } from './recordRow.ts';

/** The rows. */
export const recordRows: readonly RecordRow[] = [
  ...headerRows,
  ...minutesRows,
  ...decisionRows,
  ...boardRows,
  ...foreignRows,
];
