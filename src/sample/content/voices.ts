// Feedback, requirements, goals, reports and the inbox of the sample: what others want, and where the team is heading.

import { slugOf } from '../sampleNote.ts';
import type { HeaderStory, RecordStory } from '../story.ts';
import type { PersonId } from '../team.ts';

function feedback(
  ago: number,
  by: PersonId,
  title: string,
  [from, department, kind]: readonly [string, string, string],
  status: string,
  body: string,
  extra: HeaderStory = {},
): RecordStory {
  // What came of it was decided three weeks later, or as soon as that may be.
  const decided = status === 'new' ? {} : { decided: { ago: Math.max(ago - 21, 8) } };
  return {
    folder: 'feedback',
    file: `{${ago}}-${slugOf(title)}`,
    ago,
    by,
    type: 'feedback',
    title,
    header: { status, date: { ago }, from, department, feedback_kind: kind, owner: by, ...decided, ...extra },
    body,
  };
}

/** What colleagues and customers said. */
export const feedbacks: readonly RecordStory[] = [
  feedback(
    196,
    'jonas',
    'Nobody tells me where my request stands',
    ['Sofie Janssens', 'planning', 'problem'],
    'distilled',
    'She called three times for one headset. "I do not mind waiting, I mind not knowing."',
    { project: 'desk-tool', requirements: ['see-where-a-request-stands'] },
  ),
  feedback(
    133,
    'hana',
    'Container numbers as on the papers',
    ['Marek Wójcik, Baltic Timber', 'customers', 'need'],
    'distilled',
    'Numbers stand with blanks on the papers. The portal search finds nothing.',
    { project: 'portal-2', requirements: ['search-as-typed'] },
  ),
  feedback(
    88,
    'nadia',
    'One report that all believe',
    ['Pieter de Groot', 'controlling', 'need'],
    'distilled',
    'Three departments, three revenues for one month. An hour lost in each meeting.',
    { project: 'data-room', requirements: ['ten-agreed-reports'] },
  ),
  feedback(
    57,
    'luca',
    'Night shift has no screen for gate changes',
    ['Kees Bos', 'warehouse Venlo', 'need'],
    'new',
    'Gate changes are called across the hall. A screen at gate 7 would do.',
  ),
  feedback(
    35,
    'amara',
    'Thank you for the day in Gdańsk',
    ['Agnieszka Nowak', 'sales', 'praise'],
    'new',
    '"First office move in my life where the printer worked before lunch."',
  ),
  feedback(
    22,
    'ines',
    'Video calls stop in the train',
    ['Tim Vogel', 'sales', 'problem'],
    'declined',
    'Mobile networks are not ours. Tip: voice only between Bremen and Osnabrück.',
  ),
  feedback(
    10,
    'nadia',
    'Sign papers without printing',
    ['Lucia Ferrari', 'human resources', 'idea'],
    'new',
    '60 contracts a month are printed, signed, scanned. She has seen it done at another company.',
  ),
];

function requirement(
  ago: number,
  title: string,
  status: string,
  priority: string,
  project: string,
  sources: readonly string[],
  body: string,
  file: string,
): RecordStory {
  return {
    folder: 'requirements',
    file,
    ago,
    by: 'hana',
    type: 'requirement',
    title,
    header: {
      status,
      priority,
      owner: project === 'desk-tool' ? 'jonas' : project === 'data-room' ? 'luca' : 'hana',
      project,
      sources,
    },
    body,
  };
}

/** What came of it. */
export const requirements: readonly RecordStory[] = [
  requirement(
    64,
    'A colleague sees where a request stands',
    'accepted',
    'high',
    'desk-tool',
    [],
    'Without a call and without an account of its own.\n\n## Accepted when\n\n- [ ] Five colleagues of planning find the state of their request within a minute @amara due:{-60}',
    'see-where-a-request-stands',
  ),
  requirement(
    19,
    'Search takes numbers as they are typed',
    'accepted',
    'medium',
    'portal-2',
    [],
    'Blanks, dashes and lower case are ignored.\n\n## Accepted when\n\n- [ ] The 50 numbers of Baltic Timber are found @hana due:{-15}',
    'search-as-typed',
  ),
  requirement(
    24,
    'Ten reports that three departments agree on',
    'proposed',
    'high',
    'data-room',
    [],
    'Same figure, same name, same day.',
    'ten-agreed-reports',
  ),
  requirement(
    101,
    'Readings of reefers before release',
    'delivered',
    'high',
    'portal-2',
    [],
    'Quality at Harbour Pharma sees the curve of the last 72 hours.',
    'reefer-readings',
  ),
];

