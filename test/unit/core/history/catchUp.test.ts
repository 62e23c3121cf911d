// What a person has to know after having been away: two states of a small notebook, told in groups and words.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  breachesSince,
  type CatchUpGroup,
  catchUpGroups,
  groupHappenings,
} from '../../../../src/core/history/catchUp.ts';
import { happeningSteps, happenings, type ReadPair } from '../../../../src/core/history/happened.ts';
import { happeningWords } from '../../../../src/core/history/happeningWords.ts';
import { movedDates, movedWords } from '../../../../src/core/history/movedDates.ts';
import type { Note } from '../../../../src/core/note/note.ts';
import { readNote } from '../../../../src/core/note/readNote.ts';
import { indexOf } from '../../../support/notebookText.ts';

type Files = Readonly<Record<string, string>>;

const config = 'people:\n  - { id: ana, name: Ana Ruiz }\n  - { id: ben, name: Ben Okoye }\n';
const me = { today: '2026-03-09', now: '2026-03-09T08:00+01:00', me: 'ana' };

const before: Files = {
  'issues/mail.md': '---\ntype: issue\ntitle: Mail is slow\nseverity: high\nstatus: open\nowner: ben\n---\n',
  'issues/vpn.md': '---\ntype: issue\ntitle: VPN drops\nseverity: medium\nstatus: open\nowner: ben\n---\n',
  'projects/move.md':
    '---\ntype: project\ntitle: Office move\ndue: 2026-04-30\n---\n## Milestones\n- [ ] Pilot due:2026-03-10\n- [ ] Lease signed due:2026-03-06\n## Tasks\n- [ ] Order desks @ben due:2026-03-04\n- [ ] Old way\n',
  'decisions/1.md': '---\ntype: decision\ntitle: Two carriers\nstatus: proposed\n---\n',
  'old.md': '# Old list\n- [ ] Call Acme\n',
  'secret.md': '---\ntype: issue\nconfidential: true\nstatus: open\n---\n',
};
const after: Files = {
  'issues/mail.md': '---\ntype: issue\ntitle: Mail is slow\nseverity: critical\nstatus: acked\nowner: ben\n---\n',
  'issues/vpn.md':
    '---\ntype: issue\ntitle: VPN drops\nseverity: medium\nstatus: open\nowner: ana\ndue: 2026-03-07\n---\n',
  'projects/move.md':
    '---\ntype: project\ntitle: Office move\ndue: 2026-05-15\n---\n## Milestones\n- [ ] Pilot due:2026-03-17\n- [x] Lease signed due:2026-03-06 done:2026-03-06\n## Tasks\n- [ ] Order desks @ben due:2026-03-11\n- [ ] Answer the landlord @ben wait:ana status:waiting\n',
  'decisions/1.md': '---\ntype: decision\ntitle: Two carriers\nstatus: accepted\n---\n',
  'new.md': '# Old list\n- [ ] Call Acme\n',
  'meetings/2026-03-06.md':
    '---\ntype: meeting\ntitle: Stand-up\n---\n- [ ] Bring the plan @ana\n- [ ] Bring cake @ben\n',
  'secret.md': '---\ntype: issue\nconfidential: true\nstatus: resolved\n---\n',
};

function pairsOf(old: Files, now: Files, renames: Files = {}): ReadPair[] {
  const form = (path: string, text: string | undefined, side: 'before' | 'after') =>
    text === undefined ? {} : { [side]: readNote(path, text) };
  const gone = new Set(Object.values(renames));
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((path) => !gone.has(path) && old[path] !== now[path])
    .map((path) => {
      const from = renames[path];
      const was = form(from ?? path, old[from ?? path], 'before');
      return { path, ...(from !== undefined && { from }), ...was, ...form(path, now[path], 'after') };
    });
}

function told(pairs: readonly ReadPair[]): string {
  const index = indexOf({ 'daybook.yml': config, ...after });
  const roster = index.roster();
  const words = {
    config: index.config,
    me: me.me,
    personId: (name: string) => index.personId(name) ?? name,
    personName: (name: string) => roster.resolve(name)?.name ?? name,
  };
  const breaches = breachesSince(Date.parse('2026-03-06T17:00+01:00'), index, me).map(
    ({ name, due }) => `- ${name}: was due ${due}\n`,
  );
  const groups = groupHappenings(happenings(pairs, index, me.me), index, me);
  const text = (Object.keys(catchUpGroups) as (keyof typeof catchUpGroups)[]).flatMap((id) => {
    const rows =
      id === 'breached'
        ? breaches
        : (groups.get(id satisfies CatchUpGroup) ?? []).map((row) => `- ${row.name}: ${happeningWords(row, words)}\n`);
    return rows.length === 0 ? [] : [`${catchUpGroups[id]}\n${rows.join('')}`];
  });
  return text.join('\n');
}

