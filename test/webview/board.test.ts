// The board to the eye and in use: four themes with nothing for axe to find, keys, pointer, refusals, ten thousand cards, live notes.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { until } from '../support/eventually.ts';
import { pictureHost, sampleOf } from './pictureHost.ts';
import { keep, picturePages, told } from './picturePages.ts';
import { themeKinds } from './themes.ts';

const own = `boards:
  support:
    title: Support
    query: type:issue is:open sort:severity,due
    limits: { doing: 1, acked: 5 }
`;
const small = {
  'list.md': '- [ ] One @maria\n- [ ] Two @maria\n- [/] Three @ana\n- [x] Four @ana\n',
  'daybook.yml': 'people:\n  - { id: maria, name: Maria Weber }\n  - { id: ana, name: Ana Ruiz }\n',
};

describe('board page', () => {
  const { openPage, close } = picturePages('board', '.column');

  for (const theme of themeKinds) {
    it(`has nothing for axe to find in ${theme}`, async () => {
      const host = pictureHost('board', sampleOf(own), { options: { board: 'support' } });
      const { page, frame } = await openPage(host, { theme, height: 700 });
      await frame.locator('.card').nth(1).press('x');
      await keep(page, `board-${theme}`, theme === 'dark' || theme === 'light' ? `board-${theme}` : undefined);
      deepEqual(await violations(frame), []);
      await frame.getByLabel('Lanes').selectOption('owner');
      await frame.waitForSelector('.lane-head');
      await keep(page, `board-${theme}-lanes`);
      deepEqual(await violations(frame), []);
      await frame.getByRole('button', { name: 'Show as Table' }).click();
      await frame.waitForSelector('table');
      deepEqual(await violations(frame), []);
    });
  }

  it('is used by keyboard: focus, open, tick, move, select', async () => {
    const host = pictureHost('board', small, { query: 'type:task' });
    const { page, frame } = await openPage(host);
    equal(await frame.locator('.card[tabindex="0"]').count(), 1);
    // Nothing has the focus yet: the first key goes to the first card.
    await frame.locator('h1').click();
    await page.keyboard.press('Control+ArrowDown');
    equal(await frame.locator('.card:focus').count(), 0);
    await page.keyboard.press('ArrowDown');
    equal(await frame.locator('.card:focus').count(), 1);
    equal(await focused(frame), 'One');
    // A question of VS Code took the focus away, and gives it back to the window alone.
    await frame.evaluate(() => {
      (document.activeElement as HTMLElement).blur();
      window.dispatchEvent(new Event('focus'));
    });
    equal(await frame.locator('.card:focus').count(), 1);
    const walk: string[] = [];
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft', 'End', 'Home']) {
      await page.keyboard.press(key);
      walk.push(await focused(frame));
    }
    deepEqual(walk, ['Two', 'Three', 'Four', 'Three', 'One', 'Two', 'One']);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Space');
    await until(() => host.acted.length === 3);
    deepEqual(
      host.acted.map((each) => (each.type === 'open' ? `open ${each.beside}` : each.type === 'act' ? each.moves : '')),
      ['open false', 'open true', [{ action: 'tick', answers: {} }]],
    );
    // The answer to an action is the next view.
    host.index.put('list.md', small['list.md'].replace('[ ] One', '[x] One'));
    await post(host, frame);
    await frame.waitForFunction(() => document.activeElement?.textContent?.includes('One'));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('x');
    await page.keyboard.press('Alt+ArrowLeft');
    await until(() => host.acted.length === 4);
    const last = host.acted[3];
    ok(last?.type === 'act');
    await frame.evaluate((data) => window.postMessage(data, '*'), host.refusal('Another one owns it.'));
    await told(frame, 'Another one owns it.');
    equal(await frame.locator('.noticed').textContent(), 'Another one owns it.');
    deepEqual(
      [host.titles(last.refs), last.moves],
      [['Four'], [{ action: 'setState', answers: { state: 'waiting' } }]],
    );
  });

  it('moves cards by the pointer, all that are selected, and says what takes none', async () => {
    const host = pictureHost('board', small, { query: 'type:task', options: { lanes: 'owner' } });
    const { page, frame } = await openPage(host, { width: 1500 });
    await drag(page, card(frame, 'One'), cell(frame, 0, 1));
    await until(() => host.acted.length === 1);
    deepEqual(moved(host), [
      'One',
      { action: 'setState', answers: { state: 'doing' } },
      { action: 'assign', answers: { person: '@ana' } },
    ]);
    host.index.put('list.md', small['list.md'].replace('[ ] One @maria', '[/] One @ana'));
    await post(host, frame);
    await told(frame, 'One: moved to In progress, Ana Ruiz');
    await card(frame, 'One').click({ modifiers: ['Control'] });
    await card(frame, 'Three').click({ modifiers: ['Control'] });
    await frame.getByText('2 cards selected').waitFor();
    await drag(page, card(frame, 'Three'), cell(frame, 0, 2));
    await until(() => host.acted.length === 2);
    deepEqual(moved(host), ['One', 'Three', { action: 'setState', answers: { state: 'waiting' } }]);
    await post(host, frame);
    // A drag that ends outside, or is called off, moves nothing.
    await drag(page, card(frame, 'Two'), frame.locator('h1'));
    await drag(page, card(frame, 'Two'), cell(frame, 0, 1), () => page.keyboard.press('Escape'));
    await frame.getByLabel('Columns', { exact: true }).selectOption('due');
    await frame.getByRole('heading', { name: 'Overdue' }).waitFor();
    await drag(page, card(frame, 'Two'), cell(frame, 1, 0));
    await told(frame, 'Overdue: Nothing can be made due in the past here.');
    equal(host.acted.length, 2);
  });

  it('asks by the right button what can be done with a card, or with all that are selected', async () => {
    const host = pictureHost('board', small, { query: 'type:task' });
    const { frame } = await openPage(host);
    await card(frame, 'Two').click({ button: 'right' });
    await until(() => host.acted.length === 1);
    deepEqual(moved(host), ['Two', { action: 'more', answers: {} }]);
    await post(host, frame);
    await card(frame, 'One').click({ modifiers: ['Control'] });
    await card(frame, 'Three').click({ modifiers: ['Control'] });
    await card(frame, 'Three').click({ button: 'right' });
    await until(() => host.acted.length === 2);
    deepEqual(moved(host), ['One', 'Three', { action: 'more', answers: {} }]);
  });

  it('follows the notes: the focus stays on its card, and changes are announced', async () => {
    const host = pictureHost('board', small, { query: 'type:task' });
    const { frame } = await openPage(host);
    await card(frame, 'One').focus();
    host.index.put('list.md', `${small['list.md'].replace('[ ] One', '[/] One')}- [ ] Five\n`);
    await post(host, frame);
    await card(frame, 'Five').waitFor();
    equal(await focused(frame), 'One');
    equal(await frame.locator('[data-column="1"] .card').count(), 2);
    await told(frame, 'Updated: 5 cards by state: Open 2, In progress 2, Done 1.');
    host.index.put('list.md', '- [ ] Two @maria\n');
    await post(host, frame);
    await frame.waitForFunction(() => document.querySelectorAll('.card').length === 1);
    equal(await focused(frame), 'Two', 'the focus goes to what stands in the place of what has gone');
  });

  it('says what is wrong with a query, and takes another', async () => {
    const host = pictureHost('board', small, { query: 'typ:task' });
    const { page, frame } = await openPage(host);
    await frame.getByText('Did you mean').waitFor();
    equal(await frame.getByRole('combobox', { name: 'Query' }).getAttribute('aria-invalid'), 'true');
    deepEqual(await violations(frame), []);
    await frame.getByRole('combobox', { name: 'Query' }).fill('type:task @maria');
    await page.keyboard.press('Enter');
    await frame.waitForFunction(() => document.querySelectorAll('.card').length === 0);
    await frame.getByRole('combobox', { name: 'Query' }).fill('type:task owner:maria');
    await page.keyboard.press('Enter');
    await frame.waitForFunction(() => document.querySelectorAll('.card').length === 2);
    await frame.getByLabel('Board', { exact: true }).selectOption('people');
    await frame.getByRole('heading', { name: 'Ana Ruiz' }).waitFor();
    equal(await frame.getByRole('combobox', { name: 'Query' }).inputValue(), 'type:issue,task is:open sort:due');
  });

  it('holds ten thousand cards, text as text, within 300 rows', async () => {
    const hostile = '<img src=x onerror="document.title=1">';
    const lines = Array.from({ length: 10_000 }, (_, at) => `- [ ] Task ${at} ${hostile}`).join('\n');
    const host = pictureHost('board', { 'list.md': `${lines}\n` }, { query: 'type:task' });
    const { page, frame } = await openPage(host, { width: 420, height: 700 });
    await frame.getByRole('button', { name: /^Show 9976 more/ }).click();
    await frame.getByRole('button', { name: /^Show 9880 more/ }).click();
    await card(frame, 'Task 120 ').waitFor();
    await frame.waitForFunction(() => document.activeElement?.textContent?.includes('Task 120 '));
    ok((await frame.locator('.card, tr, option, button').count()) <= 300);
    equal(await frame.locator('#panel img').count(), 0);
    const isWide = await frame.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    equal(isWide, false, 'only the board itself scrolls sideways');
    await keep(page, 'board-narrow');
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await frame.getByText('Page 1 of 50').waitFor();
    await frame.getByRole('button', { name: 'Next Page' }).click();
    await frame.getByText('Page 2 of 50').waitFor();
  });

  it('is readable in the colours of the system and on paper, and without a card', async () => {
    const host = pictureHost('board', sampleOf(own), { options: { board: 'support' } });
    const { page, frame } = await openPage(host, { theme: 'hc-dark', forcedColors: true });
    await keep(page, 'board-forced-colors');
    await page.emulateMedia({ media: 'print' });
    equal(await frame.locator('.choices').isVisible(), false);
    await keep(page, 'board-print');
    await page.emulateMedia({ media: 'screen' });
    await frame.getByRole('combobox', { name: 'Query' }).fill('type:issue title:nowhere');
    await page.keyboard.press('Enter');
    await frame.getByText('No card fits the query.').waitFor();
    deepEqual(await violations(frame), []);
  });

  it('comes back as it was', async () => {
    const host = pictureHost('board', small, { query: 'type:task' });
    const { frame, sent } = await openPage(host);
    await frame.getByLabel('Lanes').selectOption('owner');
    await frame.waitForSelector('.lane-head');
    await frame.getByRole('button', { name: 'Show as Table' }).click();
    await frame.waitForSelector('table');
    const kept = await frame.evaluate(() => (window as unknown as { kept(): unknown }).kept());
    ok(sent.length > 0);
    await close();
    const again = await openPage(pictureHost('board', small), { state: kept }, 'table');
    equal(await again.frame.getByLabel('Lanes').inputValue(), 'owner');
  });

  async function post(host: ReturnType<typeof pictureHost>, frame: Frame): Promise<void> {
    await frame.evaluate((data) => window.postMessage(data, '*'), host.view().message);
  }
});

/** What the last action was about: titles, then moves. */
function moved(host: ReturnType<typeof pictureHost>): unknown[] {
  const last = host.acted.at(-1);
  return last?.type === 'act' ? [...host.titles(last.refs), ...last.moves] : [last];
}

async function drag(page: Page, from: Locator, to: Locator, before?: () => Promise<void>): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await before?.();
  await page.mouse.up();
}

function cell(frame: Frame, lane: number, column: number): Locator {
  return frame.locator(`.cell[data-lane="${lane}"][data-column="${column}"]`);
}

function card(frame: Frame, title: string): Locator {
  return frame.locator('.card').filter({ hasText: title });
}

async function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.activeElement?.querySelector('.card-title')?.textContent?.trim() ?? '');
}
