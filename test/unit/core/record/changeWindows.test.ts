// Windows of changes, what they meet, and what a change did: asked of an index of small notes.
import { deepEqual } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { changeEffect } from '../../../../src/core/record/changeEffect.ts';
import { changeCalendar, isInConflict, parseWindow } from '../../../../src/core/record/changeWindows.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { zoneOf } from '../../../../src/core/zone.ts';

const config = loadConfig('timezone: Europe/Berlin\nfreeze:\n  - 2026-12-20..2027-01-03 Year end\n');

function indexOf(notes: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex(config);
  for (const [path, header] of Object.entries(notes)) index.put(path, `---\n${header}\n---\n`);
  return index;
}

describe('change windows', () => {
  const window = (text: string): string[] => {
    const span = parseWindow(text, zoneOf('Europe/Berlin'));
    return span ? [span.from, span.to].map((at) => new Date(at).toISOString().slice(0, 16)) : [];
  };

  it('are read as people write them', () => {
    deepEqual(window('2026-03-04 20:00-22:00'), ['2026-03-04T19:00', '2026-03-04T21:00']);
    deepEqual(window('2026-03-04 22:00-02:00'), ['2026-03-04T21:00', '2026-03-05T01:00']);
    deepEqual(window('2026-03-04T20:00..2026-03-05 02:00'), ['2026-03-04T19:00', '2026-03-05T01:00']);
    deepEqual(window('2026-03-04..2026-03-05'), ['2026-03-03T23:00', '2026-03-05T22:59']);
    deepEqual(window('2026-03-04'), ['2026-03-03T23:00', '2026-03-04T22:59']);
    deepEqual(window('2026-03-04 20:00'), ['2026-03-04T19:00', '2026-03-04T19:00']);
    for (const text of ['', 'soon', '2026-02-30', '2026-03-04..2026-03-01', '2026-03-04 25:00'])
      deepEqual(window(text), []);
  });

  const calendar = indexOf({
    'changes/a.md': 'window: 2026-03-04 20:00-22:00\nservices: [mail, web]',
    'changes/b.md': 'window: 2026-03-04 21:00-23:00\nservices: mail\nstatus: approved',
    'changes/c.md': 'window: 2026-03-04 21:00-23:00\nservices: print',
    'changes/d.md': 'window: 2026-03-04 21:00-23:00\nservices: mail\nstatus: done',
    'changes/e.md': 'window: 2026-12-22 20:00-22:00\nservices: mail',
    'changes/f.md': 'window: 2027-01-03 20:00-22:00\nservices: mail\nchange_type: emergency',
    'changes/g.md': 'window: when it suits\nservices: mail',
  });
  const nameOf = (row: number): string => calendar.path(row).slice(8, 9);

  it('meet others of the same service at the same time, and freezes', () => {
    deepEqual(
      changeCalendar(calendar).map(({ row, conflicts, freeze }) => [nameOf(row), conflicts.map(nameOf).join(), freeze]),
      [
        ['a', 'b', undefined],
        ['b', 'a', undefined],
        ['c', '', undefined],
        ['d', '', undefined],
        ['e', '', 'Year end'],
        ['f', '', undefined],
        ['g', '', undefined],
      ],
    );
    deepEqual([...calendar.rows()].filter((row) => isInConflict(calendar, row)).map(nameOf), ['a', 'b', 'e']);
  });

  it('are quick to compare when many meet', () => {
    const many = indexOf(
      Object.fromEntries(
        Array.from({ length: 600 }, (_, at) => [`changes/${at}.md`, 'window: 2026-03-04\nservices: [mail, web]']),
      ),
    );
    deepEqual(new Set(changeCalendar(many).map(({ conflicts }) => conflicts.length)), new Set([20]));
  });
});

describe('effect of changes', () => {
  const issue = (opened: string, service: string): string => `opened: ${opened}\nservice: ${service}`;
  const index = indexOf({
    'changes/a.md': 'status: done\ndeployed: 2026-03-04T20:00+01:00\nservices: [mail, web]',
    'changes/b.md': 'status: done\ndeployed: 2026-03-04T20:00+01:00',
    'issues/1.md': issue('2026-02-25T19:00+01:00', 'mail'),
    'issues/2.md': issue('2026-02-25T21:00+01:00', 'mail'),
    'issues/3.md': issue('2026-03-04T20:00+01:00', 'web'),
    'issues/4.md': issue('2026-03-11T19:00+01:00', 'mail'),
    'issues/5.md': issue('2026-03-05T19:00+01:00', 'print'),
  });

  it('is told by the issues of its services', () => {
    const effect = changeEffect(index, index.noteRow('changes/a.md') ?? -1);
    const paths = (rows: readonly number[] = []): string => rows.map((row) => index.path(row)[7]).join('');
    deepEqual([paths(effect?.before), paths(effect?.after)], ['2', '34']);
    deepEqual(changeEffect(index, index.noteRow('changes/b.md') ?? -1), undefined);
  });

  it('is a figure over all changes', () => {
    const context = { today: '2026-03-12', now: '2026-03-12T12:00+01:00' };
    const { values } = kpiReport(compileKpis(config), index, context);
    const impact = values.find(({ kpi }) => kpi.decl.id === 'change-impact');
    deepEqual([impact?.value, impact?.sampleSize], [1, 1]);
  });
});
