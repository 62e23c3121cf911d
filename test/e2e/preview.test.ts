// The built-in Markdown preview of a note as a person sees it: boxes, chips, the record's header, and query blocks that follow
// the notes of the notebook, in all four kinds of themes.
import { equal, match } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { testFolder } from '../../scripts/testFolders.mjs';
import { useWindow } from '../support/window.ts';

const today = '2026-03-12';
const patient = { timeout: 25_000 };

const dashboard = `---
type: project
title: Switch-over
status: active
health: amber
owner: maria
due: 2026-04-30
tags: [mail, network]
budget: 12000
---
# Switch-over

Where we stand before the old relay goes.

## Actions
- [ ] Renew the certificate @maria +mail priority:high due:2026-03-09
- [ ] Quote for storage @jonas wait:acme asked:2026-03-01
- [/] Test plan for the pilot @jonas due:2026-03-13 #pilot
- [ ] Sign the contract 📅 2026-03-20 [est:: 2h]
- [x] Order the disks @jonas done:2026-03-10
- [-] Buy more licences
- A plain item, with \`- [ ] code @maria\` left alone

## What is open

\`\`\`daybook
type:issue is:open sort:severity
title: Open issues
\`\`\`

\`\`\`daybook
project:mail is:open sort:due
as: table
fields: title, kind, state, owner, due
\`\`\`

\`\`\`daybook
type:task is:open
as: count
group: owner
\`\`\`

\`\`\`daybook
type:isue is:open
\`\`\`
`;

describe('the Markdown preview', () => {
  const window = useWindow({ folder: notebook, env: { DAYBOOK_NOW: `${today}T09:15:00+01:00` } });

  it('draws boxes, chips and the header of the record', async () => {
    const { workbench } = window;
    await workbench.openFile('switch-over.md');
    // The command is offered to an editor that has the focus.
    await workbench.page.locator('.monaco-editor.focused').first().waitFor();
    await workbench.runCommand('Markdown: Open Preview');
    const page = workbench.panel();
    await isDrawn(page.locator('.daybook-record'));
    equal(await page.locator('table.frontmatter').count(), 0);
    const boxes = await page
      .locator('.daybook-task > .daybook-box')
      .evaluateAll((found) => found.map((box) => box.getAttribute('aria-label')));
    equal(boxes.join(), 'open,waiting,in progress,open,done,cancelled');
    await page.locator('.daybook-chip-due.daybook-late', { hasText: '3 days late' }).waitFor();
  });

  it('shows a live block, which follows a note that changes on disk', async () => {
    const { workbench, folder } = window;
    const page = workbench.panel();
    const rows = page.getByRole('group', { name: 'Open issues' }).locator('.daybook-row');
    await isDrawn(rows.filter({ hasText: 'Queue stuck' }));
    writeFileSync(
      join(folder, 'issues', 'new.md'),
      '---\ntype: issue\ntitle: Backup failed\nstatus: open\nseverity: high\n---\n',
    );
    await rows.filter({ hasText: 'Backup failed' }).waitFor(patient);
    match(await page.locator('.daybook-fault + .daybook-faults').innerText(), /isue.*Did you mean issue/);
  });

  for (const theme of ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast']) {
    it(`can be read in ${theme}`, async () => {
      const { workbench } = window;
      await workbench.setTheme(theme);
      await workbench.resize(1280, 1700);
      const page = workbench.panel();
      await page.locator('.daybook-record').waitFor(patient);
      // What the theme brings is there when the page has its kind.
      await page
        .locator(theme.includes('High') ? 'body.vscode-high-contrast' : 'body:not(.vscode-high-contrast)')
        .waitFor(patient);
      await workbench.screenshot(`preview-${theme.replaceAll(' ', '-').toLowerCase()}`);
    });
  }

  it('opens the note behind a row', async () => {
    const { workbench } = window;
    await workbench.panel().getByRole('link', { name: 'Queue stuck' }).first().click();
    await isDrawn(workbench.panel().getByRole('group', { name: /^Issue: / }));
  });

  /**
   * VS Code loses a page that it sends while the one before is still being loaded, as after a change of any setting: the old one stays.
   * A person has it drawn anew then.
   */
  async function isDrawn(part: Locator): Promise<void> {
    const { workbench } = window;
    await part.waitFor({ timeout: 10_000 }).catch(() => workbench.runCommand('Markdown: Refresh Preview'));
    await part.waitFor(patient);
  }
});

function notebook(): string {
  const folder = testFolder('team');
  writeFileSync(join(folder, 'projects', 'switch-over.md'), dashboard);
  return folder;
}
