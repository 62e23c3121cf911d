// What the sample's team runs and with whom: services, vendors, a partner, clients, and licences (the team's own kind).

import type { RecordStory } from '../story.ts';
import type { PersonId } from '../team.ts';

function service(
  file: string,
  title: string,
  by: PersonId,
  criticality: string,
  text: string,
  extra: RecordStory['header'] = {},
): RecordStory {
  return {
    folder: 'services',
    file,
    ago: 356,
    by,
    type: 'service',
    title,
    header: { status: 'live', owner: by, criticality, ...extra },
    body: text,
  };
}

/** Services, by name. */
export const services: readonly RecordStory[] = [
  service(
    'backup',
    'Backup',
    'tomasz',
    'high',
    'Daily copies of 34 servers to the house and, since this year, to Coldvault. Restore goals: Waypoint four hours, Stacker six, everything else two days.',
    { vendor: 'coldvault', runbook: 'restore-a-database' },
  ),
  service(
    'customer-portal',
    'Customer portal',
    'hana',
    'high',
    'Tracking, documents and invoices for 310 customers. Two servers; releases on Tuesday or Wednesday after eight in the evening.',
    { vendor: 'brightpixel', runbook: 'portal-release' },
  ),
  service('devices', 'Laptops, phones and handhelds', 'jonas', 'medium', '610 laptops, 280 phones, 190 handhelds.', {
    vendor: 'hoffmann-it',
  }),
  service(
    'edi-hub',
    'Message hub',
    'hana',
    'high',
    'About 9,000 messages a day between customers, the port and Waypoint. If it stands still the terminals do not release containers.',
    { vendor: 'portlink', runbook: 'message-hub-stands-still' },
  ),
  service(
    'identity',
    'Accounts and sign-in',
    'priya',
    'high',
    '640 accounts and 210 shared ones in the warehouses. Emergency accounts are in the safe of finance.',
    { vendor: 'safegate', runbook: 'nobody-can-sign-in' },
  ),
  service(
    'label-printing',
    'Label printing',
    'jonas',
    'high',
    '74 label printers at 28 gates. Without labels no truck leaves.',
    { runbook: 'label-printing-stopped' },
  ),
  service(
    'ledger',
    'Ledger',
    'luca',
    'high',
    'Finance, invoices, controlling. Closing days are the first three work days of a month: no changes.',
    { vendor: 'ledgerline' },
  ),
  service('mail', 'Mail and calendar', 'tomasz', 'medium', 'Hosted, 640 mailboxes. Filter rules are ours.'),
  service(
    'network',
    'Lines and local networks',
    'ines',
    'high',
    'Head office, two warehouses, Hamburg, Porto, Gdańsk.',
    { vendor: 'telvio', runbook: 'line-of-a-site-is-down' },
  ),
  service('remote-access', 'Remote access', 'ines', 'medium', 'About 180 people a day, 320 on strike days.'),
  service(
    'stacker',
    'Stacker, the warehouse system',
    'luca',
    'high',
    'Version 5 in both warehouses, 130 people a shift. Replaced by version 7 this year.',
    { vendor: 'stackworks', runbook: 'warehouse-on-paper' },
  ),
  service('telephony', 'Telephones', 'ines', 'medium', 'Phone system with 420 numbers, softphones in pilot.', {
    vendor: 'telvio',
  }),
  service(
    'warehouse-wifi',
    'Wireless in the warehouses',
    'ines',
    'high',
    '118 access points, handhelds only. Visitors have a network of their own.',
  ),
  service(
    'waypoint',
    'Waypoint, the transport system',
    'luca',
    'high',
    'Plans 1,400 transports a day. The one system everybody notices within a minute.',
    { vendor: 'waypoint-systems', runbook: 'patch-day' },
  ),
];

function vendor(
  file: string,
  title: string,
  owner: PersonId,
  end: number,
  level: string,
  text: string,
  extra: RecordStory['header'] = {},
): RecordStory {
  return {
    folder: 'vendors',
    file,
    ago: 354,
    by: owner,
    type: 'vendor',
    title,
    header: { status: 'active', owner, contract_end: { ago: end }, sla: level, follow_up_every: '30d', ...extra },
    body: text,
  };
}

