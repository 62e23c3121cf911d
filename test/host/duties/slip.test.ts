// Duties of the schedule: what follows from a moved date, who confirms, and milestones.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { duty, execute } from '../../support/duty.ts';
import { at, write } from '../../support/host.ts';

const mail = 'projects/mail.md';
const pilot = `${mail}: Pilot done`;
const given = {
  'lists/ring.md': '- [ ] Dig id:dig after:lay due:2026-03-20\n- [ ] Lay id:lay after:dig due:2026-03-23\n',
  'projects/phones.md':
    '---\ntype: project\ntitle: Phones\nstatus: planned\nowner: jonas\nstart: 2026-05-04\ndue: 2026-06-30\nafter: [mail]\n---\n\n## Tasks\n\n- [ ] Order phones @jonas due:2026-05-20\n',
  'meetings/2026-03-30-go.md':
    '---\ntype: meeting\ntitle: Go or no go\ndate: 2026-03-30\nproject: mail\nattendees: [maria, ana]\nafter: [pilot]\n---\n',
};

describe('duties of the schedule', () => {
  duty('D12', 'A date moves with everything that comes after it, and a reason', {
    command: 'daybook.item.impact',
    on: pilot,
    given,
    answers: { day: '2026-04-20', reason: 'Vendor ships late' },
    difference: `
      meetings/2026-03-30-go.md
      - date: 2026-03-30
      + date: 2026-04-21

      projects/mail.md
      - due: 2026-04-30
      + due: 2026-05-08
      - - [ ] Pilot done due:2026-03-27 ^pilot
      - - [ ] Switched over due:2026-04-20 after:pilot
      + - [ ] Pilot done due:2026-04-20 ^pilot
      + - [ ] Switched over due:2026-05-08 after:pilot
      + - [ ] Confirm the new dates: Pilot done 2026-04-20, Switched over 2026-05-08, Mail gateway 2026-05-08 @maria #confirm wait:acme asked:2026-03-12
      +
      + ## Updates
      +
      + - 2026-03-12 @maria rescheduled Pilot done 2026-03-27 → 2026-04-20, Go or no go 2026-03-30 → 2026-04-21, Switched over 2026-04-20 → 2026-05-08, Mail gateway 2026-04-30 → 2026-05-08 (14 working days): Vendor ships late

      projects/phones.md
      - start: 2026-05-04
      - due: 2026-06-30
      + start: 2026-05-12
      + due: 2026-07-08
      - - [ ] Order phones @jonas due:2026-05-20
      + - [ ] Order phones @jonas due:2026-05-28
      + - [ ] Confirm the new dates: Phones 2026-07-08, Order phones 2026-05-28 @maria #confirm wait:jonas asked:2026-03-12
      +
      + ## Updates
      +
      + - 2026-03-12 @maria rescheduled Phones 2026-06-30 → 2026-07-08, Order phones 2026-05-20 → 2026-05-28 (6 working days): Vendor ships late`,
    shows: { 'daybook.followUps': ['Acme Hosting › Confirm the new dates: Pilot done 2026-04-20'] },
    refuses: [
      { on: `${mail}: Quote for storage`, answers: { day: 'fri' }, says: 'It has no date yet; set one first.' },
      {
        on: pilot,
        answers: { day: 'some day' },
        says: 'Schedule Impact: Pilot done: "some day" is none of the answers.',
      },
      { on: pilot, answers: { day: '2026-04-08', reason: ' ' }, says: 'Why? The reason is kept with the new dates.' },
      { on: pilot, answers: { day: '2026-03-27', reason: 'x' }, says: 'That is its date already.' },
      {
        on: 'lists/ring.md: Dig',
        answers: { day: '2026-03-27', reason: 'x' },
        says: 'These come after each other in a circle: Dig → Lay → Dig.',
      },
    ],
  });

  duty('D12', 'All that moved is taken back as one', {
    command: 'daybook.change.undo',
    given,
    run: async () => {
      await execute('daybook.item.impact', { on: pilot, answers: { day: '2026-04-20', reason: 'Vendor ships late' } });
      await execute('daybook.change.undo', {});
    },
    difference: '',
  });

  duty('D12', 'A project is put off with everything open in it', {
    command: 'daybook.item.shiftDates',
    on: 'projects/phones.md',
    given,
    answers: { days: 5, reason: 'No budget before June' },
    difference: `
      projects/phones.md
      - start: 2026-05-04
      - due: 2026-06-30
      + start: 2026-05-11
      + due: 2026-07-07
      - - [ ] Order phones @jonas due:2026-05-20
      + - [ ] Order phones @jonas due:2026-05-27
      + - [ ] Confirm the new dates: Phones 2026-07-07, Order phones 2026-05-27 @maria #confirm wait:jonas asked:2026-03-12
      +
      + ## Updates
      +
      + - 2026-03-12 @maria rescheduled Phones 2026-06-30 → 2026-07-07, Order phones 2026-05-20 → 2026-05-27 (5 working days): No budget before June`,
    shows: { 'daybook.followUps': ['Jonas Berg › Confirm the new dates'] },
    refuses: [
      {
        on: 'projects/phones.md',
        answers: { days: 'a week', reason: 'x' },
        says: 'By how many working days? 5 is later, -2 is earlier.',
      },
      {
        on: 'projects/phones.md',
        answers: { days: 5, reason: '' },
        says: 'Why? The reason is kept with the new dates.',
      },
    ],
  });

  duty('D14', 'What was rescheduled is looked through', {
    command: 'daybook.history.rescheduled',
    answers: { item: 'Pilot done' },
    run: async () => {
      commitMove();
      return execute('daybook.history.rescheduled', { answers: { item: 'Pilot done' } });
    },
    difference: `
      projects/mail.md
      - - [ ] Pilot done due:2026-03-27 ^pilot
      + - [ ] Pilot done due:2026-04-08 ^pilot`,
    opens: mail,
    refuses: [
      { answers: { weeks: 'many' }, says: 'Say how many weeks back, for example 4.' },
      { answers: { item: 'Unknown' }, says: 'Review Rescheduled: "Unknown" is none of the answers.', after: true },
    ],
  });

  duty('D14', 'Who has not confirmed is chased', {
    command: 'daybook.item.chase',
    on: 'projects/phones.md: Confirm',
    given: {
      'projects/phones.md': `${given['projects/phones.md']}- [ ] Confirm the new date: Phones 2026-06-30 @maria #confirm wait:jonas asked:2026-03-09\n`,
    },
    answers: { way: 'note' },
    difference: `
      projects/phones.md
      - - [ ] Confirm the new date: Phones 2026-06-30 @maria #confirm wait:jonas asked:2026-03-09
      + - [ ] Confirm the new date: Phones 2026-06-30 @maria #confirm wait:jonas asked:2026-03-09 chased:2026-03-12 chase:2026-03-19
      +   - 2026-03-12 chased jonas`,
    shows: {
      'daybook.followUps': [
        'Jonas Berg › Confirm the new date: Phones 2026-06-30 · 3 d · asked 3 days ago · chased today',
      ],
    },
  });

  duty('D27', 'A project gets a milestone with its day', {
    command: 'daybook.item.addMilestone',
    on: mail,
    answers: { title: 'Old relay off', day: '2026-04-28', owner: 'jonas' },
    difference: `
      projects/mail.md
      + - [ ] Old relay off @jonas due:2026-04-28`,
    shows: { 'daybook.projects': ['Mail gateway › Milestones › Old relay off'] },
    refuses: [
      {
        on: 'issues/2026-03-10-queue.md',
        answers: { title: 'x', day: 'fri' },
        says: 'Milestones belong to a project; choose one.',
      },
      { on: mail, answers: { title: ' ', day: 'fri' }, says: 'What is reached then?' },
      { on: mail, answers: { title: 'Pilot done', day: 'fri' }, says: 'There is a milestone of that name already.' },
      {
        on: mail,
        answers: { title: 'Old relay off', day: 'soonish' },
        says: 'Add Milestone: Mail gateway: "soonish" is none of the answers.',
      },
    ],
  });
});

/** The pilot moves, and that is committed this morning. */
function commitMove(): void {
  write(at(mail), readFileSync(at(mail), 'utf8').replace('due:2026-03-27', 'due:2026-04-08'));
  const when = '2026-03-12T08:56:00+01:00';
  const env = { ...process.env, GIT_AUTHOR_DATE: when, GIT_COMMITTER_DATE: when };
  const who = ['-c', 'user.name=jonas', '-c', 'user.email=jonas@harbour.example'];
  execFileSync('git', [...who, 'commit', '--quiet', '--message', 'Pilot later', mail], { cwd: at(''), env });
}
