// What is publicly known against versions of packages that we bundle or could come to bundle: a table in the repository, so that the
// check needs no network. It knows what its rows say and no more; a row is added when an advisory is published.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @typedef {{ package: string, from?: string, below?: string, id: string, what: string }} KnownProblem `below` absent: every version */

/** @returns {readonly KnownProblem[]} the rows of the table */
export function readKnownProblems() {
  return JSON.parse(readFileSync(join(root, 'scripts/knownProblems.json'), 'utf8'));
}

/**
 * @param {readonly { name: string, version: string }[]} packages
 * @param {readonly KnownProblem[]} table
 * @returns {string[]} a sentence for each problem of each package
 */
export function knownProblems(packages, table) {
  return packages.flatMap(({ name, version }) =>
    table
      .filter((row) => row.package === name && isIn(version, row))
      .map(({ id, what, below }) => `${name} ${version}: ${what} (${id}); ${below ? `take ${below}` : 'take another'}`),
  );
}

/**
 * @param {string} version
 * @param {KnownProblem} row
 */
function isIn(version, { from, below }) {
  return (from === undefined || compare(version, from) >= 0) && (below === undefined || compare(version, below) < 0);
}

/**
 * @param {string} a
 * @param {string} b
 * @returns {number} below 0 where `a` is the older version; a pre-release counts as its release
 */
function compare(a, b) {
  const [left, right] = [a, b].map((version) => version.split(/[-+]/)[0]?.split('.').map(Number) ?? []);
  for (let at = 0; at < 3; at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
