// Any field of any header can be set, removed and appended to: headers with comments, quotes, lists in every style, either line
// end, a byte-order mark, no final line end. What was asked for is read back by two readers, and nothing else differs.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { isRefusal, type NoteEdit, type Refusal } from '../../../../src/core/edits/edit.ts';
import { appendHeaderItem, setHeaderField } from '../../../../src/core/edits/header.ts';
import type { HeaderValue } from '../../../../src/core/edits/headerValue.ts';
import { headerEntry, readHeader } from '../../../../src/core/note/frontMatter.ts';
import { applyEdits } from '../../../../src/core/text.ts';
import { runs } from '../../../support/runs.ts';

const names = ['status', 'owner', 'tags', 'due_date', 'notes', 'x-1'];
const word = fc.constantFrom(
  'open',
  'maria',
  '2026-03-01',
  'a b',
  'no',
  '10:30',
  "it's",
  'é',
  '[[Mail]]',
  '#net',
  'a, b',
  '@jo',
);

/** Value lines behind `key:` in all styles, with `#…` comments that have to stay. */
const styles: readonly ((a: string, b: string) => string)[] = [
  (a) => ` ${plain(a)}`,
  (a) => ` ${plain(a)} # c1`,
  (a) => ` ${double(a)}`,
  (a) => ` '${a.replaceAll("'", "''")}'   # c2`,
  () => '',
  () => ' # c3',
  (a, b) => ` [${double(a)}, ${double(b)}]`,
  (a, b) => ` [ ${double(a)} , '${b.replaceAll("'", "''")}' ] # c4`,
  (a, b) => ` [\n  ${double(a)}, # c5\n  ${double(b)}\n]`,
  () => ' []',
  (a, b) => `\n  - ${double(a)} # c6\n  # c7\n  - ${plain(b)}`,
  (a, b) => `\n- ${plain(a)}\n- ${double(b)}`,
  (a) => ` # c8\n\n    - ${plain(a)}`,
  (a) => ` |\n  ${a}\n  more`,
  (a) => ` >-\n  ${a}\n\n  # text`,
  () => ' one two\n  goes on',
];

interface Made {
  readonly keys: readonly string[];
  readonly values: readonly { readonly style: number; readonly a: string; readonly b: string; readonly gap: string }[];
  readonly mark: string;
  readonly end: string;
  readonly close: string;
  readonly body: string;
}

const header: fc.Arbitrary<Made> = fc.record({
  keys: fc.uniqueArray(fc.constantFrom(...names), { minLength: 0, maxLength: 5 }),
  values: fc.array(
    fc.record({ style: fc.nat(styles.length - 1), a: word, b: word, gap: fc.constantFrom('', '\n', '# c9\n') }),
    {
      minLength: 5,
      maxLength: 5,
    },
  ),
  mark: fc.constantFrom('', '\uFEFF'),
  end: fc.constantFrom('\n', '\r\n'),
  close: fc.constantFrom('---', '...', '---  '),
  body: fc.constantFrom('', '\n', '\n\n# Title\n', '\ntext without end'),
});

function textOf({ keys, values, mark, end, close, body }: Made): string {
  const lines = keys.map((key, at) => {
    const { style, a, b, gap } = values[at] ?? { style: 0, a: '', b: '', gap: '' };
    return `${gap}${key}:${styles[style]?.(a, b === a ? `${b}2` : b)}\n`;
  });
  return mark + `---\n${lines.join('')}${close}${body}`.replaceAll('\n', end);
}

function plain(text: string): string {
  return /^[\w -]+$/.test(text) ? text : double(text);
}

function double(text: string): string {
  return `"${text}"`;
}

/** What our reader sees, by field; other keys must not change. */
function seen(text: string): Map<string, string[]> {
  const { header: found, problems } = readHeader(text);
  deepStrictEqual(problems, [], text);
  return new Map(found?.entries.map(({ field, values }) => [field, values.map((value) => value.text)]));
}

/** The same by the YAML parser alone. */
function parsed(text: string): unknown {
  const { header: found } = readHeader(text);
  if (!found) return {};
  const document = parseDocument(text.slice(found.contentSpan.start, found.contentSpan.end), { schema: 'failsafe' });
  deepStrictEqual(document.errors, [], text);
  return document.toJS() ?? {};
}

function others(value: unknown, key: string): unknown {
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key));
}

function apply(text: string, answer: NoteEdit | Refusal): string {
  if (isRefusal(answer)) {
    strictEqual(answer.refused, 'unchanged', text);
    return text;
  }
  return applyEdits(text, answer.edits);
}

