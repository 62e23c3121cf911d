// How big the bundles may get. What VS Code loads to start us counts with everything it imports at once; what is
// imported on demand counts towards the whole.

const kilobyte = 1000;

/** @type {readonly { what: string, limit: number, files: (outputs: Outputs) => string[] }[]} */
const budgets = [
  { what: 'loaded at activation', limit: 60 * kilobyte, files: (outputs) => loadedWith(outputs, 'dist/extension.js') },
  // A fifth of it is the text of the sample notebook, read only when one is written.
  { what: 'all of the host', limit: 1565 * kilobyte, files: (outputs) => scriptsIn(outputs, /^dist\/(?!media\/)/) },
  // One script a panel, what they share in each of them: files are what takes long.
  { what: 'all panels', limit: 140 * kilobyte, files: (outputs) => scriptsIn(outputs, /^dist\/media\//) },
];

/** @typedef {import('esbuild').Metafile['outputs']} Outputs */

/**
 * @param {import('esbuild').Metafile} metafile
 * @returns {{ line: string, fits: boolean }[]} one a budget
 */
export function measureBundles({ outputs }) {
  return budgets.map(({ what, limit, files }) => {
    const size = files(outputs).reduce((total, file) => total + (outputs[file]?.bytes ?? 0), 0);
    return { line: `${what}: ${(size / kilobyte).toFixed(0)} of ${limit / kilobyte} kB`, fits: size <= limit };
  });
}

/**
 * @param {Outputs} outputs
 * @param {RegExp} place
 */
function scriptsIn(outputs, place) {
  return Object.keys(outputs).filter((file) => place.test(file) && file.endsWith('.js'));
}

/**
 * @param {Outputs} outputs
 * @param {string} entry
 * @returns {string[]} the entry and all files that it imports statically, however indirectly
 */
function loadedWith(outputs, entry) {
  const found = new Set([entry]);
  for (const file of found) {
    const imports = outputs[file]?.imports ?? [];
    for (const { path, kind, external } of imports) if (kind === 'import-statement' && !external) found.add(path);
  }
  return [...found];
}
