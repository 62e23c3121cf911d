// An esbuild plug-in for the package: what the sample notebook is told from (`src/sample/content/`, a tenth of all that is packed) becomes one
// compressed text, which is read when a sample is made. Deflate, the only way in a package, keeps it a third larger. In the package alone: while
// it is worked on, the modules are as they stand.
import { deepStrictEqual } from 'node:assert/strict';
import { basename } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { filesUnder, root } from './project.mjs';

const folder = 'src/sample/content';
const all = 'sample-texts';

/** @type {import('esbuild').Plugin} */
export const packedTexts = {
  name: 'packed-texts',
  setup(bundle) {
    const texts = textsOf();
    bundle.onLoad({ filter: /[\\/]sample[\\/]content[\\/]\w+\.ts$/ }, async ({ path }) => {
      const name = basename(path, '.ts');
      const names = Object.keys((await texts)[name] ?? {});
      return { contents: `import { texts } from '${all}';\nexport const { ${names.join(', ')} } = texts.${name};` };
    });
    bundle.onResolve({ filter: new RegExp(`^${all}$`) }, () => ({ path: all, namespace: all }));
    bundle.onLoad({ filter: /./, namespace: all }, async () => ({ contents: moduleOf(await texts), resolveDir: root }));
  },
};

/** @param {Readonly<Record<string, object>>} texts */
function moduleOf(texts) {
  const text = Buffer.from(JSON.stringify(texts));
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  return `import { brotliDecompressSync } from 'node:zlib';
export const texts = JSON.parse(brotliDecompressSync(Buffer.from('${packed.toString('base64')}', 'base64')).toString());`;
}

/** @returns {Promise<Record<string, object>>} what each module exports; it is data, or this throws */
async function textsOf() {
  const files = filesUnder(folder, '.ts');
  const contents = files.map((file) => `export * as ${basename(file, '.ts')} from './${file}';`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    write: false,
  });
  const script = Buffer.from(outputFiles[0]?.contents ?? []);
  const modules = await import(`data:text/javascript;base64,${script.toString('base64')}`);
  const texts = Object.fromEntries(Object.entries(modules).map(([name, exports]) => [name, { ...exports }]));
  deepStrictEqual(JSON.parse(JSON.stringify(texts)), texts);
  return texts;
}
