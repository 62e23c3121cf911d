// Every edit of a line in notes of every kind: own words stay, other lines stay byte for byte, line ends and byte-order mark as well.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { convertLines } from '../../../../src/core/edits/convert.ts';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import { taskKey } from '../../../../src/core/edits/findTask.ts';
import { blockOf, moveWithin, putInto, takeOut } from '../../../../src/core/edits/moveTask.ts';
import { setRowField, toggleLine } from '../../../../src/core/edits/rowField.ts';
import { dropRow, handOver, startRow, waitFor } from '../../../../src/core/edits/rowIntents.ts';
import { blockText } from '../../../../src/core/edits/taskBlock.ts';
import type { RowKey } from '../../../../src/core/index/rows.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);
const context = { config, today: '2026-03-11', now: '2026-03-11T09:15+01:00', me: 'maria' };

const token = fc.constantFrom(
  ...[
    'own',
    'words',
    'Straße',
    '`code due:2026-01-01`',
    '[link](a.md)',
    '[[wiki|alias]]',
    '**bold**',
    '~~old~~',
    '<b>x</b>',
    'https://a.example/b?c=d',
  ],
  ...[
    'due:2026-03-12',
    '📅 2026-03-12',
    '[due:: 2026-03-12]',
    '@due(2026-03-12)',
    '@maria',
    '@bob',
    '+mail',
    '#ops',
    '^block',
    '⏫',
    'priority:high',
  ],
  ...[
    '🔁 every week',
    '[repeat:: every week]',
    'rec:1w',
    'status:doing',
    'wait:acme',
    'asked:2026-03-01',
    'est:4h',
    'id:a1',
    'after:x,y',
    '✅ 2026-03-01',
    'due:2026-03-13',
    '[odd:: a b]',
    '<!-- why -->',
    '(Ann Bee, 2026-03-12)',
    '\u00a0',
    '%% c %%',
  ],
);
const lead = fc.constantFrom('', '', '', '  ', '    ', '\t', '> ', '>   ');
const box = fc.constantFrom('- [ ] ', '- [ ] ', '- [x] ', '* [ ] ', '1. [ ] ', '+ [/] ', '- [-] ');
const task = fc
  .tuple(lead, box, fc.array(token, { minLength: 1, maxLength: 6 }))
  .map(([a, b, words]) => a + b + words.join(' '));
const other = fc.constantFrom(
  '',
  '',
  '# A',
  '## Tasks',
  'Setext\n=====',
  'Setext\n---',
  'own text',
  '  indented',
  '    more',
  '- item',
  '  - nested',
  '> quote',
  '| a | b |\n|---|---|\n| - [ ] c | d |',
  '```\n- [ ] code\n```',
  '  ```\n  in it\n  ```',
  '<!--\n- [ ] hidden\n-->',
  '***',
  '[a]: b',
  '\tcode',
  '1. one',
  '<div>\nx\n</div>',
  '%%\n- [ ] d\n%%',
);
const header = fc.constantFrom(
  '',
  '',
  '---\ntitle: A\n---\n',
  '---\ndue: 2026-01-01 # why\ntags: [a, "b"]\nx: {a: 1}\n---\n',
  '---\n---\n',
  '---\na:\n  - b\n  # c\n---\n\n',
  '+++\na = 1\n+++\n',
);
const note = fc
  .tuple(
    header,
    fc.array(fc.oneof(task, task, other), { minLength: 1, maxLength: 9 }),
    fc.constantFrom('\n', '\r\n', 'mixed'),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([head, lines, end, bom, last]) => {
    const text = head + lines.join('\n') + (last ? '\n' : '');
    let at = 0;
    const ended =
      end === 'mixed' ? text.replace(/\n/g, () => (at++ % 2 === 0 ? '\r\n' : '\n')) : text.replaceAll('\n', end);
    return (bom ? '\uFEFF' : '') + ended;
  });

