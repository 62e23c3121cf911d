// `npm run check`: everything that can be said about the code without running it in VS Code. Each check counts as one; a
// check that fails prints what its tool said. Expects nothing but installed packages, and builds by itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureBundles } from './budget.mjs';
import { buildExtension, metafilePath } from './build.mjs';
import { knownProblems, readKnownProblems } from './knownProblems.mjs';
import { isL10nBundleCurrent } from './l10nBundle.mjs';
import { bundledPackages, licenceProblems } from './licences.mjs';
import { capture, inLanes, isMain, root } from './project.mjs';

/** @typedef {{ ok: boolean, output: string, note?: string }} Outcome with a note worth reading when all is well */

/** @typedef {[name: string, check: () => Promise<Outcome>]} Check */

const projects = ['src/core', 'src', 'media', 'test', 'scripts'];

/** Those that look at the sources; each is a process of its own. @type {readonly Check[]} */
const looks = [
  ...projects.map(typesOf),
  ['format and lint', () => tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings')],
  ['promises and switches', () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')],
  ['dead code', () => tool('knip/bin/knip.js', '--no-progress')],
  ['layers', () => capture('scripts/testUnit.mjs', 'test/unit/layers.test.ts')],
];

/** Those that look at what is built, in this order. @type {readonly Check[]} */
const builds = [
  ['texts to translate', translations],
  ['build', build],
  ['licences', licences],
  ['known problems of packages', problems],
  ['nothing evaluated', evaluation],
  ['bundle sizes', bundleSizes],
];

/**
 * Runs all checks, whatever each says.
 * @returns {Promise<import('./testResults.mjs').Counts>}
 */
export async function runChecks() {
  let failed = 0;
  /** @param {Check} check */
  const tell = async ([name, check]) => {
    const { ok, output, note = '' } = await check();
    console.log(ok ? `  ✔ ${name} ${note}`.trimEnd() : `  ✘ ${name}\n${output}`);
    if (!ok) failed += 1;
  };
  await inLanes(2, looks, tell);
  for (const check of builds) await tell(check);
  return { passed: looks.length + builds.length - failed, failed };
}

/**
 * @param {string} project a folder with a tsconfig.json
 * @returns {Check}
 */
function typesOf(project) {
  return [`types of ${project}`, () => tool('typescript/bin/tsc', '-p', project)];
}

/**
 * @param {string} program a tool's file below `node_modules`
 * @param {...string} args
 */
function tool(program, ...args) {
  return capture(join('node_modules', program), ...args);
}

/** @returns {Promise<Outcome>} */
async function translations() {
  const ok = await isL10nBundleCurrent();
  return { ok, output: 'l10n/bundle.l10n.json is behind the code: npm run l10n' };
}

/** @returns {Promise<Outcome>} */
async function build() {
  try {
    await buildExtension();
    return { ok: true, output: '' };
  } catch (error) {
    return { ok: false, output: String(error) };
  }
}

/** @returns {Promise<Outcome>} */
async function licences() {
  const packages = bundledPackages(bundles());
  const problems = licenceProblems(packages);
  return { ok: problems.length === 0, output: problems.join('\n'), note: `(${packages.length} packages bundled)` };
}

/** @returns {Promise<Outcome>} */
async function problems() {
  const table = readKnownProblems();
  const found = knownProblems(bundledPackages(bundles()), table);
  return { ok: found.length === 0, output: found.join('\n'), note: `(${table.length} known)` };
}

/**
 * Text never becomes code, in our code or in that of a package.
 * @returns {Promise<Outcome>}
 */
async function evaluation() {
  const scripts = Object.keys(bundles().outputs).filter((file) => file.endsWith('.js'));
  const found = scripts.filter((file) =>
    /(?<![\w$.])(?:eval\s*\(|new\s+Function\b)/.test(readFileSync(join(root, file), 'utf8')),
  );
  return {
    ok: found.length === 0,
    output: `code is made from text in ${found.join(', ')}`,
    note: `(${scripts.length} files)`,
  };
}

/** @returns {Promise<Outcome>} */
async function bundleSizes() {
  const rows = measureBundles(bundles());
  const output = rows.map(({ line }) => line).join('; ');
  return { ok: rows.every(({ fits }) => fits), output, note: `(${output})` };
}

/** @returns {import('esbuild').Metafile} */
function bundles() {
  return JSON.parse(readFileSync(metafilePath, 'utf8'));
}

if (isMain(import.meta.url)) {
  const { passed, failed } = await runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
