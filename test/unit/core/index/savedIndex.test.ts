// A whole index as arrays: copied and taken again it answers the same and goes on living; arrays that somebody made up are refused
// or walked to an end.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { bytesOf, emptySaved, isSound, lengthsOf, savedArrays } from '../../../../src/core/index/savedIndex.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex(config);
  for (const [path, text] of Object.entries(notes)) index.put(path, text);
  return index;
}

const lines = (index: NoteIndex): string[] =>
  [...index.rows()].map((row) => `${index.path(row)} ${index.item(row).title}`);

const notes = {
  'people/maria.md': '---\ntype: person\nname: Maria Lopez\n---\n',
  'b.md': '# B\n\n- [ ] one @maria due:2026-03-05\n- [x] two\n',
  'a.md': '---\ntype: issue\ntags: [x, y]\n---\n- [ ] three ü\n',
};

describe('saved index', () => {
  it('answers the same when it is taken again, and goes on living', () => {
    const index = indexOf(notes);
    index.remove('a.md');
    index.put('a.md', notes['a.md']);
    const taken = new NoteIndex(config);
    taken.put('c.md', '- [ ] forgotten\n');
    const saved = finished(index.save());
    assert.ok(isSound(saved));
    assert.ok(taken.adopt(saved, true).all);
    assert.deepEqual(lines(taken), lines(index));
    assert.equal(taken.taskCount, index.taskCount);
    for (const each of [index, taken]) each.put('b.md', '- [ ] other @maria\n');
    assert.deepEqual(lines(taken), lines(index));
    assert.equal(taken.personId('maria'), index.personId('maria'));
    taken.clear();
    assert.deepEqual(lines(taken), []);
  });

  it('is interpreted again for another configuration', () => {
    const taken = new NoteIndex(loadConfig('kinds:\n  wish:\n    folder: b\n'));
    taken.adopt(finished(indexOf({ 'b/x.md': '# X\n' }).save()), false);
    assert.deepEqual(
      [...taken.rows()].map((row) => taken.kind(row)),
      ['wish'],
    );
  });

  it('has the lengths of its arrays, and no others make one', () => {
    const saved = finished(indexOf(notes).save());
    const bytes = savedArrays(saved).reduce((sum, { byteLength }) => sum + byteLength, 0);
    assert.equal(bytesOf(lengthsOf(saved)), bytes);
    assert.equal(bytesOf([...lengthsOf(saved), 0]), Number.NaN);
    assert.equal(bytesOf(lengthsOf(saved).with(3, -1)), Number.NaN);
    assert.equal(bytesOf(lengthsOf(saved).with(3, 0.5)), Number.NaN);
  });

  it('is refused or walked to its end, whatever stands in the arrays', () => {
    const lengths = lengthsOf(finished(indexOf(notes).save()));
    const places = fc.array(fc.tuple(fc.nat(54), fc.nat(1000), fc.integer()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(places, (changes) => {
        const saved = finished(indexOf(notes).save());
        const arrays = savedArrays(saved);
        for (const [array, at, value] of changes) {
          const column = arrays[array % arrays.length];
          if (column?.length) column[at % column.length] = value;
        }
        if (!isSound(saved)) return;
        const taken = new NoteIndex(config);
        taken.adopt(saved, true);
        lines(taken);
        taken.put('new.md', '- [ ] new\n');
      }),
      { numRuns: runs(100) },
    );
    assert.equal(isSound(emptySaved(lengths)), false);
  });
});
