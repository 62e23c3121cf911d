// What git prints of the past, read as it comes: wherever it is cut into pieces the answer is the same, and half an answer is none.
import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import type { Git } from '../../../../src/notebook/git.ts';
import { type LoggedCommit, readLog } from '../../../../src/notebook/history/readLog.ts';
import { type PastText, readTexts } from '../../../../src/notebook/history/readTexts.ts';
import { runs } from '../../../support/runs.ts';

const id = (digit: string): string => digit.repeat(40);
const zero = id('0');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The bytes in pieces that end at the given places. */
function cut(all: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % all.length)), all.length].sort((a, b) => a - b);
  return ends.map((end, at) => all.subarray(ends[at - 1] ?? 0, end));
}

const cuts = fc.array(fc.nat(2000), { maxLength: 8 });

describe('log of the past', () => {
  const log = [
    `${id('a')}\0\u00002026-03-01T12:00:00+01:00\0a@x\0Ana Ö\0`,
    `\n:000000 100644 ${zero} ${id('1')} A\0a\nö.md\0:000000 120000 ${zero} ${id('2')} A\0link.md\0`,
    `${id('b')}\0${id('a')} ${id('c')}\u00002026-03-02T12:00:00Z\0b@x\0\0\0`,
    `${id('d')}\0${id('b')}\u00002026-03-03T12:00:00Z\0b@x\0Ben\0\n:100644 000000 ${id('1')} ${zero} D\0a\nö.md\0`,
  ].join('');
  const read = (pieces: readonly Uint8Array[]): { commits: LoggedCommit[]; isWhole: boolean } => {
    const commits: LoggedCommit[] = [];
    const reader = readLog((commit) => commits.push(commit));
    for (const piece of pieces) reader.take(piece);
    return { isWhole: reader.end(), commits };
  };

  it('is read commit by commit, links and modules as no notes', () =>
    deepStrictEqual(
      read([bytes(log)]).commits.map(({ id: name, parents, author, changes }) => [
        name.charAt(0),
        parents.length,
        author,
        changes.map(({ path, blob = '-' }) => `${path} ${blob.charAt(0)}`),
      ]),
      [
        ['a', 0, 'Ana Ö', ['a\nö.md 1', 'link.md -']],
        ['b', 2, '', []],
        ['d', 1, 'Ben', ['a\nö.md -']],
      ],
    ));

  it('is the same however it is cut', () =>
    fc.assert(
      fc.property(cuts, (places) => deepStrictEqual(read(cut(bytes(log), places)), read([bytes(log)]))),
      { numRuns: runs(100) },
    ));

  it('is known to be cut off, or to be no log', () => {
    strictEqual(read([bytes(log)]).isWhole, true);
    for (const end of [1, 60, log.length - 60, log.length - 3])
      strictEqual(read([bytes(log).subarray(0, end)]).isWhole, false, String(end));
    strictEqual(read([bytes('fatal: what\0')]).isWhole, false);
  });
});

describe('texts of the past', () => {
  const large = 3 * 1024 * 1024;
  const answer = bytes(
    `${id('a')} blob 5\nö\n\nx\n${id('b')} missing\n${id('c')} blob ${large}\n${'y'.repeat(large)}\n${id('d')} blob 3\na\0b\n${id('e')} blob 0\n\n`,
  );
  const asked = ['a', 'b', 'c', 'd', 'e'].map(id);
  const git = (pieces: readonly Uint8Array[]): Git => ({
    version: async () => ({ major: 2, minor: 40 }),
    run: async (_, options) => {
      for (const piece of pieces) await options?.onOutput?.(piece);
      return { ok: true, code: 0, stdout: new Uint8Array() };
    },
  });
  const read = async (pieces: readonly Uint8Array[]): Promise<PastText[]> => {
    const texts: PastText[] = [];
    await readTexts(git(pieces), asked, (text, at) => {
      strictEqual(at, texts.length);
      texts.push(text);
    });
    return texts;
  };
  const expected = [
    { text: 'ö\n\nx' },
    { skipped: 'missing' },
    { skipped: 'too-large' },
    { skipped: 'binary' },
    { text: '' },
  ];

  it('are the same however they are cut', async () => {
    deepStrictEqual(await read([answer]), expected);
    const places = fc.array(fc.oneof(fc.nat(120), fc.integer({ min: large, max: answer.length })), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(places, async (ends) => deepStrictEqual(await read(cut(answer, ends)), expected)),
      { numRuns: runs(30) },
    );
  });

  it('are not half an answer, nor another one', async () => {
    await rejects(read([answer.subarray(0, -2)]), /cut off/);
    await rejects(read([bytes(`${id('f')} blob 1\nx\n`)]), /unexpected/);
  });
});
