// An esbuild plug-in: of packages that hold more than we ask for, and that a bundler cannot take apart, only our part is bundled. `mustache`
// renders, too; we read its tags and render ourselves. `d3-shape` draws lines and areas for us, of straight parts only, and `d3-array` finds
// their round numbers; both hold much more.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @typedef {readonly [what: RegExp, by: string | ((...found: string[]) => string)]} Change */

const sources = join(root, 'src');
const packages = join(root, 'node_modules');

/** @type {Readonly<Record<string, { readonly file: string, readonly changes: readonly Change[] }>>} */
const parts = {
  'd3-array': {
    file: join(packages, 'd3-array', 'dist', 'd3-array.mjs'),
    changes: [
      [/^[\s\S]*(?=^const e10 = )|^function tickIncrement[\s\S]*/gm, ''],
      [/$/, 'export { ticks };\n'],
    ],
  },
  'd3-path': {
    file: join(packages, 'd3-path', 'dist', 'd3-path.mjs'),
    changes: [[/^ {2}quadraticCurveTo\([\s\S]*?(?=^ {2}toString\()/m, '']],
  },
  'd3-shape': {
    file: join(packages, 'd3-shape', 'dist', 'd3-shape.mjs'),
    changes: [
      [/^function arcInnerRadius[\s\S]*?(?=^var slice = )/m, ''],
      [/^function descending\$1[\s\S]*/m, 'export { area, line };\n'],
    ],
  },
  mustache: {
    file: join(packages, 'mustache', 'mustache.mjs'),
    changes: [
      [
        /^function Context \([\s\S]*/m,
        "var mustache = { tags: ['{{', '}}'], parse: parseTemplate };\nexport default mustache;\n",
      ],
    ],
  },
};

/** @type {import('esbuild').Plugin} */
export const leanPackages = {
  name: 'lean-packages',
  setup(build) {
    build.onResolve({ filter: /^[a-z-]+$/ }, ({ path, importer }) => {
      const part = importer.startsWith(sources) ? parts[path] : undefined;
      return part && { path: part.file, sideEffects: false };
    });
    build.onLoad({ filter: /[\\/](?:mustache|d3-\w+)[\\/]/ }, async ({ path }) => {
      const found = Object.entries(parts).find(([, { file }]) => file === path);
      if (!found) return undefined;
      const [name, { changes }] = found;
      let contents = await readFile(path, 'utf8');
      for (const [what, by] of changes) {
        const next = contents.replace(what, /** @type {string} */ (by));
        if (next === contents) throw new Error(`${name} is made otherwise now: nothing is like ${what}`);
        contents = next;
      }
      return { contents };
    });
  },
};
