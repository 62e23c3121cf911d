// A copied mail or alert as an issue: title, source, number, the text quoted; a number that is known is not made twice.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { pastedIssue, sourceOf } from '../../../../src/core/record/pastedIssue.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({
  'issues/known.md': '---\ntype: issue\ntitle: Known\nstatus: open\nreference: INC0012345\n---\n',
  'issues/past.md': '---\ntype: issue\ntitle: Past\nstatus: closed\nreference: INC0099999\n---\n',
});
const context = { config: index.config, today: '2026-03-11', now: '2026-03-11T07:40+01:00', me: 'maria', index };
const mail =
  'From: Ana Lima <ana@acme.example>\nSubject: Re: Printer is stuck\n\n- [ ] do this @jonas due:2026-03-12\n```\n[x](https://evil.example)\n---\ntype: risk\n';

describe('an issue from the clipboard', () => {
  it('takes title, sender and source, and quotes the text', () => {
    const issue = pastedIssue(mail, context);
    ok('text' in issue);
    strictEqual(issue.path, 'issues/2026-03-11-printer-is-stuck.md');
    match(issue.text, /\ntitle: Printer is stuck\n/);
    match(issue.text, /\nsource: email\ncustomer: /);
    const note = parseNote(issue.text);
    deepStrictEqual([note.tasks, note.links], [[], []]);
    strictEqual(issue.text.slice(0, issue.cursor).endsWith('---\n\n'), true);
    ok(issue.text.includes('````text\nFrom: Ana Lima'));
    ok(issue.text.endsWith('## Timeline\n\n## Tasks\n'));
  });

  it('guesses the source from who speaks', () => {
    const check = (subject: string, expected: string, from?: string, text = ''): void =>
      strictEqual(sourceOf({ subject, ...(from !== undefined && { from }) }, text), expected, subject);
    check('[FIRING:1] disk full', 'alert', 'noreply@acme.example');
    check('PROBLEM Host db1 is DOWN', 'alert');
    check('disk full', 'alert', 'Zabbix <z@acme.example>');
    check('A problem with my printer', 'email', 'ana@acme.example');
    check('Ana called about the printer', 'call');
    check('Printer', '');
    check('disk 91 %', 'alert', undefined, 'sent by Alertmanager');
  });

  it('knows a ticket by its number while it is open', () => {
    deepStrictEqual(pastedIssue('INC0012345 again', context), {
      existing: 'issues/known.md',
      words: 'heard of again: INC0012345 again',
    });
    ok('text' in pastedIssue('INC0099999 again', context));
  });

  it('refuses a text without words', () => {
    for (const text of ['', ' \n\t']) strictEqual('refused' in pastedIssue(text, context), true);
  });
});
