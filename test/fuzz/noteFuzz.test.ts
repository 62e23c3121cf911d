// A short run of the fuzzer, always with the same seed: the long one with changing seeds is `npm run fuzz`.
import { strictEqual } from 'node:assert/strict';
import { fuzz, fuzzCorpus, fuzzInputs } from '../support/noteFuzz.ts';

describe('notes that nobody would write', function () {
  this.timeout(60_000);
  it('are read quickly and rightly', () => strictEqual(JSON.stringify(fuzz(20260311, 5000)), undefined));
  it('are the same for the same seed', () => {
    const [one, two] = [fuzzInputs(fuzzCorpus(), 7), fuzzInputs(fuzzCorpus(), 7)];
    for (let count = 0; count < 50; count++) strictEqual(one.next().value, two.next().value);
  });
});
