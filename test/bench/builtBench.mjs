// Bundles the measuring programs with the worker beside them, by the same plug-ins and options as the extension.
import { build } from 'esbuild';
import { dataFiles } from '../../scripts/dataFiles.mjs';
import { leanYaml } from '../../scripts/leanYaml.mjs';
import { root } from '../../scripts/project.mjs';

const programs = {
  'bench-index': 'test/bench/benchIndex.ts',
  'bench-views': 'test/bench/benchViews.ts',
  'bench-pictures': 'test/bench/benchPictures.ts',
  'bench-history': 'test/bench/benchHistory.ts',
  'bench-warm': 'test/bench/benchWarm.ts',
  'bench-report': 'test/bench/benchReport.ts',
};

const worker = { loadWorker: 'src/host/node/loadWorker.ts' };

/**
 * @param {string} outdir absolute
 * @param {Record<string, string>} [entryPoints] by the names of what is built
 */
export async function buildBench(outdir, entryPoints = { ...programs, ...worker }) {
  await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire as benchRequire } from 'node:module'; const require = benchRequire(import.meta.url);",
    },
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [dataFiles, leanYaml],
    logLevel: 'warning',
  });
}

/** The engine alone, beside the built extension's worker. @param {string} outdir absolute */
export function buildEngine(outdir) {
  return buildBench(outdir, { 'bench-index': programs['bench-index'] });
}
