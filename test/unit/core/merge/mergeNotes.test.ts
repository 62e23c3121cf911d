// Two people change one note: what merges by itself, what is a conflict and how it stands in the note, and what holds for any
// changes at all.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { anyMerge, familyMerge, mergeBothWays as merge, separateMerge } from '../../../support/fuzz/mergeFuzz.ts';
import { runs } from '../../../support/runs.ts';

/** Lines of a note, changed on both sides; the expected note when it merges without a conflict. */
function check(base: string[], ours: string[], theirs: string[], expected: string[]): void {
  const [b, o, t, e] = [base, ours, theirs, expected].map((lines) => lines.map((line) => `${line}\n`).join(''));
  const { text, conflicts } = merge(b, o ?? '', t ?? '');
  equal(text, e);
  deepEqual(conflicts, []);
}

describe('mergeNotes', () => {
  it('takes ticks of different tasks, neighbours included', () =>
    check(
      ['- [ ] a', '- [ ] b', '- [ ] c'],
      ['- [x] a', '- [ ] b', '- [ ] c'],
      ['- [ ] a', '- [x] b', '- [x] c'],
      ['- [x] a', '- [x] b', '- [x] c'],
    ));

  it('takes different fields of one task', () => {
    check(
      ['- [ ] Renew @maria due:2026-03-12'],
      ['- [ ] Renew @jonas due:2026-03-12'],
      ['- [ ] Renew @maria due:2026-03-15 priority:high'],
      ['- [ ] Renew @jonas due:2026-03-15 priority:high'],
    );
    check(
      ['- [ ] Renew 📅 2026-03-12'],
      ['- [x] Renew 📅 2026-03-12 ✅ 2026-03-10'],
      ['- [ ] Renew it 📅 2026-03-14'],
      ['- [x] Renew it 📅 2026-03-14 ✅ 2026-03-10'],
    );
  });

  it('leaves two wordings of one new task to a person, told by its id', () => {
    const { text, conflicts } = merge('# A\n', '# A\n- [ ] call ^t1\n', '# A\n- [ ] call back ^t1\n');
    equal(conflicts.length, 1);
    ok(
      /^# A\n- \[ \] call \^t1\n- \[ \] call back \^t1 <!-- daybook:conflict .* (?:Ana \/ Maria|Maria \/ Ana) -->\n$/.test(
        text,
      ),
      text,
    );
    check(
      ['# A'],
      ['# A', '- [ ] call ^t1'],
      ['# A', '- [ ] call due:2026-03-12 ^t1'],
      ['# A', '- [ ] call due:2026-03-12 ^t1'],
    );
  });

  it('never ticks a new task for one that was deleted', () => {
    const base = ['- [ ] one', '- [ ] two', '- [ ] three'];
    check(
      base,
      ['- [x] one', '- [x] three', '- [ ] four'],
      ['- [ ] one', '- [x] two', '- [ ] three'],
      [...['- [x] one', '- [x] two', '- [x] three', '- [ ] four']],
    );
    check(['- [ ] one'], ['- [ ] other'], ['- [x] one'], ['- [ ] other', '- [x] one']);
    check(['- [ ] call Bob'], ['- [ ] call Eve'], ['- [x] call Bob'], ['- [x] call Eve']);
  });

  it('takes the earlier of two days on which a task was done', () =>
    check(['- [ ] a'], ['- [x] a done:2026-03-11'], ['- [x] a done:2026-03-10'], ['- [x] a done:2026-03-10']));

  it('keeps additions at one place, equal ones once', () => {
    check(['# A'], ['# A', '- [ ] mine'], ['# A', '- [ ] theirs'], ['# A', '- [ ] mine', '- [ ] theirs']);
    check(['# A'], ['# A', '- [ ] same', '- x'], ['# A', '- [ ] same'], ['# A', '- [ ] same', '- x']);
    check(
      ['# A', ''],
      ['# A', '', '## One', '', '- 1', ''],
      ['# A', '', '## Two', '', '- 2', ''],
      ['# A', '', '## One', '', '- 1', '', '## Two', '', '- 2', ''],
    );
  });

  it('goes on once with a repeating task that both completed', () => {
    const base = '- [ ] Log [repeat:: every week] due:2026-03-09';
    const done = (day: string) => `- [x] Log [repeat:: every week] due:2026-03-09 done:${day}`;
    const next = (day: string) => `- [ ] Log [repeat:: every week] due:${day}`;
    check(
      [base],
      [done('2026-03-10'), next('2026-03-16')],
      [done('2026-03-10'), next('2026-03-16')],
      [done('2026-03-10'), next('2026-03-16')],
    );
    check(
      [base],
      [done('2026-03-18'), next('2026-03-23')],
      [done('2026-03-10'), next('2026-03-16')],
      [done('2026-03-10'), next('2026-03-16')],
    );
  });

  it('lets a change win over a deletion, and follows a move', () => {
    check(['- [ ] a', '- [ ] b'], ['- [ ] b'], ['- [x] a', '- [ ] b'], ['- [x] a', '- [ ] b']);
    check(
      ['- [ ] a', '- [ ] b', '', '# Later'],
      ['- [ ] b', '', '# Later', '- [ ] a'],
      ['- [x] a', '- [ ] b', '', '# Later'],
      ['- [ ] b', '', '# Later', '- [x] a'],
    );
  });

  it('merges the sections of a note that two people made from one template', () => {
    const template = ['## Maria', '', '- ', '', '## Jonas', '', '- ', ''];
    const mine = ['## Maria', '', '- disks', '', '## Jonas', '', '- ', ''];
    const theirs = ['## Maria', '', '- ', '', '## Jonas', '', '- mail', '- spam', ''];
    check(template, mine, theirs, ['## Maria', '', '- disks', '', '## Jonas', '', '- mail', '- spam', '']);
    const { text, conflicts } = merge(undefined, `${mine.join('\n')}\n`, `${theirs.join('\n')}\n`);
    deepEqual(conflicts, []);
    for (const line of ['- disks', '- mail', '- spam']) equal(text.split(`${line}\n`).length, 2, line);
    equal(text.split('## Jonas').length, 2);
  });

  it('keeps both forms of what both changed, with a comment', () => {
    const { text, conflicts } = merge(
      '- [ ] a due:2026-03-01\n',
      '- [ ] a due:2026-03-12\n',
      '- [ ] a due:2026-03-15\n',
    );
    const [conflict] = conflicts;
    ok(conflict);
    equal(
      text,
      `- [ ] a due:2026-03-12\n- [ ] a due:2026-03-15 <!-- daybook:conflict ${conflict.id} 2026-03-11 Ana / Maria -->\n`,
    );
  });

  it('merges headers by key, with their comments', () => {
    const head = (...lines: string[]) => `---\n${lines.map((line) => `${line}\n`).join('')}---\n# T\n`;
    const { text, conflicts } = merge(
      head('type: issue', 'status: open', '# why', 'severity: high', 'tags: [a, b]'),
      head('type: issue', 'status: acked', '# why', 'severity: high', 'tags: [a, b, c]', 'owner: maria'),
      head('type: issue', 'status: open', '# why it is', 'severity: critical', 'tags: [b, d]', 'due: 2026-03-12'),
    );
    deepEqual(conflicts, []);
    equal(
      text,
      head(
        'type: issue',
        'status: acked',
        '# why it is',
        'severity: critical',
        'tags: [b, c, d]',
        'due: 2026-03-12',
        'owner: maria',
      ),
    );
  });

  it('puts a merged list where the list stood, with the comments of both sides around it', () => {
    const head = (...lines: string[]): string[] => ['---', ...lines, '---'];
    check(
      head('# one of [a, b]', 'tags: [a]'),
      head('# one of [a, b]', 'tags: [a, b]'),
      head('# one of [a, b]', 'tags: [a, c]'),
      head('# one of [a, b]', 'tags: [a, b, c]'),
    );
    check(
      head('# old', 'tags: [a] # few'),
      head('# new', 'tags: [a, b] # few'),
      head('# old', 'tags: [a, c] # many'),
      head('# new', 'tags: [a, b, c] # many'),
    );
    for (const [ours, theirs] of [
      [
        ['# mine', 'tags: [a, b]'],
        ['# theirs', 'tags: [a, c]'],
      ],
      [
        ['# old', 'tags: [a, # why a', '  b]'],
        ['# old', 'tags: [a, c]'],
      ],
    ] as const) {
      const [base, one, other] = [['# old', 'tags: [a]'], ours, theirs].map(
        (lines) => `${head(...lines).join('\n')}\n`,
      );
      const { text, conflicts } = merge(base, one ?? '', other ?? '');
      equal(conflicts.length, 1);
      for (const line of [...ours, ...theirs]) ok(text.includes(line), `${line}\n${text}`);
    }
  });

  it('keeps the earlier of two days of completion, however each is written', () => {
    const days = (base: string, ours: string, theirs: string, expected: string): void =>
      check([`- [ ] Renew${base}`], [`- [x] Renew${ours}`], [`- [x] Renew${theirs}`], [`- [x] Renew${expected}`]);
    days('', ' done:2026-03-12', ' done:2026-03-10', ' done:2026-03-10');
    days('', ' done:2026-03-12', ' ✅ 2026-03-10', ' ✅ 2026-03-10');
    days('', ' done:2026-03-09', ' ✅ 2026-03-10', ' done:2026-03-09');
    days(' @ana', ' @ana [done:: 2026-03-12]', ' @ana done:2026-03-11', ' @ana done:2026-03-11');
  });

  it('says in the header what both set', () => {
    const head = (due: string) => `---\ntype: issue\ndue: ${due}\n---\n`;
    const { text, conflicts } = merge(head('2026-03-01'), head('2026-03-12'), head('2026-03-15'));
    equal(conflicts.length, 1);
    equal(
      text,
      `---\ntype: issue\ndue: 2026-03-12\n# daybook:conflict ${conflicts[0]?.id} 2026-03-11 Ana / Maria: due: 2026-03-15\n---\n`,
    );
    equal(parseNote(text).header?.broken, false);
  });

  it('unites lists written one item a line', () => {
    const head = (...items: string[]) => `---\nattendees:\n${items.map((item) => `  - ${item}\n`).join('')}---\n`;
    const { text, conflicts } = merge(head('a', 'b'), head('a', 'b', 'c'), head('b', 'd'));
    deepEqual(conflicts, []);
    equal(text, head('b', 'c', 'd'));
  });

  it('merges a note whose header cannot be read as text', () => {
    const { text } = merge('---\na: [\n---\n- x\n', '---\na: [\n---\n- x\n- y\n', '---\na: [\nb: 1\n---\n- x\n');
    equal(text, '---\na: [\nb: 1\n---\n- x\n- y\n');
  });

  it('keeps line ends, a byte-order mark and a missing last line end', () => {
    equal(merge('a\r\nb\r\n', 'a!\r\nb\r\n', 'a\r\nb\r\nc\r\n').text, 'a!\r\nb\r\nc\r\n');
    equal(merge('\ufeff- a\n', '\ufeff- a\n- b\n', '\ufeff- c\n').text, '\ufeff- c\n- b\n');
    equal(merge('a', 'a\nb', 'z\na').text, 'z\na\nb');
    equal(merge('a\nb\n', 'a\r\nb\r\n', 'a\nb\nc\n').text, 'a\r\nb\r\nc\r\n');
  });
});

describe('mergeNotes, whatever was changed', () => {
  it('says what both say, in either order, loses no word that was added and leaves no marker of git', () =>
    fc.assert(anyMerge, { numRuns: runs(150) }));
  it('keeps below a task what stands there, whatever becomes of the task', () =>
    fc.assert(familyMerge, { numRuns: runs(300) }));
  it('decides separate changes by itself', () => fc.assert(separateMerge, { numRuns: runs(20) }));
});
