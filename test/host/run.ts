// What VS Code calls in the extension host when a test window opens: runs mocha on the given files and leaves one row a
// test in a file. It prints nothing; the launcher (scripts/testHost.mjs) does, for it outlives the window.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { extensions, workspace } from 'vscode';
import type { DaybookApi } from '../../src/start.ts';
import { unforeseen } from '../support/host.ts';

interface TestRow {
  readonly title: string;
  readonly milliseconds: number;
  /** Absent if the test passed. */
  readonly error?: string;
}

/** Runs the bundled test files and writes `TestRow[]` to `results`; rejects if a test failed. */
export async function run(files: readonly string[], results: string, folders: number, pattern?: string): Promise<void> {
  if (!(await comes(() => (workspace.workspaceFolders?.length ?? 0) >= folders)))
    throw new Error('the window has come up without its folders');
  if (!(await comes(() => workspace.getConfiguration('files').get('autoSave') === 'off')))
    throw new Error('the window has come up without its settings');
  const mocha = new Mocha({ timeout: 40_000, forbidOnly: true, reporter: Silent, ...(pattern && { grep: pattern }) });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Not by mocha's own loader: it tries `require` first, which never returns in VS Code 1.110.
  for (const file of files) await import(pathToFileURL(file).href);
  const rows: TestRow[] = [];
  const failures = await new Promise<number>((resolve) => {
    const before = process.listeners('uncaughtException');
    const runner = mocha.run(resolve);
    // VS Code's git is asked about each note that is shown; its pipe breaks when the note goes at once, and no test is at fault.
    runner.once('start', () => {
      // VS Code wraps each listener, so mocha's is known by its being new.
      const added = process.listeners('uncaughtException').filter((listener) => !before.includes(listener));
      for (const listener of added) process.off('uncaughtException', listener);
      process.on('uncaughtException', (error) => isOfVsCodesGit(error) || runner.uncaught(error));
    });
    const row = (test: Mocha.Runnable) => ({ title: test.fullTitle(), milliseconds: test.duration ?? 0 });
    runner.on('pass', (test) => rows.push(row(test)));
    runner.on('fail', (test, error: Error) => rows.push({ ...row(test), error: error.stack ?? error.message }));
    runner.on('pending', (test) => rows.push({ ...row(test), error: 'skipped' }));
  });
  const error = (await loggedErrors()).join('\n');
  rows.push({ title: 'Daybook logged no error', milliseconds: 0, ...(error && { error }) });
  writeFileSync(results, JSON.stringify(rows));
  if (failures > 0 || error) throw new Error(`${failures} failed`);
}

function isOfVsCodesGit({ stack = '' }: Error): boolean {
  return /[\\/]extensions[\\/]git[\\/]dist[\\/]/.test(stack);
}

/** What went wrong behind the tests, whatever they looked at. */
async function loggedErrors(): Promise<readonly string[]> {
  const api = await extensions.getExtension<DaybookApi>('daybook.daybook')?.activate();
  await api?.idle();
  return unforeseen((await api?.errors()) ?? ['Daybook is not there']);
}

/** Mocha's own output goes nowhere. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

/** A window sometimes comes up without its folders or settings, and then stays so: no test can say anything about it. */
async function comes(has: () => boolean): Promise<boolean> {
  for (let look = 0; look < 100 && !has(); look++) await new Promise((resolve) => setTimeout(resolve, 100));
  return has();
}
