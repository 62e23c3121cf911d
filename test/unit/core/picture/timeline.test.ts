// What a timeline shows of small notebooks: bars in their window, groups, order, critical paths, first dates, and odd input.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { Row } from '../../../../src/core/index/rows.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import type { PictureInput } from '../../../../src/core/picture/picture.ts';
import { timelineSteps } from '../../../../src/core/picture/timeline.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const today = '2026-03-11';
const everything = 'type:project,milestone,change,task';
const files = {
  'daybook.yml':
    'people:\n  - { id: jonas, name: Jonas Berg, absences: [2026-03-20..2026-03-27, 2027-01-01..] }\n  - { id: maria, name: Maria Weber }\nwork:\n  holidays: [2026-03-16]\nfreeze:\n  - 2026-03-30..2026-04-02 Quarter end\n',
  'projects/mail.md': [
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\nowner: maria\nstart: 2026-02-02\ndue: 2026-04-18\n---',
    '## Milestones\n',
    '- [ ] Pilot @jonas due:2026-03-12 id:pilot',
    '- [ ] Cut over due:2026-03-17 after:pilot id:cut',
    '- [x] Contract due:2026-02-11',
    '- [ ] Some day',
    '\n## Tasks\n',
    '- [ ] Tell users @jonas scheduled:2026-03-13 due:2026-03-10 after:cut',
    '- [x] Told once due:2026-03-09\n',
  ].join('\n'),
  'changes/switch.md': '---\ntype: change\ntitle: Switch\nstatus: planned\nwindow: 2026-03-14 22:00-02:00\n---\n',
  'changes/old.md': '---\ntype: change\ntitle: Old\nstatus: done\nwindow: 2025-01-10 22:00-23:00\n---\n',
};

function input(index: NoteIndex, options: Record<string, string> = {}, query = everything): PictureInput {
  const context = outlineContext(index, today, 'maria');
  const answer = parseQuery(query, index.config);
  ok('query' in answer);
  const { query: parsed } = answer;
  const refOf = (row: Row): string => `r${row}`;
  return { index, query: parsed, rows: runQuery(parsed, index, context), options, context, refOf };
}

function timeline(of: PictureInput) {
  return finished(timelineSteps(of));
}

function drawn({ body }: ReturnType<typeof timeline>): string {
  return body.groups
    .flatMap(({ label, rows }) => [
      label,
      ...rows.map(({ title, bars, isCritical, isLate, isDone, shape }) => {
        const signs = `${isCritical ? '!' : ''}${isLate ? 'late ' : ''}${isDone ? 'x ' : ''}`;
        return `  ${signs}${title} ${shape} ${bars.map(({ at, days }) => `${at}+${days}`).join(' ')}`;
      }),
    ])
    .join('\n');
}

