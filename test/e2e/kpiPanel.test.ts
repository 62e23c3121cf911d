// Panels in a real VS Code over a year of history: the figures of every picture, in four themes; the KPI panel opened from the palette, a
// tile chosen and a note opened by keyboard, as it is and as it was, alive while a note changes on disk, there again after a reload.
import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { addDays } from '../../src/core/day.ts';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { sampleNotes } from '../../src/sample/world.ts';
import { writeSample } from '../../src/sample/writeSample.ts';
import { countPictures } from '../support/countedPictures.ts';
import { useWindow } from '../support/window.ts';

const today = '2026-03-12';
/** Loading a year of notes beside other suites takes its time. */
const patient = { timeout: 60_000 };

/** Themes and what VS Code says of them to a page. */
const themes = {
  'Light Modern': 'vscode-light',
  'Dark High Contrast': 'vscode-high-contrast',
  'Light High Contrast': 'vscode-high-contrast-light',
  'Dark Modern': 'vscode-dark',
};

type Counted = ReturnType<typeof countPictures>;

/** What each picture is drawn with, and where it says what it shows. */
const pictures: Record<string, { drawn: string; part: string; words(counted: Counted): string[] }> = {
  Board: { drawn: '.card', part: '.summary', words: ({ board }) => [board] },
  Timeline: { drawn: '.stripe', part: '.summary', words: ({ timeline }) => [timeline] },
  Calendar: { drawn: '.entry', part: '.summary', words: ({ calendar }) => [calendar] },
  'Risk Matrix': { drawn: '.square', part: '.summary', words: ({ risks }) => [risks] },
  'Technology Radar': { drawn: '.blip', part: '.summary', words: ({ radar }) => [radar] },
  Workload: {
    drawn: '.week',
    part: '.person',
    words: ({ late }) => [`Nadia Verhoeven ${late('nadia')} late`, `Hana Suzuki ${late('hana')} late`],
  },
};

describe('the KPI panel', () => {
  const complaints: string[] = [];
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

  it('leads from a point of the past to a note as it was that day', async () => {
    const { workbench } = window;
    const panel = workbench.panel();
    await workbench.runCommand('Daybook: Open KPI Panel');
    await panel.getByRole('tab', { name: /^Open critical issues/ }).click();
    await panel.getByRole('heading', { level: 2, name: 'Open critical issues', exact: true }).waitFor(patient);
    // The course is there when the history was read.
    const points = panel.locator('.handle');
    await points.last().waitFor(patient);
    await points.last().focus();
    await workbench.press('ArrowLeft', 'Enter');
    await panel.getByText(/at the end of Mar 8, 2026, by the notes as they were then/).waitFor(patient);
    const first = panel.locator('.row-link').first();
    const title = (await first.textContent()) ?? '';
    await first.focus();
    await workbench.press('Shift+Enter');
    await workbench.page.locator('.monaco-editor .view-lines').getByText(title).first().waitFor(patient);
    match((await workbench.activeTab().getAttribute('aria-label')) ?? '', /\.md/);
    await workbench.runCommand('View: Close Editor');
    await workbench.runCommand('Daybook: Open KPI Panel');
    await panel.getByRole('tab', { name: /^Open critical issues/ }).focus();
    await workbench.press('ArrowRight');
    await panel.getByRole('heading', { level: 2, name: 'Time to resolve', exact: true }).waitFor(patient);
  });

  it('stands beside pictures that show what is counted in the files', async () => {
    const { workbench } = window;
    workbench.page.on('console', (message) => {
      if (/Content Security Policy|Daybook|policy/.test(message.text())) complaints.push(message.text());
    });
    const counted = countPictures(textsOf(window.folder), '2026-03-09');
    for (const [picture, { part, words }] of Object.entries(pictures)) {
      await workbench.runCommand(`Daybook: Open ${picture}`);
      await workbench.panel().getByRole('heading', { level: 1, name: picture }).waitFor(patient);
      for (const figures of words(counted))
        await workbench.panel().locator(part).filter({ hasText: figures }).waitFor(patient);
    }
  });

  it('and the pictures have the colours of every theme, and break no rule of their pages', async () => {
    const { workbench } = window;
    for (const [theme, colours] of Object.entries(themes)) {
      await workbench.setTheme(theme);
      for (const [picture, { drawn }] of Object.entries(pictures)) {
        await workbench.page.getByRole('tab', { name: picture, exact: true }).click();
        const page = workbench.panel().locator(`body.${colours}`);
        await page.filter({ hasText: picture }).locator(drawn).first().waitFor(patient);
        await workbench.screenshot(`${picture} in ${theme}`.replaceAll(' ', '-'));
      }
    }
    deepEqual(complaints, []);
  });

  it('shows in the timeline where a date first stood as soon as its move is committed', async () => {
    const { workbench, folder } = window;
    await workbench.runCommand('Daybook: Open Timeline');
    const rows = workbench.panel().locator('.row-name');
    await rows
      .filter({ hasText: /, moved/ })
      .first()
      .waitFor(patient);
    const still = rows.filter({ hasText: /, Milestone, .*open/, hasNotText: /moved|late/ }).first();
    const title = (await still.locator('.title').textContent()) ?? '';
    const row = rows.filter({ hasText: title });
    const line = new RegExp(`(\\[ \\] ${title}.* due:)(\\d{4}-\\d\\d-\\d\\d)`);
    const [path, text] = [...textsOf(folder)].find(([, each]) => line.test(each)) ?? [];
    ok(path !== undefined && text !== undefined, title);
    writeFileSync(
      join(folder, path),
      text.replace(line, (_, words, due) => `${words}${addDays(due, 1)}`),
    );
    execFileSync('git', ['-c', 'user.name=Nadia', '-c', 'user.email=n@example.org', 'commit', '-qam', 'Moved'], {
      cwd: folder,
    });
    await row.filter({ hasText: 'moved once' }).waitFor(patient);
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
    // Chosen only now, so that an earlier state of the window is not taken for the last one.
    await panel.getByRole('tab', { name: /^Overdue to-dos/ }).click();
    const chosen = panel.getByRole('tab', { name: /^Overdue to-dos/, selected: true });
    await chosen.waitFor(patient);
    await workbench.hasKept((await chosen.getAttribute('data-ref')) ?? '');
    await workbench.page.reload();
    await chosen.waitFor(patient);
    equal(await panel.getByRole('heading', { level: 2 }).first().textContent(), 'Overdue to-dos');
  });

  it('stays where the notebook went before the window came back, and says so', async () => {
    const { workbench } = window;
    const [there, away] = [join(window.folder, 'daybook.yml'), join(window.folder, 'away.yml')];
    renameSync(there, away);
    await workbench.page.reload();
    await workbench.panel().getByText('There is no notebook to compute from in this window.').waitFor(patient);
    renameSync(away, there);
  });
});

function textsOf(folder: string): Map<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) => path.endsWith('.md'));
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}

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
