// States of records: the state, its stamp, and going back. Kinds are the built-in ones.
import { ok, strictEqual } from 'node:assert/strict';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { type SharedNote, setState, tickedState } from '../../../../src/core/edits/state.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';

const CONFIG = loadConfig(undefined);
const NOW = '2026-03-11T09:15+01:00';

function set(kindId: string, text: string, state: string, resolution?: string, shared?: SharedNote): string {
  const kind = CONFIG.kinds.get(kindId);
  ok(kind);
  const edit = setState(text, state, {
    kind,
    config: CONFIG,
    today: '2026-03-11',
    now: NOW,
    shared,
    ...(resolution === undefined ? {} : { resolution }),
  });
  return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
}

function check(name: string, kind: string, before: string, state: string, after: string, resolution?: string): void {
  it(name, () => strictEqual(set(kind, before, state, resolution), after));
}

describe('setState', () => {
  const open = '---\ntype: issue\nstatus: open # now\n---\n';
  const resolved = `---\ntype: issue\nstatus: resolved # now\nresolved: ${NOW}\n---\n`;
  check('resolves an issue with its stamp', 'issue', open, 'resolved', resolved);
  check('takes the stamp back when it opens again', 'issue', resolved, 'open', open);
  check(
    'keeps the stamp when it goes from resolved to closed',
    'issue',
    resolved,
    'closed',
    `---\ntype: issue\nstatus: closed # now\nresolved: ${NOW}\nclosed: ${NOW}\n---\n`,
  );
  check(
    'writes a one-line resolution',
    'issue',
    open,
    'resolved',
    `---\ntype: issue\nstatus: resolved # now\nresolved: ${NOW}\nresolution: "Disk: new one"\n---\n`,
    'Disk:\n new one ',
  );
  check(
    'writes a day where the stamp is a day',
    'project',
    '---\nstatus: active\n---\n',
    'done',
    '---\nstatus: done\ndone: 2026-03-11\n---\n',
  );
  check(
    'keeps when an issue was opened again',
    'issue',
    '---\ntype: issue\nstatus: resolved\nresolved: 2026-03-10T09:00+01:00\n---\n',
    'open',
    `---\ntype: issue\nstatus: open\nreopened: ${NOW}\n---\n`,
  );
  describe('of an issue that is opened again', () => {
    const dayOld = '---\ntype: issue\nstatus: resolved\nresolved: 2026-03-10T09:00+01:00\n---\n';
    const again = `---\ntype: issue\nstatus: open\nreopened: ${NOW}\n---\n`;
    const taken = '---\ntype: issue\nstatus: open\n---\n';
    const cases: readonly (readonly [string, string, SharedNote | undefined, string])[] = [
      ['keeps when others know of its end', dayOld, { text: dayOld }, again],
      ['keeps when others know of an end of just now', resolved.replace(' # now', ''), { text: dayOld }, again],
      ['only takes back an old end that nobody knows of', dayOld, { text: taken }, taken],
      ['only takes back the end of a note that nobody has', dayOld, {}, taken],
      ['goes by the hour where nobody can tell', dayOld, undefined, again],
      ['keeps nothing when it was open', taken, { text: dayOld }, '---\ntype: issue\nstatus: doing\n---\n'],
    ];
    for (const [name, before, shared, after] of cases)
      it(name, () => strictEqual(set('issue', before, before === taken ? 'doing' : 'open', undefined, shared), after));
  });
  check('refuses an unknown state', 'issue', open, 'gone', 'invalid');
  check('refuses the state it has', 'issue', open, 'open', 'unchanged');
  check('refuses a broken header', 'issue', '---\nstatus: [open\n---\n', 'resolved', 'broken-header');
});

describe('tickedState', () => {
  const cases: readonly (readonly [string, string, string | undefined])[] = [
    ['issue', 'open', 'resolved'],
    ['issue', 'never heard of', 'resolved'],
    ['issue', 'resolved', 'open'],
    ['issue', 'Fixed', 'open'],
    ['project', 'active', undefined],
  ];
  for (const [id, state, expected] of cases)
    it(`${id} ${state}`, () => {
      const kind = CONFIG.kinds.get(id);
      ok(kind);
      strictEqual(tickedState(kind, state), expected);
    });
});
