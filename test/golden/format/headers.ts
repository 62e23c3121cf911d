// Headers: which lines are one, what is read of them however they are written, what is told, and what an edit changes.
import { lines, type RecordRow } from './recordRow.ts';

const section = 'Headers';
const keys = 'Keys of headers';

/** The rows of headers. */
export const headerRows: readonly RecordRow[] = [
  {
    section,
    says: 'A header begins on the first line with `---` alone and ends with `---`; blanks behind the dashes do no harm',
    text: '---  \ntitle: Mail\n---\t\n- [ ] Call\n',
    read: lines(`
      title Mail
      [todo] Call
    `),
    edit: { header: 'title', value: 'Post', writes: 'title: Post' },
  },
  {
    section,
    says: 'Three dots end it, too',
    text: '---\ntitle: Mail\n...\n- [ ] Call\n',
    read: lines(`
      title Mail
      [todo] Call
    `),
    edit: { header: 'owner', value: 'maria', writes: 'owner: maria' },
  },
  {
    section,
    says: 'A first line of dashes that nothing closes is a rule between parts of the text',
    text: '---\n\nText\n\n- [ ] Call\n',
    read: '[todo] Call',
    edit: { header: 'owner', value: 'maria', writes: 'owner: maria\n---\n…\n---\n' },
  },
  {
    section,
    says: 'With a key below it, somebody forgot the end: told, the body is read, and no other header is put above',
    text: '---\ntitle: Mail\n\n- [ ] Call\n',
    read: lines(`
      [todo] Call
      ! header-unclosed “---”
    `),
    edit: { header: 'title', value: 'Post', refused: 'broken-header' },
  },
  {
    section,
    says: 'Of what such a header says one thing counts, as in any header that is misplaced or cannot be read: that the note is confidential',
    text: '---\ntitle: Mail\nconfidential: yes\n\n- [ ] Call\n',
    read: lines(`
      confidential true
      [todo] Call
      ! header-unclosed “---”
    `),
    edit: { header: 'confidential', value: 'no', writes: 'confidential: no' },
  },
  {
    section,
    says: 'Comments, quotes, order and blank lines stay when a value changes',
    text: '---\n# who\nowner: \'maria\' # since May\n\ntitle: "Mail"\n---\n',
    read: lines(`
      title Mail
      owner maria
    `),
    edit: { header: 'owner', value: 'jonas', writes: "owner: 'jonas' # since May" },
  },
  {
    section,
    says: 'Without a header one is made',
    text: '# Mail\n',
    read: 'title Mail',
    edit: { header: 'owner', value: 'maria', writes: '---\nowner: maria\n---\n' },
  },
  {
    section,
    says: 'A value that is not there any more takes its lines away',
    text: '---\ntitle: Mail\ntags:\n  - a\n  - b\n---\n',
    read: lines(`
      title Mail
      tags a, b
    `),
    edit: { header: 'tags', writes: '' },
  },
  {
    section,
    says: 'Lists stand in brackets or one item a line; new items keep to that',
    text: '---\ntags: [ops, "net, lan"]\npeople:\n- maria # lead\n- jonas\n---\n',
    read: lines(`
      tags ops, net, lan
      people maria, jonas
    `),
    edit: { append: 'tags', item: 'new', writes: 'tags: [ops, "net, lan", new]' },
  },
  {
    section,
    says: 'An item of a list that stands line by line gets a line',
    text: '---\nattendees:\n    - maria # lead\n    # guests\n    - jonas\n---\n',
    read: 'attendees maria, jonas',
    edit: { append: 'attendees', item: 'aylin', writes: '    - aylin' },
  },
  {
    section,
    says: 'Every value is text as it was written: no date turns into a moment, no version into a number, no country into false',
    path: 'policies/keys.md',
    text: lines(`
      ---
      title: 0123
      version: 1.10
      owner: no
      approved: 2026-03-04
      code: 12e4567
      time: 10:30
      ---
    `),
    read: lines(`
      kind policy
      title 0123
      state in-force (done)
      version 1.10
      owner no
      approved 2026-03-04
      code 12e4567
      time 10:30
    `),
    edit: { header: 'version', value: '1.20', writes: 'version: "1.20"' },
  },
  {
    section,
    says: 'Jekyll: a date with a time and an offset, categories in a list',
    path: '_posts/2026-03-04-mail.md',
    text: '---\nlayout: post\ntitle: Mail\ndate: 2026-03-04 10:00:00 +0100\ncategories: [ops, mail]\n---\n',
    read: lines(`
      title Mail
      layout post
      date 2026-03-04
      tags ops, mail
    `),
  },
  {
    section,
    says: 'Jekyll: tags with blanks between, and one category',
    path: '_posts/2026-03-05-relay.md',
    text: '---\nlayout: post\ntitle: Relay\ntags: ops mail\n---\n',
    read: lines(`
      title Relay
      layout post
      tags ops, mail
    `),
    edit: { append: 'tags', item: 'net', writes: 'tags: ops mail net' },
  },
  {
    section,
    says: 'Hugo with TOML: read, tables too, and never changed',
    path: 'content/mail.md',
    text: '+++\ntitle = "Mail"\ndate = 2026-03-04T10:00:00Z\ntags = ["ops",\n  "mail"]\ndescription = """\nTwo\nlines"""\n[params]\nowner = "maria"\n+++\n- [ ] Call\n',
    read: lines(`
      title Mail
      date 2026-03-04
      tags ops, mail
      description Two
      lines
      params owner: maria
      [todo] Call
    `),
    edit: { header: 'title', value: 'Post', refused: 'not-supported' },
  },
  {
    section,
    says: 'Hugo with JSON: read, and never changed',
    path: 'content/mail.md',
    text: '{\n  "title": "Mail \\"new\\"",\n  "tags": ["ops"],\n  "draft": false\n}\n\n- [ ] Call\n',
    read: lines(`
      title Mail "new"
      tags ops
      draft false
      [todo] Call
    `),
    edit: { header: 'title', value: 'Post', refused: 'not-supported' },
  },
  {
    section,
    says: 'Hexo: pairs of JSON between `;;;`',
    path: 'source/mail.md',
    text: ';;;\n"title": "Mail",\n"tags": ["ops"]\n;;;\n- [ ] Call\n',
    read: lines(`
      title Mail
      tags ops
      [todo] Call
    `),
    edit: { append: 'tags', item: 'x', refused: 'not-supported' },
  },
  {
    section,
    says: 'A JSON header that does not end is told',
    text: '{ "title": "Mail",\n\n- [ ] Call\n',
    read: lines(`
      [todo] Call
      ! header-unreadable “{ "title": "Mail",”
    `),
  },
  {
    section,
    says: 'Obsidian: a link without quotes is a link',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\nproject: [[Mail gateway]]\nservice: "[[Relay]]"\naliases: [Q]\ncssclasses: [wide]\n---\n',
    read: lines(`
      kind issue
      title Queue
      state open (todo)
      project Mail gateway
      service Relay
      aliases Q
      cssclasses wide
    `),
    edit: { header: 'project', value: 'lan', writes: 'project: "[[lan]]"' },
  },
  {
    section,
    says: 'A header with a word behind the dashes names a language for other tools: told, never run, never read',
    text: '---js\ntitle: process.exit()\n---\n- [ ] Call\n',
    read: lines(`
      title ---js title: process.exit()
      [todo] Call
      ! header-language “---js”
    `),
  },
  {
    section,
    says: 'An @ without quotes is read and told',
    text: '---\nowner: @maria\nattendees: [@jonas, kim]\n---\n',
    read: lines(`
      owner maria
      attendees jonas, kim
      ! header-at-unquoted “@maria”
      ! header-at-unquoted “@jonas”
    `),
    edit: { header: 'owner', value: '@kim', writes: 'owner: "@kim"' },
  },
  {
    section,
    says: 'A colon without quotes is read and told',
    text: '---\ntitle: Mail: the gateway\n---\n',
    read: lines(`
      title Mail: the gateway
      ! header-colon-unquoted “Mail: the gateway”
    `),
    edit: { header: 'title', value: 'Mail: the relay', writes: 'title: "Mail: the relay"' },
  },
  {
    section,
    says: 'A tag that begins a comment is lost to every tool, and told',
    text: '---\ntags: #ops\nlist:\n  - #net\n---\n',
    read: lines(`
      ! header-hash-lost “#ops”
      ! header-hash-lost “#net”
    `),
    edit: { append: 'tags', item: 'mail', writes: 'tags:\n  - mail #ops' },
  },
  {
    section,
    says: 'Of a key that is given twice the last one counts, and changes',
    text: '---\nstatus: open\nstatus: done\n---\n',
    read: '! header-duplicate-key “status”',
    edit: { header: 'status', value: 'open', writes: 'status: open' },
  },
  {
    section,
    says: 'Tabs are told',
    text: '---\npeople:\n\t- maria\ntitle: Mail\n---\n',
    read: lines(`
      title Mail
      people maria
      ! header-tab “- maria”
    `),
  },
  {
    section,
    says: 'Anchors, aliases and tags are told and never followed',
    text: '---\na: &x [1, 2]\nb: *x\nc: !!js/function f\ntitle: Mail\n---\n',
    read: lines(`
      title Mail
      a 1, 2
      b *x
      c f
      ! header-anchor “[1, 2]”
      ! header-anchor “*x”
      ! header-anchor “f”
    `),
  },
  {
    section,
    says: 'What cannot be read costs itself alone: other keys and the body are read, and nothing is written',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\ntags: [ops, net\nseverity: critical\n---\n- [ ] Call\n',
    read: lines(`
      kind issue
      title Queue
      state open (todo)
      tags [ops, net
      severity critical
      [todo] Call
      ! header-unreadable “tags: [ops, net”
    `),
    edit: { state: 'resolved', refused: 'broken-header' },
  },
  {
    section,
    says: 'A conflict in a header is told; the body is read, and nothing is written',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\n<<<<<<< ours\nstatus: open\n=======\nstatus: resolved\n>>>>>>> theirs\nseverity: high\n---\n- [ ] Call\n',
    read: lines(`
      kind issue
      title Queue
      state resolved (done)
      severity high
      [todo] Call
      ! conflict-marker “<<<<<<< ours”
      ! header-unreadable “=======”
      ! header-unreadable “>>>>>>> theirs”
      ! header-duplicate-key “status”
    `),
    edit: { state: 'resolved', refused: 'broken-header' },
  },
  {
    section,
    says: 'Several keys in braces on one line are read; an edit could not keep to its own line',
    text: '---\n{title: Mail, status: open}\n---\n',
    read: 'title Mail',
    edit: { header: 'status', value: 'done', refused: 'not-supported' },
  },
  {
    section: keys,
    says: 'Case, `_`, blanks and camelCase make no difference; a key keeps its spelling',
    path: 'issues/queue.md',
    text: '---\nTitle: Queue\nDue Date: 2026-03-04\nescalatedAt: 2026-03-04T10:00\nSEVERITY_REASON: "small"\n---\n',
    read: lines(`
      kind issue
      title Queue
      state open (todo)
      due 2026-03-04
      escalated-at 2026-03-04T10:00
      severity-reason small
    `),
    edit: { header: 'due', value: '2026-03-05', writes: 'Due Date: 2026-03-05' },
  },
  {
    section: keys,
    says: 'A record as Daybook makes it: lower case, one item a line, stamps with their offset',
    path: 'issues/2026-03-04-queue.md',
    text: lines(`
      ---
      type: incident
      title: "Mail gateway: queue stuck"
      status: open
      impact: high
      urgency: high
      owner: maria
      opened: 2026-03-04T10:15+01:00
      services:
        - mail-gateway
      ---
    `),
    read: lines(`
      kind issue
      title Mail gateway: queue stuck
      state open (todo)
      impact high
      urgency high
      owner maria
      opened 2026-03-04T10:15+01:00
      services mail-gateway
      severity critical
    `),
    edit: { state: 'resolved', writes: 'status: resolved\n…\nresolved: 2026-03-10T09:15+01:00' },
  },
  {
    section: keys,
    says: 'Days: due, scheduled, start, created, done, cancelled',
    text: '---\ndeadline: 2026-03-04\nsched: 2026-03-05\nthreshold: 2026-03-06\ndateCreated: 2026-03-01\ncompletedDate: 2026-03-07\ncanceled: 2026-03-08\n---\n',
    read: lines(`
      due 2026-03-04
      scheduled 2026-03-05
      start 2026-03-06
      created 2026-03-01
      done 2026-03-07
      cancelled 2026-03-08
    `),
  },
  {
    section: keys,
    says: 'People, projects, order and the rest',
    text: '---\nassignees: [maria, "@jonas"]\nprojects: ["[[Mail]]"]\nblocked_by: [a1]\nrecurrence: every week\npri: high\nkeywords: [ops]\nwaiting on: acme\nestimate: 4h\nstate: open\n---\n',
    read: lines(`
      owner maria
      project Mail
      after a1
      repeat every week
      priority high
      tags ops
      wait acme
      est 4h
    `),
  },
  {
    section: keys,
    says: "Words that are short or everyday are a team's own keys in a header",
    text: '---\ndo: 2026-03-04\nt: 2026-03-05\nevery: week\nwho: maria\nclosed: 2026-03-06\n---\n',
    read: lines(`
      do 2026-03-04
      t 2026-03-05
      every week
      who maria
      closed 2026-03-06
    `),
  },
  {
    section: keys,
    says: 'Words with commas are a list where the field holds several',
    path: 'meetings/2026-03-04.md',
    text: '---\nattendees: maria, jonas\ntags: ops, mail\n---\n',
    read: lines(`
      kind meeting
      title 2026-03-04
      state todo (todo)
      attendees maria, jonas
      tags ops, mail
      date 2026-03-04
    `),
    edit: { append: 'attendees', item: 'kim', writes: 'attendees: maria, jonas, kim' },
  },
  {
    section: 'Days in headers',
    says: 'ISO days, with a time, an offset or seconds; slashes and dots between the figures',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\nopened: 2026-03-04T10:00:30.5+01:00\nacked: 2026-03-04 10:05 +0100\nresolved: 2026/03/04\ndue: 2026.03.05\n---\n',
    read: lines(`
      kind issue
      title Queue
      state resolved (done)
      opened 2026-03-04T10:00:30.5+01:00
      acked 2026-03-04 10:05 +0100
      resolved 2026/03/04
      due 2026-03-05
    `),
    edit: { header: 'due', value: '2026-03-06', writes: 'due: 2026-03-06' },
  },
  {
    section: 'Days in headers',
    says: 'A day that can be read in two ways, or is none, is told and never guessed',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\ndue: 03/04/2026\nstart: 2026-02-30\nopened: friday\n---\n',
    read: lines(`
      kind issue
      title Queue
      state open (todo)
      due 03/04/2026
      start 2026-02-30
      opened friday
      ! record-value “03/04/2026”
      ! record-value “2026-02-30”
      ! record-value “friday”
    `),
  },
  {
    section: 'Days in headers',
    says: 'The state of a file is in its header: its boxes do not change it. What is opened again keeps when, if its end was shared (committed, where the branch has no remote one; an hour old, where there is no git)',
    path: 'issues/queue.md',
    text: '---\ntitle: Queue\nstatus: resolved\nresolved: 2026-03-04\n---\n- [ ] Still to do\n',
    read: lines(`
      kind issue
      title Queue
      state resolved (done)
      resolved 2026-03-04
      [todo] Still to do
    `),
    edit: { state: 'open', writes: 'status: open\nreopened: 2026-03-10T09:15+01:00' },
  },
  {
    section: 'Fields of your own',
    says: 'What `fields:` declares is read on task lines, too, in brackets or as a word, by its type; a value that does not fit is told',
    beside: {
      'daybook.yml': 'fields:\n  cost: money\n  size: { values: [small, large] }\n  ready_by: day\n',
    },
    text: lines(`
      - [ ] Move cost:1200 [size:: Large] ready_by:2026-03-12
      - [ ] Pay cost:much other:x
    `),
    read: lines(`
      [todo] Move · cost 1200 · size large · ready-by 2026-03-12
      [todo] Pay other:x · cost much
      ! record-value “much”
    `),
    edit: {
      task: 'Move',
      field: 'cost',
      value: '1500',
      writes: '- [ ] Move cost:1500 [size:: Large] ready_by:2026-03-12',
    },
  },
];
