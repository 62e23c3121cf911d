// Calendars as another program reads them: ical.js, which wrote none of it, finds the same values, whatever people wrote into notes.
import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarSteps } from '../../../../src/core/exports/calendar.ts';
import { exportQuery } from '../../../../src/core/exports/exportRows.ts';
import { icsCalendar, icsText } from '../../../../src/core/exports/ics.ts';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { parseQuery } from '../../../../src/core/query/parseQuery.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

const context = { today: '2026-03-12', now: '2026-03-12T09:00+01:00' };

function calendarOf(notes: Readonly<Record<string, string>>, todos = false, config = ''): string {
  const index = new NoteIndex(loadConfig(`name: Harbour\ntimezone: Europe/Berlin\n${config}`));
  for (const [path, text] of Object.entries(notes)) index.put(path, text);
  const parsed = parseQuery('', index.config);
  ok('query' in parsed);
  const exported = finished(exportQuery(index, parsed.query, context));
  return finished(calendarSteps(exported, { title: 'Harbour', now: context.now, todos })).text;
}

const read = (text: string): ICAL.Component[] => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents();

/** `summary start end` of every entry, as ical.js has it. */
function told(text: string): string[] {
  return read(text).map((each) => {
    const [start, end] = ['dtstart', 'dtend'].map((name) => String(each.getFirstPropertyValue(name)));
    return `${each.getFirstPropertyValue('summary')} ${start} ${end}`;
  });
}

const check = (header: string, body: string, expected: readonly string[]): void =>
  deepEqual(told(calendarOf({ 'a.md': `---\n${header}\n---\n${body}` })), expected);

describe('calendar', () => {
  it('has whole days for what is due, for reviews, ends of contracts and milestones', () => {
    check('title: Mail', '- [ ] Call due:2026-03-31\n', ['Due: Call 2026-03-31 2026-04-01']);
    check('title: Mail', '- [x] Call due:2026-12-31\n', ['✓ Due: Call 2026-12-31 2027-01-01']);
    check('title: Mail\ntype: project\ndue: 2026-04-20', '## Milestones\n\n- [ ] Pilot due:2026-04-01\n', [
      'Due: Mail 2026-04-20 2026-04-21',
      'Milestone: Pilot 2026-04-01 2026-04-02',
    ]);
    check('type: vendor\ntitle: Acme\ncontract_end: 2026-06-30', '', ['Contract ends: Acme 2026-06-30 2026-07-01']);
    check('type: risk\ntitle: Fire\nnext_review: 2026-05-05', '', ['Review: Fire 2026-05-05 2026-05-06']);
  });

  it('has meetings at their time, in winter and in summer', () => {
    const at = (date: string, more: string): string => `type: meeting\ntitle: Board\ndate: ${date}\n${more}`;
    check(at('2026-03-12', 'time: "09:15"\nduration: 45m'), '', ['Board 2026-03-12T08:15:00Z 2026-03-12T09:00:00Z']);
    check(at('2026-07-01', 'time: "9:15"'), '', ['Board 2026-07-01T07:15:00Z 2026-07-01T07:45:00Z']);
    // The night of 29 March has no 02:30.
    check(at('2026-03-29', 'time: "02:30"'), '', ['Board 2026-03-29T01:30:00Z 2026-03-29T02:00:00Z']);
    check(at('2026-03-12', 'time: noon'), '', ['Board 2026-03-12 2026-03-13']);
    // A meeting is whatever people come together for, as in the picture of the calendar.
    check('type: training\ntitle: First aid\ndate: 2026-03-17\nstatus: planned', '', [
      'First aid 2026-03-17 2026-03-18',
    ]);
  });

  it('has changes in their window', () => {
    const change = (window: string): string => `type: change\ntitle: Patch\nwindow: ${window}`;
    check(change('2026-03-12 22:00-01:00'), '', ['Change: Patch 2026-03-12T21:00:00Z 2026-03-13T00:00:00Z']);
    check(change('2026-03-12..2026-03-14'), '', ['Change: Patch 2026-03-12 2026-03-15']);
    check(change('some night'), '', []);
  });

  it('has tasks where they are asked for', () => {
    const lines = '- [ ] Call due:2026-03-31 start:2026-03-20 prio:high\n- [x] Write due:2026-03-02 done:2026-03-01\n';
    const [call, write] = read(calendarOf({ 'a.md': lines }, true));
    deepEqual(
      [call?.name, ...['summary', 'due', 'dtstart', 'status'].map((name) => String(call?.getFirstPropertyValue(name)))],
      ['vtodo', 'Call', '2026-03-31', '2026-03-20', 'NEEDS-ACTION'],
    );
    equal(String(write?.getFirstPropertyValue('completed')), '2026-02-28T23:00:00Z');
    equal(write?.getFirstPropertyValue('status'), 'COMPLETED');
  });

  it('keeps the name of an entry while its day, state and place change, and gives no two the same', () => {
    const uids = (text: string): unknown[] =>
      read(calendarOf({ 'a.md': text })).map((each) => each.getFirstPropertyValue('uid'));
    const [one, two, three] = uids(
      '- [ ] Call due:2026-03-31\n- [ ] Call due:2026-03-31\n- [ ] Write due:2026-03-31\n',
    );
    equal(new Set([one, two, three]).size, 3);
    deepEqual(uids('# New\n\n- [x] Call @ana due:2026-04-02 done:2026-04-01\n'), [one]);
    deepEqual(uids('- [ ] Call it off due:2026-03-31 id:c\n'), uids('- [ ] Other words due:2026-03-30 id:c\n'));
    notEqual(uids('- [ ] Call it off due:2026-03-31\n')[0], one);
    match(String(one), /^[0-9a-f]{16}-due@daybook$/);
  });

  it('leaves out what is confidential', () => {
    const hidden =
      '---\ntype: vendor\ntitle: CANARY\nconfidential: true\ncontract_end: 2026-06-30\n---\n- [ ] CANARY due:2026-03-31\n';
    equal(told(calendarOf({ 'a.md': hidden })).length, 0);
    equal(told(calendarOf({ 'a.md': '- [ ] Call due:2026-03-31\n' }, false, 'visibility: private\n')).length, 0);
  });

  it('is read again with the same words, in lines of at most 75 bytes', () => {
    const anything = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));
    const words = fc.string({
      unit: fc.oneof(fc.constantFrom(...'\\;,\n":😀ü \r\t'), anything),
      maxLength: 120,
    });
    fc.assert(
      fc.property(words, words, (title, summary) => {
        const text = icsCalendar(title, [{ name: 'VEVENT', properties: [['SUMMARY', icsText(summary)]] }]);
        for (const line of text.split('\r\n')) ok(Buffer.byteLength(line) <= 75);
        const plain = (value: string): string =>
          value
            .replace(/\r\n?/g, '\n')
            .replace(/(?!\n)\p{Cc}/gu, '')
            .replace(/\p{Cs}/gu, '\uFFFD');
        equal(read(text)[0]?.getFirstPropertyValue('summary'), plain(summary));
      }),
      { numRuns: runs(25) },
    );
  });
});
