// A mocha reporter: prints a line for each failure and slow test as `dot` does, and leaves the counts in the file named by
// DAYBOOK_COUNTS, so that stages run in other processes can be summed.
import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

const { EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_RETRY, EVENT_RUN_END } =
  mocha.Runner.constants;

// biome-ignore lint/style/noDefaultExport: mocha takes a reporter file's default export
export default class CountReporter extends mocha.reporters.Dot {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    const file = process.env['DAYBOOK_COUNTS'];
    if (file === undefined) return;
    /** @type {import('./testResults.mjs').SuiteCounts} */
    const counts = { passed: 0, failed: 0, retried: [] };
    // What is tried again says why at once: a seed that found something must not be lost.
    runner.on(EVENT_TEST_RETRY, (test, error) => {
      counts.retried.push(test.fullTitle());
      console.log(`\n  once more: ${test.fullTitle()}\n${error?.stack ?? error}`);
    });
    const count = (/** @type {'passed' | 'failed'} */ outcome) => () => {
      counts[outcome] += 1;
    };
    runner.on(EVENT_TEST_PASS, count('passed'));
    runner.on(EVENT_TEST_FAIL, count('failed'));
    runner.on(EVENT_TEST_PENDING, count('failed'));
    runner.once(EVENT_RUN_END, () => writeFileSync(file, JSON.stringify(counts)));
  }
}
