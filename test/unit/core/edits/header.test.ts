// Header edits: only the bytes of the value change, for every line end; another YAML reader sees the new value.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import matter from 'gray-matter';
import type { RefusalReason } from '../../../../src/core/edits/edit.ts';
import { isRefusal } from '../../../../src/core/edits/edit.ts';
import { setHeaderField, setHeaderFields } from '../../../../src/core/edits/header.ts';
import type { HeaderValue } from '../../../../src/core/edits/headerValue.ts';
import { headerScalar } from '../../../../src/core/edits/headerValue.ts';
import { headerEntry, readHeader } from '../../../../src/core/note/frontMatter.ts';
import type { FieldType } from '../../../../src/core/record/kind.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

/** Headers that are meant and not read: another one above would hide them and their quick fixes for good. */
const unreadHeaders = [
  ['a header that nobody closed', '---\ntype: issue\nseverity: high\n\nbody\n'],
  ['a header of TOML that nobody closed', '+++\ntitle = "x"\n\nbody\n'],
  ['a header with the name of a language', '---js\n{ title: "x" }\n---\nbody\n'],
  ['a header of JSON that cannot be read', '{ "title": "x", \n\nbody\n'],
] as const;

function edited(text: string, key: string, value: HeaderValue | undefined, type?: FieldType): string {
  const edit = setHeaderField(text, key, value, type);
  ok(!isRefusal(edit), JSON.stringify(edit));
  return applyEdits(text, edit.edits);
}

function check(
  name: string,
  before: string,
  [key, value]: readonly [string, HeaderValue | undefined],
  after: string,
): void {
  it(name, () => {
    strictEqual(edited(before, key, value), after);
    strictEqual(edited(before.replaceAll('\n', '\r\n'), key, value), after.replaceAll('\n', '\r\n'));
    strictEqual(edited(`\uFEFF${before}`, key, value), `\uFEFF${after}`);
  });
}

function checkRefused(
  name: string,
  text: string,
  [key, value]: readonly [string, HeaderValue | undefined],
  reason: RefusalReason,
): void {
  it(name, () => {
    const edit = setHeaderField(text, key, value);
    strictEqual(isRefusal(edit) ? edit.refused : edit, reason);
  });
}

describe('setHeaderField', () => {
  check('replaces a value', '---\nstatus: open\n---\nx', ['status', 'doing'], '---\nstatus: doing\n---\nx');
  check('keeps the comment', '---\nstatus: open # why\n---\n', ['status', 'doing'], '---\nstatus: doing # why\n---\n');
  check('keeps double quotes', '---\nstatus: "open"\n---\n', ['status', 'do"it'], '---\nstatus: "do\\"it"\n---\n');
  check('keeps single quotes', "---\nstatus: 'open'\n---\n", ['status', "won't"], "---\nstatus: 'won''t'\n---\n");
  check('quotes what needs it', '---\ntitle: a\n---\n', ['title', 'b: c'], '---\ntitle: "b: c"\n---\n');
  check('fills an empty key', '---\nowner:\na: b\n---\n', ['owner', 'maria'], '---\nowner: maria\na: b\n---\n');
  check(
    'fills an empty key before a comment',
    '---\nowner: # who\n---\n',
    ['owner', 'maria'],
    '---\nowner: maria # who\n---\n',
  );
  check(
    'finds other spellings',
    '---\nDue Date: 2026-03-01\n---\n',
    ['due', '2026-03-02'],
    '---\nDue Date: 2026-03-02\n---\n',
  );
  check('adds a key at the end', '---\na: b\n---\nx', ['due', '2026-03-02'], '---\na: b\ndue: 2026-03-02\n---\nx');
  check('adds to an empty header', '---\n---\nx', ['a', 'b'], '---\na: b\n---\nx');
  check('makes a header', '# Title\n', ['a', 'b'], '---\na: b\n---\n\n# Title\n');
  check('makes a header above a blank line', '\nText\n', ['a', 'b'], '---\na: b\n---\n\nText\n');
  check('removes a key with its comment', '---\na: b # c\nd: e\n---\n', ['a', undefined], '---\nd: e\n---\n');
  check('removes a list', '---\ntags:\n  - x\n  - y\nd: e\n---\n', ['tags', []], '---\nd: e\n---\n');
  check(
    'replaces a text over several lines',
    '---\na: |\n  one\n  two\nb: c\n---\n',
    ['a', 'new'],
    '---\na: new\nb: c\n---\n',
  );
  check('changes the last of duplicate keys', '---\na: b\na: c\n---\n', ['a', 'd'], '---\na: b\na: d\n---\n');
  check('ends with three dots', '---\na: b\n...\nx', ['c', 'd'], '---\na: b\nc: d\n...\nx');

  describe('lists', () => {
    const block = '---\ntags:\n  - x # first\n  # about y\n  - "y"\nb: c\n---\n';
    check(
      'adds an item',
      block,
      ['tags', ['x', 'y', 'z']],
      '---\ntags:\n  - x # first\n  # about y\n  - "y"\n  - z\nb: c\n---\n',
    );
    check('removes an item', block, ['tags', ['y']], '---\ntags:\n  # about y\n  - "y"\nb: c\n---\n');
    check('exchanges items', block, ['tags', ['x', 'z']], '---\ntags:\n  - x # first\n  # about y\n  - z\nb: c\n---\n');
    check('keeps its indentation', '---\ntags:\n- x\n---\n', ['tags', ['x', 'y']], '---\ntags:\n- x\n- y\n---\n');
    check('keeps brackets', "---\ntags: ['x', y] # c\n---\n", ['tags', ['x', 'z']], "---\ntags: ['x', z] # c\n---\n");
    check(
      'adds a new list in block style',
      '---\na: b\n---\n',
      ['tags', ['x', 'y']],
      '---\na: b\ntags:\n  - x\n  - y\n---\n',
    );
    check('makes a list of a value', '---\nowner: a\n---\n', ['owner', ['a', 'b']], '---\nowner:\n  - a\n  - b\n---\n');
    check('fills an empty key', '---\ntags:\n---\n', ['tags', ['x']], '---\ntags:\n  - x\n---\n');
    check(
      'is made above a line of dashes that opens a text',
      '---\n\ntext\n',
      ['a', 'b'],
      '---\na: b\n---\n\n---\n\ntext\n',
    );
    check('sets the one value of a list', '---\nowner:\n  - a\n---\n', ['owner', 'b'], '---\nowner:\n  - b\n---\n');
  });

  describe('refuses', () => {
    checkRefused('what is so already', '---\na: b\n---\n', ['a', 'b'], 'unchanged');
    checkRefused('removing what is not there', 'x', ['a', undefined], 'unchanged');
    checkRefused('a broken header', '---\na: [b\n---\n', ['a', 'c'], 'broken-header');
    for (const [name, text] of unreadHeaders) {
      checkRefused(name, text, ['owner', 'ana'], 'broken-header');
      checkRefused(`${name}, behind a byte-order mark`, `\uFEFF${text}`, ['owner', 'ana'], 'broken-header');
      checkRefused(`${name}, for an item`, text, ['tags', ['x']], 'broken-header');
    }
    checkRefused('TOML', '+++\na = "b"\n+++\n', ['a', 'c'], 'not-supported');
    checkRefused('JSON', '{ "a": "b" }\n', ['a', 'c'], 'not-supported');
    checkRefused('a map', '---\na:\n  b: c\n---\n', ['a', 'd'], 'not-supported');
  });

  it('sets several keys at once', () => {
    const edit = setHeaderFields('---\na: b\n---\n', [
      { key: 'x', value: '1', type: 'number' },
      { key: 'a', value: 'c' },
      { key: 'y', value: ['2'], type: 'list' },
    ]);
    ok(!isRefusal(edit));
    strictEqual(applyEdits('---\na: b\n---\n', edit.edits), '---\na: c\nx: 1\ny:\n  - 2\n---\n');
  });
});

