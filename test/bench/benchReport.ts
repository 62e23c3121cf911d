// What making a status report of four weeks costs: `node bench-report.js DIR` prints one line of JSON. Loads the notes, reads the history,
// gathers the evidence with the courses of figures, drafts the note, and writes its page. The first time reads the past; again it is known.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addDays, dayMs, dayText } from '../../src/core/day.ts';
import { isRefusal } from '../../src/core/edits/edit.ts';
import { newReport } from '../../src/core/evidence/report.ts';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { pageFile } from '../../src/core/page/htmlFile.ts';
import { notePage } from '../../src/core/page/notePage.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { withEvidence } from '../../src/notebook/history/gatherEvidence.ts';
import { openHistory } from '../../src/notebook/history/history.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

const [dir = '.'] = process.argv.slice(2);
const program = await gitOnPath();
const gitAt = gitOf(program);
const config = loadConfig(undefined);
const paths = notePaths(config);
const history = openHistory({ gitAt, folder: dir, paths: () => paths, config: () => config, nowMs: Date.now });
const { commits } = await history.line();
const index = new NoteIndex(config);
const [head] = await history.walk([commits.length], (then) =>
  [...then.rows()].flatMap((row) => (then.type(row) === 'record' || then.type(row) === 'note' ? then.path(row) : [])),
);
for (const path of new Set(head)) index.put(path, readFileSync(join(dir, path), 'utf8'));
const today = dayText(Math.floor((commits.at(-1)?.atMs ?? 0) / dayMs));
const context = { today, now: `${today}T16:00+00:00` };
const read = async (path: string): Promise<string> => readFileSync(join(dir, path), 'utf8');
const span = { from: addDays(today, -27), to: today, audience: 'everyone' };

async function draft() {
  const start = performance.now();
  const file = await withEvidence({ index, context, read }, history, span, (evidence) =>
    newReport(evidence, { config, ...context, index }),
  );
  if (isRefusal(file)) throw new Error(file.message);
  return { file, ms: performance.now() - start };
}

const first = await draft();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const { file, ms: againMs } = await draft();
delay.disable();
index.put(file.path, file.text);
const start = performance.now();
const page = notePage({ index, ...file, context: { words: englishWords, roster: index.roster() } });
if (isRefusal(page)) throw new Error(page.message);
const size = pageFile(page).length;
console.log(
  JSON.stringify({
    reportMs: first.ms,
    reportAgainMs: againMs,
    reportHoldMs: delay.max / 1e6,
    reportPageMs: performance.now() - start,
    reportSize: size,
  }),
);
