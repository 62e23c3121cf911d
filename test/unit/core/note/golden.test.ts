// Golden files: each note of test/golden/parse is read and shown as in the text file beside it. One file for each kind of
// oddity that occurs in real repositories. `UPDATE_GOLDEN=1 npm run test:unit -- -g golden` writes them anew; read the diff.
import { notStrictEqual, strictEqual } from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { dumpNote } from './noteDump.ts';

const folder = 'test/golden/parse';
const names = readdirSync(folder).filter((name) => name.endsWith('.md'));

describe('golden notes', () => {
  it('are all there', () => notStrictEqual(names.length, 0));
  for (const name of names) {
    it(name, () => {
      const text = readFileSync(`${folder}/${name}`, 'utf8');
      const expected = `${folder}/${name.replace(/\.md$/, '.txt')}`;
      const found = dumpNote(parseNote(text), text);
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, found);
      strictEqual(found, existsSync(expected) ? readFileSync(expected, 'utf8') : 'no golden file yet');
    });
  }
});
