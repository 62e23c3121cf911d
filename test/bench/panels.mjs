// How long panels take to open in a real VS Code window: from the key that is pressed to the first frame in which their picture can be
// seen, both by the clock of the page. Beside them panels that hold nothing of ours: what an empty webview takes, and one that draws what
// its host sends, is the floor. Comes in: a window; goes out: times by panel, and the extension that gives commands their keys.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';

/**
 * @typedef {object} Panel
 * @property {string} name as the table of figures calls it
 * @property {string} command
 * @property {string} drawn what there is in the page once its picture is drawn
 * @property {boolean} [floor] it is none of ours
 */

/** The note that is shown and presented. */
export const reportPath = 'reports/bench.md';

/** The floor of what is drawn from messages. */
export const sentFloor = 'a webview that draws one line sent to it';

/** In the order in which they are opened. @type {readonly Panel[]} */
export const panels = [
  { name: 'an empty webview', command: 'bench.empty', drawn: '.bench-empty', floor: true },
  { name: sentFloor, command: 'bench.sent', drawn: '.bench-sent', floor: true },
  { name: 'KPI panel', command: 'daybook.kpi.open', drawn: '.tile-value' },
  { name: 'Board', command: 'daybook.board.open', drawn: '.column' },
  { name: 'Timeline', command: 'daybook.timeline.open', drawn: '.timeline' },
  { name: 'Calendar', command: 'daybook.calendar.open', drawn: '.calendar' },
  { name: 'Risk Matrix', command: 'daybook.matrix.open', drawn: '.matrix' },
  { name: 'Technology Radar', command: 'daybook.radar.open', drawn: '.radar' },
  { name: 'Workload', command: 'daybook.workload.open', drawn: '.load' },
  { name: 'a report as slides', command: 'daybook.note.present', drawn: '.slide:not([hidden])' },
  { name: 'preview of a report', command: 'bench.preview', drawn: '.daybook-course' },
];

/** @returns {string} a folder that is the extension, with keys for what the benchmark opens */
export function extensionWithKeys() {
  const folder = join(root, '.out', 'benchExtension');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const commands = [...panels.map(({ command }) => command), 'workbench.action.closeAllEditors'];
  manifest.contributes.keybindings.push(
    ...commands.map((command, at) => ({ command, key: `ctrl+alt+shift+f${at + 1}`, args: { note: reportPath } })),
  );
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  for (const part of ['dist', 'l10n', 'media', 'package.nls.json', 'syntaxes'])
    symlinkSync(join(root, part), join(folder, part));
  return folder;
}

/**
 * A page that tells when keys were pressed and when a picture can be seen.
 * @param {import('playwright-core').Browser} browser
 */
export async function watchedPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  /** @type {{ pressed: number, drawn: (at: number, what: string) => void }} */
  const told = { pressed: 0, drawn: () => undefined };
  await page.exposeBinding('benchPressed', (_, /** @type {number} */ at) => {
    told.pressed = at;
  });
  await page.exposeBinding('benchDrawn', (_, /** @type {number} */ at, /** @type {string} */ what) =>
    told.drawn(at, what),
  );
  await page.addInitScript(
    watch,
    panels.map(({ drawn }) => drawn),
  );
  /**
   * Opens and closes every panel in turn, so often.
   * @param {number} rounds
   * @returns {Promise<ReadonlyMap<string, number[]>>} ms by the names of panels
   */
  const panelTimes = async (rounds) => {
    /** @type {Map<string, number[]>} */
    const times = new Map(panels.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const [at, panel] of panels.entries()) times.get(panel.name)?.push(await openedMs(panel, at));
    return times;
  };
  /**
   * @param {Panel} panel
   * @param {number} at its place among them
   */
  const openedMs = async ({ name, drawn }, at) => {
    const seen = new Promise((/** @type {(atMs: number) => void} */ resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${name}: nothing was drawn`)), 30_000);
      told.drawn = (atMs, what) => {
        if (what !== drawn) return;
        clearTimeout(late);
        resolve(atMs);
      };
    });
    await page.keyboard.press(chord(at));
    const ms = (await seen) - told.pressed;
    await page.keyboard.press(chord(panels.length));
    await page.locator('iframe.webview').waitFor({ state: 'detached' });
    return ms;
  };
  return { page, panelTimes };
}

/**
 * Runs in every frame; that around a panel's page knows when VS Code has made it visible.
 * @param {readonly string[]} selectors
 */
function watch(selectors) {
  const { benchPressed, benchDrawn } = /** @type {any} */ (window);
  if (window === window.top) {
    const tell = (/** @type {KeyboardEvent} */ event) => benchPressed(performance.timeOrigin + event.timeStamp);
    window.addEventListener('keydown', tell, true);
    return;
  }
  const look = () => {
    const page = document.querySelector('iframe#active-frame');
    const shown = page instanceof HTMLIFrameElement ? page.contentDocument : undefined;
    const drawn = shown && selectors.find((each) => shown.querySelector(each));
    // What is there in one frame is seen in the next.
    if (drawn) requestAnimationFrame(() => benchDrawn(performance.timeOrigin + performance.now(), drawn));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The keys of the command at that place. @param {number} at */
function chord(at) {
  return `Control+Alt+Shift+F${at + 1}`;
}
