// Risks and decisions of the sample's year.

import { slugOf } from '../sampleNote.ts';
import type { RecordStory } from '../story.ts';
import type { PersonId } from '../team.ts';

/** A risk in short: [days ago, owner, title, category, likelihood, impact, state, review in days, words, treatment]. */
function risk(
  ago: number,
  by: PersonId,
  title: string,
  [category, likelihood, impact]: readonly [string, number, number],
  [status, review]: readonly [string, number],
  text: string,
  extra: Partial<RecordStory> & { project?: string } = {},
): RecordStory {
  const { project, ...rest } = extra;
  return {
    folder: 'risks',
    ago,
    by,
    type: 'risk',
    title,
    body: text,
    header: {
      status,
      owner: by,
      ...(project === undefined ? {} : { project }),
      category,
      likelihood,
      impact,
      treatment: status === 'accepted' ? 'accept' : 'reduce',
      next_review: { ago: review },
    },
    ...rest,
  };
}

/** The risk list. */
export const risks: readonly RecordStory[] = [
  risk(
    320,
    'ines',
    'Both lines of the head office share one duct',
    ['infrastructure', 3, 5],
    ['treating', -12],
    'Found in the line plan of Telvio; became real once (see the fibre cut). Until the second line has a way of its own the mobile router is the only fallback.\n\n## Treatment\n\n- [x] Mobile router tested every quarter @ines due:{290} done:{291}\n- [ ] Second line ordered with its own duct written into the contract @nadia due:{-20}',
    { changes: [{ ago: 126, subject: 'Raise likelihood after the fibre cut', header: { likelihood: 4 } }] },
  ),
  risk(
    300,
    'nadia',
    'Only Tomasz can restore the databases',
    ['people', 3, 4],
    ['treating', -30],
    'Two restores in the last year, both by one person, one of them from his holiday.\n\n## Treatment\n\n- [x] Restore runbook that somebody else followed once @tomasz due:{200} done:{203}\n- [x] Ines restores a database alone @ines due:{22} done:{23}\n- [ ] Second exercise with Hana @hana due:{-22}',
  ),
  risk(
    280,
    'priya',
    'Ransomware spreads from an office laptop',
    ['security', 3, 5],
    ['treating', -9],
    'One laptop was hit and stopped in time. The next one may belong to somebody with more rights.\n\n## Treatment\n\n- [x] No macros in documents from outside @tomasz due:{270} done:{271}\n- [x] Admin rights on laptops only for an hour at a time @priya due:{190} done:{184}\n- [ ] Copy of the backups that cannot be deleted, for all servers @tomasz +safe-backup due:{-18}',
  ),
  risk(
    236,
    'luca',
    'Stacker 7 is late for the peak weeks',
    ['project', 3, 4],
    ['treating', 4],
    'If Venlo is not live six weeks before the peak we stay on version 5 until it is over and pay both contracts.\n\n## Treatment\n\n- [x] Date of no return agreed with both warehouses @luca due:{60} done:{62}\n- [ ] Go or no-go talk with Venlo @luca due:{-1}',
    { project: 'stacker-7' },
  ),
  risk(
    222,
    'hana',
    'The agency loses its portal developer',
    ['vendor', 2, 3],
    ['open', -40],
    'One of their two developers knows the invoice part. Hand-over notes exist for tracking only.',
    { project: 'portal-2' },
  ),
  risk(
    210,
    'nadia',
    'Ledgerline is bought by a larger vendor',
    ['vendor', 3, 3],
    ['open', 6],
    'Rumours since the trade fair. Our contract allows us to keep the version for two years.',
  ),
  risk(
    168,
    'priya',
    'Personal data of drivers kept for too long',
    ['data protection', 4, 3],
    ['treating', -25],
    'Scanned licences from nine years ago lie in the archive; the law asks for three.\n\n## Treatment\n\n- [x] Count what is there @tomasz due:{120} done:{117}\n- [ ] Deletion run for everything older than three years @tomasz due:{-10}',
  ),
  risk(
    140,
    'jonas',
    'Handheld batteries fail in the peak weeks',
    ['infrastructure', 4, 3],
    ['treating', -5],
    'Four years old, half of the capacity. Purchase is approved, delivery takes four weeks.',
  ),
  risk(
    112,
    'ines',
    'Line in Gdańsk comes after the people',
    ['project', 4, 2],
    ['treating', -3],
    'Telvio moved the date twice. Mobile router carries ten people.\n\n## Treatment\n\n- [ ] Second mobile router on loan @ines due:{-2}',
    { project: 'gdansk-office' },
  ),
  risk(
    92,
    'nadia',
    'Portal 2 costs more than it saves',
    ['budget', 3, 4],
    ['open', 2],
    'Forecast 25 percent above budget. The saving on calls is real, but smaller than the plan.',
    {
      project: 'portal-2',
      changes: [{ ago: 18, subject: 'Likelihood of the portal overrun up', header: { likelihood: 5 } }],
    },
  ),
  risk(
    75,
    'priya',
    'Audit finds no evidence for restores',
    ['compliance', 2, 4],
    ['treating', -8],
    'Restores happen, but nobody writes them down.',
    { project: 'iso-27001' },
  ),
  risk(
    330,
    'tomasz',
    'Server room in Hamburg is too warm in hot weeks',
    ['infrastructure', 2, 2],
    ['accepted', -120],
    'Two days above 30 degrees a year. The room is given up with the network refresh; a second cooler is not worth it.',
    { changes: [{ ago: 150, by: 'nadia', subject: 'Accept the warm room in Hamburg' }] },
  ),
  risk(
    305,
    'hana',
    'Messages of the port change without notice',
    ['vendor', 3, 3],
    ['closed', 60],
    'Portlink announces changes four weeks ahead since the new agreement.',
    { changes: [{ ago: 180, subject: 'Close: Portlink announces changes now' }] },
  ),
];

