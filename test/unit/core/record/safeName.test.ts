// Names of files: what people type never leaves its folder and exists on every system.
import { ok, strictEqual } from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import fc from 'fast-check';
import { isSafeFolder } from '../../../../src/core/notePath.ts';
import { safeName, safePath } from '../../../../src/core/record/safeName.ts';
import { anyText } from '../../../support/anyText.ts';
import { runs } from '../../../support/runs.ts';

function check(text: string, expected: string): void {
  it(JSON.stringify(text), () => strictEqual(safeName(text), expected));
}

describe('safeName', () => {
  check('Mail gateway: queue stuck!', 'mail-gateway-queue-stuck');
  check('  Größe der Straße  ', 'größe-der-straße');
  check('e\u0301tude', 'étude');
  check('会議 2026', '会議-2026');
  check('../../etc/passwd', 'etc-passwd');
  check('..\\..\\x', 'x');
  check('C:\\Windows', 'c-windows');
  check('.git', 'git');
  check('CON', 'con-note');
  check('com1', 'com1-note');
  check('nul.txt', 'nul-txt');
  check('a\u202Egnp.exe', 'a-gnp-exe');
  check('\u3164\u115F', 'untitled');
  check('㐀\u{E0100}\u0000¹', '㐀-¹');
  check('', 'untitled');
  check('---', 'untitled');
  check('x'.repeat(300), 'x'.repeat(120));
  check('é'.repeat(100), 'é'.repeat(60));
});

describe('safePath', () => {
  it('joins folder and stem', () =>
    strictEqual(safePath('meetings', '2026-03-04 Stand-up'), 'meetings/2026-03-04-stand-up.md'));
  it('adds a suffix from 2 on', () => strictEqual(safePath('', 'a', 2), 'a-2.md'));
  it('keeps room for the suffix', () => strictEqual(safePath('', 'x'.repeat(200), 12)?.length, 120));
  for (const folder of [
    '..',
    'a/../b',
    '/a',
    'a/',
    'a//b',
    'a\\b',
    'C:',
    '.git',
    'a/.hidden',
    'con',
    'aux.d/x',
    'a ',
    'a.',
    'a\0b',
    'x'.repeat(121),
  ])
    it(`refuses the folder ${JSON.stringify(folder)}`, () => {
      strictEqual(safePath(folder, 'x'), undefined);
      strictEqual(isSafeFolder(folder), false);
    });
  it('refuses a path that is too long', () =>
    strictEqual(safePath(['x', 'y'].map((c) => c.repeat(110)).join('/'), 'z'.repeat(50)), undefined));
});

const NASTY = [
  '../',
  '..\\',
  '/',
  '\\',
  '.',
  ' ',
  ':',
  '\0',
  '\u202E',
  '\uFEFF',
  'con',
  'AUX',
  'e\u0301',
  '\u{1F600}',
  '\uD800',
  'İ',
  '\u0301',
  '\u200D',
  'ﬁ',
  'ß',
  '漢',
];
const title = fc.oneof(
  anyText(80),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 150 }).map((parts) => parts.join('')),
);

describe('safeName, any title', () => {
  it('is a direct child with a plain name of at most 120 bytes', () =>
    fc.assert(
      fc.property(title, (text) => {
        const name = safeName(text);
        ok(name.length > 0 && Buffer.byteLength(name) <= 120, name);
        strictEqual(name, name.normalize('NFC'));
        strictEqual(posix.dirname(posix.normalize(posix.join('root', name))), 'root');
        strictEqual(win32.dirname(win32.normalize(win32.join('root', name))), 'root');
        ok(!/[\p{C}\p{Z}<>:"|?*/\\.]/u.test(name), name);
        ok(isSafeFolder(name), name);
      }),
      { numRuns: runs(1000) },
    ));
  it('is settled: its own result is unchanged', () =>
    fc.assert(
      fc.property(title, (text) => strictEqual(safeName(safeName(text)), safeName(text))),
      { numRuns: runs(500) },
    ));
});
