// The stand-up note: what it is filled in with, for whom, where the cursor stands, and that it is the same for everybody.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import matter from 'gray-matter';
import type { NewFile } from '../../../../src/core/edits/edit.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { lastMeeting, newMeeting } from '../../../../src/core/record/briefing.ts';
import { noteLink } from '../../../../src/core/record/noteLink.ts';
import { indexOf } from '../../../support/notebookText.ts';
import { runs } from '../../../support/runs.ts';

const TODAY = '2026-03-11';

const EXPECTED = `---
type: meeting
date: 2026-03-11
series: standup
attendees:
  - maria
  - jonas
absent:
  - aylin
---

# Stand-up 2026-03-11

## Critical

- [Queue \\[stuck\\]](../issues/queue%20%281%29.md) @jonas, open since 2026-03-10

## Due and overdue

- 1 overdue: [Maria Weber](#maria-weber) 1

## Blocked and waiting

- [Quote](../projects/mail.md) @jonas, waits for acme, asked 2026-03-01

## Open actions

- [Read the log](2026-03-10-standup.md) @jonas, carried 1×

### Do, date, delegate or drop

- [Call the carrier](2026-03-06-standup.md) @maria, carried 3×

## Maria Weber

- [Renew certificate](../projects/mail.md), due 2026-03-09
- [Printer](../issues/printer.md), in progress
- [ ] ${''}

## Jonas Berg

- [Pilot](../projects/mail.md), due 2026-03-13
- [ ] ${''}

## Parking lot

- ${''}
`;

const PEOPLE = ['people:', '  - { id: maria, name: Maria Weber }', '  - { id: jonas, name: Jonas Berg }', ''].join(
  '\n',
);
const issue = (title: string, severity: string, rest = ''): string =>
  `---\ntype: issue\ntitle: ${title}\nstatus: open\nseverity: ${severity}\nopened: 2026-03-10T08:00+01:00\n${rest}---\n`;
const standup = (day: string, body: string): string =>
  `---\ntype: meeting\nseries: standup\ndate: ${day}\n---\n# Stand-up\n${body}`;

const FILES = {
  'daybook.yml': PEOPLE,
  'people/aylin.md': '---\ntype: person\nname: Aylin Demir\nabsences:\n  - 2026-03-09..2026-03-13\n---\n',
  'issues/queue (1).md': issue('Queue [stuck]', 'critical', 'owner: jonas\n'),
  'issues/printer.md': issue('Printer', 'low', 'owner: maria\n').replace('open\n', 'doing\n'),
  'projects/mail.md':
    '---\ntype: project\nstatus: active\n---\n## Tasks\n- [ ] Renew certificate @maria due:2026-03-09\n- [ ] Pilot @jonas due:2026-03-13\n- [ ] Far away @jonas due:2026-05-01\n- [ ] Long forgotten @jonas due:2025-01-01\n- [ ] Quote @jonas wait:acme asked:2026-03-01\n- [x] Done @jonas due:2026-03-10\n',
  'meetings/2026-03-06-standup.md': standup('2026-03-06', '## Maria Weber\n- [ ] Call the carrier\n'),
  'meetings/2026-03-09-standup.md': standup('2026-03-09', '## Jonas Berg\n- [x] Ask Aylin\n'),
  'meetings/2026-03-10-standup.md': standup(
    '2026-03-10',
    '## Jonas Berg\n- [ ] Read the [log](http://x.example)\n\n- [Call the carrier](2026-03-06-standup.md) @maria, carried 1×\n',
  ),
  'meetings/2026-03-10-other.md': '---\ntype: meeting\ndate: 2026-03-10\n---\n- [ ] Not of this series\n',
};

function answer(
  index: NoteIndex,
  series = 'standup',
  me?: string,
  template?: string,
  now = `${TODAY}T09:00+01:00`,
): ReturnType<typeof newMeeting> {
  const context = { config: index.config, index, roster: index.roster(), today: TODAY, now };
  return newMeeting(series, me === undefined ? context : { ...context, me }, template);
}

