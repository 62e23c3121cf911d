// The impact as a page to read: titles stay words, days sort, the way to the last day is marked.
import { equal } from 'node:assert/strict';
import { impactTable, workdayWords } from '../../../../src/core/schedule/impactTable.ts';
import type { Move } from '../../../../src/core/schedule/move.ts';

const move = (title: string, more: Partial<Move> = {}): Move => ({
  row: 0,
  key: { path: 'a.md' },
  title,
  kind: 'task',
  days: [{ field: 'due', from: '2026-03-12', to: '2026-03-19' }],
  canStay: false,
  isCritical: false,
  ...more,
});

describe('the table of an impact', () => {
  it('escapes what titles say and lists people and what to look at', () => {
    const moves = [move('A | *b* [x](y)', { isCritical: true }), move('C', { canStay: true })];
    const words = { kind: () => 'Task', owner: () => 'Ana', workdays: () => 5 };
    const people = [{ who: 'ana', name: 'Ana', moves }];
    equal(
      impactTable('Impact', { moves, notices: ['Ana is away.'] }, people, words),
      `# Impact

| What | Kind | Now | Then | Working days |  | Owner |
| --- | --- | --- | --- | --- | --- | --- |
| A \\| \\*b\\* x | Task | 2026-03-12 | 2026-03-19 | 5 | critical path | Ana |
| C | Task | 2026-03-12 | 2026-03-19 | 5 | could stay | Ana |

## People

- Ana: A \\| \\*b\\* x, C

## To look at

- Ana is away.

`,
    );
  });
  it('counts with a sign', () => {
    equal(workdayWords(4), '+4 working days');
    equal(workdayWords(-1), '-1 working day');
  });
});
