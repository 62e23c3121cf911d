// Bundles test files so that mocha can run them: TypeScript and data files are resolved, packages stay imports, modules
// that several tests use are shared chunks (one instance of each, as in the product), stack traces lead to the sources.
import { rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dataFiles } from './dataFiles.mjs';
import { leanPackages } from './leanPackages.mjs';
import { leanYaml } from './leanYaml.mjs';
import { atExit, root } from './project.mjs';

/**
 * Scripts (starting servers, copying fixtures) are used from where they are, not copied into the bundles.
 * @type {import('esbuild').Plugin}
 */
const scriptsStay = {
  name: 'scripts-stay',
  setup(build) {
    build.onResolve({ filter: /\.mjs$/ }, ({ path, resolveDir }) =>
      path.startsWith('.') ? { path: pathToFileURL(join(resolveDir, path)).href, external: true } : undefined,
    );
  },
};

/**
 * Bundles a program of test/ with those that it starts as processes of their own.
 * @param {readonly string[]} files relative to the repository
 * @returns {Promise<string>} the folder that holds them as they lie below test/; gone when this process ends
 */
export async function bundlePrograms(files) {
  const folder = join(root, '.out', `${basename(files[0] ?? '', '.ts')}-${process.pid}`);
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: root,
    entryPoints: [...files],
    outbase: 'test',
    outdir: folder,
    bundle: true,
    splitting: true,
    sourcemap: 'inline',
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
    plugins: [dataFiles, leanPackages, leanYaml],
  });
  process.chdir(root);
  return folder;
}

/**
 * Bundles one module of the tests for a script and imports it. The script works in the repository's folder from then on.
 * @param {string} file below test/, relative to the repository
 * @returns {Promise<any>} the module; its file is gone when this process ends
 */
export async function importBundled(file) {
  const folder = await bundlePrograms([file]);
  return import(pathToFileURL(join(folder, file.replace(/^test\//, '').replace(/\.ts$/, '.js'))).href);
}

/** @type {import('esbuild').BuildOptions} */
const forTests = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
  plugins: [dataFiles, leanPackages, leanYaml, scriptsStay],
};

/**
 * @param {string} name the suite's folder below test/, and the beginning of the result's below .out/
 * @returns {string} a folder of this process alone, so that two runs do not take each other's files away; gone when it ends
 */
function folderFor(name) {
  const folder = join(root, '.out', `${name}-${process.pid}`);
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} name the suite's folder below test/
 * @param {readonly string[]} files test files, relative to the repository
 * @returns {Promise<{ folder: string, tests: string[] }>} absolute; gone when this process ends
 */
export async function bundleTests(name, files) {
  const folder = folderFor(name);
  await build({
    ...forTests,
    entryPoints: [...files],
    outbase: `test/${name}`,
    outdir: folder,
    splitting: true,
    sourcemap: 'inline',
  });
  const tests = files.map((file) => join(folder, relative(`test/${name}`, file).replace(/\.ts$/, '.js')));
  return { folder, tests };
}

/**
 * @param {string} name the suite's folder below test/
 * @param {readonly string[]} files test files that start no program of their own, relative to the repository
 * @param {number} parts how many files to make of them
 * @returns {Promise<string[]>} files that hold them all, each in this order; gone when this process ends
 */
export async function bundleInParts(name, files, parts) {
  const folder = folderFor(name);
  const names = Array.from({ length: parts }, (_, part) => `part${part}`);
  const contentsOf = (/** @type {string} */ part) =>
    files.filter((_, at) => names[at % parts] === part).map((file) => `import './${file}';`);
  /** @type {import('esbuild').Plugin} */
  const asked = {
    name: 'parts',
    setup(build) {
      build.onResolve({ filter: /^part\d+$/ }, ({ path }) => ({ path, namespace: 'part' }));
      build.onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({
        contents: contentsOf(path).join('\n'),
        resolveDir: root,
      }));
    },
  };
  const plugins = [asked, ...(forTests.plugins ?? [])];
  await build({ ...forTests, plugins, entryPoints: names, outdir: folder, splitting: true, sourcemap: 'linked' });
  return names.map((part) => join(folder, `${part}.js`));
}
