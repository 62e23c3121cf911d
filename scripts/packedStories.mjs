// An esbuild plug-in: what the sample notebook tells is, in a package, one file of JSON that brotli packed: it knows English words, and takes
// 4 kB less than scripts in a zip. The modules of `src/sample/content` then are what that file says; they are evaluated here.
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { filesUnder, root } from './project.mjs';

/** Beside the folder of chunks. */
export const storiesFile = 'dist/stories.br';

const content = 'src/sample/content';

const reader = `
  import { readFileSync } from 'node:fs';
  import { brotliDecompressSync } from 'node:zlib';
  const file = new URL('../stories.br', import.meta.url);
  export const stories = JSON.parse(brotliDecompressSync(readFileSync(file)).toString());
`;

/** @type {import('esbuild').Plugin} */
export const packedStories = {
  name: 'packed-stories',
  setup(bundle) {
    const told = stories();
    bundle.onLoad({ filter: /[\\/]src[\\/]sample[\\/]content[\\/]\w+\.ts$/ }, async ({ path }) => {
      const name = basename(path, '.ts');
      const parts = Object.keys((await told)[name] ?? {}).join();
      return { contents: `import { stories } from 'stories'; export const { ${parts} } = stories.${name};` };
    });
    bundle.onResolve({ filter: /^stories$/ }, ({ path }) => ({ path, namespace: 'stories' }));
    bundle.onLoad({ filter: /./, namespace: 'stories' }, () => ({ contents: reader, resolveDir: root }));
  },
};

/** @returns {Promise<Record<string, Record<string, unknown>>>} each module → what it exports; values only, as JSON has them */
export async function stories() {
  const lines = filesUnder(content, '.ts').map((file) => `export * as ${basename(file, '.ts')} from './${file}';`);
  const { outputFiles } = await build({
    stdin: { contents: lines.join('\n'), resolveDir: root },
    bundle: true,
    format: 'esm',
    write: false,
  });
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(contents).toString('base64')}`);
}

/** What `storiesFile` holds. */
export async function storiesPacked() {
  return brotliCompressSync(JSON.stringify(await stories()), {
    params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  });
}
