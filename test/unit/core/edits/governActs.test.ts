// The acts of governance: what each writes to the byte, and what it refuses in words.
import { deepEqual, equal } from 'node:assert/strict';
import { isRefusal, type Refusal } from '../../../../src/core/edits/edit.ts';
import { approved, evidenced, nextVersion, reviewed, revised, spent } from '../../../../src/core/edits/governActs.ts';
import { logCheck } from '../../../../src/core/edits/logCheck.ts';
import { type ActContext, type ActedRecord, doAct, type RecordAct } from '../../../../src/core/edits/recordAct.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const context: ActContext = {
  config: loadConfig(undefined),
  today: '2026-03-12',
  now: '2026-03-12T09:15+01:00',
  me: 'maria',
};

type Act = (record: ActedRecord) => RecordAct | Refusal;

function done(path: string, text: string, act: Act): string {
  const edit = doAct(text, { path }, act, context);
  return isRefusal(edit) ? `${edit.refused}: ${edit.message}` : applyEdits(text, edit.edits);
}

function check(path: string, header: string, act: Act, expected: string, log = ''): void {
  const text = `---\n${header}\n---\nWords.\n`;
  equal(done(path, text, act), `---\n${expected}\n---\nWords.\n${log === '' ? '' : `\n${log}\n`}`);
}

function refused(path: string, header: string, act: Act, expected: string): void {
  equal(done(path, `---\n${header}\n---\n`, act), expected);
}

