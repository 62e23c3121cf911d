// Sharing as somebody does it who never learnt git: the questions before the first commit, the message, undoing a share and an
// earlier version of a note.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { until } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

const limitMs = 60_000;

describe('sharing', () => {
  const window = useWindow({
    folder: () => {
      const folder = testFolder('team', { git: true });
      // Neither the repository nor the machine knows who commits.
      for (const key of ['user.name', 'user.email']) execFileSync('git', ['config', key, ''], { cwd: folder });
      return folder;
    },
    settings: { 'daybook.share.checkEveryMinutes': 0 },
  });
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: window.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const remote = (): string => `${window.folder}-team.git`;
  const shared = (...args: string[]): string => execFileSync('git', args, { cwd: remote(), encoding: 'utf8' }).trim();
  const answer = async (question: string, text: string): Promise<void> => {
    const { workbench } = window;
    await workbench.page.locator('.quick-input-widget', { hasText: question }).waitFor();
    await workbench.quickInput().fill(text);
    await workbench.press('Enter');
  };
  const pick = async (row: string): Promise<void> => {
    await window.workbench.pick(row);
  };

  it('asks who commits and where to, each once, and then shares with a message of its own', async () => {
    const { workbench } = window;
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote()]);
    writeFileSync(join(window.folder, 'first.md'), '# First\n\n- [x] Ring Ana\n');
    await workbench.runCommand('Daybook: Commit Notes');
    await answer('Your name, as the team knows it', 'Ben Okoro');
    await answer('Your mail address', 'ben@example.org');
    await workbench.quickPickRows().filter({ hasText: 'Keep on This Computer' }).waitFor();
    await workbench.screenshot('sharing-1-where');
    await pick('Enter the Address');
    await answer('Address of the Team', remote());
    await pick('Share It with the Team');
    await workbench.quickPickRows().filter({ hasText: 'first.md' }).waitFor();
    await workbench.page.locator('.quick-input-widget .codicon-edit').click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Message for the Team' }).waitFor();
    assert.equal(await workbench.quickInput().inputValue(), 'First added');
    await workbench.screenshot('sharing-2-message');
    await workbench.quickInput().fill('My first note');
    await workbench.press('Enter');
    await until(() => existsSync(join(remote(), 'refs', 'heads', 'main')), limitMs);
    assert.equal(shared('log', '-1', '--format=%an <%ae> %s', 'main'), 'Ben Okoro <ben@example.org> My first note');
    assert.equal(git('config', '--local', 'branch.main.remote'), 'origin');
  });

  it('undoes the last share after a plain warning', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Sharing...');
    await workbench.quickPickRows().filter({ hasText: 'Undo Last Share' }).waitFor();
    await workbench.screenshot('sharing-3-more');
    await pick('Undo Last Share');
    await workbench.page.getByText('stays in the history').waitFor();
    await workbench.screenshot('sharing-4-undo');
    await workbench.page.getByRole('button', { name: 'Undo Share' }).click();
    await until(() => shared('log', '-1', '--format=%s', 'main') === 'Undo: My first note', limitMs);
    await until(() => !existsSync(join(window.folder, 'first.md')), limitMs);
  });

  it('brings back a deleted note from its versions', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Sharing...');
    await pick('Restore Earlier Version');
    await workbench.page.getByPlaceholder('Notes that were changed or deleted lately').waitFor();
    await workbench.quickInput().fill('first.md');
    await workbench.quickPickRows().filter({ hasText: 'first.md' }).filter({ hasText: 'deleted' }).waitFor();
    await workbench.press('Enter');
    await pick('My first note');
    await workbench.quickPickRows().filter({ hasText: 'Bring This Version Back' }).waitFor();
    // A note that is deleted is compared with nothing.
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: 'Ring Ana' }).first().waitFor();
    await workbench.screenshot('sharing-5-version');
    await pick('Bring This Version Back');
    await until(() => existsSync(join(window.folder, 'first.md')), limitMs);
    assert.equal(readFileSync(join(window.folder, 'first.md'), 'utf8'), '# First\n\n- [x] Ring Ana\n');
    await workbench.activeTab().filter({ hasText: 'first.md', hasNotText: 'and now' }).waitFor();
    await workbench.editorHasKeys();
  });
});