describe('catch up', () => {
  it('tells what changed in groups and words', () => {
    const golden = 'test/golden/catchUp.txt';
    const text = told(pairsOf(before, after, { 'new.md': 'old.md' }));
    if (process.env['UPDATE_GOLDEN']) writeFileSync(golden, text);
    strictEqual(text, readFileSync(golden, 'utf8'));
  });

  it('tells nothing of what is equal', () =>
    strictEqual(happenings(pairsOf(before, before), indexOf(before)).length, 0));

  it('is gathered with pauses, and is the same', () => {
    const texts = (state: string): Record<string, string> =>
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`${at}.md`, `- [${state}] Task ${at}\n`]));
    const [pairs, index] = [pairsOf(texts(' '), texts('x')), indexOf(texts('x'))];
    const steps = happeningSteps(pairs, index);
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    deepStrictEqual(step.value, happenings(pairs, index));
    strictEqual(step.value.length, 100);
    ok(pauses >= 10, `${pauses} pauses`);
  });

  it('says nothing of a confidential record, whether it comes, changes or goes', () => {
    const path = 'secret.md';
    const index = indexOf({ 'daybook.yml': config, ...after });
    const [old, now] = [{ before: readNote(path, before[path] ?? '') }, { after: readNote(path, after[path] ?? '') }];
    for (const pair of [
      { path, ...old },
      { path, ...now },
      { path, ...old, ...now },
    ])
      deepStrictEqual(happenings([pair], index), []);
  });
});

describe('breaches', () => {
  it('tell issues whose service time ran out since then, resolved meanwhile or not', () => {
    const issue = (more: string): string =>
      `---\ntype: issue\nseverity: critical\nopened: 2026-03-06T16:00+01:00\n${more}---\n`;
    const index = indexOf({
      'daybook.yml': 'timezone: Europe/Berlin\nsla:\n  critical: { resolve: 4h, hours: elapsed }\n',
      'issues/late.md': issue('title: Late\nstatus: open\nowner: ben\n'),
      'issues/fixed late.md': issue('title: Fixed late\nstatus: resolved\nresolved: 2026-03-08T10:00+01:00\n'),
      'issues/fixed.md': issue('title: Fixed\nstatus: resolved\nresolved: 2026-03-06T18:00+01:00\n'),
    });
    const since = (time: string) => breachesSince(Date.parse(time), index, me).map(({ name, due }) => `${name} ${due}`);
    deepStrictEqual(since('2026-03-06T17:00+01:00').sort(), ['Fixed late 2026-03-06', 'Late 2026-03-06']);
    deepStrictEqual(since('2026-03-07T17:00+01:00'), []);
  });
});

describe('moved dates', () => {
  const dated = (note: Note) => ({ note, atMs: 0 });
  const note = (...lines: string[]) => dated(readNote('a.md', lines.join('\n')));
  const forms = [
    note('- [ ] Pilot due:2026-03-03', '- [ ] Other due:2026-03-01'),
    note('- [ ] Pilot due:2026-03-10', '- [ ] Other due:2026-03-01'),
    note('- [ ] Pilot due:2026-03-10', '- [x] Other due:2026-03-01'),
    note('- [ ] Pilot @ana due:2026-03-12', '- [x] Other due:2026-03-01'),
  ];
  const short = (day: string): string => day.slice(5);

  it('follows a task by its text', () => {
    deepStrictEqual(movedDates('a.md', forms, 'Pilot'), ['2026-03-03', '2026-03-10', '2026-03-12']);
    deepStrictEqual(movedDates('a.md', forms, 'Other'), []);
    strictEqual(movedWords(movedDates('a.md', forms, 'Pilot'), short), 'moved twice: 03-03 → 03-10 → 03-12');
    strictEqual(movedWords(movedDates('a.md', forms.slice(1), 'Pilot'), short), 'moved once: 03-10 → 03-12');
    strictEqual(movedWords([]), undefined);
  });

  it('follows a record by its header', () => {
    const record = (due: string) =>
      dated(readNote('p.md', `---\ntype: project\ndue: ${due}\n---\n- [ ] Task due:${due}\n`));
    const days = ['2026-03-01', '2026-03-08', '2026-03-01', '2026-03-15'];
    deepStrictEqual(movedDates('p.md', days.map(record)), days);
    strictEqual(movedWords(days, short), 'moved 3 times: 03-01 → 03-08 → 03-01 → 03-15');
  });
});
