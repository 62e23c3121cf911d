// Finds a browser of the Chromium family on this machine and starts it for tests. None is ever downloaded.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge'];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ];
  }),
];

/** What to tell somebody whose machine has no such browser. */
export const missingBrowser =
  'No browser of the Chromium family was found. Install one (Debian: apt-get install chromium; or Google Chrome or ' +
  'Microsoft Edge), or name its program in CHROMIUM_PATH.';

/** @returns {string | undefined} the browser's program */
export function findBrowser() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined) return existsSync(named) ? named : undefined;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => programs.map((name) => join(folder, name)));
  return [...onPath, ...places].find((file) => existsSync(file));
}

/** The workbench asks for extensions and experiments elsewhere; tests mean the same with and without a network. */
const onlyThisMachine = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'];

/** @returns {Promise<import('playwright-core').Browser>} a browser without a window */
export async function launchBrowser() {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(missingBrowser);
  const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  // Containers have no user namespaces for the browser's own sandbox; it sees our server only.
  const args = [...quiet, '--disable-component-update', '--disable-sync', '--no-sandbox', ...onlyThisMachine];
  return await chromium.launch({ executablePath, args });
}
