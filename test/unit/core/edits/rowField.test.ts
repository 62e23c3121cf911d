// One way to set a field of any row: lines by their grammar, records by their header, states by the kind.
import { strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { HeaderValue } from '../../../../src/core/edits/headerValue.ts';
import { setRowField, setRowFields, toggleLine } from '../../../../src/core/edits/rowField.ts';
import { dropOn } from '../../../../src/core/edits/rowIntents.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const context = {
  config: loadConfig('people:\n  - id: maria\n    name: Maria\n  - jonas\n'),
  today: '2026-03-11',
  now: '2026-03-11T09:15+01:00',
};

function check(
  before: string,
  [field, value]: readonly [string, HeaderValue | undefined],
  after: string,
  path = 'issues/a.md',
) {
  it(`${field} ${String(value)}: ${JSON.stringify(before)}`, () => {
    const task = readNote(path, before).tasks[0];
    const key = task && { raw: task.raw, ordinal: 0, equal: 1, line: task.line };
    const edit = setRowField(before, { path, ...(key ? { task: key } : {}) }, field, value, context);
    strictEqual(isRefusal(edit) ? edit.refused : applyEdits(before, edit.edits), after);
  });
}

describe('setRowField', () => {
  const issue = (lines: string) => `---\ntype: issue\n${lines}\n---\n`;

  describe('of a task line', () => {
    check('- [ ] A', ['due', '2026-03-12'], '- [ ] A due:2026-03-12');
    check('- [ ] A', ['owner', 'maria'], '- [ ] A @maria');
    check('- [ ] A', ['tags', ['ops', 'mail']], '- [ ] A tags:ops,mail');
    check('- [ ] A @maria', ['state', 'doing'], '- [ ] A @maria status:doing');
    check('- [ ] A @maria', ['status', 'completed'], '- [x] A @maria done:2026-03-11');
    check('- [ ] A', ['state', 'perhaps'], 'invalid');
    check('- [ ] A', ['due', 'soon'], 'invalid');
  });

  describe('of a line of todo.txt', () => {
    const inFile = (before: string, change: readonly [string, HeaderValue | undefined], after: string) =>
      check(before, change, after, 'todo.txt');
    inFile('(A) Call', ['due', '2026-03-12'], '(A) Call due:2026-03-12');
    inFile('Call due:2026-03-12', ['threshold', '2026-03-10'], 'Call t:2026-03-10 due:2026-03-12');
    inFile('2026-03-01 Call', ['priority', 'Z'], '(Z) 2026-03-01 Call');
    inFile('(B) (A) Call', ['priority', undefined], '(A) Call');
    inFile('x 2026-03-01 Call', ['priority', 'high'], 'x 2026-03-01 Call pri:A');
    inFile('One\r\nTwo\r\n', ['state', 'done'], 'x 2026-03-11 One\r\nTwo\r\n');
    inFile('x 2026-03-01 Call pri:Z', ['state', 'todo'], '(Z) Call');
    inFile('Call', ['state', 'todo'], 'unchanged');
    inFile('Call', ['state', 'waiting'], 'not-supported');
    inFile('Call', ['priority', 'critical'], 'invalid');
    inFile('Call', ['due', 'soon'], 'invalid');
    inFile('Call', ['owner', 'maria'], 'not-supported');
    inFile('Call', ['scheduled', '2026-03-12'], 'not-supported');

    for (const line of [
      'Call',
      '(A) Call',
      '2026-03-01 Call',
      '(Z) 2026-03-01 (B) Call @x due:2026-03-12',
      '(A) x 2026 h:1',
    ])
      it(`is the same after a tick and its undoing: ${line}`, () => {
        const toggled = (text: string): string => {
          const task = readNote('todo.txt', text).tasks[0];
          const key = { path: 'todo.txt', task: { raw: task?.raw ?? '', ordinal: 0, equal: 1, line: 0 } };
          const edit = toggleLine(text, key, context);
          return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
        };
        strictEqual(toggled(toggled(line)), line);
      });
  });

  describe('of a record', () => {
    check(
      issue('status: open # now'),
      ['state', 'done'],
      issue('status: resolved # now\nresolved: 2026-03-11T09:15+01:00'),
    );
    check(issue('status: open'), ['status', 'acked'], issue('status: acked\nacked: 2026-03-11T09:15+01:00'));
    check(issue('status: open'), ['state', 'nowhere'], 'invalid');
    check(issue('status: open'), ['due', '2026-03-12'], issue('status: open\ndue: 2026-03-12'));
    check(issue('Due Date: "2026-03-10"'), ['due', '2026-03-12'], issue('Due Date: "2026-03-12"'));
    check(issue('due: 2026-03-10'), ['due', undefined], '---\ntype: issue\n---\n');
    check(issue('due: 2026-03-10'), ['due', '12.3.'], 'invalid');
    check(issue('owner: "@maria"'), ['owner', 'jonas'], issue('owner: "@jonas"'));
    check(issue('owner: maria'), ['owner', '@jonas'], issue('owner: jonas'));
    check(issue('project: "[[mail]]"'), ['project', 'office'], issue('project: "[[office]]"'));
    check(issue('impact: high'), ['impact', 'huge'], 'invalid');
    check(issue('services:\n  - mail'), ['services', ['mail', 'web']], issue('services:\n  - mail\n  - web'));
    check(issue('severity_reason: x'), ['severity-reason', 'a: b'], issue('severity_reason: "a: b"'));
    check('# Plain\n', ['my-field', 'x'], '---\nmy_field: x\n---\n\n# Plain\n', 'notes/a.md');
    check('---\ntype: [issue\n---\n', ['due', '2026-03-12'], 'broken-header');
  });

  it('sets several fields of a line as one edit of one line', () => {
    const before = '- [ ] A due:2026-03-12\r\n- [ ] B\n';
    const key = { path: 'a.md', task: { raw: '- [ ] A due:2026-03-12', ordinal: 0, equal: 1, line: 0 } };
    const changes = [
      { field: 'wait', value: 'acme' },
      { field: 'asked', value: '2026-03-11' },
    ];
    const edit = setRowFields(before, key, changes, context);
    const after = isRefusal(edit) ? edit.refused : applyEdits(before, edit.edits);
    strictEqual(after, '- [ ] A wait:acme asked:2026-03-11 due:2026-03-12\r\n- [ ] B\n');
    strictEqual(isRefusal(edit) ? 0 : edit.edits.length, 1);
  });

  describe('with a state among several fields', () => {
    const several = (before: string, changes: readonly (readonly [string, HeaderValue])[], after: string) =>
      it(`${changes.map((change) => change.join(' ')).join(', ')}: ${JSON.stringify(before)}`, () => {
        const task = readNote('issues/a.md', before).tasks[0];
        const key = task && { raw: task.raw, ordinal: 0, equal: 1, line: task.line };
        const edit = setRowFields(
          before,
          { path: 'issues/a.md', ...(key ? { task: key } : {}) },
          changes.map(([field, value]) => ({ field, value })),
          context,
        );
        strictEqual(isRefusal(edit) ? edit.refused : applyEdits(before, edit.edits), after);
        if (!isRefusal(edit)) strictEqual(edit.edits.length, 1);
      });
    several(
      '- [ ] A',
      [
        ['state', 'doing'],
        ['owner', 'maria'],
      ],
      '- [ ] A @maria status:doing',
    );
    several(
      '- [ ] A @maria',
      [
        ['status', 'todo'],
        ['owner', 'maria'],
      ],
      'unchanged',
    );
    several(
      '- [ ] A',
      [
        ['state', 'doing'],
        ['due', 'soon'],
      ],
      'invalid',
    );
    several(
      issue('status: new'),
      [
        ['state', 'in progress'],
        ['owner', 'maria'],
        ['class', 'perhaps'],
      ],
      'invalid',
    );
    several(
      issue('status: open\nimpact: low'),
      [
        ['status', 'open'],
        ['impact', 'high'],
      ],
      issue('status: open\nimpact: high'),
    );
  });
});

describe('dropOn', () => {
  function dropped(line: string, field: string, value: string | undefined): string {
    const key = { path: 'a.md', task: { raw: line, ordinal: 0, equal: 1, line: 0 } };
    const edit = dropOn(line, key, { field, value }, context);
    return isRefusal(edit) ? edit.refused : applyEdits(line, edit.edits);
  }

  it('says since when a row waits, as the command does', () => {
    strictEqual(dropped('- [ ] A', 'wait', 'carrier'), '- [ ] A wait:carrier asked:2026-03-11');
    strictEqual(
      dropped('- [ ] A wait:carrier asked:2026-03-01', 'wait', 'jonas'),
      '- [ ] A wait:jonas asked:2026-03-11',
    );
  });

  it('leaves the day on which somebody was asked when the row waits for them already', () => {
    strictEqual(dropped('- [ ] A wait:carrier asked:2026-03-01', 'wait', 'carrier'), 'unchanged');
  });

  it('sets any other field alone', () => {
    strictEqual(dropped('- [ ] A', 'owner', 'maria'), '- [ ] A @maria');
    strictEqual(dropped('- [ ] A @maria', 'owner', undefined), '- [ ] A');
  });
});
