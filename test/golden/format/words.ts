// Rows about fields written as words: plain `key:value`, brackets, calls.
import { done, type LineSection, line, plain, todo, told, waiting } from './lineRow.ts';

const day = '2026-03-12';

/** `key:value`, the form Daybook writes. */
export const plainFields: LineSection = {
  title: 'Fields as words',
  about: [
    '`key:value` with a blank before it and none inside is what Daybook writes by itself. A word is a field when its key is one of the names below and its value fits the key; any other word with a colon is text: addresses, times, proportions. A value with blanks is written in brackets.',
    'What looks like a field and cannot be read is a problem and stays text, so that no date is ever lost in silence.',
  ],
  rows: [
    line('- [ ] Move cost:200', todo('Move cost:200'), 'A key that nobody declared is text.'),
    {
      written: '- [ ] Move cost:200 Ready_By:2026-03-12 ratio:3:1',
      read: [todo('Move', { more: { cost: '200', 'ready-by': day, ratio: '3:1' } })],
      options: {
        fields: new Map([
          ['cost', { field: 'cost', type: 'word' }],
          ['ready-by', { field: 'ready-by', type: 'day' }],
          ['ratio', { field: 'ratio', type: 'word' }],
        ] as const),
      },
      note: 'With `fields: { cost: money, ready_by: day, ratio: text }` in `daybook.yml`.',
    },
    line('- [ ] Call due:2026-03-12', todo('Call', { due: day })),
    line('- [ ] Call due:2026-03-12.', todo('Call', { due: day }), 'Punctuation at the end is no part of the value.'),
    line('- [ ] due:2026-03-12 Call', todo('Call', { due: day })),
    line('- [ ] Call due:2026-03-12T10:00+01:00', todo('Call', { due: day }), 'A clock time is kept; the day counts.'),
    line('- [ ] Call @maria +mail #ops', todo('Call', { people: ['maria'], projects: ['mail'], tags: ['ops'] })),
    line(
      '- [ ] Ask @maria about +mail today',
      todo('Ask @maria about +mail today', { people: ['maria'], projects: ['mail'] }),
      'Names within the sentence are a part of it.',
    ),
    line('- [ ] Log work:ops est:2h', todo('Log', { more: { work: 'ops', est: '2h' } })),
    line('- [ ] Raise for Li confidential:yes', todo('Raise for Li', { more: { confidential: 'yes' } })),
    line('- [ ] See http://a.example:8080/due:2026-03-12', todo('See http://a.example:8080/due:2026-03-12')),
    line('- [ ] At 10:30 in C:\\x', todo('At 10:30 in C:\\x')),
    line('- [ ] Mix 12:1, ratio 3:1, std::x', todo('Mix 12:1, ratio 3:1, std::x')),
    line('- [ ] Set t:2 of 3', todo('Set t:2 of 3')),
    line('- [ ] Call t:2026-03-12', todo('Call', { start: day })),
    told('- [ ] Call due: 2026-03-12', [todo('Call due: 2026-03-12')], ['field-misplaced']),
    told('- [ ] Call (due:2026-03-12)', [todo('Call (due:2026-03-12)')], ['field-misplaced']),
    told('- [ ] Call **due:2026-03-12**', [todo('Call **due:2026-03-12**')], ['field-misplaced']),
    told('- [ ] Call priority: high', [todo('Call priority: high')], ['field-misplaced']),
    told('- [ ] Call due:', [todo('Call due:')], ['field-empty']),
    told('- [ ] Call due:soon', [todo('Call due:soon')], ['field-unreadable']),
    told('- [ ] Call priority:whenever', [todo('Call priority:whenever')], ['priority-unknown']),
    told('- [ ] Call id:a!b', [todo('Call id:a!b')], ['field-unreadable']),
    told(
      '- [ ] Call due:2026-03-12..2026-03-15',
      [todo('Call..2026-03-15', { due: day })],
      ['field-unreadable'],
      'A task has one due day; the first is read.',
    ),
    told(
      '- [ ] Call status:doing status:waiting',
      [{ state: 'doing', text: 'Call', more: { status: 'doing' } }],
      ['field-duplicate'],
    ),
  ],
};

