// An esbuild plug-in: modules of our own that are imported on demand are loaded by the group, not one by one. Each one alone would be
// an entry of its own, and every set of entries that shares code a chunk of its own: nearly two hundred small files, which are read
// one after the other and packed badly. What is not in a group below is loaded alone.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { filesUnder, root } from './project.mjs';

/**
 * What the modules of a group are wanted for, where they lie, and which group is there before they are ever asked for. What several groups share
 * comes with the first of them then; a bundler that does not know makes a chunk of it for every set of groups that there is. What somebody asks
 * for comes in one file: nearly all of it shares code, and each further group would cost some kilobytes of the package.
 * @type {readonly { name: string, holds: RegExp, after?: string }[]}
 */
const groups = [
  { name: 'entry', holds: /^src\/(?:ui\/asleep|host\/innerNotebooks)\.ts$/ },
  { name: 'index', holds: /^src\/core\/index\/noteIndex\.ts$/, after: 'entry' },
  { name: 'notebooks', holds: /^src\/host\/notebooks\.ts$/, after: 'index' },
  { name: 'start', holds: /^src\/start\.ts$/, after: 'notebooks' },
  { name: 'sample', holds: /^src\/sample\//, after: 'start' },
  {
    name: 'asked',
    holds: /^src\/(ui\/(?!kpi\/|views\.ts)|core\/fix\/problemPage|notebook\/share\/statePage|notebook\/history\/)/,
    after: 'start',
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
        return group === undefined ? whole : `import('lazy:${group.name}').then((all) => all.${nameOf(modules, file)})`;
      });
      return { contents, loader: 'ts' };
    });
    build.onResolve({ filter: /^lazy:/ }, ({ path }) => ({ path: path.slice('lazy:'.length), namespace: 'lazy' }));
    build.onLoad({ filter: /./, namespace: 'lazy' }, async ({ path }) => {
      const modules = await all;
      const members = modules.filter((file) => groupOf(file)?.name === path);
      const lines = [
        ...earlier(path).map((file) => `import './${file}';`),
        ...members.map((file) => `export * as ${nameOf(modules, file)} from './${file}';`),
      ];
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
  return groups.find(({ holds }) => holds.test(file));
}

/**
 * @param {string} name of a group
 * @returns {string[]} the modules of all groups before it
 */
function earlier(name) {
  const after = groups.find((group) => group.name === name)?.after;
  const before = groups.find((group) => group.name === after);
  if (before === undefined) return [];
  return [...earlier(before.name), ...filesUnder('src', '.ts').filter((file) => before.holds.test(file))];
}

/**
 * A name in few bytes: it stands wherever the module is asked for.
 * @param {readonly string[]} modules
 * @param {string} file from the project's top
 */
function nameOf(modules, file) {
  return `m${modules.indexOf(file)}`;
}
