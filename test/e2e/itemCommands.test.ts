// Changes that are shown before they are made: another task syntax, a task that moves, rows of several notes. Answered by keys,
// undone as one. What is written is read from the disk.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, until } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';

const list = `# To do\n\n${[
  'Call the carrier',
  'Paint the walls',
  'Order the relay',
  'Sort the cables',
  'Read the log',
  'Test the phones',
]
  .map((words, at) => `- [ ] ${words} @maria due:2026-03-1${at}`)
  .join('\n')}\n  - [ ] Ask [Jonas](people.md)\n`;
const project = '---\ntype: project\ntitle: Mail gateway\nstatus: active\n---\n\n## Tasks\n\n- [ ] Plan\n';
const links = `# Links

See [the relay](../issues/2026-03-12-order-the-relay.md).

- [ ] Wire it after:2026-03-12-order-the-relay
`;
const issue = (title: string, status: string) =>
  `---\ntype: issue\ntitle: ${title}\nstatus: ${status}\nseverity: low\nopened: 2026-03-11T08:00+01:00\n---\n`;
const report = (audience: string, to: string, status: string) =>
  `---\ntype: report\ntitle: Told\nstatus: ${status}\nperiod_from: 2026-03-01\nperiod_to: ${to}\naudience: ${audience}\n---\n`;
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'issues/belt.md': issue('Belt squeaks', 'acknowledged'),
  'issues/door.md': issue('Door is stuck', 'closed'),
  'issues/gate.md': issue('Gate is slow', 'open'),
  'lists/asked.md': '- [ ] Quote wait:acme asked:2026-03-01\n',
  'lists/todo.md': list,
  'notes/links.md': links,
  'projects/mail.md': project,
  'reports/draft.md': report('team', '2026-03-10', 'draft'),
  'reports/others.md': report('auditors', '2026-03-09', 'sent'),
  'reports/team.md': report('team', '2026-03-06', 'sent'),
};

