// A dated line under a heading: how it is written, and what is refused.
import { deepEqual, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { type LogStamp, logHeading, logLine } from '../../../../src/core/edits/logLine.ts';
import { applyEdits } from '../../../../src/core/text.ts';

function check(name: string, before: string, stamp: LogStamp, after: string): void {
  it(name, () => {
    const edit = logLine(before, logHeading, ' called,\nall well ', stamp);
    strictEqual(isRefusal(edit) ? edit.message : applyEdits(before, edit.edits), after);
  });
}

describe('logLine', () => {
  const day = '2026-03-12';
  check(
    'adds a day and who noted it behind the last line',
    '# Acme\n\n## Log\n\n- 2026-03-01 mail\n\n## Contacts\n',
    { day, me: 'maria' },
    '# Acme\n\n## Log\n\n- 2026-03-01 mail\n- 2026-03-12 @maria called, all well\n\n## Contacts\n',
  );
  check('makes the section', '# Acme\n', { day }, '# Acme\n\n## Log\n\n- 2026-03-12 called, all well\n');
  check(
    'writes the minute of an instant',
    '## log\n',
    { now: '2026-03-12T09:30+01:00', me: 'maria' },
    '## log\n\n- 2026-03-12 09:30 @maria called, all well\n',
  );

  it('refuses what says nothing and what is no day', () => {
    const refusals = [logLine('', logHeading, ' \n', { day }), logLine('', logHeading, 'x', { day: '2026-02-30' })];
    deepEqual(
      refusals.map((each) => isRefusal(each) && each.refused),
      ['invalid', 'invalid'],
    );
  });
});
