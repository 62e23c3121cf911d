// Pages of pictures for their tests: the built page in a real browser under its real policy. Comes in: what to open; goes out: the page
// and what a person does on it.
import type { Frame, Page } from 'playwright-core';
import type { PictureId } from '../../src/ui/picture/pictureMessages.ts';
import { openPages, picture } from './openPages.ts';
import type { OpenPage, PageRequest } from './pageHost.ts';
import { type pictureHost, pictureStrings } from './pictureHost.ts';

/** An opened page and who answers it. */
export type PicturePage = OpenPage & { host: ReturnType<typeof pictureHost> };

/** To be called in a `describe`: opens one page a test, closes it, and fails a test whose page complained. */
export function picturePages(kind: PictureId, ready: string) {
  const { open, close } = openPages();
  const openPage = async (
    host: ReturnType<typeof pictureHost>,
    request: Partial<PageRequest> = {},
    shown = ready,
  ): Promise<PicturePage> => {
    const receive = (message: unknown): unknown => host.receive(message);
    const strings = pictureStrings(kind);
    const page = await open({ panel: 'picture', theme: 'dark', strings, receive, ...request } as PageRequest);
    await page.frame.waitForSelector(shown);
    return { ...page, host };
  };
  return { openPage, close };
}

/** Keeps a picture; the documentation's is small enough to be read beside a text, where nothing else is wanted. */
export function keep(page: Page, name: string, docs?: string, size = { width: 860, height: 380 }): Promise<void> {
  return picture(page, name, docs, size);
}

/** What a screen reader was told last. */
export async function told(frame: Frame, sentence: string): Promise<void> {
  await frame.waitForFunction((wanted) => document.getElementById('announcer')?.textContent === wanted, sentence);
}
