// taskwarrior with the tasks of a folder: `node taskwarrior.mjs import|export PROGRAM FOLDER` prints one line of JSON. The import takes
// FOLDER/tasks.json into a new store, FOLDER/tasks; the export reads that store.
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { usage } from '../usage.mjs';
import { runPeer } from './runPeer.mjs';

const [way, program = '', folder = ''] = process.argv.slice(2);
const store = join(folder, 'tasks');
const fresh = `${store}.new`;
const settings = join(folder, 'taskrc');

if (way === 'export' && !existsSync(store)) console.log(JSON.stringify({ missing: 'its import did not end' }));
else console.log(JSON.stringify(await measured()));

async function measured() {
  const isImport = way === 'import';
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(settings, 'hooks=off\nconfirmation=no\nverbose=nothing\n');
  const env = { ...process.env, TASKRC: settings, TASKDATA: isImport ? fresh : store };
  const start = performance.now();
  const { output, rssMB } = await runPeer(program, isImport ? ['import', join(folder, 'tasks.json')] : ['export'], {
    env,
  });
  const ms = performance.now() - start;
  if (isImport) {
    rmSync(store, { recursive: true, force: true });
    renameSync(fresh, store);
  }
  const rows = isImport ? 0 : output.split('\n').filter((line) => line.startsWith('{')).length;
  return { ms, rows, cpuMs: usage().cpuMs, rssMB };
}
