// Duties about risks, rules, changes, checks, budgets and technologies.
import { deepStrictEqual, match } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duty, execute } from '../../support/duty.ts';

const uplink = 'risks/single-uplink.md';
const access = 'controls/access-review.md';
const passwords = 'policies/passwords.md';

const change = (title: string, fields: string): string =>
  `---\ntype: change\ntitle: ${title}\nservices: [mail-service]\nowner: maria\n${fields}\n---\n`;

describe('duties of governance', () => {
  duty('D13', 'What is due for review is walked, document by document', {
    command: 'daybook.document.review',
    answers: { steps: [{ act: 'confirm' }] },
    difference: `
      policies/passwords.md
      - reviewed: 2025-02-01
      + reviewed: 2026-03-12`,
    shows: { figures: ['Stale documents: 0'] },
    hides: { 'daybook.library': ['Due for review › Passwords'] },
    refuses: [
      { answers: { steps: [{ act: 'burn' }] }, says: 'Review 1/1: Passwords: "burn" is none of the answers.' },
      { answers: { steps: [{ act: 'confirm' }] }, says: 'Nothing is due for review.', after: true },
    ],
  });

  duty('D29', 'What was spent on a project is logged', {
    command: 'daybook.item.logSpend',
    on: 'projects/mail.md',
    answers: { amount: '19,500', words: 'relay licences' },
    difference: `
      projects/mail.md
      - spent: 22000
      + spent: 41500
      +
      + ## Spending
      +
      + - 2026-03-12 @maria 19,500: relay licences (in all 41500)`,
    shows: { figures: ['Projects over budget: 1'] },
    refuses: [
      { on: 'projects/mail.md', answers: { amount: 'much' }, says: '"much" is no amount.' },
      {
        on: 'projects/mail.md',
        answers: { amount: '5', words: ' ' },
        says: 'Say in a few words what it was spent for.',
      },
      { on: uplink, answers: { amount: '5', words: 'cable' }, says: 'Risks have no budget.' },
    ],
  });

  duty('D32', 'A finding counts in the security posture', {
    command: 'daybook.record.new',
    answers: { kind: 'finding', title: 'Old TLS on the relay' },
    difference: `
      findings/2026-03-12-old-tls-on-the-relay.md (new)
      + ---
      + type: finding
      + title: Old TLS on the relay
      + status: open
      + severity: medium
      + source: scan
      + owner:
      + found: 2026-03-12
      + due:
      + ---
      +
      +
      +
      + ## Tasks`,
    shows: { figures: ['Open security matters: 2', 'Open findings: 1'] },
    refuses: [{ answers: { kind: 'finding', title: '' }, says: 'A title is needed; it also names the file.' }],
  });

  duty('D34', 'Issues before and after a change are compared', {
    command: 'daybook.item.compare',
    on: 'changes/relay.md',
    given: { 'changes/relay.md': change('New relay', 'status: done\ndeployed: 2026-03-11T20:00+01:00') },
    answers: { issue: 'Queue' },
    difference: '',
    opens: 'issues/2026-03-10-queue.md',
    shows: {
      'daybook.library': ['Carried out lately › New relay · done · issues 0 before, 1 after'],
      figures: ['Issues after changes: 1'],
    },
    refuses: [{ on: uplink, says: 'Only a change with services and a day can be compared.' }],
  });

  duty('D35', 'A change is planned', {
    command: 'daybook.record.new',
    answers: { kind: 'change', title: 'Patch the relay' },
    difference: `
      changes/2026-03-12-patch-the-relay.md (new)
      + ---
      + type: change
      + title: Patch the relay
      + status: planned
      + change_type: normal
      + window:
      + services:
      + owner: maria
      + approval:
      + ---
      +
      +
      +
      + ## Steps
      +
      + - [ ]
      +
      + ## How to check
      +
      + ## How to go back`,
    shows: { 'daybook.library': ['Change calendar › Patch the relay'] },
  });

  duty('D35', 'The calendar says what a change meets', {
    command: 'daybook.item.setField',
    on: 'changes/patch.md',
    given: {
      'daybook.yml': 'freeze:\n  - 2026-03-30..2026-04-05 Easter\n',
      'changes/patch.md': change('Patch the relay', 'status: planned\nwindow: 2026-03-16 20:00-22:00'),
      'changes/disk.md': change('Swap the disk', 'status: approved\nwindow: 2026-03-14 20:00-22:00'),
      'changes/cable.md': change('New cables', 'status: planned\nwindow: 2026-04-01 20:00-22:00'),
    },
    answers: { field: 'window', value: '2026-03-14 21:00-23:00' },
    difference: `
      changes/patch.md
      - window: 2026-03-16 20:00-22:00
      + window: "2026-03-14 21:00-23:00"`,
    shows: {
      'daybook.library': [
        'Change calendar › Patch the relay · 03-14 · 2026-03-14 21:00-23:00 · conflicts with Swap the disk',
        'Change calendar › New cables · 04-01 · 2026-04-01 20:00-22:00 · freeze: Easter',
      ],
      figures: ['Changes in conflict: 3'],
    },
  });

  duty('D35', 'The calendar is shown', {
    command: 'daybook.change.calendar',
    given: { 'changes/disk.md': change('Swap the disk', 'status: approved\nwindow: 2026-03-14 20:00-22:00') },
    difference: '',
    shows: { 'daybook.library': ['Change calendar › Swap the disk'] },
  });

  duty('D35', 'How a change went counts in the success rate', {
    command: 'daybook.item.setState',
    on: 'changes/disk.md',
    given: {
      'changes/disk.md': change(
        'Swap the disk',
        'status: doing\nchange_type: emergency\nwindow: 2026-03-11 20:00-22:00',
      ),
    },
    answers: { state: 'failed' },
    difference: `
      changes/disk.md
      - status: doing
      + status: failed
      + deployed: 2026-03-12T09:15+01:00`,
    shows: { figures: ['Change success: 0', 'Emergency changes: 100'] },
  });

  duty('D36', 'A recurring check is logged with a finding', {
    command: 'daybook.check.log',
    given: { 'checks.md': '# Checks\n\n- [ ] Read the gateway logs #check @maria repeat:every-week due:2026-03-12\n' },
    answers: { check: 'Read the gateway', result: 'Two odd logins', finding: 'Logins at night', severity: 'high' },
    difference: `
      checks.md
      - - [ ] Read the gateway logs #check @maria repeat:every-week due:2026-03-12
      + - [ ] Read the gateway logs #check @maria repeat:every-week due:2026-03-19
      + - [x] Read the gateway logs #check @maria repeat:every-week due:2026-03-12 done:2026-03-12
      +   - 2026-03-12 Two odd logins: [Logins at night](findings/2026-03-12-logins-at-night.md)

      findings/2026-03-12-logins-at-night.md (new)
      + ---
      + type: finding
      + title: Logins at night
      + status: open
      + severity: high
      + source: log-review
      + owner:
      + found: 2026-03-12
      + due:
      + ---
      +
      + Found by [Read the gateway logs](../checks.md).
      +
      +
      +
      + ## Tasks`,
    shows: { figures: ['Checks on schedule: 100', 'Open findings: 1'] },
    refuses: [
      { answers: { check: 'Sweep the floor' }, says: 'Log Security Check: "Sweep the floor" is none of the answers.' },
      {
        answers: { check: 'Read the gateway', result: '', finding: '' },
        says: 'Say in a few words what the check came to.',
      },
    ],
  });

  duty('D36', 'A control is checked', {
    command: 'daybook.item.logCheck',
    on: access,
    answers: { result: 'Nothing odd' },
    difference: `
      controls/access-review.md
      - reviewed: 2025-11-20
      + reviewed: 2026-03-12
      + evidenced: 2026-03-12
      +
      + - 2026-03-12 @maria Nothing odd`,
    shows: { figures: ['Open security matters: 0'] },
    refuses: [{ on: 'projects/mail.md', answers: { result: 'ok' }, says: 'Projects are not checked by a schedule.' }],
  });

  duty('D37', 'A risk is written down', {
    command: 'daybook.risk.new',
    answers: { title: 'Key person leaves' },
    difference: `
      risks/key-person-leaves.md (new)
      + ---
      + type: risk
      + title: Key person leaves
      + status: open
      + likelihood: 3
      + impact: 3
      + treatment:
      + owner:
      + next_review:
      + ---
      +
      +
      +
      + ## Treatment
      +
      + - [ ]`,
    shows: { figures: ['Risk exposure: 21'] },
    refuses: [{ answers: { title: ' ' }, says: 'A title is needed; it also names the file.' }],
  });

  duty('D37', 'Risks are reviewed one by one', {
    command: 'daybook.risk.review',
    answers: {
      steps: [{ act: 'change', likelihood: '2', impact: '4', next: '2026-06-01', words: 'second line ordered' }],
    },
    difference: `
      risks/single-uplink.md
      - likelihood: 3
      + likelihood: 2
      - next_review: 2026-03-10
      + next_review: 2026-06-01
      + reviewed: 2026-03-12
      +
      + ## Log
      +
      + - 2026-03-12 @maria reviewed: likelihood 3 → 2, second line ordered`,
    shows: {
      'daybook.library': ['Risk matrix, likelihood × impact › 2 × 4 › Single uplink'],
      figures: ['Risk exposure: 8', 'Overdue reviews: 2'],
    },
    hides: { 'daybook.library': ['Due for review › Single uplink'] },
    refuses: [
      { answers: { steps: [{ act: 'confirm', next: '2026-03-01' }] }, says: '"2026-03-01" is no day ahead.' },
      {
        answers: { steps: [{ act: 'change', likelihood: 'often' }] },
        says: '“often” is not a number.',
      },
    ],
  });

  duty('D37', 'A risk is closed', {
    command: 'daybook.item.review',
    on: uplink,
    answers: { act: 'closed', words: 'second line is up' },
    difference: `
      risks/single-uplink.md
      - status: treating
      + status: closed
      + closed: 2026-03-12T09:15+01:00
      + reviewed: 2026-03-12
      +
      + ## Log
      +
      + - 2026-03-12 @maria reviewed: closed, second line is up`,
    shows: { figures: ['Risk exposure: 0'] },
  });

  duty('D38', 'Evidence is attached, and the clause is covered', {
    command: 'daybook.item.attachEvidence',
    on: access,
    given: { 'evidence/rights.csv': 'name,right\n' },
    answers: { link: 'evidence/rights.csv', title: 'Rights, signed' },
    difference: `
      controls/access-review.md
      + evidenced: 2026-03-12
      +
      + - 2026-03-12 @maria [Rights, signed](../evidence/rights.csv)`,
    shows: {
      'daybook.library': [
        'Compliance coverage › ISO 27001 › A.5.18 › Access review · covered · 2026-03-12',
        'Compliance coverage · 1 of 1 covered',
      ],
      figures: ['Controls with fresh evidence: 100'],
    },
    refuses: [
      {
        on: access,
        answers: { link: 'evidence/none.csv' },
        says: 'There is no file "evidence/none.csv" in the notebook.',
      },
      {
        on: access,
        answers: { link: 'javascript:alert(1)' },
        says: '"javascript:alert(1)" is neither an address nor the path of a file in the notebook.',
      },
    ],
  });

  duty('D38', 'Coverage is shown clause by clause', {
    command: 'daybook.compliance.coverage',
    difference: '',
    shows: { 'daybook.library': ['Compliance coverage › ISO 27001 › A.5.18 › Access review · no evidence'] },
  });

  duty('D38', 'An auditor is handed a page and a table of a day', {
    command: 'daybook.audit.save',
    answers: { day: '2026-03-12', framework: '', to: 'audit.html' },
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'daybook-audit-'));
      const answers = { day: '2026-03-12', framework: '', to: join(folder, 'audit.html') };
      const answer = await execute('daybook.audit.save', { answers });
      match(
        readFileSync(join(folder, 'audit.html'), 'utf8'),
        /<td>policies\/passwords\.md<\/td>.*<td>[0-9a-f]{40}<\/td>/,
      );
      match(
        readFileSync(join(folder, 'audit.csv'), 'utf8'),
        /\r\n"Controls","controls\/access-review\.md","Access review",/,
      );
      // Neither of the two is written over.
      rmSync(join(folder, 'audit.html'));
      deepStrictEqual(await execute('daybook.audit.save', { answers }), {
        refused: 'exists',
        message: `${join(folder, 'audit.csv')} is there already.`,
      });
      rmSync(folder, { recursive: true });
      return answer;
    },
    difference: '',
    refuses: [
      { answers: { day: 'soon', framework: '' }, says: '"soon" is not a day such as 2026-03-04.' },
      {
        answers: { day: '2026-03-12', framework: 'COBOL' },
        says: 'Framework of the audit: "COBOL" is none of the answers.',
      },
    ],
  });

  duty('D39', 'A policy is revised', {
    command: 'daybook.item.revise',
    on: passwords,
    answers: { reason: 'new threats' },
    difference: `
      policies/passwords.md
      - status: in-force
      + status: draft
      - version: 2
      - approved: 2025-02-01
      + version: "3"
      +
      + ## Versions
      +
      + - 2026-03-12 @maria version 3 begun: new threats`,
    shows: { 'daybook.library': ['Policies › Passwords · draft'] },
    refuses: [
      { on: passwords, answers: { reason: ' ' }, says: 'Say in a few words why it is revised.' },
      { on: uplink, answers: { reason: 'x' }, says: 'Risks have no versions to approve.' },
      { on: passwords, answers: { reason: 'again' }, says: 'It is a draft already.', after: true },
    ],
  });

  duty('D39', 'A policy is approved', {
    command: 'daybook.item.approve',
    on: passwords,
    given: {
      [passwords]:
        '---\ntype: policy\ntitle: Passwords\nstatus: draft\nversion: 3\nreview_every: 365d\n---\n# Passwords\n',
    },
    difference: `
      policies/passwords.md
      - status: draft
      + status: in-force
      + approved: 2026-03-12
      + approver: maria
      + reviewed: 2026-03-12
      +
      + ## Versions
      +
      + - 2026-03-12 @maria version 3 approved`,
    shows: { 'daybook.library': ['Policies › Passwords · in-force'] },
    refuses: [{ on: passwords, says: 'It is approved already.', after: true }],
  });

  duty('D40', 'The evaluation of a technology begins', {
    command: 'daybook.technology.new',
    answers: { title: 'Passkeys' },
    difference: `
      technologies/passkeys.md (new)
      + ---
      + type: technology
      + title: Passkeys
      + ring: assess
      + quadrant: tools
      + owner: maria
      + verdict:
      + reviewed: 2026-03-12
      + ---
      +
      +
      +
      + ## For
      +
      + ## Against
      +
      + ## Tried`,
    shows: { figures: ['Evaluations without a verdict: 1'] },
    refuses: [{ answers: { title: '' }, says: 'A title is needed; it also names the file.' }],
  });

  duty('D40', 'An evaluation ends with a decision', {
    command: 'daybook.item.decide',
    on: 'technologies/passkeys.md',
    given: {
      'technologies/passkeys.md': '---\ntype: technology\ntitle: Passkeys\nring: trial\nquadrant: tools\n---\n',
    },
    answers: { title: 'Passkeys for everybody' },
    difference: `
      decisions/2026-03-12-passkeys-for-everybody.md (new)
      + ---
      + type: decision
      + title: Passkeys for everybody
      + status: proposed
      + date: 2026-03-12
      + deciders:
      + goal:
      + why:
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
      + ## Consequences
      +
      + ## Sources
      +
      + - [Passkeys](../technologies/passkeys.md)

      technologies/passkeys.md
      + decision: ../decisions/2026-03-12-passkeys-for-everybody.md`,
    shows: { figures: ['Evaluations without a verdict: 0'] },
    refuses: [
      { on: 'technologies/passkeys.md', answers: { title: '' }, says: 'A title is needed; it also names the file.' },
      { on: uplink, answers: { title: 'x' }, says: 'This leads to no decision.' },
    ],
  });
});
