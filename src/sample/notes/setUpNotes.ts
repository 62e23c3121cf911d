// The files around the notes: `daybook.yml`, a README for people who meet the notebook on a web page, a page of live queries,
// the inbox.
import { inbox } from '../content/voices.ts';
import { genesis, type Moment, type SampleNote } from '../sampleNote.ts';
import { workTime } from '../taskLine.ts';
import { team } from '../team.ts';
import type { Timing } from '../timing.ts';
import { livingMoments, livingText } from './livingText.ts';

/** The set-up notes. */
export function setUpNotes(timing: Timing): SampleNote[] {
  return [configNote(timing), readMe(timing), deskNote(timing), inboxNote(timing)];
}

function configNote(timing: Timing): SampleNote {
  const kpis: Moment = {
    at: workTime('nadia', timing.day(203), 'morning'),
    by: 'nadia',
    subject: 'Two KPIs of our own',
  };
  const licences: Moment = {
    at: workTime('nadia', timing.day(261), 'morning'),
    by: 'nadia',
    subject: 'Licences are records now',
  };
  const promises: Moment = {
    at: workTime('nadia', timing.day(178), 'morning'),
    by: 'nadia',
    subject: 'What we promise: service times by severity',
  };
  const frozen: Moment = {
    at: workTime('nadia', timing.day(20), 'morning'),
    by: 'nadia',
    subject: 'No changes at the end of the quarter',
  };
  const imported: Moment = {
    at: workTime('jonas', timing.day(88), 'morning'),
    by: 'jonas',
    subject: 'How the export of the service desk is read',
  };
  return {
    path: 'daybook.yml',
    moments: [genesis(timing), licences, kpis, promises, joining(timing), imported, frozen],
    textAt: (at) =>
      [
        head,
        ...(at >= frozen.at ? [`freeze:\n  - ${timing.text(-14)}..${timing.text(-20)} Quarter end\n`] : []),
        people(at >= joining(timing).at ? team : early),
        series(at >= joining(timing).at ? team : early),
        ...(at >= licences.at ? [ownKind] : []),
        ...(at >= promises.at ? [serviceTimes] : []),
        ...(at >= kpis.at ? [ownKpis] : []),
        ...(at >= imported.at ? [ownImport] : []),
      ].join('\n'),
  };
}

/** Those who were there when the notebook began. */
const early = team.filter(({ started }) => started > 348);

function people(members: typeof team): string {
  return ['people:', ...members.flatMap(personLines), ''].join('\n');
}

function joining(timing: Timing): Moment {
  const newest = team.reduce((a, b) => (b.started < a.started ? b : a));
  return {
    at: workTime('nadia', timing.day(newest.started + 9), 'morning'),
    by: 'nadia',
    subject: `Welcome ${newest.name}`,
  };
}

function personLines(member: (typeof team)[number]): string[] {
  return [
    `  - id: ${member.id}`,
    `    name: ${member.name}`,
    `    role: ${member.role}`,
    `    team: ${member.team}`,
    '    mails:',
    `      - ${member.mail}`,
  ];
}

const head = `# The notebook of the IT team of Kestrel Freight. A sample: people, companies and systems are invented.
name: Kestrel Freight IT
timezone: Europe/Amsterdam
country: NL

work:
  days: [mon, tue, wed, thu, fri]
  hours: 08:30-17:30
`;

function series(members: typeof team): string {
  return `series:
  standup:
    label: Stand-up
    time: '09:15'
    days: [mon, tue, wed, thu, fri]
    attendees: [${members.map(({ id }) => id).join(', ')}]
  stacker-7:
    label: Stacker 7
    days: [tue, thu]
    time: '14:00'
    project: stacker-7
    attendees: [luca, hana, tomasz, nadia]
`;
}

const serviceTimes = `# What we promise the floor; low and medium wait for working hours.
sla:
  critical: { acknowledge: 30m, resolve: 12h, update: 30m, hours: elapsed }
  high: { acknowledge: 2h, resolve: 2d, update: 1h }
  medium: { acknowledge: 1d, resolve: 5d }
  low: { resolve: 10d }
`;

