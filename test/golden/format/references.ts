// Rows about people, projects, tags, links and whatever could mean two things.
import { doing, done, type LineSection, line, plain, todo, told, waiting } from './lineRow.ts';

const day = '2026-03-12';

/** Links and references. */
export const links: LineSection = {
  title: 'Links',
  about: [
    'Daybook writes relative Markdown links, which GitHub, GitLab and VS Code follow. Wiki links are read, and written only where the notes have them already. They are found by path, then by file name, then by alias, whatever the case of letters. Numbers of issues and addresses stay as they are typed.',
  ],
  rows: [
    { written: 'See [risks](../projects/mail.md#risks).', links: ['inline ../projects/mail.md#risks'] },
    { written: '[a](my%20note.md) and [b](<my note.md>)', links: ['inline my note.md', 'inline my note.md'] },
    { written: '![chart](chart.png "Costs")', links: ['image chart.png'] },
    { written: 'See [the text of\na link](mail.md) over two lines.', links: ['inline mail.md'] },
    { written: '> See [the text of\n> a link](mail.md) in a quote.', links: ['inline mail.md'] },
    {
      written: 'Code `that [a](b.md)\nends here` and [c](d.md).',
      links: ['inline d.md'],
      note: 'Code may go over several lines.',
    },
    {
      written: '[[Mail]] [[projects/mail#Risks|risks]] ![[chart.png]]',
      links: ['wiki Mail', 'wiki projects/mail#Risks', 'wiki chart.png'],
    },
    {
      written: '| [[Mail\\|the gateway]] |\n|---|',
      links: ['wiki Mail'],
      note: 'In a table the bar is written with a backslash.',
    },
    { written: '[[Mail#^abc]]', links: ['wiki Mail#^abc'] },
    line(
      '- [ ] Call ^abc-1',
      todo('Call', { id: 'abc-1', more: { block: 'abc-1' } }),
      'A block id stays last on its line.',
    ),
    line(
      '- [ ] Call #12 org/repo#12 !12 ABC-123',
      todo('Call #12 org/repo#12 !12 ABC-123'),
      'References of other systems are text, never tags.',
    ),
    line('- [ ] #TODO:10 Call', todo('#TODO:10 Call', { tags: ['TODO'] }), 'Marks of comments in code are words.'),
    { written: '[Call](#todo:10)', note: 'So are links to them.' },
    line('- [ ] Call ((65f0c0de-0000-4000-8000-000000000001))', todo('Call ((65f0c0de-0000-4000-8000-000000000001))')),
    {
      written: '- [ ] Call [[projects/mail]]',
      read: [todo('Call', { projects: ['mail'] })],
      links: ['wiki projects/mail'],
      note: 'A link into `projects/` names the project.',
    },
    {
      written: '- [ ] Notes of [[2026-03-12]]',
      read: [todo('Notes of [[2026-03-12]]')],
      links: ['wiki 2026-03-12'],
      note: 'A day, no project.',
    },
  ],
};

