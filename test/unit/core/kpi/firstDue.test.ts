// Milestones against the day that was written first: only the past knows it, and without it nothing is claimed.
import { deepEqual } from 'node:assert/strict';
import { rowName } from '../../../../src/core/index/rowName.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { indexOf } from '../../../support/notebookText.ts';

const path = 'projects/mail.md';
const index = indexOf({
  [path]: `---
type: project
title: Mail
---
## Milestones

- [x] Signed due:2026-02-10 done:2026-02-09
- [x] Pilot due:2026-03-10 done:2026-03-10
- [ ] Moved, late due:2026-03-11
- [ ] Ahead due:2026-03-12
`,
});
const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };
const firstDues = new Map([
  [rowName(path, 'Pilot'), '2026-03-02'],
  [rowName(path, 'Moved, late'), '2026-03-03'],
]);

function check(past: { readonly firstDues?: ReadonlyMap<string, string> }, expected: readonly unknown[]): void {
  const { values } = kpiReport(compileKpis(index.config), index, { ...context, ...past });
  const found = ['milestones-on-time', 'milestones-first-date', 'milestone-slip'].map((id) =>
    values.find(({ kpi }) => kpi.decl.id === id),
  );
  deepEqual(
    found.map((value) => [value?.value === undefined ? undefined : Math.round(value.value), value?.sampleSize]),
    expected,
  );
}

describe('figures by the first date', () => {
  it('count what moved as late, and say by how many days on average', () =>
    check({ firstDues }, [
      [67, 3],
      [33, 3],
      [4, 4],
    ]));
  it('say nothing as long as the past is not read', () =>
    check({}, [
      [67, 3],
      [undefined, 0],
      [undefined, 0],
    ]));
});

describe('figures by the day a line came', () => {
  const inbox = indexOf({ 'inbox.md': '- [ ] Says it created:2026-03-01\n- [ ] Old one\n- [ ] Never committed\n' });
  const at = (name: string) => rowName('inbox.md', name);
  const age = (days: ReadonlyMap<string, string> | undefined, cut: readonly string[] = []) => {
    const firstSeen = days && { days, cut: new Set(cut) };
    const { values } = kpiReport(compileKpis(inbox.config), inbox, { ...context, firstSeen });
    const found = values.find(({ kpi }) => kpi.decl.id === 'inbox-age');
    return [found?.value, found?.sampleSize, found?.missing, found?.atLeast];
  };
  it('go by what lines state as long as the past is not read, and count the others', () =>
    deepEqual(age(undefined), [11, 1, 2, undefined]));
  it('go by the past where a line states nothing', () =>
    deepEqual(age(new Map([[at('Old one'), '2026-02-10']])), [30, 2, 1, undefined]));
  it('say that it may be more where the history begins later', () =>
    deepEqual(age(new Map([[at('Old one'), '2026-02-10']]), [at('Old one')]), [30, 2, 1, true]));
  it('never doubt what a line states', () =>
    deepEqual(age(new Map([[at('Says it'), '2026-02-10']]), [at('Says it')]), [11, 1, 2, undefined]));
});
