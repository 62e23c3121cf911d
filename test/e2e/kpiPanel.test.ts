// The KPI panel in a real VS Code: opened from the palette, a tile chosen and a note opened by keyboard, over a
// year of history, alive while a note changes on disk, there again after a reload of the window.
import { equal, match } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { sampleNotes } from '../../src/sample/world.ts';
import { writeSample } from '../../src/sample/writeSample.ts';
import { useWindow } from '../support/window.ts';

const today = '2026-03-12';
/** Loading a year of notes beside other suites takes its time. */
const patient = { timeout: 60_000 };

describe('the KPI panel', () => {
  const criticals = openCriticals();
  const window = useWindow({ folder: sampleFolder, env: { DAYBOOK_NOW: `${today}T12:00:00+01:00` } });

  it('opens from the palette, with the figures of the notebook', async () => {
    const { workbench } = window;
    await workbench.statusItem(new RegExp(`${criticals} critical`)).waitFor(patient);
    await workbench.runCommand('Daybook: Open KPI Panel');
    const panel = workbench.panel();
    await panel.getByRole('tab', { name: new RegExp(`^Open critical issues ${criticals}`) }).waitFor(patient);
    match(await workbench.screenshot('kpi-panel'), /png$/);
  });

  it('is used by keyboard up to the note behind a number', async () => {
    const { workbench } = window;
    const panel = workbench.panel();
    await panel.getByRole('tab', { selected: true }).focus();
    await workbench.page.keyboard.press('ArrowRight');
    await panel.getByRole('heading', { level: 2, name: 'Time to resolve', exact: true }).waitFor(patient);
    const first = panel.locator('.row-link').first();
    const title = (await first.textContent()) ?? '';
    await first.focus();
    await workbench.page.keyboard.press('Enter');
    await workbench.page.locator('.monaco-editor .view-lines').getByText(title).first().waitFor(patient);
  });

  it('follows a note that changes on disk', async () => {
    const { workbench, folder } = window;
    await workbench.runCommand('Daybook: Open KPI Panel');
    writeFileSync(
      join(folder, 'issues', 'new-critical.md'),
      '---\ntype: issue\nstatus: open\nseverity: critical\n---\n',
    );
    await workbench
      .panel()
      .getByRole('tab', { name: new RegExp(`^Open critical issues ${criticals + 1}`) })
      .waitFor(patient);
  });

  it('is there again after a reload, as it was', async () => {
    const { workbench } = window;
    const panel = workbench.panel();
    const chosen = panel.getByRole('tab', { name: /^Time to resolve/, selected: true });
    await workbench.hasKept((await chosen.getAttribute('data-ref')) ?? '');
    await workbench.page.reload();
    await chosen.waitFor(patient);
    equal(await panel.getByRole('heading', { level: 2 }).first().textContent(), 'Time to resolve');
  });
});

/** Counted by searching the headers. */
function openCriticals(): number {
  const texts = sampleNotes(today, 1).map(({ textAt }) => textAt(Number.MAX_SAFE_INTEGER) ?? '');
  return texts.filter(
    (text) =>
      /^type: (issue|incident)$/m.test(text) &&
      /^severity: critical$/m.test(text) &&
      !/^status: (resolved|closed)$/m.test(text),
  ).length;
}

/** The sample with its year of commits. */
async function sampleFolder(): Promise<string> {
  const looked = { configured: undefined, path: process.env['PATH'], untrusted: [], windows: false };
  const gitPath = (await findGit(looked)) ?? '';
  return (await writeSample({ out: join(testFolder(), 'sample'), today, gitPath })).notebook;
}
