// An esbuild plug-in: of the package `yaml` only what reads is bundled. Its modules are taken one by one instead of as the one file for
// Node, and left out is what writes YAML and the schemas that turn words into numbers, dates or bytes: headers and configuration are read by
// the failsafe schema, where every scalar stays the text that was written, and edits are ours.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

const sources = join(root, 'src');
const folder = join(root, 'node_modules', 'yaml', 'browser', 'dist');

const failsafe = `
  import { map } from './common/map.js';
  import { seq } from './common/seq.js';
  import { string } from './common/string.js';
  export const coreKnownTags = {};
  export const getTags = () => [map, seq, string];
`;

/** What writes, makes nodes of values or values of nodes, and follows aliases: nobody asks for it. */
const unused =
  /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|visit|doc[\\/](?:anchors|applyReviver|createNode)|nodes[\\/](?:addPairToJSMap|toJS))\.js$/;

/** What its documents and nodes can do besides being read: the files, and a method of theirs with its body. */
const withMethods = /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:doc[\\/]Document|nodes[\\/]\w+|schema[\\/]Schema)\.js$/;
const unusedMethod =
  /^ {4}(?:static )?(?:add|addIn|clone|create(?:Alias|Node|Pair)|delete|deleteIn|from|get|getIn|has|hasAllNullValues|hasIn|resolve|set|setIn|tagString|toJS|toJSON|toString)\(.*\) \{\n[\s\S]*?^ {4}\}\n/gm;

/** @type {import('esbuild').Plugin} */
export const leanYaml = {
  name: 'lean-yaml',
  setup(build) {
    // No module of it does anything when it is read, so what nobody asks for can go.
    build.onResolve({ filter: /^yaml$/ }, ({ importer }) =>
      importer.startsWith(sources) ? { path: join(folder, 'index.js'), sideEffects: false } : undefined,
    );
    build.onResolve({ filter: /^\./ }, ({ path, importer }) =>
      importer.startsWith(folder) ? { path: join(dirname(importer), path), sideEffects: false } : undefined,
    );
    build.onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]tags\.js$/ }, () => ({ contents: failsafe }));
    build.onLoad({ filter: unused }, async ({ path }) => {
      const [, names = ''] = /^export \{ (.+) \};$/m.exec(await readFile(path, 'utf8')) ?? [];
      const refused = names.split(', ').map((name) => `refuse as ${name}`);
      const contents = `const refuse = () => { throw new Error('YAML is only read here'); }; export { ${refused.join()} };`;
      return { contents };
    });
    build.onLoad({ filter: withMethods }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(unusedMethod, ''),
    }));
  },
};
