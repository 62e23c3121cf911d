// `npm run fuzz [-- --inputs 1000000] [--seed N]`: reads a great many notes that nobody would write (test/support/noteFuzz.ts), with
// several seeds, and says how far it is. Ends at the first fault with the seed and the smallest text that has it.
import { parseArgs } from 'node:util';
import { importBundled } from './testBundle.mjs';

const { values } = parseArgs({ options: { inputs: { type: 'string' }, seed: { type: 'string' } } });
const inputs = Number(values.inputs ?? 1_000_000);
const seeds = 8;
const first = Number(values.seed ?? Date.now() % 1_000_000);

/** @type {{ fuzz: (seed: number, count: number, onInput: (done: number) => void) => { fault: string, path: string, text: string } | undefined }} */
const { fuzz } = await importBundled('test/support/noteFuzz.ts');

const start = performance.now();
const each = Math.ceil(inputs / seeds);
for (let seed = first; seed < first + seeds; seed++) {
  const found = fuzz(seed, each, (done) => {
    if (done % 25_000 === 0) console.log(`  seed ${seed}: ${done} of ${each}`);
  });
  if (found !== undefined) {
    console.log(`seed ${seed}: ${found.fault} (${found.path})\n${JSON.stringify(found.text)}`);
    process.exit(1);
  }
  console.log(`seed ${seed}: ${each} inputs, ${((performance.now() - start) / 1000).toFixed(0)} s in all`);
}
console.log(`${each * seeds} inputs read, nothing found`);
