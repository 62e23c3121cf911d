// Duties about what others are told: updates, reports, briefs, impacts, and the goals behind the work.
import { duty } from '../../support/duty.ts';

const mail = 'projects/mail.md';
const moved = `---
type: project
title: Mail gateway
status: active
health: amber
owner: maria
start: 2026-01-12
due: 2026-04-30
---
## Milestones

- [x] Contract signed due:2026-02-27 done:2026-02-26
- [ ] Pilot done due:2026-04-10 ^pilot
- [ ] Switched over due:2026-04-20 after:pilot

## Tasks

- [x] Renew the certificate @maria due:2026-03-09 done:2026-03-11
- [ ] Train the help desk due:2026-03-20

## Updates

- 2026-03-11 @maria rescheduled Pilot done 2026-03-27 → 2026-04-10 (10 working days): disks come late
`;
const finance = `---
type: meeting
date: 2026-03-05
project: mail
departments: [Finance]
---
- [ ] Send the budget @maria due:2026-03-10
`;

/** The team's own template: the figures of a whole notebook are the unit test's. */
const own = {
  'templates/report.md': `# {{title}}

## Summary

{{cursor}}

## Projects

| Project | Health | Progress |{{#shows_budget}} Spent |{{/shows_budget}}
|---|---|---|{{#shows_budget}}---|{{/shows_budget}}
{{#projects}}
| {{link}} | {{health}} | {{progress}} |{{#shows_budget}} {{budget}} |{{/shows_budget}}
{{/projects}}

## Slipped

{{#slipped}}
- {{line}}
{{/slipped}}
`,
  'projects/merger.md': '---\ntype: project\ntitle: Merger\nstatus: active\nconfidential: true\n---\n',
};

