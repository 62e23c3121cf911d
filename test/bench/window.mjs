// `npm run bench:window [-- --notes N]`: what a person waits for in a real VS Code window on a large notebook: activation, the first
// count, a keystroke in an open note, a change on disk, the KPI panel; and how long our code holds the extension host's thread. Writes docs/performance-window.md. The delays are measured by the page's own
// clock, from the key or the write to the drawn status bar, the browser's and the server's share included.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../../scripts/browser.mjs';
import { buildExtension } from '../../scripts/build.mjs';
import { artifacts, root } from '../../scripts/project.mjs';
import { startServer } from '../../scripts/vscodeServer.mjs';

const rounds = 9;
const panelRounds = 3;
const { values } = parseArgs({ options: { notes: { type: 'string', default: '10000' } } });
const load = loadavg()[0] ?? 0;
const folder = corpus(Number(values.notes));
const timesFile = join(root, '.out', 'bench-times.json');
rmSync(timesFile, { force: true });
await buildExtension({ timed: true });
const server = await startServer({ name: 'bench', env: { DAYBOOK_TEST: '1', DAYBOOK_BENCH_TIMES: timesFile } });
const browser = await launchBrowser();
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
await page.goto(server.windowUrl({ folder, extension: root }));
const item = page.locator('.part.statusbar').getByRole('button', { name: /critical issues are open/ });
const opened = performance.now();
await item.waitFor({ timeout: 120_000 }).catch(giveUp);
const firstCountMs = performance.now() - opened;
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
/** What is opened, and what is drawn then. @type {readonly (readonly [string, string])[]} */
const panelNames = [
  ['Open KPI Panel', '.tile-value'],
  ['Open Board', '.column'],
  ['Open Timeline', '.timeline'],
  ['Open Calendar', '.calendar'],
  ['Open Risk Matrix', '.matrix'],
  ['Open Technology Radar', '.radar'],
  ['Open Workload', '.load'],
];
/** @type {Map<string, number[]>} */
const panels = new Map(panelNames.map(([name]) => [name, []]));
for (let round = 0; round < panelRounds; round++)
  for (const [name, drawn] of panelNames) panels.get(name)?.push(await panelMs(name, drawn));
const activation = await activationMs();
report(await ownTimes());
await browser.close();
server.stop();
await buildExtension();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

/**
 * A made-up notebook with a `daybook.yml`.
 * @param {number} notes
 */
function corpus(notes) {
  const out = join(realpathSync(mkdtempSync(join(tmpdir(), 'daybook-bench-'))), 'notebook');
  execFileSync(process.execPath, [join(root, 'test/bench/makeCorpus.mjs'), '--out', out, '--notes', String(notes)]);
  writeFileSync(join(out, 'daybook.yml'), 'name: Bench\n');
  // The corpora have none, and what there is nothing for stands in no palette.
  mkdirSync(join(out, 'technologies'), { recursive: true });
  for (const name of ['kafka', 'rust', 'wasm'])
    writeFileSync(
      join(out, 'technologies', `${name}.md`),
      `---\ntype: technology\ntitle: ${name}\nring: trial\nquadrant: platforms\n---\n`,
    );
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

/**
 * Opens a panel and closes it again.
 * @param {string} name of its command
 * @param {string} drawn what its page shows then, or says where there is nothing to show
 * @returns {Promise<number>} ms from the key to the drawn page
 */
async function panelMs(name, drawn) {
  await runCommand(`Daybook: ${name}`);
  const start = performance.now();
  await page.keyboard.press('Enter');
  const panel = page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  await panel.locator(`${drawn}, .empty`).first().waitFor();
  const ms = performance.now() - start;
  await runCommand('View: Close Editor');
  await page.keyboard.press('Enter');
  await page.locator('iframe.webview').waitFor({ state: 'detached' });
  return ms;
}

/**
 * Finds a command in the palette, ready to be run by Enter.
 * @param {string} name
 */
async function runCommand(name) {
  await page.keyboard.press('F1');
  // A page that was just drawn may still have the focus: keys typed before the input is there go to it.
  await page.locator('.quick-input-widget input').first().waitFor();
  await page.keyboard.type(name);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
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
  const text = [
    '# What a person waits for',
    '',
    `Written by \`npm run bench:window\`: a notebook of ${values.notes} made-up notes in a real VS Code window (its server and a browser on`,
    `one machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${load.toFixed(1)} when it began), ${rounds} rounds each (${panelRounds} of panels), the whole way from the act to the drawn status bar.`,
    '',
    '| | median ms | most ms | aim |',
    '| --- | ---: | ---: | ---: |',
    row('a keystroke in an open note', typed, '200'),
    row('a change on disk', disk, '1000'),
    ...[...panels].map(([name, ms]) => row(`${name}, from the key to the drawn page`, ms, '300')),
    '',
    `From opening the window to the first count: ${(firstCountMs / 1000).toFixed(1)} s, VS Code's own start included. Activation as its list of`,
    `running extensions tells it, with the loading of files: ${activation ?? 'not told'} ms.`,
    '',
    'How long our own code holds the thread of the extension host, in one go, when a window opens:',
    '',
    '| | ms by the clock | ms of processor time | aim |',
    '| --- | ---: | ---: | ---: |',
    own('`activate`', 'activate', '5'),
    own('the longest evaluation of what it loads behind itself', 'evaluate', '16'),
    own('`start`, which makes every object once', 'start', '16'),
    own('longest hold by anybody until everything is drawn, VS Code and other extensions included', 'hold', ''),
    '',
  ].join('\n');
  writeFileSync(join(root, 'docs', 'performance-window.md'), text);
  console.log(text);
}
