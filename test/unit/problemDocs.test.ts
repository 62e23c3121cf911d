// Where codes of problems are written down beside the tables in core: docs/problems.md and the schema of `daybook.problems.severity`
// with its texts. All of it is made from the tables; `UPDATE_GOLDEN=1` writes it anew.
import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { explainedCodes, problemPage, problemsPage } from '../../src/core/fix/problemPage.ts';

const update = process.env['UPDATE_GOLDEN'] === '1';
const setting = 'daybook.problems.severity';
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const write = (file: string, content: unknown) => writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);

const values = ['off', 'hint', 'information', 'warning', 'error'];
const properties = Object.fromEntries(
  explainedCodes().map(({ code }) => [
    code,
    { type: 'string', enum: values, markdownDescription: `%problem.${code}%` },
  ]),
);
const texts = Object.fromEntries(explainedCodes().map(({ code, doc }) => [`problem.${code}`, doc]));

describe('what is written about problems', () => {
  if (update) {
    const manifest = read('package.json');
    manifest.contributes.configuration.properties[setting].properties = properties;
    write('package.json', manifest);
    const others = Object.entries(read('package.nls.json')).filter(([key]) => !key.startsWith('problem.'));
    write('package.nls.json', { ...texts, ...Object.fromEntries(others) });
    writeFileSync('docs/problems.md', problemsPage());
  }
  it('is in docs/problems.md', () => equal(readFileSync('docs/problems.md', 'utf8'), problemsPage()));
  it('is in the schema of the setting', () => {
    const { properties: found, additionalProperties } =
      read('package.json').contributes.configuration.properties[setting];
    deepEqual(found, properties);
    equal(additionalProperties, false);
  });
  it('is in the texts of the schema', () => {
    const found = Object.entries(read('package.nls.json')).filter(([key]) => key.startsWith('problem.'));
    deepEqual(Object.fromEntries(found), texts);
  });
  it('is a page for each code, and the list for others', () => {
    equal(problemPage('no-such-code'), problemsPage());
    equal(problemPage('box-empty').split('\n')[0], '# box-empty');
  });
});