function make(index: NoteIndex, me?: string, template?: string, now?: string): NewFile {
  const note = answer(index, 'standup', me, template, now);
  ok(!isRefusal(note) && !('existing' in note), JSON.stringify(note));
  return note;
}

describe('newMeeting', () => {
  const index = indexOf(FILES);

  it('fills in the stand-up of the day', () => {
    const { path, text } = make(index);
    strictEqual(path, 'meetings/2026-03-11-standup.md');
    strictEqual(text, EXPECTED);
  });

  it('writes no boxes that would count the same work twice, and no header another reader stumbles over', () => {
    const { text } = make(index);
    deepStrictEqual(parseNote(text).tasks, []);
    deepStrictEqual(parseNote(text).problems, []);
    deepStrictEqual(matter(text, {}).data['attendees'], ['maria', 'jonas']);
  });

  it('is the same text for everybody, at every hour, in whatever order the notes were read', () => {
    const { text } = make(index, 'maria');
    strictEqual(make(index, 'jonas').text, text);
    strictEqual(make(index, undefined, undefined, `${TODAY}T17:45+05:00`).text, text);
    strictEqual(make(indexOf(Object.fromEntries(Object.entries(FILES).reverse()))).text, text);
  });

  it('puts the cursor into the section of the one who makes it, else into the first', () => {
    const upToCursor = ({ text, cursor }: NewFile): string => text.slice(0, cursor).split('\n').slice(-2).join('\n');
    strictEqual(upToCursor(make(index, 'jonas')), '- [Pilot](../projects/mail.md), due 2026-03-13\n- [ ] ');
    strictEqual(upToCursor(make(index, 'nobody')), '- [Printer](../issues/printer.md), in progress\n- [ ] ');
  });

  it('opens the note that is there already', () => {
    const path = 'meetings/2026-03-11-standup.md';
    deepStrictEqual(answer(indexOf({ ...FILES, [path]: standup(TODAY, '') })), { existing: path });
    const other = 'notes/ours.md';
    deepStrictEqual(answer(indexOf({ ...FILES, [other]: standup(TODAY, '') })), { existing: other });
  });

  it('counts what comes after something open as blocked, and says after what', () => {
    const { text } = make(
      indexOf({ 'a.md': '- [ ] Order id:o1\n- [ ] Mount after:o1 due:2026-03-11\n- [ ] Wire after:m9\n' }),
    );
    ok(text.includes('## Blocked and waiting\n\n- [Mount](../a.md), after o1, due 2026-03-11\n\n'), text);
    ok(text.includes('## Due and overdue\n\nNothing.\n'), text);
  });

  it('tells what is due today first, what is overdue as a line, and nothing twice', () => {
    const lines = [1, 2, 3].map((at) => `- [ ] Late ${at} @maria due:2026-03-0${at}\n`).join('');
    const open = '- [ ] Lost due:2026-03-04\n- [ ] Today @maria due:2026-03-11\n- [ ] Soon @maria due:2026-03-12\n';
    const { text } = make(indexOf({ 'daybook.yml': PEOPLE, 'lists/a.md': lines + open }));
    ok(
      text.includes(
        '## Due and overdue\n\n- [Today](../lists/a.md) @maria, due 2026-03-11\n- 4 overdue: [Maria Weber](#maria-weber) 3, [Lost](../lists/a.md), due 2026-03-04\n\n',
      ),
      text,
    );
    ok(
      text.includes(
        '## Maria Weber\n\n- 3 overdue, the oldest [Late 1](../lists/a.md), due 2026-03-01\n- [Soon](../lists/a.md), due 2026-03-12\n- [ ] ',
      ),
      text,
    );
    strictEqual(text.match(/\[Today\]/g)?.length, 1);
  });

  it('has no sections of a roster that is more than one team, where nobody says who comes', () => {
    const roster = (count: number) => `people:\n${Array.from({ length: count }, (_, at) => `  - p${at}\n`).join('')}`;
    const sections = (config: string) => make(indexOf({ 'daybook.yml': config })).text.match(/^## P\d/gim)?.length ?? 0;
    strictEqual(sections(roster(15)), 15);
    strictEqual(sections(roster(16)), 0);
    strictEqual(sections(`${roster(16)}series:\n  standup: { attendees: [p1, p2] }\n`), 2);
  });

  it('lists ten rows and says how many more there are, and the search that shows all', () => {
    const many = Array.from({ length: 13 }, (_, at) => `- [ ] Line ${at} due:2026-03-11\n`).join('');
    const index = indexOf({ 'lists/a.md': many });
    const { text } = make(index);
    strictEqual(text.match(/^- \[Line/gm)?.length, 10);
    const [, search = ''] = /\n- and 3 more: search `(.+)`\n/.exec(text) ?? [];
    const parsed = parseQuery(search, index.config);
    ok('query' in parsed, text);
    strictEqual(runQuery(parsed.query, index, { today: '2026-03-11', now: '2026-03-11T09:00+01:00' }).length, 13);
  });

  it('says so when there is nothing', () =>
    strictEqual(
      make(indexOf({})).text,
      '---\ntype: meeting\ndate: 2026-03-11\nseries: standup\n---\n\n# Stand-up 2026-03-11\n\n## Critical\n\nNone open.\n\n## Due and overdue\n\nNothing.\n\n## Parking lot\n\n- \n',
    ));

  it('invites who came last time where there is no roster', () => {
    const last = `---\ntype: meeting\nseries: standup\ndate: 2026-03-10\nattendees: [pat, "@sam"]\n---\n`;
    const { text } = make(indexOf({ 'meetings/2026-03-10-standup.md': last }));
    ok(text.includes('attendees:\n  - pat\n  - sam\n') && text.includes('\n## sam\n'), text);
  });

  it('goes where daybook.yml says, with its people and time', () => {
    const yml = `${PEOPLE}series:\n  standup: { label: Daily, folder: team/daily, file: '{date}-{slug}', attendees: [jonas], time: '09:15' }\n`;
    const { path, text } = make(indexOf({ ...FILES, 'daybook.yml': yml }));
    strictEqual(path, 'team/daily/2026-03-11-daily.md');
    ok(text.includes('time: "09:15"\n') && text.includes('# Daily 2026-03-11\n') && !text.includes('## Maria'), text);
    ok(text.includes('](../../projects/mail.md)'));
  });

  it("uses the team's own template", () =>
    strictEqual(
      make(
        index,
        undefined,
        '# {{title}}\n{{#people}}\n* {{name}}{{#items}} {{line}};{{/items}}\n{{/people}}\n',
      ).text.split('---\n\n')[1],
      '# Stand-up 2026-03-11\n* Maria Weber [Renew certificate](../projects/mail.md), due 2026-03-09; [Printer](../issues/printer.md), in progress;\n* Jonas Berg [Pilot](../projects/mail.md), due 2026-03-13;\n',
    ));

  it('keeps private notes out', () => {
    const text = '---\ntype: review\nperson: jonas\n---\n- [ ] Secret due:2026-03-11\n';
    ok(!make(indexOf({ ...FILES, 'reviews/jonas.md': text })).text.includes('Secret'));
  });

  it('makes the note of a project series with what is due', () => {
    const yml = `${PEOPLE}series:\n  mail: { label: Mail project, project: mail, attendees: [maria] }\n`;
    const note = answer(indexOf({ ...FILES, 'daybook.yml': yml }), 'mail');
    ok(!isRefusal(note) && !('existing' in note));
    strictEqual(note.path, 'meetings/2026-03-11-mail.md');
    ok(
      note.text.includes(
        '## Due in the next 14 days\n\n- [Renew certificate](../projects/mail.md) @maria, due 2026-03-09\n- [Pilot]',
      ),
      note.text,
    );
    strictEqual(note.text.slice(0, note.cursor).split('\n').at(-1), '- ');
  });

  it('lists what has to be ready before and is not, private things never', () => {
    const yml = `${PEOPLE}series:\n  board: { needs: [ISS-7, queue (1), printer, slides, Secret plan, Room with a view] }\n`;
    const files = {
      ...FILES,
      'daybook.yml': yml,
      'issues/old.md': issue('Old', 'low', 'id: ISS-7\n').replace('open\n', 'resolved\n'),
      'lists/a.md': '- [ ] Draw slides id:slides due:2026-03-12\n',
      'reviews/plan.md': '---\ntype: review\ntitle: Secret plan\n---\n',
    };
    const note = answer(indexOf(files), 'board');
    ok(!isRefusal(note) && !('existing' in note));
    const needed = [
      '- [Queue \\[stuck\\]](../issues/queue%20%281%29.md) @jonas',
      '- [Printer](../issues/printer.md) @maria',
      '- [Draw slides](../lists/a.md), due 2026-03-12',
      '- Secret plan',
      '- Room with a view',
    ];
    ok(note.text.includes(`\n## Needed before\n\n${needed.join('\n')}\n\n## Agenda\n`), note.text);
  });

  it('takes up what the last meeting put aside, and says since when', () => {
    const lastText = [
      '# Stand-up',
      '## Parking lot:',
      '- Who owns the printer?',
      '- Desk policy ([2026-03-06](2026-03-06-standup.md))',
      '- [ ] An action',
      '- ~~Coffee~~',
      '- ',
      '## Other',
      '- Not parked',
    ].join('\r\n');
    const context = {
      config: index.config,
      index,
      roster: index.roster(),
      today: TODAY,
      now: `${TODAY}T09:00Z`,
      lastText,
    };
    const series = index.config.series.get('standup');
    ok(series);
    strictEqual(lastMeeting(series, context), 'meetings/2026-03-10-standup.md');
    const note = newMeeting('standup', context);
    ok(!isRefusal(note) && !('existing' in note));
    const parked =
      '- Who owns the printer? ([2026-03-10](2026-03-10-standup.md))\n- Desk policy ([2026-03-06](2026-03-06-standup.md))\n- \n';
    strictEqual(note.text.split('## Parking lot\n\n')[1], parked);
  });

  it('refuses an unknown series and a template that is not there', () => {
    const yml = 'series:\n  standup: { template: templates/ours.md }\n';
    for (const refusal of [answer(index, 'toString'), answer(indexOf({ 'daybook.yml': yml }))])
      strictEqual(isRefusal(refusal) && refusal.refused, 'invalid');
  });
});

describe('noteLink', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['A', 'meetings/a.md', 'issues/b.md', '[A](../issues/b.md)'],
    ['A', 'a.md', 'b c.md', '[A](b%20c.md)'],
    ['A', 'x/y/a.md', 'x/b.md', '[A](../b.md)'],
    ['A', 'x/a.md', 'x/y/b.md', '[A](y/b.md)'],
    ['A [b](c) ![d](e) [[f|g]] [[h]]', 'a.md', 'b.md', '[A b d g h](b.md)'],
    ['a\\]b <i> [x', 'a.md', 'b.md', '[a\\\\\\]b \\<i> \\[x](b.md)'],
  ];
  for (const [title, from, to, expected] of cases) it(expected, () => strictEqual(noteLink(title, from, to), expected));

  it('is read back as the path it was made from, whatever the names', () =>
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[\w ()%#?'é[\]-]{1,8}$/), { minLength: 1, maxLength: 3 }),
        fc.string(),
        (parts, title) => {
          const to = `n/${parts.join('/')}.md`;
          const [link] = parseNote(`Text ${noteLink(`x${title}x`, 'meetings/a.md', to)} more\n`).links;
          strictEqual(link?.target, `../${to}`);
        },
      ),
      { numRuns: runs(300) },
    ));
});
