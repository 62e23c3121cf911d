// Two stretches of a manager's day on the sample notebook, by keys: Monday morning from what happened meanwhile to the plan, and the end
// of the day from the review to what is prepared for tomorrow. What is written is read from the disk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

/** A Monday. */
const today = '2026-03-16';

function sampleNotebook(): string {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'daybook-journeys-'))), 'notebook');
  const args = [join(root, 'dist', 'sample.js'), '--out', folder, '--today', today];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
  return folder;
}

describe('journeys', () => {
  const window = useWindow({ folder: sampleNotebook, env: { DAYBOOK_NOW: `${today}T08:05:00+01:00` } });
  const text = (path: string): string => {
    const file = join(window.folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  const day = `days/nadia/${today}.md`;
  const opened = (name: string): Promise<void> => window.workbench.activeTab().filter({ hasText: name }).waitFor();

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Critical').waitFor();
  });

  /** The list or question of a command is open. */
  const asked = (title: string): Promise<void> =>
    window.workbench.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();

  /** Closes a list and waits until it is gone. */
  async function leave(): Promise<void> {
    await window.workbench.press('Escape');
    await window.workbench.quickInput().waitFor({ state: 'hidden' });
  }

  it('begins Monday morning with what happened, the stand-up, the next issue and the plan', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Catch Up');
    await asked('Catch Up');
    await workbench.quickPickRows().filter({ hasText: 'Port rejects our customs messages' }).waitFor();
    await workbench.screenshot('journeys-1-catch-up');
    await leave();
    await workbench.runCommand('Daybook: New Stand-up Note');
    await opened(`${today}-standup.md`);
    assert.match(text(`meetings/${today}-standup.md`), /\n## Critical\n\n- \[/);
    await workbench.runCommand('Daybook: Next Issue');
    await workbench.activeTab().filter({ hasNotText: 'standup' }).waitFor();
    await workbench.screenshot('journeys-2-issue');
    await workbench.runCommand('Daybook: Plan Today');
    await asked('Plan Today');
    await workbench.screenshot('journeys-3-plan');
    await workbench.press('Enter');
    await opened(`${today}.md`);
    assert.match(text(day), /\n## Plan\n\n(- .*\n)*- \[[^ x].*\]\(/);
    await workbench.screenshot('journeys-4-planned');
  });

  it('ends the day with the review, and tomorrow is prepared', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: End-of-day Review');
    await eventually(() => assert.match(text(day), /\nplan_size: [1-9]/));
    await workbench.screenshot('journeys-5-review');
    await workbench.runCommand('Daybook: Prepare Tomorrow');
    await asked('Top Three of Tomorrow');
    await workbench.press('Enter');
    await opened('2026-03-17.md');
    assert.match(text('days/nadia/2026-03-17.md'), /\n(- .*\]\(.*\n){3}/);
    await workbench.screenshot('journeys-6-tomorrow');
  });

  it('finds the walkthrough of a first day behind More Actions, its first step done already', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: More Actions...');
    await asked('More Actions');
    await workbench.inputHasKeys();
    await workbench.type('your first');
    await workbench.pick('Your First Day');
    const done = (step: string): Promise<void> =>
      workbench.page.locator(`.codicon-getting-started-step-checked[data-done-step-id$="#${step}"]`).first().waitFor();
    await done('notebook');
    await workbench.screenshot('journeys-7-first-day');
  });
});
