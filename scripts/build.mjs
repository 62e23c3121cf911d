// Builds the extension into dist/: the host's modules (extension, worker, command line, sample notebook) share chunks,
// each panel of media/ becomes one script and one style sheet. Also writes the notices of what was bundled, and keeps
// esbuild's account of the bundles in .out/ for the checks of licences and sizes. Parts that do not exist yet are left
// out.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { configSchemaFile, configSchemaText } from './configSchema.mjs';
import { dataFiles } from './dataFiles.mjs';
import { lazyGroups } from './lazyGroups.mjs';
import { leanPackages } from './leanPackages.mjs';
import { leanYaml } from './leanYaml.mjs';
import { bundledPackages, notices } from './licences.mjs';
import { oneImport } from './oneImport.mjs';
import { packedStories, storiesFile, storiesPacked } from './packedStories.mjs';
import { fromPageLibrary, pageLibrary } from './pageLibrary.mjs';
import { filesUnder, isMain, root } from './project.mjs';
import { squeezeScripts } from './squeezeScripts.mjs';

const hostEntries = {
  extension: 'src/extension.ts',
  loadWorker: 'src/host/node/loadWorker.ts',
  cli: 'src/cli/cli.ts',
};

/** What this repository runs beside them. */
const ownEntries = { sample: 'src/sample/sample.ts' };

/** Bundled CommonJS packages call `require`, which modules do not have. It is a line of its own. */
const requireBanner =
  "import { createRequire as daybookRequire } from 'node:module'; const require = daybookRequire(import.meta.url);";

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  splitting: true,
  minify: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [dataFiles],
  chunkNames: 'chunks/[hash]',
};

/** The bundles' inputs and outputs, both builds together. */
export const metafilePath = join(root, '.out', 'bundles.json');

const noticesFile = 'dist/THIRD-PARTY-NOTICES.txt';

/** A stop-watch at the edges of every chunk, and around the entry. */
const timed = {
  entry: 'test/bench/timedExtension.ts',
  banner: `globalThis.daybookTimes ??= {
    now: () => { const { user, system } = process.threadCpuUsage(); return [performance.now(), (user + system) / 1000]; },
    begins: [],
    ends: [],
  };
  daybookTimes.begins.push(daybookTimes.now());`,
  footer: 'daybookTimes.ends.push(daybookTimes.now());',
};

/**
 * @typedef {object} BuildOptions
 * @property {boolean} [timed] with a stop-watch around our code, for the benchmark of windows
 * @property {string} [packedInto] a folder: as a package holds it, without maps and as small as can be, there instead of here
 */

/**
 * Makes dist/ what the sources say. Files that are right already are left alone: a window may be using them.
 * @param {BuildOptions} [options]
 */
export async function buildExtension({ timed: isTimed = false, packedInto } = {}) {
  const isPacked = packedInto !== undefined;
  const bundles = [await buildHost(isTimed, isPacked), await buildPanels(isPacked), await buildPageLibrary(isPacked)];
  const inputs = Object.assign({}, ...bundles.map(({ metafile }) => metafile.inputs));
  const outputs = Object.assign({}, ...bundles.map(({ metafile }) => metafile.outputs));
  /** @type {Map<string, Uint8Array>} */
  const files = new Map();
  for (const { path, contents } of bundles.flatMap(({ outputFiles }) => outputFiles))
    files.set(relative(root, path).replaceAll('\\', '/'), contents);
  files.set(noticesFile, Buffer.from(notices(bundledPackages({ inputs, outputs }))));
  files.set(configSchemaFile, Buffer.from(await configSchemaText()));
  if (packedInto !== undefined) {
    files.set(storiesFile, await storiesPacked());
    const scripts = [...files].filter(([path]) => path.endsWith('.js'));
    const texts = new Map(scripts.map(([path, contents]) => [path, Buffer.from(contents).toString()]));
    for (const [path, script] of await squeezeScripts(texts)) files.set(path, Buffer.from(script));
    for (const [path, contents] of withShortNames(files)) writeChanged(join(packedInto, path), contents);
    return;
  }
  for (const [path, contents] of files) writeChanged(join(root, path), contents);
  writeChanged(metafilePath, Buffer.from(JSON.stringify({ inputs, outputs })));
  for (const file of filesUnder('dist', '')) if (!files.has(file)) rmSync(join(root, file));
}

