// A note that is typed in: its rows take the place of those it had, and nobody else's are touched.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);
const texts = [
  '',
  'No tasks\n',
  '- [ ] one due:2026-03-01\n',
  '---\ntype: issue\nseverity: high\n---\n- [ ] löschen @ann\n- [x] zwei\n',
  '---\ntitle: Other\n---\n# H\n\n- [ ] a +mail\n- [ ] b\n- [ ] c 📅 2026-04-01\n',
];

describe('a note put again and again', () => {
  it('leaves the index as small as it was', () => {
    const index = new NoteIndex(config);
    for (let round = 0; round < 50; round++) index.put('a.md', `${texts[4]}${round}\n`);
    const { byteLength } = index;
    for (let round = 0; round < 2500; round++) index.put('a.md', `${texts[4]}- [ ] ${round % 10}\n`);
    equal(index.byteLength, byteLength);
  });

  it('means what a fresh index says', () => {
    const put = fc.tuple(fc.constantFrom('a.md', 'b.md', 'c.md'), fc.constantFrom(...texts));
    fc.assert(
      fc.property(fc.array(put, { maxLength: 30 }), (puts) => {
        const index = new NoteIndex(config);
        for (const [path, text] of puts) index.put(path, text);
        const fresh = new NoteIndex(config);
        for (const [path, text] of new Map(puts)) fresh.put(path, text);
        deepEqual(contents(index), contents(fresh));
        equal(index.taskCount, fresh.taskCount);
      }),
      { numRuns: runs(120) },
    );
  });
});

function contents(index: NoteIndex): unknown[] {
  return Array.from(index.rows(), (row) => ({
    ...index.item(row),
    row: 0,
    key: index.key(row),
    names: index.fieldNames(row),
    severity: index.get(row, 'severity'),
  }));
}
