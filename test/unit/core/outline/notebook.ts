// The notebook that the outline tests look at: a little of everything, seen on 2026-03-11, a Wednesday.
import { rowFilter } from '../../../../src/core/outline/rowFilter.ts';
import type { OutlineContext } from '../../../../src/core/outline/rowWords.ts';
import { indexOf, outlineContext } from '../../../support/notebookText.ts';

export const TODAY = '2026-03-11';

const FILES = {
  'daybook.yml': [
    'people:',
    '  - { id: maria, name: Maria Weber }',
    '  - { id: jonas, name: Jonas Berg, role: Network }',
    '  - { id: aylin, name: Aylin Demir }',
    'queries:',
    '  our-mail: project:mail is:open',
    '',
  ].join('\n'),
  'projects/mail.md': [
    '---',
    'type: project',
    'title: Mail gateway',
    'status: active',
    'health: amber',
    'owner: maria',
    'due: 2026-04-30',
    '---',
    '## Milestones',
    '- [x] Contract signed due:2026-02-01 done:2026-02-02',
    '- [ ] Pilot running due:2026-03-06',
    '- [ ] Switched over due:2026-04-20',
    '## Tasks',
    '- [ ] Renew certificate @maria priority:high due:2026-03-09',
    '- [ ] Write the test plan @jonas status:doing',
    '- [ ] Quote for storage @jonas wait:acme asked:2026-03-01',
    '- [x] Order hardware @jonas done:2026-03-11',
    '- [-] Buy licences',
    '- [ ] Somebody should tidy up',
    '',
  ].join('\n'),
  'projects/office.md': '---\ntype: project\ntitle: New office\nstatus: planned\nhealth: green\nowner: jonas\n---\n',
  'projects/old.md': '---\ntype: project\ntitle: Old switch\nstatus: done\ndone: 2025-11-01\n---\n- [x] All of it\n',
  'issues/2026-03-10-queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: critical\nowner: jonas\nproject: mail\nopened: 2026-03-10T16:15+01:00\n---\n',
  'issues/2026-03-01-printer.md':
    '---\ntype: issue\ntitle: Printer offline\nstatus: doing\nseverity: low\nowner: maria\nopened: 2026-03-01T09:00+01:00\n---\n',
  'issues/2026-02-01-vpn.md':
    '---\ntype: issue\ntitle: VPN drops\nstatus: resolved\nseverity: critical\nopened: 2026-02-01\nresolved: 2026-03-11T08:00+01:00\n---\n',
  'meetings/2026-03-11-standup.md':
    '---\ntype: meeting\nseries: standup\ndate: 2026-03-11\n---\n# Stand-up\n## Maria\n- [ ] Call the carrier @maria due:2026-03-11\n- [ ] Tell everybody\n',
  'meetings/2026-03-04-vendor.md':
    '---\ntype: meeting\ntitle: Vendor talk\ndate: 2026-03-04\nproject: mail\n---\n# Vendor talk\n- [ ] Budget figures @maria wait:jonas asked:2026-03-04\n',
  'risks/single-uplink.md':
    '---\ntype: risk\ntitle: Single uplink\nstatus: open\nproject: mail\nlikelihood: 3\nimpact: 4\n---\n',
  'decisions/2026-03-02-relay.md':
    '---\ntype: decision\ntitle: Use the relay\nstatus: accepted\ndate: 2026-03-02\nproject: mail\n---\n',
  'docs/backup.md':
    '---\ntype: document\ntitle: Backup plan\nstatus: in force\nowner: aylin\nreview_every: 180d\nreviewed: 2025-06-01\n---\n',
  'inbox.md': '- [ ] Look at the new phones\n- [ ] Cable for Aylin due:2026-03-11\n',
  'lists/ideas.md':
    '# Ideas\n- [ ] Paint the walls\n- [ ] Old promise @aylin due:2025-10-01\n- [ ] Tomorrow @aylin due:2026-03-12\n- [ ] For +roof\n- [ ] Snoozed @aylin due:2026-03-01 scheduled:2026-03-20\n',
  'readme-like.md': 'Only text.\n',
};

export const index = indexOf(FILES);
export const context = outlineContext(index, TODAY, 'maria');

/** The same with a filter, which has to be a good one. */
export function filteredBy(text: string): OutlineContext {
  const filter = rowFilter(text, index, context);
  if (!filter) throw new Error(`not a filter: ${text}`);
  return { ...context, filter };
}
