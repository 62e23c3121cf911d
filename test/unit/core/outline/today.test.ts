// Today: whose day it is, what presses most and why, and what was pinned.
import assert, { deepEqual, equal } from 'node:assert/strict';
import { constantFrom, assert as hold, property, record, uniqueArray } from 'fast-check';
import { issuesOutline } from '../../../../src/core/outline/issuesOutline.ts';
import type { OutlineNode } from '../../../../src/core/outline/node.ts';
import { rowFilter } from '../../../../src/core/outline/rowFilter.ts';
import type { OutlineContext } from '../../../../src/core/outline/rowWords.ts';
import { todayCount, todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { mostUrgentFirst, urgencyLine, urgencyOf } from '../../../../src/core/outline/urgency.ts';
import { usualDay } from '../../../../src/core/outline/whose.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const today = '2026-03-11';
const config = [
  'people:',
  '  - { id: maria, name: Maria Weber, team: Network }',
  '  - { id: jonas, name: Jonas Berg, team: Network }',
  '  - { id: aylin, name: Aylin Demir, team: Desk }',
  '',
].join('\n');
const files = {
  'daybook.yml': config,
  'projects/mail.md':
    '---\ntype: project\nowner: aylin\nstatus: active\n---\n- [ ] Nobody’s yet due:2026-03-10\n- [ ] Certificate @maria priority:high due:2026-03-09\n- [ ] Plan @jonas due:2026-03-11\n- [ ] Desk move @aylin due:2026-03-10\n- [ ] Cables @jonas priority:low due:2026-03-01\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue\nstatus: open\nseverity: critical\nopened: 2026-03-10T16:00+01:00\n---\n',
};
const index = indexOf(files);
const context = outlineContext(index, today, 'maria');

function labels(more: Partial<OutlineContext>): string[] {
  const all = (nodes: readonly OutlineNode[]): string[] =>
    nodes.flatMap((node) => (node.children ? all(node.children()) : [node.label]));
  return all(todayOutline(index, { ...context, ...more }));
}

describe('today', () => {
  it('is everybody’s, mine, a person’s or a team’s, and the badge counts the same rows', () => {
    const check = (whose: string | undefined, expected: string[]): void => {
      const more = whose === undefined ? {} : { whose };
      assert.deepEqual(labels(more).sort(), [...expected].sort(), whose);
      assert.equal(todayCount(index, { ...context, ...more }), expected.length, whose);
    };
    const everybody = ['Queue', 'Nobody’s yet', 'Certificate', 'Plan', 'Desk move', 'Cables'];
    check(undefined, everybody);
    check('everyone', everybody);
    check('me', ['Queue', 'Certificate']);
    check('person aylin', ['Queue', 'Nobody’s yet', 'Desk move']);
    check('team Network', ['Queue', 'Certificate', 'Plan', 'Cables']);
    check('team gone', everybody);
    check('person nobody', ['Queue']);
  });

  it('is usually mine, with what is nobody’s and the criticals of all; everybody’s while nobody knows who looks', () => {
    const more = indexOf({
      ...files,
      'lists/a.md': '# A\n\n- [ ] Whoever due:2026-03-10\n',
      'issues/other.md': '---\ntype: issue\ntitle: Other\nstatus: open\nseverity: critical\nowner: jonas\n---\n',
    });
    const count = (me: string | undefined, whose: string): number =>
      todayCount(more, { ...outlineContext(more, today, me), whose });
    // Of mine the certificate, of nobody's the line of no project, both criticals.
    assert.deepEqual([count('maria', usualDay), count('maria', 'me'), count(undefined, usualDay)], [4, 2, 8]);
  });

  it('tells the Issues view whose they are, as the status bar counts them', () => {
    const mine = '---\ntype: issue\ntitle: Printer\nstatus: open\nseverity: critical\nowner: jonas\n---\n';
    const both = indexOf({ ...files, 'issues/printer.md': mine });
    const shown = (whose?: string): string[] =>
      issuesOutline(both, { ...outlineContext(both, today, 'maria'), ...(whose !== undefined && { whose }) })
        .flatMap((node) => node.children?.() ?? [])
        .map(({ label }) => label);
    assert.deepEqual(
      [shown(), shown('me'), shown('person jonas')],
      [['Queue', 'Printer'], ['Queue'], ['Queue', 'Printer']],
    );
  });

  it('puts first what presses most, and says why', () => {
    assert.equal(
      drawn(todayOutline(index, context)),
      [
        'Critical | 1',
        '  (issues charts.red) [ ] Queue | 17 h',
        'Overdue | 4',
        '  (arrow-up symbolIcon.classForeground) [ ] Certificate | 2 days late · mail',
        '  [ ] Cables | 10 days late · Jonas Berg · mail',
        '  [ ] Nobody’s yet | 1 day late · mail',
        '  [ ] Desk move | 1 day late · Aylin Demir · mail',
        'Due today | 1',
        '  [ ] Plan | Jonas Berg · mail',
        '',
      ].join('\n'),
    );
    const row = index.taskRows('projects/mail.md')[1];
    assert.ok(row !== undefined);
    assert.deepEqual(urgencyLine(index, row, context), ['Urgency 10: high +6, late (2 d) +2, mine +2']);
  });

  it('takes the weights of the configuration', () => {
    const own = indexOf({ ...files, 'daybook.yml': `${config}urgency: { late: 0, low: 5, high: -2 }\n` });
    const rows = own.taskRows('projects/mail.md');
    const first = mostUrgentFirst(own, rows, { ...context, roster: own.roster() })[0];
    assert.equal(first === undefined ? '' : own.item(first).title, 'Cables');
    const broken = indexOf({ ...files, 'daybook.yml': `${config}urgency: { late: many, nonsense: 3 }\n` });
    assert.equal(broken.config.problems.length, 2);
    assert.equal(broken.config.urgency.get('late'), 1);
  });

  it('counts a service time that is broken or about to be', () => {
    const text = 'sla: { critical: { resolve: 18h, hours: elapsed }, high: { resolve: 1h, hours: elapsed } }\n';
    const own = indexOf({ ...files, 'daybook.yml': config + text });
    const row = own.noteRow('issues/queue.md');
    assert.ok(row !== undefined);
    const line = (now: string) => urgencyLine(own, row, { ...context, now })[0];
    assert.equal(line('2026-03-11T09:15+01:00'), 'Urgency 16: critical +12, service time ends soon +4');
    assert.equal(line('2026-03-11T11:15+01:00'), 'Urgency 20: critical +12, service time broken +8');
  });

  it('shows pinned rows first, each once, and leaves the badge alone', () => {
    const rows = index.taskRows('projects/mail.md');
    const [pinned = 0] = [rows[2]];
    const pins = [index.key(pinned), { path: 'gone.md' }];
    const nodes = todayOutline(index, { ...context, pins });
    assert.equal(nodes[0]?.label, 'Pinned');
    assert.deepEqual(labels({ pins })[0], 'Plan');
    assert.deepEqual(labels({ pins }).sort(), labels({}).sort());
    assert.equal(todayCount(index, { ...context, pins }), todayCount(index, context));
  });

  describe('what comes', () => {
    const coming = indexOf({
      ...files,
      'projects/mail.md': '---\ntype: project\nowner: aylin\nstatus: active\n---\n',
      'issues/queue.md': '',
      'lists/a.md': [
        '- [ ] Today is the 11th @maria due:2026-03-10 scheduled:2026-03-18',
        '- [ ] A week and a day @maria due:2026-03-19',
        '- [ ] Friday @maria due:2026-03-13',
        '- [ ] Tomorrow @jonas due:2026-03-12',
        '- [ ] Waits @maria wait:acme due:2026-03-17',
        '- [ ] In work @maria status:doing due:2026-03-16',
        '- [ ] Begins @maria scheduled:2026-03-14',
        '- [x] Done @maria due:2026-03-13 done:2026-03-01',
        '',
      ].join('\n'),
    });
    const asked = outlineContext(coming, today, 'maria');
    const week = (more: Partial<OutlineContext>): OutlineNode | undefined =>
      todayOutline(coming, { ...asked, ...more }).find(({ label }) => label === 'Next 7 days');
    const titles = (node: OutlineNode | undefined): string[] => (node?.children?.() ?? []).map(({ label }) => label);

    it('in a week stands last, by its day, each row once', () => {
      equal(todayOutline(coming, asked).at(-1)?.label, 'Next 7 days');
      deepEqual(titles(week({})), ['Tomorrow', 'Friday', 'Begins', 'Waits', 'Today is the 11th']);
      equal(todayCount(coming, asked), 0);
    });

    it('is whose day it is, passes the filter, and is there however rows are grouped', () => {
      const filter = rowFilter('friday', coming, asked);
      deepEqual(titles(week({ whose: 'me' })), ['Friday', 'Begins', 'Waits', 'Today is the 11th']);
      deepEqual(titles(week(filter ? { filter } : {})), ['Friday']);
      deepEqual(titles(week({ group: 'owner' })).length, 5);
    });

    it('is open where nothing else is there', () => {
      equal(week({})?.collapse, 'collapsed');
      equal(week({ whose: 'person jonas' })?.collapse, 'expanded');
    });
  });

  it('orders the same rows, by points that never rise', () => {
    const rows = [...index.rows()];
    const choice = record({
      me: constantFrom('maria', 'jonas', 'nobody'),
      whose: constantFrom('', 'me', 'person aylin'),
      chosen: uniqueArray(constantFrom(...rows)),
    });
    hold(
      property(choice, ({ me, whose, chosen }) => {
        const asked = { ...context, me, whose };
        const sorted = mostUrgentFirst(index, chosen, asked);
        assert.deepEqual([...sorted].sort(), [...chosen].sort());
        const points = sorted.map((row) => urgencyOf(index, row, asked).reduce((sum, each) => sum + each.points, 0));
        assert.ok(points.every((each, at) => at === 0 || each <= (points[at - 1] ?? 0)));
      }),
      { numRuns: runs(50) },
    );
  });
});
