// Figures are right: tables worked out by hand, then random rows against a second, naive computation.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { addDays } from '../../../../src/core/day.ts';
import { compileKpi, isBroken } from '../../../../src/core/kpi/compile.ts';
import type { KpiScope, KpiValue } from '../../../../src/core/kpi/kpi.ts';
import { readWindow } from '../../../../src/core/kpi/window.ts';
import type { KpiDecl } from '../../../../src/core/record/kind.ts';
import { computeKpi } from '../../../support/computeKpi.ts';
import { type FakeRow, fakeConfig, fakeIndex } from '../../../support/fakeIndex.ts';
import { runs } from '../../../support/runs.ts';

const today = '2026-03-12';
const context = { today, now: '2026-03-12T12:00+01:00' };

describe('kpi compute', () => {
  const issues: FakeRow[] = [
    issue('critical', '2026-03-01T08:00+01:00', '2026-03-01T12:00+01:00'),
    issue('critical', '2026-03-02T08:00+01:00', '2026-03-02T18:00+01:00'),
    issue('low', '2026-02-20T08:00+01:00', '2026-03-10T08:00+01:00'),
    issue('low', '2026-03-11T08:00+01:00', undefined),
    issue('low', '2025-11-01T08:00+01:00', '2025-11-02T08:00+01:00'),
  ];
  const resolution = {
    from: 'type:issue is:closed',
    measure: 'median(resolved - opened)',
    on: 'resolved',
    window: '90d',
  };

  it('takes the time to resolve, by severity, in hours and days', () => {
    const value = compute({ ...resolution, by: 'severity' }, issues);
    equal(value.value, 10);
    equal(value.sampleSize, 3);
    const { groups } = value;
    deepEqual(
      groups.map(({ series, ...group }) => [group, series?.filter(({ sampleSize }) => sampleSize > 0)]),
      [
        [
          { label: 'critical', value: 7, sampleSize: 2 },
          [
            { day: '2026-02-23', value: 4, sampleSize: 1 },
            { day: '2026-03-02', value: 10, sampleSize: 1 },
          ],
        ],
        [{ label: 'low', value: 432, sampleSize: 1 }, [{ day: '2026-03-09', value: 432, sampleSize: 1 }]],
      ],
    );
    equal(compute({ ...resolution, unit: 'd', measure: 'max(resolved - opened)' }, issues).value, 18);
    near(compute({ ...resolution, measure: 'p90(resolved - opened)' }, issues).value, 10 + 0.8 * 422);
  });

  it('compares with the stretch before', () => {
    const { trend } = compute({ ...resolution, target: '<= 8h' }, issues);
    deepEqual(trend, { previous: 24, change: 'down', better: true, sampleSize: 1 });
    equal(compute({ ...resolution, target: '<= 8h' }, issues).met, false);
    equal(compute({ ...resolution, target: '<= 10h' }, issues).met, true);
  });

  it('takes any days, and compares them with as many before or with those of the year before', () => {
    const march = { from: 20513, to: 20543 };
    const value = compute(resolution, issues, { range: { from: 20513, to: 20514 } });
    deepEqual(
      [value.value, value.sampleSize, value.window, value.range],
      [7, 2, undefined, { from: 20513, to: 20514 }],
    );
    const earlier = (scope: KpiScope, more: readonly FakeRow[]) =>
      compute(resolution, [...issues, ...more], scope).trend?.days;
    const february = issue('low', '2026-02-01T08:00+01:00', '2026-02-02T08:00+01:00');
    const lastYear = issue('low', '2025-03-31T08:00+02:00', '2025-03-31T09:00+02:00');
    deepEqual(earlier({ range: march }, [february]), { from: 20485, to: 20512 });
    deepEqual(earlier({ range: { from: 20514, to: 20520 } }, [issue('low', '2026-02-28', '2026-03-01')]), {
      from: 20507,
      to: 20513,
    });
    deepEqual(earlier({ range: march, compare: 'year' }, [lastYear]), { from: 20148, to: 20178 });
    const before = issue('low', '2025-03-01T08:00+01:00', '2025-03-02T09:00+01:00');
    deepEqual(compute(resolution, [...issues, before, lastYear], { compare: 'year' }).trend?.sampleSize, 1);
  });

  it('groups by any field, looks at some services only, and tells what was opened again', () => {
    const row = issues[0] ?? { kind: 'issue' };
    const again = {
      ...row,
      fields: { ...row.fields, service: 'mail', team: 'desk', reopened: '2026-03-03T08:00+01:00' },
    };
    const value = compute({ ...resolution, by: 'severity' }, [again, ...issues], { by: 'team' });
    deepEqual(
      value.groups.map(({ label, sampleSize }) => [label, sampleSize]),
      [
        ['desk', 1],
        ['', 3],
      ],
    );
    equal(value.reopened, 1);
    equal(compute(resolution, [again, ...issues], { services: new Set(['mail']) }).sampleSize, 1);
    equal(compute({ measure: 'count' }, [again]).reopened, undefined);
  });

  it('gives the course by week, gaps where nothing happened', () => {
    const { series, bucket } = compute({ ...resolution, window: '4w' }, issues);
    equal(bucket, 'week');
    deepEqual(
      series.map(({ day, value }) => `${day} ${value}`),
      ['2026-02-09 undefined', '2026-02-16 undefined', '2026-02-23 4', '2026-03-02 10', '2026-03-09 432'],
    );
    const counts = compute({ ...resolution, measure: 'count', window: 'year' }, issues);
    equal(counts.bucket, 'month');
    deepEqual(
      counts.series.map(({ value }) => value),
      [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3],
    );
  });

  it('takes whole days where only a day is written', () => {
    const rows = [
      { kind: 'issue', state: 'done', fields: { opened: '2026-03-02T09:00+01:00', resolved: '2026-03-02' } },
    ] as const;
    equal(compute({ measure: 'avg(resolved - opened)' }, rows).value, 0);
  });

  it('knows how long open ones have been waiting', () => {
    equal(compute({ from: 'type:issue is:open', measure: 'max(now - opened)' }, issues).value, 28);
  });

  it('counts with a query or a comparison, and says who does not count', () => {
    const rows: FakeRow[] = [
      { kind: 'milestone', state: 'done', fields: { due: '2026-03-01', done: '2026-03-01' } },
      { kind: 'milestone', state: 'done', fields: { due: '2026-03-01', done: '2026-03-02' } },
      { kind: 'milestone', state: 'todo', fields: { due: '2026-03-05' } },
      { kind: 'milestone', state: 'done', fields: { due: '2026-03-06' } },
      { kind: 'milestone', state: 'todo', fields: { due: '2026-05-01' } },
      { kind: 'milestone', state: 'todo', fields: { due: '2026-03-12' } },
    ];
    const value = compute(
      { from: 'type:milestone', measure: 'share(done <= due)', on: 'due', window: '90d', direction: 'up' },
      rows,
    );
    near(value.value, 100 / 3);
    equal(value.sampleSize, 3);
    equal(value.missing, 1);
    deepEqual(
      value.rows.slice().map(({ row, counts }) => [row, counts]),
      [
        [2, false],
        [1, false],
        [0, true],
      ],
    );
    equal(compute({ measure: 'count(severity:critical)' }, issues).value, 2);
    equal(compute({ measure: 'count(severity:critical)' }, issues).rows.length, 2);
    equal(compute({ measure: 'share(resolved - opened <= 8h)', from: 'type:issue is:closed' }, issues).value, 25);
  });

  it('divides sum by sum, beside the progress of the projects', () => {
    const box = (project: string, state: 'done' | 'todo' | 'cancelled'): FakeRow => ({
      kind: 'task',
      state,
      fields: { project },
    });
    const rows: FakeRow[] = [
      { kind: 'project', fields: { project: 'mail', budget: '1,000 EUR', spent: '900 EUR' } },
      { kind: 'project', fields: { project: 'crm', budget: '3,000 EUR', spent: '300 EUR' } },
      { kind: 'project', fields: { project: 'door', budget: '50 EUR' } },
      box('mail', 'done'),
      box('mail', 'todo'),
      box('mail', 'cancelled'),
      box('crm', 'done'),
    ];
    const value = compute(
      {
        from: 'type:project',
        measure: 'ratio(spent, budget)',
        against: 'avg(progress)',
        target: '<= against',
        by: 'project',
      },
      rows,
    );
    equal(value.value, 30);
    equal(value.missing, 1);
    equal(value.against, 75);
    equal(value.met, true);
    deepEqual(value.groups, [
      { label: 'mail', value: 90, sampleSize: 1, against: 50 },
      { label: 'crm', value: 10, sampleSize: 1, against: 100 },
    ]);
  });

  it('never adds up different currencies', () => {
    const rows: FakeRow[] = ['10 EUR', '€5', '7', '20 USD'].map((spent) => ({ kind: 'project', fields: { spent } }));
    const value = compute({ from: 'type:project', measure: 'sum(spent)' }, rows);
    deepEqual([value.value, value.currencies], [undefined, ['EUR', 'USD']]);
    equal(compute({ from: 'type:project', measure: 'sum(spent)' }, rows.slice(0, 1)).value, 10);
  });

  it('adds a long column of cents up to the cent', () => {
    const rows: FakeRow[] = Array.from({ length: 10_000 }, () => ({ kind: 'project', fields: { spent: '0.1' } }));
    equal(compute({ from: 'type:project', measure: 'sum(spent)' }, rows).value, 1000);
  });

  it('narrows to a project and to another window', () => {
    const rows: FakeRow[] = [
      { kind: 'task', fields: { project: 'mail', due: '2026-03-11' } },
      { kind: 'task', fields: { project: 'mail', due: '2026-01-11' } },
      { kind: 'task', fields: { project: 'crm', due: '2026-03-11' } },
      { kind: 'task', fields: {} },
    ];
    const narrowed = (scope: KpiScope) => compute({ from: 'type:task', on: 'due', window: '90d' }, rows, scope).value;
    equal(narrowed({}), 3);
    equal(narrowed({ project: 'mail' }), 2);
    equal(narrowed({ project: 'mail', window: known('4w') }), 1);
    equal(narrowed({ window: 'all' }), 4);
  });

  it('has no value where there is nothing, and zero where zero is counted', () => {
    equal(compute({ measure: 'count' }, []).value, 0);
    for (const measure of ['share(is:done)', 'median(score)', 'ratio(spent, budget)', 'latest(value)']) {
      const value = compute({ measure, target: '<= 5' }, []);
      deepEqual([value.value, value.sampleSize, value.met], [undefined, 0, undefined], measure);
    }
    equal(
      compute({ from: 'type:project', measure: 'ratio(spent, budget)' }, [
        { kind: 'project', fields: { spent: '5', budget: '0' } },
      ]).value,
      undefined,
    );
  });

  it('shows nothing of a private notebook', () => {
    const index = fakeIndex(issues, fakeConfig({ visibility: 'private' }));
    const value = computeKpi(compiled({ measure: 'count' }), index, context);
    deepEqual([value.value, value.rows.length], [0, 0]);
  });
});

