// `npm test [stage …]`: installs what is missing, runs all stages whatever the earlier ones say, and ends with the sum over
// all suites. A browser that is missing fails the stages that need it; it never skips them.
import { ensureDependencies } from './dependencies.mjs';
import { sum, unsteady } from './testResults.mjs';

await ensureDependencies();
const { stages } = await import('./stages.mjs');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => stages.every((stage) => stage.name !== name));
if (unknown.length > 0)
  throw new Error(`no stage ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}`);

/** No stage takes a third of it on two cores; what does not end must not keep everybody waiting. */
const stageLimitMs = 40 * 60_000;

/** @type {import('./testResults.mjs').Counts[]} */
const counts = [];
/** @type {string[]} */
const summary = [];
for (const { name, run } of stages.filter((stage) => wanted.length === 0 || wanted.includes(stage.name))) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const watch = setTimeout(() => {
    console.log(`\n${summary.join('\n')}\n\n  ✘ ${name} had not ended after ${stageLimitMs / 60_000} minutes`);
    process.exit(1);
  }, stageLimitMs);
  const count = await run().catch((error) => {
    console.log(`  ✘ ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1 };
  });
  clearTimeout(watch);
  counts.push(count);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push(`  ${name.padEnd(12)}${seconds.padStart(7)} s  ${count.passed} passed, ${count.failed} failed`);
  console.log(summary.at(-1));
}

const { passed, failed } = sum(counts);
const again = unsteady.length > 0 ? `, ${unsteady.length} UNSTEADY, passed when run again: ${unsteady.join(', ')}` : '';
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed${again}`);
process.exit(failed === 0 ? 0 : 1);
