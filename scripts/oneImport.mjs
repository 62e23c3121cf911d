// An esbuild plug-in: what our modules take from VS Code, each by an import of its own, comes in by one module that takes it all. A module
// outside of the bundle would otherwise be imported again for each of ours, under other names each time, which packs badly.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesUnder, root } from './project.mjs';

const byName = /^import \{([^}]*)\} from 'vscode';/gm;

/** @type {import('esbuild').Plugin} */
export const oneImport = {
  name: 'one-import',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode' ? { path: 'vscode', external: true } : { path: 'all', namespace: 'vscode' },
    );
    build.onLoad({ filter: /./, namespace: 'vscode' }, async () => ({
      contents: `export { ${(await namesUsed()).join(', ')} } from 'vscode';`,
      resolveDir: root,
    }));
  },
};

/** @returns {Promise<readonly string[]>} what src/ imports from VS Code, types left out */
async function namesUsed() {
  const texts = await Promise.all(filesUnder('src', '.ts').map((file) => readFile(join(root, file), 'utf8')));
  const names = texts.flatMap((text) => [...text.matchAll(byName)].flatMap(([, list = '']) => list.split(',')));
  const values = names.map((name) => name.trim()).filter((name) => name !== '' && !name.startsWith('type '));
  return [...new Set(values.map((name) => name.replace(/ as .*/, '')))].sort();
}