/** A decision. */
function decision(
  ago: number,
  by: PersonId,
  title: string,
  status: string,
  deciders: readonly string[],
  text: readonly [string, string, string],
  header: RecordStory['header'] = {},
): RecordStory {
  const [context, choice, follows] = text;
  return {
    folder: 'decisions',
    file: `{${ago}}-${slugOf(title)}`,
    ago,
    by,
    type: 'decision',
    title,
    header: { status, date: { ago }, deciders, ...header },
    body: `## Context\n\n${context}\n\n## Decision\n\n${choice}\n\n## Consequences\n\n${follows}`,
  };
}

/** What was decided, oldest first. */
export const decisions: readonly RecordStory[] = [
  decision(
    345,
    'nadia',
    'Hosted mail instead of a new server',
    'accepted',
    ['nadia', 'tomasz'],
    [
      'The mail server needs replacement. A new one costs 41,000 and somebody who knows it.',
      'We move to the hosted service and keep nothing of our own but the filter rules.',
      'Yearly cost instead of an investment. Search in old mail gets slower for those with more than 50 GB.',
    ],
    { project: 'mail-move' },
  ),
  decision(
    282,
    'priya',
    'Private phones for the second factor',
    'accepted',
    ['nadia', 'priya'],
    [
      'Half of the colleagues have no company phone.',
      'The app runs on private phones for an allowance of five euro a month; who does not want it gets a key.',
      'Works council agreed. We never see the phone, only that the prompt was confirmed.',
    ],
    { project: 'second-factor' },
  ),
  decision(
    225,
    'hana',
    'Agency for the portal',
    'accepted',
    ['nadia', 'hana', 'luca'],
    [
      'We can build one thing ourselves per quarter; the portal is three.',
      'Brightpixel builds, Hana leads and keeps the interfaces in our hands.',
      'Money for people. Hand-over notes are part of each payment.',
    ],
    { project: 'portal-2' },
  ),
  decision(
    205,
    'luca',
    'Fixed price for the Stacker interface',
    'accepted',
    ['nadia', 'luca'],
    [
      'The interface to Waypoint is where the last upgrade ran over.',
      'Fixed price of 38,000 including acceptance by us.',
      'Changes to it after acceptance are expensive, so we test early.',
    ],
    { project: 'stacker-7' },
  ),
  decision(
    170,
    'tomasz',
    'No virtual desktops',
    'rejected',
    ['nadia', 'tomasz', 'jonas'],
    [
      'Virtual desktops would spare us the laptop refresh for three years.',
      'We do not do it: driver managers work on trains, and the servers would cost as much.',
      'Laptops it is. To be asked again when lines on trains are better.',
    ],
    { project: 'laptop-refresh' },
  ),
  decision(
    108,
    'tomasz',
    'Coldvault for the second store',
    'accepted',
    ['nadia', 'tomasz', 'priya'],
    [
      'Three offers for 40 TB that nobody can delete.',
      'Coldvault: in the EU, restore included, one month notice.',
      'Data processing contract first. Price per TB is fixed for two years.',
    ],
    { project: 'safe-backup' },
  ),
  decision(
    83,
    'luca',
    'Test systems get names and colours of their own',
    'accepted',
    ['nadia', 'luca', 'tomasz'],
    [
      'A test update ran on production because both servers looked alike.',
      'Test is orange, has names that begin with t- and accounts that cannot reach production.',
      'An hour of work per system, two days for Stacker.',
    ],
    { project: 'stacker-7' },
  ),
  decision(
    61,
    'priya',
    'Sign-in rules go through a pilot group',
    'accepted',
    ['nadia', 'priya', 'jonas'],
    [
      'A rule for all people at once stopped the company for two hours.',
      'Every rule runs for two days with twelve people from all sites before it is for everybody.',
      'Slower by two days. In an emergency Nadia may shorten it to two hours.',
    ],
  ),
  decision(
    59,
    'hana',
    'No chat in the portal',
    'accepted',
    ['nadia', 'hana'],
    [
      'Chat with planning was in the first plan of the portal.',
      'We drop it: planning has nobody for it, and tracking answers most questions.',
      'Saves about 14,000. The contact button stays.',
    ],
    { project: 'portal-2' },
  ),
  decision(
    27,
    'luca',
    'Venlo goes live behind the peak weeks',
    'accepted',
    ['nadia', 'luca'],
    [
      'Technically Venlo could go live in the peak weeks.',
      'It does not: the warehouse cannot spare anybody for two days.',
      'Both versions are paid for six weeks longer, 9,000.',
    ],
    { project: 'stacker-7' },
  ),
  decision(
    8,
    'hana',
    'Time slots without Stacker 7',
    'proposed',
    ['nadia', 'hana', 'luca'],
    [
      'Time slots wait for Stacker 7 and the portal is over budget.',
      'Proposal: a simple list of slots kept by the gates, replaced when Stacker 7 is live.',
      'Two weeks of work that are thrown away later, against six weeks of waiting.',
    ],
    { project: 'portal-2' },
  ),
  decision(
    5,
    'nadia',
    'Portal 2: stop before time slots or pay the rest',
    'proposed',
    ['nadia'],
    [
      'Forecast is 151,000 against a budget of 120,000.',
      'For the directors: stop after invoices (131,000), or all of it (151,000).',
      'Without time slots the saving on calls is about 60 percent of the plan.',
    ],
    { project: 'portal-2' },
  ),
];
