// What the machine itself needs for the notes of a folder, without parsing or keeping anything: the floors that Daybook's
// loading is compared with. `node floors.mjs sync|promises DIR` prints one line of JSON: {ms, files, cpuMs, rssMB}. Listing is counted.
import { promises } from 'node:fs';
import { join } from 'node:path';
import { listNotes, readLean } from './corpusNotes.mjs';
import { usage } from './usage.mjs';

const [way, root = '.'] = process.argv.slice(2);

/** @param {readonly string[]} paths */
async function readPromises(paths) {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < paths.length; at = next++) await promises.readFile(join(root, paths[at] ?? ''));
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

const start = performance.now();
const paths = listNotes(root);
if (way === 'sync') readLean(root, paths, () => {});
else await readPromises(paths);
console.log(JSON.stringify({ ms: performance.now() - start, files: paths.length, ...usage() }));
