// Whom or what rows may wait for, in the order in which it is offered.
import { deepEqual } from 'node:assert/strict';
import { waitedFor } from '../../../../src/core/outline/waitedFor.ts';
import { indexOf } from '../../../support/notebookText.ts';

const index = indexOf({
  'daybook.yml': [
    'people:',
    '  - { id: maria, name: Maria Weber }',
    '  - { id: jonas, name: Jonas Berg }',
    '  - { id: aylin, name: Aylin Demir }',
    '  - { id: zoe, name: Zoe Roth }',
  ].join('\n'),
  'vendors/telvio.md': '---\ntype: vendor\ntitle: Telvio Networks\n---\n',
  'vendors/acme.md': '---\ntype: vendor\ntitle: Acme Power\n---\n',
  'services/wifi.md': '---\ntype: service\ntitle: Wireless\nowner: zoe\nvendor: telvio\n---\n',
  'issues/air.md': '---\ntype: issue\ntitle: No air\nservice: wifi\nstatus: open\n---\n',
  'todo.md': [
    '- [ ] Offer @maria wait:Telvio asked:2026-03-01',
    '- [ ] Key @maria wait:landlord asked:2026-03-01',
    '- [ ] Plan @maria wait:@jonas asked:2026-03-01',
    '- [ ] Paint @maria wait:baltic-timber asked:2026-03-01',
    '- [ ] Lock @maria wait:landlord asked:2026-03-01',
  ].join('\n'),
});
const offered = (path?: string): string[] => {
  const row = path === undefined ? undefined : index.noteRow(path);
  const found = waitedFor(index, row === undefined ? [] : [row], { roster: index.roster(), me: 'maria' });
  return found.map(({ value, name, about, group }) => `${group}: ${name} (${about}) ${value}`);
};

describe('whom to wait for', () => {
  it('are people and partners by name, those whom something waits for first, then other words; never myself', () =>
    deepEqual(offered(), [
      'people: Jonas Berg (@jonas) jonas',
      'people: Aylin Demir (@aylin) aylin',
      'people: Zoe Roth (@zoe) zoe',
      'partners: Telvio Networks (Vendor) telvio',
      'partners: Acme Power (Vendor) acme',
      'others: landlord () landlord',
      'others: baltic-timber () baltic-timber',
    ]));

  it('begin with who delivers and who owns the service of an issue', () =>
    deepEqual(offered('issues/air.md').slice(0, 4), [
      'near: Telvio Networks (Vendor) telvio',
      'near: Zoe Roth (@zoe) zoe',
      'people: Jonas Berg (@jonas) jonas',
      'people: Aylin Demir (@aylin) aylin',
    ]));
});
