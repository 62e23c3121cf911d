// Files of other tools: how each is known, what is read of it, and in which words it is changed.
import { lines, type RecordRow } from './recordRow.ts';

const backlog = 'Backlog.md';
const marked = lines(`
  ---
  id: TASK-12
  title: 'Backup: rotate keys'
  status: In Progress
  assignee:
    - '@maria'
  created_date: '2026-03-01 09:30'
  labels: [security]
  milestone: m-2
  dependencies: [TASK-9]
  priority: high
  ---
  ## Acceptance Criteria
  <!-- AC:BEGIN -->
  - [ ] #1 New key used by both sites
  <!-- AC:END -->
`);

/** The rows of other tools' files. */
export const foreignRows: readonly RecordRow[] = [
  {
    section: backlog,
    says: "A task file is one task; its boxes are criteria and no to-dos, and a state is written in the tool's words",
    path: 'backlog/tasks/task-12 - Rotate-backup-keys.md',
    text: marked,
    read: lines(`
      kind task
      title Backup: rotate keys
      state doing (doing)
      id TASK-12
      owner maria
      created 2026-03-01
      tags security
      milestone m-2
      after TASK-9
      priority high
    `),
    edit: { state: 'done', writes: 'status: Done' },
  },
  {
    section: backlog,
    says: 'Older files have no markers: the headings tell the criteria',
    path: 'backlog/tasks/back-7 - Old.md',
    text: lines(`
      ---
      id: BACK-7
      title: Old
      status: "Done"
      assignee: []
      created_date: 2025-06-01
      ---
      ## Acceptance Criteria

      - [x] Works
      - [ ] Is documented

      ## Definition of Done

      - [ ] Reviewed

      ## Description

      - [ ] A box elsewhere is the task's, too
    `),
    read: lines(`
      kind task
      title Old
      state done (done)
      id BACK-7
      created 2025-06-01
    `),
    edit: { state: 'todo', writes: 'status: "To Do"' },
  },
  {
    section: backlog,
    says: 'The states of its configuration count: the first is to do, the last is done, words decide the others',
    path: 'backlog/tasks/task-3 - Lamp.md',
    beside: { 'backlog/config.yml': 'project_name: "House"\nstatuses: ["Idea", "Building", "On hold", "Live"]\n' },
    text: lines(`
      ---
      id: TASK-3
      title: Lamp
      status: building
      ---
    `),
    read: lines(`
      kind task
      title Lamp
      state building (doing)
      id TASK-3
    `),
    edit: { state: 'done', writes: 'status: Live' },
  },
  {
    section: backlog,
    says: 'The last state of the list is done, whatever its word',
    path: '.backlog/tasks/task-4 - Door.md',
    beside: { '.backlog/config.yml': 'statuses:\n  - Idea\n  - Building\n  - Live\n' },
    text: lines(`
      ---
      id: TASK-4
      title: Door
      status: LIVE
      ---
    `),
    read: lines(`
      kind task
      title Door
      state live (done)
      id TASK-4
    `),
    edit: { state: 'waiting', refused: 'invalid' },
  },
  {
    section: backlog,
    says: 'The folder may be named in its configuration; a word outside the list is told',
    path: 'work/tasks/task-5 - Wall.md',
    beside: { 'backlog.config.yml': 'backlog_directory: "work"\nstatuses: [Idea, Live]\n' },
    text: lines(`
      ---
      id: TASK-5.1
      title: Wall
      status: Sleeping
      parent_task_id: TASK-5
      ---
    `),
    read: lines(`
      kind task
      title Wall
      state sleeping (todo)
      id TASK-5.1
      parent-task-id TASK-5
      ! record-state “Sleeping”
    `),
    edit: { state: 'doing', refused: 'invalid' },
  },
  {
    section: backlog,
    says: 'States compare without case; other words are understood by what they say',
    path: 'backlog/completed/task-6 - Paint.md',
    text: lines(`
      ---
      id: TASK-6
      title: Paint
      status: "Won't Do"
      due_date: 2026-03-20 12:00
      updated_date: '2026-03-02'
      ---
    `),
    read: lines(`
      kind task
      title Paint
      state cancelled (cancelled)
      id TASK-6
      due 2026-03-20
      updated-date 2026-03-02
    `),
    edit: { header: 'due', value: '2026-04-01', writes: 'due_date: 2026-04-01' },
  },
  {
    section: backlog,
    says: 'An unquoted @ in a list is no YAML: the person is read all the same',
    path: 'backlog/tasks/task-7 - Floor.md',
    text: lines(`
      ---
      id: TASK-7
      title: Floor: oak or stone
      status: To do
      assignee: [@maria]
      ---
    `),
    read: lines(`
      kind task
      title Floor: oak or stone
      state todo (todo)
      id TASK-7
      owner maria
      ! header-colon-unquoted “Floor: oak or stone”
      ! header-at-unquoted “@maria”
    `),
    edit: { append: 'assignee', item: '@jonas', writes: 'assignee: [@maria, "@jonas"]' },
  },
  {
    section: backlog,
    says: 'Days are read as ISO days, with or without a time; a day that is written day first is told, never guessed',
    path: 'backlog/drafts/task-8 - Roof.md',
    text: lines(`
      ---
      id: TASK-8
      title: Roof
      status: To Do
      created_date: 2026-03-01
      updated_date: "2026-03-02 10:30"
      due_date: 20-03-2026
      references: [https://example.org/8]
      parent_task_id: TASK-7
      ordinal: 1000
      ---
      <!-- SECTION:DESCRIPTION:BEGIN -->
      - [ ] A box of the description
      <!-- SECTION:DESCRIPTION:END -->
    `),
    read: lines(`
      kind task
      title Roof
      state todo (todo)
      id TASK-8
      created 2026-03-01
      updated-date 2026-03-02 10:30
      due 20-03-2026
      references https://example.org/8
      parent-task-id TASK-7
      ordinal 1000
      ! record-value “20-03-2026”
    `),
  },
  {
    section: backlog,
    says: 'An id that two clones gave is told in both files; both are read, and no id is changed',
    path: 'backlog/tasks/task-9 - Gate.md',
    beside: { 'backlog/tasks/task-9 - Fence.md': '---\nid: TASK-9\ntitle: Fence\nstatus: To Do\n---\n' },
    text: lines(`
      ---
      id: TASK-9
      title: Gate
      status: To Do
      ---
    `),
    read: lines(`
      kind task
      title Gate
      state todo (todo)
      id TASK-9
      ! id-duplicate “TASK-9”
    `),
  },
  {
    section: backlog,
    says: 'Decisions of the tool are decisions',
    path: 'backlog/decisions/decision-1 - Queue.md',
    text: lines(`
      ---
      id: decision-1
      title: Use a queue
      date: '2026-03-04 10:00'
      status: proposed
      ---
      ## Context
    `),
    read: lines(`
      kind decision
      title Use a queue
      state proposed (todo)
      id decision-1
      date 2026-03-04
    `),
    edit: { state: 'accepted', writes: 'status: accepted' },
  },
  {
    section: backlog,
    says: 'Milestones of the tool are notes with a due day',
    path: 'backlog/milestones/m-2 - Launch.md',
    text: lines(`
      ---
      id: m-2
      title: Launch
      due_date: 2026-05-01
      ---
    `),
    read: lines(`
      title Launch
      id m-2
      due 2026-05-01
    `),
  },
  {
    section: 'Logseq',
    says: 'In a graph (logseq/config.edn) the marker words are states, and planning below a task (or on its line) its days and its rule, properties below it its other fields; its lines are only read',
    path: 'journals/2026_03_10.md',
    beside: { 'logseq/config.edn': '{}\n' },
    text: lines(`
      - TODO [#A] Check restore test
        SCHEDULED: <2026-03-12 Thu .+1w>
        owner:: maria
        id:: 65f0c0de-0000-4000-8000-000000000001
      	- DOING Read the report
      - IN-PROGRESS Move the mail
        DEADLINE: <2026-03-20 Fr>
        SCHEDULED: <2026-03-13 vendredi ++1m>
        assignee:: [[Jon Doe]]
        collapsed:: true
      - WAITING Answer of the vendor DEADLINE: <2026-03-21 Sat +2d>
      - LATER Paint
        Not before the floor.
        SCHEDULED: <2026-02-30 Mon>
      - NOW Sand the floor
      - CANCELED Fax
      - DONE Call vendor
        :LOGBOOK:
        CLOCK: [2026-03-10 Tue 09:00]--[2026-03-10 Tue 09:30] =>  00:30
        :END:
      - TODONE is a word
      - A box may occur
        - [ ] like this
    `),
    read: lines(`
      [todo] Check restore test · owner maria · priority high · scheduled 2026-03-12 · repeat .+1w
      [doing] Read the report
      [doing] Move the mail · owner Jon Doe · due 2026-03-20 · scheduled 2026-03-13 · repeat ++1m
      [waiting] Answer of the vendor · due 2026-03-21 · repeat +2d
      [todo] Paint
      [doing] Sand the floor
      [cancelled] Fax
      [done] Call vendor
      [todo] like this
      ! date-invalid “SCHEDULED: <2026-02-30 Mon>”
    `),
    edit: { tick: 'Move the mail', refused: 'not-supported' },
  },
  {
    section: 'Logseq',
    says: "Without the graph's configuration a capital word is a word",
    path: 'journals/2026_03_10.md',
    text: '- TODO Check restore test\n- [ ] TODO later\n',
    read: '[todo] TODO later',
    edit: { tick: 'TODO later', writes: '- [x] TODO later' },
  },
  {
    section: 'TaskNotes',
    says: 'Known by its stamps, or by the tag `task` beside a status; the file is the task',
    path: 'TaskNotes/Order lamp.md',
    text: lines(`
      ---
      status: in-progress
      priority: high
      due: 2026-03-20
      scheduled: 2026-03-12T09:00
      contexts:
        - office
      projects:
        - "[[House]]"
      timeEstimate: 90
      dateCreated: 2026-03-01T08:00:00.000+01:00
      dateModified: 2026-03-02T08:00:00.000+01:00
      timeEntries:
        - startTime: 2026-03-01T08:00:00.000+01:00
          endTime: 2026-03-01T08:30:00.000+01:00
      blockedBy:
        - uid: "[[Paint]]"
          reltype: FINISHTOSTART
      recurrence: DTSTART:20260301;FREQ=WEEKLY;BYDAY=MO
      tags:
        - task
      ---
      - [ ] A step
    `),
    read: lines(`
      kind task
      title Order lamp
      state doing (doing)
      priority high
      due 2026-03-20
      scheduled 2026-03-12
      contexts office
      project House
      est 90
      created 2026-03-01
      date-modified 2026-03-02T08:00:00.000+01:00
      time-entries start-time: 2026-03-01T08:00:00.000+01:00, end-time: 2026-03-01T08:30:00.000+01:00
      after [[Paint]]
      repeat DTSTART:20260301;FREQ=WEEKLY;BYDAY=MO
      tags task
    `),
    edit: { state: 'done', writes: 'status: done\n…\ndone: 2026-03-10' },
  },
  {
    section: 'Dendron',
    says: 'Known by stamps in milliseconds and any one field of a plan; days may have dots, states are letters',
    path: 'task.2026.mail.md',
    text: lines(`
      ---
      id: pqrs1234
      title: Mail
      desc: ''
      updated: 1772600000000
      created: 1772500000000
      status: w
      due: '2026.04.01'
      owner: maria
      ---
    `),
    read: lines(`
      kind task
      title Mail
      state doing (doing)
      id pqrs1234
      updated 1772600000000
      created 2026-03-03
      due 2026-04-01
      owner maria
    `),
    edit: { header: 'due', value: '2026-04-02', writes: "due: '2026-04-02'" },
  },
  {
    section: 'Dendron',
    says: 'Without a field of a plan it is a note',
    path: 'daily.2026.03.10.md',
    text: lines(`
      ---
      id: pqrs1234
      title: '2026-03-10'
      updated: 1772600000000
      created: 1772500000000
      ---
    `),
    read: lines(`
      title 2026-03-10
      id pqrs1234
      updated 1772600000000
      created 2026-03-03
    `),
  },
  {
    section: 'cState',
    says: 'An incident of a status page: how bad, what is affected, and whether it is over',
    path: 'content/issues/2026-03-04-mail.md',
    text: lines(`
      ---
      title: Mail is late
      date: 2026-03-04 16:24:00
      resolved: false
      resolvedWhen: ""
      severity: disrupted
      affected:
        - Mail
      section: issue
      ---
      *Investigating* - We look into it.
    `),
    read: lines(`
      kind issue
      title Mail is late
      state open (todo)
      date 2026-03-04
      resolved false
      severity high
      affected Mail
      section issue
    `),
    edit: { state: 'resolved', writes: 'resolved: true\nresolvedWhen: "2026-03-10T09:15+01:00"' },
  },
  {
    section: 'cState',
    says: "One that is over; whether it is is written in the page's own words",
    path: 'content/issues/2026-03-05-web.md',
    text: lines(`
      ---
      title: Web is down
      date: 2026-03-05 16:24:00
      resolved: true
      resolvedWhen: 2026-03-05 16:58:00
      severity: down
      affected: [Web]
      ---
    `),
    read: lines(`
      kind issue
      title Web is down
      state resolved (done)
      date 2026-03-05
      resolved true
      resolved-when 2026-03-05 16:58:00
      severity critical
      affected Web
    `),
    edit: { state: 'open', writes: 'resolved: false' },
  },
  {
    section: 'Kubernetes enhancements',
    says: 'A proposal is a project; its people are named as roles',
    path: 'keps/sig-node/20190101-pods.md',
    text: lines(`
      ---
      title: Pods that rest
      authors:
        - "@maria"
      owning-sig: sig-node
      reviewers:
        - "@jonas"
      approvers:
        - "@aylin"
      creation-date: 2019-01-01
      status: implementable
      ---
      # Pods that rest

      ## Graduation

      - [x] (R) Design is agreed
    `),
    read: lines(`
      kind project
      title Pods that rest
      state active (doing)
      authors @maria
      owning-sig sig-node
      reviewers @jonas
      approvers @aylin
      created 2019-01-01
      [done] (R) Design is agreed · project 20190101-pods
    `),
    edit: { state: 'done', writes: 'status: done\ndone: 2026-03-10' },
  },
  {
    section: 'Kubernetes enhancements',
    says: 'Newer ones keep the header in `kep.yaml` beside their README: it is the project of the folder, and only read',
    path: 'keps/sig-node/1234-pods/kep.yaml',
    beside: { 'keps/sig-node/1234-pods/README.md': '# KEP-1234: Pods that rest\n\n- [ ] (R) Design is agreed\n' },
    text: lines(`
      title: Pods that rest
      kep-number: 1234
      authors:
        - "@maria"
      owning-sig: sig-node
      status: implementable
      creation-date: 2019-01-01
      approvers:
        - "@aylin"
      latest-milestone: "v1.31"
      milestone:
        alpha: "v1.30"
        beta: "v1.31"
    `),
    read: lines(`
      kind project
      title Pods that rest
      state active (doing)
      kep-number 1234
      authors @maria
      owning-sig sig-node
      created 2019-01-01
      approvers @aylin
      latest-milestone v1.31
      milestone alpha: v1.30, beta: v1.31
    `),
    edit: { state: 'done', refused: 'not-supported' },
  },
  {
    section: 'Compliance repositories',
    says: 'A policy is known by its revisions',
    path: 'policies/access.md',
    text: lines(`
      ---
      name: Access
      acronym: AP
      satisfies:
        TSC:
          - CC6.1
      majorRevisions:
        - date: 2026-03-01
          comment: Initial document
      ---
      # Purpose
    `),
    read: lines(`
      kind policy
      title Purpose
      state in-force (done)
      name Access
      acronym AP
      satisfies tsc: - CC6.1
      major-revisions date: 2026-03-01, comment: Initial document
    `),
  },
  {
    section: 'Compliance repositories',
    says: 'Some begin without a fence: read, and told',
    path: 'narratives/access.md',
    text: lines(`
      name: Access
      acronym: AP
      majorRevisions:
        - date: 2026-03-01
          comment: Initial document
      ---
      # Purpose

      - [ ] Ask the board
    `),
    read: lines(`
      kind policy
      title Purpose
      state in-force (done)
      name Access
      acronym AP
      major-revisions date: 2026-03-01, comment: Initial document
      [todo] Ask the board
      ! header-unopened “name: Access”
    `),
  },
  {
    section: 'Compliance repositories',
    says: 'A procedure with a schedule is a control',
    path: 'procedures/access-review.md',
    text: lines(`
      ---
      id: "access-review"
      name: "Review access"
      cron: "0 0 1 */3 *"
      ---
      # Review access

      - [ ] Export the list
    `),
    read: lines(`
      kind control
      title Review access
      state draft (todo)
      id access-review
      name Review access
      cron 0 0 1 */3 *
      [todo] Export the list
    `),
  },
  {
    section: 'Technology radar',
    says: 'A blip with ring and quadrant is a technology',
    path: 'radar/2026-03-01/queues.md',
    text: lines(`
      ---
      title: Queues
      ring: adopt
      quadrant: tools
      ---
    `),
    read: lines(`
      kind technology
      title Queues
      state todo (todo)
      ring adopt
      quadrant tools
    `),
    edit: { header: 'ring', value: 'hold', writes: 'ring: hold' },
  },
];
