// Duties about people: contacts and vendors, training, private notes, onboarding, 1:1s, teams.
import { duty } from '../../support/duty.ts';

/** A private notebook within reach of the window; a person's own lies in a folder of its own. */
const own = {
  'notes/daybook.yml': 'name: Private\nvisibility: private\nme: maria\npeople:\n  - { id: jonas, name: Jonas Berg }\n',
};

describe('duties about people', () => {
  duty('D8', 'A call with a partner is logged, and when to ask again', {
    command: 'daybook.contact.log',
    on: 'partners/port.md',
    given: {
      'partners/port.md':
        '---\ntype: partner\ntitle: Port Authority\nstatus: active\nfollow_up_every: 14d\n---\n\n## Log\n\n- 2026-02-20 mail about the berth plan\n',
    },
    answers: { text: 'Called: berth plan comes on Friday', next: '2026-03-20' },
    difference: `
      partners/port.md
      + - 2026-03-12 @maria Called: berth plan comes on Friday
      +
      + ## Tasks
      +
      + - [ ] Follow up with Port Authority @maria due:2026-03-20`,
    shows: { 'daybook.library': ['Partners › Port Authority · active · contact today'] },
    hides: { 'daybook.library': ['Port Authority · active · last contact 20 days ago, due'] },
    refuses: [
      { on: 'partners/port.md', answers: { text: '', next: '-' }, says: 'Say in a few words what happened.' },
      {
        on: 'partners/port.md',
        answers: { text: 'x', day: '2026-03-13', next: '-' },
        says: '2026-03-13 is still to come; log contacts that took place.',
      },
    ],
  });

  duty('D28', 'A word with a vendor is logged', {
    command: 'daybook.contact.log',
    answers: { contact: 'acme', text: 'Offer for the storage is on its way', next: '-' },
    difference: `
      vendors/acme.md
      + - 2026-03-12 @maria Offer for the storage is on its way`,
    shows: {
      'daybook.library': ['Vendors › Acme Hosting · active · contact today · contract ends 2026-05-31'],
    },
    hides: { 'daybook.library': ['Searches › Contact due › Acme Hosting'], figures: ['Contacts due: 1'] },
    refuses: [
      {
        answers: { contact: 'nobody of them', text: 'x' },
        says: 'Log Contact: "nobody of them" is none of the answers.',
      },
    ],
  });

  duty('D22', 'A training session is planned', {
    command: 'daybook.training.new',
    answers: { title: 'Restore drill', skill: 'Backups', date: '2026-03-26', duration: '2h', attendees: 'jonas, ana' },
    difference: `
      training/2026-03-26-restore-drill.md (new)
      + ---
      + type: training
      + title: Restore drill
      + status: planned
      + date: 2026-03-26
      + duration: 2h
      + attendees:
      +   - jonas
      +   - ana
      + skill: Backups
      + ---
      +
      +
      +
      + ## Material
      +
      + ## Exercises
      +
      + - [ ]`,
    shows: { 'daybook.team': ['Jonas Berg › About them › Restore drill'] },
    refuses: [
      {
        answers: { title: 'x', skill: 'x', date: '2026-03-26', duration: 'long', attendees: 'jonas' },
        says: '“long” is not a duration such as 4h or 90d.',
      },
    ],
  });

  duty('D23', 'A review of a candidate is written in the private notebook', {
    command: 'daybook.private.newNote',
    given: own,
    answers: { title: 'Candidate for the help desk', person: 'jonas', delete_by: '2026-03-12' },
    difference: `
      notes/reviews/2026-03-12-candidate-for-the-help-desk.md (new)
      + ---
      + type: review
      + title: Candidate for the help desk
      + person: jonas
      + date: 2026-03-12
      + delete_by: 2026-03-12
      + ---
      +
      + # Candidate for the help desk
      +
      + ## Observed
      +
      +
      +
      + ## Agreed`,
    shows: { 'daybook.today': ['Private › To be deleted › Candidate for the help desk'] },
    hides: { figures: ['Candidate'] },
    refuses: [
      {
        answers: { title: 'x', person: 'jonas', delete_by: 'never ever' },
        says: 'New Review: delete_by: "never ever" is none of the answers.',
      },
    ],
  });

  duty('D24', 'A new colleague starts with dated steps', {
    command: 'daybook.onboarding.start',
    answers: { title: 'Onboarding Ana Ruiz', person: 'ana', start: '2026-04-01' },
    difference: `
      onboarding/onboarding-ana-ruiz.md (new)
      + ---
      + type: onboarding
      + title: Onboarding Ana Ruiz
      + status: planned
      + person: ana
      + owner: maria
      + start: 2026-04-01
      + ---
      +
      +
      +
      + ## Before the first day
      +
      + - [ ] Accounts and rights @maria due:2026-03-29
      + - [ ] Hardware @maria due:2026-03-31
      +
      + ## First week
      +
      + - [ ] Meet the team @maria due:2026-04-02
      + - [ ] Read the runbooks @ana due:2026-04-05
      +
      + ## First month
      +
      + - [ ] First task of their own @ana due:2026-04-15
      + - [ ] Look back together @maria due:2026-05-01`,
    shows: { 'daybook.team': ['Ana Ruiz › About them › Onboarding Ana Ruiz · 0 of 6'] },
    refuses: [
      {
        answers: { title: 'x', person: 'ana', start: 'whenever' },
        says: 'New Onboarding: start: "whenever" is none of the answers.',
      },
    ],
  });

  duty('D24', 'A new colleague who is not among the people yet is added and starts', {
    command: 'daybook.onboarding.start',
    answers: {
      title: 'Onboarding Lena Vogt',
      person: 'Lena Vogt',
      mail: 'lena@harbour.example',
      start: '2026-04-01',
    },
    difference: `
      onboarding/onboarding-lena-vogt.md (new)
      + ---
      + type: onboarding
      + title: Onboarding Lena Vogt
      + status: planned
      + person: lena-vogt
      + owner: maria
      + start: 2026-04-01
      + ---
      +
      +
      +
      + ## Before the first day
      +
      + - [ ] Accounts and rights @maria due:2026-03-29
      + - [ ] Hardware @maria due:2026-03-31
      +
      + ## First week
      +
      + - [ ] Meet the team @maria due:2026-04-02
      + - [ ] Read the runbooks @lena-vogt due:2026-04-05
      +
      + ## First month
      +
      + - [ ] First task of their own @lena-vogt due:2026-04-15
      + - [ ] Look back together @maria due:2026-05-01

      people/lena-vogt.md (new)
      + ---
      + type: person
      + name: Lena Vogt
      + role:
      + team:
      + mails:
      +   - "lena@harbour.example"
      + ---
      +
      +`,
    shows: { 'daybook.team': ['Lena Vogt › About them › Onboarding Lena Vogt · 0 of 6'] },
    refuses: [
      {
        answers: { title: 'x', person: 'Lena Vogt', mail: 'lena', start: '2026-04-01' },
        says: 'Give a mail address, such as ana@example.org.',
      },
    ],
  });

  duty('D25', 'A 1:1 is prepared in the private notebook', {
    command: 'daybook.oneOnOne.prepare',
    given: own,
    answers: { person: 'jonas' },
    difference: `
      notes/one-on-ones/jonas/2026-03-12.md (new)
      + ---
      + type: meeting
      + date: 2026-03-12
      + series: one-on-one
      + person: jonas
      + attendees:
      +   - jonas
      + ---
      +
      + # One-on-One Jonas Berg 2026-03-12
      +
      + ## On their plate
      +
      + - List the senders, due 2026-03-10
      +
      + ## How they are
      +
      + -
      +
      + ## Growth
      +
      + -
      +
      + ## Action items`,
    opens: 'notes/one-on-ones/jonas/2026-03-12.md',
    shows: { 'daybook.team': ['Jonas Berg · 7 open · 1 late · 1 waiting · 1:1 today'] },
    refuses: [{ answers: { person: 'whoever' }, says: '"@whoever" is nobody in the team’s list.' }],
  });

  duty('D42', 'What teams wait for from each other is told in plain text', {
    command: 'daybook.team.digest',
    given: {
      'people/dev.md': '---\ntype: person\nname: Dev Rao\nteam: dev\n---\n',
      'dev.md': '- [ ] New image @jonas wait:dev asked:2026-03-02\n',
    },
    answers: { team: '*' },
    difference: '',
    copies: `
      What teams wait for, 2026-03-12

      ops waits for dev:
      - New image (Jonas Berg), waits for Dev Rao, since 2026-03-02, 10 days`,
    shows: { figures: ['Blockers crossing teams: 1'] },
    refuses: [{ answers: { team: 'sales' }, says: 'Team Digest: "sales" is none of the answers.' }],
  });

  duty('D43', 'Figures tell how teams do, never how people do', {
    command: 'daybook.team.trends',
    difference: '',
    shows: { figures: ['Done by team'] },
  });
});
