// Rows about fields written with signs, as Obsidian Tasks writes them.
import { type LineRow, type LineSection, line, plain, todo, told } from './lineRow.ts';

const day = '2026-03-12';

function sign(written: string, field: 'due' | 'scheduled' | 'start' | 'created'): LineRow {
  return {
    ...line(`- [ ] Call ${written} ${day}`, todo('Call', { [field]: day })),
    edits: [{ set: field, to: '2026-03-20', gives: `- [ ] Call ${written} 2026-03-20` }],
  };
}

/** One sign after the other. */
export const signs: LineSection = {
  title: 'Fields as signs',
  about: [
    'The signs of Obsidian Tasks are read anywhere on the line, and written on lines that have them already. A variation selector behind a sign changes nothing, and neither do the names that some tools turn signs into (`:date:`).',
    'Fields are written in the order in which Obsidian Tasks reads them back. What it has no sign for is put left of the first sign, because it reads from the end of the line and stops at the first thing it does not know.',
  ],
  rows: [
    sign('📅', 'due'),
    sign('📆', 'due'),
    sign('🗓', 'due'),
    sign('🗓\ufe0f', 'due'),
    sign('⏳', 'scheduled'),
    sign('⌛', 'scheduled'),
    sign('🛫', 'start'),
    sign('➕', 'created'),
    sign(':date:', 'due'),
    sign(':hourglass_flowing_sand:', 'scheduled'),
    sign(':flight_departure:', 'start'),
    line('- [ ] Call :arrow_double_up:', todo('Call', { priority: 'high' })),
    line('- [x] Call ✅ 2026-03-12', { state: 'done', text: 'Call', done: day }),
    line('- [-] Call ❌ 2026-03-12', { state: 'cancelled', text: 'Call', cancelled: day }),
    line('- [ ] Call 🔺', todo('Call', { priority: 'critical' })),
    line('- [ ] Call ⏫', todo('Call', { priority: 'high' })),
    line('- [ ] Call 🔼', todo('Call', { priority: 'medium' })),
    line('- [ ] Call 🔽', todo('Call', { priority: 'low' })),
    {
      ...line('- [ ] Call ⏬\ufe0f', todo('Call', { priority: 'lowest' })),
      edits: [{ set: 'priority', to: 'high', gives: '- [ ] Call ⏫' }],
    },
    line('- [ ] Call 🔁 every week', todo('Call', { repeat: 'every week' })),
    line('- [ ] Call 🏁 keep', todo('Call', { more: { 'on-completion': 'keep' } })),
    line('- [ ] Call 🏁 delete', todo('Call', { more: { 'on-completion': 'delete' } })),
    line('- [ ] Call 🏁 last lap', todo('Call 🏁 last lap'), 'Only `keep` and `delete` are a value.'),
    line('- [ ] Call 🆔 cert-7_a', todo('Call', { id: 'cert-7_a' })),
    line('- [ ] Call ⛔ cert7, disk2', todo('Call', { after: ['cert7', 'disk2'] })),
    {
      ...line(
        '- [ ] Renew certificate #security 🆔 cert7 ⏫ 🔁 every year on the 1st 🛫 2026-02-20 📅 2026-03-01 ^cert',
        todo('Renew certificate', {
          id: 'cert7',
          priority: 'high',
          repeat: 'every year on the 1st',
          start: '2026-02-20',
          due: '2026-03-01',
          tags: ['security'],
          more: { block: 'cert' },
        }),
      ),
      edits: [
        {
          tick: true,
          gives:
            '- [x] Renew certificate #security 🆔 cert7 ⏫ 🔁 every year on the 1st 🛫 2026-02-20 📅 2026-03-01 ✅ 2026-03-11 ^cert\n- [ ] Renew certificate #security ⏫ 🔁 every year on the 1st 🛫 2027-02-20 📅 2027-03-01',
        },
        {
          set: 'wait',
          to: 'acme',
          gives:
            '- [ ] Renew certificate #security wait:acme 🆔 cert7 ⏫ 🔁 every year on the 1st 🛫 2026-02-20 📅 2026-03-01 ^cert',
        },
      ],
    },
    line('- [ ] Call 📅 2026-03-12.', todo('Call', { due: day }), 'A full stop hides nothing.'),
    line('- [ ] Call 📅 2026-03-12 before noon', todo('Call before noon', { due: day }), 'Text may follow.'),
    line('- [ ] 📅 2026-03-12 Call', todo('Call', { due: day }), 'The date may come first.'),
    line(
      '- [ ] Call [budget:: 200 EUR] 📅 2026-03-12',
      todo('Call', { due: day, more: { budget: '200 EUR' } }),
      'Other dialects may stand between.',
    ),
    line('- [ ] Call 📅 2026-03-12 #mail ⏫', todo('Call', { due: day, tags: ['mail'], priority: 'high' })),
    told(
      '- [ ] Call 📅 2026-03-12 📅 2026-03-14',
      [todo('Call', { due: day })],
      ['field-duplicate'],
      'The leftmost one counts.',
    ),
    told('- [ ] Call 📅 tomorrow', [todo('Call 📅 tomorrow')], ['date-relative']),
    told('- [ ] Call 📅 2026-02-30', [todo('Call 📅 2026-02-30')], ['date-invalid']),
    told('- [ ] Call 📅 12.03.2026', [todo('Call 📅 12.03.2026')], ['date-format']),
    told('- [ ] Call 📅', [todo('Call 📅')], ['field-empty']),
    line('- [ ] Write cards for 📅 party', todo('Write cards for 📅 party'), 'A sign with words behind is decoration.'),
    line('- [ ] ✅ finished', todo('✅ finished')),
    line(
      '- [ ] Call #task 📅 2026-03-12',
      todo('Call', { due: day, tags: ['task'] }),
      'A tag that filters tasks elsewhere is a tag.',
    ),
    {
      written: '- [ ] Call',
      path: 'notes/2026-03-12.md',
      read: [todo('Call')],
      note: 'The day in a file name plans no task.',
    },
    plain('- ✅ finished', 'Without a box it is a list item.'),
    line('- [ ] Call  📅 2026-03-12  ', todo('Call', { due: day }), 'Two blanks at the end (a line break) are kept.'),
  ],
};

