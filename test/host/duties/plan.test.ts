// Duties of the day from its scan to the preparation of the next: what came in, the plan, the split of work, looking back, tomorrow,
// who is asked before everybody goes home.
import * as vscode from 'vscode';
import { duty, execute } from '../../support/duty.ts';

const alert =
  'From: Zabbix <zabbix@harbour.example>\nSubject: PROBLEM: disk of files01 at 91 %\n\nHost: files01\n- [ ] not a task @ana due:2026-03-13\n';
const day = (date: string, body: string): string =>
  `---\ntype: day\ndate: ${date}\nowner: maria\n---\n\n# ${date}\n\n## Plan\n\n${body}`;
const link = '- [Renew the certificate](../../projects/mail.md)\n';
const certificate = 'projects/mail.md: Renew the certificate';

describe('duties of the day’s plan', () => {
  duty('D1', 'An alert that was copied becomes an issue', {
    command: 'daybook.issue.fromClipboard',
    answers: { text: alert },
    difference: `
      issues/2026-03-12-problem-disk-of-files01-at-91.md (new)
      + ---
      + type: issue
      + title: "PROBLEM: disk of files01 at 91 %"
      + status: open
      + severity: medium
      + impact: medium
      + urgency: medium
      + owner:
      + source: alert
      + opened: 2026-03-12T09:15+01:00
      + ---
      +
      +
      +
      + \`\`\`text
      + From: Zabbix <zabbix@harbour.example>
      + Subject: PROBLEM: disk of files01 at 91 %
      +
      + Host: files01
      + - [ ] not a task @ana due:2026-03-13
      + \`\`\`
      +
      + ## Timeline
      +
      + ## Tasks`,
    shows: { 'daybook.issues': ['PROBLEM: disk of files01 at 91 %'], figures: ['Waiting for triage: 5'] },
    refuses: [
      { answers: { text: ' \n' }, says: 'There are no words to make an issue of: copy the mail or alert first.' },
    ],
  });

  duty('D1', 'What came in is looked through, one key each', {
    command: 'daybook.day.scan',
    answers: { steps: [{ act: 'do' }, { act: 'date', day: 'fri' }, { act: 'drop' }] },
    difference: `
      inbox.md
      - - [ ] Order a new headset
      + - [x] ~~Order a new headset~~ cancelled:2026-03-12

      issues/2026-03-10-queue.md
      - status: open
      + status: acked
      + acked: 2026-03-12T09:15+01:00
      + - 2026-03-12 09:15 @maria acknowledged
      +

      issues/2026-03-11-scanner.md
      + due: 2026-03-13`,
    shows: { figures: ['Waiting for triage: 2'] },
    hides: { 'daybook.today': ['Inbox › Order a new headset'] },
    refuses: [
      { answers: { steps: [{ act: 'sing' }] }, says: 'Decide 1/4: Queue stuck: "sing" is none of the answers.' },
      {
        answers: { steps: [{ act: 'date', day: 'someday' }] },
        says: 'Set Due Date: Queue stuck: "someday" is none of the answers.',
      },
    ],
  });

  duty('D2', 'A line of the inbox goes to somebody, another one becomes an issue', {
    command: 'daybook.inbox.triage',
    answers: { steps: [{ act: 'give', person: 'ana' }, { act: 'issue' }] },
    difference: `
      inbox.md
      - - [ ] Order a new headset
      - - [ ] The printer on floor 2 is slow
      + - [ ] Order a new headset @ana
      + - [The printer on floor 2 is slow](issues/2026-03-12-the-printer-on-floor-2-is-slow.md)

      issues/2026-03-12-the-printer-on-floor-2-is-slow.md (new)
      + ---
      + type: issue
      + title: The printer on floor 2 is slow
      + status: open
      + severity: medium
      + impact: medium
      + urgency: medium
      + owner:
      + source:
      + opened: 2026-03-12T09:15+01:00
      + ---
      +
      +
      +
      + ## Timeline
      +
      + ## Tasks`,
    shows: { 'daybook.team': ['Ana Ruiz › Order a new headset'], 'daybook.issues': ['The printer on floor 2 is slow'] },
    refuses: [
      {
        answers: { steps: [{ act: 'give', person: 'who is it' }] },
        says: 'Assign: Order a new headset: "who is it" is none of the answers.',
      },
    ],
  });

  duty('D7', 'The week is planned from goals, projects and what is due', {
    command: 'daybook.plan.week',
    answers: { rows: ['Renew the certificate', 'Scanner frozen'] },
    difference: `
      days/maria/2026-w11.md (new)
      + ---
      + type: week
      + date: 2026-03-09
      + owner: maria
      + ---
      +
      + # Week 2026-W11
      +
      + ## Goals
      +
      + - [Calm operations](../../goals/calm.md)
      +
      + ## Projects
      +
      + - [Mail gateway](../../projects/mail.md), due 2026-04-30
      +
      + ## Plan
      +
      + - [Renew the certificate](../../projects/mail.md)
      + - [Scanner frozen](../../issues/2026-03-11-scanner.md)
      +
      + ## Log`,
    opens: 'days/maria/2026-w11.md',
    refuses: [{ answers: { rows: ['Paint the moon'] }, says: 'There is nothing called "Paint the moon" to plan.' }],
  });

  duty('D7', 'The day is planned with links to what it is for', {
    command: 'daybook.plan.today',
    answers: { rows: ['Renew the certificate', 'Queue stuck'] },
    difference: `
      days/maria/2026-03-12.md (new)
      + ---
      + type: day
      + date: 2026-03-12
      + owner: maria
      + ---
      +
      + # 2026-03-12
      +
      + ## Plan
      +
      + - [Renew the certificate](../../projects/mail.md)
      + - [Queue stuck](../../issues/2026-03-10-queue.md)
      +
      + ## Log`,
    opens: 'days/maria/2026-03-12.md',
    shows: { 'daybook.today': ['Planned › Queue stuck', 'Planned › Renew the certificate'] },
    refuses: [{ answers: { day: '2026-02-30' }, says: '"2026-02-30" is no day.' }],
  });

  duty('D44', 'A task says what sort of work it is', {
    command: 'daybook.item.tagWork',
    on: certificate,
    answers: { work: 'ops' },
    run: async () => {
      const refused = await execute('daybook.item.tagWork', { on: certificate, answers: { work: 'ops' } });
      return refused ?? execute('daybook.task.toggle', { on: certificate });
    },
    difference: `
      projects/mail.md
      - - [ ] Renew the certificate @maria due:2026-03-09
      + - [x] Renew the certificate @maria work:ops due:2026-03-09 done:2026-03-12`,
    shows: { figures: ['Unplanned share: 100', 'Work by type: 1'] },
    refuses: [
      {
        on: certificate,
        answers: { work: 'fun' },
        says: 'Tag Work: Renew the certificate: "fun" is none of the answers.',
      },
    ],
  });

  duty('D46', 'The day ends with what was done, and room to look back', {
    command: 'daybook.day.review',
    given: {
      'days/maria/2026-03-12.md': day('2026-03-12', `${link}- [Order cables](../../projects/portal.md)\n`),
      'projects/portal.md':
        '---\ntype: project\ntitle: Portal\nstatus: active\nowner: maria\n---\n- [x] Order cables @maria done:2026-03-12\n',
    },
    difference: `
      days/maria/2026-03-12.md
      + plan_size: 2
      + plan_done: 1
      + inbox_left: 2
      +
      + ## Done today
      +
      + - 1 of 2 planned done (50 %)
      + - [Order cables](../../projects/portal.md)
      +
      + ## Not done
      +
      + - [Renew the certificate](../../projects/mail.md)
      +
      + ## Went well
      +
      + -
      +
      + ## Hard
      +
      + -
      +
      + ## Change
      +
      + -`,
    opens: 'days/maria/2026-03-12.md',
    shows: { figures: ['Planned and done: 50'] },
    refuses: [{ answers: { day: 'yesterday-ish' }, says: '"yesterday-ish" is no day.' }],
  });

  duty('D47', 'Tomorrow is prepared: top three, what is carried, what is missing', {
    command: 'daybook.day.tomorrow',
    given: {
      'days/maria/2026-03-11.md': day('2026-03-11', link),
      'days/maria/2026-03-12.md': day('2026-03-12', link),
      'meetings/2026-03-13-board.md':
        '---\ntype: meeting\ntitle: Board\ndate: 2026-03-13\ntime: "14:00"\nduration: 1h\nattendees: [maria]\nneeds: [Budget sheet]\n---\n',
    },
    answers: { top: ['Queue stuck'] },
    difference: `
      days/maria/2026-03-13.md (new)
      + ---
      + type: day
      + date: 2026-03-13
      + owner: maria
      + ---
      +
      + # 2026-03-13
      +
      + ## Top three
      +
      + - [Queue stuck](../../issues/2026-03-10-queue.md)
      +
      + ## Carried
      +
      + - [Renew the certificate](../../projects/mail.md), carried 2 days
      +
      + ## Prerequisites
      +
      + - Needs: Budget sheet, for [Board](../../meetings/2026-03-13-board.md)
      +
      + ## Resources
      +
      + - Meeting: [Board](../../meetings/2026-03-13-board.md), 14:00, 1h
      + - Meeting: Stand-up, 09:30
      + - Time: 8h beside meetings
      +
      + ## Plan
      +
      + - [ ]
      +
      + ## Log`,
    opens: 'days/maria/2026-03-13.md',
    refuses: [
      { answers: { top: ['Paint the moon'] }, says: 'There is nothing called "Paint the moon" to plan.' },
      {
        answers: { top: ['Queue stuck', 'Scanner frozen', 'Renew the certificate', 'Train the help desk'] },
        says: 'Choose 3 things at most: the rest can wait.',
      },
    ],
  });

  duty('D48', 'Everybody who is waited for is written to in one draft, and the lines say so', {
    command: 'daybook.followUps.sent',
    given: { 'follow-ups.md': '# Follow-ups\n\n- [ ] Offer for racks @maria wait:acme asked:2026-03-02\n' },
    run: async () => {
      const refused = await execute('daybook.followUps.draft', {});
      const { document } = vscode.window.activeTextEditor ?? {};
      return refused ?? execute('daybook.followUps.sent', { answers: { text: document?.getText() ?? '' } });
    },
    difference: `
      follow-ups.md
      - - [ ] Offer for racks @maria wait:acme asked:2026-03-02
      + - [ ] Offer for racks @maria wait:acme asked:2026-03-02 chased:2026-03-12 chase:2026-03-19
      +   - 2026-03-12 chased acme`,
    shows: { figures: ['Follow-ups sent: 50'] },
    refuses: [{ answers: { text: 'Hello' }, says: 'No letter of this text is to be sent: open the draft first.' }],
  });

  duty('D30', 'Figures that miss their target get a comment or a task', {
    command: 'daybook.kpi.review',
    answers: {
      steps: [
        { act: 'comment', text: 'The relay is replaced' },
        { act: 'task', text: 'Order a relay fri @me' },
      ],
    },
    difference: `
      days/maria/2026-03-12.md (new)
      + ---
      + type: day
      + date: 2026-03-12
      + owner: maria
      + ---
      +
      + # 2026-03-12
      +
      + ## Plan
      +
      + - [ ]
      +
      + ## Log
      +
      + - 2026-03-12 @maria Open critical issues, 1, target 0: The relay is replaced

      inbox/maria.md (new)
      + # Inbox
      +
      + - [ ] Order a relay @maria due:2026-03-13`,
    shows: { 'daybook.today': ['Order a relay'] },
    refuses: [{ answers: { steps: [{ act: 'comment', text: ' ' }] }, says: 'Say it in a few words.' }],
  });
});
