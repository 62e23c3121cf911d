// A short run of every fuzzer, always with the same seed: the long ones with changing seeds are `npm run fuzz`.
import { strictEqual } from 'node:assert/strict';
import { fuzzers } from '../support/fuzz/fuzzers.ts';
import { fuzzCorpus, fuzzInputs } from '../support/fuzz/noteFuzz.ts';

describe('what nobody would write', function () {
  this.timeout(60_000);
  for (const [name, { run, full }] of Object.entries(fuzzers))
    it(`${name}: nothing is found`, () => strictEqual(run(20260311, full / 200), undefined));
  it('is the same for the same seed', () => {
    const [one, two] = [fuzzInputs(fuzzCorpus(), 7), fuzzInputs(fuzzCorpus(), 7)];
    for (let count = 0; count < 50; count++) strictEqual(one.next().value, two.next().value);
  });
});