/** Words with a sign. */
export const mentions: LineSection = {
  title: 'People, projects, tags',
  about: [
    '`@name` is a person, `+name` a project, `#name` a tag, each behind a blank or an opening sign. Whether a name is a person of your team is decided by the people you list; the first one on a line owns the task. `owner:` names the owner whatever else stands on the line.',
  ],
  rows: [
    line('- [ ] Call @maria', todo('Call', { people: ['maria'] })),
    line(
      '- [ ] Ask (@maria.lopez), @Zoë: both',
      todo('Ask (@maria.lopez), @Zoë: both', { people: ['maria.lopez', 'Zoë'] }),
    ),
    line('- [ ] Call owner:@maria, ask @li first', todo('Call, ask @li first', { owner: 'maria', people: ['li'] })),
    line('- [ ] Bump @scope/pkg, write to a@b.example', todo('Bump @scope/pkg, write to a@b.example')),
    line('- [ ] Remove `@Override`', todo('Remove `@Override`')),
    line('- [ ] Call +mail-gateway +team/ops', todo('Call', { projects: ['mail-gateway', 'team/ops'] })),
    line('- [ ] Call +49 170 1234 or c++', todo('Call +49 170 1234 or c++')),
    line('- [ ] Call project:mail', todo('Call', { more: { project: 'mail' } })),
    line('- [ ] Call #Ops/night #x1', todo('Call', { tags: ['Ops/night', 'x1'] })),
    line('- [ ] Call #1234', todo('Call #1234'), 'Digits alone are a number of an issue.'),
    {
      ...line('- [ ] Call the vendor - @maria - 2026-03-12', todo('Call the vendor', { people: ['maria'], due: day })),
      edits: [
        { tick: true, gives: '- [x] Call the vendor - @maria - 2026-03-12 done:2026-03-11' },
        { set: 'due', to: '2026-03-20', gives: '- [ ] Call the vendor - @maria - 2026-03-20' },
        { set: 'due', gives: '- [ ] Call the vendor - @maria' },
        { set: 'wait', to: 'acme', gives: '- [ ] Call the vendor wait:acme - @maria - 2026-03-12' },
      ],
      note: 'Actions of minutes: who and until when at the end of the line.',
    },
    {
      ...line(
        '- [x] Call (@maria, 2026-03-12) done:2026-03-11',
        done('Call', { people: ['maria'], due: day, done: '2026-03-11' }),
      ),
      edits: [
        { tick: true, gives: '- [ ] Call (@maria, 2026-03-12)' },
        { set: 'due', to: '2026-03-20', gives: '- [x] Call (@maria, 2026-03-20) done:2026-03-11' },
        { set: 'due', gives: '- [x] Call (@maria) done:2026-03-11' },
      ],
    },
    line(
      '- [ ] Call (Berlin, 2026-03-12)',
      todo('Call (Berlin, 2026-03-12)'),
      'A bare name counts, and the day with it, when somebody of the team is called so.',
    ),
    line(
      '- [ ] Call - @maria ⏫ 📅 2026-03-20 - 2026-03-12',
      todo('Call - @maria - 2026-03-12', { people: ['maria'], priority: 'high', due: '2026-03-20' }),
    ),
    line('- [ ] Call - @maria - soon', todo('Call - @maria - soon', { people: ['maria'] })),
    line('- [ ] Releases 2026-03-01 - 2026-03-12', todo('Releases 2026-03-01 - 2026-03-12')),
    line('- [ ] Call tags:a,b', todo('Call', { tags: ['a', 'b'], more: { tags: 'a,b' } })),
    line('- [ ] Fix #tag.', todo('Fix #tag.', { tags: ['tag'] })),
  ],
};

/** What could mean two things. */
export const ambiguities: LineSection = {
  title: 'What could mean two things',
  about: ['One meaning was chosen for each, and doubt is told rather than guessed away.'],
  rows: [
    line(
      '- [-] Call',
      { state: 'cancelled', text: 'Call' },
      'Partly done in org, cancelled elsewhere. `markers:` can change it.',
    ),
    line('- [ ] Call @due(2026-03-12)', todo('Call', { due: day }), '`@word(…)` is a field, never a person.'),
    line('- [ ] Call @retry(3)', todo('Call @retry(3)')),
    line(
      '- [ ] Call id:a1 ^b2',
      todo('Call', { id: 'a1', more: { block: 'b2' } }),
      'The block id is the id when there is no other.',
    ),
    told('- [ ] Call id:a1 🆔 b2', [todo('Call', { id: 'a1' })], ['field-duplicate'], 'All ids share one space.'),
    line('- [ ] Get it done: soon', todo('Get it done: soon'), 'Prose.'),
    line('- [ ] Call done:soon', todo('Call done:soon')),
    told('- [ ] Call done:2026-03-10', [todo('Call', { done: '2026-03-10' })], ['state-conflict'], 'The box counts.'),
    line('- [x] Call', done('Call'), 'Without a done date the day comes from history, and is shown as such.'),
    told(
      '- [ ] Call start:2026-03-20 due:2026-03-12',
      [todo('Call', { start: '2026-03-20', due: day })],
      ['due-before-start'],
      'Both are kept.',
    ),
    told('- [ ] Call due:2026-02-30', [todo('Call due:2026-02-30')], ['date-invalid'], 'Never another day.'),
    told(
      '- [ ] Call due:friday',
      [todo('Call due:friday')],
      ['date-relative'],
      'Completion makes a date of it while you type.',
    ),
    told('- [ ] Call due:+3d', [todo('Call due:+3d')], ['date-relative']),
    told(
      '- [ ] Call due:03/04/2026',
      [todo('Call due:03/04/2026')],
      ['date-format'],
      'March or April is never guessed.',
    ),
    told('- [ ] Call due:2026/03/12', [todo('Call due:2026/03/12')], ['date-format']),
    line('- [/] Call wait:acme', waiting('Call', { wait: 'acme' }), 'Whoever waits is waiting.'),
    plain('# Heading due:2026-03-12'),
  ],
};

