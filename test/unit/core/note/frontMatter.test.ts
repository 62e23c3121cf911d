// The header: where it begins and ends, values as written, the fast reader against the YAML parser and against an independent
// reader, and texts that are out to hurt: code, bombs, slow mistakes, names of objects.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import matter from 'gray-matter';
import { readFlatHeader } from '../../../../src/core/note/flatHeader.ts';
import { headerEntry, readHeader } from '../../../../src/core/note/frontMatter.ts';
import { type HeaderDraft, headerDraft } from '../../../../src/core/note/headerReading.ts';
import type { HeaderEntry } from '../../../../src/core/note/note.ts';
import { parseNote } from '../../../../src/core/note/parseNote.ts';
import { readYamlEntries } from '../../../../src/core/note/yamlHeader.ts';
import { runs } from '../../../support/runs.ts';

const codes = (text: string) => readHeader(text).problems.map((problem) => problem.code);

/** Values as plain data: text, list of texts, or maps. */
function plain(entry: HeaderEntry): unknown {
  if (entry.maps.length > 0)
    return entry.maps.map((map) => Object.fromEntries([...map].map(([key, value]) => [key, value.text])));
  const texts = entry.values.map((value) => value.text);
  return entry.shape === 'list' ? texts : (texts[0] ?? '');
}

function values(text: string): Record<string, unknown> {
  return Object.fromEntries(readHeader(text).header?.entries.map((entry) => [entry.key, plain(entry)]) ?? []);
}

function check(name: string, header: string, expected: Record<string, unknown>, problems: string[] = []): void {
  it(name, () => {
    const text = `---\n${header}\n---\nbody`;
    deepStrictEqual([values(text), codes(text)], [expected, problems]);
    deepStrictEqual(
      [values(text.replaceAll('\n', '\r\n')), codes(text.replaceAll('\n', '\r\n'))],
      [expected, problems],
    );
  });
}

describe('where a header is', () => {
  const body = (text: string) => text.slice(readHeader(text).bodyStart);
  it('ends at dashes or dots', () =>
    deepStrictEqual(['---\na: 1\n---\nb', '---\na: 1\n...\nb', '---  \na: 1\n--- \nb'].map(body), ['b', 'b', 'b']));
  it('may be empty', () => deepStrictEqual([readHeader('---\n---\nb').header?.entries, body('---\n---')], [[], '']));
  it('keeps dashes inside values', () =>
    deepStrictEqual(values('---\na: x---\nb: "---"\n---\n'), { a: 'x---', b: '---' }));
  for (const text of [
    '----\na: 1\n---\n',
    ' ---\na: 1\n---\n',
    'x\n---\na: 1\n---\n',
    '\n---\na: 1\n---\n',
    '',
    '---',
    '--',
    '---\na: 1',
  ]) {
    it(`is not in ${JSON.stringify(text)}`, () => strictEqual(readHeader(text).header, undefined));
  }
  it('knows the line its body begins on', () =>
    deepStrictEqual([readHeader('---\r\na: 1\r\n---\r\nb').bodyLine, readHeader('b').bodyLine], [3, 0]));
  it('reports one that is never closed', () =>
    deepStrictEqual([codes('---\ntitle: a\n\ntext'), codes('---\n\ntext')], [['header-unclosed'], []]));
  it('names the last entry of a field', () =>
    strictEqual(headerEntry(readHeader('---\ndue: 1\ndue_date: 2\n---\n').header, 'due')?.values[0]?.text, '2'));
});

