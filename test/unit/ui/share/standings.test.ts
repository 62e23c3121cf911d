// Several repositories in one status item: no count and no trouble of one hides behind another.
import { deepEqual, equal } from 'node:assert/strict';
import { tell } from '../../../../src/notebook/share/messages.ts';
import { foremost, inAll, type SharingState } from '../../../../src/ui/share/standings.ts';

const settled: SharingState = { told: tell('up-to-date'), fromTeam: 0, yours: 0, checkedMs: 2000 };
const busy: SharingState = { told: tell('ready'), fromTeam: 1, yours: 3, checkedMs: 1000 };
const offline: SharingState = { told: tell('offline'), fromTeam: 0, yours: 2 };
const held: SharingState = { told: tell('overlap', { path: 'a.md' }), fromTeam: 0, yours: 0, checkedMs: 3000 };

describe('standings', () => {
  it('are what one repository says where there is one', () => {
    equal(inAll(new Map()), undefined);
    for (const state of [settled, busy, offline, held]) deepEqual(inAll(new Map([['a', state]])), state);
  });

  it('count over all, with the words of the one that needs a person most', () => {
    const all = new Map(Object.entries({ busy, settled, offline, held }));
    deepEqual(inAll(all), { told: held.told, fromTeam: 1, yours: 5, checkedMs: 1000 });
    equal(foremost(all), 'held');
    all.delete('held');
    equal(inAll(all)?.told, offline.told);
    all.delete('offline');
    equal(inAll(all)?.told, busy.told);
    deepEqual(
      inAll(
        new Map([
          ['a', settled],
          ['b', busy],
        ]),
      ),
      { ...busy },
    );
  });
});
