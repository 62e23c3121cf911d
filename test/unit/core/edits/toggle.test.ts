// Ticking: one line changes, in its own dialect; a repeating task gets its next line; everything else stays byte for byte.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { RefusalReason } from '../../../../src/core/edits/edit.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import type { TaskKey } from '../../../../src/core/edits/findTask.ts';
import { findTask } from '../../../../src/core/edits/findTask.ts';
import { toggleTask } from '../../../../src/core/edits/toggle.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const CONTEXT = { today: '2026-03-11', config: loadConfig('people:\n  - id: maria\n    name: Maria\n') };

/** The key of the nth task of a text, as the index would remember it. */
function keyOf(text: string, at = 0): TaskKey {
  const { tasks } = parseNote(text, { markers: CONTEXT.config.markers });
  const task = tasks[at];
  ok(task, `no task ${at} in ${JSON.stringify(text)}`);
  const equal = tasks.filter((each) => each.raw === task.raw);
  const key = {
    raw: task.raw,
    ordinal: equal.indexOf(task),
    equal: equal.length,
    line: task.line,
  };
  return task.id === undefined ? key : { ...key, id: task.id };
}

function toggled(text: string, at = 0): string {
  const edit = toggleTask(text, keyOf(text, at), CONTEXT);
  ok(!isRefusal(edit), JSON.stringify(edit));
  return applyEdits(text, edit.edits);
}

function check(name: string, before: string, after: string, at = 0): void {
  it(name, () => {
    strictEqual(toggled(before, at), after);
    strictEqual(toggled(before.replaceAll('\n', '\r\n'), at), after.replaceAll('\n', '\r\n'));
    strictEqual(toggled(`\uFEFF${before}`, at), `\uFEFF${after}`);
  });
}

