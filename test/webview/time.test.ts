// Timeline and calendar to the eye and in use: four themes and narrow with nothing for axe to find, keys, pointer, and what follows from
// a move before anything is written.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { addDays } from '../../src/core/day.ts';
import { rowName } from '../../src/core/index/rowName.ts';
import { violations } from '../support/axe.ts';
import { until } from '../support/eventually.ts';
import { pictureHost, sampleOf } from './pictureHost.ts';
import { keep, picturePages, told } from './picturePages.ts';
import { themeKinds } from './themes.ts';

const notes = {
  'daybook.yml':
    'people:\n  - { id: jonas, name: Jonas Berg, absences: [2026-03-20..2026-03-27] }\nfreeze:\n  - 2026-03-30..2026-04-02 Quarter end\n',
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\nstart: 2026-02-02\ndue: 2026-04-18\n---\n## Milestones\n\n- [ ] Pilot @jonas due:2026-03-13 id:pilot\n- [ ] Cut over due:2026-03-17 after:pilot\n\n## Tasks\n\n- [ ] Order phones due:2026-03-10\n',
};

/** One whole turn of a page in a theme: looked at, and searched by axe. */
async function looks(page: Page, frame: Frame, name: string, docs?: string): Promise<void> {
  await keep(page, name, docs);
  deepEqual(await violations(frame), [], name);
}

async function focused(frame: Frame): Promise<string> {
  return frame.evaluate(
    () => document.activeElement?.querySelector('.title')?.textContent ?? document.activeElement?.id ?? '',
  );
}

function actOf({ acted }: ReturnType<typeof pictureHost>, at: number) {
  const act = acted[at];
  ok(act?.type === 'act');
  return act;
}

/** A host of the sample, in which every third milestone has moved. */
function movedHost() {
  const courses = new Map<string, readonly string[]>();
  const host = pictureHost('timeline', sampleOf(), {}, undefined, courses);
  const { index } = host;
  for (const [at, row] of [...index.rowsAmong({ kinds: new Set(['milestone']) })].entries()) {
    const { path, title, due } = index.item(row);
    if (at % 3 === 0 && due !== undefined)
      courses.set(rowName(path, title), [addDays(due, -30), addDays(due, -9), due]);
  }
  return host;
}

describe('timeline page', () => {
  const { openPage } = picturePages('timeline', '.timeline');

  for (const theme of themeKinds)
    it(`has nothing for axe to find in ${theme}`, async () => {
      const { page, frame } = await openPage(movedHost(), { theme, height: 760 });
      match((await frame.locator('.lines').textContent()) ?? '', /moved 2 times, first /);
      await looks(
        page,
        frame,
        `timeline-${theme}`,
        theme === 'dark' || theme === 'light' ? `timeline-${theme}` : undefined,
      );
      await frame.getByLabel('Group by').selectOption('owner');
      await frame.getByLabel('Zoom').selectOption('week');
      await frame.getByRole('heading', { name: 'Nadia Verhoeven' }).waitFor();
      await looks(page, frame, `timeline-${theme}-person`);
    });

  it('fits a narrow group, forced colours, and the table', async () => {
    const { page, frame } = await openPage(pictureHost('timeline', sampleOf()), {
      width: 320,
      height: 700,
    });
    await looks(page, frame, 'timeline-narrow');
    equal(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await looks(page, frame, 'timeline-narrow-table');
  });

  it('moves a date by keys: proposed, shown with all that follows, written with a reason', async () => {
    const host = pictureHost('timeline', notes);
    const { page, frame } = await openPage(host);
    equal(await frame.locator('button.row-name[tabindex="0"]').count(), 1);
    await frame.locator('button.row-name').first().focus();
    await page.keyboard.press('ArrowDown');
    equal(await focused(frame), 'Pilot');
    match(
      (await frame.locator('button.row-name').nth(1).textContent()) ?? '',
      /Milestone, .*13.* 2026, Jonas Berg, open, critical path/,
    );
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Control+ArrowLeft');
    await told(frame, 'Pilot to Thu, Mar 19, 2026? Enter goes on, Escape leaves it.');
    equal(await frame.locator('.stripe.plan').count(), 1);
    await page.keyboard.press('Escape');
    await told(frame, 'It stays where it is.');
    equal(await frame.locator('.stripe.plan').count(), 0);
    for (const key of ['Alt+ArrowDown', 'Enter']) await page.keyboard.press(key);
    await frame.getByRole('heading', { name: 'Schedule Impact: Pilot to Fri, Mar 20, 2026' }).waitFor();
    await frame.waitForFunction(() => document.activeElement?.id === 'reason');
    const cells = await frame.locator('.impact tbody tr').allInnerTexts();
    deepEqual(
      cells.map((text) => text.split(/\s*\t\s*/).slice(0, 5)),
      [
        ['Pilot', 'Milestone', 'Fri, Mar 13, 2026', 'Fri, Mar 20, 2026', '+5 working days'],
        ['Cut over', 'Milestone', 'Tue, Mar 17, 2026', 'Tue, Mar 24, 2026', '+5 working days'],
      ],
    );
    match((await frame.locator('.impact').textContent()) ?? '', /Jonas Berg is away on/);
    await looks(page, frame, 'timeline-impact', 'timeline-impact');
    await page.setViewportSize({ width: 860, height: 700 });
    const rooms = await frame.locator('.impact .scroll').evaluate((part) => [part.scrollWidth, part.clientWidth]);
    ok((rooms[0] ?? 0) <= (rooms[1] ?? 0), `the owner is in sight: ${rooms}`);
    await page.setViewportSize({ width: 1100, height: 900 });
    deepEqual(host.acted, [], 'nothing is written yet');
    await page.keyboard.press('Escape');
    await frame.waitForFunction(() => !document.querySelector('.impact'));
    equal(await focused(frame), 'Pilot');

    for (const key of ['Alt+ArrowDown', 'Enter']) await page.keyboard.press(key);
    await frame.waitForFunction(() => document.activeElement?.id === 'reason');
    await page.keyboard.press('Enter');
    deepEqual(host.acted, [], 'not without a reason');
    await page.keyboard.type('Vendor late');
    await page.keyboard.press('Enter');
    await until(() => host.acted.length === 1);
    const act = actOf(host, 0);
    deepEqual(
      [host.titles(act.refs), act.moves],
      [['Pilot'], [{ action: 'impact', answers: { day: '2026-03-20', reason: 'Vendor late' } }]],
    );
  });

  it('moves a bar by the pointer, and closes what follows once it is written', async () => {
    const host = pictureHost('timeline', notes, { options: { zoom: 'week' } });
    const { page, frame, post } = await openPage(host);
    const bar = frame.locator('.stripe.milestone').first();
    const box = await bar.boundingBox();
    const track = await frame.locator('.strip').first().boundingBox();
    ok(box && track);
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const drag = async (): Promise<void> => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + 20, from.y);
      await page.mouse.move(from.x + (track.width / 84) * 7, from.y);
    };
    await drag();
    await keep(page, 'timeline-drag');
    await page.keyboard.press('Escape');
    await page.mouse.up();
    equal(await frame.locator('.impact').count(), 0);
    await drag();
    await page.mouse.up();
    await frame.getByRole('heading', { name: 'Schedule Impact: Pilot to Fri, Mar 20, 2026' }).waitFor();
    deepEqual(host.acted, []);
    await frame.locator('#reason').fill('Vendor late');
    await frame.getByRole('button', { name: 'Move 2 Dates' }).click();
    await until(() => host.acted.length === 1);
    const moved = notes['projects/mail.md'].replace('2026-03-13', '2026-03-20').replace('2026-03-17', '2026-03-24');
    host.index.put('projects/mail.md', moved);
    await post(host.view().message);
    await told(frame, 'Pilot: moved to Fri, Mar 20, 2026');
    await frame.waitForFunction(() => !document.querySelector('.impact'));
  });
});

