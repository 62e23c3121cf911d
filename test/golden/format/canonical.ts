// Rows about what Daybook writes by itself, and the line forms of its own records.
import { done, type LineSection, line, todo, told, waiting } from './lineRow.ts';

/** The canonical form and the mirror rule. */
export const canonical: LineSection = {
  title: 'What Daybook writes',
  about: [
    'A new line is a box, the text, `@owner +project #tag`, `status:` or `wait: asked:`, `est:`, then id, after, priority, repeat, created, start, scheduled, due, cancelled, done, and a block id last. One field has one blank before it and none inside; values with blanks stand in brackets. It reads as words where boxes are not drawn, merges line by line, and can be searched.',
    'A change answers in the way the line is written (signs, brackets, words), a new field in the way of the line, then of the note, then of the notebook (`task_syntax:`). One change touches one line; a repeating task gets one more. Nothing is sorted, aligned or numbered anew, no stamp of a last change is kept, and an id is made only when something refers to the task: six letters and digits, never a number that counts up.',
  ],
  rows: [
    line(
      '- [ ] Renew TLS certificate for the mail gateway @maria +mail-gateway #security priority:high due:2026-03-12',
      todo('Renew TLS certificate for the mail gateway', {
        people: ['maria'],
        projects: ['mail-gateway'],
        tags: ['security'],
        priority: 'high',
        due: '2026-03-12',
      }),
    ),
    line(
      '- [ ] Read firewall log @jonas [repeat:: every weekday] scheduled:2026-03-05',
      todo('Read firewall log', { people: ['jonas'], repeat: 'every weekday', scheduled: '2026-03-05' }),
    ),
    line(
      '- [x] Order spare disks @maria +storage due:2026-03-04 done:2026-03-03',
      done('Order spare disks', { people: ['maria'], projects: ['storage'], due: '2026-03-04', done: '2026-03-03' }),
    ),
    line('- [x] ~~Buy extra licences~~ @maria cancelled:2026-03-10', {
      state: 'cancelled',
      text: 'Buy extra licences',
      people: ['maria'],
      cancelled: '2026-03-10',
    }),
    line('- [ ] Move the rack @li status:doing est:4h id:k3x9 after:p2q7 ^rack', {
      state: 'doing',
      text: 'Move the rack',
      people: ['li'],
      id: 'k3x9',
      after: ['p2q7'],
      more: { status: 'doing', est: '4h', block: 'rack' },
    }),
    {
      ...line('- [ ] Call @maria due:2026-03-12', todo('Call', { people: ['maria'], due: '2026-03-12' })),
      edits: [
        { tick: true, gives: '- [x] Call @maria due:2026-03-12 done:2026-03-11' },
        { set: 'due', to: '2026-03-20', gives: '- [ ] Call @maria due:2026-03-20' },
        { set: 'priority', to: 'high', gives: '- [ ] Call @maria priority:high due:2026-03-12' },
        { set: 'due', gives: '- [ ] Call @maria' },
      ],
    },
    {
      ...line('- [ ] Call', todo('Call')),
      edits: [
        { set: 'due', to: '2026-03-12', gives: '- [ ] Call due:2026-03-12' },
        { set: 'due', to: '2026-03-12', by: 'emoji', gives: '- [ ] Call 📅 2026-03-12' },
        { set: 'due', to: '2026-03-12', by: 'bracket', gives: '- [ ] Call [due:: 2026-03-12]' },
        { set: 'wait', to: 'Acme Ltd', by: 'emoji', gives: '- [ ] Call [wait:: Acme Ltd]' },
      ],
      note: 'A line without fields, in a notebook of words, of signs, of brackets.',
    },
  ],
};

