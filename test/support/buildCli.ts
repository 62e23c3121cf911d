// Bundles the command line as it ships, for tests that run it as a program. Comes in: where to put it.
import { build } from 'esbuild';
import { dataFiles } from '../../scripts/dataFiles.mjs';

/** Writes the program as one file (`.mjs`) that any node runs. */
export async function buildCli(outfile: string): Promise<void> {
  await build({
    entryPoints: ['src/cli/cli.ts'],
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
}