/** `[key:: value]` and `@key(value)`. */
export const brackets: LineSection = {
  title: 'Fields in brackets',
  about: [
    '`[key:: value]` and `(key:: value)` are the inline fields of Dataview, `@key(value)` those of TaskPaper and its relatives. They are read anywhere on the line and written on lines that have them, and brackets are written wherever a value holds blanks. A key that Daybook does not know is a field of yours if a blank follows the colons; that keeps names of program code apart.',
  ],
  rows: [
    line(
      '- [ ] Send figures [due:: 2026-04-02] (owner:: maria) [effort:: 2 hours]',
      todo('Send figures', { due: '2026-04-02', owner: 'maria', more: { est: '2 hours' } }),
    ),
    line('- [ ] Call [due::2026-03-12]', todo('Call', { due: day }), 'No blank is needed behind a known key.'),
    line('- [ ] Call [due:: 2026-03-12],', todo('Call', { due: day })),
    line(
      '- [ ] Call [due:: 2026-03-12][est:: 2h]',
      todo('Call', { due: day, more: { est: '2h' } }),
      'Nothing between.',
    ),
    line(
      '- [ ] Call [Due Date:: 2026-03-12 18:00]',
      todo('Call', { due: day }),
      'Case, blanks and underscores do not matter.',
    ),
    line('- [ ] Call [**due**:: 2026-03-12]', todo('Call', { due: day }), 'Neither does bold.'),
    line('- [ ] Call [budget:: 200 [EUR]]', todo('Call', { more: { budget: '200 [EUR]' } })),
    line('- [ ] Call [budget:: ]', todo('Call'), 'An empty field says nothing and is no text.'),
    line(
      '- [x] Call  [completion:: 2026-03-12]  [dependsOn:: a1, b2]  [priority:: high]',
      done('Call', { done: day, after: ['a1', 'b2'], priority: 'high' }),
      'The names that Obsidian Tasks uses in its bracket mode.',
    ),
    {
      ...line('- [ ] Call [due:: 2026-03-12]', todo('Call', { due: day })),
      edits: [
        { tick: true, gives: '- [x] Call [due:: 2026-03-12] [completion:: 2026-03-11]' },
        { set: 'wait', to: 'acme', gives: '- [ ] Call [wait:: acme] [due:: 2026-03-12]' },
        { set: 'due', gives: '- [ ] Call' },
      ],
    },
    line('- [ ] Sort [std::vector] and (foo::bar)', todo('Sort [std::vector] and (foo::bar)')),
    { written: '- [ ] Read [[A::B]]', read: [todo('Read [[A::B]]')], links: ['wiki A::B'] },
    told('- [ ] Call [scheduled:: soon]', [todo('Call [scheduled:: soon]')], ['field-unreadable']),
    told('- [ ] Call [due: 2026-03-12]', [todo('Call [due: 2026-03-12]')], ['field-misplaced']),
    line('- [ ] Call [due:: 2026-04-17T18:00]', todo('Call', { due: '2026-04-17' })),
    plain(
      'Budget owner:: Jonas',
      'A line of text outside of tasks stays text; fields of a record stand in its header.',
    ),
    {
      ...line('- [x] Call @done(2026-03-12)', done('Call', { done: day })),
      edits: [{ set: 'due', to: '2026-03-10', gives: '- [x] Call @due(2026-03-10) @done(2026-03-12)' }],
    },
    line('- [ ] Call @due(2026-03-12 09:00)', todo('Call', { due: day })),
    line('- [ ] Call @due(2026-03-12T09:00)', todo('Call', { due: day })),
    line('- [ ] Call @assignee(Alex) @priority(high)', todo('Call', { owner: 'Alex', priority: 'high' })),
    told('- [x] Call @done(26-03-12 09:00)', [done('Call @done(26-03-12 09:00)')], ['date-format']),
    {
      ...line('- [ ] Call (@2026-03-12)', todo('Call', { due: day })),
      edits: [{ set: 'due', to: '2026-03-20', gives: '- [ ] Call (@2026-03-20)' }],
    },
    line('- [ ] Call (@2026-03-12 09:00)', todo('Call', { due: day })),
    line('- [ ] Call @{2026-03-12} @@{09:00}', todo('Call', { due: day }), 'Boards of Obsidian Kanban.'),
    line('- [ ] Call @[[2026-03-12]]', todo('Call', { due: day })),
    line(
      '- [ ] Call [due:2026-03-12] [tag:net]',
      todo('Call', { due: day, tags: ['net'], more: { tags: 'net' } }),
      'Cards of Tasks.md.',
    ),
  ],
};

