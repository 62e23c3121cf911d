// The trees with mouse and keyboard in a real window: rows are dragged to another project, person, section and editor, filtered,
// grouped and found again. What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';
import type { ViewPane } from '../support/workbench.ts';

const today = '2026-03-12';
/** More than two pages of a group. */
const many = 450;

const files: Readonly<Record<string, string>> = {
  'daybook.yml': [
    'me: maria',
    'people:',
    '  - { id: maria, name: Maria Weber }',
    '  - { id: jonas, name: Jonas Berg }',
    '',
  ].join('\n'),
  'projects/mail.md':
    '---\ntype: project\ntitle: Mail gateway\nstatus: active\nhealth: amber\n---\n\n- [ ] Order the relay\n',
  'projects/office.md': '---\ntype: project\ntitle: New office\nstatus: active\nhealth: green\n---\n',
  'issues/queue.md':
    '---\ntype: issue\ntitle: Queue stuck\nstatus: open\nseverity: high\nowner: maria\nopened: 2026-03-10\n---\n',
  'issues/printer.md':
    '---\ntype: issue\ntitle: Printer offline\nstatus: open\nseverity: low\nowner: jonas\nopened: 2026-03-01\n---\n',
  'lists/todo.md': [
    '# To do',
    '',
    '- [ ] Call the carrier @maria +mail due:2026-03-12',
    '- [ ] Renew the certificate @maria +mail due:2026-03-09',
    '- [ ] Paint the walls @maria +office',
    '',
    'The end.',
    '',
  ].join('\n'),
  'projects/archive.md': `---\ntype: project\ntitle: Old boxes\nstatus: active\n---\n\n${Array.from({ length: many }, (_, at) => `- [ ] Box ${String(at).padStart(3, '0')}`).join('\n')}\n`,
};

