// What completion proposes first: forty places in notes, each with at most two keys typed there. `$0` is the cursor before the
// keys; `first` is what the first proposal inserts. Today is Wednesday 2026-03-11, and Maria writes.

/** One place. */
export interface CompletionRow {
  readonly says: string;
  /** `note.md` when it does not matter. */
  readonly path?: string;
  readonly text: string;
  readonly keys: string;
  readonly first: string;
}

/** The notebook in which the rows are written. */
export const notebook: Readonly<Record<string, string>> = {
  'daybook.yml':
    'me: maria\nwork:\n  holidays: [2026-04-03]\npeople:\n  - { id: maria, name: Maria Lopez }\n  - { id: jonas, name: Jonas Berg }\n  - { id: jana, name: Jana Novak }\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\n---\n## Tasks\n\n- [ ] Buy disks @jonas #storage id:disk1\n- [ ] Ask for quotes @jonas #security\n- [ ] Review rules @jana #security\n',
  'projects/office.md': '---\ntype: project\ntitle: Office move\nstatus: done\n---\n',
  'services/mail-relay.md': '---\ntype: service\ntitle: Mail relay\n---\n',
  'vendors/acme.md': '---\ntype: vendor\ntitle: Acme Ltd\nstatus: active\n---\n',
  'issues/2026-03-01-disk.md': '---\ntype: issue\ntitle: Disk is full\ncustomer: Harbour Clinic\n---\n',
  'goals/calm-nights.md': '---\ntype: goal\ntitle: Calm nights\n---\n',
};

const issue = '---\ntype: issue\ntitle: Queue stuck\n';

