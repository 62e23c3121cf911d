// `npm run test:host [-- --window NAME] [--grep WORDS] [--vsix FILE] [--vscode floor]`: runs the tests of test/host inside
// the extension host of a real VS Code, whose windows a browser opens, two at a time and those beside that mostly wait.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { buildExtension } from './build.mjs';
import { hostWindows, windowContent, windowEnv } from './hostWindows.mjs';
import { artifacts, inLanes, isMain, root } from './project.mjs';
import { report, steadily, sum } from './testResults.mjs';
import { stopServers, testServer } from './vscodeServer.mjs';

const windowMinutes = 5;

/** Nobody looks at these windows, and half of what they cost is drawing: a fifth less where there is less to draw. */
const viewport = { width: 640, height: 480 };
const settingsOfAll = { 'breadcrumbs.enabled': false };

/**
 * @typedef {object} HostRun
 * @property {string} [only] one window
 * @property {string} [pattern] titles of tests
 * @property {string} [vsix] test this package instead of the repository's own build
 * @property {import('./installed.mjs').VsCodeVersion} [version]
 */

/** Windows that work at a time: more would only wait for each other. */
export const lanes = 2;

/**
 * @param {HostRun} [choice]
 * @returns {Promise<import('./testResults.mjs').Counts>}
 */
export async function runHostTests({ only, pattern, vsix, version = 'latest' } = {}) {
  const windows = await hostWindows({ only, pattern });
  if (windows.length === 0) throw new Error(`no window ${only ?? ''} in test/host`);
  const browser = await launchBrowser();
  /** @type {Map<import('./hostWindows.mjs').HostWindow, import('./testResults.mjs').Counts>} */
  const counts = new Map();
  const countsOf = (/** @type {import('./hostWindows.mjs').HostWindow} */ window) =>
    runWindow(window, browser, version, vsix);
  try {
    const count = async (/** @type {import('./hostWindows.mjs').HostWindow} */ window) => {
      counts.set(window, await countsOf(window));
    };
    // What mostly waits takes nobody's place.
    const waits = (/** @type {import('./hostWindows.mjs').HostWindow} */ { options }) => options.waits ?? false;
    const working = windows.filter((window) => !waits(window));
    await Promise.all([inLanes(1, windows.filter(waits), count), inLanes(lanes, working, count)]);
    // Who asks for one window wants to see what fails in it.
    if (only === undefined)
      for (const [window, first] of counts)
        counts.set(window, await steadily(window.name, first, () => countsOf(window)));
  } finally {
    await browser.close();
    stopServers();
  }
  return sum([...counts.values()]);
}

/**
 * @param {import('./hostWindows.mjs').HostWindow} window
 * @param {import('playwright-core').Browser} browser
 * @param {import('./installed.mjs').VsCodeVersion} version
 * @param {string | undefined} vsix
 */
async function runWindow(window, browser, version, vsix) {
  const { trusted = true, settings = {}, minutes = windowMinutes } = window.options;
  const name = `host-${version}-${vsix === undefined ? 'source' : 'package'}`;
  const server = await testServer({
    name,
    version,
    trusted,
    settings: { ...settingsOfAll, ...settings },
    env: windowEnv(window.options),
    ...(vsix && { vsix }),
  });
  const extension = vsix === undefined ? root : window.blank;
  rmSync(window.results, { force: true });
  const url = server.windowUrl({ ...windowContent(window.options), extension, tests: window.tests });
  let trouble = await untilTestsEnd(browser, url, window.name, minutes);
  // A window that came up without its folders has run no test: it is opened anew.
  for (let again = 0; again < 3 && !existsSync(window.results); again++)
    trouble = await untilTestsEnd(browser, url, window.name, minutes);
  return report(window.name, window.results, trouble);
}

/**
 * Opens a window and waits for the end of its tests.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} name
 * @param {number} minutes it may take
 * @returns {Promise<string | undefined>} what went wrong before the tests could say so themselves
 */
async function untilTestsEnd(browser, url, name, minutes) {
  const page = await browser.newPage({ viewport });
  /** @type {string[]} */
  const log = [];
  page.on('console', (message) => log.push(message.text()));
  try {
    /** @type {Promise<number>} */
    const exit = new Promise((resolve) => {
      page.exposeFunction('codeAutomationExit', resolve).catch(() => resolve(1));
    });
    await page.exposeFunction('codeAutomationLog', () => {});
    await page.goto(url);
    /** @type {NodeJS.Timeout | undefined} */
    let timer;
    const limit = new Promise((resolve) => {
      timer = setTimeout(() => resolve('late'), minutes * 60_000);
    });
    const outcome = await Promise.race([exit, limit]);
    clearTimeout(timer);
    if (outcome === 0) return undefined;
    await page.screenshot({ path: join(artifacts(), `host-${name}.png`) });
    const ending = outcome === 'late' ? `no result after ${minutes} minutes` : 'the tests could not be run';
    const logFile = join(artifacts(), `host-${name}.log`);
    writeFileSync(logFile, log.join('\n'));
    return `${ending}; see ${logFile}`;
  } finally {
    await page.close();
  }
}

if (isMain(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      window: { type: 'string' },
      grep: { type: 'string', short: 'g' },
      vsix: { type: 'string' },
      vscode: { type: 'string' },
    },
  });
  await buildExtension();
  const { passed, failed } = await runHostTests({
    ...(values.window && { only: values.window }),
    ...(values.grep && { pattern: values.grep }),
    ...(values.vsix && { vsix: values.vsix }),
    ...(values.vscode === 'floor' && { version: 'floor' }),
  });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
