// What a calendar shows of small notebooks: entries by day in month, week and list, what is expected, and odd input.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { Row } from '../../../../src/core/index/rows.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { calendarSteps } from '../../../../src/core/picture/calendar.ts';
import type { PictureInput } from '../../../../src/core/picture/picture.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-11';
const files = {
  'daybook.yml': [
    'timezone: Europe/Berlin',
    'people:\n  - { id: jonas, name: Jonas Berg, absences: [2026-03-20..2026-03-23] }',
    'work:\n  holidays: [2026-03-16]',
    'freeze:\n  - 2026-03-30..2026-04-02 Quarter end',
    'series:\n  standup: { days: [mon, thu], time: "09:30" }\n  review: { label: Review }\n',
  ].join('\n'),
  'projects/mail.md': [
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\ndue: 2026-03-25\n---',
    '## Milestones\n',
    '- [ ] Pilot @jonas due:2026-03-12 id:pilot',
    '- [ ] Cut over due:2026-03-17 after:pilot',
    '\n## Tasks\n',
    '- [x] Told once due:2026-03-09',
    '- [ ] Order phones due:2026-03-10',
    '- [ ] No day\n',
  ].join('\n'),
  'changes/switch.md': '---\ntype: change\ntitle: Switch\nstatus: planned\nwindow: 2026-03-14 22:00-02:00\n---\n',
  'meetings/2026-03-12-standup.md':
    '---\ntype: meeting\ntitle: Standup here\ndate: 2026-03-12\ntime: "09:30"\nseries: standup\n---\n',
  'meetings/2026-03-06-review.md': '---\ntype: meeting\ntitle: R1\ndate: 2026-03-06\nseries: review\n---\n',
  'meetings/2026-02-27-review.md': '---\ntype: meeting\ntitle: R2\ndate: 2026-02-27\nseries: review\n---\n',
  'docs/vpn.md': '---\ntype: document\ntitle: VPN\nstatus: in force\nreviewed: 2026-01-01\nreview_every: 72d\n---\n',
};

function input(index: NoteIndex, options: Record<string, string> = {}, more: Partial<PictureInput> = {}): PictureInput {
  const context = outlineContext(index, today);
  const parsed = parseQuery('-type:note', index.config);
  ok('query' in parsed);
  const { query } = parsed;
  return {
    index,
    query,
    rows: runQuery(query, index, context),
    options,
    context,
    refOf: (row: Row) => `r${row}`,
    ...more,
  };
}

function calendar(of: PictureInput) {
  return finished(calendarSteps(of));
}

function drawn({ body }: ReturnType<typeof calendar>): string[] {
  return body.days
    .filter(({ items }) => items.length > 0)
    .map(
      ({ day, items, more }) =>
        `${day.slice(5)} ${items.map(({ title, time, facts, move }) => `${[time, title].filter(Boolean).join(' ')} (${facts})${move ? ` ${move}` : ''}`).join(' | ')}${more > 0 ? ` +${more}` : ''}`,
    );
}

