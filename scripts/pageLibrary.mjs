// The script that all pages share: what they take of packages, and what of ours stands in more than one of them. Bundled, each page would hold
// a copy. The host puts the script in front of the page's own; it makes one object, in which an esbuild plug-in has pages find what they import.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './project.mjs';

/** What is taken, by the module that has it. @type {Readonly<Record<string, readonly string[]>>} */
const ofPackages = {
  'lit/html.js': ['html', 'nothing', 'render', 'svg'],
  'lit/directives/repeat.js': ['repeat'],
  'd3-array': ['ticks'],
  'd3-shape': ['area', 'line'],
};

/** Modules of ours, whole. Nothing of theirs may have the name of something else here. */
const ours = [
  'media/shared/announcer.ts',
  'media/shared/channel.ts',
  'media/shared/icons.ts',
  'media/shared/picker.ts',
  'media/shared/roving.ts',
  'media/shared/texts.ts',
  'src/core/shape.ts',
  'src/ui/panel/protocol.ts',
];

const taken = new Map([
  ...Object.entries(ofPackages),
  ...ours.map((file) => /** @type {const} */ ([file, namesIn(file)])),
]);

/** The script's source, made in the project's folder. */
export const pageLibrary = [
  ...[...taken].map(
    ([from, names]) => `import { ${names.join(', ')} } from '${from.replace(/^(?=media|src)/, './')}';`,
  ),
  `globalThis.daybookLibrary = { ${[...taken.values()].flat().join(', ')} };`,
].join('\n');

/** For pages. @type {import('esbuild').Plugin} */
export const fromPageLibrary = {
  name: 'from-page-library',
  setup(build) {
    build.onResolve({ filter: /^(?:lit\/|d3-)/ }, ({ path }) => ({ path, namespace: 'taken' }));
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      const file = relative(root, join(resolveDir, path)).replaceAll('\\', '/');
      return taken.has(file) ? { path: file, namespace: 'taken' } : undefined;
    });
    build.onLoad({ filter: /./, namespace: 'taken' }, ({ path }) => ({
      contents: `export const { ${taken.get(path)?.join(', ')} } = globalThis.daybookLibrary;`,
    }));
  },
};

/** @param {string} file */
function namesIn(file) {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name = '']) => name);
}