describe('toggleTask', () => {
  describe('ticks', () => {
    check('a bare line with one character', '- [ ] Call\n- [ ] Write\n', '- [x] Call\n- [ ] Write\n');
    check('a line with plain fields', '- [ ] Call due:2026-03-12', '- [x] Call due:2026-03-12 done:2026-03-11');
    check('an emoji line', '- [ ] Call 📅 2026-03-12 ^c\n', '- [x] Call 📅 2026-03-12 ✅ 2026-03-11 ^c\n');
    check(
      'a bracket line',
      '* [ ] Call [due:: 2026-03-12]\n',
      '* [x] Call [due:: 2026-03-12] [completion:: 2026-03-11]\n',
    );
    check('a call line', '- [ ] Call @due(2026-03-12)\n', '- [x] Call @due(2026-03-12) @done(2026-03-11)\n');
    check(
      'a bare line in the dialect of its note',
      '- [ ] A 📅 2026-03-12\n- [ ] Call\n',
      '- [ ] A 📅 2026-03-12\n- [x] Call ✅ 2026-03-11\n',
      1,
    );
    check('a line of a person of the roster', '- [ ] Call @maria\n', '- [x] Call @maria done:2026-03-11\n');
    check('a line of a project', '- [ ] Call +mail\n', '- [x] Call +mail done:2026-03-11\n');
    check('a line with an unknown @word bare', '- [ ] Bump @scope\n', '- [x] Bump @scope\n');
    check('a doing line', '- [/] Call\n', '- [x] Call\n');
    check('with the sign of the note', '- [X] A\n- [ ] B\n', '- [X] A\n- [X] B\n', 1);
    check(
      'a nested ordered line and no child',
      '- [ ] A\n  1) [ ] B\n     - [ ] C\n',
      '- [ ] A\n  1) [x] B\n     - [ ] C\n',
      1,
    );
    check('a quoted line', '> - [ ] A\n> - [ ] B\n', '> - [x] A\n> - [ ] B\n');
    check(
      'before a hard break',
      '- [ ] A due:2026-03-12  \nmore\n',
      '- [x] A due:2026-03-12 done:2026-03-11  \nmore\n',
    );
    check('the right one of equal lines', '- [ ] A\n- [ ] A\n- [ ] A\n', '- [ ] A\n- [x] A\n- [ ] A\n', 1);
  });

  describe('unticks', () => {
    check('and removes the done date', '- [x] Call due:2026-03-12 done:2026-03-11\n', '- [ ] Call due:2026-03-12\n');
    check('an emoji line', '- [x] Call ✅ 2026-03-11\n', '- [ ] Call\n');
    check('a bare line', '- [X] Call\n', '- [ ] Call\n');
  });

  describe('repeating tasks', () => {
    check(
      'get their next line below, without id and done date',
      '- [ ] Log id:a1b2 [repeat:: every week] due:2026-03-11\n\nx\n',
      '- [x] Log id:a1b2 [repeat:: every week] due:2026-03-11 done:2026-03-11\n- [ ] Log [repeat:: every week] due:2026-03-18\n\nx\n',
    );
    check(
      'keep the distance of their days',
      '- [ ] A 🔁 every month 🛫 2026-01-29 📅 2026-01-31\n',
      '- [x] A 🔁 every month 🛫 2026-01-29 📅 2026-01-31 ✅ 2026-03-11\n- [ ] A 🔁 every month 🛫 2026-02-26 📅 2026-02-28\n',
    );
    check(
      'at the end of a text without line end',
      '- [ ] A\n- [ ] B rec:+1w due:2026-03-11',
      '- [ ] A\n- [x] B rec:+1w due:2026-03-11 done:2026-03-11\n- [ ] B rec:+1w due:2026-03-18',
      1,
    );
    check(
      'leave their children with the finished one',
      '- [ ] A rec:1d due:2026-03-11\n  - [ ] B\n',
      '- [ ] A rec:1d due:2026-03-12\n- [x] A rec:1d due:2026-03-11 done:2026-03-11\n  - [ ] B\n',
    );
    check(
      'leave paragraphs with the finished one',
      '- [ ] A rec:1d due:2026-03-11\n\n  More of it.\n- [ ] B rec:1d due:2026-03-11\nand more\n',
      '- [ ] A rec:1d due:2026-03-12\n- [x] A rec:1d due:2026-03-11 done:2026-03-11\n\n  More of it.\n- [ ] B rec:1d due:2026-03-11\nand more\n',
    );
    check(
      'stand below in a list',
      '- [ ] A rec:1d due:2026-03-11\n- [ ] B\n',
      '- [x] A rec:1d due:2026-03-11 done:2026-03-11\n- [ ] A rec:1d due:2026-03-12\n- [ ] B\n',
    );
    check(
      'without a day get one',
      '- [ ] A rec:1d\n',
      '- [x] A rec:1d done:2026-03-11\n- [ ] A rec:1d due:2026-03-12\n',
    );
    check(
      'are not made twice',
      '- [x] A rec:1d due:2026-03-11 done:2026-03-11\n- [ ] A rec:1d due:2026-03-12\n',
      '- [ ] A rec:1d due:2026-03-11\n- [ ] A rec:1d due:2026-03-12\n',
    );
    it('are not made again by a second tick', () => {
      const once = toggled('- [ ] A rec:+1d due:2026-03-11\n- [ ] B\n');
      strictEqual(toggled(toggled(once)), once);
    });
    it('with a rule nobody can read are ticked, with a sentence', () => {
      const text = '- [ ] A [repeat:: now and then] due:2026-03-11\n';
      const edit = toggleTask(text, keyOf(text), CONTEXT);
      ok(!isRefusal(edit) && edit.problem?.includes('now and then'));
      strictEqual(applyEdits(text, edit.edits), '- [x] A [repeat:: now and then] due:2026-03-11 done:2026-03-11\n');
    });
  });

  it('refuses a cancelled task', () => {
    const edit = toggleTask('- [-] A\n', keyOf('- [-] A\n'), CONTEXT);
    strictEqual(isRefusal(edit) && edit.refused, 'not-supported');
  });
});

