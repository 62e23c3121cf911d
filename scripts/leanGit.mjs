// An esbuild plug-in: of the package `simple-git` only what looks is bundled. Its client has a method for each of git's commands, those that
// write included, of which ours asks for log, status and remotes; and the tables that read the answers of all the others are made as the
// file is read, which a bundler must take for a side effect. What a look is guarded by stays whole.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.mjs';

const sources = join(root, 'src');
const file = join(root, 'node_modules', 'simple-git', 'dist', 'index.mjs');

/** Methods on the prototype of the client that stay. */
const kept = ['customBinary', 'env', 'getRemotes'];

/** @type {readonly [what: RegExp, by: string | ((...found: string[]) => string)][]} */
const changes = [
  [/^f\.prototype\.(\w+) = function[\s\S]*?^\};$/gm, (whole, name = '') => (kept.includes(name) ? whole : '')],
  // Of the class below it all but `status` and what runs it.
  [/(^class le \{[\s\S]*?^ {2})add\(e\)[\s\S]*?(^ {2}status\(\))/m, '$1$2'],
  // `pr` adds the log, the others around it commits, clones and the like.
  [/^Object\.assign\(\n {2}le\.prototype,[\s\S]*?^ {2}pr\(\),[\s\S]*?^\);$/m, 'Object.assign(le.prototype, pr());'],
  // Reads changed files behind a commit of the log, which nobody asks it for.
  [/^function Zt\([\s\S]*?^\}$/m, "function Zt() { return () => { throw new Error('Only commits are read here'); }; }"],
  [/\bnew (?=[lx]\()/g, '/* @__PURE__ */ new '],
  [/^const Cn = /m, 'const Cn = /* @__PURE__ */ '],
];

/** @type {import('esbuild').Plugin} */
export const leanGit = {
  name: 'lean-git',
  setup(build) {
    build.onResolve({ filter: /^simple-git$/ }, ({ importer }) =>
      importer.startsWith(sources) ? { path: file, sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /[\\/]simple-git[\\/]dist[\\/]index\.mjs$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [what, by] of changes) {
        const next = contents.replace(what, /** @type {string} */ (by));
        if (next === contents) throw new Error(`simple-git is made otherwise now: nothing is like ${what}`);
        contents = next;
      }
      return { contents };
    });
  },
};
