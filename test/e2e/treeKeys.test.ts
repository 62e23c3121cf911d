// The trees by keyboard alone in a real window: what a drag does, done by keys on one row and on several selected ones, as one
// change that is taken back as one; filter and group by key. What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, until } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { useWindow } from '../support/window.ts';

const list = [
  '# To do',
  '',
  '- [ ] Call the carrier @maria +mail',
  '- [ ] Order the relay @maria +mail',
  '- [ ] Paint the walls @maria +office',
  '- [ ] Ask the landlord @maria +office wait:landlord asked:2026-03-01',
  '',
].join('\n');

const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'projects/mail.md': '---\ntype: project\ntitle: Mail gateway\nstatus: active\n---\n',
  'projects/office.md': '---\ntype: project\ntitle: New office\nstatus: active\n---\n',
  'lists/todo.md': list,
};

describe('the trees by keyboard', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const text = (): string => readFileSync(join(window.folder, 'lists/todo.md'), 'utf8');
  const press = (...keys: readonly string[]): Promise<void> => window.workbench.press(...keys);

  /** The chord on the rows at hand, as soon as the tree has the keys; the question shows what it is about. */
  async function chord(letter: string, title?: string): Promise<void> {
    await window.workbench.treeHasKeys();
    await press('Alt+A', letter);
    if (title !== undefined) await asked(title);
  }

  async function asked(title: string): Promise<void> {
    await window.workbench.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
  }

  /** Types an answer and takes it when it is the one that Enter takes. */
  async function answer(typed: string, offered: string): Promise<void> {
    const { workbench } = window;
    await workbench.quickInput().fill(typed);
    await workbench.quickPickRows().and(workbench.page.locator('.focused')).filter({ hasText: offered }).waitFor();
    await press('Enter');
    await workbench.quickInput().waitFor({ state: 'hidden' });
  }

  const becomes = (wanted: string): Promise<void> => eventually(() => assert.equal(text(), wanted), 40_000);

  /** Selects both tasks of the project by keys alone: each is pressed when the one before shows. */
  async function selectTasks(): Promise<void> {
    const { workbench } = window;
    const projects = await workbench.view('Projects');
    // The group goes with its last task, and comes back closed.
    await projects.expand('Mail gateway', 1);
    await projects.expand('Tasks', 2);
    const [focused, selected] = ['.focused', '[aria-selected=true]'].map((state) => projects.pane.locator(state));
    assert.ok(focused && selected);
    await workbench.runCommand('Daybook: Focus on Projects View');
    await window.workbench.treeHasKeys();
    // Drawing the rows anew after an undo may bring back what was selected.
    await press('Escape');
    while ((await selected.count()) > 0) await press('Escape');
    await press('Home');
    await projects.row('Mail gateway', 1).and(focused).waitFor();
    for (const row of ['Tasks', 'Call the carrier', 'Order the relay']) {
      await press('ArrowDown');
      await projects.row(row).and(focused).waitFor();
    }
    // As in every list of VS Code: this key selects without opening.
    await press('ControlOrMeta+Shift+Enter');
    await projects.row('Order the relay').and(selected).waitFor();
    await press('Shift+ArrowUp');
    await projects.row('Call the carrier').and(selected).waitFor();
    await projects.row('Order the relay').and(selected).waitFor();
  }

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1600);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Projects')).row('Mail gateway').waitFor();
    await workbench.offersCommand('Daybook: Undo Last Change');
  });

  /** What a drag does by a key: the letter, the question, what is typed, what Enter takes then, and what becomes of a line. */
  const twins: readonly {
    readonly letter: string;
    readonly question: string;
    readonly typed: string;
    readonly offered: string;
    readonly changed: (line: string) => string;
  }[] = [
    {
      letter: 'o',
      question: 'Assign',
      typed: 'jo',
      offered: 'Jonas Berg',
      changed: (line) => line.replace('@maria', '@jonas'),
    },
    {
      letter: 'j',
      question: 'Set Project',
      typed: 'off',
      offered: 'New office',
      changed: (line) => line.replace('+mail', '+office'),
    },
    {
      letter: 'd',
      question: 'Set Due Date',
      typed: 'fri',
      offered: 'Fri, Mar 13, 2026',
      changed: (line) => `${line} due:2026-03-13`,
    },
    {
      letter: 'e',
      question: 'Set State',
      typed: 'doing',
      offered: 'doing',
      changed: (line) => `${line} status:doing`,
    },
    {
      letter: 'w',
      question: 'Wait For',
      typed: 'land',
      offered: 'landlord',
      changed: (line) => `${line} wait:landlord asked:2026-03-12`,
    },
  ];
  for (const { letter, question, typed, offered, changed } of twins) {
    it(`${question} on several rows is one change, and taken back as one`, async () => {
      await selectTasks();
      await chord(letter, `${question}: 2 rows`);
      await answer(typed, offered);
      await becomes(list.replace(/^- .*\+mail$/gm, changed));
      await window.workbench.runCommand('Daybook: Undo Last Change');
      await becomes(list);
    });
  }

  it('ticks several rows at once', async () => {
    await selectTasks();
    await chord('x');
    await becomes(list.replace(/^- \[ \] (.*\+mail)$/gm, '- [x] $1 done:2026-03-12'));
    await window.workbench.runCommand('Daybook: Undo Last Change');
    await becomes(list);
  });

  it('acts on the focused row alone when others are selected', async () => {
    await selectTasks();
    const projects = await window.workbench.view('Projects');
    await press('ArrowDown', 'ArrowDown');
    await projects.row('New office', 1).and(projects.pane.locator('.focused')).waitFor();
    await chord('o', 'Assign: New office');
    await answer('jo', 'Jonas Berg');
    const project = (): string => readFileSync(join(window.folder, 'projects/office.md'), 'utf8');
    await until(() => project().includes('owner: jonas'));
    assert.equal(text(), list);
    assert.equal(await projects.pane.locator('[aria-selected=true]').count(), 2);
  });

  it('groups a view by its key', async () => {
    const { workbench } = window;
    const followUps = await workbench.view('Follow-ups');
    await workbench.runCommand('Daybook: Focus on Follow-ups View');
    await workbench.treeHasKeys(followUps.pane);
    await press('Shift+Alt+G');
    await asked('Group and sort Follow-ups');
    await answer('Owner', 'Owner');
    await followUps.row('Maria Weber', 1).waitFor();
    await workbench.treeHasKeys(followUps.pane);
    await press('Shift+Alt+F');
    await asked('Filter Follow-ups');
    await answer('@jonas', 'Show these rows');
    await followUps.welcome().getByText('The filter hides everything here').waitFor();
  });
});
