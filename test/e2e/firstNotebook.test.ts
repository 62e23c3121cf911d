// From a folder that is no notebook to the first issue, by keyboard: what the views say before, what Set Up writes, how the views
// and the status bar follow.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useWindow } from '../support/window.ts';

const today = '2026-03-12';

describe('a first notebook', () => {
  const window = useWindow({ env: { DAYBOOK_NOW: `${today}T08:05:00+01:00` } });
  const files = () => readdirSync(window.folder, { recursive: true, encoding: 'utf8' }).sort();

  it('says what to do in a folder that is no notebook, and writes nothing', async () => {
    writeFileSync(join(window.folder, 'ideas.md'), '# Ideas\n\n- [ ] Ask for quotes due:2026-03-12\n');
    const { workbench } = window;
    await workbench.showContainer('Daybook');
    const view = await workbench.view('Today');
    await view.welcome().getByText('This folder is not a notebook yet').waitFor();
    await view.welcome().getByRole('button', { name: 'Set Up Notebook Here' }).waitFor();
    assert.deepEqual(files(), ['ideas.md']);
    await workbench.screenshot('first-1-welcome');
  });

  it('sets one up with Enter and writes one file', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Set Up Notebook Here');
    // The team is asked about where git knows who works here.
    const team = workbench.page.getByText('Set Up Notebook: who is in the team?');
    const zone = workbench.page.getByText('Set Up Notebook: which time zone does the team work in?');
    await team.or(zone).waitFor();
    if (await team.isVisible()) await workbench.press('Enter');
    await zone.waitFor();
    await workbench.press('Enter');
    await workbench.activeTab().filter({ hasText: 'daybook.yml' }).waitFor();
    assert.deepEqual(files(), ['daybook.yml', 'ideas.md']);
    const view = await workbench.view('Today');
    await view.row('Ask for quotes').waitFor();
    await workbench.screenshot('first-2-set-up');
  });

  it('shows Team and Library with their first row, not before', async () => {
    const { workbench } = window;
    const yml = join(window.folder, 'daybook.yml');
    const text = readFileSync(yml, 'utf8');
    writeFileSync(yml, text.replace(/^people:\n( .*\n)+/m, ''));
    await workbench.lacksView('Team');
    renameSync(join(window.folder, 'ideas.md'), join(window.folder, 'ideas.txt'));
    await workbench.lacksView('Library');
    await workbench.screenshot('first-2-empty');
    renameSync(join(window.folder, 'ideas.txt'), join(window.folder, 'ideas.md'));
    await workbench.view('Library');
    writeFileSync(yml, `${text.replace(/^people:\n( .*\n)+/m, '')}people:\n  - id: ines\n    name: Ines Sand\n`);
    await workbench.view('Team');
    writeFileSync(yml, text);
  });

  it('offers the walkthrough of a first day, once', async () => {
    const { workbench } = window;
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification('Walk through a first day?').getByRole('button', { name: 'Show Me' }).click();
    await workbench.page.locator('[data-done-step-id], .getting-started-step').first().waitFor();
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Daybook: More Actions...');
    await workbench.inputHasKeys();
    await workbench.type('reload');
    await workbench.pick('Reload Notebooks');
    await (await workbench.view('Today')).row('Ask for quotes').waitFor();
    await workbench.runCommand('Notifications: Show Notifications');
    assert.equal(await workbench.notification('Walk through a first day?').count(), 0);
    await workbench.runCommand('Notifications: Hide Notifications');
  });

  it('makes an issue from its title, the cursor in the note', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: New Issue...');
    await workbench.quickInput().fill('Mail gateway: queue stuck');
    await workbench.press('Enter');
    await workbench.activeTab().filter({ hasText: 'mail-gateway-queue-stuck.md' }).waitFor();
    const path = files().find((file) => file.endsWith('mail-gateway-queue-stuck.md'));
    assert.ok(path);
    const text = readFileSync(join(window.folder, path), 'utf8');
    assert.match(text, /^---\ntype: issue\ntitle: "Mail gateway: queue stuck"\n/);
    const view = await workbench.view('Issues');
    await view.row('Mail gateway: queue stuck').waitFor();
  });

  it('counts it as critical while it is typed, before it is saved', async () => {
    const { workbench } = window;
    const lines = (await workbench.editorText()).split('\n');
    const down = lines.findIndex((line) => line.startsWith('severity: '));
    await workbench.press(
      'ControlOrMeta+Home',
      ...Array<string>(down).fill('ArrowDown'),
      'End',
      'ControlOrMeta+Shift+ArrowLeft',
    );
    await workbench.type('critical');
    await workbench.statusItem('1 critical issue is open').waitFor();
    await workbench.screenshot('first-3-critical');
  });

  it('shows the criticals when the status item is chosen', async () => {
    const { workbench } = window;
    await workbench.statusItem('1 critical issue is open').click();
    const view = await workbench.view('Issues');
    await view.row('Mail gateway: queue stuck').waitFor();
    await workbench.offersCommand('Daybook: Show All Rows');
    await workbench.runCommand('Daybook: Show All Rows');
  });

  it('makes the folder a repository and keeps the history here, as somebody wants who works alone', async () => {
    const { workbench } = window;
    await workbench.press('ControlOrMeta+S');
    await workbench.runCommand('Daybook: Commit Notes');
    const message = workbench.notification(/not in a git repository yet/);
    await workbench.actUntil(() => workbench.runCommand('Notifications: Show Notifications'), message);
    await message.getByRole('button', { name: 'Make It One' }).click();
    await workbench
      .quickPickRows()
      .filter({ hasText: window.folder.split('/').at(-1) ?? '' })
      .first()
      .waitFor();
    await workbench.press('Enter');
    const question = workbench.page.locator('.quick-input-widget:visible');
    await question.filter({ hasText: /Your name, as the team|Keep on This Computer/ }).waitFor();
    // A machine on which git knows the person asks for no name.
    if ((await question.textContent())?.includes('Your name')) {
      await workbench.quickInput().fill('Maria Lopez');
      await workbench.press('Enter');
      await question.filter({ hasText: 'Your mail address' }).waitFor();
      await workbench.quickInput().fill('maria@harbour.example');
      await workbench.press('Enter');
    }
    await workbench.pick('Keep on This Computer');
    await workbench.quickPickRows().filter({ hasText: 'ideas.md' }).waitFor();
    await workbench.screenshot('first-4-commit');
    await workbench.press('Enter');
    await workbench.statusItem(/0 yours to share.*saved in the history here/).waitFor();
    await workbench.screenshot('first-5-only-here');
    const log = execFileSync('git', ['log', '--format=%s', '--name-only'], { cwd: window.folder, encoding: 'utf8' });
    for (const path of ['daybook.yml', 'ideas.md', 'mail-gateway-queue-stuck.md']) assert.ok(log.includes(path), log);
  });

  it('stays readable in high contrast and on a narrow window', async () => {
    const { workbench } = window;
    await workbench.setTheme('Dark High Contrast');
    await workbench.resize(800, 700);
    await workbench.screenshot('first-6-high-contrast');
    const view = await workbench.view('Today');
    const [row] = (await view.rows()).filter(({ label }) => label === 'Ask for quotes');
    assert.match(row?.spoken ?? '', /Ask for quotes/);
    assert.equal(row?.checked, false);
  });
});
