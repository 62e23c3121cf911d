// A dictionary keeps words and nothing else.
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Dictionary } from '../../../../src/core/index/dictionary.ts';
import { finished } from '../../../../src/core/index/steps.ts';

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

  it('makes room in pieces, loses no word that comes in a pause, and takes more without another array', () => {
    const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `word ${from + at}`);
    const [words, more] = [new Dictionary(), new Dictionary()];
    for (const word of numbered(0, 40_000)) words.add(word);
    for (const word of numbered(40_000, 60_000)) more.add(word);
    const steps = words.makeRoom(more.arrays());
    let pauses = 0;
    while (!steps.next().done) words.add(`in pause ${pauses++}`);
    assert.ok(pauses > 6, String(pauses));
    // One that is left in the middle leaves everything as it was.
    words.makeRoom(words.arrays()).next();
    const { byteLength } = words;
    words.addAll(more.arrays());
    assert.equal(words.byteLength, byteLength);
    assert.equal(words.size, 1 + 60_000 + pauses);
    for (const word of [...numbered(0, 60_000), 'in pause 0', `in pause ${pauses - 1}`])
      assert.equal(words.text(words.find(word)), word);
    finished(words.makeRoom(new Dictionary().arrays()));
    assert.equal(words.byteLength, byteLength);
  });
});