describe('acts of governance', () => {
  describe('review', () => {
    const review =
      (answer: Parameters<typeof reviewed>[1] = {}): Act =>
      (record) =>
        reviewed(record, answer, context);

    it('stamps a risk and its next review', () =>
      check(
        'risks/fire.md',
        'likelihood: 2\nnext_review: 2026-03-01',
        review(),
        'likelihood: 2\nnext_review: 2026-06-10\nreviewed: 2026-03-12',
      ));

    it('stamps a document, whose next review follows from its interval', () =>
      check(
        'docs/a.md',
        'review_every: 180d\nreviewed: 2025-01-01',
        review(),
        'review_every: 180d\nreviewed: 2026-03-12',
      ));

    it('logs what changed by it', () =>
      check(
        'risks/fire.md',
        'likelihood: 2\nimpact: 4',
        review({
          next: '2026-04-01',
          changes: [
            { field: 'likelihood', value: '3' },
            { field: 'impact', value: '4' },
          ],
        }),
        'likelihood: 3\nimpact: 4\nreviewed: 2026-03-12\nnext_review: 2026-04-01',
        '## Log\n\n- 2026-03-12 @maria reviewed: likelihood 2 → 3',
      ));

    it('closes a risk without a next review', () =>
      check(
        'risks/fire.md',
        'status: open',
        review({ state: 'closed', words: 'sprinklers are in' }),
        'status: closed\nclosed: 2026-03-12T09:15+01:00\nreviewed: 2026-03-12',
        '## Log\n\n- 2026-03-12 @maria reviewed: closed, sprinklers are in',
      ));

    it('refuses what cannot be', () => {
      refused('risks/a.md', 'likelihood: 2', review({ next: '2026-03-12' }), 'invalid: "2026-03-12" is no day ahead.');
      refused('risks/a.md', 'likelihood: 2', review({ state: 'gone' }), 'invalid: Risk has no state "gone".');
      refused('issues/a.md', 'status: open', review(), 'not-supported: Issues are not reviewed.');
      equal(done('words.md', 'Words.\n', review()), 'not-supported: This is no record.');
    });
  });

  describe('evidence', () => {
    const attach =
      (answer: Parameters<typeof evidenced>[2]): Act =>
      (record) =>
        evidenced(record, 'controls/access.md', answer, context);

    it('is a dated link below its heading, and a day in the header', () => {
      check(
        'controls/access.md',
        'status: in-force',
        attach({ link: 'evidence/list 3.pdf', title: 'Signed [list]', day: '2026-03-10' }),
        'status: in-force\nevidenced: 2026-03-10',
        '## Evidence\n\n- 2026-03-10 @maria [Signed \\[list\\]](../evidence/list%203.pdf)',
      );
      check(
        'controls/access.md',
        'evidenced: 2026-03-11',
        attach({ link: 'https://example.org/x?a=1', day: '2026-01-10' }),
        'evidenced: 2026-03-11',
        '## Evidence\n\n- 2026-01-10 @maria [x?a=1](<https://example.org/x?a=1>)',
      );
    });

    it('refuses what leads nowhere good', () => {
      for (const link of ['javascript:alert(1)', '../outside.pdf', '/etc/passwd', 'file:///etc/passwd'])
        refused(
          'controls/access.md',
          'status: draft',
          attach({ link }),
          `invalid: "${link}" is neither an address nor the path of a file in the notebook.`,
        );
      refused(
        'controls/access.md',
        'status: draft',
        attach({ link: 'a.pdf', day: '2026-03-13' }),
        'invalid: "2026-03-13" is no day that has been.',
      );
    });
  });

  describe('versions', () => {
    const revise =
      (reason: string): Act =>
      (record) =>
        revised(record, reason, context);
    const approve: Act = (record) => approved(record, context);

    it('begin as drafts that nobody approved', () =>
      check(
        'policies/access.md',
        'status: in-force\nversion: 1.9\napproved: 2025-02-01\napprover: li\nreviewed: 2025-02-01',
        revise('new threats'),
        'status: draft\nversion: "1.10"\nreviewed: 2025-02-01',
        '## Versions\n\n- 2026-03-12 @maria version 1.10 begun: new threats',
      ));

    it('are in force once approved', () =>
      check(
        'policies/access.md',
        'status: draft\nversion: 3',
        approve,
        'status: in-force\nversion: 3\napproved: 2026-03-12\napprover: maria\nreviewed: 2026-03-12',
        '## Versions\n\n- 2026-03-12 @maria version 3 approved',
      ));

    it('refuse what is so already, and what has none', () => {
      const path = 'policies/access.md';
      refused(path, 'status: draft', revise('x'), 'unchanged: It is a draft already.');
      refused(path, 'status: in-force', revise(' '), 'invalid: Say in a few words why it is revised.');
      refused(path, 'approved: 2026-01-01', approve, 'unchanged: It is approved already.');
      refused('risks/a.md', 'status: open', approve, 'not-supported: Risks have no versions to approve.');
    });

    it('count their last number on', () =>
      deepEqual(['', '1', '2.9', 'v3', '2026-02 b', 'beta'].map(nextVersion), [
        '1',
        '2',
        '2.10',
        'v4',
        '2026-3',
        'beta.1',
      ]));
  });

  describe('checks', () => {
    const log = (path: string, text: string, words: string, task?: string): string => {
      const index = new NoteIndex(context.config);
      index.put(path, text);
      const row = index.taskRows(path).find((each) => index.item(each).title === task);
      const key = row === undefined ? { path } : index.key(row);
      const edit = logCheck(text, key, words, context);
      return isRefusal(edit) ? `${edit.refused}: ${edit.message}` : applyEdits(text, edit.edits);
    };

    it('tick the task, make the next one and note the result below', () =>
      equal(
        log(
          'checks.md',
          '- [ ] Read the logs #check repeat:every-week due:2026-03-11\n  - which ones\n- [ ] Next\n',
          'nothing odd',
          'Read the logs',
        ),
        [
          '- [ ] Read the logs #check repeat:every-week due:2026-03-18',
          '- [x] Read the logs #check repeat:every-week due:2026-03-11 done:2026-03-12',
          '  - which ones',
          '  - 2026-03-12 nothing odd',
          '- [ ] Next',
          '',
        ].join('\n'),
      ));

    it('review a control and are evidence', () =>
      equal(
        log('controls/logs.md', '---\nreviewed: 2026-03-05\n---\n', 'nothing odd'),
        '---\nreviewed: 2026-03-12\nevidenced: 2026-03-12\n---\n\n## Evidence\n\n- 2026-03-12 @maria nothing odd\n',
      ));

    it('refuse what is done, and no result', () => {
      equal(log('a.md', '- [x] Read the logs\n', 'ok', 'Read the logs'), 'unchanged: This check is done already.');
      equal(log('a.md', '- [ ] Read\n', ' ', 'Read'), 'invalid: Say in a few words what the check came to.');
      equal(log('issues/a.md', '', 'ok'), 'not-supported: Issues are not checked by a schedule.');
    });
  });

  describe('spending', () => {
    const spend =
      (amount: string, words = 'licences'): Act =>
      (record) =>
        spent(record, { amount, words }, context);
    const line = (amount: string, total: string): string =>
      `## Spending\n\n- 2026-03-12 @maria ${amount}: licences (in all ${total})`;

    it('adds up in the form that is there', () => {
      const path = 'projects/mail.md';
      check(path, 'spent: 52000', spend('1,200'), 'spent: 53200', line('1,200', '53200'));
      check(path, 'spent: 52,000 EUR', spend('950.50'), 'spent: 52,950.50 EUR', line('950.50', '52,950.50 EUR'));
      check(path, 'spent: € 500', spend('€ 2k'), 'spent: € 2500', line('€ 2k', '€ 2500'));
      check(path, 'budget: 9,000 EUR', spend('1500'), 'budget: 9,000 EUR\nspent: 1,500 EUR', line('1500', '1,500 EUR'));
      check(path, 'spent: 500', spend('-100'), 'spent: 400', line('-100', '400'));
      check(path, 'spent: 1,200 EUR', spend('-2000'), 'spent: "-800 EUR"', line('-2000', '-800 EUR'));
      check(path, 'spent: 1,200 EUR', spend('-5000'), 'spent: "-3,800 EUR"', line('-5000', '-3,800 EUR'));
    });

    it('refuses what is no amount, or in another currency', () => {
      const path = 'projects/mail.md';
      refused(path, 'spent: 5', spend('much'), 'invalid: "much" is no amount.');
      refused(path, 'spent: 5', spend('0'), 'invalid: "0" is no amount.');
      refused(path, 'spent: 5 EUR', spend('5 USD'), 'invalid: It is counted in EUR, not in USD.');
      refused(path, 'spent: lots', spend('5'), 'invalid: What was spent so far, "lots", is no amount.');
      refused(path, 'spent: 5', spend('5', ' '), 'invalid: Say in a few words what it was spent for.');
    });
  });
});
