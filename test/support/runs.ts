// How often properties are tried. A plain run tries each some times, with other values every time; DAYBOOK_DEPTH=1 tries them as often
// as is written beside them, a larger number as many times more.
import { configureGlobal, readConfigureGlobal } from 'fast-check';

const depth = Number(process.env['DAYBOOK_DEPTH'] ?? 0.3);

/** @returns how often to try what is worth so many runs; at least ten, or all of fewer */
export function runs(worth: number): number {
  return Math.max(Math.min(worth, 10), Math.round(worth * depth));
}

configureGlobal({ ...readConfigureGlobal(), numRuns: runs(100) });
