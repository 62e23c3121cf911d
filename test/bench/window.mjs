// `npm run bench:window [-- --notes N]`: what a person waits for in a real VS Code window on a large notebook: activation, the first
// count, a keystroke in an open note, a change on disk, every panel; and how long our code holds the extension host's thread. Writes
// docs/performance-window.md. The delays are measured by the page's own clock, from the key or the write to what is drawn, the browser's
// and the server's share included.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../scripts/browser.mjs';
import { buildExtension } from '../../scripts/build.mjs';
import { artifacts, root } from '../../scripts/project.mjs';
import { startServer } from '../../scripts/vscodeServer.mjs';
import { extensionWithKeys, panels, reportPath, sentFloor, watchedPage } from './panels.mjs';

const rounds = 9;
const panelRounds = 7;
/** The last day of the corpora: what is due and who meets whom lies around it. */
const now = '2026-06-30T09:00:00Z';
const { values } = parseArgs({ options: { notes: { type: 'string', default: '10000' } } });
const load = loadavg()[0] ?? 0;
const folder = corpus(Number(values.notes));
const timesFile = join(root, '.out', 'bench-times.json');
rmSync(timesFile, { force: true });
await buildExtension({ timed: true });
const env = { DAYBOOK_TEST: '1', DAYBOOK_NOW: now, DAYBOOK_BENCH_TIMES: timesFile };
const server = await startServer({ name: 'bench', env });
const browser = await launchBrowser();
const { page, panelTimes } = await watchedPage(browser);
await page.goto(server.windowUrl({ folder, extension: extensionWithKeys() }));
const item = page.locator('.part.statusbar').getByRole('button', { name: /critical issues are open/ });
const began = performance.now();
await item.waitFor({ timeout: 120_000 }).catch(giveUp);
const firstCountMs = performance.now() - began;
const counted = Number(/^\d+/.exec((await item.getAttribute('aria-label')) ?? '')?.[0]);

const disk = [];
for (let round = 0; round < rounds; round++) {
  const text = `---\ntype: issue\nseverity: critical\nstatus: ${round % 2 === 0 ? 'open' : 'resolved'}\n---\n`;
  const wanted = counted + (round % 2 === 0 ? 1 : 0);
  disk.push(await delayUntil(wanted, () => writeFileSync(join(folder, 'issues', 'zz-bench.md'), text)));
}
await delayUntil(counted, () =>
  writeFileSync(
    join(folder, 'issues', 'zz-bench.md'),
    '---\ntype: issue\nseverity: critical\nstatus: resolved\nx: \n---\n',
  ),
);
await page.keyboard.press('ControlOrMeta+P');
await page.keyboard.type('zz-bench.md');
await page.locator('.quick-input-list .monaco-list-row', { hasText: 'zz-bench.md' }).first().waitFor();
await page.keyboard.press('Enter');
await page.locator('.tab.active', { hasText: 'zz-bench.md' }).waitFor();
// Keys that come before the editor has the focus are lost, and what is typed then stands elsewhere.
await page.locator('.monaco-editor.focused').waitFor();
await page.keyboard.press('ControlOrMeta+Home');
for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
await page.locator('.part.statusbar', { hasText: 'Ln 4, Col 17' }).waitFor();
await delayUntil(counted + 1, () => page.keyboard.press('Backspace'));
const typed = [];
for (let round = 0; round < rounds; round++) {
  const closes = round % 2 === 0;
  typed.push(await delayUntil(counted + (closes ? 0 : 1), () => page.keyboard.press(closes ? 'd' : 'Backspace')));
}
await page.keyboard.press('ControlOrMeta+S');
const opened = await panelTimes(panelRounds);
const activation = await activationMs();
report(await ownTimes());
await browser.close();
server.stop();
await buildExtension();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/**
 * A made-up notebook with a year of history.
 * @param {number} notes
 */
function corpus(notes) {
  const out = join(realpathSync(mkdtempSync(join(tmpdir(), 'daybook-bench-'))), 'notebook');
  const args = ['--out', out, '--notes', String(notes), '--git'];
  execFileSync(process.execPath, [join(root, 'test/bench/makeCorpus.mjs'), ...args], { stdio: 'ignore' });
  // The corpora have none of these.
  const technology = (/** @type {string} */ title) =>
    `---\ntype: technology\ntitle: ${title}\nring: trial\nquadrant: platforms\n---\n`;
  const rest = {
    'daybook.yml': 'name: Bench\n',
    ...Object.fromEntries(['kafka', 'rust', 'wasm'].map((name) => [`technologies/${name}.md`, technology(name)])),
    [reportPath]: readFileSync(join(root, 'test/bench/report.md'), 'utf8'),
  };
  for (const [path, text] of Object.entries(rest)) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return out;
}

/**
 * @param {number} count what the status bar has to say
 * @param {() => void | Promise<void>} act
 * @returns {Promise<number>} ms from the act to the drawn count
 */
