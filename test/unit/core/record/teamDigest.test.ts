// What holds one team up because of another: the digest, the search, the figures; trends by team.
import { deepEqual, strictEqual } from 'node:assert/strict';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { teamDigest } from '../../../../src/core/record/teamDigest.ts';
import { indexOf } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const index = indexOf({
  'daybook.yml':
    'people:\n  - { id: jonas, name: Jonas Berg, team: Operations }\n  - { id: aylin, name: Aylin Demir, team: Development }\n  - { id: maria, name: Maria Weber }\n',
  'people/ana.md': '---\ntype: person\nname: Ana Ruiz\nteam: Operations\n---\n',
  'todo.md': [
    '- [ ] Restore test @jonas wait:aylin asked:2026-03-01 due:2026-03-20',
    '- [ ] Same team @jonas wait:ana asked:2026-03-01',
    '- [ ] No team @maria wait:aylin asked:2026-03-01',
    '- [ ] New build @aylin id:build',
    '- [ ] Roll it out @ana after:build',
    '- [x] Done @jonas wait:aylin done:2026-03-10 work:ops',
    '- [x] Planned @jonas done:2026-03-10 work:project',
    '',
  ].join('\n'),
  'issues/secret.md':
    '---\ntype: issue\ntitle: Secret\nstatus: open\nowner: jonas\nwait: aylin\nasked: 2026-03-05\nconfidential: true\n---\n- [ ] Secret step @jonas wait:aylin\n',
  'issues/gone.md':
    '---\ntype: issue\ntitle: Gone\nstatus: resolved\nowner: aylin\nopened: 2026-03-08T09:00+01:00\nresolved: 2026-03-10T09:00+01:00\n---\n',
});
const context = { today, now: `${today}T12:00+01:00` };
const found = (text: string): string[] => {
  const parsed = parseQuery(text, index.config);
  return 'query' in parsed ? runQuery(parsed.query, index, context).map((row) => index.item(row).title) : [];
};

describe('teams', () => {
  it('wait for each other: a digest in plain text, without what is confidential', () =>
    strictEqual(
      teamDigest(index, index.roster(), today),
      `What teams wait for, 2026-03-12

Operations waits for Development:
- Restore test (Jonas Berg), waits for Aylin Demir, since 2026-03-01, 11 days, needed by 2026-03-20
- Roll it out (Ana Ruiz), comes after “New build” of Aylin Demir`,
    ));

  it('have a digest each, or none', () => {
    strictEqual(teamDigest(index, index.roster(), today, 'Development')?.includes('Restore test'), true);
    strictEqual(teamDigest(index, index.roster(), today, 'Design'), undefined);
  });

  it('are found by who owns a row', () => {
    deepEqual(found('is:crossing type:task').sort(), ['Restore test', 'Roll it out', 'Secret step']);
    deepEqual(found('type:task team:Development'), ['New build']);
  });

  it('have trends that name no person', () => {
    const { values } = kpiReport(compileKpis(index.config), index, context);
    const groups = (id: string) =>
      values.find(({ kpi }) => kpi.decl.id === id)?.groups.map(({ label, value }) => [label, value]);
    deepEqual(groups('team-throughput'), [
      ['Operations', 2],
      ['Development', 1],
    ]);
    deepEqual(groups('team-cycle-time'), [['Development', 2]]);
    deepEqual(groups('team-unplanned'), [['Operations', 50]]);
    strictEqual(values.find(({ kpi }) => kpi.decl.id === 'crossing-blockers')?.value, 4);
    strictEqual(values.find(({ kpi }) => kpi.decl.id === 'crossing-age')?.value, 11);
  });
});