describe('timeline', () => {
  const index = indexOf(files);

  it('groups projects, milestones and changes by project in the window', () => {
    const made = timeline(input(index, { zoom: 'month' }));
    deepEqual([made.body.from, made.body.days, made.body.today], ['2026-02-01', 181, 38]);
    equal(
      drawn(made),
      [
        'Freezes',
        '  Freeze: Quarter end freeze 57+4',
        'Mail gateway',
        '  Mail gateway project 1+76',
        '  x Contract milestone 10+1',
        '  !Pilot milestone 39+1',
        '  !Cut over milestone 44+1',
        'No project',
        '  Switch bar 41+2',
        'Absences',
        '  Jonas Berg is away away 47+8',
      ].join('\n'),
    );
    deepEqual(made.body.notes, ['Outside of the time shown: 1.', 'Without a date: 1.']);
    equal(
      made.summary,
      'Projects: 1, milestones: 3, others: 1, from Sun 1 Feb 2026 to Fri 31 Jul 2026; late: 0, moved: 0.',
    );
    equal(made.table.rows.length, 6, 'what lies outside stands in the table');
    equal(made.table.rows[0]?.cells.join(' | '), 'Old | Change |  |  | 2025-01-10 | 2025-01-10 | done |  | ');
  });

  it('says how projects go, and draws one that is late up to today', () => {
    const project = (title: string, rest: string) =>
      `---\ntype: project\ntitle: ${title}\nstatus: active\n${rest}\n---\n`;
    const { body, summary } = timeline(
      input(
        indexOf({
          'projects/late.md': `${project('Late', 'health: red\nstart: 2026-02-10\ndue: 2026-03-01')}- [x] One\n- [ ] Two\n`,
          'projects/long.md': project('Long ago', 'start: 2025-02-10\ndue: 2025-03-01'),
          'projects/over.md': project('Over', 'health: green\nstart: 2026-02-10\ndue: 2026-03-01').replace(
            'active',
            'done',
          ),
        }),
        { zoom: 'month' },
        'type:project',
      ),
    );
    deepEqual(
      body.groups.flatMap(({ rows }) =>
        rows.map(({ title, bars, overdue, health, said }) => ({ title, bars, overdue, health, said })),
      ),
      [
        {
          title: 'Late',
          bars: [{ at: 9, days: 20 }],
          overdue: { at: 29, days: 10 },
          health: 'red',
          said: 'red · 1 of 2',
        },
        { title: 'Long ago', bars: [], overdue: { at: 0, days: 39 }, health: undefined, said: undefined },
        { title: 'Over', bars: [{ at: 9, days: 20 }], overdue: undefined, health: undefined, said: undefined },
      ],
    );
    match(body.groups[0]?.rows[0]?.facts ?? '', /, active, red · 1 of 2, late$/);
    match(summary, /late: 2,/);
  });

  it('shows tasks on demand, a task that ends before it begins by its end', () => {
    match(drawn(timeline(input(index, { tasks: 'open' }))), /late Tell users bar 37\+1\n/);
    ok(!drawn(timeline(input(index, { tasks: 'open' }))).includes('Told once'));
    match(drawn(timeline(input(index, { tasks: 'all' }))), /x Told once bar 36\+1/);
  });

  it('groups by person, with absences where they belong', () => {
    const made = timeline(input(index, { group: 'owner' }));
    deepEqual(
      made.body.groups.map(({ label, rows }) => `${label}: ${rows.map(({ title }) => title).join(', ')}`),
      [
        'Freezes: Freeze: Quarter end',
        'Jonas Berg: Jonas Berg is away, Pilot',
        'Maria Weber: Mail gateway, Contract, Cut over',
        'No owner: Switch',
      ],
    );
  });

  it('draws what comes after what, and tells what cannot be', () => {
    const { body } = timeline(input(index, { tasks: 'open' }));
    const titles = body.groups.flatMap(({ rows }) => rows.map(({ title }) => title));
    deepEqual(
      body.links.map(({ from, to, isCritical, isBroken }) => [titles[from], titles[to], isCritical, isBroken]),
      [
        ['Pilot', 'Cut over', true, false],
        ['Cut over', 'Tell users', true, true],
      ],
    );
  });

  it('says where a date first stood and how often it moved', () => {
    const courses = new Map([['projects/mail.md\nPilot', ['2026-03-01', '2026-03-05', '2026-03-09']]]);
    const made = timeline({ ...input(index), courses });
    const pilot = made.body.groups.flatMap(({ rows }) => rows).find(({ title }) => title === 'Pilot');
    equal(pilot?.ghost, 28);
    equal(
      pilot?.facts,
      'Milestone, Thu 12 Mar 2026, Jonas Berg, open, moved 3 times, first Sun 1 Mar 2026, critical path',
    );
    match(made.summary, /moved: 1\.$/);
  });

  it('shows what follows from a move before anything is written', () => {
    const asked = input(index, { tasks: 'open' });
    const pilot = asked.rows.find((row) => index.item(row).title === 'Pilot') ?? -1;
    const { impact } = timeline({
      ...asked,
      options: { ...asked.options, 'at-move': `r${pilot}`, 'at-to': '2026-03-19' },
    }).body;
    deepEqual(
      impact?.lines.map(({ title, from, to, workdays, remark }) =>
        [title, from, to, workdays, remark].join(' ').trim(),
      ),
      [
        'Pilot 2026-03-12 2026-03-19 +4 working days critical path',
        'Cut over 2026-03-17 2026-03-23 +4 working days critical path',
        'Tell users 2026-03-10 2026-03-17 +4 working days',
      ],
    );
    deepEqual(impact?.people, ['Jonas Berg (2 dates)']);
    const nowhere = timeline({ ...asked, options: { 'at-move': `r${pilot}`, 'at-to': 'soon' } });
    equal(nowhere.body.impact, undefined);
    const same = timeline({ ...asked, options: { 'at-move': `r${pilot}`, 'at-to': '2026-03-12' } });
    equal(same.body.impact?.refused, 'That is its date already.');
  });

  it('moves only what is open and has a day that stands in its note', () => {
    const rows = timeline(input(index)).body.groups.flatMap((group) => group.rows);
    deepEqual(
      rows.map(({ title, day }) => `${title} ${day ?? '-'}`).filter((text) => !text.endsWith('-')),
      ['Mail gateway 2026-04-18', 'Pilot 2026-03-12', 'Cut over 2026-03-17'],
    );
  });

  for (const [zoom, from, days, major, minor, off] of [
    ['day', '2026-03-02', 21, 1, 21, 3],
    ['week', '2026-02-23', 84, 4, 12, 12],
    ['month', '2026-02-01', 181, 1, 6, 26],
    ['quarter', '2025-10-01', 547, 3, 6, 0],
    ['year', '2025-01-01', 1826, 5, 20, 0],
    ['never', '2026-02-01', 181, 1, 6, 26],
  ] as const)
    it(`has the ticks of the zoom ${zoom}`, () => {
      const { body } = timeline(input(index, { zoom }));
      deepEqual(
        [body.from, body.days, body.major.ticks.length, body.minor.ticks.length, body.off.length],
        [from, days, major, minor, off],
      );
      const later = timeline(input(index, { zoom, 'at-from': body.later })).body;
      equal(later.from, body.later);
      equal(later.earlier, body.from);
    });

  it('takes notes as people write them: no dates, circles, years, nonsense', () => {
    const odd = indexOf({
      'projects/a.md': '---\ntype: project\ntitle: A\nstart: 2020-01-01\ndue: 2040-12-31\n---\n',
      'projects/b.md':
        '---\ntype: project\ntitle: B\nstart: 2026-05-01\ndue: soon\n---\n- [ ] X id:x after:y due:2026-03-12\n- [ ] Y id:y after:x due:2026-03-13\n- [ ] Self id:s after:s due:2026-03-13\n',
      'projects/c.md': '---\ntype: project\n---\n',
    });
    const { body, table } = timeline(input(odd, { tasks: 'open' }));
    equal(table.rows.length, 5);
    match(body.notes.join(' '), /in a circle: .+ → .+\. Without a date: 1\.$/);
    for (const each of body.groups.flatMap(({ rows }) => rows))
      for (const { at, days } of each.bars) ok(at >= 0 && days > 0 && at + days <= body.days, each.title);
    const empty = timeline(input(indexOf({}), { 'at-from': '9999-12-31', 'at-move': 'r0', 'at-to': '2026-03-12' }));
    deepEqual([empty.body.groups, empty.table.rows], [[], []]);
  });

  it('keeps every bar in its window, whatever the days', () => {
    const day = fc
      .integer({ min: -400, max: 400 })
      .map((n) => new Date(Date.UTC(2026, 2, 11) + n * 864e5).toISOString().slice(0, 10));
    const line = fc.record({ start: day, due: day, after: fc.nat(9) });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 10 }),
        fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
        (lines, zoom) => {
          const text = lines
            .map(({ start, due, after }, at) => `- [ ] T${at} id:t${at} after:t${after} start:${start} due:${due}`)
            .join('\n');
          const { body } = timeline(input(indexOf({ 'a.md': text }), { zoom, tasks: 'open' }));
          const rows = body.groups.flatMap((group) => group.rows);
          for (const { bars } of rows)
            for (const { at, days } of bars) ok(at >= 0 && days > 0 && at + days <= body.days);
          for (const { from, to } of body.links) ok(rows[from] && rows[to]);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('draws a bounded part of very many rows and counts the rest', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, at) => `- [ ] T${at} id:t${at} after:t${at - 1} due:2026-03-${10 + (at % 15)}`,
    );
    const { body, table } = timeline(input(indexOf({ 'a.md': lines.join('\n') }), { tasks: 'open' }));
    equal(body.groups.flatMap(({ rows }) => rows).length, 200);
    deepEqual([body.notes, table.rows.length, table.pages], [['Not drawn, but in the table: 2800.'], 200, 15]);
  });
});