/** todo.txt files. */
export const todoTxt: LineSection = {
  title: 'todo.txt',
  about: [
    'Files named `todo.txt`, `done.txt` or `….todo.txt` are read as such: each line that is not blank is a task. `(A)` at the start is a priority and `@word` a context there, read as a tag; in Markdown neither is. Daybook ticks such lines and changes their dates and priority.',
  ],
  rows: [
    {
      written: '(A) 2026-03-02 Call +mail-gateway vendor @phone due:2026-03-04',
      path: 'todo.txt',
      read: [
        todo('Call +mail-gateway vendor', {
          priority: 'high',
          created: '2026-03-02',
          due: '2026-03-04',
          projects: ['mail-gateway'],
          tags: ['phone'],
        }),
      ],
      edits: [
        { tick: true, gives: 'x 2026-03-11 2026-03-02 Call +mail-gateway vendor @phone pri:A due:2026-03-04' },
        { set: 'due', to: '2026-03-20', gives: '(A) 2026-03-02 Call +mail-gateway vendor @phone due:2026-03-20' },
        { set: 'due', gives: '(A) 2026-03-02 Call +mail-gateway vendor @phone' },
        { set: 'priority', to: 'low', gives: '(C) 2026-03-02 Call +mail-gateway vendor @phone due:2026-03-04' },
        { set: 'priority', gives: '2026-03-02 Call +mail-gateway vendor @phone due:2026-03-04' },
      ],
      note: 'The priority of a line that is done stands behind its words, so that it is there again when the line is opened.',
    },
    {
      written: 'x 2026-03-05 2026-03-02 Call vendor pri:A',
      path: 'done.txt',
      read: [done('Call vendor', { done: '2026-03-05', created: '2026-03-02', priority: 'high' })],
      edits: [
        { tick: true, gives: '(A) 2026-03-02 Call vendor' },
        { set: 'priority', to: 'medium', gives: 'x 2026-03-05 2026-03-02 Call vendor pri:B' },
      ],
    },
    {
      written: 'x (A) 2026-03-05 Call vendor',
      path: 'work.todo.txt',
      read: [done('Call vendor', { priority: 'high', done: '2026-03-05' })],
      edits: [{ tick: true, gives: '(A) Call vendor' }],
    },
    {
      written: 'Call vendor',
      path: 'todo.txt',
      read: [todo('Call vendor')],
      edits: [
        { tick: true, gives: 'x 2026-03-11 Call vendor' },
        { set: 'priority', to: 'high', gives: '(A) Call vendor' },
        { set: 'due', to: '2026-03-12', gives: 'Call vendor due:2026-03-12' },
        { set: 'start', to: '2026-03-12', gives: 'Call vendor t:2026-03-12' },
      ],
    },
    {
      written: '2026-03-01 Water plants rec:1w due:2026-03-10',
      path: 'todo.txt',
      read: [todo('Water plants', { created: '2026-03-01', repeat: '1w', due: '2026-03-10' })],
      edits: [
        {
          tick: true,
          gives:
            'x 2026-03-11 2026-03-01 Water plants rec:1w due:2026-03-10\n2026-03-11 Water plants rec:1w due:2026-03-18',
        },
      ],
      note: 'The next one is created today, if lines say when they were created.',
    },
    { written: 'X Call', path: 'todo.txt', read: [todo('X Call')], note: 'Only a small `x` is a tick.' },
    { written: 'xylophone lesson', path: 'todo.txt', read: [todo('xylophone lesson')] },
    { written: 'Call (A) vendor', path: 'todo.txt', read: [todo('Call (A) vendor')], note: 'Only at the start.' },
    {
      written: 'Call t:2026-04-01 rec:+1w until:2026-04-10',
      path: 'todo.txt',
      read: [todo('Call', { start: '2026-04-01', repeat: '+1w', more: { until: '2026-04-10' } })],
      edits: [
        {
          tick: true,
          gives: 'x 2026-03-11 Call t:2026-04-01 rec:+1w until:2026-04-10\nCall t:2026-04-08 rec:+1w until:2026-04-10',
        },
      ],
    },
    {
      written: 'Call t:2026-04-08 rec:+1w until:2026-04-10',
      path: 'todo.txt',
      read: [todo('Call', { start: '2026-04-08', repeat: '+1w', more: { until: '2026-04-10' } })],
      edits: [{ tick: true, gives: 'x 2026-03-11 Call t:2026-04-08 rec:+1w until:2026-04-10' }],
      note: 'Nothing comes back behind the day of `until:`.',
    },
    {
      written: '@errands +mail h:1',
      path: 'todo.txt',
      read: [todo('@errands +mail', { projects: ['mail'], tags: ['errands'], more: { hidden: '1' }, criterion: true })],
      note: 'A hidden line is read, and is no to-do.',
    },
    { written: 'Call h:0', path: 'todo.txt', read: [todo('Call', { more: { hidden: '0' } })] },
    { written: 'Call due:friday', path: 'todo.txt', read: [todo('Call due:friday')], problems: ['date-relative'] },
    line('- [ ] (R) Read the rules', todo('(R) Read the rules'), 'In Markdown a letter in brackets is text.'),
    line('- [ ] (A) Call', todo('(A) Call')),
    line('- [ ] [#A] Call', todo('Call', { priority: 'high' }), 'The priority of org and Logseq.'),
    {
      ...line('- [ ] Call pri:B', todo('Call', { priority: 'medium' })),
      edits: [{ set: 'priority', to: 'low', gives: '- [ ] Call pri:low' }],
    },
  ],
};

