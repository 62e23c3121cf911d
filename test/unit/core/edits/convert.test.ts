// Fields in another dialect: the same meaning, every token in its place, back again without a trace.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { convertLines, convertTasks, type Syntax } from '../../../../src/core/edits/convert.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { type TaskKey, taskKey } from '../../../../src/core/edits/findTask.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);

function convert(text: string, syntax: Syntax, only?: ReadonlySet<number>): string {
  return applyEdits(text, convertTasks(text, syntax, config, only).edits);
}

function taskKeys(text: string): TaskKey[] {
  const note = parseNote(text);
  return note.tasks.map((task) => taskKey(note, task));
}

function check(before: string, syntax: Syntax, after: string): void {
  it(`${syntax}: ${before}`, () => strictEqual(convert(before, syntax), after));
}

describe('convertTasks', () => {
  check('- [ ] A est:2h due:2026-03-12 id:a1 priority:high', 'emoji', '- [ ] A est:2h 📅 2026-03-12 🆔 a1 ⏫');
  check('- [ ] A due:2026-03-12 est:2h', 'emoji', '- [ ] A est:2h 📅 2026-03-12');
  check('- [ ] A [repeat:: every 2 weeks] due:2026-03-12', 'emoji', '- [ ] A 🔁 every 2 weeks 📅 2026-03-12');
  check('- [ ] A 🗓️ 2026-03-12', 'plain', '- [ ] A due:2026-03-12');
  check('- [ ] A 🔁 every 2 weeks', 'plain', '- [ ] A [repeat:: every 2 weeks]');
  check('- [x] A [completion:: 2026-03-12] ^b', 'plain', '- [x] A done:2026-03-12 ^b');
  check('- [x] A [completion:: 2026-03-12] ^b', 'emoji', '- [x] A ✅ 2026-03-12 ^b');
  check('- [ ] A after:x,y', 'bracket', '- [ ] A [dependsOn:: x,y]');
  check('- [ ] A due:2026-03-12T10:00', 'bracket', '- [ ] A [due:: 2026-03-12T10:00]');
  check('- [ ] A @due(2026-03-12)', 'plain', '- [ ] A due:2026-03-12');
  check('- [ ] A\n\n```\n- [ ] due:2026-03-12\n```\n', 'emoji', '- [ ] A\n\n```\n- [ ] due:2026-03-12\n```\n');

  it('converts the lines that are asked for, and says how many', () => {
    const text = '- [ ] A due:2026-03-12\r\n- [ ] B due:2026-03-13\n- [ ] C\n';
    strictEqual(convert(text, 'emoji', new Set([1])), '- [ ] A due:2026-03-12\r\n- [ ] B 📅 2026-03-13\n- [ ] C\n');
    strictEqual(convertTasks(text, 'emoji', config).lines, 2);
  });

  it('converts the line that is meant, none that looks the same', () => {
    const line = '- [ ] A due:2026-03-12';
    const text = `${line}\n\n# Later\n\n${line}\n`;
    const [, second] = taskKeys(text);
    const converted = convertLines(
      text,
      [second].flatMap((task) => task ?? []),
      'emoji',
      config,
    );
    strictEqual(
      isRefusal(converted) ? converted.message : applyEdits(text, converted.edits),
      `${line}\n\n# Later\n\n- [ ] A 📅 2026-03-12\n`,
    );
    const gone = convertLines(line, taskKeys(text), 'emoji', config);
    strictEqual(isRefusal(gone) && gone.refused, 'ambiguous');
  });

  const token = fc.constantFrom(
    'due:2026-03-12',
    '📅 2026-03-12',
    '⏫',
    '[due:: 2026-03-12]',
    '(start:: 2026-03-01)',
    'est:4h',
    'wait:acme',
    '@due(2026-03-12)',
    '🔁 every week',
    '@maria',
    '+mail',
    '#ops',
    'words',
    '[chased:: 2026-03-01]',
    '`code:x`',
    '^block',
  );
  it('never changes what a line says, and converting twice is converting once', () =>
    fc.assert(
      fc.property(
        fc.array(token, { maxLength: 7 }),
        fc.constantFrom<Syntax>('plain', 'emoji', 'bracket'),
        fc.constantFrom('\n', '\r\n'),
        (tokens, syntax, end) => {
          const text = `- [ ] Task ${tokens.join(' ')}${end}- [ ] other due:2026-01-01${end}`;
          const after = convert(text, syntax);
          deepStrictEqual(says(after), says(text));
          strictEqual(convert(after, syntax), after);
          strictEqual(after.split(end).length, 3);
        },
      ),
      { numRuns: runs(200) },
    ));
});

function says(text: string) {
  return parseNote(text).tasks.map(
    ({ text: words, state, due, start, priority, repeat, wait, id, people, projects }) => ({
      words,
      state,
      due,
      start,
      priority,
      repeat,
      wait,
      id,
      names: [...people, ...projects].map(({ name }) => name),
    }),
  );
}