describe('duties of telling others', () => {
  duty('D26', 'The week of a project is drafted into its note', {
    command: 'daybook.project.update',
    on: mail,
    given: { [mail]: moved },
    answers: { health: 'red' },
    difference: `
      projects/mail.md
      - health: amber
      + health: red
      + last_update: 2026-03-12
      +
      + ### 2026-03-12: red
      +
      +
      +
      + **Done**
      +
      + - [Renew the certificate](mail.md) @maria, done 2026-03-11
      +
      + **Slipped**
      +
      + - [Pilot done](mail.md), 2026-03-27 → 2026-04-10 (8 working days): disks come late
      +
      + **Late**
      +
      + - [List the senders](../meetings/2026-03-05-mail.md) @jonas, due 2026-03-10
      +
      + **Next**
      +
      + - [Train the help desk](mail.md), due 2026-03-20`,
    opens: mail,
    shows: {
      'daybook.projects': ['Mail gateway · 33 % · due 2026-04-30 · 1 of 3 · red'],
      figures: ['Projects without a recent update: 0'],
    },
    refuses: [
      { on: mail, answers: { health: 'purple' }, says: 'How is Mail gateway?: "purple" is none of the answers.' },
      {
        on: mail,
        answers: { health: 'red' },
        says: 'There is a section "2026-03-12: red" under "Updates" already.',
        after: true,
      },
    ],
  });

  duty('D26', 'Projects that do not look as they are called are walked', {
    command: 'daybook.project.check',
    answers: { project: 'mail', act: 'red' },
    difference: `
      projects/mail.md
      - health: amber
      + health: red`,
    shows: { 'daybook.projects': ['Mail gateway · 0 % · due 2026-04-30 · 0 of 4 · red'] },
    refuses: [
      {
        answers: { project: 'mail', act: 'burn' },
        says: 'Project Check: Mail gateway (1/1): "burn" is none of the answers.',
      },
    ],
  });

  duty('D21', 'A status report is drafted for an audience', {
    command: 'daybook.report.new',
    given: { [mail]: moved.replace('health: amber', 'health: amber\nbudget: 40000\nspent: 22000'), ...own },
    answers: { from: '2026-03-02', to: '2026-03-12', audience: 'everyone', write: true },
    difference: `
      reports/2026-03-12-status-2026-03-02-to-2026-03-12-for-everyone.md (new)
      + ---
      + type: report
      + title: Status 2026-03-02 to 2026-03-12 for everyone
      + status: draft
      + owner: maria
      + period_from: 2026-03-02
      + period_to: 2026-03-12
      + audience: everyone
      + drafted:
      +   - Summary 7974f157
      +   - Projects 09fa7ad7
      +   - Slipped b4d21f84
      + ---
      +
      + # Status 2026-03-02 to 2026-03-12 for everyone
      +
      + ## Summary
      +
      +
      +
      + ## Projects
      +
      + | Project | Health | Progress |
      + |---|---|---|
      + | [Mail gateway](../projects/mail.md) | amber | 1 of 3 |
      + | [Customer portal](../projects/portal.md) | green | 0 of 1 |
      +
      + ## Slipped
      +
      + - [Pilot done](../projects/mail.md), 2026-03-27 → 2026-04-10 (8 working days): disks come late`,
    shows: { 'daybook.library': ['Reports › Status 2026-03-02 to 2026-03-12 for everyone'] },
    refuses: [
      { answers: { from: 'soon' }, says: '"soon" is no day.' },
      {
        answers: { from: '2026-03-12', to: '2026-03-02' },
        says: 'The period ends on 2026-03-02, before it begins on 2026-03-12.',
      },
      {
        answers: { from: '2026-03-02', to: '2026-03-12', audience: 'everyone', renew: true },
        says: 'The report is up to date.',
        after: true,
      },
    ],
  });

  duty('D15', 'A department is briefed', {
    command: 'daybook.department.brief',
    given: { 'meetings/finance.md': finance },
    answers: { department: 'Finance', as: 'copy' },
    difference: '',
    copies: `Brief for Finance 2026-03-12

Plans and progress

- Mail gateway @maria, amber, 0 of 5 done, due 2026-04-30

Milestones

- Pilot done, due 2026-03-27
- Switched over, due 2026-04-20

What we promised

- Send the budget @maria, due 2026-03-10, overdue

What we wait for

Nothing.

What we heard

Nothing is undecided.`,
    refuses: [{ answers: { department: 'Legal' }, says: 'Brief for Department: "Legal" is none of the answers.' }],
  });

  duty('D15', 'The brief is written as a note, and what was promised is a figure', {
    command: 'daybook.department.brief',
    given: { 'meetings/finance.md': finance },
    answers: { department: 'Finance', as: 'note' },
    difference: `
      docs/brief-for-finance-2026-03-12.md (new)
      + ---
      + type: document
      + title: Brief for Finance 2026-03-12
      + status: draft
      + owner: maria
      + review_every: 365d
      + reviewed: 2026-03-12
      + ---
      +
      + # Brief for Finance 2026-03-12
      +
      +
      +
      + ## Plans and progress
      +
      + - [Mail gateway](../projects/mail.md) @maria, amber, 0 of 5 done, due 2026-04-30
      +
      + ## Milestones
      +
      + - [Pilot done](../projects/mail.md), due 2026-03-27
      + - [Switched over](../projects/mail.md), due 2026-04-20
      +
      + ## What we promised
      +
      + - [Send the budget](../meetings/finance.md) @maria, due 2026-03-10, overdue
      +
      + ## What we wait for
      +
      + Nothing.
      +
      + ## What we heard
      +
      + Nothing is undecided.`,
    shows: {
      'daybook.library': ['Documents › Brief for Finance 2026-03-12'],
      figures: ['Promises to others overdue: 1'],
    },
  });

  duty('D11', 'What was learnt and hits a project is flagged', {
    command: 'daybook.impact.flag',
    on: 'meetings/2026-03-11-standup.md',
    answers: { words: 'The old protocol ends in June', project: 'mail' },
    difference: `
      meetings/2026-03-11-standup.md
      +
      + ## Impacts
      +
      + - [ ] The old protocol ends in June +mail #impact id:imp-1fa4ac39
      +   - Hits [Mail gateway](../projects/mail.md)`,
    shows: {
      'daybook.projects': ['Mail gateway › Impacts › The old protocol ends in June'],
      figures: ['Impacts without decision: 1'],
    },
    refuses: [
      {
        on: 'meetings/2026-03-11-standup.md',
        answers: { words: ' ' },
        says: 'Say in a few words what was learnt.',
      },
    ],
  });

  duty('D11', 'A decision that names an impact settles it', {
    command: 'daybook.item.setState',
    on: 'decisions/protocol.md',
    given: {
      'talk.md': '## Impacts\n\n- [ ] The old protocol ends in June +mail #impact id:imp-1\n',
      'decisions/protocol.md':
        '---\ntype: decision\ntitle: New protocol in May\nstatus: proposed\ndecides: [imp-1]\n---\n',
    },
    answers: { state: 'accepted' },
    difference: `
      decisions/protocol.md
      - status: proposed
      + status: accepted`,
    shows: { figures: ['Impacts without decision: 0'] },
  });

  duty('D41', 'A decision says why, and which goal it serves', {
    command: 'daybook.decision.new',
    answers: { title: 'Buy the relay', why: 'Nights without calls', goal: 'calm' },
    difference: `
      decisions/2026-03-12-buy-the-relay.md (new)
      + ---
      + type: decision
      + title: Buy the relay
      + status: proposed
      + date: 2026-03-12
      + deciders:
      + goal: calm
      + why: Nights without calls
      + ---
      +
      + ## Context
      +
      +
      +
      + ## Options
      +
      + ## Decision
      +
      + ## Consequences`,
    shows: { 'daybook.library': ['Goals › Calm operations › Buy the relay'] },
    refuses: [{ answers: { title: '' }, says: 'A title is needed; it also names the file.' }],
  });

  duty('D41', 'Work is linked to its goal', {
    command: 'daybook.goal.link',
    on: mail,
    answers: { goal: 'calm' },
    difference: `
      projects/mail.md
      + goal: ../goals/calm.md`,
    shows: {
      'daybook.library': ['Goals › Calm operations › Mail gateway'],
      figures: ['Work not linked to a goal: 50'],
    },
    refuses: [
      { on: mail, answers: { goal: 'moon' }, says: 'Link to Goal: Mail gateway: "moon" is none of the answers.' },
    ],
  });
});
