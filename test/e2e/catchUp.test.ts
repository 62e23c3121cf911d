// Catching up as a person does it: the palette, a list in groups, Enter on a row, and "Mark Seen", after which nothing is told twice.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { useWindow } from '../support/window.ts';

const at = (time: string) => ({
  GIT_AUTHOR_NAME: 'Jonas Berg',
  GIT_AUTHOR_EMAIL: 'jonas@harbour.example',
  GIT_COMMITTER_NAME: 'Jonas Berg',
  GIT_COMMITTER_EMAIL: 'jonas@harbour.example',
  GIT_AUTHOR_DATE: time,
  GIT_COMMITTER_DATE: time,
});

/** Notes that a colleague changed last night. */
function changedFolder(): string {
  const folder = testFolder('team', { git: true });
  const change = (path: string, words: string, by: string): void => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    assert.ok(text.includes(words), words);
    writeFileSync(file, text.replace(words, by));
  };
  change('projects/mail.md', 'over due:2026-04-20', 'over due:2026-05-04');
  change('projects/mail.md', 'storage @jonas', 'storage @maria');
  change('issues/2026-03-10-queue.md', 'status: open', 'status: acked');
  change('decisions/2026-03-02-relay.md', 'status: accepted', 'status: superseded');
  const env = { ...process.env, ...at('2026-03-11T20:00:00+01:00') };
  execFileSync('git', ['commit', '--quiet', '--all', '--message', 'Evening'], { cwd: folder, env });
  return folder;
}

describe('the past', () => {
  const window = useWindow({ folder: changedFolder, env: { DAYBOOK_NOW: '2026-03-12T09:15:00+01:00' } });

  before(async () => {
    await window.workbench.showContainer('Daybook');
    await window.workbench.statusItem(/1 critical/).waitFor();
  });

  async function catchUp(): Promise<void> {
    await window.workbench.runCommand('Daybook: Catch Up');
    await window.workbench.quickPickRows().filter({ hasText: 'Mark Seen' }).waitFor();
    await window.workbench.inputHasKeys();
  }

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
    it(`tells in groups what changed since the last working day, in ${theme}`, async () => {
      const { workbench } = window;
      await workbench.setTheme(theme);
      await catchUp();
      const told = (await workbench.quickPickRows().allTextContents()).join('\n').replaceAll('\u00a0', ' ');
      for (const words of [
        /open → acked/,
        /yours now, was Jonas Berg/,
        /slipped .*Apr 20.* → .*May 4/,
        /accepted → superseded/,
      ])
        assert.match(told, words);
      await workbench.screenshot(`catch-up-${theme.toLowerCase().replaceAll(' ', '-')}`);
      await workbench.press('Escape');
      await workbench.quickInput().waitFor({ state: 'hidden' });
    });
  }

  it('shows a note on Enter and keeps the list until everything is marked as seen', async () => {
    const { workbench } = window;
    await catchUp();
    await workbench.pick('Quote for storage');
    await workbench.activeTab().filter({ hasText: 'mail.md' }).waitFor();
    await workbench.pick('Mark Seen');
    await workbench.quickInput().waitFor({ state: 'hidden' });
  });

  it('tells nothing twice', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Catch Up');
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification(/Nothing changed since Thu/).waitFor();
  });

  it('begins at another day in words, and leaves the mark where it is', async () => {
    const { workbench } = window;
    await workbench
      .notification(/Nothing changed since Thu/)
      .getByRole('button', { name: 'Since Another Day' })
      .click();
    await workbench.pick('last monday');
    await workbench.quickPickRows().filter({ hasText: 'open → acked' }).waitFor();
    const title = workbench.page.locator('.quick-input-title', { hasText: /since Mon, Mar 9/ });
    await title.waitFor();
    await workbench.screenshot('catch-up-since');
    await workbench.pick('Since Another Day');
    await workbench.page.locator('.quick-input-title', { hasText: 'Catch Up Since' }).waitFor();
    await workbench.inputHasKeys();
    await workbench.type('today');
    await workbench.quickPickRows().filter({ hasText: 'Thu, Mar 12' }).first().waitFor();
    await workbench.screenshot('catch-up-asked');
    // The first closes the notifications.
    await workbench.press('Escape', 'Escape');
    await workbench.quickInput().waitFor({ state: 'hidden' });
    await workbench.runCommand('Daybook: Catch Up');
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench
      .notification(/Nothing changed since Thu/)
      .first()
      .waitFor();
  });

  it('is drawn in the KPI panel week by week, for figures that lie on no day', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Open KPI Panel');
    const panel = workbench.panel();
    await panel.getByRole('tab', { name: /^Open critical issues 1/, selected: true }).waitFor();
    await panel.getByRole('heading', { name: 'By week' }).waitFor();
    await workbench.screenshot('kpi-past');
  });
});
