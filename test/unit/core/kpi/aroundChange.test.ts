// A change and what lay around it: issues of its services, figures of as many days on both sides, and marks on courses.
import { deepEqual } from 'node:assert/strict';
import { dayText } from '../../../../src/core/day.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { aroundChange, comparableChanges } from '../../../../src/core/kpi/aroundChange.ts';
import { kpiMarks } from '../../../../src/core/kpi/marks.ts';
import { compileKpis } from '../../../../src/core/kpi/report.ts';
import { indexOf } from '../../../support/notebookText.ts';

const issue = (service: string, opened: string, resolved: string, more = ''): string =>
  `---\ntype: issue\nstatus: resolved\nservice: ${service}\nopened: ${opened}\nresolved: ${resolved}\n${more}---\n`;
const change = (more: string): string => `---\ntype: change\nservices: [mail]\n${more}---\n`;
const context = { today: '2026-03-20', now: '2026-03-20T12:00+00:00' };

const index = indexOf({
  'daybook.yml': 'timezone: Etc/UTC\n',
  'changes/new.md': change('status: done\ndeployed: 2026-03-10T20:00+00:00\nproject: post\n'),
  'changes/old.md': change('status: failed\ndeployed: 2026-01-10\n'),
  'changes/ahead.md': change('status: approved\nwindow: 2026-04-01\n'),
  'changes/nowhere.md': '---\ntype: change\nstatus: done\ndeployed: 2026-03-01\n---\n',
  'decisions/a.md': '---\ntype: decision\nstatus: accepted\ndate: 2026-03-05\n---\n',
  'decisions/b.md': '---\ntype: decision\nstatus: proposed\ndate: 2026-03-06\n---\n',
  'issues/a.md': issue('mail', '2026-03-06T08:00+00:00', '2026-03-06T10:00+00:00'),
  'issues/b.md': issue('mail', '2026-03-10T08:00+00:00', '2026-03-10T09:00+00:00'),
  'issues/c.md': issue('mail', '2026-03-11T08:00+00:00', '2026-03-12T08:00+00:00', 'reopened: 2026-03-13\n'),
  'issues/d.md': issue('print', '2026-03-11T08:00+00:00', '2026-03-12T08:00+00:00'),
});
const paths = (rows: readonly number[]): string[] => rows.map((row) => index.path(row));
const at = (path: string): number => index.noteRow(path) ?? -1;
const around = (path: string, days: number) =>
  finished(aroundChange(compileKpis(index.config).kpis, index, context, at(path), days));

describe('around a change', () => {
  it('can be looked when it was carried out on services', () =>
    deepEqual(paths(comparableChanges(index, context)), ['changes/new.md', 'changes/old.md']));

  it('lie the issues of its services, by the minute', () => {
    const found = around('changes/new.md', 7);
    deepEqual(
      [paths(found?.before ?? []), paths(found?.after ?? []), dayText(found?.day ?? 0)],
      [['issues/a.md', 'issues/b.md'], ['issues/c.md'], '2026-03-10'],
    );
    deepEqual(paths(around('changes/new.md', 3)?.before ?? []), ['issues/b.md']);
    deepEqual(around('changes/nowhere.md', 7), undefined);
  });

  it('lie figures of whole days, that of the change itself after it', () => {
    const figures = around('changes/new.md', 7)?.figures.map(({ kpi, before, after, trend }) => [
      kpi.decl.id,
      before.value,
      after.value,
      trend?.better,
    ]);
    deepEqual(
      figures?.filter(([id]) => id === 'time-to-resolve' || id === 'reopened'),
      [
        ['time-to-resolve', 2, 12.5, false],
        ['reopened', 0, 50, false],
      ],
    );
  });

  it('marks of a course are decisions that were taken and changes that went live', () => {
    const marked = (project?: string) =>
      kpiMarks(index, { from: 20500, to: 20540 }, project).map(({ row, day }) => `${dayText(day)} ${index.path(row)}`);
    deepEqual(marked(), ['2026-03-01 changes/nowhere.md', '2026-03-05 decisions/a.md', '2026-03-10 changes/new.md']);
    deepEqual(marked('post'), ['2026-03-10 changes/new.md']);
  });
});
