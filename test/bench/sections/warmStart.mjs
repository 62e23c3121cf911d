// Opening a notebook that was open before, beside what git needs to say whether anything changed.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { nodeProgram } from '../../../scripts/installed.mjs';

/** @param {string} way @returns {(place: import('../section.mjs').Place) => readonly string[]} */
const program =
  (way) =>
  ({ dir, built, scratch }) => [join(built, 'bench-warm.js'), way, dir, scratch];

/** @type {import('../section.mjs').Section} */
export const warmStart = {
  name: 'warm',
  title: 'Warm start',
  words: `From opening the notebook to the state ready: its configuration is read, the saved index opened and shown, and git asked what has
changed since, side by side. The floor is \`git status\` as a program of its own.`,
  prepare: async (place) => {
    // Files that were written in the last two seconds are never taken for known.
    await setTimeout(3000);
    execFileSync(await nodeProgram(24), program('save')(place), { stdio: 'ignore' });
  },
  cases: {
    gitStatus: { args: program('status') },
    warm: { args: program('own') },
  },
  rows: [
    { words: '`git status` alone, ms', figure: 'gitStatus.ms', note: 'floor', growth: true },
    { words: '**warm start, validated, ms**', figure: 'warm.ms', growth: true },
    { words: '- ratio to `git status` alone', figure: 'warm.ms', over: 'gitStatus.ms', most: 1.3 },
    { words: '- until the notes are shown, ms', figure: 'warm.shownMs', growth: true },
    { words: '- ratio to the cold index', figure: 'warm.ms', over: 'own.ms' },
  ],
};
