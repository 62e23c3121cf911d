// What people and enemies write into daybook.yml, and what is said about it. A problem is shown as `text: message`.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

function problems(text: string): string[] {
  return loadConfig(text).problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`);
}

function check(text: string, expected: string[]) {
  it(JSON.stringify(text), () => deepEqual(problems(text), expected));
}

function checkCodes(text: string, expected: string[]) {
  it(JSON.stringify(text.slice(0, 60)), () =>
    deepEqual([...new Set(loadConfig(text).problems.map(({ code }) => code))], expected),
  );
}

describe('problems of daybook.yml', () => {
  describe('keys and values', () => {
    check('kindz: {}\n', ['kindz: Unknown key `kindz`, did you mean `kinds`?']);
    check('taskSyntax: plain\n', ['taskSyntax: Unknown key `taskSyntax`, did you mean `task_syntax`?']);
    check('colour: red\n', ['colour: Unknown key `colour`.']);
    check('visibility: privat\n', ['privat: `privat` is not known for `visibility`, did you mean `private`?']);
    check('timezone: Europe/Berlin\n', []);
    check('timezone: Mars/North\n', ['Mars/North: `Mars/North` is not a time zone such as Europe/Berlin.']);
    check('work:\n  holidays: [2026-12-25, 2026-02-30]\n', [
      '2026-02-30: `2026-02-30` is not a day such as 2026-03-04.',
    ]);
    check('work:\n  days: mon-fri\n  hours: 9-17\n', ['9-17: `9-17` is not a span of hours such as 09:00-17:00.']);
    check('name: [a, b]\n', ['[a, b]: `name` has to be a single value.']);
    check('kinds:\n  - bug\n', ['- bug\n: `kinds` has to be a map of names and values.']);
    check('markers:\n  "!": important\n', [
      'important: `important` is not known for `!`; it is one of todo, doing, waiting, done, cancelled.',
    ]);
    check('markers:\n  ab: todo\n', ['ab: `ab` has to be a single character.']);
    check('people:\n  - name: ""\n', ['name: ""\n: A person needs an id, a name or a mail address.']);
    check('people:\n  - maria\n  - { id: maria }\n', ['{ id: maria }: `maria` is in the list twice.']);
    check('kpis:\n  mine:\n    from: type:issue\n', ['mine: The KPI `mine` needs `from:` and `measure:`.']);
    check('exclude: ["!**/nothing/**"]\n', [
      '"!**/nothing/**": `**/nothing/**` is none of the usual patterns, so there is nothing to take away.',
    ]);
  });

  describe('kinds and fields', () => {
    check('kinds:\n  bug:\n    tick: don\n    states: { open: todo, done: done }\n', [
      'don: `don` is no state of this kind, did you mean `done`?',
    ]);
    check('kinds:\n  bug:\n    stamps: { fixed: fixed }\n    states: { open: todo }\n', [
      'fixed: `fixed` is no state of this kind.',
    ]);
    check('kinds:\n  bug:\n    fields: [title, sevrity]\n', [
      'sevrity: The field `sevrity` is not declared, did you mean `severity`?',
    ]);
    check('kinds:\n  Bug: {}\n', ['Bug: `Bug` has to be small letters, digits and dashes, beginning with a letter.']);
    check('fields:\n  due: text\n', ['due: `due` is a day elsewhere and cannot be a text too; a field has one type.']);
    check('fields:\n  deadline: text\n', [
      'deadline: `deadline` is a day elsewhere and cannot be a text too; a field has one type.',
    ]);
    check('fields:\n  path: text\n', ['path: `path` cannot be the name of a field: it has a meaning of its own.']);
    check('kinds:\n  a:\n    fields: { size: number }\n  b:\n    fields: { size: text }\n', [
      'size: `size` is a number elsewhere and cannot be a text too; a field has one type.',
    ]);
    check('kinds:\n  bug:\n    folder: issues\n  flaw:\n    folder: Issues\n', [
      'Issues: `Issues` is the folder of bug already; notes there need a `type:`.',
    ]);
  });

  describe('paths that leave the notebook', () => {
    for (const folder of [
      '../x',
      '/etc',
      'a/../b',
      '.git',
      'a/.hidden',
      'con',
      'a/nul.txt',
      'C:/x',
      'a\\b',
      'a/',
      'a//b',
      'a.',
      'a<b',
      'a\u202eb',
    ]) {
      it(JSON.stringify(folder), () => {
        const quoted = JSON.stringify(folder);
        for (const text of [
          `kinds:\n  bug:\n    folder: ${quoted}\n`,
          `inbox: ${quoted}\n`,
          `series:\n  x:\n    file: ${quoted}\n`,
        ]) {
          const config = loadConfig(text);
          deepEqual(
            config.problems.map(({ code }) => code),
            ['config-value'],
            text,
          );
          ok(![config.kinds.get('bug')?.folder, config.inbox, config.series.get('x')?.file].includes(folder));
        }
      });
    }
    check('kinds:\n  bug:\n    file: "{date}-{nmae}"\n', [
      '"{date}-{nmae}": `{date}-{nmae}` has the unknown placeholder `{nmae}`.',
    ]);
    check('kinds:\n  bug:\n    file: "{person}/{date}-{slug}"\n', []);
  });

  describe('YAML that is more than text', () => {
    checkCodes('name: &x Ops\nme: *x\n', ['config-anchor', 'config-alias']);
    checkCodes('name: !!js/function x\n', ['config-tag']);
    checkCodes('name: !x y\n', ['config-tag']);
    checkCodes('<<: { name: x }\n', ['config-key-unknown']);
    checkCodes('? [a]\n: b\n', ['config-key']);
    checkCodes('name: a\nname: b\n', ['config-duplicate']);
    checkCodes('- a\n- b\n', ['config-shape']);
    checkCodes('just words\n', ['config-shape']);
    checkCodes('name: "Ops\n', ['config-yaml']);
    checkCodes('---\nname: a\n---\nname: b\n', ['config-yaml']);
    checkCodes(`name: ${'x'.repeat(70_000)}\n`, ['config-too-big']);
    checkCodes('a: '.repeat(70), ['config-too-big']);
    checkCodes('? '.repeat(20_000), ['config-too-big']);
    checkCodes('- '.repeat(20_000), ['config-too-big']);
    checkCodes('['.repeat(20_000), ['config-too-big']);
    checkCodes('[\n'.repeat(20_000), ['config-too-big']);
    checkCodes(`name: ${'['.repeat(12)}${']'.repeat(12)}\n`, ['config-shape', 'config-depth']);
  });

  it('keeps what was written, whatever it looks like', () => {
    for (const text of ['010', '1.10', 'no', '1e3', '2024-02-30', '~', 'null', '0x10', 'true', '12:30:00']) {
      equal(loadConfig(`name: ${text}\n`).name, text);
    }
  });

  it('reads CRLF and a byte-order mark, and the rest of a broken file', () => {
    equal(loadConfig('\ufeffname: Ops\r\nme: li\r\n').me, 'li');
    const broken = loadConfig('name: Ops\nkinds: [\n');
    equal(broken.name, 'Ops');
    ok(broken.problems.length > 0);
  });

  it('reaches no prototype', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'];
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    for (const name of names) {
      for (const text of [
        `${name}: x\n`,
        `kinds:\n  ${name}: { folder: x }\n`,
        `queries:\n  ${name}: a\n`,
        `fields:\n  ${name}: day\n`,
        `kinds:\n  bug:\n    states: { ${name}: done }\n`,
      ]) {
        const config = loadConfig(text);
        ok(config.problems.every(({ span }) => span.end <= text.length));
        equal(config.kinds.get('issue')?.states.length, 6);
      }
    }
    deepEqual(Object.getOwnPropertyNames(Object.prototype).sort(), before);
    equal(({} as { folder?: string }).folder, undefined);
  });

  it('never throws and never points outside the text', () => {
    const piece = fc.constantFrom(
      'kinds:',
      '  bug:',
      '    states:',
      '      a: b',
      ' - ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '|',
      '#',
      '&a',
      '*a',
      '!t',
      '\n',
      '\t',
      'name',
      'people',
      '? ',
      '---',
      'fields',
      '\ufeff',
      '\r\n',
      'off',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        for (const { span } of loadConfig(text).problems) {
          ok(span.start >= 0 && span.start <= span.end && span.end <= text.length, JSON.stringify({ text, span }));
        }
      }),
      { numRuns: runs(50) },
    );
  });
});
