// Rows about the file as a whole: encoding, line ends, and where no task is read.
import { done, type LineSection, line, plain, todo, told } from './lineRow.ts';

/** Encoding, line ends, blanks. */
export const bytes: LineSection = {
  title: 'The file',
  about: [
    'Notes are UTF-8 text files. Daybook leaves every byte as it is until you change something, and then it changes only the characters of that change: line ends, byte-order marks, blanks and a missing line end at the end of the file stay as they were found.',
  ],
  rows: [
    {
      written: '\ufeff---\ntitle: Mail\n---\n- [ ] Call\n',
      title: 'Mail',
      read: [todo('Call')],
      edits: [{ tick: true, gives: '\ufeff---\ntitle: Mail\n---\n- [x] Call\n' }],
      note: 'A byte-order mark is skipped and kept.',
    },
    {
      written: '- [ ] Call\r\n- [ ] Write\r\n',
      read: [todo('Call'), todo('Write')],
      edits: [{ tick: true, gives: '- [x] Call\r\n- [ ] Write\r\n' }],
      note: 'Windows line ends.',
    },
    {
      written: '- [ ] Call 🔁 every day 📅 2026-03-10\r\n- [ ] Write\n',
      read: [todo('Call', { repeat: 'every day', due: '2026-03-10' }), todo('Write')],
      edits: [
        {
          tick: true,
          gives:
            '- [x] Call 🔁 every day 📅 2026-03-10 ✅ 2026-03-11\r\n- [ ] Call 🔁 every day 📅 2026-03-11\r\n- [ ] Write\n',
        },
      ],
      note: 'Mixed line ends: a new line gets the end of the line it stands behind.',
    },
    {
      written: '- [ ] Call',
      read: [todo('Call')],
      edits: [{ tick: true, gives: '- [x] Call' }],
      note: 'No line end at the end of the file.',
    },
    line('- [ ] Call\u00a0📅\u00a02026-03-12', todo('Call', { due: '2026-03-12' }), 'No-break blanks are blanks.'),
    line('- [ ] Call\u200b due:2026-03-12', todo('Call', { due: '2026-03-12' }), 'So are zero-width ones.'),
    line('- [ ]\tCall\tdue:2026-03-12', todo('Call', { due: '2026-03-12' }), 'So are tabs.'),
    {
      written: '- [ ] Call 📅\ufe0f 2026-03-12',
      read: [todo('Call', { due: '2026-03-12' })],
      edits: [{ set: 'due', to: '2026-03-20', gives: '- [ ] Call 📅\ufe0f 2026-03-20' }],
      note: 'The invisible U+FE0F behind a sign is skipped and kept.',
    },
  ],
};

/** Places where boxes are no tasks. */
export const hidden: LineSection = {
  title: 'Where no task is read',
  about: [
    'Code, comments, formulas and the header hold no tasks, and neither do the files and folders that programs make. The list of folders is `exclude:` in `daybook.yml`; a pattern with `!` in front takes one of the usual patterns away.',
  ],
  rows: [
    plain('```\n- [ ] Code\n```\n', 'A fence of backticks.'),
    plain('~~~ md\n- [ ] Code\n~~~\n', 'A fence of tildes.'),
    { written: '- [ ] Task\n  ```\n  - [ ] Code\n  ```\n', read: [todo('Task')], note: 'A fence inside a list item.' },
    plain('> ```\n> - [ ] Code\n> ```\n', 'A fence inside a quote.'),
    plain('Text\n\n    - [ ] Code\n', 'Lines indented by four blanks.'),
    line(
      '- [ ] Run `due:2026-03-12 @maria`',
      todo('Run `due:2026-03-12 @maria`'),
      'Inline code hides fields and names.',
    ),
    { written: '<!--\n- [ ] Hidden\n-->\n- [ ] Task\n', read: [todo('Task')], note: 'HTML comments.' },
    { written: '%%\n- [ ] Hidden\n%%\n- [ ] Task\n', read: [todo('Task')], note: 'Comments of `%%`.' },
    line('- [ ] Call %% due:2026-03-12 %% Bob', todo('Call Bob'), 'Comments within the line are no part of the text.'),
    { written: '$$\n- [ ] x\n$$\n- [ ] Task\n', read: [todo('Task')], note: 'Formulas.' },
    { written: '---\ntodo: "- [ ] x"\n---\n- [ ] Task\n', read: [todo('Task')], note: 'The header.' },
    plain('| [ ] Cell | b |\n|---|---|\n| - [ ] c | d |\n', 'Cells of a table.'),
    {
      written: '```tasks\nnot done\n```\n- [ ] Task\n',
      read: [todo('Task')],
      note: 'Query blocks of other tools are code and stay untouched.',
    },
    {
      written: '<<<<<<< ours\n- [ ] Call Bob\n=======\n- [ ] Call Bob\n- [ ] Call Ann\n>>>>>>> theirs\n',
      read: [todo('Call Bob'), todo('Call Ann')],
      problems: ['conflict-marker', 'conflict-marker', 'conflict-marker'],
      note: 'A merge conflict that was saved: both sides are read, and a task on both counts once.',
    },
    {
      written: 'Title\n=======\n\n- [ ] Call\n',
      headings: ['# Title'],
      title: 'Title',
      read: [todo('Call')],
      note: 'The same signs under a paragraph make a heading.',
    },
    { written: '- [ ] x', path: '.github/PULL_REQUEST_TEMPLATE.md', kind: 'no note', note: 'Templates of a forge.' },
    { written: '- [ ] x', path: 'node_modules/a/todo.md', kind: 'no note', note: 'Packages.' },
    { written: '- [ ] x', path: '.obsidian/a.md', kind: 'no note', note: 'Settings of an editor.' },
    { written: '- [ ] x', path: '.trash/a.md', kind: 'no note', note: 'A bin.' },
    { written: '- [ ] x', path: '.claude/skills/a.md', kind: 'no note', note: 'Folders of assistants.' },
    { written: '- [ ] {{title}}', path: 'templates/meeting.md', kind: 'no note', note: 'Templates of notes.' },
    { written: '- [ ] x', path: 'CHANGELOG.md', kind: 'no note', note: 'Files about a project rather than of it.' },
    { written: '- [ ] x', path: 'LICENSE.md', kind: 'no note' },
    { written: '* TODO x', path: 'notes.org', kind: 'no note', note: 'Files of org: only their words are known.' },
  ],
};

