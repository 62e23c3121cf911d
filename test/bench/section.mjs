// What a section of the benchmark is made of: cases, which are programs that are run, and rows, which are figures of them. A section is a
// file of its own below sections/, listed in sections.mjs; bench.mjs runs the cases of all sections in turn and writes a table of each.

/**
 * Where a case is run.
 * @typedef {object} Place
 * @property {string} dir the folder of notes
 * @property {string} built the folder of the bundled programs
 * @property {string} scratch a folder for what a case makes of the notes once and keeps for all rounds
 */

/**
 * A program that prints one line of JSON last: numbers by name.
 * @typedef {object} Case
 * @property {(place: Place) => readonly string[] | { readonly missing: string }} args of node, or why it cannot be run
 * @property {boolean} [dear] three rounds are enough, and one of 100,000 notes
 * @property {number} [limitMs] it is stopped then, and told by that, and is not run again for so many notes
 */

/**
 * One line of a table.
 * @typedef {object} Row
 * @property {string} words with the unit
 * @property {string} figure `case.name`
 * @property {string} [over] another figure by which it is divided, round by round
 * @property {number | Readonly<Record<number, number>>} [most] the target: at every number of notes, or at these
 * @property {boolean | number} [growth] tells how the figure grows with the number of notes; a number is the target of it
 * @property {string} [note] stands behind the target, or where there is none
 */

/**
 * @typedef {object} Section
 * @property {string} name for `--section`
 * @property {string} title
 * @property {string} words what stands below the table: what is measured
 * @property {(place: Place) => Promise<void>} [prepare] done once for a number of notes, not measured
 * @property {Readonly<Record<string, Case>>} cases by names that no other section has
 * @property {readonly Row[]} rows may name figures of other sections' cases
 */

/**
 * The rows of a main case: its time, the processor time of all its threads and children, and its peak memory.
 * @param {string} words
 * @param {string} name of the case
 * @param {Partial<Row>} [more] of the first row
 * @returns {readonly Row[]}
 */
export function mainRows(words, name, more = {}) {
  return [
    { words: `${words}, ms`, figure: `${name}.ms`, growth: true, ...more },
    { words: '- processor time, all threads, ms', figure: `${name}.cpuMs`, growth: true },
    { words: '- peak memory, MB', figure: `${name}.rssMB`, growth: true },
  ];
}
