// Names and problems by keyboard: F2 renames a project with its note and every link, the light bulb repairs a line, one command
// repairs a notebook, and lenses stand above meetings and issues.
import { equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { until } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

describe('names and problems by keyboard', () => {
  const window = useWindow({ folder: 'team', env: { DAYBOOK_NOW: '2026-03-12T09:15:00+01:00' } });
  const file = (path: string) => join(window.folder, path);
  const text = (path: string) => readFileSync(file(path), 'utf8');
  const line = (words: string) =>
    window.workbench.page.locator('.editor-group-container.active .view-line', { hasText: words }).first();

  const becomes = (isSo: () => boolean): Promise<void> => until(isSo, 20_000);

  /** Puts the cursor behind some words of the file in front, by the find box. */
  async function moveBehind(words: string): Promise<void> {
    const { workbench } = window;
    await workbench.press('ControlOrMeta+Home', 'ControlOrMeta+F');
    const box = workbench.page.locator('.find-widget.visible textarea').first();
    await box.waitFor();
    await box.fill(words);
    await workbench.press('Enter', 'Escape', 'ArrowRight');
  }

  /** Opens the list of the light bulb, which comes once the text is looked at and known to stay. */
  /** Opens the menu of the light bulb and answers the entry with these words. */
  async function openLightBulb(words: string): Promise<Locator> {
    const { workbench } = window;
    await workbench.page.locator('.lightBulbWidget:visible').first().waitFor();
    const entry = workbench.page.locator('.action-widget').getByText(words);
    await workbench.actUntil(() => workbench.press('ControlOrMeta+.'), entry);
    return entry;
  }

  before(() => {
    mkdirSync(file('lists'));
    writeFileSync(file('lists/odd.md'), '# Odd\r\n\r\n- [ ]Glued\r\n- [] Empty +mail [[mail]]\r\n');
    writeFileSync(file('lists/other.md'), '# Other\n\n- [ ]Also glued, see [mail](../projects/mail.md)\n');
  });

  it('renames a project with F2: shown first, then in all notes, the note itself included', async () => {
    const { workbench } = window;
    await workbench.statusItem(/critical/).waitFor();
    await workbench.openFile('2026-03-10-queue.md');
    await moveBehind('project: ma');
    await workbench.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    equal(await box.inputValue(), 'mail');
    await box.fill('gateway');
    await workbench.press('Enter');
    const preview = workbench.page.locator('.panel', { hasText: 'Refactor Preview' });
    await preview.getByText('other.md').first().waitFor();
    await workbench.screenshot('names-1-rename-preview');
    ok(existsSync(file('projects/mail.md')), 'nothing is changed before it was agreed to');
    await preview.getByRole('button', { name: 'Apply' }).click();
    await becomes(() => existsSync(file('projects/gateway.md')));
    await becomes(() => text('issues/2026-03-10-queue.md').includes('\nproject: gateway\n'));
    await becomes(() => text('lists/other.md').endsWith('see [mail](../projects/gateway.md)\n'));
    await becomes(() => text('lists/odd.md') === '# Odd\r\n\r\n- [ ]Glued\r\n- [] Empty +gateway [[gateway]]\r\n');
    match(text('decisions/2026-03-02-relay.md'), /\nproject: gateway\n/);
    ok(!existsSync(file('projects/mail.md')));
  });

  it('refuses a name that is taken, with the reason', async () => {
    const { workbench } = window;
    await moveBehind('project: gate');
    await workbench.press('F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('office');
    await workbench.press('Enter');
    await workbench.page.getByText('There is a project “office” already.').first().waitFor();
    await workbench.screenshot('names-2-refused');
    await workbench.press('Escape');
  });

  it('shows how long an issue is open, and what is next', async () => {
    const { workbench } = window;
    const lens = workbench.page.locator('.codelens-decoration', { hasText: 'Open for 41 h' }).first();
    await lens.waitFor();
    await workbench.screenshot('names-3-lens');
    await lens.getByText('Acknowledge').click();
    await becomes(() => text('issues/2026-03-10-queue.md').includes('\nstatus: acked\n'));
  });

  it('repairs a line by the light bulb', async () => {
    const { workbench } = window;
    await workbench.openFile('odd.md');
    await moveBehind('- [ ]Gl');
    await openLightBulb('Put a blank behind the box');
    await workbench.screenshot('names-4-light-bulb');
    await workbench.press('Enter');
    await line('- [ ] Glued').waitFor();
    await workbench.press('ControlOrMeta+S');
    await becomes(() => text('lists/odd.md').includes('\r\n- [ ] Glued\r\n- [] Empty'));
  });

  it('repairs a notebook after showing what, and takes it back', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Fix All in Notebook');
    await workbench.quickPickRows().filter({ hasText: 'lists/other.md' }).waitFor();
    await workbench.screenshot('names-5-fix-all');
    await workbench.press('Enter');
    await becomes(() => text('lists/odd.md').includes('\r\n- [ ] Empty'));
    await becomes(() => text('lists/other.md').includes('\n- [ ] Also glued'));
    await workbench.runCommand('Daybook: Undo Last Change');
    await becomes(() => text('lists/other.md').includes('\n- [ ]Also glued'));
    await becomes(() => text('lists/odd.md').includes('\r\n- [] Empty'));
  });

  it('explains a problem on a page', async () => {
    const { workbench } = window;
    await workbench.openFile('other.md');
    await moveBehind('- [ ]Al');
    await (await openLightBulb('Explain “box-glued”')).click();
    await workbench.activeTab().filter({ hasText: 'box-glued' }).waitFor();
    await workbench.page
      .frameLocator('iframe.webview.ready:visible')
      .frameLocator('#active-frame')
      .getByText('A task is a list item, a box, a blank and a text')
      .waitFor();
    await workbench.screenshot('names-6-explained');
  });

  it('leads from a refusal to the header that cannot be read, and repairs it', async () => {
    const { workbench } = window;
    const broken = '---\ntype: issue\ntitle: "Broken\nstatus: open\nopened: 2026-03-11\n---\n';
    writeFileSync(file('issues/broken.md'), broken);
    await workbench.openFile('broken.md');
    const lens = workbench.page.locator('.codelens-decoration').getByText('Acknowledge');
    await lens.first().click();
    // The bell keeps what was said, however soon the message folds up.
    await workbench.runCommand('Notifications: Show Notifications');
    const said = workbench.page.locator('.notifications-center .notification-list-item', { hasText: 'cannot be read' });
    await said.getByRole('button', { name: 'Show Header' }).click();
    await workbench.page.locator('.action-widget').getByText('Close the quotes').waitFor();
    await workbench.screenshot('names-7-broken-header');
    equal(text('issues/broken.md'), broken);
    await workbench.press('Enter');
    await line('title: "Broken"').waitFor();
    await workbench.press('ControlOrMeta+S');
    await becomes(() => text('issues/broken.md') === broken.replace('"Broken', '"Broken"'));
  });
});
