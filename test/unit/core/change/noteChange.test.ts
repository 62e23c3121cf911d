// What changed in notes, as rows: tasks and records before and after.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { type ChangeRow, compareNotes, type NotePair } from '../../../../src/core/change/noteChange.ts';
import { runs } from '../../../support/runs.ts';

const say = ({ verb, name, from, to }: ChangeRow): string =>
  from === '' && to === '' ? `${verb} ${name}` : `${verb} ${name}: ${from} → ${to}`;
const rows = (pairs: readonly NotePair[]): string[] => compareNotes(pairs).map(say);
const check = (before: string, after: string, expected: readonly string[]): void =>
  deepStrictEqual(rows([{ path: 'a.md', before, after }]), expected);

describe('changes of notes', () => {
  it('tells what happened to tasks', () => {
    check('- [ ] Call\n', '- [x] Call done:2026-03-05\n', ['done Call']);
    check('- [x] Call\n', '- [ ] Call\n', ['reopened Call']);
    check('- [ ] Call\n', '- [-] Call\n', ['cancelled Call']);
    check('- [ ] Call due:2026-03-05\n', '- [ ] Call due:2026-03-12\n', ['due Call: 2026-03-05 → 2026-03-12']);
    check('- [ ] Call @ana\n', '- [ ] Call @ben\n', ['owner Call: ana → ben']);
    check('- [ ] Call\n', '- [ ] Call\n- [ ] Write\n', ['added Write']);
    check('- [ ] Call\n- [ ] Write\n', '- [ ] Write\n', ['removed Call']);
    check('- [ ] Call the vendor\n', '- [ ] Call the carrier\n', ['reworded Call the carrier']);
    check('- [ ] Call +mail\n', '- [ ] Call +web\n', ['changed Call']);
    check('- [ ] Call wait:ana\n', '- [ ] Call wait:ana chased:2026-03-05\n', ['chased Call']);
    check('- [ ] Call\n', '- [ ] Call\n\nMore text.\n', []);
  });

  it('takes a choice between two versions for no removal, and a conflict for no addition', () => {
    const [mine, theirs] = ['- [ ] Call @nadia due:2026-11-25', '- [ ] Call @priya due:2026-11-27'];
    const both = `${mine}\n${theirs} <!-- daybook:conflict 0abc123 2026-11-23 Priya / Nadia -->\n`;
    for (const chosen of [`${mine}\n`, `${theirs}\n`, `${mine}\n${theirs}\n`]) check(both, chosen, ['settled Call']);
    check(both, '- [ ] Call @omar due:2026-11-25\n', ['settled Call', 'owner Call: nadia → omar']);
    for (const before of [mine, theirs]) check(`${before}\n`, both, ['doubled Call']);
    check(both, both.replace('Call @nadia', 'Call @omar'), ['owner Call: nadia → omar']);
    check(both, `${both}- [ ] Write\n`, ['added Write']);
  });

  it('knows the finished one of a task that repeats', () =>
    check(
      '- [ ] Check logs due:2026-03-05 rec:week\n',
      '- [ ] Check logs due:2026-03-12 rec:week\n- [x] Check logs due:2026-03-05 rec:week done:2026-03-05\n',
      ['done Check logs'],
    ));

  it('takes no next occurrence for a finished one that was reopened', () =>
    check(
      '- [ ] Check logs due:2026-03-05 rec:week\n- [x] Check logs due:2026-02-26 rec:week done:2026-02-26\n',
      '- [ ] Check logs due:2026-03-12 rec:week\n- [x] Check logs due:2026-03-05 rec:week done:2026-03-05\n',
      ['done Check logs'],
    ));

  it('follows a task to another note, also a new or a deleted one', () => {
    deepStrictEqual(
      rows([
        { path: 'a.md', before: '- [ ] Call\n', after: '' },
        { path: 'b.md', before: '', after: '- [ ] Call\n' },
      ]),
      ['moved Call'],
    );
    deepStrictEqual(
      rows([
        { path: 'a.md', before: '- [ ] Call\n- [ ] Stay\n', after: '- [ ] Stay\n' },
        { path: 'b.md', after: '- [x] Call\n- [ ] New\n' },
      ]),
      ['done Call'],
    );
  });

  it('tells the fields of records that people follow', () => {
    const issue = (header: string): string => `---\ntype: issue\nid: ISS-204\ntitle: Mail\n${header}\n---\n`;
    check(issue('status: open'), issue('status: resolved'), ['status ISS-204: open → resolved']);
    check(issue('due: 2026-03-05\nnote: x'), issue('due: 2026-03-12'), ['due ISS-204: 2026-03-05 → 2026-03-12']);
    check('---\ntitle: Mail move\n---\n', '---\ntitle: Mail move\nowner: ana\n---\n', ['owner Mail move:  → ana']);
  });

  it('keeps silent about what is confidential', () => {
    const note = (line: string): string => `---\ntitle: Pay\nconfidential: true\nstatus: ${line}\n---\n- [ ] ${line}\n`;
    check(note('one'), note('two'), []);
  });

  it('says nothing of notes that are equal, and never throws', () => {
    const line = fc.constantFrom('- [ ] a', '- [x] a', '- [ ] b due:2026-03-01', '# h', '', '- [ ] a rec:week', '---');
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        strictEqual(compareNotes([{ path: 'a.md', before, after: before }]).length, 0);
        const told = compareNotes([{ path: 'a.md', before, after }]);
        deepStrictEqual(compareNotes([{ path: 'a.md', before, after }]), told);
      }),
      { numRuns: runs(100) },
    );
  });
});