describe('kpi readings', () => {
  const record = (path: string, fields: Record<string, string>, ...readings: [string, number, number?][]): FakeRow => ({
    kind: 'kpi',
    path,
    fields: { title: path, ...fields },
    readings: readings.map(([day, value, sample], line) => ({
      day,
      value,
      line,
      ...(sample === undefined ? {} : { sample }),
    })),
  });
  const csat = record(
    'csat.md',
    { unit: '/ 5', target: '>= 4' },
    ['2026-02-01', 4, 50],
    ['2026-01-01', 3.5, 40],
    ['2026-03-01', 4.2, 100],
    ['2026-09-01', 1, 9],
  );

  it('takes the newest reading up to today, with unit and target of the note', () => {
    const value = compute({ from: 'type:kpi', measure: 'latest(value)', direction: 'up' }, [csat]);
    deepEqual([value.value, value.sampleSize, value.unit, value.met], [4.2, 100, '/ 5', true]);
    near(value.trend?.previous, 4);
    equal(value.trend?.better, true);
    deepEqual(
      value.series.map(({ day, value: at }) => `${day} ${at}`),
      ['2026-01-01 3.5', '2026-02-01 4', '2026-03-01 4.2'],
    );
    near(compute({ from: 'type:kpi', measure: 'trend(value)' }, [csat]).value, 0.7);
    equal(compute({ from: 'type:kpi', measure: 'latest(value)', window: '7d' }, [csat]).value, undefined);
  });

  it('weighs several notes by their sample sizes', () => {
    const other = record('shop.md', { unit: '/ 5', target: '>= 3' }, ['2026-02-15', 2, 300]);
    const value = compute({ from: 'type:kpi', measure: 'latest(value)' }, [csat, other]);
    near(value.value, (4.2 * 100 + 2 * 300) / 400);
    equal(value.target, undefined);
    deepEqual(
      value.groups.map(({ label, value: at }) => `${label} ${at}`),
      ['csat.md 4.2', 'shop.md 2'],
    );
    deepEqual(
      value.series.map(({ day }) => day),
      ['2026-01-01', '2026-02-01', '2026-02-15', '2026-03-01'],
    );
  });
});