describe('the trees', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: `${today}T08:05:00+01:00` } });
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');
  const line = (words: string): string =>
    text('lists/todo.md')
      .split('\n')
      .find((each) => each.includes(words)) ?? '';

  async function view(name: string): Promise<ViewPane> {
    await window.workbench.showContainer('Daybook');
    return window.workbench.view(name);
  }

  before(async () => {
    const { workbench } = window;
    // Views far down are out of sight else, and with them their rows.
    await workbench.resize(1280, 1600);
    await (await view('Today')).row('Due today').waitFor();
  });

  it('drags a task to another project and changes one line', async () => {
    const { workbench } = window;
    const before = text('lists/todo.md');
    const [now, projects] = [await view('Today'), await view('Projects')];
    await workbench.dragUntil(now.row('Call the carrier'), projects.row('New office', 1), () =>
      line('Call the carrier').includes('+office'),
    );
    assert.equal(text('lists/todo.md'), before.replace('carrier @maria +mail', 'carrier @maria +office'));
    await projects.expand('New office', 1);
    await projects.expand('Tasks', 2);
    await projects.row('Call the carrier', 3).waitFor();
    await workbench.screenshot('tree-1-dragged');
  });

  it('drags several rows to a person, as one change', async () => {
    const { workbench } = window;
    const before = text('lists/todo.md');
    const [projects, team] = [await view('Projects'), await view('Team')];
    await projects.row('Call the carrier', 3).click();
    await workbench.page.keyboard.down('Shift');
    await projects.row('Paint the walls', 3).click();
    await workbench.page.keyboard.up('Shift');
    await workbench.dragUntil(
      projects.row('Paint the walls', 3),
      team.row('Jonas Berg', 1),
      () => line('Call the carrier').includes('@jonas') && line('Paint the walls').includes('@jonas'),
    );
    await workbench.screenshot('tree-2-several');
    await workbench.runCommand('Daybook: Undo Last Change');
    await until(() => text('lists/todo.md') === before);
  });

  it('sets the day and the state by a drop on a section', async () => {
    const { workbench } = window;
    const now = await view('Today');
    await workbench.dragUntil(now.row('Renew the certificate'), now.row('Due today', 1), () =>
      line('Renew the certificate').includes(`due:${today}`),
    );
    const issues = await view('Issues');
    await workbench.dragUntil(issues.row('Printer offline'), issues.row('High', 1), () =>
      text('issues/printer.md').includes('severity: high'),
    );
  });

  it('filters a view by key, in words, with a way back', async () => {
    const { workbench } = window;
    const issues = await view('Issues');
    await workbench.runCommand('Daybook: Focus on Issues View');
    await workbench.treeHasKeys();
    await workbench.press('Shift+Alt+F');
    await workbench.quickInput().fill('ownr:@jonas');
    await workbench.quickPickRows().filter({ hasText: 'There is no field' }).waitFor();
    await workbench.press('Enter');
    await workbench.quickPickRows().filter({ hasText: 'have owner jonas' }).waitFor();
    await workbench.screenshot('tree-3-filter-input');
    await workbench.press('Enter');
    await issues.row('Queue stuck').waitFor({ state: 'hidden' });
    await issues.row('Printer offline').waitFor();
    assert.match((await issues.pane.locator('.pane-header .description').textContent()) ?? '', /owner:@jonas/);
    await workbench.screenshot('tree-4-filtered');
  });

  it('searches the whole notebook while words or a query are typed, and opens with Enter', async () => {
    const { workbench } = window;
    await workbench.press('Control+Alt+F');
    await workbench.inputHasKeys();
    await workbench.type('carrier');
    await workbench.quickPickRows().first().filter({ hasText: 'Call the carrier' }).waitFor();
    await workbench.screenshot('tree-search');
    await workbench.quickInput().fill('type:issue owner:@jonas');
    await workbench.quickPickRows().first().filter({ hasText: 'Printer offline' }).waitFor();
    await workbench.press('Enter');
    await workbench.activeTab().filter({ hasText: 'printer.md' }).waitFor();
  });

  it('looks in the texts of all notes for words that no title has', async () => {
    const { workbench } = window;
    await workbench.press('Control+Alt+F');
    await workbench.inputHasKeys();
    await workbench.type('The end');
    await workbench.quickPickRows().filter({ hasText: 'Nothing fits' }).waitFor();
    await workbench.screenshot('tree-search-texts');
    await workbench.press('Enter');
    await workbench.page.locator('.search-view .linematch', { hasText: 'The end' }).first().waitFor();
    await workbench.showContainer('Daybook');
  });

  it('says when a filter hides everything, and shows all again', async () => {
    const { workbench } = window;
    const issues = await view('Issues');
    await workbench.runCommand('Daybook: Filter View');
    await workbench.pick('Issues');
    await workbench.quickInput().fill('no such words');
    await workbench.quickPickRows().filter({ hasText: 'Show these rows' }).waitFor();
    await workbench.press('Enter');
    await issues.welcome().getByText('The filter hides everything here').waitFor();
    await workbench.screenshot('tree-5-hidden');
    await issues.welcome().getByRole('button', { name: 'Show All Rows' }).click();
    await issues.row('Queue stuck').waitFor();
  });

  it('groups by what is chosen, and remembers it over a reload', async () => {
    const { workbench } = window;
    const issues = await view('Issues');
    await workbench.runCommand('Daybook: Group and Sort View');
    await workbench.pick('Issues');
    await workbench.pick('Owner');
    await issues.row('Jonas Berg', 1).waitFor();
    await workbench.page.reload();
    await (await view('Issues')).row('Jonas Berg', 1).waitFor({ timeout: 30_000 });
    await workbench.screenshot('tree-6-grouped');
    await workbench.runCommand('Daybook: Group and Sort View');
    await workbench.pick('Issues');
    await workbench.pick('Severity');
    await (await view('Issues')).row('High', 1).waitFor();
  });

  it('reveals the row under the cursor by key, on whatever page it stands', async () => {
    const { workbench } = window;
    await workbench.openFile('archive.md');
    await workbench.offersCommand('Daybook: Reveal in Side Bar');
    await workbench.editorHasKeys();
    await workbench.press('ControlOrMeta+End', 'ArrowUp', 'Shift+Alt+R');
    const projects = await view('Projects');
    await projects
      .row(`Box ${many - 1}`)
      .and(projects.pane.locator('[aria-selected=true]'))
      .waitFor();
    await workbench.screenshot('tree-7-revealed');
  });

  it('shows more rows by key, and keeps them open and the focus while a note changes on disk', async () => {
    const { workbench } = window;
    const projects = await view('Projects');
    await projects.pane.locator('.pane-header').hover();
    await projects.pane.getByRole('button', { name: 'Collapse All' }).click();
    await workbench.runCommand('Daybook: Focus on Projects View');
    await workbench.treeHasKeys();
    await workbench.press('Home', 'ArrowDown', 'ArrowDown', 'ArrowRight');
    await projects.row('Tasks', 2).waitFor();
    await workbench.press('ArrowDown', 'ArrowRight');
    await projects.row('Box 000', 3).waitFor();
    await workbench.press('End', 'ArrowUp');
    await projects.row('Show 250 more', 3).and(projects.pane.locator('.focused')).waitFor();
    await workbench.press('Enter');
    await projects.row('Box 200', 4).waitFor();
    await workbench.press('End', 'ArrowUp');
    const more = projects.row('Show 50 more', 4);
    await more.waitFor();
    await workbench.screenshot('tree-8-more');
    writeFileSync(join(window.folder, 'lists/more.md'), `- [ ] Something new due:${today}\n`);
    await (await view('Today')).row('Something new').waitFor();
    await more.and(projects.pane.locator('.focused')).waitFor();
  });

  it('inserts a link where a row is dropped into a note', async () => {
    const { workbench } = window;
    await workbench.openFile('todo.md');
    const issues = await view('Issues');
    const target = workbench.page.locator('.editor-group-container.active .view-line', { hasText: 'The end' });
    const [a, b] = [await issues.row('Queue stuck').boundingBox(), await target.boundingBox()];
    assert.ok(a && b);
    const { mouse, keyboard } = workbench.page;
    await mouse.move(a.x + 100, a.y + 10);
    await mouse.down();
    await mouse.move(a.x + 120, a.y + 14, { steps: 4 });
    await keyboard.down('Shift');
    await mouse.move(b.x + 60, b.y + 10, { steps: 12 });
    await mouse.move(b.x + 62, b.y + 10, { steps: 2 });
    await mouse.up();
    await keyboard.up('Shift');
    await target.filter({ hasText: '[Queue stuck](../issues/queue.md)' }).waitFor();
    await workbench.screenshot('tree-9-link');
  });

  it('leads from the criticals that Today leaves out to all of them in Issues', async () => {
    const header = 'type: issue\nstatus: open\nseverity: critical\nopened: 2026-03-0';
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      writeFileSync(join(window.folder, `issues/down-${at}.md`), `---\n${header}${at}\ntitle: Down ${at}\n---\n`);
    const more = (await view('Today')).row('more in Issues');
    await more.waitFor();
    await window.workbench.screenshot('tree-10-more');
    await more.click();
    const issues = await view('Issues');
    await issues.row('Down 1').waitFor();
    await issues.row('Queue stuck').waitFor({ state: 'detached' });
    await window.workbench.screenshot('tree-11-more-in-issues');
  });
});