describe('values of a header', () => {
  check('scalars', "a: one\nb: \"two: #2\"\nc: 'it''s'\nd:\ne:   spaced   # comment", {
    a: 'one',
    b: 'two: #2',
    c: "it's",
    d: '',
    e: 'spaced',
  });
  check('lists', 'a: [x, "y, z"]\nb:\n  - x\n  - y # c\nc:\n- z\nd: []', {
    a: ['x', 'y, z'],
    b: ['x', 'y'],
    c: ['z'],
    d: [],
  });
  check('maps', 'a:\n  x: 1\n  y: "2"\nb:\n  - t: 1\n    d: 2\n  - t: 3', {
    a: [{ x: '1', y: '2' }],
    b: [{ t: '1', d: '2' }, { t: '3' }],
  });
  check('links', 'a: [[Note]]\nb: "[[Note|x]]"\nc:\n  - [[A]]', { a: '[[Note]]', b: '[[Note|x]]', c: ['[[A]]'] });
  check(
    'what the YAML parser reads',
    'a: |\n  x\n  y\nb: >\n  x\n  y\nc: x\n  y\nd: "a\\"b"\ne: [a,\n  b]\n"f g": {h: i}',
    {
      a: 'x\ny\n',
      b: 'x y\n',
      c: 'x y',
      d: 'a"b',
      e: ['a', 'b'],
      'f g': [{ h: 'i' }],
    },
  );
  check('unquoted signs', 'a: @x\nb: [@y]', { a: '@x', b: ['@y'] }, ['header-at-unquoted', 'header-at-unquoted']);
  check('a colon in a title', 'title: a: b\nx: y', { title: 'a: b', x: 'y' }, ['header-colon-unquoted']);
  check('a lost tag', 'tags: #x', { tags: '' }, ['header-hash-lost']);
  check('a key twice', 'a: 1\nb: 2\na: 3', { a: '3', b: '2' }, ['header-duplicate-key']);
  check('a mistake costs only its own lines', 'a: 1\nb: [x\nc: "y\nd: 2', { a: '1', b: '[x', c: '"y', d: '2' }, [
    'header-unreadable',
    'header-unreadable',
  ]);

  it('keeps every lexeme as it was written', () => {
    const lexemes =
      '2024-02-30 0123 12:30:00 010 1.10 12e4567 99999999999999999999 no on yes ~ null true .5 0x1F 1_000 +1 -5 .inf =';
    for (const lexeme of lexemes.split(' '))
      deepStrictEqual(values(`---\na: ${lexeme}\nb: [${lexeme}]\n---\n`), { a: lexeme, b: [lexeme] });
  });
  it('gives lists in lists that end with nothing a place behind their dash', () => {
    const text = '---\nlinks:\n  - a\n  -  -\n---\n';
    const [entry] = readHeader(text).header?.entries ?? [];
    deepStrictEqual(
      entry?.values.map(({ span }) => text.slice(span.start, span.end)),
      ['a', '-'],
    );
  });
  it('gives the empty value a place right behind the colon', () => {
    const entries = readHeader('---\na:\nb: \nc: # x\n---\n').header?.entries ?? [];
    deepStrictEqual(
      entries.map((entry) => [entry.shape, entry.valueSpan]),
      [6, 9, 13].map((at) => ['empty', { start: at, end: at }]),
    );
  });
});

