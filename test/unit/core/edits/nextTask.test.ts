// One occurrence of a repeating task, completed in two clones: whoever completes it and whenever, the next line is the same one.
import { strictEqual } from 'node:assert/strict';
import { nextTaskLine } from '../../../../src/core/edits/nextTask.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

const config = loadConfig('loose_tasks: true\nwork:\n  holidays: [2026-03-12]\n');

function next(line: string, today: string): string {
  const [task] = parseNote(line, { looseTasks: true }).tasks;
  const found = task && nextTaskLine(task, today, config);
  return typeof found === 'string' ? found : '';
}

describe('an occurrence of a repeating task', () => {
  it('is the same line in two clones', () => {
    const line = '- [ ] Read the log @maria [repeat:: every week for 5 times] due:2026-03-02';
    strictEqual(next(line, '2026-03-02'), next(line, '2026-03-11'));
    strictEqual(next(line, '2026-03-02'), '- [ ] Read the log @maria [repeat:: every week for 4 times] due:2026-03-09');
  });
  it('knows the holidays of the notebook, and lines without a list marker', () =>
    strictEqual(
      next('[ ] Check repeat:every-weekday due:2026-03-11', '2026-03-11'),
      '[ ] Check repeat:every-weekday due:2026-03-13',
    ));
});