/**
 * Chunks by number in `c/` instead of by hash in `chunks/`, which stands wherever one is imported and packs badly. In a package nobody mixes builds.
 * @param {ReadonlyMap<string, Uint8Array>} files
 * @returns {Map<string, Uint8Array>}
 */
function withShortNames(files) {
  const hashes = [...files.keys()].flatMap((path) => /^dist\/chunks\/(\w{8})\.js$/.exec(path)?.[1] ?? []);
  const numbers = new Map(hashes.map((hash, at) => [hash, String(at)]));
  const short = (/** @type {string} */ text) =>
    text.replace(/\b(chunks\/)?(\w{8})(?=\.js\b)/g, (whole, folder, hash) => {
      const number = numbers.get(hash);
      return number === undefined ? whole : `${folder === undefined ? '' : 'c/'}${number}`;
    });
  return new Map(
    [...files].map(([path, contents]) => [
      short(path),
      path.endsWith('.js') ? Buffer.from(short(Buffer.from(contents).toString())) : contents,
    ]),
  );
}

/**
 * @param {string} path absolute
 * @param {Uint8Array} contents
 */
function writeChanged(path, contents) {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

/**
 * @param {boolean} isTimed
 * @param {boolean} isPacked
 */
async function buildHost(isTimed, isPacked) {
  const entries = { ...hostEntries, ...(isTimed && { extension: timed.entry }), ...(!isPacked && ownEntries) };
  const entryPoints = Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))));
  const bundle = await build({
    ...shared,
    sourcemap: isPacked ? false : 'linked',
    metafile: true,
    write: false,
    entryPoints,
    outdir: 'dist',
    platform: 'node',
    // The command-line twin shares these chunks and runs on node 20; VS Code's own node is newer.
    target: 'node20',
    external: ['vscode'],
    // The first that knows a module says what it is.
    plugins: [...(isPacked ? [packedStories] : []), dataFiles, lazyGroups, leanPackages, leanYaml, oneImport],
    mainFields: ['module', 'main'],
    banner: { js: isTimed ? timed.banner + requireBanner : requireBanner },
    footer: { js: isTimed ? timed.footer : '' },
  });
  return isTimed ? bundle : { ...bundle, outputFiles: withoutBanners(bundle.outputFiles) };
}

/**
 * The banner stays where something calls `require`: nearly everywhere it would only be read and packed.
 * @param {readonly import('esbuild').OutputFile[]} files
 * @returns {{ path: string, contents: Uint8Array }[]}
 */
function withoutBanners(files) {
  return files.map(({ path, text, contents }) => {
    if (path.endsWith('.map')) return { path, contents };
    const start = text.indexOf(requireBanner);
    const rest = text.slice(start + requireBanner.length + 1);
    if (start < 0 || /\brequire\b(?! [a-z])/.test(rest)) return { path, contents };
    // An empty line in its place keeps the map right.
    return { path, contents: Buffer.from(`${text.slice(0, start)}\n${rest}`) };
  });
}

/** @type {import('esbuild').BuildOptions} */
const forPages = {
  ...shared,
  // One script a panel: each file more is another way to the host and back, one after the other.
  splitting: false,
  platform: 'browser',
  target: 'chrome140',
};

/** @param {boolean} isPacked */
function buildPanels(isPacked) {
  const entryPoints = [...filesUnder('media', 'main.ts', 'main.css')]
    .filter((file) => /^media\/[^/]+\/main\.(ts|css)$/.test(file))
    .map((file) => ({ in: file, out: file.split('/')[1] ?? '' }));
  // What all pages share is a sheet and a script of its own; the host puts those of a page together.
  entryPoints.push({ in: 'media/shared/theme.css', out: 'theme' });
  return build({
    ...forPages,
    sourcemap: isPacked ? false : 'linked',
    metafile: true,
    write: false,
    entryPoints,
    outdir: 'dist/media',
    plugins: [dataFiles, fromPageLibrary],
  });
}

/** @param {boolean} isPacked */
function buildPageLibrary(isPacked) {
  return build({
    ...forPages,
    sourcemap: isPacked ? false : 'linked',
    metafile: true,
    write: false,
    stdin: { contents: pageLibrary, resolveDir: root, sourcefile: 'pageLibrary' },
    outfile: 'dist/media/library.js',
    plugins: [leanPackages],
  });
}

if (isMain(import.meta.url)) {
  const start = performance.now();
  await buildExtension();
  console.log(`built dist/ in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
