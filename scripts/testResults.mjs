// Rows of tests that ran elsewhere, read back, printed and counted.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @typedef {Counts & { retried: string[] }} SuiteCounts what a suite of mocha leaves: titles that failed before they passed, too */

/** @typedef {{ title: string, milliseconds: number, error?: string }} TestRow */

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export function sum(counts) {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

/** What failed at first in this run and passed then. @type {string[]} */
export const unsteady = [];

/** Times that a failed file or window is tried again. */
const moreTries = 2;

/**
 * What fails in a window is run again, alone and in a fresh one, twice at most. A machine that is busy for a minute can take the focus
 * from a window; a fault in the product comes every time. What passed only then is named, so that nobody overlooks it.
 * @param {string} name
 * @param {Counts} first
 * @param {() => Promise<Counts>} again
 * @returns {Promise<Counts>} those of the last run
 */
export async function steadily(name, first, again) {
  let counts = first;
  for (let tries = 0; tries < moreTries && counts.failed > 0; tries++) {
    console.log(`  once more, in a fresh window: ${name}`);
    counts = await again();
  }
  if (first.failed > 0 && counts.failed === 0) unsteady.push(name);
  return counts;
}

/**
 * Prints a window's rows; a window that left none counts as one failure, for its tests never finished.
 * @param {string} window
 * @param {string} results the file with the rows
 * @param {string} [trouble] why there may be none
 * @returns {Counts}
 */
export function report(window, results, trouble = 'the window ended without a result') {
  /** @type {TestRow[]} */
  const rows = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : [];
  console.log(`  ${window}`);
  for (const { title, milliseconds, error } of rows) {
    console.log(error === undefined ? `    ✔ ${title} (${milliseconds} ms)` : `    ✘ ${title}\n${indented(error)}`);
  }
  if (rows.length === 0) console.log(`    ✘ ${trouble}`);
  const failed = rows.filter(({ error }) => error !== undefined).length;
  return { passed: rows.length - failed, failed: rows.length === 0 ? 1 : failed };
}

/** @param {string} text */
function indented(text) {
  return text.replace(/^/gm, '        ');
}
