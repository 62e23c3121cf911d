// What the panel shows for a choice: the rows behind a point, figures of a day that is past, a change with what lay around it, tables to
// take along.
import { deepEqual, equal } from 'node:assert/strict';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import type { KpiChoice } from '../../../../src/ui/kpi/kpiMessages.ts';
import { kpiHostMessage } from '../../../../src/ui/kpi/kpiMessages.ts';
import { type KpiPastReader, showKpis } from '../../../../src/ui/kpi/kpiShown.ts';
import { kpiRef } from '../../../../src/ui/kpi/kpiTiles.ts';
import { firstChoice, scopeOf } from '../../../../src/ui/kpi/kpiView.ts';
import { english } from '../../../support/english.ts';
import { indexOf } from '../../../support/notebookText.ts';

const context = { today: '2026-03-12', now: '2026-03-12T12:00+00:00' };
const wording = { language: 'en', l10n: english };
const issue = (title: string, more: string) => `---\ntype: issue\ntitle: "${title}"\nservice: mail\n${more}\n---\n`;
const index = indexOf({
  'daybook.yml': 'timezone: Etc/UTC\n',
  'issues/a.md': issue('=1+1', 'status: resolved\nopened: 2026-03-02T08:00+00:00\nresolved: 2026-03-03T08:00+00:00'),
  'issues/b.md': issue('Slow', 'status: resolved\nopened: 2026-03-09T08:00+00:00\nresolved: 2026-03-09T10:00+00:00'),
  'issues/c.md': issue('Down', 'severity: critical\nstatus: open\nopened: 2026-03-11T08:00+00:00'),
  'changes/x.md':
    '---\ntype: change\ntitle: New router\nstatus: done\nservices: [mail]\ndeployed: 2026-03-09T07:00+00:00\n---\n',
});
const then = indexOf({
  'daybook.yml': 'timezone: Etc/UTC\n',
  'issues/old.md': issue('Old one', 'severity: critical\nstatus: open\nopened: 2026-02-20T08:00+00:00'),
});
const figures = new Map([['open-criticals', { value: 1, sampleSize: 1, groups: new Map<string, number>() }]]);
const past: KpiPastReader = {
  known: (_, { end }) => ({
    courses: new Map([['open-criticals', [{ day: '2026-02-23', value: 1, sampleSize: 1 }]]]),
    ...(end !== undefined && { end: { day: end, figures } }),
  }),
  atDay: async (day, look) => await look(then, { today: day, now: `${day}T23:59+00:00` }),
};

async function shown(choice: Partial<KpiChoice>, reader = past) {
  const chosen = { ...firstChoice, ...choice };
  const report = kpiReport(compileKpis(index.config), index, context, scopeOf(chosen, []));
  const made = await showKpis({ report, index, context, past: reader, wording }, chosen);
  equal(kpiHostMessage.fault({ v: 1, seq: 1, type: 'view', view: made.view }), undefined);
  return made;
}

const resolve = { kpi: kpiRef('time-to-resolve') };
const titles = ({ view }: Awaited<ReturnType<typeof shown>>) => view.detail?.rows.items.map(({ title }) => title);

describe('what the panel shows', () => {
  it('the rows of a week, by the notes of now', async () => {
    const made = await shown({ ...resolve, point: '2026-03-02' });
    deepEqual(titles(made), ['=1+1']);
    const { about, day } = made.view.detail?.rows ?? {};
    deepEqual([about, day], ['Mar 2, 2026 to Mar 8, 2026: 24 h', '2026-03-08']);
  });

  it('the rows of a past day, by the notes as they were', async () => {
    const made = await shown({ point: '2026-02-23' });
    deepEqual(titles(made), ['Old one']);
    equal(made.view.detail?.rows.about, '1 at the end of Mar 1, 2026, by the notes as they were then.');
    equal(made.targets.rows.get('r0')?.path, 'issues/old.md');
  });

  it('the rows of now where a point is gone', async () => {
    const made = await shown({ point: '2020-01-06' });
    deepEqual([titles(made), made.view.choice.point], [['Down'], '']);
  });

  it('the figure of the last day of a period, never the one of now in its place', async () => {
    const choice = { period: 'days', from: '2026-01-01', to: '2026-02-28' } as const;
    const [tile] = (await shown(choice)).view.tiles;
    deepEqual([tile?.value, tile?.notes], ['1', ['n = 1', 'on Feb 28, 2026']]);
    const unread = { known: () => undefined, atDay: async () => undefined };
    const made = await shown(choice, unread);
    deepEqual(
      [made.view.tiles[0]?.value, made.view.tiles[0]?.notes, titles(made)],
      ['–', ['Not known for Feb 28, 2026'], []],
    );
  });

  it('a change with what lay around it, and its mark on the course', async () => {
    const { view, targets } = await shown({ ...resolve, change: kpiRef('changes/x.md'), days: 3 });
    equal(
      view.around?.summary,
      'New router went live on Mar 9, 2026. Issues on its services in 3 days: 0 before, 2 after. 2 more.',
    );
    deepEqual(view.around?.table.rows.slice(0, 2), [
      ['Issues', '0', '2', '+2'],
      ['Critical ones', '0', '1', '+1'],
    ]);
    equal(targets.rows.get('a0')?.path, 'issues/b.md');
    const course = view.detail?.charts.find(({ kind }) => kind === 'line');
    deepEqual(course && 'marks' in course && course.marks.map(({ text }) => text), ['Mar 9, 2026: changed New router']);
    equal(targets.rows.get('m0')?.path, 'changes/x.md');
  });

  it('tables to take along, in which nothing is computed', async () => {
    const made = await shown(resolve);
    const rows = (await made.csv(-1))?.split('\r\n') ?? [];
    equal(rows[1], '"\'=1+1","issues/a.md",,"issue","resolved","2026-03-03",24,"yes"');
    const course = made.view.detail?.charts.findIndex(({ kind }) => kind === 'line') ?? -1;
    deepEqual((await made.csv(course))?.split('\r\n').slice(-3), ['"2026-03-02",24,1', '"2026-03-09",2,1', '']);
    equal(await made.csv(2), undefined);
  });
});
