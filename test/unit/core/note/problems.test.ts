// The table of problems: every row is provoked by some golden note or by one of the texts here, and says what it is about.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { type ProblemCode, problemRules } from '../../../../src/core/note/problems.ts';

const folder = 'test/golden/parse';
const texts = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
  '\0',
  'x'.repeat(2 * 1024 * 1024 + 1),
  `---\n${'a: 1\n'.repeat(401)}---\n`,
  `---\na: ${'[{'.repeat(9)}\n---\n`,
  '- [ ] a priority:whatever',
  '- [ ] a due: 2026-03-12 id:x!y due:',
];
const problems = texts.flatMap((text) => parseNote(text).problems);

describe('problems', () => {
  it('each row of the table is provoked, and nothing outside it', () => {
    deepStrictEqual([...new Set(problems.map((problem) => problem.code))].sort(), Object.keys(problemRules).sort());
  });
  it('messages quote the text and leave no gap', () => {
    for (const { code, message, severity } of problems) {
      ok(!message.includes('“%”'), message);
      deepStrictEqual(severity, problemRules[code as ProblemCode].severity);
    }
  });
});
