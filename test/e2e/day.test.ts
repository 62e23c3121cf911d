// A morning by keys in a real window: whose day Today shows, issues triaged with a letter each, and an incident that begins with its
// title alone. What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';

const issue = (title: string, severity: string, opened: string): string =>
  `---\ntype: issue\ntitle: ${title}\nstatus: open\nseverity: ${severity}\nopened: ${opened}\n---\nIt is so.\n\n## Timeline\n\n## Tasks\n`;

const files: Readonly<Record<string, string>> = {
  'daybook.yml': [
    'me: maria',
    'timezone: Europe/Berlin',
    'people:',
    '  - { id: maria, name: Maria Weber }',
    '  - { id: jonas, name: Jonas Berg }',
    'sla:',
    '  critical: { acknowledge: 15m, resolve: 4h, hours: elapsed }',
    '  high: { resolve: 2d }',
    '',
  ].join('\n'),
  'issues/queue.md': issue('Queue stuck', 'critical', '2026-03-12T08:00+01:00'),
  'issues/printer.md': issue('Printer offline', 'high', '2026-03-11T16:00+01:00'),
  'lists/todo.md':
    '# To do\n\n- [ ] Call the carrier @maria due:2026-03-12\n- [ ] Label the rack @jonas due:2026-03-12\n',
};

describe('a morning by keys', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1400);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Issues')).row('Queue stuck').waitFor();
    await workbench.offersCommand('Daybook: Next Issue');
  });

  /** Puts the focus on a row of a view by keys alone. */
  async function focusRow(view: string, title: string): Promise<void> {
    const { workbench } = window;
    const pane = await workbench.view(view);
    await workbench.runCommand(`Daybook: Focus on ${view} View`);
    await workbench.treeHasKeys();
    await workbench.press('Home');
    const focused = pane.pane.locator('.focused');
    for (let step = 0; !(await pane.row(title).and(focused).isVisible()); step++) {
      assert.ok(step < 10, `${title} cannot be reached`);
      await workbench.press('ArrowDown');
      await pane.pane.locator('[role=treeitem].focused').waitFor();
    }
  }

  it('says how much time is left', async () => {
    const issues = await window.workbench.view('Issues');
    await issues.row('Queue stuck').filter({ hasText: 'acknowledge' }).waitFor();
    await issues
      .row('Printer offline')
      .filter({ hasText: /15 h · Printer offline.*15 h to resolve · open/ })
      .waitFor();
  });

  it('shows the day of a person, and everybody’s again', async () => {
    const { workbench } = window;
    const today = await workbench.view('Today');
    await today.row('Call the carrier').waitFor();
    await workbench.runCommand('Daybook: Show the Day of...');
    await workbench.pick('Jonas Berg');
    await today.row('Call the carrier').waitFor({ state: 'detached' });
    await today.row('Label the rack').waitFor();
    await workbench.runCommand('Daybook: Show the Day of...');
    await workbench.pick('Everyone');
    await today.row('Call the carrier').waitFor();
  });

  it('pins a row on top, and lets go of it', async () => {
    const { workbench } = window;
    const today = await workbench.view('Today');
    for (const shown of ['visible', 'detached'] as const) {
      await focusRow('Today', 'Label the rack');
      await workbench.press('Alt+A', 'i');
      await today.row('Pinned', 1).waitFor({ state: shown });
    }
  });

  it('takes an issue on with one letter, and gives it away with another', async () => {
    const { workbench } = window;
    await focusRow('Issues', 'Queue stuck');
    await workbench.press('a');
    await eventually(() => assert.match(text('issues/queue.md'), /\nstatus: acked\n[\s\S]*@maria acknowledged\n/));
    await (await workbench.view('Issues')).row('Queue stuck').filter({ hasText: 'acked' }).waitFor();
    await focusRow('Issues', 'Queue stuck');
    await workbench.press('o');
    await workbench.inputHasKeys();
    await workbench.pick('Jonas Berg');
    await eventually(() => assert.match(text('issues/queue.md'), /\nowner: jonas\n[\s\S]*@maria assigned to @jonas\n/));
  });

  it('begins an incident with its title alone and types into its timeline', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: New Incident');
    await workbench.inputHasKeys();
    await workbench.type('Mail down');
    await workbench.press('Enter');
    const path = 'issues/2026-03-12-mail-down.md';
    await workbench.activeTab().filter({ hasText: '2026-03-12-mail-down.md' }).waitFor();
    await workbench.editorHasKeys();
    await workbench.type('Relay is full');
    await workbench.press('ControlOrMeta+S');
    await eventually(() =>
      assert.match(
        text(path),
        /\n## Timeline\n\n- 2026-03-12 \d\d:\d\d @maria incident opened\n- 2026-03-12 \d\d:\d\d @maria Relay is full\n/,
      ),
    );
    await workbench.runCommand('Notifications: Show Notifications');
    await workbench.notification('Do you command this incident?').getByRole('button', { name: 'Take Command' }).click();
    await eventually(() => assert.match(text(path), /\ncommander: maria\n[\s\S]*@maria took command\n/));
  });
});
