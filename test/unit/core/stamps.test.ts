// A stamp means one instant to everybody who reads it: without an offset it is a time on the wall of the notebook's zone.
import { equal, ok } from 'node:assert/strict';
import { isRefusal } from '../../../src/core/edits/edit.ts';
import { setState } from '../../../src/core/edits/state.ts';
import { fieldReader } from '../../../src/core/index/fieldReader.ts';
import { ageWords } from '../../../src/core/outline/rowWords.ts';
import { parseQuery } from '../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../src/core/query/runQuery.ts';
import { applyEdits } from '../../../src/core/text.ts';
import { indexOf } from '../../support/notebookText.ts';

const [today, now] = ['2026-07-01', '2026-07-01T10:30-06:00'];

function issue(opened: string) {
  const path = 'issues/a.md';
  const text = `---\ntype: issue\ntitle: A\nstatus: resolved\nopened: ${opened}\nresolved: ${opened}\n---\n`;
  const index = indexOf({ 'daybook.yml': 'timezone: America/Denver\n', [path]: text });
  return { index, text, row: index.noteRow(path) ?? -1 };
}

describe('a stamp', () => {
  const instant = Date.parse('2026-07-01T16:00Z');
  for (const written of ['2026-07-01T10:00', '2026-07-01 10:00', '2026/07/01 10:00', '2026-07-01T16:00Z']) {
    it(`${written} is one instant`, () => {
      const { index, row } = issue(written);
      equal(index.number(row, 'opened'), instant);
      equal(fieldReader(index).numbers('opened')(row), instant);
      for (const [query, count] of [
        ['opened:>=2026-07-01T16:00Z', 1],
        ['opened:>2026-07-01T16:00Z', 0],
      ] as const) {
        const parsed = parseQuery(query, index.config);
        ok('query' in parsed);
        equal(runQuery(parsed.query, index, { today, now }).length, count, query);
      }
    });
    it(`${written} was taken back within the hour`, () => {
      const { index, text } = issue(written);
      const kind = index.config.kinds.get('issue');
      ok(kind);
      const reopened = (at: string): boolean => {
        const edit = setState(text, 'open', { kind, config: index.config, today, now: at });
        ok(!isRefusal(edit));
        return applyEdits(text, edit.edits).includes('reopened:');
      };
      equal(reopened('2026-07-01T10:59-06:00'), false);
      equal(reopened('2026-07-01T11:01-06:00'), true);
    });
  }

  it('that is a day alone counts as the day does', () => {
    const { index, row } = issue('2026-07-01');
    equal(index.number(row, 'opened'), Date.parse('2026-07-01T00:00Z'));
  });

  it('without an offset is as old as the wall says', () => {
    const words = (key: string, ...rest: readonly (string | number)[]) => [key, ...rest].join(' ');
    const context = { today, now, words } as Parameters<typeof ageWords>[1];
    equal(ageWords('2026-07-01T10:00', context), 'age.minutes 30');
    equal(ageWords('2026-07-01T16:00Z', context), 'age.minutes 30');
  });

  it('is not asked for between a day and a time', () => {
    const { index } = issue('2026-07-01T10:00');
    for (const query of ['opened:2026-03-01..2026-03-02T10:00Z', 'opened:2026-03-01T10:00Z..2026-03-02'])
      ok(!('query' in parseQuery(query, index.config)), query);
  });
});
