// Pages of pictures for their tests: the built page in a real browser under its real policy. Comes in: what to open; goes out: the page
// and what a person does on it. With DAYBOOK_DOCS=1 pictures for the documentation are written as well.
import { deepEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { root } from '../../scripts/project.mjs';
import type { PictureId } from '../../src/ui/picture/pictureMessages.ts';
import { type OpenPage, type PageRequest, pageServer } from './pageHost.ts';
import { type pictureHost, pictureStrings } from './pictureHost.ts';

const pictures = join(root, '.artifacts', 'webview');

/** An opened page and who answers it. */
export type PicturePage = OpenPage & { host: ReturnType<typeof pictureHost> };

/** To be called in a `describe`: opens one page a test, closes it, and fails a test whose page complained. */
export function picturePages(picture: PictureId, ready: string) {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof pageServer>>;
  let open: OpenPage | undefined;

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
    const complaints = open?.complaints ?? [];
    await open?.close();
    open = undefined;
    deepEqual(complaints, []);
  };
  afterEach(close);

  const openPage = async (
    host: ReturnType<typeof pictureHost>,
    request: Partial<PageRequest> = {},
    shown = ready,
  ): Promise<PicturePage> => {
    const receive = (message: unknown): unknown => host.receive(message);
    const strings = pictureStrings(picture);
    open = await server.open({ panel: 'picture', theme: 'dark', strings, receive, ...request } as PageRequest);
    await open.frame.waitForSelector(shown);
    return { ...open, host };
  };
  return { openPage, close };
}

/** Keeps a picture to look at; one that the documentation shows (`docs`) is written there when DAYBOOK_DOCS is set. */
export async function keep(page: Page, name: string, docs?: string, size = { width: 860, height: 380 }): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  const { height = 700, width = 1100 } = page.viewportSize() ?? {};
  if (docs === undefined || !process.env['DAYBOOK_DOCS']) return;
  // Small enough to be read beside a text, where nothing else is wanted.
  await page.setViewportSize(size);
  await page.screenshot({ path: join(root, 'docs', 'pictures', `${docs}.png`) });
  await page.setViewportSize({ width, height });
}

/** What a screen reader was told last. */
export async function told(frame: Frame, sentence: string): Promise<void> {
  await frame.waitForFunction((wanted) => document.getElementById('announcer')?.textContent === wanted, sentence);
}

/** Waits for something on the test's side. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2000) throw new Error(`never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
