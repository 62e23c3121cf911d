// Minutes of meetings as public repositories keep them: where they lie, who was there, what was promised.
import { lines, type RecordRow } from './recordRow.ts';

const section = 'Minutes of meetings';

/** The rows of minutes. */
export const minutesRows: readonly RecordRow[] = [
  {
    section,
    says: 'A dated file in a folder for meetings; who was present stands in a list, with or without a handle',
    path: 'meetings/2026-03-04.md',
    text: lines(`
      # Committee meeting

      ## Present

      ### Members

      * Maria Lopez @mlopez (voting member)
      * Jon Weber (@jweber)

      ### Guests

      * Ann Bee (Networks)
        * joined late
      * @kim

      ## Regrets:

      * Tom Poe <tom@example.org>

      ## Agenda

      ### Announcements

      * Upgrade [#123](https://example.org/123)
        * Jon: needs two weeks
    `),
    read: lines(`
      kind meeting
      title Committee meeting
      state todo (todo)
      attendees mlopez, jweber, Ann Bee, kim
      absent tom@example.org
      date 2026-03-04
    `),
  },
  {
    section,
    says: 'Names become people of the roster, however the minutes call them',
    path: 'meetings/2026/03/04.md',
    beside: {
      'daybook.yml':
        'people:\n  - { id: maria, name: Maria Lopez, handles: [mlopez] }\n  - { id: jon, name: Jon Weber, mails: [jon@example.org] }\n',
    },
    text: lines(`
      ## Participants

      Maria Lopez, Jon Weber <jon@example.org>; Somebody Else
    `),
    read: lines(`
      kind meeting
      title 2026-03-04
      state todo (todo)
      attendees maria, jon, Somebody Else
      date 2026-03-04
    `),
    edit: { header: 'attendees', value: ['maria'], refused: 'not-supported' },
  },
  {
    section,
    says: 'A bold label with a table below it',
    path: 'meetings/2026-03/march-04.md',
    text: lines(`
      # March 4, 2026 Meeting Notes

      **Attendees:**

      | Name | Abbreviation | Organization |
      |------|------|------|
      | Maria Lopez | MLO | Example |
      | Jon Weber | JWB | Example |

      ## Opening

      Presenter: Jon Weber (JWB)

      JWB: Welcome.

      ### Conclusion

      * Agreed
    `),
    read: lines(`
      kind meeting
      title March 4, 2026 Meeting Notes
      state todo (todo)
      attendees Maria Lopez, Jon Weber
      date 2026-03-04
    `),
  },
  {
    section,
    says: 'A day with two figures for the year is never guessed: the note is a meeting without a day, and that is told',
    path: 'wg-api/meeting-notes/2-18-26.md',
    text: lines(`
      # API working group

      ## Attendees

      * @maria

      ## Action Items:

      * Write it down
    `),
    read: lines(`
      kind meeting
      title API working group
      state todo (todo)
      attendees maria
      ! record-value “# API working group”
    `),
  },
  {
    section,
    says: 'The first heading can say the day',
    path: 'wg-api/meeting-notes/2-18-26.md',
    text: '# API working group 2026-02-18\n',
    read: lines(`
      kind meeting
      title API working group 2026-02-18
      state todo (todo)
      date 2026-02-18
    `),
  },
  {
    section,
    says: 'Elsewhere a day and a word for a meeting in the name will do',
    path: 'team/2026-03-04-standup.md',
    text: lines(`
      # Stand-up

      ## Maria

      - [ ] Call the vendor
    `),
    beside: { 'daybook.yml': 'people:\n  - { id: maria, name: Maria Lopez }\n' },
    read: lines(`
      kind meeting
      title Stand-up
      state todo (todo)
      date 2026-03-04
      series standup
      [todo] Call the vendor · owner maria
    `),
    edit: { tick: 'Call the vendor', writes: '- [x] Call the vendor' },
  },
  {
    section,
    says: 'A header goes before the body',
    path: 'minutes/20260304.md',
    text: lines(`
      ---
      participants: [maria]
      ---
      Attendees: jonas, @kim
      Apologies: none
    `),
    read: lines(`
      kind meeting
      title 2026-03-04
      state todo (todo)
      attendees maria
      date 2026-03-04
    `),
    edit: { append: 'participants', item: 'kim', writes: 'participants: [maria, kim]' },
  },
  {
    section,
    says: "Boxes in an attendance are nobody's work",
    path: 'meetings/2026_03_04-V2.md',
    text: lines(`
      ## Attendees

      - [x] Maria Lopez
      - [ ] @kim

      ## Next steps

      - [ ] Publish the minutes @maria
    `),
    read: lines(`
      kind meeting
      title 2026-03-04 V2
      state todo (todo)
      attendees Maria Lopez, kim
      date 2026-03-04
      [todo] Publish the minutes · owner maria
    `),
  },
  {
    section,
    says: 'A review of an incident keeps actions as boxes or tables; boxes are tasks',
    path: 'postmortems/2026-03-04-mail.md',
    text: lines(`
      # Mail was late

      | Action | Owner | Due |
      |---|---|---|
      | Add a probe | maria | 2026-03-20 |

      - [ ] Add a second relay - @maria - 2026-03-20
      - [ ] Write it down (jonas, 2026-03-21)
    `),
    read: lines(`
      title Mail was late
      [todo] Add a second relay · owner maria · due 2026-03-20
      [todo] Write it down (jonas, 2026-03-21)
    `),
  },
  {
    section,
    says: 'Rows of a table of actions (one column for what, one for who or when) become tasks below it on request; what fits no field stays in the words',
    path: 'meetings/2026-03-04-board.md',
    beside: { 'daybook.yml': 'people:\n  - { id: maria, name: Maria Lopez }\n' },
    text: lines(`
      | # | Action item | Who | By when | Status | Notes |
      |---|:--|---|---|---|---|
      | 1 | Add a probe | Maria Lopez | 2026-03-20 | In progress | both sites |
      | 2 | Order a relay | Tom | fri | done | - |
      | 3 | Call the vendor | @maria | soon | | |
    `),
    read: lines(`
      kind meeting
      title 2026-03-04 Board
      state todo (todo)
      date 2026-03-04
    `),
    edit: {
      phrases: [
        '| 1 | Add a probe | Maria Lopez | 2026-03-20 | In progress | both sites |',
        '| 2 | Order a relay | Tom | fri | done | - |',
        '| 3 | Call the vendor | @maria | soon | | |',
      ],
      writes: lines(`
        - [ ] Add a probe (Notes: both sites) @maria status:doing due:2026-03-20
        - [x] Tom: Order a relay due:2026-03-06
        - [ ] Call the vendor (Due: soon) @maria
      `).trimEnd(),
    },
  },
  {
    section,
    says: 'Who and until when at the end of a line, in brackets or between dashes: a bare name counts when the team has it, by name or handle',
    path: 'postmortems/2026-03-04-mail.md',
    beside: {
      'daybook.yml':
        'people:\n  - { id: maria, name: Maria Lopez }\n  - { id: jon, name: Jon Weber, handles: [jweber] }\n',
    },
    text: lines(`
      - [ ] Write it down (Maria Lopez, 2026-03-21)
      - [ ] Add a probe (@jweber, 2026-03-22)
      - [ ] Order a relay - Jon Weber - 2026-03-23
      - [ ] Call - Maria – 2026-03-24 done soon
      - [ ] Fair (Berlin, 2026-05-01)
      - [ ] Talk - Queues - 2026-05-02
    `),
    read: lines(`
      [todo] Write it down · owner maria · due 2026-03-21
      [todo] Add a probe · owner jon · due 2026-03-22
      [todo] Order a relay · owner jon · due 2026-03-23
      [todo] Call - Maria – 2026-03-24 done soon
      [todo] Fair (Berlin, 2026-05-01)
      [todo] Talk - Queues - 2026-05-02
    `),
    edit: { tick: 'Order a relay', writes: '- [x] Order a relay - Jon Weber - 2026-03-23 done:2026-03-10' },
  },
  {
    section,
    says: 'Minutes that only link out are minutes',
    path: 'meetings/2026-03-11.md',
    text: 'Notes are in [the shared document](https://example.org/doc).\n',
    read: lines(`
      kind meeting
      title 2026-03-11
      state todo (todo)
      date 2026-03-11
    `),
  },
];
