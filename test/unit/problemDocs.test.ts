// Where codes of problems are written down: what each means in package.nls.json, which the schema of `daybook.problems.severity` shows and
// docs/problems.md is made of. `UPDATE_GOLDEN=1` writes the schema and the page anew.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { explainedCodes, type ProblemTexts, problemPage, problemsPage } from '../../src/core/fix/problemPage.ts';

const update = process.env['UPDATE_GOLDEN'] === '1';
const setting = 'daybook.problems.severity';
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const write = (file: string, content: unknown) => writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);

const values = ['off', 'hint', 'information', 'warning', 'error'];
const properties = Object.fromEntries(
  explainedCodes().map((code) => [code, { type: 'string', enum: values, markdownDescription: `%problem.${code}%` }]),
);
const texts: Readonly<Record<string, string>> = read('package.nls.json');
const textOf: ProblemTexts = (code) => texts[`problem.${code}`] ?? '';

describe('what is written about problems', () => {
  if (update) {
    const manifest = read('package.json');
    manifest.contributes.configuration.properties[setting].properties = properties;
    write('package.json', manifest);
    writeFileSync('docs/problems.md', problemsPage(textOf));
  }
  it('explains every code in a sentence, and no other', () => {
    const codes = Object.keys(texts).flatMap((key) => /^problem\.(.+)$/.exec(key)?.[1] ?? []);
    deepEqual(codes.sort(), [...explainedCodes()].sort());
    for (const code of explainedCodes()) ok(/^[A-Z“`].{20,}[.?]$/.test(textOf(code)), `${code}: ${textOf(code)}`);
  });
  it('is in docs/problems.md', () => equal(readFileSync('docs/problems.md', 'utf8'), problemsPage(textOf)));
  it('is in the schema of the setting', () => {
    const { properties: found, additionalProperties } =
      read('package.json').contributes.configuration.properties[setting];
    deepEqual(found, properties);
    equal(additionalProperties, false);
  });
  it('is a page for each code, and the list for others', () => {
    equal(problemPage('no-such-code', textOf), problemsPage(textOf));
    const page = problemPage('box-empty', textOf);
    equal(page.split('\n')[0], '# box-empty');
    ok(page.includes(textOf('box-empty')));
  });
});
