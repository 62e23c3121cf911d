// How the KPI page looks to people: in four themes, narrow, and in the colours of the system, with nothing for axe to find.
import { deepEqual, equal } from 'node:assert/strict';
import { violations } from '../support/axe.ts';
import { kpiHost } from './kpiHost.ts';
import { brokenKpis, kpiPages, select } from './kpiPages.ts';
import { picture } from './openPages.ts';
import { themeKinds } from './themes.ts';

describe('KPI page to the eye', () => {
  const { openPage } = kpiPages();

  for (const theme of themeKinds) {
    it(`has nothing for axe to find in ${theme}`, async () => {
      const { page, frame } = await openPage({ theme }, kpiHost(brokenKpis));
      for (const title of ['Time to resolve', 'Budget used', 'Satisfaction', 'Projects by health']) {
        await select(frame, title);
        const name = `kpi-${theme}-${title.toLowerCase().replaceAll(' ', '-')}`;
        await picture(page, name, title === 'Time to resolve' && theme === 'dark' ? 'kpi-dark' : undefined);
        deepEqual(await violations(frame), []);
      }
      await frame.getByRole('button', { name: 'Show as Table' }).click();
      deepEqual(await violations(frame), []);
      await picture(page, `kpi-${theme}-table`);
      await frame.locator('.broken').scrollIntoViewIfNeeded();
      await picture(page, `kpi-${theme}-broken`);
    });
  }

  for (const [width, height] of [
    [300, 700],
    [550, 450],
  ] as const) {
    it(`fits ${width} pixels (a narrow group, or twice the size)`, async () => {
      const { page, frame } = await openPage({ width, height, theme: 'light' }, kpiHost(brokenKpis));
      for (const title of ['Open critical issues', 'Time to resolve', 'Budget used', 'Milestones on time']) {
        await select(frame, title);
        equal(
          await frame.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth),
          false,
          title,
        );
      }
      await picture(page, `kpi-narrow-${width}`);
      equal(
        await frame.evaluate(() => Math.abs(document.querySelector('.detail')?.getBoundingClientRect().top ?? 99) < 2),
        true,
      );
      await picture(page, `kpi-narrow-${width}-detail`);
      deepEqual(await violations(frame), []);
    });
  }

  it('is readable in the colours of the system', async () => {
    const { page, frame } = await openPage({ theme: 'hc-dark', forcedColors: true });
    await select(frame, 'Time to resolve');
    await picture(page, 'kpi-forced-colors');
  });
});