describe('kpi properties', () => {
  const row = fc.record({
    score: fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined }),
    done: fc.boolean(),
    offset: fc.integer({ min: -20, max: 120 }),
    severity: fc.constantFrom('critical', 'low', 'constructor', ''),
  });

  it('equals a naive computation', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (cases, days) => {
        const rows: FakeRow[] = cases.map(({ score, done, offset, severity }) => ({
          kind: 'issue',
          state: done ? 'done' : 'todo',
          fields: {
            due: addDays(today, -offset),
            ...(score !== undefined && { score }),
            ...(severity && { severity }),
          },
        }));
        const inside = cases.filter(({ offset }) => offset >= 0 && offset < days);
        const scores = inside.flatMap(({ score }) => (score === undefined ? [] : [score])).sort((a, b) => a - b);
        const at = (measure: string) => compute({ measure, on: 'due', window: `${days}d`, by: 'severity' }, rows);
        equal(at('count').value, inside.length);
        near(
          at('share(is:closed)').value,
          inside.length === 0 ? undefined : (inside.filter(({ done }) => done).length / inside.length) * 100,
        );
        near(
          at('sum(score)').value,
          scores.reduce((a, b) => a + b, 0),
        );
        near(
          at('avg(score)').value,
          scores.length === 0 ? undefined : scores.reduce((a, b) => a + b, 0) / scores.length,
        );
        near(at('max(score)').value, scores.at(-1));
        near(at('median(score)').value, naiveMedian(scores));
        const counts = at('count');
        equal(
          counts.groups.reduce((sum, { value }) => sum + (value ?? 0), 0),
          inside.length,
        );
        equal(
          counts.series.reduce((sum, { value }) => sum + (value ?? 0), 0),
          inside.length,
        );
        equal(counts.rows.length, inside.length);
        equal(at('avg(score)').sampleSize + at('avg(score)').missing, inside.length);
      }),
      { numRuns: runs(100) },
    );
  });
});