/** Rules of repeating tasks, with what a tick writes. */
export const repeating: LineSection = {
  title: 'Repeating tasks',
  about: [
    'A task with a rule comes back when it is ticked: the line is ticked, and the next one is written directly below it, with its days moved by the same distance. Done date, id, dependencies and block id are not copied. The rule stands behind 🔁, in `[repeat:: every week]`, in `repeat:every-week` (a dash for each blank), or as `rec:1w`.',
    'The planned day is the due day, else the scheduled day, else the start. A rule counts from it, even when that gives a day gone by: whoever completes the task, and whenever, the next line is the same. `catch up` leaves out days gone by, and `when done` counts from the day the task was completed. The three are what org calls `+`, `++` and `.+`.',
    'Rules: `every`, a number if you like, and `day`, `week`, `month`, `year`, `weekday` or `working day`, or names of weekdays or months; then `on` with days of the month, weekdays or working days (`on the 1st and 15th`, `on the last Friday`, `on the 2nd last working day`); then `until 2026-12-31` or `for 5 times`; then `when done` or `catch up`. Working days are those of `work:` in `daybook.yml`, without its holidays. Without named days the day of the month is kept and cut to short months; `on the 31st` skips them; `on the last` is always the last.',
    'Days are days of the calendar. Clocks that change and time zones have no part in them. The rows below are ticked on Wednesday, 2026-03-11.',
  ],
  rows: [
    ...(
      [
        ['every day', '2026-03-28', '2026-03-29'],
        ['every 3 days', '2026-02-27', '2026-03-02'],
        ['every weekday', '2026-03-06', '2026-03-09'],
        ['every 2 working days', '2026-03-05', '2026-03-09'],
        ['every week', '2026-02-02', '2026-02-09'],
        ['every week catch up', '2026-02-02', '2026-03-16'],
        ['every week when done', '2026-02-02', '2026-03-18'],
        ['every 2 weeks on Friday and Monday', '2026-03-06', '2026-03-16'],
        ['every Tuesday, Friday', '2026-03-06', '2026-03-10'],
        ['every month', '2026-01-31', '2026-02-28'],
        ['every month on the 31st', '2026-01-31', '2026-03-31'],
        ['every month on the last', '2026-01-31', '2026-02-28'],
        ['every month on the 2nd last Friday', '2026-02-20', '2026-03-20'],
        ['every month on the last working day', '2026-02-27', '2026-03-31'],
        ['every January and July on the 15th', '2026-01-15', '2026-07-15'],
        ['every year', '2024-02-29', '2025-02-28'],
        ['every week until 2026-12-31', '2026-03-04', '2026-03-11'],
      ] as const
    ).map(
      ([rule, due, next]): LineRow => ({
        written: `- [ ] Check 🔁 ${rule} 📅 ${due}`,
        read: [todo('Check', { repeat: rule, due })],
        edits: [
          {
            tick: true,
            gives: `- [x] Check 🔁 ${rule} 📅 ${due} ✅ 2026-03-11\n- [ ] Check 🔁 ${rule} 📅 ${next}`,
          },
        ],
      }),
    ),
    {
      written: '- [ ] Check [repeat:: every day for 2 times] due:2026-03-10',
      read: [todo('Check', { repeat: 'every day for 2 times', due: '2026-03-10' })],
      edits: [
        {
          tick: true,
          gives:
            '- [x] Check [repeat:: every day for 2 times] due:2026-03-10 done:2026-03-11\n- [ ] Check [repeat:: every day for 1 times] due:2026-03-11',
        },
      ],
      note: 'The number counts down; the last time nothing follows.',
    },
    {
      written: '- [ ] Check repeat:every-week start:2026-03-02 due:2026-03-04',
      read: [todo('Check', { repeat: 'every-week', start: '2026-03-02', due: '2026-03-04' })],
      edits: [
        {
          tick: true,
          gives:
            '- [x] Check repeat:every-week start:2026-03-02 due:2026-03-04 done:2026-03-11\n- [ ] Check repeat:every-week start:2026-03-09 due:2026-03-11',
        },
      ],
    },
    line('- [ ] Check rec:1w', todo('Check', { repeat: '1w' }), 'From the day of completion, as in todo.txt.'),
    line('- [ ] Check rec:+1m', todo('Check', { repeat: '+1m' }), 'From the planned day.'),
    line('- [ ] Check rec:++1w', todo('Check', { repeat: '++1w' }), 'Catching up.'),
    line('- [ ] Check rec:.+5b', todo('Check', { repeat: '.+5b' }), 'Five working days from completion.'),
    line('- [ ] Check every:2-weeks', todo('Check', { repeat: '2-weeks' })),
    line(
      '- [ ] Check 🔁 every week call Bob',
      todo('Check call Bob', { repeat: 'every week' }),
      'Words that are no rule are given back to the text.',
    ),
    told('- [ ] Check 🔁 now and then', [todo('Check 🔁 now and then')], ['repeat-unreadable']),
    told(
      '- [ ] Check 🔁 every 2 hours',
      [todo('Check 🔁 every 2 hours')],
      ['repeat-unreadable'],
      'Days are the smallest step.',
    ),
    told(
      '- [ ] Check 🔁 every week until March 5',
      [todo('Check until March 5', { repeat: 'every week' })],
      ['repeat-unreadable'],
      'A limit is written YYYY-MM-DD.',
    ),
    told('- [ ] Check repeat:sometimes', [todo('Check', { repeat: 'sometimes' })], ['repeat-unreadable']),
  ],
};