function goal(
  file: string,
  title: string,
  period: string,
  why: string,
  measure: string,
  due: number,
  body: string,
): RecordStory {
  return {
    folder: 'goals',
    file,
    ago: 353,
    by: 'nadia',
    type: 'goal',
    title,
    header: { status: 'active', owner: 'nadia', period, why, measure, due: { ago: due } },
    body,
  };
}

/** Why we do all this. */
export const goals: readonly RecordStory[] = [
  goal(
    'fewer-outages',
    'Fewer outages of the warehouses',
    'this year and next',
    'An hour of standstill in Venlo costs 9,000.',
    'less than four hours of standstill in a quarter',
    -200,
    'Carried by Stacker 7 and the network refresh. Last quarter: 5.6 hours.',
  ),
  goal(
    'customers-first',
    'Customers find out without calling',
    'this year',
    'Four hundred calls a month ask what the portal could show.',
    'less than 200 such calls a month',
    -110,
    'Portal 2, direct messages, the new service desk tool. Now: 265.',
  ),
  goal(
    'certified',
    'ISO 27001 certificate',
    'next two quarters',
    'Two customers and a tender require it.',
    'certificate on the wall',
    -75,
    'Second factor and locked backups belong to it.',
  ),
  goal(
    'lean-costs',
    'Cost per desk stays where it is',
    'this year',
    'The company grows by seven percent, the IT budget by two.',
    'below 1,910 per desk and year',
    -150,
    'Laptops in large deliveries, softphones, fewer exports by hand. Now: 1,934.',
  ),
];

/** Reports to the directors. */
export const reports: readonly RecordStory[] = [
  {
    folder: 'reports',
    file: '{92}-it-progress',
    ago: 94,
    by: 'nadia',
    type: 'report',
    title: 'IT progress of the quarter',
    header: {
      status: 'draft',
      owner: 'nadia',
      period_from: { ago: 182 },
      period_to: { ago: 92 },
      audience: 'directors',
    },
    body: '# IT progress of the quarter\n\nOne page for the directors.\n\n- Mail is moved, old server off, below budget.\n- One fibre cut, six hours; second line through another duct is ordered.\n- Stacker 7 loses four weeks after the failed test update.\n- Portal 2 goes over budget, see the decision asked for.',
    changes: [{ ago: 91, subject: 'Send the quarter report', header: { status: 'sent' } }],
  },
  {
    folder: 'reports',
    file: '{2}-it-progress',
    ago: 3,
    by: 'nadia',
    type: 'report',
    title: 'IT progress of the quarter, draft',
    header: { status: 'draft', owner: 'nadia', period_from: { ago: 91 }, period_to: { ago: 1 }, audience: 'directors' },
    body: '# IT progress of the quarter\n\n- Second factor for everybody, eleven days late.\n- Portal: tracking and invoices live, time slots not; red.\n- Gdańsk works with ten people.\n\n## Missing\n\n- [ ] Figures of the portal for the directors @hana due:{0}\n- [ ] One sentence on the open criticals @nadia due:{-1}',
  },
];

/** The inbox: what came in and was not sorted yet. Day it came, line. */
export const inbox: readonly (readonly [ago: number, line: string])[] = [
  [12, '- [x] Key for the cabinet in Hamburg: who has it? Branch office, in the safe done:{9}'],
  [9, '- [x] Insurance asks for the list of sites again, sent done:{8}'],
  [6, '- [ ] Sales wants tablets for the trade fair, 4 pieces, back afterwards'],
  [5, '- [ ] Invitation: round table of forwarders on customs messages, spring meeting'],
  [4, '- [ ] Air conditioning of the server room: maintenance wants a date @tomasz due:{-2}'],
  [3, '- [ ] Works council asks for the retention of call recordings @nadia due:{-3}'],
  [2, '- [ ] Telvio newsletter: end of the old voice product, does it concern us?'],
  [1, '- [ ] Alert mail 03:12: certificate of the time-recording server ends in 21 days @priya due:{-10}'],
  [1, '- [ ] Reception: badge printer prints pale'],
];
