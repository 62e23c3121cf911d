// An esbuild plug-in: what pages take of packages is one script, which the host puts in front of the page's own; bundled, each page would hold
// a copy. That script makes one object, in which the pages find what they import.
import { join } from 'node:path';
import { root } from './project.mjs';

const pages = join(root, 'media');

/** What is taken, by the module that has it. @type {Readonly<Record<string, readonly string[]>>} */
const taken = {
  'lit/html.js': ['html', 'nothing', 'render', 'svg'],
  'lit/directives/repeat.js': ['repeat'],
  'd3-array': ['ticks'],
  'd3-shape': ['area', 'line'],
};

const library = [
  ...Object.entries(taken).map(([from, names]) => `import { ${names.join(', ')} } from '${from}';`),
  `globalThis.daybookLibrary = { ${Object.values(taken).flat().join(', ')} };`,
].join('\n');

/** The entry point that stands for the script. */
export const libraryEntry = 'page-library';

/** @type {import('esbuild').Plugin} */
export const pageLibrary = {
  name: 'page-library',
  setup(build) {
    build.onResolve({ filter: /^page-library$/ }, ({ path }) => ({ path, namespace: 'library' }));
    build.onResolve({ filter: /^(?:lit\/|d3-)/ }, ({ path, importer }) =>
      importer.startsWith(pages) ? { path, namespace: 'taken' } : undefined,
    );
    build.onLoad({ filter: /./, namespace: 'library' }, () => ({ contents: library, resolveDir: root }));
    build.onLoad({ filter: /./, namespace: 'taken' }, ({ path }) => ({
      contents: `export const { ${taken[path]?.join(', ')} } = globalThis.daybookLibrary;`,
    }));
  },
};
