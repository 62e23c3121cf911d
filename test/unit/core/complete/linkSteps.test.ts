// Looking through many notes for a link pauses again and again, and answers what is proposed then.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { complete } from '../../../../src/core/complete/complete.ts';
import { linkSteps } from '../../../../src/core/complete/links.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { rowsAStep } from '../../../../src/core/index/steps.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const count = 1500;

function manyNotes(): NoteIndex {
  const index = new NoteIndex(loadConfig(undefined));
  for (let note = 0; note < count; note++) index.put(`notes/n${note}.md`, `# Note ${note}\n`);
  return index;
}

function request(index: NoteIndex, text: string) {
  const now = { today: '2026-03-12', now: '2026-03-12T09:00+01:00' };
  return { path: 'a.md', text, offset: text.length, index, ...now, invoked: false };
}

function stepsOf(index: NoteIndex, text: string): number {
  const steps = linkSteps(request(index, text));
  let made = 0;
  while (!steps.next().done) made++;
  return made;
}

describe('links among many notes', () => {
  it('are looked for in steps, once for each thing that is typed', () => {
    const index = manyNotes();
    ok(stepsOf(index, 'See [[') > count / rowsAStep);
    equal(stepsOf(index, 'See [['), 0);
    ok(stepsOf(index, 'See [x](n12') >= Math.floor(count / rowsAStep));
    equal(stepsOf(index, 'See [[a#'), 0);
    equal(stepsOf(index, 'See [x](https:n'), 0);
    equal(stepsOf(index, 'Words'), 0);
  });

  it('are proposed the same, with pauses or without', () => {
    const [index, other] = [manyNotes(), manyNotes()];
    for (const text of ['See [[note 12', 'See [x](../notes/n7', '[[']) {
      stepsOf(index, text);
      const found = complete(request(index, text)).map(({ label, insert }) => [label, insert]);
      ok(found.length > 0);
      deepEqual(
        found,
        complete(request(other, text)).map(({ label, insert }) => [label, insert]),
      );
    }
  });
});
