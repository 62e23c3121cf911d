// The kinds that a notebook has records of: known by their notes, never by their lines.
import { deepEqual } from 'node:assert/strict';
import { kindsInUse } from '../../../../src/core/index/kindsInUse.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

describe('kinds in use', () => {
  it('are those with a record, and no more when it is gone', () => {
    const index = new NoteIndex(loadConfig(''));
    deepEqual(kindsInUse(index), []);
    index.put('risks/fire.md', '---\ntype: risk\n---\n- [ ] #milestone Sprinklers\n');
    index.put('ideas.md', '- [ ] Think\n');
    deepEqual(kindsInUse(index), ['risk']);
    index.remove('risks/fire.md');
    deepEqual(kindsInUse(index), []);
  });
});
