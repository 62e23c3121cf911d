// Windows for end-to-end tests: one browser and one server a run, one page load a suite. A suite calls `useWindow` and asks
// the result for the workbench inside its tests. When a test fails, a picture and what the window printed are left in
// .artifacts/; with DAYBOOK_TRACE=1 a trace of every step as well, which makes the window slower.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { artifacts, root } from '../../scripts/project.mjs';
import { testFolder } from '../../scripts/testFolders.mjs';
import { stopServers, testServer } from '../../scripts/vscodeServer.mjs';
import { Workbench } from './workbench.ts';

export interface WindowOptions {
  /** A folder of test/fixtures, or a function that makes a folder and tells its absolute path; empty if left out. */
  readonly folder?: string | (() => string | Promise<string>);
  /** The copy of the fixture is a repository with everything committed. */
  readonly git?: boolean;
  /** True if left out; false opens the folder in Restricted Mode. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** For the extension host, for example a fixed time. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestWindow {
  /** There while tests run. */
  readonly workbench: Workbench;
  /** The folder that is open: a copy, absolute. */
  readonly folder: string;
}

const isTraced = process.env['DAYBOOK_TRACE'] === '1';
const traced = { screenshots: true, snapshots: true };

let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
  stopServers();
});

/** Opens a window before the tests of the enclosing suite and closes it after them. */
export function useWindow(options: WindowOptions = {}): TestWindow {
  const { folder, git = false, trusted = true, settings = {}, env = {} } = options;
  const opened: { workbench?: Workbench; folder?: string } = {};
  const log: string[] = [];

  before(async function () {
    this.timeout(120_000);
    opened.folder = typeof folder === 'function' ? await folder() : testFolder(folder, { git });
    const server = await testServer({
      name: 'e2e',
      trusted,
      settings: { ...settings },
      env: { DAYBOOK_TEST: '1', ...env },
    });
    browser ??= launchBrowser();
    const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    context.setDefaultTimeout(40_000);
    if (isTraced) await context.tracing.start(traced);
    const page = await context.newPage();
    page.on('console', (message) => log.push(message.text()));
    opened.workbench = new Workbench(page);
    await page.goto(server.windowUrl({ folder: opened.folder, extension: root }));
    try {
      await page.locator('.part.statusbar .statusbar-item').first().waitFor();
      await page.locator('.part.activitybar [role=tab]').first().waitFor();
      if (!trusted) await opened.workbench.statusItem('Restricted Mode').waitFor();
    } catch (error) {
      await keep(opened.workbench, this.test?.fullTitle() ?? 'window', log);
      throw error;
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed' || opened.workbench === undefined) return;
    await keep(opened.workbench, this.currentTest.fullTitle(), log);
  });

  after(async () => {
    await opened.workbench?.page.context().close();
  });

  return {
    get workbench() {
      if (opened.workbench === undefined) throw new Error('the window is open only while tests run');
      return opened.workbench;
    },
    get folder() {
      if (opened.folder === undefined) throw new Error('the window is open only while tests run');
      return opened.folder;
    },
  };
}

/** Leaves what a person needs to understand a failure in .artifacts/. */
async function keep(workbench: Workbench, title: string, log: readonly string[]): Promise<void> {
  const name = title.replace(/\W+/g, '-').slice(0, 100);
  await workbench.screenshot(name);
  writeFileSync(join(artifacts(), `${name}.log`), log.join('\n'));
  if (!isTraced) return;
  const { tracing } = workbench.page.context();
  await tracing.stop({ path: join(artifacts(), `${name}.zip`) });
  await tracing.start(traced);
}
