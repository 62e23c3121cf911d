// Measures the pictures of the notes of one folder, made of the index up to what is sent to their pages: `node bench-pictures.js DIR` prints
// one line of JSON last. Each is made once with cold code, and again after every one of some changed notes. The folder is not changed.
import { resolve } from 'node:path';
import type { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { type PictureId, pictureIds } from '../../src/ui/picture/pictureMessages.ts';
import { pictureViewSteps } from '../../src/ui/picture/pictureView.ts';
import { loadIndex, median } from './loadedIndex.ts';
import { forgetSlices, inOwnSlices, longestOf } from './ownSlices.ts';

/** Today of the corpora: the last day of their simulated year. */
const today = '2026-06-30';
const rounds = 7;

/** How long a picture takes, ms. */
function made(index: NoteIndex, picture: PictureId): number {
  const context = {
    today,
    now: `${today}T09:00+00:00`,
    me: 'maria.lopez',
    words: englishWords,
    roster: index.roster(),
  };
  const start = performance.now();
  inOwnSlices(
    `picture: ${picture}`,
    pictureViewSteps({ notebook: '', picture, query: '', options: {} }, index, context),
  );
  return performance.now() - start;
}

const { index } = await loadIndex(resolve(process.argv[2] ?? '.'), loadConfig(undefined));
const figures: Record<string, number> = {};
let longest = 0;
for (const picture of pictureIds) {
  made(index, picture);
  longest = Math.max(longest, longestOf('picture'));
  const times = Array.from({ length: rounds }, (_, round) => {
    index.put('todo/bench.md', `- [ ] Round ${round} due:2026-07-01\n`);
    return made(index, picture);
  });
  figures[`${picture}Ms`] = median(times);
  forgetSlices();
}
console.log(JSON.stringify({ ...figures, firstSliceMs: longest }));