function issue(severity: string, opened: string, resolved: string | undefined): FakeRow {
  return {
    kind: 'issue',
    state: resolved === undefined ? 'todo' : 'done',
    fields: { severity, opened, ...(resolved !== undefined && { resolved }) },
  };
}

function compiled(over: Partial<KpiDecl>) {
  const decl: KpiDecl = {
    id: 'test',
    title: 'Test',
    from: 'type:issue',
    measure: 'count',
    unit: '',
    direction: 'down',
    chart: 'number',
    doc: '',
    ...over,
  };
  const result = compileKpi(decl, fakeConfig());
  if (isBroken(result)) throw new Error(result.map(({ message }) => message).join('\n'));
  return result;
}

function compute(over: Partial<KpiDecl>, rows: readonly FakeRow[], scope: KpiScope = {}): KpiValue {
  return computeKpi(compiled(over), fakeIndex(rows), context, scope);
}

function known(text: string) {
  const window = readWindow(text);
  if (!window) throw new Error(text);
  return window;
}

function near(actual: number | undefined, expected: number | undefined): void {
  if (actual === undefined || expected === undefined) equal(actual, expected);
  else ok(Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected)) * 1e3, `${actual} is not ${expected}`);
}

function naiveMedian(sorted: readonly number[]): number | undefined {
  if (sorted.length === 0) return undefined;
  const half = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(half)] : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
