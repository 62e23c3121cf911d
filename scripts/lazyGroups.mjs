// An esbuild plug-in: modules of our own that are imported on demand are loaded by the group, not one by one. Each one alone would be
// an entry of its own, and every set of entries that shares code a chunk of its own: nearly two hundred small files, which are read
// one after the other and packed badly. What is not in a group below is loaded alone.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { filesUnder, root } from './project.mjs';

/**
 * What the modules of a group are wanted for, and where they lie. What somebody asks for comes in one file: nearly all of it shares code,
 * and each further group would cost some kilobytes of the package.
 * @type {readonly { name: string, holds: RegExp }[]}
 */
const groups = [
  {
    name: 'asked',
    holds: /^src\/(ui\/(?!kpi\/|views\.ts)|core\/fix\/problemPage|notebook\/share\/statePage|notebook\/history\/)/,
  },
];

/** `import('./path.ts')` as an expression; a type that asks for a module reads `typeof import(…)`. */
const onDemand = /(?<!typeof )\bimport\('(\.[^']+\.ts)'\)/g;

/** @type {import('esbuild').Plugin} */
export const lazyGroups = {
  name: 'lazy-groups',
  setup(build) {
    const all = modulesOnDemand();
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const modules = await all;
      const contents = text.replace(onDemand, (whole, to) => {
        const file = pathOf(path, to);
        const group = groupOf(file);
        return group === undefined ? whole : `import('lazy:${group}').then((all) => all.${nameOf(modules, file)})`;
      });
      return { contents, loader: 'ts' };
    });
    build.onResolve({ filter: /^lazy:/ }, ({ path }) => ({ path: path.slice('lazy:'.length), namespace: 'lazy' }));
    build.onLoad({ filter: /./, namespace: 'lazy' }, async ({ path }) => {
      const modules = await all;
      const members = modules.filter((file) => groupOf(file) === path);
      const lines = members.map((file) => `export * as ${nameOf(modules, file)} from './${file}';`);
      return { contents: lines.join('\n'), resolveDir: root };
    });
  },
};

/** @returns {Promise<readonly string[]>} every module of src/ that another one imports on demand */
async function modulesOnDemand() {
  const files = filesUnder('src', '.ts');
  const texts = await Promise.all(files.map((file) => readFile(join(root, file), 'utf8')));
  const found = texts.flatMap((text, index) =>
    [...text.matchAll(onDemand)].map(([, to = '']) => pathOf(join(root, files[index] ?? ''), to)),
  );
  return [...new Set(found)].sort();
}

/**
 * @param {string} from absolute
 * @param {string} to relative to it
 * @returns {string} from the project's top, with `/`
 */
function pathOf(from, to) {
  return relative(root, resolve(dirname(from), to)).replaceAll('\\', '/');
}

/** @param {string} file from the project's top */
function groupOf(file) {
  return groups.find(({ holds }) => holds.test(file))?.name;
}

/**
 * A name in few bytes: it stands wherever the module is asked for.
 * @param {readonly string[]} modules
 * @param {string} file from the project's top
 */
function nameOf(modules, file) {
  return `m${modules.indexOf(file)}`;
}
