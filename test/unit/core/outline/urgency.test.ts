// What presses first: the quick way for thousands of rows says what each row's own reasons say.
import { deepEqual } from 'node:assert/strict';
import { byUrgency } from '../../../../src/core/index/rowOrder.ts';
import type { Row } from '../../../../src/core/index/rows.ts';
import { mostUrgentFirst, urgencyList, urgencyOf } from '../../../../src/core/outline/urgency.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-11';
const dues = ['', ...[-20, -14, -13, -1, 0, 1].map((days) => `due:2026-${day(days)}`)];
const owners = ['', '@maria', '@jonas'];
const priorities = ['', '!critical', '!high', '!medium', '!low', '!lowest'];
const boxes = ['[ ]', '[/]', '[ ] wait:maria'];

/** So many days after the eleventh of March. */
function day(days: number): string {
  return new Date(Date.UTC(2026, 2, 11 + days)).toISOString().slice(5, 10);
}

const lines = boxes.flatMap((box) =>
  dues.flatMap((due) =>
    owners.flatMap((owner) => priorities.map((priority) => `- ${box} Task ${due} ${owner} ${priority}\n`)),
  ),
);

const index = indexOf({
  'daybook.yml':
    'people:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\nurgency: { critical: 9, high: 6, low: -2, late: 0.7, due: 3, mine: 2, waiting: 4 }\n',
  'lists/a.md': lines.join(''),
  'issues/old.md':
    '---\ntype: issue\nseverity: critical\nstatus: open\nopened: 2026-03-01T09:00+01:00\nowner: maria\n---\n',
  'issues/new.md':
    '---\ntype: issue\nseverity: low\nstatus: open\nopened: 2026-03-11T08:00+01:00\ndue: 2026-03-10\n---\n',
});
const rows = [...index.rows()];

describe('what presses first', () => {
  for (const me of ['maria', undefined]) {
    it(`is what the reasons of each row say, asked by ${me ?? 'nobody'}`, () => {
      const context = outlineContext(index, today, me);
      const sumOf = (row: Row): number =>
        Math.round(100 * urgencyOf(index, row, context).reduce((sum, { points }) => sum + points, 0)) / 100;
      const sums = [...new Set(rows.map(sumOf))].sort((a, b) => b - a);
      const expected = sums.flatMap((sum) =>
        byUrgency(
          index,
          rows.filter((row) => sumOf(row) === sum),
          me,
        ),
      );
      deepEqual(mostUrgentFirst(index, rows, context), expected);
    });
  }

  it('is asked for again when the moment, the person or the notes are others', () => {
    const context = outlineContext(index, today, 'maria');
    const one = urgencyList(index, rows, context);
    deepEqual(urgencyList(index, rows, context), one);
    for (const other of [{ me: 'jonas' }, { today: '2026-03-12' }, { now: '2027-03-11T09:00+01:00' }])
      deepEqual(
        urgencyList(index, rows, { ...context, ...other }).slice(),
        mostUrgentFirst(index, [...rows], { ...context, ...other }),
      );
  });
});
