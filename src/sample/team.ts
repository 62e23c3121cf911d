// The people of the sample: the IT team of Kestrel Freight, a forwarder with 640 employees in four places.
// Invented, as are all companies and products in the sample; mail addresses use a reserved domain.

/** The eight of the team. */
export type PersonId = 'nadia' | 'tomasz' | 'ines' | 'jonas' | 'amara' | 'priya' | 'luca' | 'hana';

/** What the roster says of somebody. */
export interface TeamMember {
  readonly id: PersonId;
  readonly name: string;
  readonly mail: string;
  readonly role: string;
  readonly team: 'management' | 'infrastructure' | 'service desk' | 'security' | 'applications';
  /** Days before today on which they started. */
  readonly started: number;
  /** Share of a full week they work, in percent. */
  readonly capacity: number;
  readonly skills: readonly string[];
  readonly about: string;
  /** Days off, as days ago from and to (from the larger number down). */
  readonly away: readonly (readonly [number, number])[];
  /** Days off to come, in the same form (negative: after today). */
  readonly planned: readonly (readonly [number, number])[];
}

/** The manager: the person who opens the sample is her. */
export const me: PersonId = 'nadia';

/** Everybody, in the order they speak in the stand-up. */
export const team: readonly TeamMember[] = [
  {
    id: 'nadia',
    name: 'Nadia Verhoeven',
    mail: 'nadia.verhoeven@kestrel.example',
    role: 'IT manager',
    team: 'management',
    started: 1930,
    capacity: 100,
    skills: ['budgeting', 'vendor management', 'incident command'],
    about: 'Runs the team and the budget. Reports to the finance director every second Thursday.',
    away: [
      [208, 199],
      [66, 64],
    ],
    planned: [[-46, -57]],
  },
  {
    id: 'tomasz',
    name: 'Tomasz Zieliński',
    mail: 'tomasz.zielinski@kestrel.example',
    role: 'Systems engineer',
    team: 'infrastructure',
    started: 2810,
    capacity: 100,
    skills: ['virtualisation', 'backup and restore', 'databases'],
    about: 'Servers, storage, backup and the databases below Waypoint and Stacker.',
    away: [
      [187, 176],
      [45, 43],
    ],
    planned: [],
  },
  {
    id: 'ines',
    name: 'Inês Carvalho',
    mail: 'ines.carvalho@kestrel.example',
    role: 'Network engineer',
    team: 'infrastructure',
    started: 1105,
    capacity: 100,
    skills: ['routing', 'wireless', 'firewalls'],
    about: 'Lines, switches, wireless and remote access at all sites. On site in Porto one week a month.',
    away: [
      [222, 213],
      [93, 90],
    ],
    planned: [[-20, -22]],
  },
  {
    id: 'jonas',
    name: 'Jonas Weber',
    mail: 'jonas.weber@kestrel.example',
    role: 'Service desk lead',
    team: 'service desk',
    started: 1490,
    capacity: 100,
    skills: ['support', 'device management', 'printing'],
    about: 'First line for 640 colleagues, devices, label printers. Owns the knowledge base.',
    away: [
      [241, 234],
      [120, 117],
      [33, 29],
    ],
    planned: [],
  },
  {
    id: 'amara',
    name: 'Amara Okafor',
    mail: 'amara.okafor@kestrel.example',
    role: 'Support specialist',
    team: 'service desk',
    started: 126,
    capacity: 100,
    skills: ['support', 'training', 'documentation'],
    about: 'Second pair of hands on the service desk; writes the how-to pages and trains new colleagues.',
    away: [[52, 50]],
    planned: [[-9, -13]],
  },
  {
    id: 'priya',
    name: 'Priya Raman',
    mail: 'priya.raman@kestrel.example',
    role: 'Security officer',
    team: 'security',
    started: 860,
    capacity: 80,
    skills: ['security monitoring', 'audits', 'data protection'],
    about: 'Security, data protection and the ISO 27001 programme. Does not work on Fridays.',
    away: [
      [180, 171],
      [80, 79],
    ],
    planned: [],
  },
  {
    id: 'luca',
    name: 'Luca Moretti',
    mail: 'luca.moretti@kestrel.example',
    role: 'Application lead',
    team: 'applications',
    started: 2040,
    capacity: 100,
    skills: ['transport systems', 'process design', 'reporting'],
    about: 'Waypoint, Stacker and Ledger. Knows every exception in the invoicing rules, to his regret.',
    away: [
      [229, 215],
      [61, 59],
    ],
    planned: [[-41, -55]],
  },
  {
    id: 'hana',
    name: 'Hana Suzuki',
    mail: 'hana.suzuki@kestrel.example',
    role: 'Integration developer',
    team: 'applications',
    started: 640,
    capacity: 100,
    skills: ['integration', 'customer portal', 'testing'],
    about: 'Messages between customers, port and our systems; builds the customer portal with an agency.',
    away: [
      [194, 186],
      [12, 9],
    ],
    planned: [],
  },
];

/** The member with an id. */
export function memberOf(id: PersonId): TeamMember {
  const found = team.find((member) => member.id === id);
  if (found === undefined) throw new RangeError(`not in the team: ${id}`);
  return found;
}

/** True when somebody works for the team and is not off on the day `ago` days before today. */
export function isAround(member: TeamMember, ago: number, weekdayNumber: number): boolean {
  if (ago > member.started || (member.capacity < 100 && weekdayNumber === 5)) return false;
  return !member.away.some(([from, to]) => ago <= from && ago >= to);
}
