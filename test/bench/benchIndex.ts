// Measures Daybook's own index on one folder of Markdown in this process, as shipped: `node bench-index.js DIR [--load]` prints one line
// of JSON last: {ms, notes, tasks, updMedianMs, heapMB, …}; `--load` stops after loading, without the changes. The folder is not changed.
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { LeanReader } from '../../src/host/node/leanReader.ts';
import { loadIndex, median } from './loadedIndex.ts';
import { longestOf } from './ownSlices.ts';
import { usage } from './usage.mjs';

const rounds = 6;
const warming = 2;

/** One box ticked or unticked in each of many notes, the text in hand: milliseconds a change, and of the longest notes. */
function changes(index: NoteIndex): Record<string, number> {
  const reader = new LeanReader(root);
  const paths = index.paths();
  const step = Math.max(1, Math.floor(paths.length / 400));
  const notes = paths
    .filter((_, at) => at % step === 0)
    .flatMap((path) => {
      const note = reader.readSync(path);
      return 'text' in note ? [note] : [];
    });
  const times: { length: number; ms: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const task = `- [${round % 2 === 0 ? ' ' : 'x'}] One more @maria due:2026-07-01`;
    for (const { path, text } of notes) {
      const changed = Buffer.from(`${text}\n${task}\n`).toString();
      const start = performance.now();
      index.put(path, changed);
      // The first rounds warm the code up, as a minute of typing does.
      if (round >= warming) times.push({ length: text.length, ms: performance.now() - start });
    }
  }
  times.sort((a, b) => a.length - b.length);
  const of = (some: typeof times) => median(some.map(({ ms }) => ms));
  return { updMedianMs: of(times), updLongMs: of(times.slice(Math.floor(times.length * 0.98))) };
}

/** What is in use once everything that nobody holds is gone: the heap, and the buffers of columns beside it. */
function kept(): Record<string, number> {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { heapMB: heapUsed / 2 ** 20, buffersMB: arrayBuffers / 2 ** 20 };
}

const root = resolve(process.argv[2] ?? '.');
const { index, ms } = await loadIndex(root, loadConfig(undefined));
const { noteCount: notes, taskCount: tasks } = index;
const loaded = { ms, notes, tasks, longestMs: longestOf('load'), ...usage() };
const memory = { bytesANote: index.byteLength / Math.max(1, notes), ...kept() };
const changed = process.argv.includes('--load') ? {} : changes(index);
console.log(JSON.stringify({ ...loaded, ...memory, ...changed }));
