// Backlog.md lists the tasks of a folder of its own format. `node backlog.mjs PROGRAM FOLDER` prints one line of JSON.
import { usage } from '../usage.mjs';
import { runPeer } from './runPeer.mjs';

const [program = '', folder = ''] = process.argv.slice(2);
const start = performance.now();
const { output, rssMB } = await runPeer(program, ['task', 'list', '--plain'], { cwd: folder, file: `${folder}.txt` });
const ms = performance.now() - start;
const rows = output.split('\n').filter((line) => /TASK-\d/.test(line)).length;
console.log(JSON.stringify({ ms, rows, cpuMs: usage().cpuMs, rssMB }));
