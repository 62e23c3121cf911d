// The private notebook: what it begins with, 1:1s with one person, what should not lie where it lies, and days of deletion.
import { deepEqual, doesNotMatch, match, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { noteProblems } from '../../../../src/core/fix/noteProblems.ts';
import { todayOutline } from '../../../../src/core/outline/todayOutline.ts';
import { lastMeeting, newMeeting } from '../../../../src/core/record/briefing.ts';
import { theirWork } from '../../../../src/core/record/briefingRows.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { newRecord } from '../../../../src/core/record/newRecord.ts';
import { privateSetUpText } from '../../../../src/core/record/setUp.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const person = (id: string, name: string) => ({ id, name, mails: [], handles: [] });
const [maria, jonas, aylin] = [person('maria', 'Maria Weber'), person('jonas', 'Jonas Berg'), person('aylin', 'Aylin')];
const yml = privateSetUpText({
  name: 'Private: notes',
  timezone: 'Europe/Berlin',
  people: [maria, { ...jonas, oneOnOneEvery: '14d' }, aylin],
  me: 'maria',
});
const notes = indexOf({
  'daybook.yml': yml,
  'one-on-ones/jonas/2026-02-26.md':
    '---\ntype: meeting\nseries: one-on-one\nperson: jonas\ndate: 2026-02-26\n---\n- [ ] Find a mentor\n\n## Parking lot\n\n- Desk by the window\n',
  'one-on-ones/aylin/2026-03-05.md':
    '---\ntype: meeting\nseries: one-on-one\nperson: aylin\ndate: 2026-03-05\n---\n- [ ] Talk about the raise\n',
  'reviews/old.md':
    '---\ntype: review\ntitle: Candidate\nperson: aylin\ndate: 2026-01-10\ndelete_by: 2026-03-12\n---\n',
  'reviews/new.md': '---\ntype: review\ntitle: Later\nperson: aylin\ndate: 2026-01-10\ndelete_by: 2026-03-13\n---\n',
});
const shared = indexOf({
  'daybook.yml': 'people:\n  - { id: jonas, name: Jonas Berg }\n',
  'todo.md': '- [ ] Write the [plan](plan.md) @jonas due:2026-03-13\n- [ ] Much later @jonas due:2026-06-01\n',
  'goals/nights.md': '---\ntype: goal\ntitle: Quiet nights\nowner: jonas\nstatus: active\n---\n',
});

describe('a private notebook', () => {
  it('begins with a configuration without a fault', () => {
    const config = loadConfig(yml);
    deepEqual(config.problems, []);
    deepEqual([config.visibility, config.me, config.timezone], ['private', 'maria', 'Europe/Berlin']);
    deepEqual(
      config.people.map(({ id, oneOnOneEvery }) => [id, oneOnOneEvery]),
      [
        ['maria', undefined],
        ['jonas', '14d'],
        ['aylin', undefined],
      ],
    );
  });

  it('makes a 1:1 from the earlier ones with that person and from what they are on', () => {
    const roster = notes.roster();
    const variables = theirWork({ index: shared, roster: shared.roster(), today }, jonas);
    const base = { config: notes.config, index: notes, roster, today, now: `${today}T09:00+01:00`, me: 'maria' };
    const series = notes.config.series.get('one-on-one');
    const context = { ...base, person: jonas, variables };
    strictEqual(series && lastMeeting(series, context), 'one-on-ones/jonas/2026-02-26.md');
    const note = newMeeting('one-on-one', { ...context, lastText: '## Parking lot\n\n- Desk by the window\n' });
    if (isRefusal(note) || 'existing' in note) throw new Error('no note');
    strictEqual(note.path, 'one-on-ones/jonas/2026-03-12.md');
    for (const line of [
      'person: jonas\n',
      '# One-on-One Jonas Berg 2026-03-12\n',
      '## On their plate\n\n- Write the plan, due 2026-03-13\n- Quiet nights, in progress\n',
      '- [Find a mentor](2026-02-26.md), carried 1×\n',
      '- Desk by the window ([2026-02-26](2026-02-26.md))\n',
    ])
      match(note.text, new RegExp(line.replace(/[[\](){}.*+?^$|\\]/g, '\\$&')));
    doesNotMatch(note.text, /raise|Much later/);
  });

  it('reminds on the day of deletion, in Today and at the note', () => {
    const nodes = todayOutline(notes, outlineContext(notes, today, 'maria'));
    const group = nodes.find(({ id }) => id === 'today.delete');
    strictEqual(group && drawn([group]), 'To be deleted | 1\n  Candidate\n');
    const text = '---\ntype: review\ntitle: x\nperson: aylin\ndelete_by: 2026-03-12\n---\n';
    const codes = (day: string) =>
      noteProblems('reviews/x.md', text, { index: notes, isNote: () => true, today: day }).problems.map(
        ({ code }) => code,
      );
    deepEqual([codes('2026-03-11'), codes('2026-03-12')], [[], ['record-delete']]);
  });

  it('is where private kinds belong: a shared one is warned of them', () => {
    const text = '---\ntype: review\ntitle: x\nperson: jonas\n---\n';
    const found = noteProblems('reviews/x.md', text, { index: shared, isNote: () => true }).problems;
    deepEqual(
      found.map(({ code, severity, span }) => [code, severity, text.slice(span.start, span.end)]),
      [['record-private', 'warning', 'review']],
    );
  });
});

describe('onboarding', () => {
  it('has dates from the first day on', () => {
    const fields = new Map([
      ['person', 'aylin'],
      ['start', '2026-04-01'],
    ]);
    const context = { config: loadConfig(undefined), today, now: `${today}T09:00+01:00`, me: 'maria' };
    const note = newRecord('onboarding', { title: 'Onboarding Aylin', fields }, context);
    if (isRefusal(note)) throw new Error(note.message);
    match(note.text, /- \[ \] Accounts and rights @maria due:2026-03-29\n/);
    match(note.text, /- \[ \] First task of their own @aylin due:2026-04-15\n/);
    doesNotMatch(note.text, /\{\{/);
  });
});