describe('calendar', () => {
  const index = indexOf(files);

  it('puts what is open, and late first, before what is done, and says no day twice', () => {
    const crowded = indexOf({
      'a.md':
        '- [x] First done:2026-03-10 due:2026-03-10\n- [ ] Late due:2026-03-10\n- [x] Second done:2026-03-10 due:2026-03-10\n',
      'meetings/2026-03-10-talk.md': '---\ntype: meeting\ndate: 2026-03-10\n---\n# Talk 2026-03-10\n',
      'meetings/2026-03-11-day.md': '---\ntype: meeting\ndate: 2026-03-11\n---\n# 2026-03-11\n',
    });
    deepEqual(drawn(calendar(input(crowded))), [
      '03-10 Late (Task, late) due | Talk (Meeting) | First (Task, done) | Second (Task, done)',
      '03-11 2026-03-11 (Meeting) date',
    ]);
  });

  it('shows a month in whole weeks, with what stands on each day', () => {
    const made = calendar(input(index));
    const { days } = made.body;
    deepEqual([days.length, days[0]?.day, days.at(-1)?.day], [42, '2026-02-23', '2026-04-05']);
    deepEqual(
      days.filter(({ isToday }) => isToday).map(({ day }) => day),
      [today],
    );
    equal(days.filter(({ isOther }) => isOther).length, 11);
    deepEqual(drawn(made), [
      '02-27 R2 (Meeting)',
      '03-06 R1 (Meeting)',
      '03-09 Told once (Task, done)',
      '03-10 Order phones (Task, late) due',
      '03-12 09:30 Standup here (Meeting) date | Pilot (Milestone, Jonas Berg) impact',
      '03-13 Review (expected)',
      '03-14 22:00–02:00 Switch (Change) | VPN (Review: Document)',
      '03-15 22:00–02:00 Switch (Change)',
      '03-16 Day off ()',
      '03-17 Cut over (Milestone) due',
      '03-19 09:30 Stand-up (expected)',
      '03-20 Jonas Berg is away (until Mon 23 Mar 2026) | Review (expected)',
      '03-21 Jonas Berg is away (until Mon 23 Mar 2026)',
      '03-22 Jonas Berg is away (until Mon 23 Mar 2026)',
      '03-23 Jonas Berg is away (until Mon 23 Mar 2026) | 09:30 Stand-up (expected)',
      '03-25 Mail gateway (Project) impact',
      '03-26 09:30 Stand-up (expected)',
      '03-27 Review (expected)',
      '03-30 Freeze: Quarter end (until Thu 2 Apr 2026) | 09:30 Stand-up (expected)',
      '03-31 Freeze: Quarter end (until Thu 2 Apr 2026)',
      '04-01 Freeze: Quarter end (until Thu 2 Apr 2026)',
      '04-02 Freeze: Quarter end (until Thu 2 Apr 2026) | 09:30 Stand-up (expected)',
      '04-03 Review (expected)',
    ]);
    equal(
      made.summary,
      'Sun 1 Mar 2026 to Tue 31 Mar 2026: due 4, of it late 1; meetings 9, changes 1, reviews 1. Today, Wed 11 Mar 2026: 0.',
    );
    deepEqual(made.table.rows[3]?.cells, ['Order phones', 'Tue 10 Mar 2026', '', 'Task, late']);
  });

  it('begins weeks where the reader does', () => {
    const { days } = calendar(input(index, { mode: 'week' }, { firstWeekday: 7 })).body;
    deepEqual([days.length, days[0]?.day], [7, '2026-03-08']);
    equal(calendar(input(index, {}, { firstWeekday: 7 })).body.days[0]?.day, '2026-03-01');
    equal(calendar(input(index, {}, { firstWeekday: 6 })).body.days[0]?.day, '2026-02-28');
  });

  it('lists the days ahead on which something stands, and today', () => {
    const made = calendar(input(index, { mode: 'list', show: 'due' }));
    deepEqual(
      drawn(made).map((text) => text.slice(0, 5)),
      ['03-12', '03-17', '03-25'],
    );
    deepEqual([made.body.days[0]?.day, made.body.days[0]?.isToday], [today, true]);
    equal(calendar(input(index, { mode: 'list', 'at-from': made.body.later })).body.earlier, today);
  });

  it('says how much more stands on a day', () => {
    const lines = Array.from({ length: 9 }, (_, at) => `- [ ] T${at} due:2026-03-12`).join('\n');
    const [day] = calendar(input(indexOf({ 'a.md': lines }))).body.days.filter(({ items }) => items.length > 0);
    deepEqual([day?.items.length, day?.more], [4, 5]);
    const five = lines.split('\n').slice(0, 5).join('\n');
    const [full] = calendar(input(indexOf({ 'a.md': five }))).body.days.filter(({ items }) => items.length > 0);
    deepEqual([full?.items.length, full?.more], [5, 0]);
  });

  it('shows what follows from a move', () => {
    const asked = input(index);
    const pilot = asked.rows.find((row) => index.item(row).title === 'Pilot') ?? -1;
    const { impact } = calendar({ ...asked, options: { 'at-move': `r${pilot}`, 'at-to': '2026-03-13' } }).body;
    deepEqual(
      impact?.lines.map(({ title, to }) => `${title} ${to}`),
      ['Pilot 2026-03-13', 'Cut over 2026-03-18'],
    );
  });

  it('takes days as people write them, and very many rows', () => {
    const odd = indexOf({
      'daybook.yml': 'work:\n  holidays: [soon, 2026-02-30]\nfreeze: [never, 2026-03-12..2036-03-12 Long]\n',
      'a.md': '- [ ] A due:2026-13-01\n- [ ] B due:soon\n',
      'changes/c.md': '---\ntype: change\ntitle: Long\nstatus: planned\nwindow: 2020-01-01..2040-01-01\n---\n',
      'ring.md': '- [ ] X id:x after:y due:2026-03-12\n- [ ] Y id:y after:x due:2026-03-12\n',
    });
    const { body } = calendar(input(odd, { 'at-from': '9999-12-31', mode: 'never' }));
    deepEqual([body.from, body.days.every(({ items }) => items.length === 0)], ['2200-01-01', true]);
    equal(calendar(input(odd)).body.days.find(({ day }) => day === '2026-03-12')?.items.length, 4);
    const many = Array.from(
      { length: 10_000 },
      (_, at) => `- [ ] T${at} id:t${at} after:t${at - 1} due:2026-03-${10 + (at % 15)}`,
    );
    const made = calendar(input(indexOf({ 'a.md': many.join('\n') }), { mode: 'list' }));
    ok(made.body.days.flatMap(({ items }) => items).length <= 240);
    equal(made.table.rows.length, 200);
  });
});