function unharmed(before: string, after: string, key: string): void {
  deepStrictEqual(others(parsed(after), key), others(parsed(before), key));
  const field = readHeader(`---\n${key}: x\n---\n`).header?.entries[0]?.field ?? '';
  const [old, now] = [seen(before), seen(after)];
  old.delete(field);
  now.delete(field);
  deepStrictEqual(now, old);
  strictEqual(after.startsWith('\uFEFF'), before.startsWith('\uFEFF'));
  if (before.includes('\r\n')) ok(!/[^\r]\n/.test(after), after);
  else ok(!after.includes('\r'), after);
}

const comments = (text: string): string[] => text.match(/# c\d/g) ?? [];

describe('header splices', () => {
  it('set a value or a list, whatever stood there', () =>
    fc.assert(
      fc.property(
        header,
        fc.constantFrom(...names, 'new_key'),
        fc.oneof(word, fc.uniqueArray(word, { minLength: 1, maxLength: 3 })),
        (made, key, value: HeaderValue) => {
          const before = textOf(made);
          const after = apply(before, setHeaderField(before, key, value));
          const wanted = typeof value === 'string' ? [value] : value;
          const found = headerEntry(
            readHeader(after).header,
            readHeader(`---\n${key}: x\n---\n`).header?.entries[0]?.field ?? '',
          );
          deepStrictEqual(new Set(found?.values.map(({ text }) => text)), new Set(wanted), after);
          unharmed(before, after, key);
          const again = setHeaderField(after, key, value);
          ok(isRefusal(again) && again.refused === 'unchanged', after);
        },
      ),
      { numRuns: runs(50) },
    ));

  it('append an item in the style of the list, and lose no comment', () =>
    fc.assert(
      fc.property(header, fc.constantFrom(...names, 'new_key'), (made, key) => {
        const before = textOf(made);
        const after = apply(before, appendHeaderItem(before, key, 'added'));
        unharmed(before, after, key);
        deepStrictEqual(comments(after), comments(before));
        const field = readHeader(`---\n${key}: x\n---\n`).header?.entries[0]?.field ?? '';
        const [old, now] = [
          headerEntry(readHeader(before).header, field),
          headerEntry(readHeader(after).header, field),
        ];
        ok(now?.values.at(-1)?.text.endsWith('added'), after);
        if (old?.shape === 'list' && old.values.length > 0) {
          deepStrictEqual(
            now?.values.slice(0, -1).map(({ text }) => text),
            old.values.map(({ text }) => text),
          );
          strictEqual(after.charAt(now?.valueSpan.start ?? 0), before.charAt(old.valueSpan.start), after);
        }
      }),
      { numRuns: runs(50) },
    ));

  it('remove a key with its lines, and no other', () =>
    fc.assert(
      fc.property(header, fc.constantFrom(...names), (made, key) => {
        const before = textOf(made);
        const after = apply(before, setHeaderField(before, key, undefined));
        unharmed(before, after, key);
        ok(!new RegExp(`^${key}:`, 'm').test(after), after);
      }),
      { numRuns: runs(50) },
    ));
});

describe('a header that is not changed', () => {
  const check = (name: string, text: string, reason: string) =>
    it(name, () => {
      for (const answer of [
        setHeaderField(text, 'status', 'done'),
        appendHeaderItem(text, 'tags', 'x'),
        setHeaderField(text, 'status', undefined),
      ])
        strictEqual(isRefusal(answer) ? answer.refused : 'edited', reason);
    });
  check('broken', '---\nstatus: open\ntags: [a, b\nx: y\n---\n', 'broken-header');
  check(
    'in conflict',
    '---\n<<<<<<< ours\nstatus: open\n=======\nstatus: done\n>>>>>>> theirs\n---\n',
    'broken-header',
  );
  check('in braces', '---\n{status: open, tags: [a]}\n---\n', 'not-supported');
  check('TOML', '+++\nstatus = "open"\ntags = ["a"]\n+++\n', 'not-supported');
  check('JSON', '{ "status": "open", "tags": ["a"] }\n', 'not-supported');
});

describe('append to a header', () => {
  const check = (before: string, after: string) =>
    it(JSON.stringify(before), () => strictEqual(apply(before, appendHeaderItem(before, 'tags', 'new')), after));
  check('', '---\ntags:\n  - new\n---\n');
  check('# Title\n', '---\ntags:\n  - new\n---\n\n# Title\n');
  check('---\na: b\n---\n', '---\na: b\ntags:\n  - new\n---\n');
  check('---\ntags:\n---\n', '---\ntags:\n  - new\n---\n');
  check('---\ntags: [a,b]\n---\n', '---\ntags: [a,b, new]\n---\n');
  check('---\ntags: []\n---\n', '---\ntags: [new]\n---\n');
  check("---\ntags: 'a'\n---\n", "---\ntags:\n  - 'a'\n  - new\n---\n");
  check('---\ntags: a, b\n---\n', '---\ntags: a, b, new\n---\n');
  check('---\nTags:\n- a\n---\n', '---\nTags:\n- a\n- new\n---\n');
});
