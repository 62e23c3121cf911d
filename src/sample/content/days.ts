// Personal notes of the sample: the last two weeks of the manager, some days of a developer who is used to Obsidian, what the
// manager waits for, and the checks that come back.
import type { TaskStory } from '../story.ts';
import type { PersonId } from '../team.ts';

/** A day of somebody: work days ago, plan (text, kind of work, done?), log with times, a look back. */
export interface DayStory {
  readonly workDaysAgo: number;
  readonly plan: readonly (readonly [text: string, work: 'ops' | 'project' | 'plan', done: boolean])[];
  readonly log: readonly (readonly [time: string, text: string])[];
  readonly well?: string;
  readonly hard?: string;
}

/** The manager's last ten work days, newest first. */
export const managerDays: readonly DayStory[] = [
  {
    workDaysAgo: 1,
    plan: [
      ['Read the quarter report once more, with the eyes of finance', 'plan', true],
      ['Variants for portal 2 on one page', 'project', false],
      ['Answer the works council about recorded calls', 'plan', false],
      ['Twenty minutes with Tomasz about the two nights', 'ops', true],
    ],
    log: [
      ['09:20', 'Stand-up: customs messages first, wireless second'],
      ['11:05', 'Harbour Pharma called, calm, wants the two updates'],
      ['16:55', 'Backup alarm for Waypoint; Tomasz sees it first thing tomorrow, manual copy tonight'],
    ],
    well: 'Half of the test messages pass the second gateway.',
    hard: 'Nobody at Coldvault picks up after five.',
  },
  {
    workDaysAgo: 2,
    plan: [
      ['Call Harbour Pharma before they call us', 'ops', true],
      ['Commander for the customs messages', 'ops', true],
      ['Vendor review Ledgerline', 'plan', false],
    ],
    log: [
      ['10:10', 'Customs messages rejected, incident opened'],
      ['10:40', 'Portlink has it as their incident 2291'],
      ['15:00', 'Harbour Pharma: two updates a day agreed'],
    ],
    well: 'Hana found the way over the first gateway within four hours.',
    hard: 'The vendor review waits for the third day.',
  },
  {
    workDaysAgo: 3,
    plan: [
      ['Sentence for finance on the mailboxes', 'ops', true],
      ['Audit rooms', 'project', false],
      ['Prepare the talk with the finance director', 'plan', true],
    ],
    log: [
      ['09:25', 'Label template without hazard mark, Luca is on it'],
      ['16:30', 'Label solved, all gates print'],
      ['17:10', 'Finance is told, they took it well'],
    ],
    well: 'Gate caught every label by hand.',
  },
  {
    workDaysAgo: 4,
    plan: [
      ['ISO: who is asked what', 'project', true],
      ['Approve batteries', 'ops', true],
      ['Portal: ask Noor again for the estimate', 'project', true],
    ],
    log: [
      ['13:50', 'Audit in two weeks, two pieces of evidence missing'],
      ['14:45', 'Wireless in Venlo again, Ines drives there tomorrow'],
    ],
    hard: 'Three meetings in a row, nothing written in between.',
  },
  {
    workDaysAgo: 5,
    plan: [
      ['Mailboxes: talk with SafeGate and Priya', 'ops', true],
      ['Portal decision for the directors', 'project', true],
      ['Thank-you for Venlo', 'plan', true],
    ],
    log: [
      ['16:30', 'SafeGate: four accounts, nothing forwarded'],
      ['17:40', 'Managing director informed by phone'],
    ],
    well: 'Priya had the timeline before anybody asked.',
  },
  {
    workDaysAgo: 6,
    plan: [
      ['Budget round: first figures', 'plan', true],
      ['One-to-one with Ines moved to next week', 'plan', true],
      ['Stacker 7: read the go or no-go draft', 'project', true],
    ],
    log: [['17:25', 'Sign-ins from abroad on finance mailboxes, Priya takes it']],
  },
  {
    workDaysAgo: 7,
    plan: [
      ['Escalate the double invoices at Ledgerline', 'ops', true],
      ['Gdańsk: evacuation plan', 'project', false],
      ['Holiday list', 'plan', true],
    ],
    log: [
      ['11:30', 'Ledgerline can reproduce the double invoices'],
      ['15:00', 'Works council: recordings only with a bell tone'],
    ],
    hard: 'Evacuation plan needs a drawing that nobody has.',
  },
  {
    workDaysAgo: 8,
    plan: [
      ['Talk with sales about tablets for the fair', 'ops', true],
      ['Contract of the apprentice', 'plan', true],
    ],
    log: [
      ['10:00', 'Apprentice: Daniel starts in five weeks'],
      ['14:20', 'Venlo change-over: warehouse is with us'],
    ],
    well: "Kees and Luca finish each other's sentences by now.",
  },
  {
    workDaysAgo: 9,
    plan: [
      ['Portal meeting with the agency: fixed sum or stop', 'project', true],
      ['Read the new terms of the insurer', 'plan', true],
    ],
    log: [
      ['14:00', 'Agency: 20 to 24 thousand, no paper yet'],
      ['16:15', 'Finance wants it in writing, so do I'],
    ],
  },
  {
    workDaysAgo: 10,
    plan: [
      ['Double invoices: what do customers see', 'ops', true],
      ['Quarter report: collect figures', 'plan', true],
      ['Plan the peak weeks with Jonas', 'plan', true],
    ],
    log: [
      ['09:50', 'Nordsee Foods has two invoices with different numbers'],
      ['14:30', 'Escalated, case 48113'],
    ],
  },
];

