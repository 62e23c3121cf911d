// A person's hands and eyes on a real VS Code window: what end-to-end tests see and do, in words of the workbench rather
// than of its page. Every question waits for the state it asks for; nothing here waits for time. Rows and lines that are
// scrolled out of sight are not in the page, so tests keep their views small.
import { ok } from 'node:assert/strict';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { artifacts } from '../../scripts/project.mjs';
import { eventually, until } from './eventually.ts';

export interface TreeRow {
  readonly label: string;
  /** What stands beside the label, in grey. */
  readonly description: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** 1 at the top. */
  readonly level: number;
  /** Absent if the row has no box or no children. */
  readonly checked?: boolean;
  readonly expanded?: boolean;
}

/** How long a person waits before they try again, in ms. */
const attemptMs = 8000;

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the palette, types a command's name as it stands there, and runs it with Enter. */
  async runCommand(name: string): Promise<void> {
    const type = async (): Promise<void> => {
      await this.page.keyboard.press('F1');
      await this.quickInput()
        .fill(`>${name}`, { timeout: attemptMs })
        .catch(() => undefined);
    };
    const row = this.quickPickRows().filter({ hasText: name }).first();
    const line = this.quickInput();
    for (let left = 8; ; left--) {
      await this.actUntil(type, row);
      try {
        // Pressed in the palette's own line: a view that takes the focus just now closes it, and is not to have the Enter.
        for (let step = 0; step < 50 && !(await hasFocus(row)); step++)
          await line.press('ArrowDown', { timeout: attemptMs });
        return await line.press('Enter', { timeout: attemptMs });
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  /** Does what a person does until it shows: what is still under way (a view that takes the focus) may close what was opened. */
  async actUntil(act: () => Promise<void>, shown: Locator): Promise<void> {
    for (let left = 8; ; left--) {
      await act();
      try {
        return await shown.waitFor({ timeout: attemptMs });
      } catch (error) {
        if (left === 0) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Waits until the palette offers a command, which is when its keys work, too: it looks once each time it is opened. */
  async offersCommand(name: string): Promise<void> {
    for (let isOffered = false, look = 0; !isOffered; look += 1) {
      if (look > 100) throw new Error(`the palette does not offer "${name}"`);
      await this.page.keyboard.press('F1');
      const typed = this.quickInput().fill(`>${name}`, { timeout: attemptMs });
      const first = typed.then(() => this.quickPickRows().first().textContent({ timeout: attemptMs }));
      // The palette may be closed again by what is still under way.
      isOffered = (await first.catch(() => ''))?.includes(name) ?? false;
      await this.page.keyboard.press('Escape');
      await this.quickInput().waitFor({ state: 'hidden' });
    }
  }

  /** Moves to the row of the open quick pick whose label begins with the words, by arrow keys, and takes it. */
  async pick(words: string): Promise<void> {
    const row = this.quickPickRows().filter({ hasText: words }).first();
    await row.waitFor();
    for (let step = 0; !(await hasFocus(row)); step += 1) {
      if (step > 50) throw new Error(`"${words}" cannot be reached with the arrow keys`);
      await this.page.keyboard.press('ArrowDown');
    }
    await this.page.keyboard.press('Enter');
  }

  /** The line to type into, of the palette, a quick pick or an input box. */
  quickInput(): Locator {
    return this.page.locator('.quick-input-widget:visible input[type=text]').first();
  }

  quickPickRows(): Locator {
    return this.page.locator('.quick-input-widget:visible .quick-input-list .monaco-list-row');
  }

  /** An item of the status bar, by what it shows or says. */
  statusItem(name: string | RegExp): Locator {
    return this.page.locator('.part.statusbar').getByRole('button', { name });
  }

  /** Shows a view container by its icon in the activity bar. */
  async showContainer(name: string): Promise<void> {
    const icon = this.page.locator('.part.activitybar').getByRole('tab', { name });
    const title = this.page.locator('.part.sidebar .composite.title', { hasText: name });
    await eventually(async () => {
      // A number may lie over the icon; a click on it counts. While a window comes up, it may fold what was about to show.
      if ((await icon.getAttribute('aria-selected')) !== 'true') await icon.locator('a').click({ force: true });
      const isShown = await title.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      ok(isShown, `${name} is shown`);
    }, 40_000);
  }

  #containerIcon(name: string): Locator {
    return this.page.locator('.part.activitybar').getByRole('tab', { name });
  }

  /** A view of the side bar, opened if it is folded. */
  async view(name: string): Promise<ViewPane> {
    const pane = this.page.locator('.part.sidebar .pane', {
      has: this.page.locator(`.pane-header[aria-label^="${name} "], .pane-header[aria-label="${name}"]`),
    });
    const header = pane.locator('.pane-header');
    await header.waitFor();
    if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    await pane.locator('.pane-header[aria-expanded=true]').waitFor();
    return new ViewPane(pane, name);
  }

  /** Waits until a view is not there. */
  async lacksView(name: string): Promise<void> {
    await this.page.locator(`.part.sidebar .pane-header[aria-label^="${name} "]`).waitFor({ state: 'detached' });
  }

  /** The tab in front; its text is the file's name. */
  activeTab(): Locator {
    return this.page.locator('.editor-group-container.active [role=tab][aria-selected=true]');
  }

  /** Opens a file of the workspace by its path or the end of it; the cursor blinks in it then. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    const type = async (): Promise<void> => {
      await this.page.keyboard.press('ControlOrMeta+P');
      await this.quickInput()
        .fill(path, { timeout: attemptMs })
        .catch(() => undefined);
    };
    await this.actUntil(type, this.quickPickRows().filter({ hasText: name }).first());
    await this.pick(name);
    await this.activeTab().filter({ hasText: name }).waitFor();
    await this.editorHasKeys();
  }

  /** Waits until the editor in front has the keys: the cursor blinks in it. */
  async editorHasKeys(): Promise<void> {
    await this.quickInput().waitFor({ state: 'hidden' });
    await this.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** Waits until the line of a quick pick or an input box has the keys. */
  async inputHasKeys(): Promise<void> {
    await this.page.locator('.quick-input-widget:visible input[type=text]:focus').first().waitFor();
  }

  /** Waits until a view's tree has the keys, which is when a key pressed goes to its rows. */
  async treeHasKeys(view = this.page.locator('.part.sidebar')): Promise<void> {
    await this.quickInput().waitFor({ state: 'hidden' });
    await view.locator('.monaco-list:focus').waitFor();
  }

  /** The lines in sight of the editor in front, joined by line feeds. */
  async editorText(): Promise<string> {
    const lines = this.page.locator('.editor-group-container.active .editor-instance .view-lines .view-line');
    await lines.first().waitFor();
    const rows = await lines.evaluateAll((found) =>
      found.map((line) => ({ top: (line as HTMLElement).offsetTop, text: line.textContent ?? '' })),
    );
    const sorted = rows.sort((a, b) => a.top - b.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
    return sorted.join('\n');
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key or a chord such as `ControlOrMeta+S`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * The notification whose text holds the words; its buttons are found below it by role. It has to be looked for in the list that
   * the command "Show Notifications" opens: in windows under test VS Code shows no toasts.
   */
  notification(words: string | RegExp): Locator {
    return this.page.locator('.notifications-center .notification-list-item', { hasText: words }).first();
  }

  /** The page of the webview panel in front. */
  panel(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready:visible').frameLocator('#active-frame');
  }

  /**
   * Waits until VS Code has kept some words of what its window is like. In a browser it writes editors down every few seconds,
   * and not on the way out: a reload before that brings an earlier window back.
   */
  async hasKept(words: string): Promise<void> {
    for (let look = 0; !(await this.page.evaluate(isKeptInBrowser, words)); look += 1) {
      if (look > 200) throw new Error(`the window has not kept "${words}"`);
      await this.page.waitForTimeout(200);
    }
  }

  /** Chooses a colour theme by its name in the theme picker, such as `Dark Modern`. */
  async setTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme');
    await this.quickPickRows().first().waitFor();
    await this.quickInput().fill(name);
    await this.pick(name);
    await this.quickInput().waitFor({ state: 'hidden' });
  }

  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
  }

  /**
   * Drags with the mouse, as slowly as VS Code needs to see it: it has to say that the place takes it. Where the place is not in sight,
   * the hand waits over the icon of its view container until it is.
   */
  async drag(from: Locator, to: Locator, container?: string): Promise<void> {
    const { mouse } = this.page;
    const start = await middleOf(from);
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(start.x + 12, start.y + 4, { steps: 4 });
    if (container !== undefined) await this.#holdOver(this.#containerIcon(container), to);
    const end = await middleOf(to);
    await mouse.move(end.x, end.y, { steps: 12 });
    const marked = to.and(this.page.locator('.drop-target'));
    // A drag that comes from another list is seen when it goes on moving, as a hand does.
    for (let step = 0; (await marked.count()) === 0; step += 1) {
      if (step > 200) throw new Error('nothing can be dropped there');
      await mouse.move(end.x + (step % 2), end.y);
    }
    await mouse.up();
  }

  /** A hand that is never quite still: VS Code sees a drag only while it moves. */
  async #holdOver(icon: Locator, shown: Locator): Promise<void> {
    const { x, y } = await middleOf(icon);
    await this.page.mouse.move(x, y, { steps: 12 });
    for (let step = 0; !(await isShown(shown)); step += 1) {
      if (step > 400) throw new Error('the view container does not open under the hand');
      await this.page.mouse.move(x + (step % 2), y);
    }
  }

  /** Drags until it shows: once more, as a person does, when rows came and went under the hand and nothing happened. */
  async dragUntil(from: Locator, to: Locator, isSo: () => boolean): Promise<void> {
    for (let left = 2; ; left -= 1) {
      await this.drag(from, to);
      try {
        return await until(isSo, attemptMs);
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  /** Keeps a picture of the window in .artifacts/ and tells where. */
  async screenshot(name: string): Promise<string> {
    const path = join(artifacts(), `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}

/** Runs in the page: looks through all that it keeps. */
async function isKeptInBrowser(words: string): Promise<boolean> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name ?? ''));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      if (values.some((value) => String(value).includes(words))) return true;
    }
    database.close();
  }
  return false;
}

/** Looks for a moment. */
function isShown(place: Locator): Promise<boolean> {
  return place.waitFor({ timeout: 100 }).then(
    () => true,
    () => false,
  );
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  await place.waitFor();
  const box = await place.boundingBox();
  if (!box) throw new Error('nothing to see there');
  return { x: box.x + Math.min(box.width / 2, 120), y: box.y + box.height / 2 };
}

/** A tree in the side bar. */
export class ViewPane {
  readonly pane: Locator;
  readonly #name: string;

  constructor(pane: Locator, name: string) {
    this.pane = pane;
    this.#name = name;
  }

  /** The row whose label begins with the words; `level` counts from 1 at the top. */
  row(words: string, level?: number): Locator {
    const levelled = level === undefined ? '' : `[aria-level="${level}"]`;
    return this.pane
      .locator(`[role=treeitem]${levelled}`, { has: this.pane.page().locator('.label-name', { hasText: words }) })
      .first();
  }

  /** All rows in sight, from top to bottom. */
  async rows(): Promise<TreeRow[]> {
    const found = await this.pane.locator('[role=treeitem]').evaluateAll((rows) =>
      rows.map((row) => ({
        top: (row as HTMLElement).offsetTop,
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        spoken: row.getAttribute('aria-label') ?? '',
        level: Number(row.getAttribute('aria-level')),
        box: row.querySelector('[role=checkbox]')?.getAttribute('aria-checked') ?? undefined,
        open: row.getAttribute('aria-expanded') ?? undefined,
      })),
    );
    return found
      .sort((a, b) => a.top - b.top)
      .map(({ label, description, spoken, level, box, open }) => ({
        label,
        description,
        spoken,
        level,
        ...(box !== undefined && { checked: box === 'true' }),
        ...(open !== undefined && { expanded: open === 'true' }),
      }));
  }

  /** Opens a folded row. */
  async expand(words: string, level?: number): Promise<void> {
    const row = this.row(words, level);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
    await row.and(this.pane.locator('[aria-expanded=true]')).waitFor();
  }

  /** Ticks or unticks the box of a row; once more, as a person would, where rows were drawn anew between the pointer's down and up. */
  async tick(words: string): Promise<void> {
    const box = this.row(words).getByRole('checkbox');
    const before = await box.getAttribute('aria-checked');
    const same = this.row(words).locator(`[role=checkbox][aria-checked=${before}]`);
    for (let again = 0; again < 3; again++) {
      await box.click();
      const isTicked = await same.waitFor({ state: 'detached', timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (isTicked) return;
    }
  }

  /** What the view says instead of rows. */
  welcome(): Locator {
    return this.pane.locator('.welcome-view-content');
  }

  toString(): string {
    return `view ${this.#name}`;
  }
}

/** Whether Enter would take a row of a list. */
async function hasFocus(row: Locator): Promise<boolean> {
  return /\bfocused\b/.test((await row.getAttribute('class', { timeout: attemptMs })) ?? '');
}
