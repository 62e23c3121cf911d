// The hash by which a text is known again: the same from its bytes, and blind for nothing but byte-order mark and line ends.
import assert from 'node:assert/strict';
import { check, property, string } from 'fast-check';
import { hashText, hashWords } from '../../../../src/core/index/textHash.ts';
import '../../../support/runs.ts';

function ofBytes(text: string): ReturnType<typeof hashWords> {
  const words = new Int32Array(text.length + 1).fill(-1);
  return hashWords(words, Buffer.from(words.buffer).write(text));
}

describe('the hash of a text', () => {
  it('is that of its UTF-8', () => {
    const { counterexample } = check(
      property(string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const plain = text.replace(/\r|^\ufeff/g, '');
        assert.deepEqual(hashText(plain), ofBytes(plain));
      }),
    );
    assert.equal(counterexample, null);
  });

  it('knows no byte-order mark and one kind of line end, and every other difference', () => {
    assert.deepEqual(hashText('\ufeffa\r\nb\r\n'), hashText('a\nb\n'));
    const texts = [
      '',
      '\0',
      'a',
      'a\n',
      'a\r',
      'b',
      'ab',
      'ba',
      'abc',
      'abcd',
      'abce',
      'abcda',
      'abcdabcd',
      'ä',
      '\ud800',
      '📅',
    ];
    assert.equal(new Set(texts.map((text) => JSON.stringify(hashText(text)))).size, texts.length);
    assert.notDeepEqual(hashText(`${'x'.repeat(100_000)}a`), hashText(`${'x'.repeat(100_000)}b`));
  });
});
