// An index that many changes went through: when it is built anew, in steps, with changes in every pause.
import assert from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { packNotes } from '../../../../src/core/index/pack.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const config = loadConfig(undefined);
const notes = Array.from({ length: 100 }, (_, number) => `${number}.md`);

describe('an index that is worn', () => {
  /** Changes every note so often, each time to something else. */
  const changed = (rounds: number, text: (round: number) => string): NoteIndex => {
    const index = new NoteIndex(config);
    for (let round = 0; round < rounds; round++) for (const path of notes) index.put(path, text(round));
    return index;
  };
  for (const [what, rounds, text] of [
    ['tasks', 25, (round: number) => `- [ ] ${round}\n`.repeat(10)],
    ['headers', 50, (round: number) => `---\na: ${round % 2}\nb: x\nc: x\nd: x\ne: x\n---\n`],
    ['titles', 120, (round: number) => `---\ntitle: T${round}\n---\n- [ ] a\n`],
  ] as const)
    it(`says so, and is as small again as at first: ${what}`, () => {
      const index = changed(rounds, text);
      // Another title each time and for each note, as typed: words that nobody uses.
      if (what === 'titles') for (let key = 0; key < 12_000; key++) index.put('0.md', `---\ntitle: Key ${key}\n---\n`);
      assert.ok(index.isWorn);
      finished(index.compact());
      finished(index.trim());
      assert.ok(!index.isWorn);
      const fresh = new NoteIndex(config);
      for (const path of index.paths())
        fresh.put(path, what === 'titles' && path === '0.md' ? '---\ntitle: Key 11999\n---\n' : text(rounds - 1));
      finished(fresh.compact());
      finished(fresh.trim());
      assert.equal(index.byteLength, fresh.byteLength);
    });

  it('is one whose notes are mostly gone, or were handed over twice', () => {
    const paths = Array.from({ length: 8400 }, (_, number) => `${number % 3 === 0 ? 'new' : 'old'}/${number}.md`);
    const index = new NoteIndex(config);
    index.merge(packNotes(paths.map((path) => ({ path, text: '- [ ] a\n'.repeat(3) }))));
    assert.ok(!index.isWorn);
    index.remove('old');
    assert.ok(index.isWorn);
    finished(index.compact());
    assert.ok(!index.isWorn);
    assert.equal(index.noteCount, 2800);
    for (let time = 0; time < 2; time++) {
      const taken = index.paths();
      index.merge(packNotes(taken.map((path) => ({ path, text: '- [ ] b\n'.repeat(4) }))), new Set(taken));
    }
    assert.ok(index.isWorn);
  });

  it('is not built anew for notes that went or are meant otherwise meanwhile', () => {
    for (const change of [
      (index: NoteIndex) => index.clear(),
      (index: NoteIndex) => index.setConfig(loadConfig('me: a\n')),
    ]) {
      const index = changed(2, (round) => `- [ ] ${round}\n`);
      const compacting = index.compact(1);
      compacting.next();
      change(index);
      const { version } = index;
      assert.equal(finished(compacting), undefined);
      assert.equal(index.version, version);
    }
  });

  it('tells that everything may stand elsewhere', () => {
    const index = changed(2, (round) => `- [ ] ${round}\n`);
    const { version } = index;
    assert.equal(finished(index.compact())?.all, true);
    assert.equal(index.since(version), undefined);
  });
});
