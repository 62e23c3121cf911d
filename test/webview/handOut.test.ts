// A note that is handed to others, in a browser: slides that keys turn, text that is copied with its formatting, and the saved page. In all
// themes, under the real policy, with nothing for axe to find. With DAYBOOK_DOCS=1 the pictures of docs/report.md are taken anew.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pageFile } from '../../src/core/page/htmlFile.ts';
import { copyBody, plainPage, richText, slidesBody } from '../../src/core/page/presentation.ts';
import { violations } from '../support/axe.ts';
import { eventually } from '../support/eventually.ts';
import { openPages, picture } from './openPages.ts';
import type { OpenPage } from './pageHost.ts';
import { draw } from './reportPage.ts';
import { type ThemeKind, themeKinds } from './themes.ts';

/** Those that docs/report.md shows. */
const shown: ReadonlySet<string> = new Set(['report-projects-dark', 'report-page-light']);
const keep = (page: Page, name: string): Promise<void> => picture(page, name, shown.has(name) ? name : undefined);

describe('a note that is handed to others', () => {
  const { open, browser } = openPages();

  async function openSlides(theme: ThemeKind = 'dark', slide?: number): Promise<OpenPage> {
    const page = await open({
      panel: 'present',
      theme,
      strings: { note: 'p1' },
      body: slidesBody(draw()),
      ...(slide !== undefined && { state: { note: 'p1', slide } }),
      width: 1200,
      height: 700,
    });
    await page.frame.locator('#place:not(:empty)').waitFor();
    return page;
  }
  const place = (page: OpenPage) => page.frame.locator('#place').textContent();

  it('is turned by keys, says where it is, and remembers it', async () => {
    const page = await openSlides();
    equal(await place(page), 'Slide 1 of 7: Status 2026-03-02 to 2026-03-13 for everyone');
    await page.frame.locator('main').focus();
    const walk: [string, string][] = [
      ['ArrowRight', 'Slide 2 of 7: Summary'],
      [' ', 'Slide 3 of 7: Projects'],
      ['PageUp', 'Slide 2 of 7: Summary'],
      ['End', 'Slide 7 of 7: Next period'],
      ['ArrowRight', 'Slide 7 of 7: Next period'],
      ['ArrowLeft', 'Slide 6 of 7: Decisions'],
    ];
    for (const [key, words] of walk) {
      await page.page.keyboard.press(key);
      equal(await place(page), words, key);
      equal(await page.frame.locator('#announcer').textContent(), words);
      equal(await page.frame.locator('.slide:visible').count(), 1);
    }
    await page.frame.getByRole('button', { name: 'Next' }).click();
    equal(await place(page), 'Slide 7 of 7: Next period');
    deepEqual(await page.frame.evaluate(() => (window as unknown as { kept(): unknown }).kept()), {
      note: 'p1',
      slide: 6,
    });
    await page.page.keyboard.press('Home');
    equal(await page.frame.locator('.slide:visible .title').count(), 1);
    await page.page.keyboard.press('Escape');
    await eventually(() => deepEqual(page.sent, [{ type: 'close' }]));
    equal(await page.frame.locator('[onclick]').count(), 0);
  });

  it('goes on where it was', async () => {
    equal(await place(await openSlides('light', 4)), 'Slide 5 of 7: Figures');
  });

  for (const theme of themeKinds) {
    it(`has nothing for axe to find as slides in ${theme}`, async () => {
      const page = await openSlides(theme);
      await page.frame.locator('main').focus();
      for (const name of ['title', 'summary', 'projects', 'slipped', 'figures']) {
        deepEqual(await violations(page.frame), []);
        await keep(page.page, `report-${name}-${theme}`);
        await page.page.keyboard.press('ArrowRight');
      }
    });
  }

  it('is copied with its formatting and as plain words', async () => {
    const strings = { html: richText(draw({ isMail: true })), plain: plainPage(draw({ isMail: true })) };
    const page = await open({ panel: 'present', theme: 'light', strings, body: copyBody(draw()) });
    await page.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.frame.locator('#copy:focus').waitFor();
    deepEqual(await violations(page.frame), []);
    await keep(page.page, 'report-copy-light');
    await page.page.keyboard.press('Enter');
    const [html = '', plain = ''] = await page.frame.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item?.getType(type))?.text()));
    });
    match(html, /<h2[^>]*>Summary<\/h2>/);
    match(html, /<td style="border:[^"]*"[^>]*>█▆▅▅▃▂▂▁<\/td>/);
    ok(!/<svg|<script|<b |\.md/.test(html), html);
    match(plain, /^Mail gateway \| red \(was amber\) \| 3 of 8 \|/m);
    match(plain, /^- ☐ Train the help desk · Jonas Berg · due 2026-03-20$/m);
    const { sent } = page;
    await eventually(() => deepEqual(sent, [{ type: 'copied' }]));
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing for axe to find as a saved page in ${scheme}`, async () => {
      const context = await browser().newContext({ colorScheme: scheme, viewport: { width: 760, height: 620 } });
      const page = await context.newPage();
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(request.url()));
      await page.setContent(pageFile(draw()));
      deepEqual(await violations(page), []);
      await keep(page, `report-page-${scheme}`);
      await page.setViewportSize({ width: 360, height: 800 });
      ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'only tables scroll');
      deepEqual(loaded, []);
      await context.close();
    });
  }
});