/** States in words. */
export const states: LineSection = {
  title: 'States',
  about: [
    'The box says open or closed, and it counts: `status:` and `wait:` only say which kind of open. Cancelled is written as a ticked box with its text struck through, so that every tool shows it.',
  ],
  rows: [
    ...(['todo', 'open', 'later'] as const)
      .slice(0, 2)
      .map((word) => line(`- [ ] Call status:${word}`, todo('Call', { more: { status: word } }))),
    ...(['doing', 'in-progress', 'wip'] as const).map((word) =>
      line(`- [ ] Call status:${word}`, { state: 'doing', text: 'Call', more: { status: word } }),
    ),
    ...(['wait', 'waiting', 'blocked', 'on-hold'] as const).map((word) =>
      line(`- [ ] Call status:${word}`, waiting('Call', { more: { status: word } })),
    ),
    line(
      '- [ ] Call status:our-own',
      todo('Call', { more: { status: 'our-own' } }),
      'A word of your own leaves it open.',
    ),
    told('- [ ] Call status:done', [todo('Call', { more: { status: 'done' } })], ['state-conflict'], 'The box counts.'),
    line('- [x] Call status:doing', done('Call', { more: { status: 'doing' } })),
    line('- [x] ~~Call~~ cancelled:2026-03-10', { state: 'cancelled', text: 'Call', cancelled: '2026-03-10' }),
    line('- [x] Call cancelled:2026-03-10', { state: 'cancelled', text: 'Call', cancelled: '2026-03-10' }),
    line('- [x] Call status:cancelled', { state: 'cancelled', text: 'Call', more: { status: 'cancelled' } }),
    line('- [ ] ~~Call~~', { state: 'cancelled', text: 'Call' }),
    line('- [ ] Call ~~Bob~~ Ann', todo('Call ~~Bob~~ Ann')),
  ],
};
