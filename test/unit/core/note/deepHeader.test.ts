// Headers that would nest a YAML reader as deeply as they are long: each is read or refused, quickly, and ends no process.
import { deepEqual, ok } from 'node:assert/strict';
import { parseNote } from '../../../../src/core/note/parseNote.ts';

const limitMs = 1000;

/** `before` once, then `piece` up to the length of a header, in a header whose note goes on behind it. */
function check(before: string, piece: string): void {
  it(JSON.stringify(`${before}${piece}…`), () => {
    const startMs = performance.now();
    const note = parseNote(`---\n${before}${piece.repeat(Math.floor(16_000 / piece.length))}\n---\n- [ ] Go on\n`);
    ok(performance.now() - startMs < limitMs);
    ok(note.problems.length > 0 || note.header === undefined || note.header.entries.length < 2);
    ok(note.tasks.some(({ text }) => text === 'Go on'));
  });
}

describe('a header of nothing but marks', () => {
  for (const before of ['', 'a: ', 'a:\n  ', 'a:\n- ', '? ']) {
    for (const piece of ['? ', '- ', ': ', '- ? ', '? a: ', '[', '{a: ', '&a ', '!a ']) check(before, piece);
  }

  it('is not even given to the reader when its marks stand in a row', () => {
    const codes = (header: string) => parseNote(`---\n${header}\n---\n`).problems.map(({ code }) => code);
    for (const piece of ['? ', '- ', '- ? ']) deepEqual(codes(`a:\n  ${piece.repeat(20)}`), ['header-too-deep'], piece);
    deepEqual(codes(`a: ${'['.repeat(20)}`), ['header-too-deep']);
  });
});