/** Days of the developer: task lines in the notation of Obsidian's task plugin, and a sentence. */
export const developerDays: readonly {
  readonly workDaysAgo: number;
  readonly tasks: readonly TaskStory[];
  readonly note: string;
}[] = [
  {
    workDaysAgo: 1,
    tasks: [
      { text: 'Second gateway: send 50 test messages', owner: 'hana', ago: 1, due: 1, done: 1, emoji: true },
      {
        text: 'Write down which messages were sent twice',
        owner: 'hana',
        ago: 1,
        due: 0,
        emoji: true,
        priority: 'high',
      },
    ],
    note: 'First gateway holds. Nine of ten tests pass on the second.',
  },
  {
    workDaysAgo: 3,
    tasks: [
      { text: 'Session ends with the password: first try', owner: 'hana', ago: 4, due: -1, emoji: true },
      { text: 'Contract tests for the arrival notice', owner: 'hana', ago: 4, due: 4, done: 4, emoji: true },
    ],
    note: 'Portal quiet, hub quiet. Enjoyed it.',
  },
  {
    workDaysAgo: 5,
    tasks: [
      { text: 'Sketch the slot list with the gate of Venlo', owner: 'hana', ago: 7, due: 5, done: 6, emoji: true },
      {
        text: 'Throw away old feature flags of the portal',
        owner: 'hana',
        ago: 7,
        due: -9,
        emoji: true,
        priority: 'low',
      },
    ],
    note: 'Back from holidays, 212 mails, 7 that mattered.',
  },
];

/** What the manager waits for besides the lines in projects and issues. */
export const followUps: readonly TaskStory[] = [
  {
    text: 'Answer about the budget of the Gdańsk meeting room',
    owner: 'nadia',
    ago: 21,
    due: -6,
    wait: 'finance',
    asked: 21,
    chase: 0,
  },
  {
    text: 'Signed data processing contract of the travel site',
    owner: 'priya',
    ago: 34,
    due: 11,
    wait: 'travel-site',
    asked: 34,
    chase: -4,
    tags: ['gdpr'],
  },
  {
    text: 'Names for the pilot of hardware keys from driver management',
    owner: 'priya',
    ago: 12,
    due: 0,
    wait: 'driver-management',
    asked: 12,
  },
  {
    text: 'Date of the works council for phones and recordings',
    owner: 'nadia',
    ago: 8,
    due: -2,
    wait: 'works-council',
    asked: 8,
  },
  {
    text: 'Credit note for two months of the old mail filter',
    owner: 'nadia',
    ago: 52,
    due: 22,
    done: 18,
    wait: 'accounting',
    asked: 52,
  },
  {
    text: 'Reference of another forwarder for service desk tool B',
    owner: 'jonas',
    ago: 10,
    due: -4,
    wait: 'tool-b',
    asked: 6,
  },
  {
    text: 'Drawing of the Gdańsk office for the evacuation plan',
    owner: 'nadia',
    ago: 7,
    due: -3,
    wait: 'landlord',
    asked: 6,
  },
  { text: 'Price for a second cooler, only to know', owner: 'tomasz', ago: 90, due: 60, cancelled: 57 },
];

/** Checks that come back: text, owner, rule, and how many times in a row the last ones were forgotten. */
export const checks: readonly (readonly [text: string, owner: PersonId, rule: string, forgotten: 0 | 1])[] = [
  ['Read the firewall log', 'ines', 'every weekday', 0],
  ['Compare backup sizes with last week', 'tomasz', 'every week on Monday', 0],
  ['Log review: admins, blocked mail, firewall', 'priya', 'every week on Tuesday', 1],
  ['Restore one random file', 'tomasz', 'every 2 weeks', 0],
  ['Test the mobile routers of all sites', 'ines', 'every 3 months', 0],
  ['Vulnerability scan from inside', 'priya', 'every month on the 10th', 0],
  ['Count label heads and handheld cradles', 'jonas', 'every month on the 1st', 0],
];
