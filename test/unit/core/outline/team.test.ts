// The Team view: load against capacity, absences, 1:1s, promises, what runs about a person, skills; and what a private notebook adds.
import { deepEqual, strictEqual } from 'node:assert/strict';
import { teamOutline } from '../../../../src/core/outline/teamOutline.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const yml = `work:
  days: [mon-fri]
  holidays: [2026-03-13]
people:
  - { id: maria, name: Maria Weber, skills: [Networks] }
  - { id: jonas, name: Jonas Berg, capacity: 40h, absences: [2026-03-09], skills: [Backups, Networks], one_on_one_every: 14d }
  - { id: aylin, name: Aylin Demir, capacity: 4d, absences: ['2026-03-16..2026-03-20'] }
`;
const index = indexOf({
  'daybook.yml': yml,
  'people/aylin.md': '---\ntype: person\nname: Aylin Demir\nskills: [Mail]\nabsences:\n  - 2026-03-30\n---\n',
  'todo.md': [
    '- [ ] Plan the move @jonas due:2026-03-13 est:2d',
    '- [ ] Call Maria back @jonas @maria scheduled:2026-03-10 est:10h',
    '- [ ] Later @jonas due:2026-03-20 est:3h',
    '- [ ] Figures for @jonas @maria',
    '- [ ] Quote for the lamp @maria wait:aylin asked:2026-03-01',
    '- [ ] Answer to the board @aylin wait:maria',
    '- [x] Done @jonas due:2026-03-12 est:30h',
    '',
  ].join('\n'),
  'onboarding/aylin.md':
    '---\ntype: onboarding\ntitle: Aylin starts\nstatus: active\nperson: aylin\nowner: maria\nstart: 2026-03-02\n---\n- [x] Accounts\n- [ ] Hardware\n- [-] Car\n',
  'training/mail.md':
    '---\ntype: training\ntitle: Mail at night\nstatus: planned\nattendees: [aylin, jonas]\nskill: Mail\n---\n',
});
const notes = indexOf({
  'daybook.yml': `visibility: private\n${yml}`,
  'one-on-ones/jonas/2026-02-20.md': '---\ntype: meeting\nseries: one-on-one\nperson: jonas\ndate: 2026-02-20\n---\n',
  'one-on-ones/jonas/2026-03-20.md': '---\ntype: meeting\nseries: one-on-one\nperson: jonas\ndate: 2026-03-20\n---\n',
  'reviews/aylin.md': '---\ntype: review\ntitle: After a month\nperson: aylin\ndate: 2026-03-30\n---\n',
});
const context = { ...outlineContext(index, today, 'maria'), also: [notes] };

describe('Team', () => {
  it('says load, absences and 1:1s, and holds promises and what runs about people', () =>
    strictEqual(
      `\n${drawn(teamOutline(index, context))}`,
      `
> Aylin Demir | 1 open · 1 waiting · – of 25.6 h · away from 2026-03-16
  > I owe | 1
    [ ] Answer to the board | Aylin Demir
  > Owes me | 1
    [ ] Quote for the lamp | Maria Weber
  > About them | 2
    [ ] Aylin starts | 1 of 2 · Maria Weber
    [ ] Mail at night
  [ ] Answer to the board
> Jonas Berg | 4 open · 1 soon · 26 of 24 h, too much · 1:1 20 days ago, due
  > Owes me | 2
    [ ] Call Maria back | planned 2026-03-10 · Jonas Berg
    [ ] Figures for | Jonas Berg
  > About them | 1
    [ ] Mail at night
  [ ] Plan the move | due tomorrow
  [ ] Later | due 2026-03-20
  [ ] Call Maria back | planned 2026-03-10
  [ ] Figures for
> Maria Weber | 2 open · 1 waiting
  [ ] Aylin starts
  [ ] Quote for the lamp
> Skills | 3
  Backups | Jonas Berg
  Mail | Aylin Demir
  Networks | Jonas Berg, Maria Weber
`,
    ));

  it('counts work once: on the day it is planned, or on its due day when that passed', () => {
    const planned = indexOf({
      'daybook.yml': yml,
      'todo.md':
        '- [ ] Both @jonas scheduled:2026-03-10 due:2026-03-18 est:2h\n- [ ] Left over @jonas scheduled:2026-03-03 due:2026-03-18 est:3h\n',
    });
    const [, jonas] = teamOutline(planned, outlineContext(planned, today, 'maria'));
    deepEqual(jonas?.tooltip.slice(2), ['Week of 2026-03-09: 2 of 24 h', 'Week of 2026-03-16: 3 of 40 h']);
  });

  it('shows of a private notebook only people it tells about', () =>
    deepEqual(
      teamOutline(notes, { ...outlineContext(notes, today, 'maria') }).map(({ label }) => label),
      ['Aylin Demir'],
    ));
});
