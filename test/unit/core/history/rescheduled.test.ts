// What was rescheduled is told as it is now, with who has confirmed and who has not.
import { deepEqual } from 'node:assert/strict';
import { dateCourses } from '../../../../src/core/history/movedDates.ts';
import { rescheduled } from '../../../../src/core/history/rescheduled.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { indexOf } from '../../../support/notebookText.ts';

const path = 'projects/mail.md';
const header = (due: string): string => `---\ntype: project\ntitle: Mail\ndue: ${due}\n---\n`;
const body = (pilot: string, lease: string): string =>
  `- [ ] Pilot due:${pilot}\n- [ ] Lease due:${lease}\n- [ ] Gone due:${pilot}\n`;
const texts = [
  header('2026-04-01') + body('2026-03-03', '2026-03-20'),
  header('2026-04-01') + body('2026-03-10', '2026-03-20'),
  header('2026-04-08') + body('2026-03-12', '2026-03-20'),
];
const now = `${texts[2]?.replace(/- \[ \] Gone.*\n/, '')}- [x] Confirm the new date: Pilot 2026-03-12 #confirm wait:jonas asked:2026-03-09
- [ ] Confirm the new dates: Pilot 2026-03-12, Mail 2026-04-08 #confirm wait:acme asked:2026-03-09
- [ ] Confirm the lunch wait:ana
`;

describe('what was rescheduled', () => {
  const forms = texts.map((text, at) => ({ note: readNote(path, text), atMs: at * 1000 }));
  const index = indexOf({ [path]: now });
  const check = (sinceMs: number): unknown =>
    rescheduled(index, new Map([[path, dateCourses(path, forms)]]), sinceMs).map(({ title, days, confirmations }) => [
      title,
      days.map((day) => day.slice(5)).join(' '),
      ...confirmations.map(({ who, isConfirmed, asked }) => `${who} ${isConfirmed ? 'yes' : 'no'} ${asked}`),
    ]);

  it('says each item with its days, and who has confirmed; what is gone is left out', () =>
    deepEqual(check(0), [
      ['Mail', '04-01 04-08', 'acme no 2026-03-09'],
      ['Pilot', '03-03 03-10 03-12', 'jonas yes 2026-03-09', 'acme no 2026-03-09'],
    ]));
  it('leaves out what moved before', () => deepEqual(check(3000), []));
});