/** Lines with a meaning of their own in Daybook's records. */
export const records: LineSection = {
  title: 'Lines of records',
  about: [
    'Milestones, waiting, readings and timelines are lines of the body: one line each merges well and reads well on GitHub. Pauses and absences are spans in the header, from the first day (or instant) to the last, both included: `2026-07-06..2026-07-17`, `2026-03-04T12:00+01:00..2026-03-04T15:30+01:00`; nothing behind the dots means that it lasts, and a single day needs none. Time in a pause does not count in service clocks. A reason may follow a pause behind a blank; the reason of an absence is nobody’s business and is not kept.',
  ],
  rows: [
    {
      written:
        '## Milestones\n\n- [ ] First site live due:2026-04-01\n- [x] Contract signed done:2026-03-02\n\n## Tasks\n\n- [ ] Cut over #milestone due:2026-05-01\n- [ ] Order cables\n',
      headings: ['## Milestones', '## Tasks'],
      read: [
        todo('First site live', { due: '2026-04-01', milestone: true }),
        done('Contract signed', { done: '2026-03-02', milestone: true }),
        todo('Cut over', { due: '2026-05-01', tags: ['milestone'], milestone: true }),
        todo('Order cables'),
      ],
      note: 'Milestones: boxes under a heading Milestones, or with `#milestone`.',
    },
    line(
      '- [ ] Contract draft from supplier @maria +mail-gateway wait:acme asked:2026-03-02 due:2026-03-16',
      waiting('Contract draft from supplier', {
        people: ['maria'],
        projects: ['mail-gateway'],
        wait: 'acme',
        asked: '2026-03-02',
        due: '2026-03-16',
      }),
      'Waiting: for whom, and since when they were asked.',
    ),
    line(
      '- [ ] Quote wait:@li asked:2026-03-02 chased:2026-03-09',
      waiting('Quote', { wait: 'li', asked: '2026-03-02', more: { chased: '2026-03-09' } }),
      '`chased:` is the day they were chased last.',
    ),
    line(
      '- [ ] Quote wait:@li asked:2026-03-02 chased:2026-03-09 chase:2026-03-16',
      waiting('Quote', { wait: 'li', asked: '2026-03-02', more: { chased: '2026-03-09', chase: '2026-03-16' } }),
      '`chase:` is the day of the next one; without it, as long after the last as `chase_every:` of the one asked says, or a week.',
    ),
    line(
      '- [ ] Confirm the new dates: Pilot 2026-03-12, Cut over 2026-04-02 @maria #confirm wait:acme asked:2026-03-02',
      waiting('Confirm the new dates: Pilot 2026-03-12, Cut over 2026-04-02', {
        people: ['maria'],
        tags: ['confirm'],
        wait: 'acme',
        asked: '2026-03-02',
      }),
      'Rescheduling: each owner and partner of dates that moved is asked once, among the tasks of the project; `#confirm` and the titles say for what, a tick says that it was confirmed.',
    ),
    {
      written:
        '## Updates\n\n- 2026-03-02 @maria rescheduled Pilot 2026-03-05 → 2026-03-12, Cut over 2026-03-26 → 2026-04-02 (5 working days): vendor late\n',
      headings: ['## Updates'],
      read: [],
      note: 'Rescheduling: why dates moved stands in the updates of their project, and in the message of the commit; without a project below the task, or in the timeline of the record.',
    },
    line('- [ ] Quote [wait:: Acme Ltd]', waiting('Quote', { wait: 'Acme Ltd' })),
    told('- [ ] Quote wait: asked:2026-03-02', [todo('Quote wait:', { asked: '2026-03-02' })], ['field-empty']),
    {
      written:
        '| Date | Value | n | Note |\n|---|---|---|---|\n| 2026-03-01 | 4.2 | 31 | after the move |\n| 2026-03-08 | 97 % | | |\n| 2026-03-15 | | | not yet |\n| March | 5 | | |\n',
      readings: ['2026-03-01 4.2 n=31', '2026-03-08 97'],
      problems: ['reading-invalid'],
      note: 'Readings of a KPI: a table with the columns Date and Value; `n` is the size of the sample.',
    },
    {
      written:
        '## Timeline\n\n- 2026-03-04 10:15 @maria Queue grows\n- 10:40 Relay restarted\n  - details stay details\n- 2026-03-05T09:00+01:00 Resolved\n- [ ] A task is no entry\n- Text is no entry\n',
      headings: ['## Timeline'],
      title: 'Timeline',
      read: [todo('A task is no entry')],
      timeline: [
        '2026-03-04 10:15 @maria Queue grows',
        '2026-03-04 10:40 Relay restarted',
        '2026-03-05 09:00+01:00 Resolved',
      ],
      note: 'Timelines: list items under a heading Timeline that begin with a time. A time without a day is of the same day as the entry above.',
    },
  ],
};