/** Other tools' lines. */
export const others: LineSection = {
  title: 'Notes of other tools',
  about: [
    'Notes that other tools made are recognised by their folders, file names and headers, and are shown as records. Daybook changes their states, dates and owners in place and leaves everything else alone.',
  ],
  rows: [
    {
      written:
        '---\nkanban-plugin: basic\n---\n\n## Doing (3)\n\n- [ ] Call @{2026-03-12}\n\n***\n\n## Archive\n\n- [x] Old\n\n%% kanban:settings\n```\n{"a":1}\n```\n%%\n',
      headings: ['## Doing (3)', '## Archive'],
      read: [doing('Call', { due: day }), done('Old')],
      note: 'A board of Obsidian Kanban: lanes are states, its settings are never touched.',
    },
    {
      written:
        '---\nid: TASK-12\ntitle: Rotate keys\nstatus: In Progress\n---\n## Acceptance Criteria\n<!-- AC:BEGIN -->\n- [ ] #1 New key is used\n<!-- AC:END -->\n',
      path: 'backlog/tasks/task-12 - Rotate-keys.md',
      kind: 'task',
      title: 'Rotate keys',
      headings: ['## Acceptance Criteria'],
      read: [todo('#1 New key is used', { criterion: true })],
      note: 'Backlog.md: the file is the task, its boxes are criteria.',
    },
    {
      written: '---\nstatus: open\nscheduled: 2026-03-12\ndateModified: 2026-03-01T10:00:00\ntimeEntries: []\n---\n',
      path: 'notes/call.md',
      kind: 'task',
      note: 'TaskNotes.',
    },
    {
      written: "---\nid: a1b2\nstatus: ''\ndue: '2026.04.01'\ncreated: 1700000000000\nupdated: 1700000000000\n---\n",
      path: 'task.call.md',
      note: 'Dendron.',
      kind: 'task',
    },
    {
      written:
        '---\nstatus: accepted\ndate: 2026-03-04\ndecision-makers: [maria]\nconsulted: [li]\n---\n# Use Postgres\n',
      path: 'docs/use-postgres.md',
      kind: 'decision',
      title: 'Use Postgres',
      headings: ['# Use Postgres'],
      note: 'MADR.',
    },
    {
      written: '# 4. Use Postgres\n\nDate: 2026-03-04\n\n## Status\n\nAccepted\n\n## Context\n\n## Decision\n',
      path: 'docs/adr/0004-use-postgres.md',
      kind: 'decision',
      title: '4. Use Postgres',
      headings: ['# 4. Use Postgres', '## Status', '## Context', '## Decision'],
      note: 'Numbered decision records.',
    },
    {
      written:
        '---\ntitle: Mail down\ndate: 2026-03-04 10:15:00\nresolved: true\nseverity: down\naffected: [Mail]\n---\n',
      path: 'content/issues/mail.md',
      kind: 'issue',
      title: 'Mail down',
      note: 'Status pages kept as files.',
    },
    {
      written: '---\nring: trial\nquadrant: tools\ntitle: Deno\n---\n',
      path: 'radar/2026-03-01/deno.md',
      kind: 'technology',
      title: 'Deno',
      note: 'Technology radars.',
    },
    {
      written: '---\nsatisfies: {}\nmajorRevisions: []\nname: Access\n---\n',
      path: 'policies/access.md',
      kind: 'policy',
      note: 'Compliance repositories.',
    },
    line(
      '- [ ] TODO: call #TODO:10',
      todo('TODO: call #TODO:10', { tags: ['TODO'] }),
      'Markers of source comments are words.',
    ),
  ],
};
