// Duties about meetings of projects, what others want, customers, readings and what comes from other tools.
import { duty, execute } from '../../support/duty.ts';

const queue = 'issues/2026-03-10-queue.md';
const portal = 'projects/portal.md';

const feedback = (title: string): string =>
  `---\ntype: feedback\ntitle: ${title}\nstatus: new\ndate: 2026-03-02\nfrom: Rosa\ndepartment: Sales\nfeedback_kind: need\nrequirements:\n---\n`;
const slow = { 'feedback/slow.md': feedback('Search is slow') };
const fast = {
  'requirements/fast.md':
    '---\ntype: requirement\ntitle: Fast search\nstatus: proposed\nsources: [../feedback/slow.md]\n---\n',
};
const scores = {
  'kpis/csat.md':
    '---\ntype: kpi\ntitle: CSAT\nmetric: csat\nunit: of 5\n---\n\n## Readings\n\n| Date | Value | n | Note |\n|---|---|---|---|\n| 2026-02-28 | 4.1 | 80 |  |\n',
};
const uptime = {
  'kpis/uptime.md':
    '---\ntype: kpi\ntitle: Mail uptime\nmetric: uptime\nunit: "%"\n---\n\n| Day | Value |\n|---|---|\n| 2026-02-28 | 99.9 |\n',
};
const desk = {
  'daybook.yml':
    'imports:\n  desk:\n    kind: issue\n    key: Number\n    fields: { title: Summary, status: State, severity: Priority }\n    values: { status: { In Progress: doing } }\n',
  'issues/known.md':
    '---\ntype: issue\ntitle: Printer jams\nstatus: open\nseverity: low\nexternal: INC7\nimported:\n  - severity=high\n  - status=open\n  - title=Printer jams\n---\n',
};

