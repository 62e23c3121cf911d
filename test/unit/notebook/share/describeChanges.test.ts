// The message of a commit, from what changed in the notes.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { type Naming, recordWords } from '../../../../src/core/record/recordWords.ts';
import { type DescribedChange, describeChanges, tellChanges } from '../../../../src/notebook/share/describeChanges.ts';
import { runs } from '../../../support/runs.ts';

const check = (changes: readonly DescribedChange[], expected: string): void =>
  strictEqual(describeChanges(changes), expected);
const changed = (before: string, after: string, path = 'notes/weekly.md'): DescribedChange => ({
  path,
  change: 'changed',
  before,
  after,
});

describe('message of a commit', () => {
  it('says what was done, resolved and moved', () =>
    check(
      [
        changed('- [ ] one\n- [ ] two\n- [ ] three\n', '- [x] one done:2026-02-28\n- [x] two\n- [x] three\n'),
        changed('---\nid: ISS-204\nstatus: open\n---\n', '---\nid: ISS-204\nstatus: resolved\n---\n', 'issues/mail.md'),
        changed('- [ ] Mail move due:2026-03-05\n', '- [ ] Mail move due:2026-03-12\n', 'projects/mail.md'),
      ],
      'Mail resolved, Mail move due → 12 Mar, 3 tasks done\n\n- Mail: resolved\n- Mail: Mail move due → 12 Mar\n- Weekly: one done, two done, three done',
    ));

  it('names one thing, and counts several', () => {
    check([changed('- [ ] one\n', '- [x] one\n')], 'One done');
    check([changed('# A\n', '# A\n\ntext\n')], 'A updated');
    check([changed('- [ ] a due:2026-03-05\n', '- [ ] a due:2027-01-04\n')], 'A due → 4 Jan 2027');
    check(
      [
        { path: 'a.md', change: 'new', after: '- [ ] x\n' },
        { path: 'b.md', from: 'c.md', change: 'renamed', before: '', after: '' },
        { path: 'd.md', change: 'deleted', before: 'x' },
      ],
      'A added, B renamed, D deleted\n\n- A: new note\n- B: renamed from c.md\n- D: deleted',
    );
  });

  it('reads todo.txt as what it is', () =>
    check(
      [changed('(A) Call vendor\nOrder disks\n', 'x 2026-03-05 Call vendor\nOrder disks\nTidy up\n', 'todo.txt')],
      'Call vendor done, Tidy up added\n\n- Todo.txt: Call vendor done, Tidy up added',
    ));

  it('says why dates moved', () => {
    const after =
      '- [ ] Pilot due:2026-03-12\n\n## Updates\n\n- 2026-03-02 @maria rescheduled Pilot 2026-03-05 → 2026-03-12 (5 working days): Vendor: two weeks late\n';
    check([changed('- [ ] Pilot due:2026-03-05\n', after)], 'Pilot due → 12 Mar\n\nWhy: Vendor: two weeks late');
    check(
      [changed(after, `${after}- 2026-03-03 @maria all well\n`)],
      'Weekly updated\n\n- Weekly: new entry “all well”',
    );
  });

  it('says what somebody wrote into a timeline, but nothing of a note that keeps lines in', () => {
    const issue = (due: string, log: string, more = ''): string =>
      `---\ntype: issue\ntitle: Radar\n---\n\n## Timeline\n\n- 2026-03-01 10:00 @ana acknowledged\n${log}\n${more}- [ ] Plan due:${due}\n`;
    const entry = '- 2026-03-02 09:10 @ana Sensor found; radar gone since noon\n';
    const told = (after: string): string | undefined =>
      tellChanges([changed(issue('2026-03-05', ''), after, 'issues/radar.md')])[0]?.words;
    strictEqual(told(issue('2026-03-06', entry)), 'new entry “Sensor found; radar gone since noon”, Plan due → 6 Mar');
    strictEqual(told(issue('2026-03-05', entry + entry.replace('09:10', '09:20'))), '2 new entries');
    strictEqual(told(issue('2026-03-06', '- 2026-03-02 09:10 @ana assigned to @jo\n')), 'Plan due → 6 Mar');
    ok(!told(issue('2026-03-06', entry, '## HR (confidential:yes)\n\n'))?.includes('Sensor'));
  });

  it('names notes by title and kind, new criticals first, and says where text changed, too', () => {
    const config = loadConfig(undefined);
    const naming: Naming = (path, note) => recordWords(path, note, config);
    const fresh = (path: string, after: string): DescribedChange => ({ path, change: 'new', after });
    const all = [
      changed('- [ ] Read the log\n', '- [x] Read the log\n', 'ops/log.md'),
      fresh('issues/2026-11-23-mail.md', '---\ntype: incident\nseverity: critical\n---\n# Mail gateway down\n'),
      fresh('risks/lock-in.md', '---\ntype: risk\n---\n# Lock-in\n'),
      changed(
        '# Portal\n\n- [ ] Prices due:2026-11-13\n- [ ] Offer\n',
        '# Portal\n\n- [ ] Prices due:2026-11-25\n- [ ] Offer chased:2026-11-23\n\n## Updates\n\nAll is well.\n',
        'projects/portal-2.md',
      ),
      changed('me: ana\n', 'me: ben\n', 'daybook.yml'),
    ];
    strictEqual(
      describeChanges(all, undefined, naming),
      [
        'New critical incident Mail gateway down, Prices due → 25 Nov, 4 more',
        '',
        '- Mail gateway down: new incident, critical',
        '- Portal: Prices due → 25 Nov, Offer chased, and text',
        '- Log: Read the log done',
        '- Lock-in: new risk',
        '- Settings: updated',
      ].join('\n'),
    );
    deepStrictEqual(
      tellChanges(all, undefined, naming).map(({ path }) => path),
      ['issues/2026-11-23-mail.md', 'projects/portal-2.md', 'ops/log.md', 'risks/lock-in.md', 'daybook.yml'],
    );
  });

  it('counts no line that goes with what is told as text', () => {
    const issue = (state: string, log: string): string => `---\nstatus: ${state}\n---\n# Mail\n\n${log}`;
    const acked = issue('acked', '- 2026-11-23 18:53 @nadia acknowledged\n');
    check([changed(issue('open', ''), acked)], 'Mail acked');
    check([changed(issue('open', ''), `${acked}\nIt was the disk.\n`)], 'Mail acked\n\n- Mail: acked, and text');
    check([changed(acked, `${acked}- 2026-11-24 @nadia called\n`)], 'Mail updated\n\n- Mail: new entry “called”');
  });

  it('says how much did not fit', () => {
    const fields = ['status', 'severity', 'due', 'owner'];
    const issue = (value: string): string =>
      `---\ntitle: A rather long title of an issue\n${fields.map((field) => `${field}: ${value}`).join('\n')}\n---\n`;
    const [subject] = describeChanges([changed(issue('one'), issue('two'))]).split('\n');
    strictEqual(subject, 'A rather long title of an issue two, 3 more');
  });

  it('quotes no secret, and nothing that a forge acts upon', () => {
    const token = `ghp_${'a1B2'.repeat(9)}`;
    const message = describeChanges([changed('', `- [x] rotate ${token}\n- [x] Fixes #12 for @ana [skip ci]\n`)]);
    ok(!message.includes(token));
    ok(!/[@#[\]]/.test(message), message);
    ok(message.startsWith('2 tasks done'));
  });

  it('tells what each change is, of the first hundreds', () => {
    const lines = 'text\n'.repeat(200);
    const many = Array.from({ length: 2000 }, (_, at) => changed(`${lines}- [ ] one`, `${lines}- [x] one`, `${at}.md`));
    const said = tellChanges(many).map(({ words }) => words);
    deepStrictEqual([said[0], said[400], said.length], ['one done', 'one done', 2000]);
    deepStrictEqual(new Set(said.slice(600)), new Set(['updated']));
    const [picture] = tellChanges([{ path: 'a.png', change: 'new' }]);
    deepStrictEqual([picture?.name, picture?.words], ['', 'added']);
  });

  it('says of a confidential note only that it changed', () =>
    check(
      [changed('---\nconfidential: true\nstatus: a\n---\n', '---\nconfidential: true\nstatus: b\n---\n')],
      'A note updated',
    ));

  it('compares what it can read at once, changed notes before new ones', () => {
    const filler = 'text\n'.repeat(5000);
    const changes = Array.from({ length: 20 }, (_, at) => ({
      path: `n${at}.md`,
      change: 'new' as const,
      after: `${filler}- [ ] x\n`,
    }));
    const message = describeChanges([...changes, changed(`${filler}- [ ] one\n`, `${filler}- [x] one\n`)]);
    strictEqual(message.split('\n')[0], 'One done, 20 notes added');
  });

  it('notifies nobody and fits on a line, whatever the names are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 30 }), (pairs) => {
        const message = describeChanges(
          pairs.map(([name, line]) => changed('', `- [x] ${line}\n- [ ] ${line} 2\n`, `@x/${name}.md`)),
        );
        ok(!message.includes('@'));
        ok([...(message.split('\n')[0] ?? '')].length <= 72);
        ok(message.split('\n').every((line, at) => at === 1 || line.trim() !== ''));
      }),
      { numRuns: runs(100) },
    );
  });
});
