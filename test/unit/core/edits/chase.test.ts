// That somebody was chased is noted: on the line, below it, in the timeline of a record; nothing else changes.
import { deepEqual, equal } from 'node:assert/strict';
import { chase } from '../../../../src/core/edits/chase.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const { config } = indexOf({});
const context = {
  config,
  today: '2026-03-12',
  now: '2026-03-12T09:15+01:00',
  me: 'maria',
  whom: 'acme',
  next: '2026-03-15',
};

function check(text: string, expected: string, path = 'lists/a.md'): void {
  const note = parseNote(text);
  const [task] = note.tasks;
  const answer = chase(text, task ? { path, task: taskKey(note, task) } : { path }, context);
  equal(isRefusal(answer) ? answer.refused : applyEdits(text, answer.edits), expected);
}

describe('chase', () => {
  it('notes the day, the next one and a line below the task', () =>
    check(
      '- [ ] Quote wait:acme asked:2026-03-01 due:2026-03-20\n- [ ] Other\n',
      '- [ ] Quote wait:acme asked:2026-03-01 chased:2026-03-12 chase:2026-03-15 due:2026-03-20\n  - 2026-03-12 chased acme\n- [ ] Other\n',
    ));
  it('comes behind what was noted before, in the line ends of the note', () =>
    check(
      '1. [ ] Quote wait:acme chased:2026-03-05 chase:2026-03-10\r\n   - 2026-03-05 reminded acme\r\n\r\nText\r\n',
      '1. [ ] Quote wait:acme chased:2026-03-12 chase:2026-03-15\r\n   - 2026-03-05 reminded acme\r\n   - 2026-03-12 chased acme\r\n\r\nText\r\n',
    ));
  it('writes no line below one in a quote', () =>
    check(
      '> - [ ] Quote wait:acme chase:2026-03-10 chased:2026-03-05\n',
      '> - [ ] Quote wait:acme chase:2026-03-15 chased:2026-03-12\n',
    ));
  it('goes into the timeline of a record', () =>
    check(
      '---\ntype: issue\nstatus: waiting\nwait: acme\nasked: 2026-03-01\n---\n\n## Timeline\n\n- 2026-03-01 08:00 opened\n',
      '---\ntype: issue\nstatus: waiting\nwait: acme\nasked: 2026-03-01\nchased: 2026-03-12\nchase: 2026-03-15\n---\n\n## Timeline\n\n- 2026-03-01 08:00 opened\n- 2026-03-12 09:15 @maria chased acme\n',
      'issues/a.md',
    ));
  it('is refused when it was noted already', () =>
    check('- [ ] Quote wait:acme chase:2026-03-15 chased:2026-03-12\n', 'unchanged'));
  it('is one edit of each line', () => {
    const text = '- [ ] Quote wait:acme asked:2026-03-01\n';
    const note = parseNote(text);
    const [task] = note.tasks;
    const answer = task && chase(text, { path: 'a.md', task: taskKey(note, task) }, context);
    deepEqual(answer && !isRefusal(answer) ? answer.edits.length : answer, 2);
  });
});
