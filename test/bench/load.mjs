// `npm run bench:load [-- --share 0.1] [--profiles DIR]`: Daybook under load in a real VS Code window, with real files and git:
// branches, pulls, floods, fast typing, a busy hour. Every scene ends with a comparison of the index with a fresh read, so that a miss
// of the outcome is a failure, as is memory that grows; times are figures. Writes docs/performance-load.md. Takes half an hour.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../scripts/build.mjs';
import { root } from '../../scripts/project.mjs';
import { runHostTests } from '../../scripts/testHost.mjs';

const { values } = parseArgs({ options: { share: { type: 'string', default: '1' }, profiles: { type: 'string' } } });
const figures = join(root, '.out', 'bench-load.jsonl');
rmSync(figures, { force: true });
process.env['DAYBOOK_LOAD'] = values.share;
process.env['DAYBOOK_LOAD_FIGURES'] = figures;
if (values.profiles !== undefined) {
  mkdirSync(values.profiles, { recursive: true });
  process.env['DAYBOOK_LOAD_PROFILES'] = resolve(values.profiles);
}
const busy = loadavg()[0] ?? 0;
await buildExtension();
const { failed } = await runHostTests({ only: 'load' });
/** @type {{ scene: string, ms: number, threadMs: number, holdMs: number, ownMs: number, stretchMs: number, more?: string }[]} */
const scenes = existsSync(figures)
  ? readFileSync(figures, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const rows = scenes.map(({ scene, ms, more, ...took }) => {
  const figures = [took.threadMs, took.ownMs, took.stretchMs, took.holdMs].map((each) => each.toFixed(0));
  return `| ${scene}${more === undefined ? '' : ` (${more})`} | ${(ms / 1000).toFixed(1)} | ${figures.join(' | ')} |`;
});
const command = values.share === '1' ? 'npm run bench:load' : `npm run bench:load -- --share ${values.share}`;
const text = `# Under load

Written by \`${command}\` (without a share: 20,000, 5,000 and 10,000 notes, 1,000 keys, 60 minutes): one VS Code window (its server and a
browser on one machine: ${cpus().length} × ${cpus()[0]?.model.trim()}; ${busy.toFixed(1)} programs were running on average when it began, ${(loadavg()[1] ?? 0).toFixed(1)} in its last minutes),
real files, real git. Each scene ends when every count is right, and is then compared with a fresh read of the disk, note by note and
task by task; the last key typed is what counts show. A minute of the busy hour is 50 keys, 10 saves, a tick, a date, a new issue and 2
pulls of 5 notes by teammates, with a commit every 5 minutes and pictures every 10: an hour of people, as fast as it goes.

| | s until all counts are right | ms of the extension host's thread | ms of our own code | its longest stretch, ms | longest hold by anybody, ms |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

The first column holds what git and the writing programs take themselves, and VS Code, which tells of files in portions of 500
every 200 ms. The thread's time is processor time of everybody in the extension host, VS Code and its own Git extension included; our own
code and all holds are by the clock (V8's profiler, a sample every 250 µs), so that a busy machine makes them longer and never shorter.
`;
console.log(text);
if (failed === 0) writeFileSync(join(root, 'docs', 'performance-load.md'), text);
process.exit(failed === 0 ? 0 : 1);
