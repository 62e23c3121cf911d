// The board in a real VS Code: opened from the palette, cards moved by key and by pointer, what is refused said, everything taken back,
// there again after a reload. Each act is compared with the exact text of its note.
import { equal, match } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';

const config =
  'people:\n  - { id: maria, name: Maria Weber }\n  - { id: ana, name: Ana Ruiz }\n  - { id: anabel, name: Anabel Vogt }\n';
const list = '# List\n\n- [ ] Renew the certificate @maria\n- [ ] Call the carrier @ana due:2026-03-13\n';
const queue = '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: high\nowner: maria\n---\n\nMails wait.\n';
const extra = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`notes/n${at}.md`, `# Note ${at}\n`]));

describe('the board', () => {
  const folder = () => notebookFolder({ 'daybook.yml': config, 'list.md': list, 'issues/queue.md': queue, ...extra });
  const window = useWindow({ folder, env: { DAYBOOK_NOW: '2026-03-12T12:00:00+01:00' } });
  const text = (path: string): string => readFileSync(join(window.folder, ...path.split('/')), 'utf8');
  const card = (title: string): Locator => window.workbench.panel().locator('.card').filter({ hasText: title });
  const inColumn = (title: string, column: number): Locator =>
    window.workbench.panel().locator(`.cell[data-column="${column}"] .card`).filter({ hasText: title });

  it('opens from the palette with the issues by state', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Open Board');
    await inColumn('Queue stuck', 0).waitFor();
    match(await workbench.screenshot('board'), /png$/);
  });

  it('moves a card by key: one line of its note, and the stamps that its kind declares', async () => {
    const { workbench } = window;
    await card('Queue stuck').focus();
    await workbench.press('Alt+ArrowRight');
    await inColumn('Queue stuck', 1).waitFor();
    await workbench.panel().locator('.card:focus').filter({ hasText: 'Queue stuck' }).waitFor();
    await until(() => text('issues/queue.md') !== queue);
    equal(
      text('issues/queue.md')
        .replace(/^acked: .*\n/m, '')
        .replace('status: acked', 'status: open'),
      queue,
    );
    await workbench.press('ControlOrMeta+z');
    await inColumn('Queue stuck', 0).waitFor();
    equal(text('issues/queue.md'), queue);
  });

  it('gives cards to a person by the pointer, and to nobody else of a like name', async () => {
    const { workbench } = window;
    const panel = workbench.panel();
    await panel.getByLabel('Board', { exact: true }).selectOption('people');
    await panel.getByRole('heading', { name: 'Ana Ruiz' }).waitFor();
    const [from, to] = [await card('Renew').boundingBox(), await inColumn('Call', 0).boundingBox()];
    if (!from || !to) throw new Error('a card is out of sight');
    const { mouse } = workbench.page;
    await mouse.move(from.x + 30, from.y + 10);
    await mouse.down();
    await mouse.move(to.x + 30, to.y + 10, { steps: 6 });
    await mouse.up();
    await inColumn('Renew', 0).waitFor();
    equal(text('list.md'), list.replace('@maria', '@ana'));
  });

  it('says why something is refused, and follows what others write', async () => {
    const { workbench } = window;
    const panel = workbench.panel();
    await panel.getByLabel('Board', { exact: true }).selectOption('days');
    await panel.getByRole('heading', { name: 'Due tomorrow' }).waitFor();
    await inColumn('Call the carrier', 2).focus();
    await workbench.press('Alt+ArrowLeft');
    await inColumn('Call the carrier', 1).waitFor();
    await until(() => text('list.md').includes('due:2026-03-12'));
    await panel.locator('.card:focus').filter({ hasText: 'Call the carrier' }).waitFor();
    await workbench.press('Alt+ArrowLeft');
    await panel.locator('.noticed').getByText('Nothing can be made due in the past here.').waitFor();
    writeFileSync(join(window.folder, 'more.md'), '- [ ] From elsewhere due:2026-03-12\n');
    await inColumn('From elsewhere', 1).waitFor();
    await panel.locator('.card:focus').filter({ hasText: 'Call the carrier' }).waitFor();
  });

  it('is there again after a reload, as it was', async () => {
    const { workbench } = window;
    // Kept as text within text.
    await workbench.hasKept('days\\');
    await workbench.page.reload();
    await inColumn('Call the carrier', 1).waitFor({ timeout: 60_000 });
  });
});
