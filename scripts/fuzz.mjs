// `npm run fuzz [-- NAME...] [--inputs N] [--seed N]`: tries a great many inputs that nobody would write, in parts with a seed each, and
// says how far it is. NAME is one of test/support/fuzz/fuzzers.ts (all of them when none is given). Ends at the first fault with its seed
// and the smallest input that has it.
import { parseArgs } from 'node:util';
import { importBundled } from './testBundle.mjs';

const { values, positionals } = parseArgs({
  options: { inputs: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const part = 25_000;

/** @type {{ fuzzers: Record<string, { full: number, run(seed: number, count: number): string | undefined }> }} */
const { fuzzers } = await importBundled('test/support/fuzz/fuzzers.ts');

for (const name of positionals.length > 0 ? positionals : Object.keys(fuzzers)) {
  const fuzzer = fuzzers[name];
  if (fuzzer === undefined) throw new Error(`there is no "${name}", but ${Object.keys(fuzzers).join(', ')}`);
  const start = performance.now();
  const inputs = Number(values.inputs ?? fuzzer.full);
  const first = Number(values.seed ?? Date.now() % 1_000_000);
  for (let done = 0, seed = first; done < inputs; seed++) {
    const count = Math.min(part, inputs - done);
    const fault = fuzzer.run(seed, count);
    if (fault !== undefined) {
      console.log(`${name}, seed ${seed}: ${fault}`);
      process.exit(1);
    }
    done += count;
    console.log(`  ${name}: ${done} of ${inputs}, ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  console.log(`${name}: ${inputs} inputs from seed ${first} on, nothing found`);
}