const key = fc.stringMatching(/^[a-z][a-z_]{0,7}$/);
const scalar = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9 .,/é-]{0,12}$/).map((text) => text.trim()),
  fc.stringMatching(/^[ a-z:#@,[\]{}&*!|>-]{0,10}$/).map((text) => `"${text}"`),
  fc.stringMatching(/^[ a-z:#@,[\]{}&*!|>"-]{0,10}$/).map((text) => `'${text}'`),
  fc.constantFrom('2026-03-04', '10:30', '[[Note]]', '-5', '?x', ':y', 'a#b', 'a:b', 'no'),
);
const item = scalar.filter((text) => !/^[-?:]|,/.test(text) || /^["']/.test(text));
const comment = fc.constantFrom('', '', '', ' # note', '  ');
const entry = fc.oneof(
  fc.tuple(key, scalar, comment).map(([name, value, behind]) => `${name}: ${value}${behind}`),
  fc.tuple(key, comment).map(([name, behind]) => `${name}:${behind}`),
  fc
    .tuple(
      key,
      fc.array(
        item.filter((text) => !text.startsWith('[[')),
        { maxLength: 3 },
      ),
    )
    .map(([name, items]) => `${name}: [${items.join(', ')}]`),
  fc
    .tuple(key, fc.constantFrom('', '  ', '    '), fc.array(scalar, { minLength: 1, maxLength: 3 }))
    .map(([name, indent, items]) => `${name}:\n${items.map((text) => `${indent}- ${text}`).join('\n')}`),
  fc
    .tuple(key, key, key, scalar, scalar)
    .map(([name, a, b, x, y]) => `${name}:\n  - ${a}: ${x}\n    ${b}: ${y}\n  - ${b}:`),
  fc.tuple(key, key, scalar).map(([name, a, x]) => `${name}:\n  ${a}: ${x}`),
  fc.constantFrom('', '# a comment', '   # an indented one'),
);
const headers = fc.array(entry, { maxLength: 8 }).map((lines) => lines.join('\n'));
const mutated = fc
  .tuple(
    headers,
    fc.nat(200),
    fc.constantFrom('\t', ' ', '"', "'", ':', ': ', '#', ' #', '[', ']', '-', '\n', '\n  ', '@', '&', '{', '|', ','),
  )
  .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at));

function read(content: string, how: (draft: HeaderDraft, start: number, end: number) => void): HeaderDraft {
  const draft = headerDraft(content);
  how(draft, 0, content.length);
  return draft;
}

describe('the fast reader', function () {
  this.timeout(20_000);
  // The parser takes comments before the first key for nothing to read, and so do we: both are then empty.
  for (const [name, texts, tries] of [
    ['on forms people write', headers, runs(400)],
    ['one character off', mutated, runs(400)],
  ] as const) {
    it(`agrees with the YAML parser wherever it answers, ${name}`, () => {
      let answered = 0;
      fc.assert(
        fc.property(texts, (content) => {
          const fast = read(content, (draft, start, end) => readFlatHeader(draft, start, end, false));
          if (fast.problems.length > 0) return;
          if (fast.entries.length === 0) return;
          answered++;
          const slow = read(content, readYamlEntries);
          // A tab on a line of its own is nothing to us and a doubt to the parser.
          const doubts = slow.problems.map((problem) => problem.code).filter((code) => code !== 'header-tab');
          deepStrictEqual(doubts, []);
          deepStrictEqual(fast.entries, slow.entries);
        }),
        { numRuns: tries },
      );
      // About a quarter; far fewer would mean that it has given up on forms it should know.
      ok(answered > tries / 20, `only ${answered} answers`);
    });
  }
});

describe('an independent reader', function () {
  this.timeout(20_000);
  const refuse = () => {
    throw new Error('code in a header');
  };
  const engines = { javascript: { parse: refuse, stringify: refuse } };
  it('finds the same in simple headers', () => {
    const words = fc
      .stringMatching(/^[a-z][a-z -]{0,10}[a-z]$/)
      .filter((text) => !/^(?:null|true|false|yes|no|on|off|nan|inf)$/.test(text));
    const simple = fc.uniqueArray(fc.tuple(key, fc.oneof(words, fc.array(words, { minLength: 1, maxLength: 3 }))), {
      selector: ([name]) => name,
      maxLength: 6,
    });
    fc.assert(
      fc.property(simple, fc.boolean(), (pairs, flow) => {
        const written = ([name, value]: [string, string | string[]]) => {
          if (typeof value === 'string') return `${name}: ${value}`;
          return flow ? `${name}: [${value.join(', ')}]` : `${name}:\n${value.map((text) => `  - ${text}`).join('\n')}`;
        };
        const text = `---\n${pairs.map(written).join('\n')}\n---\n\nBody.\n`;
        const other = matter(text, { engines });
        deepStrictEqual(values(text), { ...other.data });
        strictEqual(text.slice(readHeader(text).bodyStart), other.content);
      }),
      { numRuns: runs(90) },
    );
  });
});

describe('hostile headers', () => {
  it('never run: a language is no header, and the body is read', () => {
    const names = [
      'js',
      'javascript',
      'JS',
      'JavaScript',
      '  js',
      'coffee',
      'cson',
      'toml',
      'json',
      'constructor',
      'toString',
      '__proto__',
      'yaml',
    ];
    for (const name of names) {
      for (const mark of ['', '\ufeff']) {
        const text = `${mark}---${name}\nglobalThis.ran = true\n---\n- [ ] body\n`;
        const note = parseNote(text);
        deepStrictEqual([note.header, note.tasks.length], [undefined, 1]);
        deepStrictEqual(
          note.problems.map((problem) => problem.code),
          ['header-language'],
        );
      }
    }
    strictEqual('ran' in globalThis, false);
  });

  const bombs: Record<string, string> = {
    aliases: [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((name, at) => `${name}: &${name} [${`*${'abcdefgh'[at]},`.repeat(9)}]`),
    ].join('\n'),
    merges: 'a: &a {x: 1}\nb:\n  <<: *a\n  <<: [*a, *a]',
    itself: 'a: &a [*a]',
    brackets: `a: ${'['.repeat(8000)}`,
    braces: `a: ${'{a: '.repeat(3000)}`,
    dashes: `a:\n${'- '.repeat(7000)}x`,
    indents: `a:\n${Array.from({ length: 150 }, (_, depth) => `${' '.repeat(depth + 1)}a:`).join('\n')}`,
    maps: `"k": ${'a: '.repeat(5000)}`,
    braced: `"k": ${'{}'.repeat(8000)}`,
    closing: `"k": ${']'.repeat(16_000)}`,
    opened: `"k": ${'"'.repeat(16_000)}`,
    escapes: `a: "${'\\q'.repeat(8000)}"`,
    keys: Array.from({ length: 3000 }, (_, at) => `k${at}: 1`).join('\n'),
    quotes: Array.from({ length: 400 }, (_, at) => `"k${at}": "\\x"`).join('\n'),
    tags: Array.from({ length: 390 }, (_, at) => `k${at}: !!binary x`).join('\n'),
    ats: 'a: @\n'.repeat(390),
  };
  for (const [name, content] of Object.entries(bombs)) {
    it(`are read in no time and into no space: ${name}`, () => {
      const start = process.cpuUsage();
      const note = parseNote(`---\n${content}\n---\n- [ ] body\n`);
      const { user, system } = process.cpuUsage(start);
      ok((user + system) / 1000 < 250);
      ok(JSON.stringify(note.header ?? {}).length < 400_000);
      strictEqual(note.tasks.length, 1);
    });
  }
  it('do not reach the prototype of objects', () => {
    const text =
      '---\n__proto__:\n  polluted: yes\nconstructor: x\n"__proto__": {polluted: yes}\nlist:\n  - __proto__: 1\n    polluted: 2\n---\n';
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const { header } = readHeader(text);
    strictEqual(Object.getOwnPropertyNames(Object.prototype).join(), before);
    strictEqual(({} as Record<string, unknown>)['polluted'], undefined);
    deepStrictEqual(
      header?.entries.map((each) => each.key),
      ['__proto__', 'constructor', '__proto__', 'list'],
    );
  });
  it('are cut at 400 lines', () => {
    const text = `---\n${Array.from({ length: 500 }, (_, at) => `k${at}: 1`).join('\n')}\n---\n- [ ] body\n`;
    const { header, tasks, problems } = parseNote(text);
    deepStrictEqual(
      [header?.broken, header?.entries.length, tasks[0]?.line, problems[0]?.code],
      [true, 400, 502, 'header-too-large'],
    );
  });
});
