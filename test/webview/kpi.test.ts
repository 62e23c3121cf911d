// The KPI page in use: by keyboard, live, paged, restored, and with hostile messages.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { kpiRef } from '../../src/ui/kpi/kpiTiles.ts';
import { violations } from '../support/axe.ts';
import { until } from '../support/eventually.ts';
import { kpiHost, strings } from './kpiHost.ts';
import { brokenKpis, focused, kpiPages, select } from './kpiPages.ts';
import { picture, pictures } from './openPages.ts';

describe('KPI page', () => {
  const { openPage, openBare, close } = kpiPages();

  it('is used by keyboard from the first control to the last', async () => {
    const { page, frame, host, sent } = await openPage({}, kpiHost(brokenKpis));
    await frame.locator('body').focus();
    const walk: string[] = [];
    for (let stop = 0; stop < 30; stop++) {
      await page.keyboard.press('Tab');
      walk.push(await focused(frame));
      if (stop > 0 && ['', walk[0]].includes(walk.at(-1))) break;
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
    await frame.getByRole('heading', { level: 2, name: 'Time to resolve (90 %)' }).waitFor();

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

  it('folds what has no data into one line, which opens to their names', async () => {
    const { page, frame } = await openPage(
      {},
      kpiHost('', () => false),
    );
    const folded = frame.locator('.empty');
    ok(/^\d\d KPIs have nothing to compute from yet$/.test(await folded.locator('summary').innerText()));
    const name = folded.getByRole('tab', { name: 'Time to resolve', exact: true });
    equal(await name.isVisible(), false);
    equal(await frame.getByRole('tab', { name: /–/ }).count(), 0);
    await folded.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    equal(await focused(frame), 'Time to resolve');
    await frame.getByRole('heading', { level: 2, name: 'Time to resolve', exact: true }).waitFor();
    deepEqual(await violations(frame), []);
    await picture(page, 'kpi-empty');
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
    const { frame, host } = await openPage();
    await select(frame, 'Milestones on time');
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await frame.getByLabel('Project', { exact: true }).selectOption({ label: 'Customer portal 2' });
    type Kept = { kept(): { choice: { project: string } } };
    await frame.waitForFunction(() => (window as unknown as Kept).kept().choice.project !== '');
    const kept = await frame.evaluate(() => (window as unknown as Kept).kept());
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

  it('shows the notes behind a point as they were that day, by keyboard', async () => {
    const { page, frame, sent, host } = await openPage();
    const points = frame.locator('.handle');
    await points.last().focus();
    for (const key of ['ArrowLeft', 'Enter']) await page.keyboard.press(key);
    const about = frame.getByText(/at the end of Mar 8, 2026, by the notes as they were then/);
    await about.waitFor();
    const { view } = await host.view();
    equal(view.detail?.rows.day, '2026-03-08');
    const rows = frame.locator('.row-link');
    equal(`${await rows.count()}`, /^\d+/.exec((await about.textContent()) ?? '')?.[0]);
    await rows.first().focus();
    await page.keyboard.press('Shift+Enter');
    await frame
      .getByRole('button', { name: /^That Day’s Version: / })
      .last()
      .click();
    await until(() => opened(sent).length === 2);
    ok(opened(sent).every((intent) => (intent as { version: boolean }).version));
    deepEqual(await violations(frame), []);
    await picture(page, 'kpi-point', 'kpi-point');
    await frame.getByRole('button', { name: 'Show the Notes of Now' }).click();
    await about.waitFor({ state: 'detached' });
  });

  it('takes any days, compares with last year, groups, and sets a change beside what lay around it', async () => {
    const { page, frame, host, sent } = await openPage();
    await frame.getByLabel('Period', { exact: true }).selectOption('days');
    await frame.getByLabel('From', { exact: true }).fill('2026-01-01');
    await frame.getByLabel('To', { exact: true }).fill('2026-02-28');
    await frame
      .getByText(/on Feb 28, 2026$/)
      .first()
      .waitFor();
    await frame.getByLabel('Compare with').selectOption('year');
    await select(frame, 'Time to resolve');
    await frame.getByText('Jan 1, 2026 to Feb 28, 2026').first().waitFor();
    await frame.getByLabel('Groups').selectOption('team');
    await frame.getByRole('heading', { name: 'By team', exact: true }).waitFor();
    await frame.getByText('Before and after a change').click();
    const change = frame.getByLabel('Change', { exact: true });
    await change.selectOption({ index: 1 });
    await frame.getByText(/went live on .* Issues on its services in 7 days: /).waitFor();
    await frame.getByLabel('Days before and after').selectOption('30');
    await frame.getByText(/Issues on its services in 30 days: /).waitFor();
    deepEqual(await violations(frame), []);
    await frame.locator('.around').scrollIntoViewIfNeeded();
    await picture(page, 'kpi-around', 'kpi-around');
    const { view } = await host.view();
    deepEqual(
      [view.choice.from, view.choice.to, view.choice.compare, view.choice.by, view.choice.days],
      ['2026-01-01', '2026-02-28', 'year', 'team', 30],
    );
    await frame.locator('.around .row-like').first().click();
    await until(() => opened(sent).length > 0);
  });

  it('opens what is marked on a course, and hands over tables and pictures', async () => {
    const { page, frame, sent, host } = await openPage();
    await select(frame, 'Time to resolve');
    await frame.getByText(/^Decisions and changes in these days/).click();
    await frame.locator('.marks button').first().click();
    await until(() => opened(sent).length > 0);
    ok((await host.view()).targets.rows.get((opened(sent)[0] as { ref: string }).ref)?.path);

    await frame.getByRole('button', { name: 'Copy as CSV: By week' }).click();
    await frame.waitForFunction(
      (said) => document.getElementById('announcer')?.textContent === said,
      strings.tableCopied,
    );
    await until(() => sent.some((intent) => (intent as { type: string }).type === 'copy'));
    const { at } = sent.find((intent) => (intent as { type: string }).type === 'copy') as { at: number };
    const table = (await host.csv(at)) ?? '';
    equal(table.split('\r\n')[0], '"day","Time to resolve h","n"');
    equal(
      (await host.csv(-1))?.split('\r\n').length,
      2 + Number((await host.view()).view.tiles[1]?.notes[0]?.slice(4)),
    );

    // The clipboard of this page is shut, as it may be in VS Code: the picture goes to the host.
    await frame.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('shut'));
    });
    await frame.getByRole('button', { name: 'Copy as Picture: By week' }).click();
    const sentPicture = () =>
      sent.find((intent) => (intent as { type: string }).type === 'picture') as { png: string } | undefined;
    await until(() => sentPicture() !== undefined);
    const png = Buffer.from(sentPicture()?.png ?? '', 'base64');
    equal(png.subarray(1, 4).toString(), 'PNG');
    writeFileSync(join(pictures, 'kpi-copied.png'), png);
    ok(png.length > 5000 && (await page.title()) !== '');
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