/** The rows. */
export const completionRows: readonly CompletionRow[] = [
  // Headers: keys and values of the kind
  { says: 'the kind comes first', text: '---\n$0\n---\n', keys: 't', first: 'type: ' },
  { says: 'kinds', text: '---\ntype:$0\n---\n', keys: ' i', first: 'issue' },
  { says: 'another word for a kind', text: '---\ntype: $0\n---\n', keys: 'in', first: 'incident' },
  { says: 'a key of the kind', text: `${issue}$0\n---\n`, keys: 'se', first: 'severity: ' },
  { says: 'a key by a later word', text: `${issue}$0\n---\n`, keys: 're', first: 'resolved: ' },
  { says: 'a list key', text: '---\ntype: meeting\n$0\n---\n', keys: 'at', first: 'attendees:\n  - ' },
  { says: 'states', text: `${issue}status: $0\n---\n`, keys: 'wa', first: 'waiting' },
  { says: 'another word for a state', text: `${issue}status: $0\n---\n`, keys: 'in', first: 'doing' },
  {
    says: 'severity by the table',
    text: `${issue}impact: high\nurgency: medium\nseverity:$0\n---\n`,
    keys: ' ',
    first: 'high',
  },
  { says: 'choices of the kind', text: `${issue}source: $0\n---\n`, keys: 'c', first: 'call' },
  { says: 'me as owner', text: `${issue}owner:$0\n---\n`, keys: ' ', first: 'maria' },
  {
    says: 'people in a list',
    text: '---\ntype: meeting\nattendees:\n  - maria\n  - $0\n---\n',
    keys: 'jo',
    first: 'jonas',
  },
  { says: 'projects', text: `${issue}project: $0\n---\n`, keys: 'ma', first: 'mail' },
  { says: 'records of the kind a field names', text: `${issue}service: $0\n---\n`, keys: 'm', first: 'mail-relay' },
  { says: 'days in words', text: '---\ntype: project\ndue: $0\n---\n', keys: 'eo', first: '2026-03-13' },
  { says: 'now for stamps', text: `${issue}acked: $0\n---\n`, keys: 'n', first: '2026-03-11T09:15+01:00' },
  { says: 'words others used', text: `${issue}customer: $0\n---\n`, keys: 'ha', first: 'Harbour Clinic' },
  { says: 'a header nobody closed yet', text: '---\ntype: project\nhealth: $0', keys: 'a', first: 'amber' },
  // Task lines: people, projects, tags
  { says: 'people by use', text: '- [ ] Call $0\n', keys: '@j', first: '@jonas' },
  { says: 'people of the note first', text: '- [x] Plan @jana\n- [ ] Call $0\n', keys: '@j', first: '@jana' },
  { says: 'people by a later name', text: '- [ ] Call $0\n', keys: '@b', first: '@jonas' },
  { says: 'people in a list of attendees', text: '## Attendees\n\n- $0\n', keys: '@m', first: '@maria' },
  { says: 'open projects first', text: '- [ ] Call $0\n', keys: '+', first: '+mail' },
  { says: 'projects by title', text: '- [ ] Call $0\n', keys: '+g', first: '+mail' },
  { says: 'tags by use', text: '- [ ] Call $0\n', keys: '#s', first: '#security' },
  // Task lines: fields
  { says: 'a weekday', text: '- [ ] Call due:$0\n', keys: 'fr', first: 'due:2026-03-13' },
  { says: 'steps', text: '- [ ] Call due:$0\n', keys: '+3', first: 'due:2026-03-14' },
  { says: 'days behind', text: '- [ ] Call wait:acme asked:$0\n', keys: 'm', first: 'asked:2026-03-09' },
  { says: 'words with a blank', text: '- [ ] Call due:next$0\n', keys: ' f', first: 'due:2026-03-20' },
  { says: 'rules', text: '- [ ] Call repeat:$0\n', keys: 'mo', first: '[repeat:: every month]' },
  { says: 'priorities', text: '- [ ] Call priority:$0\n', keys: 'h', first: 'priority:high' },
  { says: 'priorities behind a sign', text: '- [ ] Call $0\n', keys: '!h', first: 'priority:high' },
  { says: 'states of a line', text: '- [ ] Call status:$0\n', keys: 'd', first: 'status:doing' },
  { says: 'ids of other notes', text: '- [ ] Mount them after:$0\n', keys: 'di', first: 'after:disk1' },
  { says: 'partners that are waited for', text: '- [ ] Contract wait:$0\n', keys: 'ac', first: 'wait:acme' },
  // The dialect of the line or the note
  { says: 'a day behind a sign', text: '- [ ] Call 📅$0\n', keys: ' t', first: ' 2026-03-11' },
  {
    says: 'plain words become signs',
    text: '- [ ] A 📅 2026-03-01\n- [ ] Call due:$0\n',
    keys: 'fr',
    first: '📅 2026-03-13',
  },
  { says: 'priorities as signs', text: '- [ ] A ⏫\n- [ ] Call $0\n', keys: '!h', first: '⏫' },
  { says: 'inside brackets', text: '- [ ] Call [due:: $0]\n', keys: 'to', first: '2026-03-11' },
  {
    says: 'brackets by the note',
    text: '- [ ] A [due:: 2026-03-01]\n- [ ] Call start:$0\n',
    keys: 'mo',
    first: '[start:: 2026-03-16]',
  },
  // Links, timelines, queries
  { says: 'a wiki link', text: 'See [[$0]]\n', keys: 'ca', first: 'calm-nights' },
  { says: 'a heading of the note', text: '# Plan\n\nSee [[#$0]]\n', keys: 'pl', first: 'Plan' },
  {
    says: 'a link to a note by its title',
    path: 'days/today.md',
    text: 'See [it]($0)\n',
    keys: 'di',
    first: '../issues/2026-03-01-disk.md',
  },
  { says: 'the time in a timeline', text: '## Timeline\n\n-$0', keys: ' ', first: '2026-03-11 09:15 @maria ' },
  { says: 'the time as it was written before', text: '## Log\n\n- 08:40 called\n-$0', keys: ' ', first: '09:15 ' },
  { says: 'a query block', text: '```daybook\ntype:issue $0\n```\n', keys: 'du', first: 'due:' },
];
