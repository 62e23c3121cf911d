// The notes as they were, read out of git's history, and a report made of it.
import { join } from 'node:path';

/** @type {import('../section.mjs').Section} */
export const past = {
  name: 'past',
  title: 'History',
  words: `The floor is the same \`git log --raw\` and one \`git cat-file --batch\` of every blob, taken and dropped. Our own reads, parses and
shows the notes after every single commit of the year, in a worker as in the editor. A slice is what this thread does in one turn,
in processor time (told to about 4 ms), when the year is read once more.`,
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
    { words: 'git alone: ten commits and their notes, ms', figure: 'pastFloor.laterMs', note: 'floor', growth: true },
    { words: 'ten commits later (a twentieth of the year at 10k), ms', figure: 'past.laterMs', most: 30, growth: true },
    { words: '- ratio to git alone', figure: 'past.laterMs', over: 'pastFloor.laterMs' },
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