describe('calendar page', () => {
  const { openPage } = picturePages('calendar', '.calendar');

  for (const theme of themeKinds)
    it(`has nothing for axe to find in ${theme}`, async () => {
      const { page, frame } = await openPage(pictureHost('calendar', sampleOf()), { theme, height: 860 });
      await looks(
        page,
        frame,
        `calendar-${theme}`,
        theme === 'dark' || theme === 'light' ? `calendar-${theme}` : undefined,
      );
      await frame.getByLabel('Show by').selectOption('list');
      await frame.waitForSelector('.calendar.list');
      await looks(page, frame, `calendar-${theme}-list`);
    });

  it('fits a narrow group, and a week', async () => {
    const { page, frame } = await openPage(pictureHost('calendar', sampleOf()), {
      width: 320,
      height: 700,
    });
    await looks(page, frame, 'calendar-narrow');
    equal(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
    await frame.getByLabel('Show by').selectOption('week');
    await frame.waitForSelector('.calendar.week');
    await looks(page, frame, 'calendar-narrow-week');
  });

  it('moves what is due by keys and pointer, and opens the rest of a day', async () => {
    const host = pictureHost('calendar', {
      ...notes,
      'many.md': Array.from({ length: 9 }, (_, at) => `- [ ] T${at} due:2026-03-25`).join('\n'),
    });
    const { page, frame } = await openPage(host);
    equal((await frame.locator('.day.today').innerText()).includes('Today'), true);
    const entry = (title: string) => frame.locator('button.entry', { hasText: title });
    await entry('Order phones').focus();
    await page.keyboard.press('Enter');
    await until(() => host.acted.length === 1);
    equal(host.acted[0]?.type, 'open');
    for (const key of ['Alt+ArrowDown', 'Alt+ArrowRight', 'Enter']) await page.keyboard.press(key);
    await until(() => host.acted.length === 2);
    const act = actOf(host, 1);
    deepEqual(
      [host.titles(act.refs), act.moves],
      [['Order phones'], [{ action: 'setDue', answers: { day: '2026-03-18' } }]],
    );

    // What others come after shows first what follows.
    await entry('Pilot').dragTo(frame.locator('[data-day="2026-03-19"]'));
    await frame.getByRole('heading', { name: 'Schedule Impact: Pilot to Thu, Mar 19, 2026' }).waitFor();
    equal(host.acted.length, 2);
    await frame.getByRole('button', { name: 'Cancel' }).click();
    await frame.waitForFunction(() => !document.querySelector('.impact'));

    await frame.getByRole('button', { name: /^6 more/ }).click();
    await frame.waitForSelector('.calendar.list');
    equal(await frame.locator('[data-day="2026-03-25"] .entry').count(), 10);
  });
});