type Edit = (text: string, key: RowKey & { task: NonNullable<RowKey['task']> }) => NoteEdit | Refusal;
const path = 'notes/a.md';
const field =
  (name: string, value: string): Edit =>
  (text, key) =>
    setRowField(text, key, name, value, context);
const ofLine: Record<string, Edit> = {
  tick: (text, key) => toggleLine(text, key, context),
  drop: (text, key) => dropRow(text, key, context),
  start: (text, key) => startRow(text, key, context),
  wait: (text, key) => waitFor(text, key, 'li', context),
  'hand over': (text, key) => handOver(text, key, 'bob', context),
  due: field('due', '2027-01-02'),
  'no due': field('due', ''),
  scheduled: field('scheduled', '2027-01-02'),
  owner: field('owner', 'li'),
  'no owner': field('owner', ''),
  priority: field('priority', 'low'),
  'no priority': field('priority', ''),
  project: field('project', 'web'),
  doing: field('state', 'doing'),
  todo: field('state', 'todo'),
  done: field('state', 'done'),
  waiting: field('state', 'waiting'),
  repeat: field('repeat', 'every month'),
  room: field('room', 'B 2'),
  emoji: (text, key) => convertLines(text, [key.task], 'emoji', config),
  plain: (text, key) => convertLines(text, [key.task], 'plain', config),
  bracket: (text, key) => convertLines(text, [key.task], 'bracket', config),
};

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Words that are nobody's field: they have to be on the line whatever is done. */
const own =
  /own|words|Straße|`[^`\n]*`|\[link\]\(a\.md\)|\[\[wiki\|alias\]\]|bold|old|<b>x<\/b>|https:\/\/a\.example\/b\?c=d|#ops|<!-- why -->|\^block|\[odd:: a b\]|%% c %%/g;
const wordsOf = (text: string): string[] => (text.match(own) ?? []).sort();

describe('edits of any note', () => {
  for (const [name, edit] of Object.entries(ofLine))
    it(`${name}: changes its line, keeps its words`, () => {
      fc.assert(
        fc.property(note, fc.nat(), (text, at) => {
          const parsed = parseNote(text);
          const line = parsed.tasks[at % Math.max(1, parsed.tasks.length)];
          if (line === undefined) return;
          const answer = edit(text, { path, task: taskKey(parsed, line) });
          if (isRefusal(answer)) return;
          const after = applyEdits(text, answer.edits);
          const [before, now] = [linesOf(text), linesOf(after)];
          const added = now.length - before.length;
          ok(added === 0 || added === 1, `${added} lines`);
          // The line itself, and one that may have come above or below it.
          const end = now.length - (before.length - line.line - 1);
          deepStrictEqual(now.slice(0, line.line), before.slice(0, line.line));
          if (added === 0 || /\n$/.test(before[line.line] ?? ''))
            deepStrictEqual(now.slice(end), before.slice(line.line + 1));
          const words = wordsOf(line.raw);
          ok(
            now.slice(line.line, end).some((each) => JSON.stringify(wordsOf(each)) === JSON.stringify(words)),
            now.slice(line.line, end).join(''),
          );
        }),
        { numRuns: runs(300) },
      );
    });

  it('move: every word and every other line arrives or stays', () => {
    fc.assert(
      fc.property(note, note, fc.nat(), fc.constantFrom(undefined, 'Tasks', 'New'), (text, target, at, heading) => {
        const parsed = parseNote(text);
        const line = parsed.tasks[at % Math.max(1, parsed.tasks.length)];
        if (line === undefined) return;
        const key = taskKey(parsed, line);
        const block = blockOf(text, { path, task: key }, config);
        if (typeof block !== 'string') return;
        const out = takeOut(text, key, [block], config);
        const put = putInto(
          target,
          { path: 'notes/b.md', ...(heading === undefined ? {} : { heading }) },
          { path, text, key },
          config,
        );
        ok(!isRefusal(out) && !isRefusal(put));
        const [left, arrived] = [applyEdits(text, out.edits), applyEdits(target, put.edits)];
        deepStrictEqual([...wordsOf(left), ...wordsOf(block)].sort(), wordsOf(text));
        deepStrictEqual(wordsOf(arrived), [...wordsOf(target), ...wordsOf(block)].sort());
        strictEqual(left.startsWith('\uFEFF'), text.startsWith('\uFEFF'));
        strictEqual(arrived.startsWith('\uFEFF'), target.startsWith('\uFEFF'));
        // What was there stands there still, in its order.
        const trimmed = (of: string): string[] => linesOf(of.replace(/^\uFEFF/, '')).map((each) => each.trimEnd());
        const rest = trimmed(arrived);
        let from = 0;
        for (const each of trimmed(target)) {
          const found = rest.indexOf(each, from);
          ok(found >= 0, `${each} is gone`);
          from = found + 1;
        }
        const tasks = (of: string): string[] =>
          parseNote(of)
            .tasks.map((each) => each.text)
            .sort();
        // What looks like a task and is none (its indentation makes it a part of the words above it) may become one when that goes; so may
        // what stands behind a quote, and markup ends with a blank line.
        const alike = text.split('\n').filter((each) => /^\s*(?:[-*+]|\d{1,9}[.)])\s+\[.\]/.test(each)).length;
        if (alike === parsed.tasks.length && !text.includes('>') && !target.includes('<div>'))
          deepStrictEqual([...tasks(left), ...tasks(arrived)].sort(), [...tasks(text), ...tasks(target)].sort());
      }),
      { numRuns: runs(1500) },
    );
  });

  it('move within: every word stays once', () => {
    fc.assert(
      fc.property(note, fc.nat(), fc.constantFrom('Tasks', 'A', 'New', 'Setext'), (text, at, heading) => {
        const parsed = parseNote(text);
        const line = parsed.tasks[at % Math.max(1, parsed.tasks.length)];
        if (line === undefined) return;
        const moved = moveWithin(text, taskKey(parsed, line), heading, config);
        if (isRefusal(moved)) return;
        const after = applyEdits(text, moved.edits);
        deepStrictEqual(wordsOf(after), wordsOf(text));
      }),
      { numRuns: runs(1500) },
    );
  });

  it('a byte-order mark stays, whatever moves', () => {
    for (const text of ['\uFEFF- [ ] A\n  more\n', '\uFEFF- [ ] A']) {
      const parsed = parseNote(text);
      const [line] = parsed.tasks;
      ok(line);
      const key = taskKey(parsed, line);
      const block = String(blockOf(text, { path, task: key }, config));
      const out = takeOut(text, key, [block], config);
      ok(!isRefusal(out) && block.startsWith('- [ ] A'));
      strictEqual(applyEdits(text, out.edits), '\uFEFF');
    }
  });
  const changed = (text: string, edit: Edit): string => {
    const parsed = parseNote(text);
    const [line] = parsed.tasks;
    ok(line);
    const answer = edit(text, { path, task: taskKey(parsed, line) });
    return isRefusal(answer) ? answer.message : applyEdits(text, answer.edits);
  };
  it('what is taken on is never the line that looks like it', () =>
    strictEqual(
      changed('- [ ] #ops\n- [-] #ops status:doing\n', (text, key) => startRow(text, key, context)),
      '- [ ] #ops @maria status:doing\n- [-] #ops status:doing\n',
    ));
  it('fields go though nothing stands between them', () =>
    strictEqual(
      changed('- [ ] ✅ 2026-03-01 asked:2026-03-01 call\n', field('state', 'waiting')),
      '- [ ] call status:waiting\n',
    ));
  it('the end of a comment is no part of a task', () => {
    const [line] = parseNote('- [ ] A\n%%\n- [ ] B\n%%\n').tasks;
    ok(line);
    strictEqual(blockText('- [ ] A\n%%\n- [ ] B\n%%\n', line), '- [ ] A');
  });
});
