// The board to the eye and in use: four themes with nothing for axe to find, keys, pointer, refusals, ten thousand cards, live notes.
import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { violations } from '../support/axe.ts';
import { pictureHost, sampleOf } from './pictureHost.ts';
import { keep, picturePages, told, until } from './picturePages.ts';
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
  const { openPage } = picturePages('board', '.column');

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
    await card(frame, 'One').focus();
    equal(await frame.locator('.card[tabindex="0"]').count(), 1);
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

  async function post(host: ReturnType<typeof pictureHost>, frame: Frame): Promise<void> {
    await frame.evaluate((data) => window.postMessage(data, '*'), host.view().message);
  }
});

function card(frame: Frame, title: string) {
  return frame.locator('.card').filter({ hasText: title });
}

async function focused(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.activeElement?.querySelector('.card-title')?.textContent?.trim() ?? '');
}
