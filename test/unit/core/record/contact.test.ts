// When there was contact last, and whether it is time again: logs, answers, cadence, the query and the figures.
import { deepEqual, strictEqual } from 'node:assert/strict';
import { dayNumber, dayText } from '../../../../src/core/day.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { logContact } from '../../../../src/core/edits/logContact.ts';
import { compileKpis, kpiReport } from '../../../../src/core/kpi/report.ts';
import { followUps, followUpsOutline } from '../../../../src/core/outline/followUpsOutline.ts';
import { libraryOutline } from '../../../../src/core/outline/libraryOutline.ts';
import { askedWords } from '../../../../src/core/outline/rowWords.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { runQuery } from '../../../../src/core/query/runQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { lastContact } from '../../../../src/core/record/contact.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { drawn, indexOf, outlineContext } from '../../../support/notebookText.ts';

const today = '2026-03-12';
const index = indexOf({
  'vendors/acme.md':
    '---\ntype: vendor\ntitle: Acme Storage\nstatus: active\nfollow_up_every: 30d\ncontract_end: 2026-05-31\n---\n\n## Log\n\n- 2026-02-20 called\n- 2026-01-05 mail\n- [ ] later\n- 2026-02-30 no day\n',
  'vendors/quiet.md':
    '---\ntype: vendor\ntitle: Quiet Ltd\nstatus: active\nfollow_up_every: 30d\ncontract_end: 2027-01-31\n---\n\n## Log\n\n- 2026-01-31 @maria mail\n',
  'clients/new.md': '---\ntype: client\ntitle: New client\nstatus: active\nfollow_up_every: 14d\n---\n',
  'clients/old.md': '---\ntype: client\ntitle: Old client\nstatus: ended\nfollow_up_every: 14d\n---\n',
  'partners/answers.md': '---\ntype: partner\ntitle: Answers Inc\nstatus: active\nfollow_up_every: 14d\n---\n',
  'partners/chased.md':
    '---\ntype: partner\ntitle: Chased Inc\nstatus: active\nfollow_up_every: 14d\n---\n\n## Log\n\n- 2026-02-05 mail\n',
  'todo.md':
    '- [x] Ask for terms wait:answers done:2026-03-10\n- [ ] Quote wait:acme asked:2026-03-01\n- [x] Other done:2026-03-11\n- [ ] Price list wait:chased asked:2026-02-01 chased:2026-03-11\n',
});
const context = outlineContext(index, today, 'maria');

function found(query: string): string[] {
  const parsed = parseQuery(query, index.config);
  return 'query' in parsed ? runQuery(parsed.query, index, context).map((row) => index.path(row)) : [];
}

describe('contact', () => {
  it('was on the last day of the log, of an answer, or on which they were chased', () => {
    const last = (path: string): string | undefined => {
      const day = lastContact(index, index.noteRow(path) ?? -1);
      return day === undefined ? undefined : dayText(day);
    };
    deepEqual(
      ['vendors/acme.md', 'vendors/quiet.md', 'clients/new.md', 'partners/answers.md', 'partners/chased.md'].map(last),
      ['2026-02-20', '2026-01-31', undefined, '2026-03-10', '2026-03-11'],
    );
  });

  it('is due when the cadence of the note has passed, or there was none', () =>
    deepEqual(found('is:contact-due'), ['clients/new.md', 'vendors/quiet.md']));

  it('stands on rows of the Library and on groups of Follow-ups', () => {
    const library = drawn(libraryOutline(index, context), 2);
    for (const line of [
      'Acme Storage | active · last contact 20 days ago · contract ends 2026-05-31',
      'Quiet Ltd | active · last contact 40 days ago, due',
      'New client | active · no contact noted, due',
      'Old client | ended\n',
    ])
      strictEqual(library.includes(line), true, `${line} in\n${library}`);
    strictEqual(
      drawn(followUpsOutline(index, context), 1),
      'Chased Inc | 1 · last contact yesterday\nAcme Storage | 1 · last contact 20 days ago · contract ends 2026-05-31\n',
    );
  });

  it('says what is today as such, and of the next time the same word', () => {
    const waiting = indexOf({
      'todo.md': [
        '- [ ] Quote wait:acme asked:2026-03-01 chased:2026-03-12 chase:2026-03-19',
        '- [ ] Offer wait:acme asked:2026-03-02 chased:2026-03-11 chase:2026-03-12',
        '- [ ] Terms wait:acme asked:2026-03-03 chased:2026-03-10',
      ].join('\n'),
    });
    const said = followUps(waiting).map((row) => askedWords(waiting, row, outlineContext(waiting, today, 'maria')));
    deepEqual(said.filter(Boolean), [
      'asked 11 days ago · chased today · chase 2026-03-19',
      'asked 10 days ago · chased yesterday',
      'asked 9 days ago · chased 2026-03-10 · chase 2026-03-17',
    ]);
  });

  it('has figures, and renewals of the next 90 days', () => {
    const { values } = kpiReport(compileKpis(loadConfig(undefined)), index, { today, now: `${today}T12:00+01:00` });
    const figure = (id: string): number | undefined => values.find(({ kpi }) => kpi.decl.id === id)?.value;
    deepEqual(['contacts-due', 'days-since-contact', 'renewals'].map(figure), [2, 40, 1]);
    deepEqual(found('is:open contract-end:today..+90d'), ['vendors/acme.md']);
    strictEqual(dayNumber(today), (dayNumber('2026-01-31') ?? 0) + 40);
  });
});

describe('logContact', () => {
  const config = loadConfig(undefined);
  const row = { config, today, now: `${today}T09:00+01:00`, me: 'maria' };
  const note = '---\ntype: vendor\n---\n\n## Log\n\n- 2026-03-01 mail\n';

  it('logs a line, and a task to follow up when wanted', () => {
    const edit = logContact(note, { words: 'Agreed on terms', day: today, next: '2026-03-20', name: 'Acme' }, row);
    strictEqual(
      isRefusal(edit) ? edit.message : applyEdits(note, edit.edits),
      `${note}- 2026-03-12 @maria Agreed on terms\n\n## Tasks\n\n- [ ] Follow up with Acme @maria due:2026-03-20\n`,
    );
  });

  it('refuses what is still to come, says nothing or names no day', () => {
    const contact = { words: 'x', day: today, name: 'Acme' };
    const refusals = [{ day: '2026-03-13' }, { words: ' ' }, { next: 'soon' }].map((change) =>
      logContact(note, { ...contact, ...change }, row),
    );
    deepEqual(
      refusals.map((each) => isRefusal(each) && each.refused),
      ['invalid', 'invalid', 'invalid'],
    );
  });
});
