// Edits of one field: the dialect of the line answers, and only the bytes of that field change.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { addMentionEdit, setFieldEdits } from '../../../../src/core/note/fieldEdits.ts';
import type { Dialect } from '../../../../src/core/note/note.ts';
import { parseTaskLine } from '../../../../src/core/note/taskLine.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

function edited(line: string, key: string, value: string | undefined, dialect?: Dialect): string {
  const task = parseTaskLine(line);
  if (task === undefined) throw new Error(`no task: ${line}`);
  return applyEdits(line, setFieldEdits(line, task, key, value, dialect));
}

function check(line: string, key: string, value: string | undefined, expected: string, dialect?: Dialect): void {
  it(`${key} ${value ?? 'gone'}: ${line}`, () => strictEqual(edited(line, key, value, dialect), expected));
}

describe('setting a field', () => {
  describe('in the dialect of the line', () => {
    check('- [ ] a due:2026-03-01', 'due', '2026-03-12', '- [ ] a due:2026-03-12');
    check('- [ ] a 📅\ufe0f 2026-03-01.', 'due', '2026-03-12', '- [ ] a 📅\ufe0f 2026-03-12.');
    check('- [ ] a [due::2026-03-01] b', 'due', '2026-03-12', '- [ ] a [due::2026-03-12] b');
    check('- [ ] a @due(2026-03-01 09:00)', 'due', '2026-03-12', '- [ ] a @due(2026-03-12)');
    check('- [ ] a (@2026-03-01)', 'due', '2026-03-12', '- [ ] a (@2026-03-12)');
    check('- [ ] a ⏫ 📅 2026-03-01', 'priority', 'low', '- [ ] a 🔽 📅 2026-03-01');
    check('- [ ] a pri:A', 'priority', 'low', '- [ ] a pri:low');
    check('- [ ] [#A] a', 'priority', 'medium', '- [ ] [#B] a');
    check('- [ ] [#A] a', 'priority', 'critical', '- [ ] [priority:: critical] a');
    check('- [ ] a wait:@acme', 'wait', 'li', '- [ ] a wait:@li');
    check('- [ ] a repeat:daily b', 'repeat', 'every week', '- [ ] a [repeat:: every week] b');
    check('- [ ] a 🔁 every day', 'repeat', 'by the moon', '- [ ] a [repeat:: by the moon]');
    check('- [ ] a due:2026-03-01', 'due', '2026-03-01', '- [ ] a due:2026-03-01');
  });

  describe('that is not there yet', () => {
    check('- [ ] a', 'due', '2026-03-12', '- [ ] a due:2026-03-12');
    check('- [ ] a', 'due', '2026-03-12', '- [ ] a 📅 2026-03-12', 'emoji');
    check('- [ ] a', 'done', '2026-03-12', '- [ ] a [completion:: 2026-03-12]', 'bracket');
    check('- [ ] a  ', 'due', '2026-03-12', '- [ ] a due:2026-03-12  ');
    check('- [ ] a ^b1', 'due', '2026-03-12', '- [ ] a due:2026-03-12 ^b1');
    check('- [ ] a @li due:2026-03-01', 'priority', 'high', '- [ ] a @li priority:high due:2026-03-01');
    check('- [x] a due:2026-03-01', 'done', '2026-03-12', '- [x] a due:2026-03-01 done:2026-03-12');
    check('- [x] a ⏫ 📅 2026-03-01 #t', 'done', '2026-03-12', '- [x] a ⏫ 📅 2026-03-01 ✅ 2026-03-12 #t');
    check('- [ ] a ⏫ 📅 2026-03-01', 'wait', 'acme', '- [ ] a wait:acme ⏫ 📅 2026-03-01');
    check('- [ ] a [due:: 2026-03-01]', 'wait', 'acme', '- [ ] a [wait:: acme] [due:: 2026-03-01]');
    check('- [x] a @due(2026-03-01)', 'done', '2026-03-12', '- [x] a @due(2026-03-01) @done(2026-03-12)');
    check('- [x] a @{2026-03-01}', 'done', '2026-03-12', '- [x] a @{2026-03-01} @done(2026-03-12)');
  });

  describe('to nothing', () => {
    check('- [ ] a due:2026-03-01', 'due', undefined, '- [ ] a');
    check('- [ ] a due:2026-03-01 @li', 'due', undefined, '- [ ] a @li');
    check('- [ ] 📅 2026-03-01 a', 'due', undefined, '- [ ] a');
    check('- [ ] a due:2026-03-01 📅 2026-03-02 b', 'due', undefined, '- [ ] a b');
    check('- [ ] a', 'due', undefined, '- [ ] a');
  });

  it('adds a person left of the fields', () => {
    const add = (line: string) => {
      const task = parseTaskLine(line);
      return task && applyEdits(line, [addMentionEdit(line, task, '@li')]);
    };
    deepStrictEqual(['- [ ] a', '- [ ] a #t due:2026-03-01 ⏫', '- [ ] due:2026-03-01 a'].map(add), [
      '- [ ] a @li',
      '- [ ] a #t @li due:2026-03-01 ⏫',
      '- [ ] due:2026-03-01 a @li',
    ]);
  });
});

const tokens = fc.constantFrom(
  ...[
    'word',
    '@maria',
    '+mail',
    '#ops',
    'due:2026-03-01',
    '📅 2026-03-02',
    '[due:: 2026-03-03]',
    '✅ 2026-03-04',
    'wait:acme',
  ],
  ...[
    '⏫',
    'priority:low',
    '@done(2026-03-05)',
    '`due:2026-03-06`',
    'id:x1',
    '[repeat:: every week]',
    '%% note %%',
    '. end',
  ],
);
const lines = fc
  .tuple(fc.array(tokens, { maxLength: 7 }), fc.constantFrom('', ' ', '  ', ' ^b1'))
  .map(([all, tail]) => `- [ ] text ${all.join(' ')}${tail}`);
const changes = fc.constantFrom<[string, string | undefined]>(
  ['due', '2026-04-01'],
  ['done', '2026-04-02'],
  ['priority', 'high'],
  ['wait', 'li'],
  ['repeat', 'every 2 weeks'],
  ['est', '3 hours'],
  ['due', undefined],
  ['priority', undefined],
  ['done', undefined],
);

describe('any edit of a field', function () {
  this.timeout(20_000);
  it('sets that field, keeps every other, and touches no other byte', () => {
    fc.assert(
      fc.property(lines, changes, (line, [key, value]) => {
        const task = parseTaskLine(line);
        ok(task);
        const edits = setFieldEdits(line, task, key, value);
        const after = parseTaskLine(applyEdits(line, edits));
        strictEqual(after?.fields.find((field) => field.key === key)?.value, value);
        const others = (all: typeof task.fields | undefined) =>
          all?.filter((field) => field.key !== key).map((field) => field.value);
        deepStrictEqual(others(after?.fields), others(task.fields));
        deepStrictEqual(
          after?.people.map((each) => each.name),
          task.people.map((each) => each.name),
        );
        for (const { span } of edits) {
          const inside =
            span.start === span.end || task.fields.some((field) => field.key === key && overlaps(field.span, span));
          ok(inside, 'an edit outside the field');
        }
        const undone =
          value === undefined ? undefined : setFieldEdits(applyEdits(line, edits), after ?? task, key, value);
        deepStrictEqual(undone ?? [], []);
      }),
      { numRuns: runs(500) },
    );
  });
});

/** The field's own bytes and one blank beside them. */
function overlaps(field: { start: number; end: number }, span: { start: number; end: number }): boolean {
  return span.start >= field.start - 1 && span.end <= field.end + 1;
}
