// Tables of actions: which tables are, and what their rows say; never in code, quotes or lists.
import { deepEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { actionTables } from '../../../../src/core/note/actionTables.ts';
import { runs } from '../../../support/runs.ts';

/** Rows as `text · owner · due · priority · status · head: cell`. */
function check(text: string, ...expected: string[]): void {
  it(JSON.stringify(text), () =>
    deepEqual(
      actionTables(text).map(({ text: words, owner, due, priority, status, rest }) =>
        [words, owner, due, priority, status, ...rest.map((pair) => pair.join(': '))].join(' · '),
      ),
      expected,
    ),
  );
}

describe('tables of actions', () => {
  check('| Action | Owner |\n|---|---|\n| Call | maria |\n| | jonas |\n', 'Call · maria ·  ·  · ');
  check('Action | Due\n---|---\nCall | 2026-03-20\n\nWrite | 2026-03-21', 'Call ·  · 2026-03-20 ·  · ');
  check('| **To do** | Assignee | Prio |\r\n|---|---|---|\r\n| a \\| b | @x | high |\r\n', 'a | b · @x ·  · high · ');
  check(
    '| What | Who | When | State | Ticket |\n|-|-|-|-|-|\n| A | – | N/A | open | #3 | more |',
    'A ·  ·  ·  · open · Ticket: #3 · : more',
  );
  check('| Name | Owner |\n|---|---|\n| Call | maria |');
  check('| Action | Notes |\n|---|---|\n| Call | maria |');
  check('| Action | Owner |\n| Call | maria |');
  check('```\n| Action | Owner |\n|---|---|\n| Call | maria |\n```');
  check('> | Action | Owner |\n> |---|---|\n> | Call | maria |');
  check('- x\n\n  - y\n\n    | Action | Owner |\n    |---|---|\n    | Call | maria |');

  it('are found in any text, quickly', () => {
    const startMs = performance.now();
    for (const piece of ['|', '|-', '| Action | Due\n|-|-\n', '|Action|Due|\n|-|-|\n|a|b|\n', '\\|'])
      actionTables(piece.repeat(100_000 / piece.length));
    ok(performance.now() - startMs < 1000);
    const parts = fc.constantFrom(
      '| Action ',
      '| Due ',
      '|',
      '\n',
      '\r\n',
      '---',
      '|---|---|\n',
      'a',
      '\\',
      ' ',
      '> ',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (all) => {
        const text = all.join('');
        for (const { span, table } of actionTables(text)) ok(table.start < span.start && span.end <= table.end);
      }),
      { numRuns: runs(200) },
    );
  });
});
