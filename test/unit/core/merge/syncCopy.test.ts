// F38: copies of sync folders are known by their names, and names that people give are not taken for one.
import { deepEqual, equal } from 'node:assert/strict';
import { noteProblems } from '../../../../src/core/fix/noteProblems.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { syncCopyOf } from '../../../../src/core/merge/syncCopy.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

function check(path: string, expected: string | undefined): void {
  it(`F38 ${path}`, () => equal(syncCopyOf(path), expected));
}

describe('copies of sync folders', () => {
  check("meetings/weekly (Ana's conflicted copy 2026-03-12).md", 'meetings/weekly.md');
  check('weekly (conflicted copy 2026-03-12 101112).md', 'weekly.md');
  check('weekly (DESKTOP-1’s conflicted copy).md', 'weekly.md');
  check('weekly.sync-conflict-20260312-101112-ABCDEFG.md', 'weekly.md');
  check('weekly.sync-conflict-20260312-101112.md', 'weekly.md');
  check('weekly (SFConflict ana@example.org 2026-03-12-10-11-12).md', 'weekly.md');
  check("main (Ana's conflicted copy 2026-03-12)", 'main');
  check('index (conflicted copy)', 'index');
  check('HEAD.sync-conflict-20260312-101112-ABCDEFG', 'HEAD');
  check('weekly (1).md', undefined);
  check('weekly 2.md', undefined);
  check('how to merge a conflicted copy.md', undefined);
  check('sync-conflict.md', undefined);

  it('F38 are told on their first line, with the note they are of', () => {
    const world = { index: new NoteIndex(loadConfig('')), isNote: () => true };
    const { problems } = noteProblems('weekly (conflicted copy).md', '# Weekly\n- [ ] a\n', world);
    deepEqual(
      problems.map(({ code, span, message }) => [code, span, message.includes('“weekly.md”')]),
      [['sync-copy', { start: 0, end: 8 }, true]],
    );
  });
});