describe('changes of notes', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');

  const becomes = (expected: Readonly<Record<string, string>>): Promise<void> =>
    eventually(() => assert.deepEqual(Object.keys(expected).map(text), Object.values(expected)));

  async function answer(title: string, words: string, typed = ''): Promise<void> {
    const { page } = window.workbench;
    await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
    if (typed !== '') await window.workbench.type(typed);
    await window.workbench.pick(words);
  }

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Call the carrier').waitFor();
    await workbench.openFile('lists/todo.md');
    await workbench.offersCommand('Daybook: Toggle Task');
    await workbench.editorHasKeys();
    await workbench.press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  });

  it('another task syntax is shown as differences, and Enter writes it', async () => {
    const { workbench } = window;
    const asks = workbench.page.locator('.quick-input-widget:visible .quick-input-title', {
      hasText: 'Convert Task Syntax',
    });
    // The first chord of the window: what still takes the focus meanwhile ends it.
    await workbench.actUntil(() => workbench.press('Alt+A', 'c'), asks);
    await answer('Convert Task Syntax', 'Emoji');
    await answer('Convert Task Syntax', 'The whole note');
    await workbench.page.locator('.monaco-diff-editor .modified .view-line', { hasText: '📅' }).first().waitFor();
    await workbench.page.locator('.quick-input-title', { hasText: '6 lines in lists/todo.md' }).waitFor();
    await workbench.screenshot('convert-preview');
    assert.equal(text('lists/todo.md'), list);
    await workbench.press('Enter');
    await becomes({ 'lists/todo.md': list.replaceAll('due:', '📅 ') });
    await workbench.activeTab().filter({ hasText: 'todo.md' }).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Convert' }).count(), 0);
    await workbench.runCommand('Daybook: Undo Last Change');
    await becomes({ 'lists/todo.md': list });
  });

  it('a task moves to a project with what stands under it; Escape leaves it', async () => {
    const { workbench } = window;
    await workbench.press('ControlOrMeta+Home', ...Array.from({ length: 7 }, () => 'ArrowDown'));
    for (const key of ['Escape', 'Enter']) {
      await workbench.press('Alt+A', 'm');
      await answer('Move Task: Test the phones', 'Mail gateway', 'mail');
      await answer('Move Task', 'Tasks');
      await workbench.page.locator('.quick-input-title', { hasText: 'in 2 files' }).waitFor();
      if (key === 'Enter') {
        await workbench.pick('Show Changes');
        await workbench.page.locator('.tab', { hasText: 'Move Task: lists/todo.md' }).waitFor();
        await workbench.page.locator('.tab.active', { hasText: 'Move Task: projects/mail.md' }).waitFor();
        await workbench.press('ArrowUp');
      }
      await workbench.screenshot('move-preview');
      await workbench.press(key);
      await workbench.quickInput().waitFor({ state: 'hidden' });
      if (key === 'Escape') await becomes({ 'lists/todo.md': list, 'projects/mail.md': project });
    }
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Move Task' }).count(), 0);
    const moved = '- [ ] Test the phones @maria due:2026-03-15\n';
    await becomes({
      'lists/todo.md': list.slice(0, list.indexOf(moved)),
      'projects/mail.md': `${project}${moved}  - [ ] Ask [Jonas](../lists/people.md)\n`,
    });
    await workbench.runCommand('Daybook: Undo Last Change');
    await becomes({ 'lists/todo.md': list, 'projects/mail.md': project });
  });

  it('a line becomes a record by the list of all actions', async () => {
    const { workbench } = window;
    await workbench.press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await workbench.press('Alt+A', 'Space');
    await workbench.quickPickRows().first().waitFor();
    await workbench.screenshot('more-actions');
    await answer('Actions: Order the relay', 'Promote to Record');
    await answer('Promote to Record', 'Issue', 'issue');
    await answer('Promote to Record', 'Apply');
    await workbench.activeTab().filter({ hasText: 'order-the-relay' }).waitFor();
    assert.ok(existsSync(join(window.folder, 'issues/2026-03-12-order-the-relay.md')));
    assert.ok(text('lists/todo.md').includes('- [Order the relay](../issues/2026-03-12-order-the-relay.md)\n'));
  });

  it('chosen rows of two notes are changed at once', async () => {
    const { workbench } = window;
    const today = await workbench.view('Today');
    // The line is a record by now: rows move while that is drawn.
    const relay = today.row('Order the relay').and(today.pane.locator('[aria-label*="Issue"]'));
    await relay.waitFor();
    await today.row('Call the carrier').click();
    await relay.click({ modifiers: ['ControlOrMeta'] });
    await today.pane.locator('[role=treeitem].selected').nth(1).waitFor();
    await workbench.runCommand('View: Focus into Primary Side Bar');
    await workbench.treeHasKeys();
    await workbench.press('Alt+A', 'o');
    await answer('Assign: 2 rows', 'Jonas Berg', 'jo');
    await workbench
      .quickPickRows()
      .filter({ hasText: /Order the relay.*owner: .*jonas/ })
      .waitFor();
    await answer('2 lines in 2 files', 'Apply');
    await eventually(() => assert.match(text('issues/2026-03-12-order-the-relay.md'), /owner: jonas/));
    assert.ok(text('lists/todo.md').includes('Call the carrier @jonas'));
  });

  it('a record becomes a line again, and what leads to it follows', async () => {
    const { workbench } = window;
    await workbench.openFile('issues/2026-03-12-order-the-relay.md');
    await workbench.editorHasKeys();
    await workbench.press('ControlOrMeta+Home', 'Alt+A', 'l');
    await answer('Turn into Task Line: Order the relay', 'Mail gateway', 'mail');
    await workbench.page.locator('.quick-input-title', { hasText: 'in 4 files' }).waitFor();
    await workbench.screenshot('demote-preview');
    await workbench.press('Enter');
    await becomes({ 'notes/links.md': links.replace('issues/2026-03-12-order-the-relay.md', 'projects/mail.md') });
    assert.ok(text('lists/todo.md').includes('- [Order the relay](../projects/mail.md)\n'));
    assert.match(text('projects/mail.md'), /^- \[ \] Order the relay @jonas .*id:2026-03-12-order-the-relay/m);
    // Removed behind the texts that are written.
    await until(() => !existsSync(join(window.folder, 'issues/2026-03-12-order-the-relay.md')), 15_000);
  });

  it('who is waited for is chased: a letter in the clipboard, a note below the task', async () => {
    const { workbench } = window;
    const { page } = workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const followUps = await workbench.view('Follow-ups');
    await followUps.row('Quote', 2).click();
    await followUps.row('Quote', 2).and(page.locator('.focused.selected')).waitFor();
    await workbench.treeHasKeys();
    await workbench.press('Alt+A', 'k');
    await page.locator('.quick-input-widget:visible .quick-input-title', { hasText: 'Chase: Quote' }).waitFor();
    await workbench.screenshot('chase');
    await answer('Chase: Quote', 'Copy the Chase Letter');
    await becomes({
      'lists/asked.md':
        '- [ ] Quote wait:acme asked:2026-03-01 chased:2026-03-12 chase:2026-03-19\n  - 2026-03-12 chased acme\n',
    });
    await workbench.statusItem('The chase letter is in the clipboard').waitFor();
    const letter = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(letter, /^Hello acme,\n\nwe are still waiting for your answer:\n\n- Quote \(asked 2026-03-01\)/);
  });

  it('the actions of an issue begin with what can be done', async () => {
    const { workbench } = window;
    const first = { gate: ['Acknowledge', 'Add Timeline Entry'], belt: ['Add Timeline Entry', 'Resolve'] };
    const ended = { door: ['Add Timeline Entry', 'Copy Stakeholder Update'] };
    for (const [name, labels] of Object.entries({ ...first, ...ended })) {
      await workbench.openFile(`issues/${name}.md`);
      await workbench.editorHasKeys();
      await workbench.press('Alt+A', 'Space');
      const rows = workbench.quickPickRows();
      await rows.first().waitFor();
      await workbench.screenshot(`more-actions-${name}`);
      for (const [at, label] of labels.entries())
        assert.match(await rows.nth(at).innerText(), new RegExp(`^\\W*${label}`));
      await workbench.press('Escape');
      await workbench.quickInput().waitFor({ state: 'hidden' });
    }
  });

  it('a status report goes on after what was sent to the same people', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Generate Status Report');
    await answer('For whom?', 'team');
    await workbench.page.locator('.quick-input-title', { hasText: 'Status report about' }).waitFor();
    await workbench.screenshot('report-periods');
    assert.match(
      await workbench.quickPickRows().first().innerText(),
      /Since the last report\s*2026-03-07\.\.2026-03-12/,
    );
    await workbench.press('Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
  });
});