/** The base: list items with a box. */
export const boxes: LineSection = {
  title: 'Tasks',
  about: [
    'A task is a list item that begins with a box, as GitHub and GitLab show it: a list marker, a blank, `[ ]` or `[x]`, a blank, a text. Any list marker counts, at any depth. A task below another belongs to it by the column of its text, so two blanks, four or a tab are all right. A change of a task never changes the state of those above or below it.',
    'What somebody meant as a box and no tool shows as one is a problem with a quick fix.',
  ],
  rows: [
    {
      written: '- [ ] Ask for quotes\n  1. [x] Vendor A\n  2) [X] Vendor B\n* [ ] Other bullet\n+ [ ] Third bullet\n',
      read: [
        todo('Ask for quotes'),
        done('Vendor A', { below: 0 }),
        done('Vendor B', { below: 0 }),
        todo('Other bullet'),
        todo('Third bullet'),
      ],
      edits: [
        {
          tick: true,
          gives: '- [x] Ask for quotes\n  1. [x] Vendor A\n  2) [X] Vendor B\n* [ ] Other bullet\n+ [ ] Third bullet\n',
        },
      ],
    },
    {
      written: '10. [ ] Parent\n    - [ ] Child\n  - [ ] Not a child\n',
      read: [todo('Parent'), todo('Child', { below: 0 }), todo('Not a child')],
      note: 'The text of the parent begins in column 4.',
    },
    {
      written: '- [ ] Parent\n\t- [ ] Child\n\t\t- [ ] Grandchild\n',
      read: [todo('Parent'), todo('Child', { below: 0 }), todo('Grandchild', { below: 1 })],
      note: 'Tabs go to the next multiple of four.',
    },
    {
      written: '- [ ] Parent\n  - Plain item\n    - [ ] Child\n',
      read: [todo('Parent'), todo('Child', { below: 0 })],
      note: 'An item without a box between them changes nothing.',
    },
    {
      written: '- [ ] Call\n  due:2026-03-12 is written here as a note\n\n  A second paragraph\n',
      read: [todo('Call')],
      note: 'Lines below belong to the item as notes; fields are read on the first line.',
    },
    { written: '> - [ ] Quoted\n', read: [todo('Quoted')], note: 'Quotes.' },
    { written: '> [!todo] Callout\n> - [ ] Inside\n', read: [todo('Inside')], note: 'Callouts.' },
    plain('- [ ]', 'A box without a text is a place to write in and does not count.'),
    { written: '- [x](notes.md)', links: ['inline notes.md'], note: 'A link.' },
    told('- [x]Basic work', [], ['box-glued']),
    told('- [] Call', [], ['box-empty']),
    told('-[ ] Call', [], ['box-no-blank']),
    told('- [ x] Call', [], ['box-spaced']),
    plain('[ ] Call', 'Without a list marker it is text.'),
    {
      written: '[ ] Call',
      read: [todo('Call')],
      options: { looseTasks: true },
      note: 'With `loose_tasks: true` in `daybook.yml`.',
    },
    plain('    - [ ] Call', 'Four blanks and no item above: code.'),
    told(
      '- [ ] Describe the [x] marker',
      [todo('Describe the [x] marker')],
      ['box-second'],
      'Only the first bracket counts; some tools look at any.',
    ),
  ],
};
