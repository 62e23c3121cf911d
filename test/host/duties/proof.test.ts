// Duties of the briefing, of issues, of documents and of catching up.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { duty, execute } from '../../support/duty.ts';
import { at, becomes, write } from '../../support/host.ts';

const scanner = 'issues/2026-03-11-scanner.md';

describe('duties of briefing and triage', () => {
  duty('D3', 'The morning briefing is written with what it needs', {
    command: 'daybook.standup.new',
    difference: `
      meetings/2026-03-12-standup.md (new)
      + ---
      + type: meeting
      + date: 2026-03-12
      + time: "09:30"
      + series: standup
      + attendees:
      +   - jonas
      +   - ana
      +   - maria
      + ---
      +
      + # Stand-up 2026-03-12
      +
      + ## Critical
      +
      + - [Queue stuck](../issues/2026-03-10-queue.md) @jonas, open since 2026-03-12
      +
      + ## Due and overdue
      +
      + - [Call the carrier](2026-03-11-standup.md) @maria, due 2026-03-12
      + - 2 overdue: [Jonas Berg](#jonas-berg) 1, [Maria Lopez](#maria-lopez) 1
      +
      + ## Blocked and waiting
      +
      + - [Quote for storage](../projects/mail.md) @jonas, waits for acme, asked 2026-03-02
      + - [Switched over](../projects/mail.md), after pilot, due 2026-04-20
      +
      + ## Open actions
      +
      + - [Label the new rack](2026-03-11-standup.md) @jonas, carried 1×
      +
      + ## Jonas Berg
      +
      + - [List the senders](2026-03-05-mail.md), due 2026-03-10
      + - [ ]
      +
      + ## Ana Ruiz
      +
      + - [ ]
      +
      + ## Maria Lopez
      +
      + - [Renew the certificate](../projects/mail.md), due 2026-03-09
      + - [Calm operations](../goals/calm.md), in progress
      + - [ ]
      +
      + ## Parking lot
      +
      + - Who looks after the door cameras? ([2026-03-11](2026-03-11-standup.md))
      + -`,
    opens: 'meetings/2026-03-12-standup.md',
    shows: { 'daybook.library': ['Meetings › Stand-up 2026-03-12'] },
  });

  duty('D4', 'A task of the briefing gets its owner', {
    command: 'daybook.item.assign',
    on: 'projects/mail.md: Train the help desk',
    answers: { person: 'ana' },
    difference: `
      projects/mail.md
      - - [ ] Train the help desk due:2026-03-20
      + - [ ] Train the help desk @ana due:2026-03-20`,
    shows: { 'daybook.team': ['Ana Ruiz › Train the help desk'] },
    refuses: [
      {
        on: 'projects/mail.md: Train the help desk',
        answers: { person: 'who is it' },
        says: 'Assign: Train the help desk: "who is it" is none of the answers.',
      },
    ],
  });

  duty('D4', 'A task goes to somebody else', {
    command: 'daybook.item.handOver',
    on: 'projects/mail.md: Renew the certificate',
    answers: { person: 'jonas' },
    difference: `
      projects/mail.md
      - - [ ] Renew the certificate @maria due:2026-03-09
      + - [ ] Renew the certificate @jonas due:2026-03-09`,
    shows: { 'daybook.team': ['Jonas Berg › Renew the certificate'] },
    refuses: [
      {
        on: 'projects/mail.md: Renew the certificate',
        answers: { person: 'maria' },
        says: 'The line says so already.',
      },
    ],
  });

  duty('D6', 'What is critical is said to be, and stands first', {
    command: 'daybook.item.setPriority',
    on: scanner,
    answers: { priority: 'critical' },
    difference: `
      issues/2026-03-11-scanner.md
      - severity: medium
      - impact: medium
      - urgency: medium
      + severity: critical
      + impact: high
      + urgency: high`,
    shows: { 'daybook.issues': ['Critical › Scanner frozen'], figures: ['Open critical issues: 2'] },
    refuses: [
      {
        on: scanner,
        answers: { priority: 'huge' },
        says: 'Set Priority: Scanner frozen: "huge" is none of the answers.',
      },
    ],
  });

  duty('D6', 'The next issue is the most severe one', {
    command: 'daybook.issue.next',
    difference: '',
    opens: 'issues/2026-03-10-queue.md',
  });

  duty('D10', 'Somebody takes an issue on', {
    command: 'daybook.issue.acknowledge',
    on: scanner,
    difference: `
      issues/2026-03-11-scanner.md
      - status: open
      + status: acked
      - owner:
      + owner: maria
      + acked: 2026-03-12T09:15+01:00
      +
      + - 2026-03-12 09:15 @maria acknowledged`,
    shows: { 'daybook.issues': ['Medium › Scanner frozen · 18 h · acked · Maria Lopez'] },
    refuses: [{ on: scanner, says: 'It was acknowledged already.', after: true }],
  });

  duty('D10', 'What happened is written down with its time', {
    command: 'daybook.issue.addEntry',
    on: scanner,
    answers: { text: 'Restarted it, no change' },
    difference: `
      issues/2026-03-11-scanner.md
      +
      + - 2026-03-12 09:15 @maria Restarted it, no change`,
    refuses: [{ on: scanner, answers: { text: ' ' }, says: 'Say in a line what happened.' }],
  });

  duty('D10', 'An issue is resolved with what solved it', {
    command: 'daybook.item.resolve',
    on: 'issues/2026-03-10-queue.md',
    answers: { resolution: 'Restarted the relay' },
    difference: `
      issues/2026-03-10-queue.md
      - status: open
      + status: resolved
      + resolved: 2026-03-12T09:15+01:00
      + resolution: Restarted the relay
      + - 2026-03-12 09:15 @maria resolved: Restarted the relay
      +`,
    shows: { figures: ['Open critical issues: 0'], 'daybook.today': ['Done today › Queue stuck'] },
    hides: { 'daybook.issues': ['Queue stuck'] },
    refuses: [
      { on: 'projects/mail.md', answers: { resolution: 'Done' }, says: 'This is no issue.' },
      {
        on: 'issues/2026-03-10-queue.md',
        answers: { resolution: 'Again' },
        says: 'It is resolved already.',
        after: true,
      },
    ],
  });

  duty('D33', 'What was resolved counts in the time to resolve', {
    command: 'daybook.item.resolve',
    on: 'issues/2026-03-10-queue.md',
    answers: { resolution: '' },
    difference: `
      issues/2026-03-10-queue.md
      - status: open
      + status: resolved
      + resolved: 2026-03-12T09:15+01:00
      + - 2026-03-12 09:15 @maria resolved
      +`,
    shows: { figures: ['Time to resolve: 3.2', 'Time to resolve (90 %): 5.'] },
  });

  duty('D13', 'A runbook is begun', {
    command: 'daybook.record.new',
    answers: { kind: 'runbook', title: 'Swap a disk' },
    difference: `
      runbooks/swap-a-disk.md (new)
      + ---
      + type: runbook
      + title: Swap a disk
      + status: draft
      + owner: maria
      + service:
      + review_every: 180d
      + reviewed: 2026-03-12
      + ---
      +
      + # Swap a disk
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
      + ## How to go back`,
    opens: 'runbooks/swap-a-disk.md',
    shows: { 'daybook.library': ['Runbooks › Swap a disk'] },
    refuses: [
      { answers: { kind: 'poem' }, says: 'New Record: "poem" is none of the answers.' },
      { answers: { kind: 'runbook', title: ' ' }, says: 'A title is needed; it also names the file.' },
    ],
  });

  duty('D13', 'A document that was due for review has been read', {
    command: 'daybook.item.setField',
    on: 'docs/backup.md',
    given: {
      'docs/backup.md':
        '---\ntype: document\ntitle: Backups\nstatus: in-force\nreview_every: 90d\nreviewed: 2025-10-01\n---\n',
    },
    answers: { field: 'reviewed', value: 'today' },
    difference: `
      docs/backup.md
      - reviewed: 2025-10-01
      + reviewed: 2026-03-12`,
    hides: { 'daybook.library': ['Due for review › Backups'] },
    shows: { figures: ['Stale documents: 33'] },
    refuses: [
      {
        on: 'docs/backup.md',
        answers: { field: 'reviewed', value: 'some day' },
        says: 'Set reviewed: Backups: "some day" is none of the answers.',
      },
    ],
  });

  duty('D45', 'What changed since the last working day is shown first', {
    command: 'daybook.history.catchUp',
    run: async () => {
      commitAs('jonas', 'issues/2026-03-10-queue.md', 'owner: jonas', 'owner: maria');
      await execute('daybook.history.catchUp', {});
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await becomes(() => vscode.window.activeTextEditor?.document.fileName, at('issues/2026-03-10-queue.md'));
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    },
    difference: `
      issues/2026-03-10-queue.md
      - owner: jonas
      + owner: maria`,
    shows: { 'daybook.issues': ['Queue stuck · 5 min · 5 min to acknowledge · open · Maria Lopez'] },
    opens: 'issues/2026-03-10-queue.md',
  });
});

/** Replaces words of a note and commits that as a colleague, this morning. */
function commitAs(who: string, path: string, words: string, by: string): void {
  write(at(path), readFileSync(at(path), 'utf8').replace(words, by));
  const name = { GIT_AUTHOR_NAME: who, GIT_AUTHOR_EMAIL: `${who}@harbour.example`, GIT_COMMITTER_NAME: who };
  const times = { GIT_AUTHOR_DATE: '2026-03-12T08:55:00+01:00', GIT_COMMITTER_DATE: '2026-03-12T08:55:00+01:00' };
  const env = { ...process.env, ...name, ...times, GIT_COMMITTER_EMAIL: `${who}@harbour.example` };
  execFileSync('git', ['commit', '--quiet', '--message', by, path], { cwd: at(''), env });
}
