// The message of a commit, from what changed in the notes.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type DescribedChange, describeChanges } from '../../../../src/notebook/share/describeChanges.ts';
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
      '3 tasks done, ISS-204 resolved, Mail move due → 12 Mar\n\n- updated: notes/weekly.md (one done, two done, three done)\n- updated: issues/mail.md (ISS-204 resolved)\n- updated: projects/mail.md (Mail move due → 12 Mar)',
    ));

  it('names one thing, and counts several', () => {
    check([changed('- [ ] one\n', '- [x] one\n')], 'One done');
    check([changed('# A\n', '# A\n\ntext\n')], 'Weekly updated');
    check([changed('- [ ] a due:2026-03-05\n', '- [ ] a due:2027-01-04\n')], 'A due → 4 Jan 2027');
    check(
      [
        { path: 'a.md', change: 'new', after: '- [ ] x\n' },
        { path: 'b.md', from: 'c.md', change: 'renamed', before: '', after: '' },
        { path: 'd.md', change: 'deleted', before: 'x' },
      ],
      'A added, b renamed, d deleted\n\n- added: a.md\n- renamed: c.md to b.md\n- deleted: d.md',
    );
  });

  it('reads todo.txt as what it is', () =>
    check(
      [changed('(A) Call vendor\nOrder disks\n', 'x 2026-03-05 Call vendor\nOrder disks\nTidy up\n', 'todo.txt')],
      'Call vendor done, Tidy up added\n\n- updated: todo.txt (Call vendor done, Tidy up added)',
    ));

  it('says why dates moved', () => {
    const after =
      '- [ ] Pilot due:2026-03-12\n\n## Updates\n\n- 2026-03-02 @maria rescheduled Pilot 2026-03-05 → 2026-03-12 (5 working days): Vendor: two weeks late\n';
    check([changed('- [ ] Pilot due:2026-03-05\n', after)], 'Pilot due → 12 Mar\n\nWhy: Vendor: two weeks late');
    check([changed(after, `${after}- 2026-03-03 @maria all well\n`)], 'Weekly updated');
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

  it('says of a confidential note only that it changed', () =>
    check(
      [changed('---\nconfidential: true\nstatus: a\n---\n', '---\nconfidential: true\nstatus: b\n---\n')],
      'Weekly updated',
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
