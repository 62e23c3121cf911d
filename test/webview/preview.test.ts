// What the Markdown preview shows, in a browser with VS Code's own style sheet of the preview around ours: nothing for axe to find
// in any kind of theme, nothing that does not fit a narrow window, nothing lost on paper.
import { deepEqual, ok } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { violations } from '../support/axe.ts';
import { pictures } from './openPages.ts';
import { openPreview } from './previewHost.ts';
import { themeKinds } from './themes.ts';

describe('what the Markdown preview shows', () => {
  let browser: Browser;

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchBrowser();
  });
  after(() => browser.close());

  for (const theme of themeKinds) {
    it(`has nothing for axe to find in ${theme}`, async () => {
      const page = await openPreview(browser, theme);
      await page.screenshot({ path: join(pictures, `preview-${theme}.png`) });
      deepEqual(await violations(page), []);
      await page.close();
    });
  }

  it('fits a narrow window: only tables scroll, by themselves', async () => {
    const page = await openPreview(browser, 'dark', 320);
    const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
    ok((widths[0] ?? 0) <= (widths[1] ?? 0), String(widths));
    await page.screenshot({ path: join(pictures, 'preview-narrow.png'), fullPage: true });
    // What scrolls takes the keys, as in every browser of VS Code's engine, though axe would have it marked.
    const reached = new Set<string>();
    for (let step = 0; step < 20; step++) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.tagName ?? ''));
    }
    ok(reached.has('TABLE'), [...reached].join());
    await page.close();
  });

  it('keeps its lines on paper', async () => {
    const page = await openPreview(browser, 'light');
    await page.emulateMedia({ media: 'print' });
    const border = await page
      .locator('.daybook-chip')
      .first()
      .evaluate((chip) => getComputedStyle(chip).borderTopColor);
    ok(!/, 0\)$/.test(border), border);
    await page.screenshot({ path: join(pictures, 'preview-print.png') });
    await page.close();
  });
});