describe('findTask', () => {
  function checkFind(name: string, before: string, at: number, now: string, expected: number | RefusalReason): void {
    it(name, () => {
      const found = findTask(parseNote(now), keyOf(before, at));
      deepStrictEqual(isRefusal(found) ? found.refused : found.line, expected);
    });
  }
  checkFind('finds the same line elsewhere', '- [ ] A\n', 0, '# New\n\n- [ ] B\n- [ ] A\n', 3);
  checkFind('goes by the ordinal of as many equal lines', '- [ ] A\n- [ ] A\n', 1, 'x\n\n- [ ] A\n- [ ] A\n', 3);
  checkFind(
    'refuses when there are more equal lines now',
    '- [ ] A\n- [ ] A\n',
    1,
    '- [ ] A\n- [ ] A\n- [ ] A\n',
    'ambiguous',
  );
  checkFind('refuses when there are fewer', '- [ ] A\n- [ ] A\n', 1, '- [ ] A\n', 'ambiguous');
  checkFind('finds a changed line by id', '- [ ] A id:a1b2c3\n', 0, '- [ ] B\n- [ ] Changed id:a1b2c3\n', 1);
  checkFind(
    'finds a line whose fields changed by its words',
    '- [ ] A due:2026-03-01\n',
    0,
    '- [ ] B\n- [ ] A due:2026-03-02\n',
    1,
  );
  checkFind(
    'refuses several lines with the same words',
    '- [ ] A due:2026-03-01\n',
    0,
    '- [ ] A\n- [ ] A due:2026-03-02\n',
    'ambiguous',
  );
  checkFind('says when the line is gone', '- [ ] A\n', 0, '- [ ] B\n', 'moved');
});

describe('ticks, any text', () => {
  const box = fc.constantFrom('- [ ] ', '* [ ] ', '1. [ ] ', '  - [ ] ', '> - [ ] ', '- [x] ');
  const word = fc.constantFrom(
    'call',
    'due:2026-03-12',
    '📅 2026-03-12',
    '[start:: 2026-03-01]',
    '#ops',
    '@maria',
    '`code`',
    '+mail',
    'é',
    'pri:A',
    '. ',
  );
  const task = fc
    .tuple(box, fc.uniqueArray(word, { minLength: 1, maxLength: 5 }))
    .map(([lead, words]) => `${lead}task ${words.join(' ')}`);
  const line = fc.oneof(
    { weight: 3, arbitrary: task },
    { weight: 2, arbitrary: fc.constantFrom('', '# Heading', 'text', '```', '<!-- x -->', '- bullet', '\ttab') },
  );
  const text = fc
    .tuple(
      fc.array(fc.tuple(line, fc.constantFrom('\n', '\r\n')), { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.boolean(),
    )
    .map(
      ([lines, mark, final]) =>
        (mark ? '\uFEFF' : '') +
        lines.map(([words, end], at) => words + (final || at < lines.length - 1 ? end : '')).join(''),
    );

  it('changes one line, the state with it, and a second tick restores the text', () =>
    fc.assert(
      fc.property(text, fc.nat(), (before, pick) => {
        const { tasks } = parseNote(before);
        fc.pre(tasks.length > 0);
        const at = pick % tasks.length;
        const old = tasks[at];
        fc.pre(old !== undefined && old.state !== 'cancelled');
        const after = toggled(before, at);
        strictEqual(after.slice(0, old.lineSpan.start), before.slice(0, old.lineSpan.start));
        ok(after.endsWith(before.slice(old.lineSpan.end)));
        const now = parseNote(after).tasks;
        strictEqual(now.length, tasks.length);
        strictEqual(now[at]?.state === 'done', old.state !== 'done');
        if (old.state !== 'done') strictEqual(toggled(after, at), before);
      }),
      { numRuns: runs(400) },
    ));
});
