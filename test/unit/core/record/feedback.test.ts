// What others say: letters as they are pasted, feedback with its source, the text that asks, the digest for a customer.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { addChecklist } from '../../../../src/core/edits/checklist.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { customerDigest, customers } from '../../../../src/core/record/customerDigest.ts';
import { feedbackRequest, newFeedback } from '../../../../src/core/record/feedback.ts';
import { readLetter } from '../../../../src/core/record/letter.ts';
import { quotedText } from '../../../../src/core/record/quotedText.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({});
const context = { config: index.config, today: '2026-03-04', now: '2026-03-04T10:00+01:00', me: 'maria' };

describe('a pasted letter', () => {
  it('is read as a mail, with its ticket', () =>
    deepEqual(
      readLetter(
        'From: Rosa Diaz <rosa@acme.example>\r\nTo: help@x\r\nSubject: Re: [INC0012345] Search is slow\r\nX-Odd: 1\r\n\r\nSince Monday.\r\n',
      ),
      {
        subject: '[INC0012345] Search is slow',
        from: 'Rosa Diaz <rosa@acme.example>',
        ticket: 'INC0012345',
        body: 'Since Monday.',
      },
    ));
  it('is an alert with its first line as the subject else', () => {
    deepEqual(readLetter('\nCRITICAL: disk full on db1\nSince 09:12'), {
      subject: 'CRITICAL: disk full on db1',
      body: 'CRITICAL: disk full on db1\nSince 09:12',
    });
    equal(readLetter(' \n'), undefined);
  });
  it('is harmless in a note', () => {
    const hostile =
      '---\ntype: issue\n---\n- [ ] pay me due:2026-01-01\n```daybook\nis:open\n```\n[x](command:evil)\u202e';
    const note = parseNote(`# A\n\n${quotedText(hostile)}\n\n- [ ] Mine\n`);
    deepEqual(
      note.tasks.map(({ text }) => text),
      ['Mine'],
    );
    equal(note.links.length, 0);
    ok(!quotedText(hostile).includes('\u202e'));
  });
});

describe('feedback', () => {
  it('keeps what was said and where', () => {
    const input = { title: 'Search', from: 'Rosa', department: 'Sales', kind: 'need', words: 'Too slow' };
    const source = { title: 'Stand-up', path: 'meetings/2026-03-04-standup.md' };
    const file = newFeedback({ ...input, source }, context);
    ok(!isRefusal(file));
    equal(file.path, 'feedback/2026-03-04-search.md');
    match(file.text, /\nfrom: Rosa\ndepartment: Sales\nfeedback_kind: need\n/);
    match(
      file.text,
      /## What was said\n\n```text\nToo slow\n```\n\n## Sources\n\n- \[Stand-up\]\(\.\.\/meetings\/2026/,
    );
    const odd = newFeedback({ ...input, kind: 'rant' }, context);
    equal(isRefusal(odd) && odd.refused, 'invalid');
  });
  it('is asked for in a letter', () => {
    match(
      feedbackRequest('the portal', 'Rosa', '2026-03-11', 'Maria'),
      /^Hello Rosa,\n\nwe would .* about the portal\./,
    );
    match(feedbackRequest('the portal', '', '2026-03-11', ''), /^Hello,\n[\s\S]*Thank you!$/);
  });
  it('votes for a requirement', () => {
    const text = '---\ntype: requirement\nsources:\n  - ../feedback/a.md\n  - ../feedback/b.md\n---\n';
    const own = indexOf({ 'requirements/a.md': text });
    equal(own.number(own.noteRow('requirements/a.md') ?? -1, 'votes'), 2);
  });
});

describe('the digest of a customer', () => {
  const issue = (title: string, more: string) =>
    `---\ntype: issue\ntitle: ${title}\nstatus: open\ncustomer: Acme\nopened: 2026-03-01T09:00+01:00\n${more}---\n\n- [ ] Call ${title} @li due:2026-03-06\n`;
  const own = indexOf({
    'issues/a.md': issue('Slow', 'severity: high\n'),
    'issues/b.md': issue('Down', 'severity: critical\nescalated_to: CTO\nescalated_at: 2026-03-02T09:00+01:00\n'),
    'issues/c.md': issue('Secret', 'severity: high\nconfidential: true\n'),
    'issues/d.md': issue('Old', 'severity: low\nresolution: Restarted\nresolved: 2026-03-03T09:00+01:00\n').replace(
      'status: open',
      'status: resolved',
    ),
    'issues/e.md': issue('Other', 'severity: high\n').replace('Acme', 'Zeta'),
  });
  it('tells what is open, escalated and next, the worst first', () => {
    equal(
      customerDigest(own, 'acme', context),
      [
        'Acme, 2026-03-04'.replace('Acme', 'acme'),
        '',
        'Open issues:',
        '- Down, critical, open, since 2026-03-01',
        '- Slow, high, open, since 2026-03-01',
        '',
        'Escalations:',
        '- Down, to CTO, 2026-03-02',
        '',
        'Next steps:',
        '- Call Down, li, until 2026-03-06',
        '- Call Slow, li, until 2026-03-06',
        '',
        'Solved in the last 14 days:',
        '- Old: Restarted',
      ].join('\n'),
    );
    deepEqual(customers(own), ['Acme', 'Zeta']);
  });
  it('says nothing of what is confidential', () => {
    ok(!customerDigest(own, 'Acme', context)?.includes('Secret'));
    equal(customerDigest(own, 'Nobody', context), undefined);
  });
});

describe('a checklist', () => {
  const template = '- [ ] Tell {{title}}\n- [ ] Switch off\n';
  it('comes once', () => {
    const data = new Map([['title', 'everybody']]);
    const answer = addChecklist('# A\n\n## Steps\n', 'Roll-out', template, data);
    ok(!isRefusal(answer));
    const text = applyEdits('# A\n\n## Steps\n', answer.edits);
    equal(text, '# A\n\n## Steps\n\n## Roll-out\n\n- [ ] Tell everybody\n- [ ] Switch off\n');
    const again = addChecklist(text, 'Roll-out', template, data);
    equal(isRefusal(again) && again.refused, 'exists');
    const none = addChecklist('', 'Roll-out', 'No boxes', data);
    equal(isRefusal(none) && none.refused, 'invalid');
  });
});