describe('headerScalar', () => {
  const cases: readonly (readonly [string, FieldType, string])[] = [
    ['2026-03-04', 'day', '2026-03-04'],
    ['2026-03-04T10:15+01:00', 'stamp', '2026-03-04T10:15+01:00'],
    ['12', 'number', '12'],
    ['12', 'text', '"12"'],
    ['true', 'flag', 'true'],
    ['yes', 'text', '"yes"'],
    ['plain words', 'text', 'plain words'],
    ['#1', 'text', '"#1"'],
    ["it's", 'text', '"it\'s"'],
    ['- a', 'text', '"- a"'],
    ['@maria', 'person', '"@maria"'],
    ['', 'text', '""'],
  ];
  for (const [value, type, source] of cases)
    it(`${value} (${type})`, () => strictEqual(headerScalar(value, type), source));
});

const value = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      ':',
      '#',
      '-',
      '"',
      "'",
      '[',
      ']',
      '{',
      ',',
      '@',
      '!',
      '&',
      '*',
      '|',
      '>',
      '%',
      '1',
      '.',
      '\\',
      'é',
    ),
    minLength: 1,
    maxLength: 12,
  }),
  fc.string({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('null', '~', 'no', '1e3', '0x1f', '2026-03-04', '.inf', '<<', '='),
);
const lineEnd = fc.constantFrom('\n', '\r\n');

describe('header edits, any value', () => {
  it('are read back by two readers, and touch nothing else', () =>
    fc.assert(
      fc.property(
        value,
        fc.array(lineEnd, { minLength: 5, maxLength: 5 }),
        fc.constantFrom('', '\uFEFF'),
        (wanted, ends, mark) => {
          fc.pre(wanted.trim() === wanted);
          const [before, after] = [
            `${mark}---${ends[0]}first: 'one' # c${ends[1]}`,
            `other: [x]${ends[3]}---${ends[4]}body: text`,
          ];
          const text = `${before}key: "old"${ends[2]}${after}`;
          const result = edited(text, 'key', wanted);
          ok(result.startsWith(before) && result.endsWith(ends[2] + after), result);
          const entry = headerEntry(readHeader(result).header, 'key');
          deepStrictEqual(
            entry?.values.map((scalar) => scalar.text),
            [wanted],
          );
          strictEqual(matter(result, {}).data['key'], wanted);
        },
      ),
      { numRuns: runs(150) },
    ));
  it('are read back when a key is added', () =>
    fc.assert(
      fc.property(fc.uniqueArray(value, { minLength: 1, maxLength: 4 }), lineEnd, (wanted, end) => {
        fc.pre(wanted.every((item) => item.trim() === item));
        const text = `---${end}a: b${end}---${end}body`;
        const result = edited(text, 'key', wanted);
        deepStrictEqual(
          headerEntry(readHeader(result).header, 'key')?.values.map((scalar) => scalar.text),
          wanted,
        );
        deepStrictEqual(
          matter(result, {}).data['key'].map(String),
          wanted.map((item) => (item === '2026-03-04' ? String(new Date(item)) : item)),
        );
      }),
      { numRuns: runs(150) },
    ));
});
