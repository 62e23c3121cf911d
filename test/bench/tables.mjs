// The figures of all rounds as tables of Markdown: medians, ratios taken round by round, the target beside each figure and a mark where it
// is missed, and how a figure grows with the number of notes. Runs nothing.

/** @typedef {Readonly<Record<string, number>>} Figures of one round of a case */
/** @typedef {{ readonly rounds: readonly Figures[], readonly failed?: string }} Outcome of a case; `failed` says why there are no more rounds */
/** @typedef {{ readonly notes: number, readonly outcomes: Readonly<Record<string, Outcome>> }} Result of one number of notes */
/** @typedef {import('./section.mjs').Section} Section */
/** @typedef {import('./section.mjs').Row} Row */

/**
 * @param {readonly Section[]} sections
 * @param {readonly Result[]} results
 * @returns {string} a heading, a table and its words of each section
 */
export function tablesOf(sections, results) {
  return sections.map((section) => sectionText(section, results)).join('\n\n');
}

/**
 * @param {Section} section
 * @param {readonly Result[]} results
 */
function sectionText({ title, words, rows, cases }, results) {
  const grows = results.length > 1 ? ['growth'] : [];
  const heading = ['', ...results.map(({ notes }) => `${notes.toLocaleString('en')} notes`), ...grows, 'target'];
  const lines = [
    heading,
    heading.map((_, at) => (at === 0 ? '---' : '---:')),
    ...rows.map((row) => cells(row, results)),
  ];
  const missing = Object.keys(cases).flatMap((name) => missingOf(name, results));
  const table = lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
  return [`## ${title}`, table, words, ...missing].join('\n\n');
}

/**
 * @param {Row} row
 * @param {readonly Result[]} results
 * @returns {readonly string[]}
 */
function cells(row, results) {
  const values = results.map((result) => medianOf(row, result));
  const figures = results.map(({ notes, outcomes }, at) => {
    const { failed, rounds = [] } = outcomes[caseOf(row.figure)] ?? {};
    if (failed !== undefined && rounds.length === 0) return failed.startsWith('>') ? failed : 'not measured';
    return `${fixed(values[at])}${missed(values[at], mostAt(row, notes))}`;
  });
  return [row.words, ...figures, ...(results.length > 1 ? [growthText(row, results, values)] : []), targetText(row)];
}

/** The median over the rounds. @param {Row} row @param {Result} result */
function medianOf({ figure, over }, { outcomes }) {
  const above = figuresOf(outcomes, figure);
  if (over === undefined) return median(above);
  const below = figuresOf(outcomes, over);
  return median(above.slice(0, below.length).map((value, round) => value / (below[round] ?? Number.NaN)));
}

/** @param {Result['outcomes']} outcomes @param {string} figure */
function figuresOf(outcomes, figure) {
  const name = figure.slice(figure.indexOf('.') + 1);
  return (outcomes[caseOf(figure)]?.rounds ?? []).map((round) => round[name] ?? Number.NaN);
}

/** @param {string} figure @returns {string} the name of its case */
export function caseOf(figure) {
  return figure.slice(0, figure.indexOf('.'));
}

/** The exponent of each step from one number of notes to the next. @param {Row} row @param {readonly Result[]} results @param {readonly number[]} values */
function growthText({ growth }, results, values) {
  if (growth === undefined) return '';
  const exponents = values
    .slice(1)
    .map(
      (value, at) =>
        Math.log(value / (values[at] ?? 0)) / Math.log((results[at + 1]?.notes ?? 1) / (results[at]?.notes ?? 1)),
    );
  return exponents
    .map((exponent) =>
      Number.isFinite(exponent) ? exponent.toFixed(2) + missed(exponent, targetOfGrowth(growth)) : '–',
    )
    .join(', ');
}

/** @param {boolean | number} growth */
function targetOfGrowth(growth) {
  return typeof growth === 'number' ? growth : undefined;
}

/** @param {Row} row @param {number} notes */
function mostAt({ most }, notes) {
  return typeof most === 'object' ? most[notes] : most;
}

/** @param {number | undefined} value @param {number | undefined} most */
function missed(value, most) {
  return value !== undefined && most !== undefined && value > most ? ' ✗' : '';
}

/** @param {Row} row */
function targetText({ most, growth, note }) {
  const limits =
    typeof most === 'object'
      ? Object.entries(most).map(([notes, limit]) => `≤ ${limit} at ${Number(notes) / 1000}k`)
      : most === undefined
        ? []
        : [`≤ ${most.toLocaleString('en')}`];
  const exponent = typeof growth === 'number' ? [`growth ≤ ${growth}`] : [];
  return [...limits, ...(note === undefined ? [] : [note]), ...exponent].join(', ');
}

/** Why a case has no figures. @param {string} name @param {readonly Result[]} results */
function missingOf(name, results) {
  const reasons = results.flatMap(({ notes, outcomes }) => {
    const { failed } = outcomes[name] ?? {};
    return failed === undefined ? [] : [`${notes.toLocaleString('en')} notes: ${failed}`];
  });
  return reasons.length === 0 ? [] : [`Not measured of \`${name}\`: ${reasons.join('; ')}.`];
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** @param {number | undefined} value */
export function fixed(value) {
  if (value === undefined || Number.isNaN(value)) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