describe('duties of meetings, feedback and readings', () => {
  duty('D5', 'A point is put aside for the next meeting from anywhere', {
    command: 'daybook.meeting.park',
    answers: { series: 'standup', point: 'Who waters the plants?' },
    difference: `
      meetings/2026-03-11-standup.md
      + raised: 1
      + - Who waters the plants?`,
    shows: { figures: ['Points raised: 1'] },
    refuses: [
      { answers: { series: 'choir' }, says: 'Add Parking-lot Item: "choir" is none of the answers.' },
      { answers: { series: 'standup', point: ' ' }, says: 'Say in a few words what it is about.' },
    ],
  });

  duty('D9', 'The meeting of a project is prepared with what is due', {
    command: 'daybook.meeting.prepareProject',
    on: portal,
    difference: `
      meetings/2026-03-12-portal.md (new)
      + ---
      + type: meeting
      + date: 2026-03-12
      + series: portal
      + project: portal
      + attendees:
      +   - ana
      + ---
      +
      + # Customer portal 2026-03-12
      +
      + ## Attendees
      +
      + - [ ] Ana Ruiz @ana
      +
      + ## Agenda
      +
      + -
      +
      + ## Due in the next 14 days
      +
      + - [Draw the first pages](../projects/portal.md) @ana, due 2026-03-24
      +
      + ## Notes
      +
      + ## Decisions
      +
      + ## Action items`,
    opens: 'meetings/2026-03-12-portal.md',
    shows: { 'daybook.today': ['Meetings › Customer portal 2026-03-12'] },
    refuses: [{ on: queue, says: 'Choose one project.' }],
  });

  duty('D9', 'An action is written down with its owner while people talk', {
    command: 'daybook.meeting.addAction',
    given: {
      'meetings/2026-03-12-mail.md':
        '---\ntype: meeting\nseries: mail\ndate: 2026-03-12\n---\n# Mail\n\n## Action items\n',
    },
    answers: { line: 'ask for the quote @jonas 2026-03-16' },
    difference: `
      meetings/2026-03-12-mail.md
      +
      + - [ ] ask for the quote @jonas due:2026-03-16`,
    shows: { 'daybook.team': ['Jonas Berg › ask for the quote'] },
    refuses: [{ answers: { line: '' }, says: 'Say what is to be done.' }],
  });

  duty('D9', 'Who was there is noted at the end', {
    command: 'daybook.meeting.wrapUp',
    on: 'meetings/2026-03-12-mail.md',
    given: {
      'meetings/2026-03-12-mail.md':
        '---\ntype: meeting\nseries: mail\ndate: 2026-03-12\nattendees: [maria, jonas]\n---\n# Mail\n\n## Attendees\n\n- [x] Maria Lopez @maria\n- [ ] Jonas Berg @jonas\n\n## Action items\n\n- [ ] Tell ana\n',
    },
    difference: `
      meetings/2026-03-12-mail.md
      - attendees: [maria, jonas]
      + attendees: [maria]
      + absent:
      +   - jonas`,
    refuses: [{ on: portal, says: 'This is no meeting.' }],
  });

  duty('D16', 'A roll-out begins with its checklist', {
    command: 'daybook.rollout.start',
    on: portal,
    difference: `
      projects/portal.md
      +
      + ## Roll-out
      +
      + - [ ] Who is affected is known and has been told
      + - [ ] Somebody is named who decides to go on or back
      + - [ ] Tried with a small group
      + - [ ] Training or a short guide is there
      + - [ ] Support knows what will be asked
      + - [ ] The way back was tried
      + - [ ] Everybody uses it
      + - [ ] The old one is switched off
      + - [ ] Asked those who use it how it goes`,
    shows: {
      figures: ['Roll-out completion: 0'],
      'daybook.projects': ['Customer portal › Tasks › Tried with a small group'],
    },
    refuses: [{ on: portal, says: 'There is a checklist under "Roll-out" already.', after: true }],
  });

  duty('D17', 'What somebody said is written down', {
    command: 'daybook.feedback.log',
    answers: { title: 'Search is slow', from: 'Rosa', department: 'Sales', kind: 'need', words: 'It takes a minute.' },
    difference: `
      feedback/2026-03-12-search-is-slow.md (new)
      + ---
      + type: feedback
      + title: Search is slow
      + status: new
      + date: 2026-03-12
      + from: Rosa
      + department: Sales
      + feedback_kind: need
      + ---
      +
      + ## What was said
      +
      + \`\`\`text
      + It takes a minute.
      + \`\`\``,
    opens: 'feedback/2026-03-12-search-is-slow.md',
    shows: { 'daybook.library': ['Feedback › Search is slow'] },
    refuses: [
      {
        answers: { title: 'A', from: '', department: '', kind: 'rant', words: '' },
        says: 'Log Feedback: "rant" is none of the answers.',
      },
      { answers: { title: ' ', words: '' }, says: 'A title is needed; it also names the file.' },
    ],
  });

  duty('D17', 'Feedback becomes a requirement that names its sources', {
    command: 'daybook.requirement.promote',
    on: 'feedback/slow.md',
    given: slow,
    answers: { title: 'Search within a second' },
    difference: `
      feedback/slow.md
      - status: new
      + status: distilled
      +   - ../requirements/search-within-a-second.md
      + decided: 2026-03-12

      requirements/search-within-a-second.md (new)
      + ---
      + type: requirement
      + title: Search within a second
      + status: proposed
      + priority: medium
      + sources:
      +   - ../feedback/slow.md
      + ---
      +
      +
      +
      + ## Why
      +
      + ## Accepted when
      +
      + - [ ]
      +
      + ## Sources
      +
      + - [Search is slow](../feedback/slow.md), Rosa, Sales, 2026-03-02`,
    opens: 'requirements/search-within-a-second.md',
    shows: { figures: ['Days until feedback is decided: 10', 'Feedback accepted: 100'] },
    refuses: [{ on: portal, answers: { title: 'A' }, says: 'This leads to no requirement.' }],
  });

  duty('D17', 'More feedback is linked to a requirement that is there', {
    command: 'daybook.requirement.link',
    on: 'feedback/more.md',
    given: { ...fast, ...slow, 'feedback/more.md': feedback('Find nothing') },
    answers: { to: 'Fast search' },
    difference: `
      feedback/more.md
      - status: new
      + status: distilled
      +   - ../requirements/fast.md
      + decided: 2026-03-12

      requirements/fast.md
      - sources: [../feedback/slow.md]
      + sources: [../feedback/slow.md, ../feedback/more.md]`,
    shows: { figures: ['Feedback accepted: 100'] },
    refuses: [
      {
        on: 'feedback/more.md',
        answers: { to: 'Nothing' },
        says: 'Link to Requirement: Find nothing: "Nothing" is none of the answers.',
      },
    ],
  });

  duty('D17', 'A requirement becomes a project', {
    command: 'daybook.project.promote',
    on: 'requirements/fast.md',
    given: { ...fast, ...slow },
    answers: { title: 'New search' },
    difference: `
      projects/new-search.md (new)
      + ---
      + type: project
      + title: New search
      + status: planned
      + health: green
      + owner: maria
      + start: 2026-03-12
      + due:
      + sources:
      +   - ../requirements/fast.md
      + ---
      +
      +
      +
      + ## Milestones
      +
      + ## Tasks
      +
      + ## Scope
      +
      + ## Updates
      +
      + ## Sources
      +
      + - [Fast search](../requirements/fast.md)

      requirements/fast.md
      - status: proposed
      + status: accepted
      + project: new-search
      + decided: 2026-03-12`,
    opens: 'projects/new-search.md',
    shows: { 'daybook.projects': ['New search'] },
    refuses: [{ on: queue, answers: { title: 'A' }, says: 'This leads to no project.' }],
  });

  duty('D17', 'Somebody is asked for feedback', {
    command: 'daybook.feedback.request',
    answers: { about: 'the portal', whom: 'ana' },
    difference: '',
    copies:
      'Hello Ana Ruiz,\n\nwe would like to hear from you about the portal.\nA few lines until 2026-03-19 are enough:\n\n- What do you want to do?\n- What stops you or takes long today?\n- How would you notice that it is solved?\n\nThank you!\nMaria Lopez',
    refuses: [{ answers: { about: '', whom: '' }, says: 'Say in a few words what it is about.' }],
  });

  duty('D18', 'A need of another department serves a goal', {
    command: 'daybook.goal.link',
    on: 'feedback/slow.md',
    given: slow,
    answers: { goal: 'Calm operations' },
    difference: `
      feedback/slow.md
      + goal: ../goals/calm.md`,
    shows: { figures: ['Needs linked to a goal: 100'] },
    refuses: [
      {
        on: 'feedback/slow.md',
        answers: { goal: 'More' },
        says: 'Link to Goal: Search is slow: "More" is none of the answers.',
      },
      { on: queue, answers: { goal: 'Calm operations' }, says: 'Only records that have a goal can be linked to one.' },
    ],
  });

  duty('D19', 'How we stand with a customer is told', {
    command: 'daybook.customer.digest',
    given: {
      'issues/acme.md':
        '---\ntype: issue\ntitle: Portal down\nstatus: open\nseverity: high\ncustomer: Acme\nopened: 2026-03-12T09:00+01:00\nescalated_to: ana\nescalated_at: 2026-03-12T09:10+01:00\n---\n\n- [ ] Call Rosa @maria due:2026-03-13\n',
      'issues/secret.md': '---\ntype: issue\ntitle: Secret\nstatus: open\ncustomer: Acme\nconfidential: true\n---\n',
    },
    answers: { customer: 'Acme' },
    difference: '',
    copies:
      'Acme, 2026-03-12\n\nOpen issues:\n- Portal down, high, open, since 2026-03-12\n\nEscalations:\n- Portal down, to ana, 2026-03-12\n\nNext steps:\n- Call Rosa, maria, until 2026-03-13',
    shows: { figures: ['Escalations this week: 1'] },
    refuses: [{ answers: { customer: 'Zeta' }, says: 'Customer Digest: "Zeta" is none of the answers.' }],
  });

  duty('D19', 'A design note is made for an issue, linked both ways', {
    command: 'daybook.solution.new',
    on: queue,
    answers: { title: 'Two relays' },
    difference: `
      docs/two-relays.md (new)
      + ---
      + type: document
      + title: Two relays
      + status: draft
      + owner: maria
      + project: mail
      + service: mail-service
      + review_every: 365d
      + reviewed: 2026-03-12
      + ---
      +
      + # Two relays
      +
      + ## Sources
      +
      + - [Queue stuck](../issues/2026-03-10-queue.md)

      issues/2026-03-10-queue.md
      + solution: ../docs/two-relays.md`,
    opens: 'docs/two-relays.md',
    refuses: [{ on: portal, answers: { title: 'A' }, says: 'This leads to no document.' }],
  });

  duty('D20', 'An issue is closed with the note that tells how', {
    command: 'daybook.issue.closeWithLink',
    on: queue,
    answers: { to: 'new', how: 'Restarted the relay' },
    difference: `
      issues/2026-03-10-queue.md
      - status: open
      + status: resolved
      + knowledge: ../runbooks/queue-stuck.md
      + resolved: 2026-03-12T09:15+01:00
      + resolution: Restarted the relay
      + - 2026-03-12 09:15 @maria resolved: Restarted the relay
      +

      runbooks/queue-stuck.md (new)
      + ---
      + type: runbook
      + title: Queue stuck
      + status: draft
      + owner: maria
      + service: mail-service
      + review_every: 180d
      + reviewed: 2026-03-12
      + ---
      +
      + # Queue stuck
      +
      + ## When to use
      +
      +
      +
      + ## Steps
      +
      + 1.
      +
      + ## How to check
      +
      + ## How to go back
      +
      + ## Sources
      +
      + - [Queue stuck](../issues/2026-03-10-queue.md)`,
    opens: 'runbooks/queue-stuck.md',
    shows: { figures: ['Solved without escalation or waiting: 100'], 'daybook.library': ['Runbooks › Queue stuck'] },
    refuses: [
      { on: portal, answers: { to: 'new', how: '' }, says: 'Choose one issue.' },
      { on: queue, answers: { to: 'new', how: '' }, says: 'It is resolved already.', after: true },
    ],
  });

  duty('D20', 'An issue whose end was shared is opened again and keeps when; a fresh tick is only taken back', {
    command: 'daybook.task.toggle',
    on: ['issues/2026-02-24-vpn.md', 'issues/slip.md'],
    run: async () => {
      for (const on of ['issues/2026-02-24-vpn.md', 'issues/slip.md']) await execute('daybook.task.toggle', { on });
    },
    given: {
      'issues/slip.md':
        '---\ntype: issue\nstatus: resolved\nopened: 2026-03-10T09:00+01:00\nresolved: 2026-03-10T10:00+01:00\n---\n# Slip\n',
    },
    difference: `
      issues/2026-02-24-vpn.md
      - status: resolved
      + status: open
      - resolved: 2026-02-24T15:00+01:00
      + reopened: 2026-03-12T09:15+01:00

      issues/slip.md
      - status: resolved
      + status: open
      - resolved: 2026-03-10T10:00+01:00`,
    shows: { 'daybook.issues': ['VPN', 'Slip'] },
  });

  duty('D20', 'Tickets of the service desk come in, and what was edited here stays', {
    command: 'daybook.import.run',
    given: desk,
    answers: {
      text: 'Number,Summary,State,Priority\nINC7,Printer jams,In Progress,Critical\nINC8,=HYPERLINK("x"),Open,2 - High\n',
      import: 'desk',
      take: 'suggested',
    },
    difference: `
      issues/2026-03-12-hyperlink-x.md (new)
      + ---
      + type: issue
      + title: "=HYPERLINK(\\"x\\")"
      + status: open
      + severity: high
      + impact:
      + urgency:
      + owner:
      + source:
      + opened: 2026-03-12T09:15+01:00
      + external: INC8
      + imported:
      +   - severity=high
      +   - status=open
      +   - "title==HYPERLINK(\\"x\\")"
      + ---
      +
      +
      +
      + ## Timeline
      +
      + ## Tasks

      issues/known.md
      - status: open
      + status: doing
      -   - status=open
      +   - status=doing
      +   - kept-severity=critical`,
    shows: { 'daybook.issues': ['High › =HYPERLINK("x")'] },
    hides: { 'daybook.issues': ['Critical › Printer jams'] },
    refuses: [
      {
        answers: { text: 'a,b\n"open', import: 'desk', take: 'all' },
        says: 'Row 2 opens a quote that is never closed.',
      },
      {
        answers: { text: 'A,B\n1,2\n', import: 'desk', take: 'all' },
        says: 'There is no column "Number"; there are A, B.',
      },
    ],
  });

  duty('D30', 'A reading is recorded in the columns of its table', {
    command: 'daybook.reading.record',
    on: 'kpis/uptime.md',
    given: uptime,
    answers: { value: '99.7' },
    difference: `
      kpis/uptime.md
      + | 2026-03-12 | 99.7 |`,
    shows: { figures: ['Uptime: 99.7'] },
    refuses: [
      { on: 'kpis/uptime.md', answers: { value: 'quite good' }, says: '"quite" is no number; write it as 99.5 or 42.' },
      { on: 'kpis/uptime.md', answers: { value: '99,7' }, says: '"99,7" could mean two numbers; write 99.7.' },
      { on: queue, answers: { value: '1' }, says: 'Readings are recorded on one KPI.' },
    ],
  });

  duty('D30', 'Readings come from a table', {
    command: 'daybook.import.run',
    given: {
      ...uptime,
      'daybook.yml': 'imports:\n  watch:\n    kind: kpi\n    key: Metric\n    readings: { date: Day, value: Value }\n',
    },
    answers: { text: 'Metric,Day,Value\nuptime,2026-02-28,98\nuptime,2026-03-10,99.5\n', take: 'suggested' },
    difference: `
      kpis/uptime.md
      + | 2026-03-10 | 99.5 |`,
    shows: { figures: ['Uptime: 99.5'] },
    refuses: [
      {
        answers: { text: 'Metric,Day,Value\nuptime,2026-02-28,99.9\n', take: 'suggested' },
        says: 'There is nothing new: 1 row says what is here already.',
      },
    ],
  });

  duty('D31', 'A satisfaction score is recorded with how many were asked', {
    command: 'daybook.reading.record',
    on: 'kpis/csat.md',
    given: scores,
    answers: { value: '4.4 n=120 after the move' },
    difference: `
      kpis/csat.md
      + | 2026-03-12 | 4.4 | 120 | after the move |`,
    shows: { figures: ['Satisfaction: 4.4'] },
    refuses: [
      {
        on: 'kpis/csat.md',
        answers: { value: '4.4', n: 'many' },
        says: '"many" is no number; write it as 99.5 or 42.',
      },
    ],
  });
});
