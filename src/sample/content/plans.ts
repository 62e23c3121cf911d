// What is still to come, and what was learnt on the way: meetings that need something first, lines that flag what hits a project.
import type { RecordStory } from '../story.ts';

/** Meetings told in one piece: one that was, two that are planned. */
export const plans: readonly RecordStory[] = [
  {
    folder: 'meetings',
    file: '{30}-stackworks-user-day',
    ago: 30,
    by: 'luca',
    type: 'meeting',
    title: 'Stackworks user day',
    header: { date: { ago: 30 }, attendees: ['luca', 'hana'] },
    body: `# Stackworks user day

Two other warehouses told how they changed over.

## Impacts

- [ ] Both took two days from the floor, in weeks that were not quiet +stacker-7 #impact id:imp-peak
  - [Stacker 7 in both warehouses](../projects/stacker-7.md)
- [ ] Version 8 comes in autumn and has time slots of its own +portal-2 #impact id:imp-slots
  - [Customer portal 2](../projects/portal-2.md)`,
  },
  {
    folder: 'meetings',
    file: '{-7}-venlo-go-or-no-go',
    ago: 10,
    by: 'luca',
    type: 'meeting',
    title: 'Venlo: go or no-go',
    header: {
      date: { ago: -7 },
      time: '14:00',
      project: 'stacker-7',
      attendees: ['luca', 'nadia', 'tomasz', 'ines'],
      departments: ['warehouse'],
      needs: ['stacker-restore', 'go-list'],
    },
    body: '# Venlo: go or no-go\n\n## Agenda\n\n- Restore test\n- Wireless in hall B\n- Training',
  },
  {
    folder: 'meetings',
    file: '{-12}-venlo-the-first-days',
    ago: 10,
    by: 'luca',
    type: 'meeting',
    title: 'Venlo: the first days',
    header: {
      date: { ago: -12 },
      time: '10:00',
      project: 'stacker-7',
      attendees: ['luca', 'amara', 'jonas'],
      departments: ['warehouse', 'planning'],
      after: ['venlo-live'],
    },
    body: '# Venlo: the first days\n\n## Agenda\n\n- What the shift leads say\n- Maasvlakte',
  },
];