async function delayUntil(count, act) {
  const seen = page.evaluate((wanted) => {
    const start = performance.now();
    return new Promise((/** @type {(ms: number) => void} */ resolve, reject) => {
      const look = () => {
        const label =
          document.querySelector('[aria-label*="critical issues are open"]')?.getAttribute('aria-label') ?? '';
        const ms = performance.now() - start;
        if (Number.parseInt(label, 10) === wanted) resolve(ms);
        else if (ms > 30_000) reject(new Error(`the status bar says "${label}", not ${wanted}`));
        else requestAnimationFrame(look);
      };
      look();
    });
  }, count);
  await act();
  return seen;
}

/**
 * Leaves a picture of a window that never counted.
 * @param {unknown} error
 */
async function giveUp(error) {
  const picture = join(artifacts(), 'bench-window.png');
  await page.screenshot({ path: picture });
  throw new Error(`the window never counted; see ${picture}`, { cause: error });
}

/**
 * Times that the extension took of itself.
 * @returns {Promise<Record<string, number[]>>}
 */
async function ownTimes() {
  for (let look = 0; look < 300 && !existsSync(timesFile); look++) await page.waitForTimeout(100);
  return JSON.parse(readFileSync(timesFile, 'utf8'));
}

/** What VS Code says of our activation; undefined when its list cannot be read. */
async function activationMs() {
  await page.keyboard.press('F1');
  await page.keyboard.type('Show Running Extensions');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show Running Extensions' }).first().waitFor();
  await page.keyboard.press('Enter');
  const rows = page.locator('.editor-group-container.active .monaco-list-row', { hasText: /daybook/i });
  await rows
    .first()
    .waitFor({ timeout: 10_000 })
    .catch(() => page.screenshot({ path: join(root, '.artifacts', 'bench-window.png') }));
  return /(\d+)\s?ms/.exec((await rows.count()) > 0 ? await rows.first().innerText() : '')?.[1];
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** @param {Record<string, number[]>} times by the clock and in processor time */
function report(times) {
  const own = (/** @type {string} */ what, /** @type {string} */ name, /** @type {string} */ aim) =>
    `| ${what} | ${[0, 1].map((at) => times[name]?.[at]?.toFixed(1) ?? '').join(' | ')} | ${aim} |`;
  const row = (/** @type {string} */ what, /** @type {readonly number[]} */ ms, /** @type {string} */ aim) =>
    `| ${what} | ${median(ms).toFixed(0)} | ${Math.max(...ms).toFixed(0)} | ${aim} |`;
  const text = `# What a person waits for

Written by \`npm run bench:window\`: a notebook of ${values.notes} made-up notes and a year of history in a real VS Code window (its server and a
browser on one machine: ${cpus().length} × ${cpus()[0]?.model.trim()}; ${load.toFixed(1)} programs were running on average when it began).

| | median ms | most ms | aim |
| --- | ---: | ---: | ---: |
${row('a keystroke in an open note', typed, '200')}
${row('a change on disk', disk, '1000')}

${rounds} rounds each, the whole way from the act to the drawn status bar. From opening the window to the first count:
${(firstCountMs / 1000).toFixed(1)} s, VS Code's own start included. Activation as its list of running extensions tells it, with the loading of files:
${activation ?? 'not told'} ms.

## Panels

| | first ms | median ms | most ms | of the floor | aim |
| --- | ---: | ---: | ---: | ---: | ---: |
${panels.map((panel) => panelRow(panel)).join('\n')}

From the key to the first frame in which the picture can be seen, ${panelRounds} times each, one after the other; the first time loads what
the panel needs and counts in the median, too. The floor is what VS Code itself takes for a webview that holds nothing of ours, in the same
run: its window, its frames and, for the second one, a message to the host and back, which is what a page that draws live notes needs;
by that one the others are divided, round by round. The Markdown preview is VS Code's own.

## The thread of the extension host

How long our own code holds it, in one go, when a window opens:

| | ms by the clock | ms of processor time | aim |
| --- | ---: | ---: | ---: |
${own('`activate`', 'activate', '5')}
${own('the longest evaluation of what it loads behind itself', 'evaluate', '16')}
${own('`start`, which makes every object once', 'start', '16')}
${own('longest hold by anybody until everything is drawn, VS Code and other extensions included', 'hold', '')}
`;
  writeFileSync(join(root, 'docs', 'performance-window.md'), text);
  console.log(text);
}

/** @param {import('./panels.mjs').Panel} panel */
function panelRow({ name, floor }) {
  const ms = opened.get(name) ?? [];
  const figures = [ms[0] ?? Number.NaN, median(ms), Math.max(...ms)].map((each) => each.toFixed(0));
  const floors = opened.get(sentFloor) ?? [];
  const ratio = median(ms.map((each, round) => each / (floors[round] ?? Number.NaN))).toFixed(1);
  return `| ${name} | ${figures.join(' | ')} | ${floor ? '' : ratio} | ${floor ? 'floor' : 300} |`;
}
