// From figures to what is shown: words for every tile, charts with tables, and a view that its own schema accepts whatever
// people have written in their notes.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { compileKpis, kpiProjects, kpiReport } from '../../../../src/core/kpi/report.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { type KpiView, kpiHostMessage } from '../../../../src/ui/kpi/kpiMessages.ts';
import { numberBeside, numberText } from '../../../../src/ui/kpi/kpiNumbers.ts';
import { kpiRef } from '../../../../src/ui/kpi/kpiTiles.ts';
import { firstChoice, kpiView, scopeOf } from '../../../../src/ui/kpi/kpiView.ts';
import { english } from '../../../support/english.ts';
import { type FakeRow, fakeIndex } from '../../../support/fakeIndex.ts';
import { runs } from '../../../support/runs.ts';

const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };
const wording = { language: 'en', l10n: english };

const reading = (day: string, value: number, line: number) => ({ day, value, line, sample: 10 });
const csat: FakeRow = {
  kind: 'kpi',
  fields: { title: 'Asked users', metric: 'csat', unit: 'of 5', target: '4.5' },
  readings: [reading('2026-01-01', 4.1, 9), reading('2026-02-01', 4.4, 10)],
};

describe('kpi view', () => {
  it('says in words what a tile shows', () => {
    const tile = viewOf([csat]).tiles.find(({ title }) => title === 'Satisfaction');
    deepEqual(
      { ...tile, ref: '', spark: tile?.spark.length },
      {
        ref: '',
        title: 'Satisfaction',
        value: '4.4',
        unit: 'of 5',
        target: { state: 'missed', text: 'Target ≥ 4.5 of 5: missed' },
        trend: {
          change: 'up',
          mood: 'better',
          brief: '0.3 more: better',
          text: '0.3 more than at the reading before: better',
        },
        notes: ['n = 10', 'Feb 1, 2026'],
        empty: false,
        spark: 2,
      },
    );
  });

  it('shows a dash and the reason where there is nothing', () => {
    const { tiles, detail } = viewOf([]);
    deepEqual(tiles.find(({ title }) => title === 'Satisfaction')?.notes, ['No readings yet']);
    deepEqual(tiles.find(({ title }) => title === 'Time to resolve')?.value, '–');
    equal(detail?.title, 'Open critical issues');
    equal(detail?.rows.text, 'No notes');
  });

  it('tells what waits for data from what cannot be computed, and says of no data that they meet a target', () => {
    const { tiles } = viewOf([]);
    const tileOf = (name: string) => tiles.find(({ title }) => title === name);
    deepEqual([tileOf('Time to resolve')?.empty, tileOf('Open critical issues')?.empty], [true, false]);
    deepEqual(tileOf('Open critical issues')?.target, { state: 'open', text: 'Target ≤ 0' });
    const { tiles: some } = viewOf([{ kind: 'issue', state: 'todo', fields: { title: 'Mail', severity: 'critical' } }]);
    equal(some.find(({ title }) => title === 'Open critical issues')?.target?.state, 'missed');
  });

  it('has for every chart a sentence and a table with the same figures', () => {
    const { detail } = viewOf([csat], { kpi: kpiRef('satisfaction') });
    const [chart] = detail?.charts ?? [];
    equal(chart?.summary, 'From 4.1 of 5 (Jan 1, 2026) to 4.4 of 5 (Feb 1, 2026), between 4.1 of 5 and 4.4 of 5.');
    deepEqual(chart?.table.rows, [
      ['Feb 1, 2026', '4.4 of 5', '10'],
      ['Jan 1, 2026', '4.1 of 5', '10'],
    ]);
  });

  it('falls back from a choice of what is gone', () => {
    const { choice } = viewOf([], {
      kpi: 'kgone-1',
      project: 'gone',
      point: '2026-03-02',
      change: 'kgone-2',
      page: 99,
    });
    deepEqual(choice, { ...firstChoice, kpi: kpiRef('open-criticals') });
  });

  it('gives numbers the decimals they deserve', () => {
    deepEqual(
      [0, 4.256, 12.34, 265.4, 1234567, -0.001].map((value) => numberText(value, wording)),
      ['0', '4.26', '12.3', '265', '1,234,567', '0'],
    );
    equal(numberText(99.86, wording, '%'), '99.86');
    equal(numberBeside(94.96, 95, wording, '%'), '94.96');
  });

  it('is accepted by its own schema, whatever the notes say', () => {
    const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ minLength: 500, maxLength: 900 }));
    const row = fc.record({
      kind: fc.constantFrom('issue', 'project', 'kpi', 'change', 'task', 'milestone'),
      state: fc.constantFrom('todo', 'done', 'cancelled'),
      fields: fc.dictionary(
        fc.constantFrom(
          'title',
          'severity',
          'health',
          'project',
          'opened',
          'resolved',
          'due',
          'done',
          'budget',
          'spent',
          'unit',
          'target',
          'metric',
        ),
        fc.oneof(text, fc.constantFrom('2026-03-01', '2026-02-11T09:00+01:00', 'critical', '900 EUR', 'csat')),
      ),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.nat(14), (rows, at) => {
        const view = viewOf(rows as FakeRow[]);
        const again = viewOf(rows as FakeRow[], { kpi: view.tiles[at]?.ref ?? '' });
        for (const each of [view, again]) {
          equal(kpiHostMessage.fault({ v: 1, seq: 1, type: 'view', view: each }), undefined);
        }
      }),
      { numRuns: runs(12) },
    );
  });
});

function viewOf(rows: readonly FakeRow[], choice: Partial<KpiView['choice']> = {}): KpiView {
  const config = loadConfig(undefined);
  const chosen = { ...firstChoice, ...choice };
  const index = fakeIndex(rows, config);
  const report = kpiReport(compileKpis(config), index, context, scopeOf(chosen, kpiProjects(index)));
  return kpiView(report, chosen, index, wording, { today: context.today }).view;
}
