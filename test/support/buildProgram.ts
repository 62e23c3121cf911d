// Bundles a program of ours as it ships, for tests that run it as a process or a thread of its own. Comes in: the program, where to put
// it; goes out: a file that any node runs.
import { build } from 'esbuild';
import { dataFiles } from '../../scripts/dataFiles.mjs';

/** The programs that can be made. */
const programs = { cli: 'src/cli/cli.ts', loadWorker: 'src/host/node/loadWorker.ts' };

/** Writes the program as one file (`.mjs`). */
export async function buildProgram(program: keyof typeof programs, outfile: string): Promise<void> {
  await build({
    entryPoints: [programs[program]],
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