/** Vendors and one partner. */
export const vendors: readonly RecordStory[] = [
  vendor(
    'telvio',
    'Telvio',
    'ines',
    -74,
    'Lines: repair within 8 hours, phones within 4',
    'Lines of all sites and the phone numbers. Account manager: Joris Bakker. Good in the field, slow in writing.\n\n## Log\n\n- {109} Credits for the fibre cut granted: 4,200\n- {45} Second line in its own duct: they look for a way\n- {17} Date for Gdańsk asked in writing\n\n## Open points\n\n- [ ] Decide on renewal or tender @nadia due:{-14} #contract\n- [ ] Date for the second duct @ines wait:telvio asked:{17} due:{-7}',
  ),
  vendor(
    'stackworks',
    'Stackworks',
    'luca',
    -210,
    'Stand-by at night for production stops',
    'Maker of Stacker. Project lead: Marit Solberg.\n\n## Log\n\n- {73} Review of the failed update; they pay half of the restore\n- {7} Stand-by plan for Venlo promised',
  ),
  vendor(
    'ledgerline',
    'Ledgerline',
    'luca',
    -38,
    'Answer within 8 working hours',
    'Maker of Ledger. Support answers well until it gets hard.\n\n## Log\n\n- {60} Yearly talk: price up by four percent, refused\n- {9} Case 48113, invoices sent twice\n- {3} Corrected version "in the next days"\n\n## Open points\n\n- [ ] Letter to Ledgerline about the renewal price @nadia due:{-6} #contract\n- [ ] Corrected price list @nadia wait:ledgerline asked:{21} due:{8}',
  ),
  vendor(
    'coldvault',
    'Coldvault',
    'tomasz',
    -610,
    'Restore starts within one hour',
    'Second store for backups in the EU.\n\n## Log\n\n- {106} Contract signed\n- {1} Asked for the cause of two failed nights',
  ),
  vendor(
    'hoffmann-it',
    'Hoffmann IT',
    'jonas',
    -150,
    'Exchange on the next working day',
    'Laptops, switches and parts. Inside sales: Frau Dittrich, always reachable.\n\n## Log\n\n- {20} Switches for Hamburg still without date\n- {15} Week of production with charging fault: exchange agreed',
  ),
  vendor(
    'safegate',
    'SafeGate',
    'priya',
    -260,
    'Call within 15 minutes, day and night',
    'Watches sign-ins and endpoints around the clock.\n\n## Log\n\n- {277} Report on the finance laptop\n- {6} Alarm on finance mailboxes',
  ),
  vendor(
    'brightpixel',
    'Brightpixel',
    'hana',
    -28,
    'Two developers, four days a week',
    'Agency for the portal. Contract runs by the month.\n\n## Log\n\n- {9} Final estimate asked for\n\n## Open points\n\n- [ ] Hand-over notes for invoices and sign-in @hana wait:brightpixel asked:{12} due:{1}',
  ),
  vendor(
    'waypoint-systems',
    'Waypoint Systems',
    'luca',
    -395,
    'Two hours in office time',
    'Maker of Waypoint. Releases twice a year, always on a Thursday.',
  ),
  {
    folder: 'partners',
    file: 'portlink',
    ago: 350,
    by: 'hana',
    type: 'partner',
    title: 'Portlink',
    header: { status: 'active', owner: 'hana', contract_end: { ago: -480 }, follow_up_every: '30d' },
    body: 'Message exchange of the port. 70 forwarders, one technical committee, four weeks of notice before changes.\n\n## Log\n\n- {180} Notice of four weeks agreed\n- {2} Incident 2291, certificate of the second gateway',
  },
];

function client(file: string, title: string, end: number, every: string, text: string): RecordStory {
  return {
    folder: 'clients',
    file,
    ago: 349,
    by: 'nadia',
    type: 'client',
    title,
    header: { status: 'active', owner: 'nadia', contract_end: { ago: end }, follow_up_every: every },
    body: text,
  };
}

/** Clients that IT talks to itself. */
export const clients: readonly RecordStory[] = [
  client(
    'harbour-pharma',
    'Harbour Pharma',
    -320,
    '14d',
    'Reefer containers, two a day. Needs temperature readings before release and the ISO certificate from next year on. Contact: Dr. Elif Aydın, quality.\n\n## Log\n\n- {219} Lost notices explained on the phone, accepted\n- {30} Asked for our audit date\n- {2} Told about the rejected customs messages; wants two updates a day\n\n## Open points\n\n- [ ] Audit date of stage 2 in writing @priya due:{-1}\n- [ ] Call Dr. Aydın with the state of the customs messages @nadia due:{0} priority:high',
  ),
  client(
    'baltic-timber',
    'Baltic Timber',
    -190,
    '21d',
    'Timber from Gdynia and Klaipėda. Contact: Marek Wójcik, logistics.\n\n## Log\n\n- {52} Test system asked for\n- {24} Asked again: "after the holidays"\n- {10} Asked again, no answer yet',
  ),
  client(
    'nordsee-foods',
    'Nordsee Foods',
    -95,
    '21d',
    'Frozen fish to eleven depots. Contact: Anke Petersen, purchase to pay.\n\n## Log\n\n- {53} Apology for the wrong depot\n- {8} Double invoice, wants the refund this month',
  ),
  client(
    'oporto-ceramics',
    'Oporto Ceramics',
    -240,
    '30d',
    'Tiles, heavy and patient. Contact: Rui Tavares, export.\n\n## Log\n\n- {29} Paid twice after the portal release, refunded the same day',
  ),
];

function licence(
  file: string,
  title: string,
  seats: number,
  used: readonly [number, number],
  renews: number,
  cost: number,
  owner: PersonId,
): RecordStory {
  const [before, now] = used;
  return {
    folder: 'licences',
    file,
    ago: 260,
    by: owner,
    type: 'licence',
    title,
    header: { status: 'running', owner, seats, seats_used: before, cost, renews: { ago: renews } },
    body: `Counted by hand twice a year. Next count before the renewal.`,
    changes: [{ ago: 34, subject: `Count licences of ${title}`, header: { seats_used: now } }],
  };
}

/** Licences: a kind that this team declares itself in `daybook.yml`. */
export const licences: readonly RecordStory[] = [
  licence('drawing-software', 'Drawing software', 12, [12, 11], -52, 7300, 'jonas'),
  licence('endpoint-agent', 'Endpoint agent', 700, [655, 684], -260, 21800, 'priya'),
  licence('remote-support', 'Remote support tool', 6, [6, 6], -19, 2900, 'amara'),
  licence('report-designer', 'Report designer', 25, [14, 9], -44, 11250, 'luca'),
];
