// The notes as they were, read out of git's history, and a report made of it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listNotes } from '../corpusNotes.mjs';

/** @type {import('../section.mjs').Section} */
export const past = {
  name: 'past',
  title: 'History',
  words: `The floor is the same \`git log --raw\` and one \`git cat-file --batch\` of every blob, taken and dropped. Our own reads, parses and
shows the notes after every single commit of the year, in a worker as in the editor. A slice is what this thread does in one turn,
in processor time (told to about 4 ms), when the year is read once more. Ten ordinary commits change 29 notes in all; the last ten of the
year, of which every one stands for a week at 1,000 notes and for an hour at 100,000, change some 1,000.`,
  prepare: addLaterCommits,
  cases: {
    pastFloor: { args: ({ dir, built }) => [join(built, 'bench-history.js'), 'floor', dir], dear: true },
    past: { args: ({ dir, built }) => [join(built, 'bench-history.js'), 'own', dir], dear: true },
    report: { args: ({ dir, built }) => [join(built, 'bench-report.js'), dir], dear: true },
  },
  rows: [
    {
      words: 'git alone: `log --raw` and one `cat-file --batch` of all notes of a year, ms',
      figure: 'pastFloor.ms',
      note: 'floor',
      growth: true,
    },
    {
      words: '**the notes after every commit of the year, read and indexed, ms**',
      figure: 'past.ms',
      growth: true,
    },
    { words: '- ratio to git alone', figure: 'past.ms', over: 'pastFloor.ms', most: 1.1 },
    { words: '- longest slice of that', figure: 'past.sliceMs', most: { 10000: 10, 100000: 16 } },
    { words: 'the notes at the end of every week of the year, ms', figure: 'past.weeksMs', growth: true },
    { words: 'git alone: ten commits of 29 notes, ms', figure: 'pastFloor.laterMs', note: 'floor', growth: true },
    { words: '**ten commits of 29 notes later, ms**', figure: 'past.laterMs', most: 30, growth: true },
    { words: '- ratio to git alone', figure: 'past.laterMs', over: 'pastFloor.laterMs' },
    {
      words: 'git alone: the last ten commits of the year, ms',
      figure: 'pastFloor.lastMs',
      note: 'floor',
      growth: true,
    },
    { words: 'the last ten commits of the year later, ms', figure: 'past.lastMs', growth: true },
    { words: '- ratio to git alone', figure: 'past.lastMs', over: 'pastFloor.lastMs' },
    {
      words: '**a status report of four weeks with the figures’ year, the past read for it, ms**',
      figure: 'report.reportMs',
      growth: true,
    },
    { words: '- longest hold of the thread by that, ms by the clock', figure: 'report.reportHoldMs' },
    { words: '- once more, the past known, ms', figure: 'report.reportAgainMs', growth: true },
    { words: '- its page for people without VS Code, ms', figure: 'report.reportPageMs', most: 50 },
  ],
};

/** Ten commits on top of what is checked out, held by a ref of their own: a line more in 29 notes of all folders. @param {import('../section.mjs').Place} place */
async function addLaterCommits({ dir }) {
  const git = (/** @type {readonly string[]} */ args, input = '') =>
    execFileSync('git', ['-C', dir, ...args], { input, encoding: 'utf8' }).trim();
  const head = git(['rev-parse', 'HEAD']);
  const paths = listNotes(dir).sort();
  const stride = Math.floor(paths.length / 29);
  const changed = Array.from({ length: 29 }, (_, at) => paths[at * stride] ?? '');
  const seconds = Number(git(['log', '-1', '--format=%ct']));
  const lines = Array.from({ length: 10 }, (_, commit) => {
    const words = `Commit ${commit + 1}`;
    const texts = changed
      .filter((_, at) => at % 10 === commit)
      .flatMap((path) => [
        `M 100644 inline ${path}`,
        data(`${readFileSync(join(dir, path), 'utf8')}\n- [ ] ${words}\n`),
      ]);
    const when = `bench <bench@example.org> ${seconds + 600 * (commit + 1)} +0000`;
    const from = commit === 0 ? [`from ${head}`] : [];
    return ['commit refs/bench/later', `committer ${when}`, data(words), ...from, ...texts, ''].join('\n');
  });
  git(['fast-import', '--quiet', '--force'], `${lines.join('\n')}\ndone\n`);
}

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
