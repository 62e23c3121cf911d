// Pages of panels for their tests: one browser for a suite, one page a test, closed after it; a page that complained fails its test. Comes
// in: what to open; goes out: the page. With DAYBOOK_DOCS=1 pictures for the documentation are taken as well.
import { deepEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { root } from '../../scripts/project.mjs';
import { type OpenPage, type PageRequest, pageServer } from './pageHost.ts';

/** Where pictures are kept to be looked at. */
export const pictures = join(root, '.artifacts', 'webview');

/** To be called in a `describe`. `close` ends the page before its test does, to open another one. */
export function openPages() {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof pageServer>>;
  let current: OpenPage | undefined;

  before(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await launchBrowser();
    server = await pageServer(browser);
  });
  after(async () => {
    server.close();
    await browser.close();
  });
  const close = async (): Promise<void> => {
    const complaints = current?.complaints ?? [];
    await current?.close();
    current = undefined;
    deepEqual(complaints, []);
  };
  afterEach(close);

  const open = async (request: PageRequest): Promise<OpenPage> => {
    current = await server.open(request);
    return current;
  };
  return { open, close, browser: () => browser };
}

/** Keeps a picture to look at; one that the documentation shows (`docs`) is written there when DAYBOOK_DOCS is set, in its own size. */
export async function picture(
  page: Page,
  name: string,
  docs?: string,
  size?: { readonly width: number; readonly height: number },
): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  if (docs === undefined || !process.env['DAYBOOK_DOCS']) return;
  const usual = page.viewportSize();
  if (size) await page.setViewportSize(size);
  await page.screenshot({ path: join(root, 'docs', 'pictures', `${docs}.png`) });
  if (size && usual) await page.setViewportSize(usual);
}
