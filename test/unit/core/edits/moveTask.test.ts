// Tasks that go elsewhere: with everything under them, without the indentation they had, links still leading where they led.
import { ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { blockOf, moveWithin, outermost, putInto, takeOut } from '../../../../src/core/edits/moveTask.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);

function keyOf(text: string, words = 'A') {
  const note = parseNote(text);
  const task = note.tasks.find(({ text: found }) => found.startsWith(words));
  ok(task);
  return taskKey(note, task);
}

interface Move {
  readonly from?: string;
  readonly to?: string;
  readonly heading?: string;
}

function check(name: string, source: string, target: string, left: string, arrived: string, move: Move = {}): void {
  it(name, () => {
    const { from = 'notes/a.md', to = 'projects/mail.md', heading } = move;
    const key = keyOf(source);
    const put = putInto(
      target,
      { path: to, ...(heading === undefined ? {} : { heading }) },
      { path: from, text: source, key },
      config,
    );
    const out = takeOut(source, key, [String(blockOf(source, { path: from, task: key }, config))], config);
    ok(!isRefusal(put) && !isRefusal(out));
    strictEqual(applyEdits(target, put.edits), arrived);
    strictEqual(applyEdits(source, out.edits), left);
  });
}

describe('a line of a todo.txt file', () => {
  it('stays there, and that is said', () => {
    const key = { path: 'todo.txt', task: { raw: 'Call', ordinal: 0, equal: 1, line: 0 } };
    const answer = outermost('Call\n', [key], config);
    ok(isRefusal(answer) && answer.refused === 'not-supported');
  });
});

describe('moving a task to another note', () => {
  check(
    'goes behind the last task',
    '- [ ] A\n- [ ] B\n',
    '- [ ] X\n\nEnd\n',
    '- [ ] B\n',
    '- [ ] X\n- [ ] A\n\nEnd\n',
  );
  check('goes behind everything under the last task', '- [ ] A\n', '- [ ] X\n  - y\n', '', '- [ ] X\n  - y\n- [ ] A\n');
  check(
    'takes nested items and paragraphs along, in the line ends of the other note',
    '- [ ] P\n  - [ ] A due:2026-03-12\n    - [x] a1\n\n    More.\n\t- [ ] a2\n  - [ ] B\n',
    '# X\r\n',
    '- [ ] P\n  - [ ] B\n',
    '# X\r\n\r\n- [ ] A due:2026-03-12\r\n  - [x] a1\r\n\r\n  More.\r\n  - [ ] a2\r\n',
  );
  check(
    'keeps what stands below in place whichever blanks indent it',
    '- a\n\t- [ ] A\n        - b\n            - c\n- d\n',
    '# X\n',
    '- a\n- d\n',
    '# X\n\n- [ ] A\n    - b\n        - c\n',
  );
  check(
    'takes no sub-item of a list that it comes behind',
    '- [ ] A\n',
    '- list\n  - [ ] x\n    - x1\n  - y\n\nWords\n',
    '',
    '- list\n  - [ ] x\n    - x1\n  - y\n- [ ] A\n\nWords\n',
  );
  check('leaves its quote', '> - [ ] A\n>   - b\n>\n> Words\n', '', '>\n> Words\n', '- [ ] A\n  - b\n');
  check('is the last line of a text without a line end', '# H\n\n- [ ] A', '- [ ] X', '# H\n', '- [ ] X\n- [ ] A');
  check(
    'goes under a heading for tasks',
    '- [ ] A\n',
    '## Tasks\n\n## Scope\n',
    '',
    '## Tasks\n\n- [ ] A\n\n## Scope\n',
  );
  check('goes under the heading that is named', '- [ ] A\n', '## B\n\n## C\n', '', '## B\n\n- [ ] A\n\n## C\n', {
    heading: 'B',
  });
  check(
    'keeps its dialect',
    '- [ ] A 📅 2026-03-12\n',
    '- [ ] X due:2026-03-12\n',
    '',
    '- [ ] X due:2026-03-12\n- [ ] A 📅 2026-03-12\n',
  );
  check(
    'rewrites relative links',
    '- [ ] A [b](b.md#top "T"), [c](<../c d.md>), [e](../projects/x%20y.md), ![i](../img/(1).png), [[d]], [w](https://w.org/a.md)\n',
    '',
    '',
    '- [ ] A [b](../notes/b.md#top "T"), [c](<../c%20d.md>), [e](x%20y.md), ![i](../img/%281%29.png), [[d]], [w](https://w.org/a.md)\n',
  );
  check(
    'links to headings of the note it left',
    '- [ ] A [t](#top) [[#top]]\n',
    '',
    '',
    '- [ ] A [t](../notes/a.md#top) [[notes/a#top]]\n',
  );
  check(
    'leaves milestones and criteria alone',
    '- [ ] A\n',
    '- [ ] X\n\n## Milestones\n\n- [ ] M\n',
    '',
    '- [ ] X\n- [ ] A\n\n## Milestones\n\n- [ ] M\n',
  );

  it('is refused when the task says something else by now', () => {
    const source = '- [ ] A\n  - b\n';
    const out = takeOut('- [ ] A\n  - b\n  - c\n', keyOf(source), ['- [ ] A\n  - b'], config);
    strictEqual(isRefusal(out) && out.refused, 'changed-meanwhile');
  });

  it('takes a task that stands in another one along only once', () => {
    const text = '- [ ] A\n  - [ ] B\n- [ ] C\n';
    const keys = ['C', 'B', 'A'].map((words) => ({ path: 'a.md', task: keyOf(text, words) }));
    const found = outermost(text, keys, config);
    strictEqual(isRefusal(found) ? found.refused : found.map(({ task }) => task?.raw).join(), '- [ ] A,- [ ] C');
  });

  const lines = fc.array(
    fc.constantFrom('- [ ] A', '- [ ] B', '  - [ ] C', '    - d', '  words', '', '# H', '> - [ ] E', '1. [ ] F'),
    { minLength: 1, maxLength: 8 },
  );
  it('loses no line and adds none', () =>
    fc.assert(
      fc.property(lines, lines, fc.constantFrom('\n', '\r\n'), (source, target, end) => {
        const text = source.join('\n');
        const other = target.join(end);
        const note = parseNote(text);
        const task = note.tasks[0];
        if (task === undefined) return;
        const key = taskKey(note, task);
        const put = putInto(other, { path: 'b.md' }, { path: 'a.md', text, key }, config);
        const out = takeOut(text, key, [String(blockOf(text, { path: 'a.md', task: key }, config))], config);
        ok(!isRefusal(put) && !isRefusal(out));
        const found = [applyEdits(other, put.edits), applyEdits(text, out.edits)].flatMap(words).sort();
        strictEqual(found.join('\n'), [text, other].flatMap(words).sort().join('\n'));
      }),
      { numRuns: runs(200) },
    ));
});

describe('moving a task under another heading', () => {
  const within = (text: string, heading: string) => {
    const edit = moveWithin(text, keyOf(text), heading, config);
    return isRefusal(edit) ? edit.refused : applyEdits(text, edit.edits);
  };
  it('goes up or down with its children', () => {
    strictEqual(
      within('## X\n\n- [ ] A\n  - b\n\n## Y\n\n- [ ] Z\n', 'Y'),
      '## X\n\n\n## Y\n\n- [ ] Z\n- [ ] A\n  - b\n',
    );
    strictEqual(within('## X\n\n- [ ] Z\n\n## Y\n\n- [ ] A\n', 'X'), '## X\n\n- [ ] Z\n- [ ] A\n\n## Y\n\n');
  });
  it('is refused where it stands', () => strictEqual(within('## X\n\n- [ ] A\n', 'X'), 'unchanged'));
});

/** The words of all lines that hold any, however they are indented or quoted. */
function words(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[ \t>]+/, ''))
    .filter((line) => line !== '');
}
