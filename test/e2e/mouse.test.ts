// A day by mouse alone: what the title bars, the menus of rows and groups and the cards offer, and what a click does and does not do.
// What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';
import type { ViewPane } from '../support/workbench.ts';

const asked = ['- [ ] Quote wait:acme asked:2026-03-01', '- [ ] Contract wait:acme asked:2026-03-02'];

const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: high\nowner: maria\nopened: 2026-03-10\n---\n',
  'vendors/acme.md': '---\ntype: vendor\ntitle: Acme Ltd\nstatus: active\n---\n\n## Log\n',
  'lists/asked.md': `# Asked\n\n${asked.join('\n')}\n`,
  'inbox.md': '- [ ] Order a headset\n',
};

describe('a day by mouse', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');
  const item = (name: string): Locator =>
    window.workbench.page.locator('.monaco-menu .action-menu-item', { hasText: name }).first();
  const title = (words: string): Locator =>
    window.workbench.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: words });

  /** Chooses from a menu that opens; a menu closes when the window takes the focus elsewhere. */
  async function choose(open: () => Promise<void>, name: string): Promise<void> {
    await window.workbench.actUntil(open, item(name));
    // A menu takes the button only from a pointer that came to rest in it.
    await item(name).hover();
    await item(name).click();
    await item(name).waitFor({ state: 'hidden' });
  }

  /** The overflow menu of a view's title bar. */
  const more = (view: ViewPane) => async (): Promise<void> => {
    await view.pane.locator('.pane-header').hover();
    await view.pane.getByRole('button', { name: 'More Actions...' }).click();
  };

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1400);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Follow-ups')).row('Acme Ltd', 1).waitFor();
  });

  it('a click shows the note and leaves the keys with the row, a double click goes there', async () => {
    const { workbench } = window;
    const issues = await workbench.view('Issues');
    await issues.row('Queue stuck').click();
    await workbench.activeTab().filter({ hasText: 'queue.md' }).waitFor();
    await workbench.treeHasKeys();
    await workbench.press('a');
    await eventually(() => assert.match(text('issues/queue.md'), /status: acked/));
    const tasks = await workbench.view('Follow-ups');
    await tasks.row('Contract', 2).dblclick();
    await workbench.activeTab().filter({ hasText: 'asked.md' }).waitFor();
    await workbench.editorHasKeys();
    await workbench.page.locator('.part.statusbar', { hasText: 'Ln 4, Col 42' }).waitFor();
  });

  it('the last change is taken back by a menu, and by the usual key in a view', async () => {
    const { workbench } = window;
    const [now, issues] = [await workbench.view('Today'), await workbench.view('Issues')];
    await choose(more(now), 'Undo Last Change');
    await eventually(() => assert.match(text('issues/queue.md'), /status: open/));
    await issues.row('Queue stuck').filter({ hasText: '· open' }).waitFor();
    await issues.tick('Queue stuck');
    await eventually(() => assert.match(text('issues/queue.md'), /status: resolved/));
    await workbench.page.locator('.part.statusbar', { hasText: 'Queue stuck is resolved now' }).waitFor();
    // The view of the issue is empty now, and takes no keys.
    await workbench.runCommand('Daybook: Focus on Today View');
    await workbench.treeHasKeys();
    await workbench.press('ControlOrMeta+Z');
    await eventually(() => assert.match(text('issues/queue.md'), /status: open/));
  });

  it('who is waited for is chased for all of it, opened and logged, by the menu of the name', async () => {
    const { workbench } = window;
    const followUps = await workbench.view('Follow-ups');
    // The list of all that can be done has the usual things first.
    await choose(() => followUps.row('Contract', 2).click({ button: 'right' }), 'Item Actions...');
    await workbench.quickPickRows().first().filter({ hasText: 'Set Due Date' }).waitFor();
    await workbench.press('Escape');
    const name = followUps.row('Acme Ltd', 1);
    const open = () => name.click({ button: 'right' });
    await choose(open, 'Chase...');
    await title('Chase: 2 rows').waitFor();
    await workbench.quickPickRows().filter({ hasText: 'I Have Chased Them' }).click();
    await eventually(() => assert.equal(text('lists/asked.md').match(/^ +- 2026-03-12 /gm)?.length, 2));
    await choose(open, 'Log Contact');
    await title('Log Contact: Acme Ltd').waitFor();
    await workbench.press('Escape');
    await choose(open, 'Open');
    await workbench.activeTab().filter({ hasText: 'acme.md' }).waitFor();
  });

  it('the inbox is triaged by the button of its group, a thought is written down by that of Today', async () => {
    const { workbench } = window;
    const now = await workbench.view('Today');
    await now.row('Inbox', 1).hover();
    await now.row('Inbox', 1).getByRole('button', { name: 'Triage Inbox' }).click();
    await workbench.quickPickRows().first().waitFor();
    await workbench.screenshot('mouse-triage');
    await workbench.press('Escape');
    await now.pane.locator('.pane-header').hover();
    await now.pane.getByRole('button', { name: /^Capture/ }).click();
    await workbench.inputHasKeys();
    await workbench.screenshot('mouse-capture');
    await workbench.press('Escape');
  });
});
