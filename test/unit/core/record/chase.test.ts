// When somebody is reminded, and what the letter says.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { chaseDay, daysToAnswer, mailLink, reminder } from '../../../../src/core/record/chase.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({
  'daybook.yml':
    'people:\n  - { id: li, name: Li Wei, mails: [li@example.org] }\n  - { id: maria, name: Maria Weber }\n',
  'vendors/acme.md':
    '---\ntype: vendor\ntitle: Acme Ltd\ncontacts: ["Jo <jo@acme.example>", "+31 20 1"]\nchase_every: 3d\n---\n',
  'lists/a.md': [
    '- [ ] Quote for [storage](x.md) wait:acme asked:2026-03-01 due:2026-03-20',
    '- [ ] Contract wait:acme asked:2026-03-01 chased:2026-03-04',
    '- [ ] Figures wait:@li asked:2026-03-02',
    '- [ ] Keys wait:landlord asked:2026-03-02 chase:2026-03-30',
    '- [ ] Nothing known wait:landlord',
    '',
  ].join('\n'),
});
const rows = index.taskRows('lists/a.md');
const row = (at: number): number => {
  const found = rows[at];
  ok(found !== undefined);
  return found;
};

describe('chaseDay', () => {
  it('is as long after the question or the last reminder as the note of the one asked says, else a week', () =>
    deepEqual(
      rows.map((each) => chaseDay(index, each)),
      ['2026-03-04', '2026-03-07', '2026-03-09', '2026-03-30', undefined],
    ));
  it('counts whole days, at least one, however long somebody writes', () => {
    const days = (written: string): number => {
      const own = indexOf({
        'people/li.md': `---\ntype: person\nchase_every: ${written}\n---\n`,
        'a.md': '- [ ] Ask wait:li asked:2026-03-02\n',
      });
      return daysToAnswer(own, own.taskRows('a.md')[0] ?? -1);
    };
    deepEqual(['2d', '1w', '1h', 'soon', '999999999d'].map(days), [2, 7, 7, 7, 3650]);
  });
});

describe('reminder', () => {
  const roster = index.roster();
  it('names what was asked and when, and goes to the contacts of a partner', () => {
    const letter = reminder(index, [row(0)], roster, 'maria');
    deepEqual(letter.to, ['jo@acme.example']);
    equal(letter.subject, 'Reminder: Quote for storage');
    equal(
      letter.body,
      'Hello Acme Ltd,\n\nwe are still waiting for your answer:\n\n- Quote for storage (asked 2026-03-01, needed by 2026-03-20)\n\nWhen can we expect it?\n\nMaria Weber',
    );
  });
  it('holds several questions to one person in one letter', () => {
    const letter = reminder(index, [row(2), row(2)], roster, undefined);
    deepEqual(letter.to, ['li@example.org']);
    equal(letter.subject, 'Open questions');
    ok(letter.body.startsWith('Hello Li Wei,') && letter.body.endsWith('it?'));
  });
  it('is a mail link in which nothing of a note can add anything', () => {
    const link = mailLink({ to: ['a@b.example'], subject: 'x&bcc=evil@x.example', body: 'one\ntwo?cc=1' });
    equal(link, 'mailto:a%40b.example?subject=x%26bcc%3Devil%40x.example&body=one%0D%0Atwo%3Fcc%3D1');
  });
});