const ownKind = `# Ours: licences are counted twice a year and must not run out.
kinds:
  licence:
    label: Licence
    plural: Licences
    icon: key
    folder: licences
    fields:
      title:
      status:
      owner:
      seats: { type: number, doc: Seats we pay for. }
      seats_used: { type: number, doc: Seats in use at the last count. }
      cost:
      renews: { type: day, doc: The day it renews by itself. }
    states:
      running: doing
      cancelled: cancelled
    initial: { status: running }
    doc: Software that is paid by seat.
`;

const ownKpis = `kpis:
  waiting-for-others:
    title: Answers we wait for
    from: is:waiting
    measure: count
    unit: answers
    target: '30'
    direction: down
    chart: number
    doc: Open lines that wait for somebody outside the team.
  seats-in-use:
    title: Licence seats in use
    from: type:licence
    measure: ratio(seats_used, seats)
    unit: '%'
    direction: none
    chart: share
    doc: Seats in use at the last count, of those we pay for.
`;

const ownImport = `# The list that the service desk exports: a number is imported once, and updated afterwards.
imports:
  service-desk:
    label: Service desk
    kind: issue
    key: Number
    fields: { title: Summary, severity: Priority, status: State, customer: Caller, opened: Opened }
    values:
      severity: { '1': critical, '2': high, '3': medium, '4': low }
      status: { New: open, In Progress: doing, On Hold: waiting, Resolved: resolved }
    body: Description

# Our own board: a lane for each team, and no team does more than four at once.
boards:
  teams:
    title: Issues by team
    query: type:issue is:open sort:severity,opened
    lanes: team
    limits: { doing: 4 }
`;

function readMe(timing: Timing): SampleNote {
  const text = `# Kestrel Freight IT

Notes of an IT team of eight: stand-ups, projects, issues, risks, changes and what was decided. Plain Markdown; with Daybook
it is also a to-do list, a briefing and a set of figures.

Everything here is invented. Change what you like: the shared copy lies in a folder beside this one.

- \`meetings/\` stand-ups every work day, minutes of the rest
- \`projects/\` one file a project, with milestones and tasks
- \`issues/\` what broke, who fixed it, how
- \`risks/\`, \`changes/\`, \`decisions/\`, \`findings/\`, \`policies/\`, \`controls/\`
- \`services/\`, \`vendors/\`, \`clients/\`, \`licences/\`
- \`desk.md\` what is on our desk today, as live lists: open it in the Markdown preview
- \`days/\` what somebody planned and did; \`inbox.md\` what came in
`;
  return { path: 'README.md', moments: [genesis(timing)], textAt: () => text };
}

/** Query blocks in every shape: the preview shows what is so now, so nothing of it is ever written again. */
const desk = `# On our desk

Open the preview of this page (Ctrl+Shift+V): the blocks are live, and follow every tick.

## Critical

\`\`\`daybook
is:critical
\`\`\`

## Late

\`\`\`daybook
is:overdue
as: table
fields: title, owner, project, due
sort: due
limit: 12
\`\`\`

## Open issues

\`\`\`daybook
type:issue is:open
as: count
group: severity
\`\`\`

## Who waits for whom

\`\`\`daybook
is:waiting
as: table
fields: title, wait, asked, owner
group: project
\`\`\`
`;

function deskNote(timing: Timing): SampleNote {
  const moment: Moment = {
    at: workTime('nadia', timing.day(118), 'morning'),
    by: 'nadia',
    subject: 'A page for our desk',
  };
  return { path: 'desk.md', moments: [moment], textAt: () => desk };
}

/** Lines come in over the last two weeks; what was sorted long ago is gone. */
function inboxNote(timing: Timing): SampleNote {
  const lines = inbox.map(([ago, line]) => ({ line, at: workTime('jonas', timing.day(ago), 'morning') }));
  const came = lines.map(({ at }): Moment => ({ at, by: 'jonas', subject: 'Inbox' }));
  const sorted = lines.flatMap(({ line }) => livingMoments(line, 'jonas', 'Inbox', timing));
  return {
    path: 'inbox.md',
    moments: [genesis(timing), ...came, ...sorted],
    textAt: (at) => {
      const shown = lines.filter((entry) => entry.at <= at).map(({ line }) => livingText(line, 'jonas', at, timing));
      return ['# Inbox', ...(shown.length > 0 ? [''] : []), ...shown, ''].join('\n');
    },
  };
}
