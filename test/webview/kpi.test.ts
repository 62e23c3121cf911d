// The KPI page in use: by keyboard, live, paged, restored, and with hostile messages.
import { deepEqual, equal, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { kpiRef } from '../../src/ui/kpi/kpiTiles.ts';
import { violations } from '../support/axe.ts';
import { kpiHost, strings } from './kpiHost.ts';
import { brokenKpis, focused, kpiPages, picture, select } from './kpiPages.ts';

describe('KPI page', () => {
  const { openPage, openBare, close } = kpiPages();

  it('is used by keyboard from the first control to the last', async () => {
    const { page, frame, host, sent } = await openPage({}, kpiHost(brokenKpis));
    await frame.locator('body').focus();
    const walk: string[] = [];
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab');
      walk.push(await focused(frame));
      if (stop > 0 && walk.at(-1) === walk.at(-2)) break;
    }
    deepEqual(walk.slice(0, 2), ['1 KPI cannot be computed', 'pick-project']);
    ok(walk.includes('Open critical issues'), walk.join(' | '));
    equal(walk.filter((text) => /^(Open critical|Time to|Overdue)/.test(text)).length, 1, 'tiles are one stop');
    ok(walk.includes('Show as Table') && walk.includes('Open daybook.yml'), walk.join(' | '));

    await frame.locator('.tile[aria-selected=true]').focus();
    await page.keyboard.press('ArrowRight');
    await frame.getByRole('heading', { level: 2, name: 'Time to resolve', exact: true }).waitFor();
    equal(await focused(frame), 'Time to resolve');
    await page.keyboard.press('End');
    await frame.getByRole('heading', { level: 2, name: 'Calls that the portal could answer' }).waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await frame.getByRole('heading', { level: 2, name: 'Time to resolve, 9 of 10' }).waitFor();

    const rows = frame.locator('.row-link');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    equal(await focused(frame), (await rows.nth(2).textContent()) ?? '');
    await page.keyboard.press('Enter');
    await until(() => opened(sent).length > 0);
    const { targets } = await host.view();
    deepEqual(opened(sent), [{ v: 1, seq: seqOf(sent), type: 'open', ref: 'r2', beside: false, version: false }]);
    ok(targets.rows.get('r2')?.path.startsWith('issues/'));
    equal(await frame.locator('.row-link[tabindex="0"]').count(), 1);
  });

  it('shows where the focus is', async () => {
    const { page, frame } = await openPage();
    await frame.locator('body').focus();
    for (let stop = 0; stop < 6; stop++) {
      await page.keyboard.press('Tab');
      const outline = await frame.evaluate(
        () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
      );
      equal(outline === 'none', false, await focused(frame));
    }
  });

  it('follows the notes, keeps the focus, and announces once', async () => {
    const { page, frame, host, post } = await openPage();
    await select(frame, 'Overdue to-dos');
    await frame.locator('.row-link').nth(1).focus();
    const before = await frame
      .getByRole('tab', { name: /^Overdue to-dos/ })
      .locator('.tile-value')
      .textContent();
    host.index.put('one.md', '- [ ] Late due:2026-03-01\n');
    await post((await host.view()).message);
    host.index.put('two.md', '- [ ] Later due:2026-03-02\n');
    await post((await host.view()).message);
    await frame.waitForFunction(
      (old) => document.querySelector('.tile[aria-selected=true] .tile-value')?.textContent !== old,
      before,
    );
    const value = Number(before) + 2;
    await frame.waitForFunction(
      (text) => document.getElementById('announcer')?.textContent === text,
      `Figures updated: Overdue to-dos ${value}`,
    );
    ok((await focused(frame)).length > 0);
    equal(await frame.evaluate(() => document.activeElement?.className), 'row-link');
    await page.keyboard.press('Enter');
  });

  it('says so when a choice comes too late', async () => {
    const { frame, post } = await openPage();
    await post({ v: 1, seq: 1, type: 'refused', reason: 'The notes have just changed.' });
    await frame.waitForFunction(
      () => document.getElementById('announcer')?.textContent === 'The notes have just changed.',
    );
  });

  it('comes back as it was', async () => {
    const { frame, sent, host } = await openPage();
    await select(frame, 'Milestones on time');
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await frame.getByLabel('Project', { exact: true }).selectOption({ label: 'Customer portal 2' });
    await frame.waitForFunction(() => document.querySelector<HTMLSelectElement>('#pick-project')?.value !== '');
    const kept = await frame.evaluate(() => (window as unknown as { kept(): unknown }).kept());
    await until(() => (sent.at(-1) as { choice?: { project?: string } } | undefined)?.choice?.project !== '');
    const { view } = await host.view();
    await close();
    const { frame: again, sent: first } = await openPage({ state: kept }, kpiHost());
    await until(() => first.length > 0);
    deepEqual((first[0] as { choice: unknown }).choice, view.choice);
    await again.getByRole('heading', { level: 2, name: 'Milestones on time' }).waitFor();
    equal(await again.getByRole('button', { name: 'Show as Chart' }).count(), 1);
    equal(await again.getByLabel('Project', { exact: true }).inputValue(), view.choice.project);
  });

  it('offers other notebooks where there are several', async () => {
    const { frame, host, post, sent, page } = await openPage();
    equal(await frame.getByLabel('Notebook', { exact: true }).count(), 0);
    const { message } = await host.view();
    const notebooks = ['One', 'Two'].map((label) => ({ id: kpiRef(label), label }));
    const choice = { ...message.view.choice, notebook: kpiRef('One') };
    await post({ ...message, view: { ...message.view, notebooks, choice } });
    const picker = frame.getByLabel('Notebook', { exact: true });
    await picker.waitFor();
    equal(await picker.inputValue(), kpiRef('One'));
    await picture(page, 'kpi-notebooks');
    deepEqual(await violations(frame), []);
    const before = sent.length;
    await picker.selectOption({ label: 'Two' });
    await until(() => sent.length > before);
    const { choice: chosen } = sent.at(-1) as { choice: { notebook: string; project: string } };
    deepEqual([chosen.notebook, chosen.project], [kpiRef('Two'), '']);
  });

  it('pages through ten thousand rows, by keyboard too, with few of them in the page', async () => {
    const host = kpiHost();
    const before = Number((await host.view()).view.tiles.find(({ title }) => title === 'Overdue to-dos')?.value);
    for (let at = 0; at < 100; at++)
      host.index.put(
        `bulk/${at}.md`,
        Array.from({ length: 100 }, (_, task) => `- [ ] Task ${task} due:2026-02-0${1 + (at % 9)}`).join('\n'),
      );
    const { frame, page } = await openPage({}, host);
    await select(frame, 'Overdue to-dos');
    const pages = Math.ceil((10_000 + before) / 50);
    await frame.getByText(`Page 1 of ${pages}`).waitFor();
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    ok((await frame.locator('tr').count()) <= 300, String(await frame.locator('tr').count()));
    await frame.locator('.row-link').last().focus();
    await page.keyboard.press('ArrowDown');
    await frame.getByText(`Page 2 of ${pages}`).waitFor();
    equal(await focused(frame), (await frame.locator('.row-link').first().textContent()) ?? '');
    await page.keyboard.press('ArrowUp');
    await frame.getByText(`Page 1 of ${pages}`).waitFor();
    await frame.getByRole('button', { name: 'Next Page' }).click();
    await frame.getByText(`Page 2 of ${pages}`).waitFor();
  });

  it('drops what is no message of ours, and draws text as text', async () => {
    const { frame, host, post, complaints } = await openPage();
    const before = await frame.locator('#panel').innerHTML();
    const wrong = fc.sample(fc.anything({ maxDepth: 2, withNullPrototype: false }), { seed: 7, numRuns: 150 });
    const view = (await host.view()).message;
    const near = [
      { ...view, v: 2 },
      { ...view, seq: -1 },
      { ...view, more: 1 },
      { ...view, view: { ...view.view, tiles: [{}] } },
      { type: 'view' },
    ];
    for (const message of [...wrong, ...near]) await post(safe(message)).catch(() => undefined);
    await post({ v: 1, seq: 1, type: 'refused', reason: 'after all of them' });
    await frame.waitForFunction(() => document.getElementById('announcer')?.textContent === 'after all of them');
    equal(await frame.locator('#panel').innerHTML(), before);
    ok(complaints.splice(0).every((text) => text.includes('not understood')));

    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    host.index.put('hostile.md', `- [ ] ${hostile} due:2020-01-01\n`);
    await post((await host.view()).message);
    await select(frame, 'Overdue to-dos');
    ok((await frame.locator('.row-link').allTextContents()).some((text) => text.includes('<img')));
    equal(await frame.locator('#panel img, #panel script').count(), 0);
    equal(await frame.evaluate(() => document.title), 'kpi');
  });

  it('runs no script that is put into the page', async () => {
    const { frame, complaints } = await openPage();
    await frame.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "injected"';
      document.body.append(script);
      document.body.insertAdjacentHTML('beforeend', '<img src="https://example.test/x.png"><p style="color:red">x</p>');
    });
    equal(await frame.evaluate(() => document.title), 'kpi');
    await frame.evaluate(() => fetch('https://example.test/').catch(() => undefined));
    const wanted = ['script-src-elem', 'img-src', 'style-src-attr', 'connect-src'];
    await until(() => wanted.every((directive) => complaints.some((text) => text.startsWith(`policy: ${directive}`))));
    complaints.length = 0;
  });

  it('says why there is nothing to show', async () => {
    const host = kpiHost();
    const view = { ...(await host.view()).view, tiles: [], broken: [], state: 'private' as const };
    const { detail: _, ...empty } = view;
    const { frame, page, post } = await openBare({ panel: 'kpi', theme: 'dark', strings });
    await post({ v: 1, seq: 1, type: 'view', view: empty });
    await frame.getByText(strings.private).waitFor();
    await picture(page, 'kpi-private');
    deepEqual(await violations(frame), []);
    await post({ v: 1, seq: 2, type: 'view', view: { ...empty, notebook: '', state: 'missing' } });
    await frame.getByText(strings.missing).waitFor();
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 200) throw new Error(`never came true: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function opened(sent: readonly unknown[]): unknown[] {
  return sent.filter((message) => (message as { type: string }).type === 'open');
}

function seqOf(sent: readonly unknown[]): number {
  return (sent.at(-1) as { seq: number }).seq;
}

/** What can be sent between frames at all. */
function safe(value: unknown): unknown {
  return typeof value === 'symbol' || typeof value === 'function' ? String(value) : value;
}
