// KPI pages for the tests of the panel: the built page in a real browser under its real policy, with figures of the sample notebook
// from the real index. Comes in: what to open; goes out: the page, and what a person does on it.
import { deepEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/browser.mjs';
import { root } from '../../scripts/project.mjs';
import { kpiHost, strings } from './kpiHost.ts';
import { type OpenPage, type PageRequest, pageServer } from './pageHost.ts';

/** Where pictures are kept to be looked at. */
export const pictures = join(root, '.artifacts', 'webview');

/** An opened page and who answers it. */
export type KpiPage = OpenPage & { host: ReturnType<typeof kpiHost> };

/** To be called in a `describe`: opens one page a test, closes it, and fails a test whose page complained. */
export function kpiPages(): {
  openPage: (request?: Partial<PageRequest>, host?: ReturnType<typeof kpiHost>) => Promise<KpiPage>;
  openBare: (request: PageRequest) => Promise<OpenPage>;
  close: () => Promise<void>;
} {
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
  afterEach(async () => {
    const complaints = open?.complaints ?? [];
    await open?.close();
    open = undefined;
    deepEqual(complaints, []);
  });

  const openBare = async (request: PageRequest): Promise<OpenPage> => {
    open = await server.open(request);
    return open;
  };
  const openPage = async (request: Partial<PageRequest> = {}, host = kpiHost()): Promise<KpiPage> => {
    const receive = (message: unknown): unknown => host.receive(message);
    const page = await openBare({ panel: 'kpi', theme: 'dark', strings, receive, ...request } as PageRequest);
    await page.frame.waitForSelector('.tile');
    return { ...page, host };
  };
  return { openPage, openBare, close: async () => open?.close() };
}

/** A KPI of a team that cannot be computed. */
export const brokenKpis = `  mine:
    title: Reaction time
    from: type:isue is:closed
    measure: medain(acked - opened)
    target: soon
`;

/** Chooses a tile. */
export async function select(frame: Frame, title: string): Promise<void> {
  await frame.getByRole('tab', { name: new RegExp(`^${title} [\\d–]`) }).click();
  await frame.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
}

/** Keeps a picture to look at; one that the documentation shows (`docs`) is written there when DAYBOOK_DOCS is set. */
export async function picture(page: Page, name: string, docs?: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  if (docs !== undefined && process.env['DAYBOOK_DOCS'])
    await page.screenshot({ path: join(root, 'docs', 'pictures', `${docs}.png`) });
}

/** What has the focus, in words. */
export async function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return '';
    return activeElement.id.startsWith('pick-')
      ? activeElement.id
      : ((activeElement.querySelector('.tile-title') ?? activeElement).textContent ?? '').trim();
  });
}
