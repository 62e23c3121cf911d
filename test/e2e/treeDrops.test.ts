// What a drop in a tree means beyond one field, and what is said when it means nothing: a row that waits, a note dragged by its tab,
// a section that cannot be written. What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';

const list = [
  '# To do',
  '',
  '- [ ] Call the carrier @maria due:2026-03-12',
  '- [ ] Renew the certificate @maria due:2026-03-09',
  '- [ ] Ask the landlord wait:landlord asked:2026-03-01',
  '',
].join('\n');

const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'projects/office.md': '---\ntype: project\ntitle: New office\nstatus: active\n---\n',
  'issues/printer.md':
    '---\ntype: issue\ntitle: Printer offline\nstatus: open\nseverity: low\nopened: 2026-03-01\n---\n',
  'issues/scanner.md': '---\ntype: issue\ntitle: Scanner slow\nstatus: open\nseverity: low\nopened: 2026-03-02\n---\n',
  'lists/todo.md': list,
};

describe('drops in the trees', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');

  const becomes = (path: string, wanted: string): Promise<void> =>
    eventually(() => assert.equal(text(path), wanted), 40_000);

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1600);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Overdue', 1).waitFor();
  });

  it('say why nothing was changed', async () => {
    const { workbench } = window;
    const now = await workbench.view('Today');
    const drop = async (): Promise<void> => {
      await workbench.drag(now.row('Call the carrier'), now.row('Overdue', 1));
      await workbench.runCommand('Notifications: Show Notifications');
    };
    await workbench.actUntil(drop, workbench.notification('Rows can be dropped on a project'));
    await workbench.screenshot('drop-1-refused');
    assert.equal(text('lists/todo.md'), list);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('on a name that others wait for say since when a row waits', async () => {
    const { workbench } = window;
    const [now, followUps] = [await workbench.view('Today'), await workbench.view('Follow-ups')];
    const waits = list.replace('due:2026-03-12', 'wait:landlord asked:2026-03-12 due:2026-03-12');
    await workbench.dragUntil(
      now.row('Call the carrier'),
      followUps.row('landlord', 1),
      () => text('lists/todo.md') !== list,
    );
    await becomes('lists/todo.md', waits);
    await followUps.row('Call the carrier', 2).waitFor();
    await workbench.runCommand('Daybook: Undo Last Change');
    await becomes('lists/todo.md', list);
  });

  it('of a note that is dragged by its tab set a field of its record', async () => {
    const { workbench } = window;
    await workbench.openFile('issues/printer.md');
    const projects = await workbench.view('Projects');
    const printer = files['issues/printer.md'] ?? '';
    const isChanged = (): boolean => text('issues/printer.md') !== printer;
    await workbench.dragUntil(workbench.activeTab(), projects.row('New office', 1), isChanged);
    await becomes('issues/printer.md', printer.replace('\n---\n', '\nproject: office\n---\n'));
    await workbench.screenshot('drop-2-tab');
  });

  it('of a note that is dragged from the explorer set a field of its record', async () => {
    const { workbench } = window;
    const row = (await workbench.view('Projects')).row('New office', 1);
    await row.waitFor();
    await workbench.openFile('issues/scanner.md');
    await workbench.showContainer('Explorer');
    const file = workbench.page.locator('.explorer-folders-view [role=treeitem]', { hasText: 'scanner.md' });
    await workbench.drag(file, row, 'Daybook');
    await becomes(
      'issues/scanner.md',
      (files['issues/scanner.md'] ?? '').replace('\n---\n', '\nproject: office\n---\n'),
    );
    await workbench.screenshot('drop-3-explorer');
    await workbench.runCommand('Daybook: Undo Last Change');
    await becomes('issues/scanner.md', files['issues/scanner.md'] ?? '');
  });
});
