// Bundles the worker that reads notes, as the extension does. Comes in: a folder; goes out: where the worker is.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { dataFiles } from '../../scripts/dataFiles.mjs';

export async function buildWorker(folder: string): Promise<URL> {
  const outfile = join(folder, 'worker.mjs');
  await build({
    entryPoints: ['src/host/node/loadWorker.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    mainFields: ['module', 'main'],
    plugins: [dataFiles],
    logLevel: 'error',
  });
  return pathToFileURL(outfile);
}
