// A dictionary keeps words and nothing else.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Dictionary } from '../../../../src/core/index/dictionary.ts';

describe('dictionary', () => {
  it('does not hold the texts that its words were cut from', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const used = (): number => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const words = new Dictionary();
    const before = used();
    const cut = Array.from({ length: 40 }, (_, at) => {
      const text = `${'prose '.repeat(100_000)}the heading of note ${at}`;
      return words.add(text.slice(600_000));
    });
    assert.ok(used() - before < 4_000_000);
    assert.equal(words.text(cut[7] ?? 0), 'the heading of note 7');
    assert.equal(words.add('the heading of note 7'), cut[7]);
  });
});
