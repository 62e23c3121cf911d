// Every panel, the preview and the saved page on paper, and in the colours of the system: nothing to press, nothing dark or cut off, marks
// and focus that are seen.
import { deepEqual } from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { addDays } from '../../src/core/day.ts';
import { rowName } from '../../src/core/index/rowName.ts';
import { pageFile } from '../../src/core/page/htmlFile.ts';
import { slidesBody } from '../../src/core/page/presentation.ts';
import { kpiPages, select } from './kpiPages.ts';
import { openPages, picture } from './openPages.ts';
import { paperFaults, paperWidths, unseenFocus, unseenMarks } from './paper.ts';
import { type Notes, pictureHost, sampleOf } from './pictureHost.ts';
import { picturePages } from './picturePages.ts';
import { openPreview } from './previewHost.ts';
import { draw } from './reportPage.ts';
import type { ThemeKind } from './themes.ts';

interface Shown {
  readonly page: Page;
  readonly frame: Frame | Page;
}

interface Looks {
  /** Marks that are made of a background. */
  readonly exact?: readonly string[];
  /** What says something without words. */
  readonly marks: readonly string[];
  /** What takes the focus. */
  readonly members: readonly string[];
  /** A page of VS Code's own has VS Code's own colours. */
  readonly print?: ThemeKind;
  /** Rows of tables that are ours. */
  readonly rows?: string;
}

/** Both looks of a page. */
function check(
  name: string,
  { exact, rows, marks, members, print = 'dark' }: Looks,
  open: (theme: ThemeKind) => Promise<Shown>,
): void {
  it('is whole on paper', async () => {
    const { page, frame } = await open(print);
    await page.mouse.move(0, 0);
    await page.emulateMedia({ media: 'print' });
    for (const width of paperWidths) {
      await page.setViewportSize({ width, height: 1000 });
      await picture(page, `${name}-print-${width}`);
      deepEqual(await paperFaults(frame, { exact, rows }), [], String(width));
    }
  });

  for (const colorScheme of ['light', 'dark'] as const)
    it(`shows marks and focus in the system's ${colorScheme} colours`, async () => {
      const { page, frame } = await open(`hc-${colorScheme}`);
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      await picture(page, `${name}-forced-${colorScheme}`);
      deepEqual(await unseenMarks(page, frame, marks), []);
      deepEqual(await unseenFocus(page, frame, members), []);
    });
}

/** The sample, in which dates have moved. */
function timelineHost() {
  const courses = new Map<string, readonly string[]>();
  const host = pictureHost('timeline', sampleOf(), {}, undefined, courses);
  for (const row of host.index.rowsAmong({ kinds: new Set(['milestone']) })) {
    const { path, title, due } = host.index.item(row);
    if (due !== undefined) courses.set(rowName(path, title), [addDays(due, -9), due]);
  }
  return host;
}

const overloaded: Notes = {
  'daybook.yml': 'people:\n  - { id: nadia, name: Nadia Haddad, capacity: 40h }\n',
  'todo.md': '- [ ] Rack @nadia due:2026-03-13 est:50h\n- [ ] Call @nadia due:2026-03-20 est:38h\n',
};

const pictures = [
  [
    'board',
    '.column',
    () => pictureHost('board', sampleOf()),
    { marks: ['.card', '.column'], members: ['.action', 'select', '#query', '.card[tabindex="0"]'] },
  ],
  [
    'timeline',
    '.timeline',
    timelineHost,
    {
      exact: ['.stripe', '.timeline .off'],
      marks: [
        '.stripe.project',
        '.stripe.milestone',
        '.stripe.late',
        '.stripe.critical',
        '.lines .ghost',
        '.links path',
        '.now',
      ],
      members: ['.action', 'button.row-name[tabindex="0"]'],
    },
  ],
  [
    'calendar',
    '.calendar',
    () => pictureHost('calendar', sampleOf()),
    {
      exact: ['.calendar .off'],
      marks: ['.entry', '.day.today'],
      members: ['.action', 'button.entry[tabindex="0"]', '.more'],
    },
  ],
  [
    'risks',
    '.matrix',
    () => pictureHost('risks', sampleOf()),
    {
      exact: ['.square.high', '.square.low'],
      marks: ['.square.empty', '.chip'],
      members: ['.action', '[data-ref][tabindex="0"]', '.chip'],
    },
  ],
  [
    'radar',
    '.radar',
    () => pictureHost('radar', sampleOf()),
    { marks: ['.sector', '.circle .blip', '.chip'], members: ['.action', '[data-ref][tabindex="0"]', '.chip'] },
  ],
  [
    'workload',
    '.load',
    () => pictureHost('workload', overloaded, { options: { 'at-cell': 'nadia 2026-03-09' } }),
    {
      exact: ['.week .bar span'],
      marks: ['.week.free .bar, .week.over .bar', '.week.over .icon', '.week.opened', '.chip'],
      members: ['.action', '.week[tabindex="0"]', '.chip'],
    },
  ],
] as const;

describe('on paper and in the colours of the system', () => {
  for (const [kind, ready, host, looks] of pictures)
    describe(`the ${kind}`, () => {
      const { openPage } = picturePages(kind, ready);
      check(kind, looks, (theme) => openPage(host(), { theme }));

      it('is whole on paper as a table', async () => {
        const { page, frame } = await openPage(host(), {});
        await frame.getByRole('button', { name: 'Show as Table' }).click();
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: paperWidths[0], height: 1000 });
        await picture(page, `${kind}-table-print`);
        deepEqual(await paperFaults(frame, {}), []);
      });
    });

  describe('the KPI panel', () => {
    const { openPage } = kpiPages();
    const looks = {
      marks: [
        '.chart rect.bar',
        '.chart path.course',
        '.chart .target-line',
        '.chart .dot',
        '.spark',
        '.tile[aria-selected="true"]',
      ],
      members: [
        'select',
        '.tile[aria-selected="true"]',
        '.action',
        '.handle[tabindex="0"]',
        '.row-link[tabindex="0"]',
        '.quiet-action',
      ],
    };
    check('kpi', looks, async (theme) => {
      const shown = await openPage({ theme });
      await select(shown.frame, 'Time to resolve');
      return shown;
    });
  });

  describe('slides', () => {
    const { open } = openPages();
    const looks = { exact: [], marks: ['progress'], members: ['main', '#next'] };
    check('slides', looks, async (theme) => {
      const shown = await open({ panel: 'present', theme, strings: { note: 'p1' }, body: slidesBody(draw()) });
      await shown.frame.locator('#place:not(:empty)').waitFor();
      return shown;
    });
  });

  describe('the preview and the saved page', () => {
    const { browser } = openPages();
    const drawings = ['.daybook-course', '.daybook-progress', '.daybook-health'];
    let page: Page;
    afterEach(() => page.context().close());

    describe('the preview', () => {
      const looks = {
        marks: ['.daybook-box', '.daybook-chip', ...drawings],
        members: ['a[href]'],
        print: 'light',
        rows: '.daybook-table tr',
      } as const;
      check('preview', looks, async (theme) => {
        page = await openPreview(browser(), theme);
        return { page, frame: page };
      });
    });

    describe('the saved page', () => {
      check('saved', { marks: drawings, members: [] }, async (theme) => {
        const colorScheme = theme.endsWith('dark') ? 'dark' : 'light';
        page = await browser().newPage({ colorScheme, viewport: { width: 760, height: 900 } });
        await page.setContent(pageFile(draw()));
        return { page, frame: page };
      });
    });
  });
});
