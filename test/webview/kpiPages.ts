// KPI pages for the tests of the panel: the built page in a real browser under its real policy, with figures of the sample notebook
// from the real index. Comes in: what to open; goes out: the page, and what a person does on it.
import type { Frame } from 'playwright-core';
import { kpiHost, strings } from './kpiHost.ts';
import { openPages } from './openPages.ts';
import type { OpenPage, PageRequest } from './pageHost.ts';

/** An opened page and who answers it. */
export type KpiPage = OpenPage & { host: ReturnType<typeof kpiHost> };

/** To be called in a `describe`: opens one page a test, closes it, and fails a test whose page complained. */
export function kpiPages(): {
  openPage: (request?: Partial<PageRequest>, host?: ReturnType<typeof kpiHost>) => Promise<KpiPage>;
  openBare: (request: PageRequest) => Promise<OpenPage>;
  close: () => Promise<void>;
} {
  const { open: openBare, close } = openPages();
  const openPage = async (request: Partial<PageRequest> = {}, host = kpiHost()): Promise<KpiPage> => {
    const receive = (message: unknown): unknown => host.receive(message);
    const page = await openBare({ panel: 'kpi', theme: 'dark', strings, receive, ...request } as PageRequest);
    await page.frame.waitForSelector('.tile');
    return { ...page, host };
  };
  return { openPage, openBare, close };
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
