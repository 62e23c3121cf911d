// An esbuild plug-in: d3-shape makes its curves by functions that are called as the file is read, which a bundler must take for a side
// effect. They have none, so they are marked as what may be left out: three quarters of the package, since our charts use two lines of it.
import { readFile } from 'node:fs/promises';

/** @type {import('esbuild').Plugin} */
export const pureCurves = {
  name: 'pure-curves',
  setup(build) {
    build.onLoad({ filter: /[\\/]d3-shape[\\/]dist[\\/]d3-shape\.mjs$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('= (function', '= /* @__PURE__ */ (function'),
      loader: 'js',
    }));
  },
};
