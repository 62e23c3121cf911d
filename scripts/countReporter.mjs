// A mocha reporter: prints a line for each failure and slow test as `dot` does, and leaves the counts in the file named
// by DAYBOOK_COUNTS, so that stages run in other processes can be summed.
import { writeFileSync } from 'node:fs';
import mocha from 'mocha';

const { EVENT_RUN_END } = mocha.Runner.constants;

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
    runner.once(EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures + pending }));
    });
  }
}
