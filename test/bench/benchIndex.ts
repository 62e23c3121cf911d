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

/** One box ticked or unticked, the text in hand: milliseconds a change, of many notes of all sizes and of the longest one. */
function changes(index: NoteIndex): Record<string, number> {
  const reader = new LeanReader(root);
  const paths = index.paths();
  const textOf = (path: string) => {
    const note = reader.readSync(path);
    return { path, text: 'text' in note ? Buffer.from(note.text).toString() : '' };
  };
  const step = Math.max(1, Math.floor(paths.length / 400));
  const some = paths.filter((_, at) => at % step === 0).map(textOf);
  // One at a time: all texts at once would be a burden that the editor does not have.
  let longest = { path: '', text: '' };
  for (const path of paths) {
    const note = textOf(path);
    if (note.text.length > longest.text.length) longest = note;
  }
  return {
    updMedianMs: changeMs(index, some, 6),
    updLongMs: changeMs(index, [longest], 60),
    longestKB: longest.text.length / 1000,
  };
}

/** The median of the later two thirds of the rounds: the first ones warm the code up, as a minute of typing does. */
function changeMs(index: NoteIndex, notes: readonly { path: string; text: string }[], rounds: number): number {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const task = `- [${round % 2 === 0 ? ' ' : 'x'}] One more @maria due:2026-07-01`;
    for (const { path, text } of notes) {
      const changed = Buffer.from(`${text}\n${task}\n`).toString();
      const start = performance.now();
      index.put(path, changed);
      if (round >= rounds / 3) times.push(performance.now() - start);
    }
  }
  return median(times);
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
const changed = process.argv.includes('--load') || notes === 0 ? {} : changes(index);
console.log(JSON.stringify({ ...loaded, ...memory, ...changed }));
