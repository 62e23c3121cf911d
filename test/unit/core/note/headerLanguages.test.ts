// T1: forty ways of writing a language behind the dashes, for which some reader somewhere runs the header or throws. To Daybook none is
// a header: nothing runs, the body is read, and a problem says so. The reader that most tools use is the proof that they are alive.
import { deepEqual, equal, ok } from 'node:assert/strict';
import matter from 'gray-matter';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

const names = ['js', 'javascript', 'JS', 'JavaScript', 'Js', 'JAVASCRIPT', 'coffee', 'coffeescript', 'cson', 'ts'];
const others = [
  'json',
  'toml',
  'yaml',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__',
  'node',
  'mjs',
  'eval',
];
const canary = 'globalThis.daybookHeader = "ran"';
const code = `${canary}; ({ title: "x" })`;

const spellings: readonly (readonly [string, string])[] = [
  ...[...names, ...others].map((name) => [name, `---${name}\n${code}\n---\n`] as const),
  ...['js', 'javascript', 'JS', 'JavaScript', 'coffee'].flatMap((name) => [
    [`a blank before ${name}`, `--- ${name}\n${code}\n---\n`] as const,
    [`${name} behind a byte-order mark`, `\ufeff---${name}\n${code}\n---\n`] as const,
    [`${name} with Windows line ends`, `---${name}\r\n${code}\r\n---\r\n`] as const,
    [`tabs and blanks around ${name}`, `---\t ${name} \t\n${code}\n---\n`] as const,
  ]),
];

describe('T1 languages behind the dashes', () => {
  afterEach(() => Reflect.deleteProperty(globalThis, 'daybookHeader'));

  it('are forty', () => deepEqual([spellings.length, new Set(spellings.map(([, text]) => text)).size], [40, 40]));

  for (const [name, header] of spellings) {
    it(`T1 runs nothing: ${name}`, () => {
      const { header: found, tasks, problems } = parseNote(`${header}- [ ] body\n`);
      deepEqual([found, tasks.length, problems.map(({ code: what }) => what)], [undefined, 1, ['header-language']]);
      equal(Reflect.get(globalThis, 'daybookHeader'), undefined);
    });
  }

  it('would be noticed: another reader runs many of them', () => {
    const ran = spellings.filter(([, header]) => {
      Reflect.deleteProperty(globalThis, 'daybookHeader');
      try {
        matter(`${header}- [ ] body\n`, {});
      } catch {
        // It has no reader for some of the languages.
      }
      return Reflect.get(globalThis, 'daybookHeader') === 'ran';
    });
    ok(ran.length >= 10, `${ran.length}: ${ran.map(([name]) => name).join()}`);
  });
});
