// Decision records as other tools write them: where their status and date stand, and how a state is written there.
import { lines, type RecordRow } from './recordRow.ts';

const section = 'Decision records';

/** The rows of decision records. */
export const decisionRows: readonly RecordRow[] = [
  {
    section,
    says: 'MADR 4 says its status, date and deciders in the header',
    path: 'docs/use-queues.md',
    text: lines(`
      ---
      status: accepted
      date: 2026-03-04
      decision-makers: [maria, jonas]
      consulted: vendor
      ---
      # Use queues

      ## Context and Problem Statement

      ## Decision Outcome
    `),
    read: lines(`
      kind decision
      title Use queues
      state accepted (done)
      date 2026-03-04
      deciders maria, jonas
      consulted vendor
    `),
    edit: { state: 'superseded', writes: 'status: superseded' },
  },
  {
    section,
    says: 'Older MADR and log4brains say them as bullets below the title',
    path: 'docs/adr/20260304-use-queues.md',
    text: lines(`
      # Use queues

      * Status: proposed <!-- or accepted -->
      * Deciders: Maria Lopez, @jonas
      * Date: 2026-03-04
      * Tags: mail, queue

      Technical Story: #12

      ## Context and Problem Statement

      ## Considered Options
    `),
    read: lines(`
      kind decision
      title Use queues
      state proposed (todo)
      deciders Maria Lopez, jonas
      date 2026-03-04
      tags mail, queue
    `),
    edit: { state: 'accepted', writes: '* Status: accepted <!-- or accepted -->' },
  },
  {
    section,
    says: 'adr-tools says the date in a line and the status in a section',
    path: 'doc/adr/0004-use-queues.md',
    text: lines(`
      # 4. Use queues

      Date: 2026-03-04

      ## Status

      Accepted

      ## Context

      Mail gets lost.

      ## Decision

      ## Consequences
    `),
    read: lines(`
      kind decision
      title 4. Use queues
      state accepted (done)
      date 2026-03-04
    `),
    edit: { state: 'superseded', writes: 'Superseded' },
  },
  {
    section,
    says: 'A status may name its successor',
    path: 'doc/adr/0003-poll.md',
    text: lines(`
      # 3. Poll

      ## Status

      Superceded by [4. Use queues](0004-use-queues.md)

      ## Context

      ## Consequences
    `),
    read: lines(`
      kind decision
      title 3. Poll
      state superseded (cancelled)
    `),
  },
  {
    section,
    says: 'A decision record is known by its sections, wherever it lies; other notes with a status section are none',
    text: lines(`
      # Where we stand

      ## Status

      Fine so far.

      ## Context
    `),
    read: 'title Where we stand',
  },
  {
    section,
    says: "A team's proposal with a status in bold",
    text: lines(`
      # Move the mail

      **Status:** Draft
      **Date:** 2026/03/04

      ## Decision drivers

      - [ ] Ask the vendor
    `),
    read: lines(`
      kind decision
      title Move the mail
      state proposed (todo)
      date 2026-03-04
      [todo] Ask the vendor
    `),
    edit: { state: 'accepted', writes: '**Status:** Accepted' },
  },
];
