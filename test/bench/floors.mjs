// What the machine itself needs for the notes of a folder, without parsing or keeping anything: the floors that Daybook's
// loading is compared with. `node floors.mjs sync|promises DIR` prints one line of JSON: {ms, files, cpuMs, rssMB}. Listing is counted.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, promises, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

const [way, root = '.'] = process.argv.slice(2);

function list() {
  if (existsSync(join(root, '.git'))) {
    const args = ['-C', root, 'ls-files', '-co', '--exclude-standard', '-z'];
    return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 })
      .split('\0')
      .filter((path) => path.endsWith('.md'));
  }
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
}

/** @param {readonly string[]} paths */
function readSyncLean(paths) {
  const buffer = Buffer.allocUnsafe(2 ** 21);
  for (const path of paths) {
    const file = openSync(join(root, path), 'r');
    while (readSync(file, buffer, 0, buffer.length, null) > 0);
    closeSync(file);
  }
}

/** @param {readonly string[]} paths */
async function readPromises(paths) {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < paths.length; at = next++) await promises.readFile(join(root, paths[at] ?? ''));
  };
  await Promise.all(Array.from({ length: 64 }, worker));
}

const start = performance.now();
const paths = list();
if (way === 'sync') readSyncLean(paths);
else await readPromises(paths);
const ms = performance.now() - start;
const { user, system } = process.cpuUsage();
console.log(
  JSON.stringify({
    ms,
    files: paths.length,
    cpuMs: (user + system) / 1000,
    rssMB: process.resourceUsage().maxRSS / 1024,
  }),
);
