// `npm run bench:load [-- --share 0.1]`: Daybook under load in a real VS Code window, with real files and git: branches, pulls, floods,
// fast typing, an hour of changes. Every scene ends with a comparison of the index with a fresh read, so that a miss of the outcome is
// a failure; times are figures. Writes docs/performance-load.md. Takes minutes.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildExtension } from '../../scripts/build.mjs';
import { root } from '../../scripts/project.mjs';
import { runHostTests } from '../../scripts/testHost.mjs';

const { values } = parseArgs({ options: { share: { type: 'string', default: '1' } } });
const figures = join(root, '.out', 'bench-load.jsonl');
rmSync(figures, { force: true });
process.env['DAYBOOK_LOAD'] = values.share;
process.env['DAYBOOK_LOAD_FIGURES'] = figures;
const busy = loadavg()[0] ?? 0;
await buildExtension();
const { failed } = await runHostTests({ only: 'load' });
/** @type {{ scene: string, ms: number, threadMs: number, holdMs: number, more?: string }[]} */
const scenes = existsSync(figures)
  ? readFileSync(figures, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
const rows = scenes.map(
  ({ scene, ms, threadMs, holdMs, more }) =>
    `| ${scene}${more === undefined ? '' : ` (${more})`} | ${(ms / 1000).toFixed(1)} | ${threadMs.toFixed(0)} | ${holdMs.toFixed(0)} |`,
);
const text = `# Under load

Written by \`npm run bench:load -- --share ${values.share}\` (without a share: 20,000, 5,000 and 10,000 notes, 1,000 keys): one VS Code window (its server and a browser on one machine: ${cpus().length} × ${cpus()[0]?.model.trim()};
${busy.toFixed(1)} programs were running on average when it began), real files, real git. Each scene ends when every count is right, and
is then compared with a fresh read of the disk, note by note and task by task; the last key typed is what counts show.

| | s until all counts are right | ms of the extension host's thread | its longest hold, ms by the clock |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

The first column holds what git and the writing programs take themselves, and VS Code, which tells of files in portions of 500
every 200 ms. The thread and its holds are those of everybody in the extension host, VS Code and its own Git extension included.
`;
console.log(text);
if (failed === 0) writeFileSync(join(root, 'docs', 'performance-load.md'), text);
process.exit(failed === 0 ? 0 : 1);
