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
function sectionText(section, results) {
  const { title, words, rows, cases } = section;
  const grows = results.length > 1 ? ['growth'] : [];
  const heading = ['', ...results.map(({ notes }) => `${notes.toLocaleString('en')} notes`), ...grows, 'target'];
  const lines = [
    heading,
    heading.map((_, at) => (at === 0 ? '---' : '---:')),
    ...rows.map((row) => cells(row, results)),
  ];
  const missing = Object.keys(cases).flatMap((name) => missingOf(name, section, results));
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
  const figures = results.map((result, at) =>
    (result.outcomes[caseOf(row.figure)]?.rounds.length ?? 0) === 0
      ? absent(row, result)
      : `${fixed(values[at])}${missed(values[at], mostAt(row, result.notes))}`,
  );
  return [row.words, ...figures, ...(results.length > 1 ? [growthText(row, results, values)] : []), targetText(row)];
}

/** What stands for a figure of a case that did not end: of one that was stopped, that it took longer. @param {Row} row @param {Result} result */
function absent({ figure, over }, { outcomes }) {
  const stopped = /^> (\d+) s$/.exec(outcomes[caseOf(figure)]?.failed ?? '')?.[1];
  if (stopped === undefined) return 'not measured';
  if (!figure.endsWith('.ms')) return '–';
  return over === undefined
    ? `> ${stopped} s`
    : `> ${fixed((Number(stopped) * 1000) / median(figuresOf(outcomes, over)))}`;
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

/** Why a case has no figures, unless its row says that it was stopped. @param {string} name @param {Section} section @param {readonly Result[]} results */
function missingOf(name, { rows }, results) {
  const reasons = results.map(({ outcomes }) => outcomes[name]?.failed ?? '');
  const words = rows.find(({ figure }) => caseOf(figure) === name)?.words ?? name;
  return [...new Set(reasons)]
    .filter((reason) => reason !== '' && !reason.startsWith('>'))
    .map((reason) => {
      const sizes = results.filter((_, at) => reasons[at] === reason).map(({ notes }) => notes.toLocaleString('en'));
      return `Not measured with ${sizes.join(', ')} notes (${words}): ${reason}.`;
    });
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
