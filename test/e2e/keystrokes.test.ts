// How many keys the most frequent changes take, replayed and counted in a real window: from the cursor in a note and from a row of
// a tree that the keyboard stands on. A chord such as Alt+A counts as one key, one's own words do not. What is written is read from
// the disk. docs/keystrokes.md is made of the counts: UPDATE_GOLDEN=1 writes it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/project.mjs';
import { eventually } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { type TestWindow, useWindow } from '../support/window.ts';

const list = '# To do\n\n- [ ] Call the carrier @maria due:2026-03-12\n- [ ] Paint the walls @maria due:2026-03-12\n';
const issue = (title: string, severity: string): string =>
  `---\ntype: issue\ntitle: ${title}\nstatus: open\nseverity: ${severity}\nopened: 2026-03-12T08:00+01:00\n---\n## Timeline\n`;
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'lists/todo.md': list,
  'issues/queue.md': issue('Queue stuck', 'critical'),
  'issues/printer.md': issue('Printer offline', 'high'),
};

/** What took how many keys, in the order of the page. */
const counts = new Map<string, number>();

const intro = `# How many keys it takes

Counted by a test that presses them in a real VS Code ([test/e2e/keystrokes.test.ts](../test/e2e/keystrokes.test.ts)): at the cursor of a
note or on the row of a view. A chord such as \`Alt+A\` counts as one key; Enter is counted.
`;

/** Somebody who presses keys in a window; `pressed` tells how many in the test at hand. */
function person(window: TestWindow) {
  const path = (): string => join(window.folder, 'lists/todo.md');
  let count = 0;

  /** Presses keys one by one, counted; a word is typed letter by letter. */
  async function keys(...all: readonly string[]): Promise<void> {
    for (const key of all) {
      count += 1;
      await window.workbench.page.keyboard.press(key);
    }
  }

  /** The question that a key opened, waited for as a person does who looks. */
  async function asked(title: string): Promise<void> {
    await window.workbench.page.locator('.quick-input-widget:visible .quick-input-title', { hasText: title }).waitFor();
  }

  /** The first answer offered, which Enter takes. */
  async function offered(words: string): Promise<void> {
    const row = window.workbench.quickPickRows().and(window.workbench.page.locator('.focused'));
    await row.filter({ hasText: words }).waitFor();
  }

  /** Keeps the count of what was done, for the page; `most` is what it may take. */
  function counted(what: string, most: number): void {
    assert.ok(count <= most, `${count} keys`);
    counts.set(what, count);
    count = 0;
  }

  /** A line to type into is open and takes text. */
  async function typed(words: string): Promise<void> {
    await window.workbench.inputHasKeys();
    await window.workbench.type(words);
  }

  const becomes = (text: string): Promise<void> => eventually(() => assert.equal(readFileSync(path(), 'utf8'), text));

  async function assigns(question: string): Promise<void> {
    await keys('Alt+A', 'o');
    await asked(question);
    await keys('j', 'o');
    await offered('Jonas Berg');
    await keys('Enter');
    await becomes(list.replace('carrier @maria', 'carrier @jonas'));
    counted('Give a task to somebody (two letters of the name)', 6);
  }

  /** After it was assigned; the day in words, as it is offered, and as it is written. */
  async function moves(question: string, typed: readonly string[], day: string, written: string): Promise<void> {
    await keys('Alt+A', 'd');
    await asked(question);
    await keys(...typed);
    await offered(day);
    await keys('Enter');
    await becomes(list.replace('carrier @maria due:2026-03-12', `carrier @jonas due:${written}`));
    counted('Move a task to another day (`fri`, `+3d`)', 8);
  }

  beforeEach(() => {
    count = 0;
  });
  return { keys, counted, asked, typed, offered, assigns, moves, becomes };
}

describe('keys', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, counted, asked, typed, offered, assigns, moves, becomes } = person(window);

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Call the carrier').waitFor();
  });

  const todo = (): string => readFileSync(join(window.folder, 'lists/todo.md'), 'utf8');
  const inbox = (): string => {
    const path = join(window.folder, 'inbox/maria.md');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };

  describe('at the cursor of a note', () => {
    before(async () => {
      await window.workbench.openFile('lists/todo.md');
      await window.workbench.offersCommand('Daybook: Toggle Task');
      await window.workbench.editorHasKeys();
      await window.workbench.press('ControlOrMeta+Home', 'ArrowDown', 'ArrowDown');
    });

    it('a tick takes at most 3', async () => {
      await keys('Alt+A', 'x');
      await becomes(
        list.replace(
          '[ ] Call the carrier @maria due:2026-03-12',
          '[x] Call the carrier @maria due:2026-03-12 done:2026-03-12',
        ),
      );
      counted('Tick a task, or open it again', 3);
      await keys('Alt+A', 'x');
      await becomes(list);
    });

    it('assigning takes at most 6', () => assigns('Assign'));

    it('another day takes at most 8', () => moves('Set Due Date', ['f', 'r', 'i'], 'Fri, Mar 13, 2026', '2026-03-13'));

    it('snoozing takes at most 7', async () => {
      await keys('Alt+A', 's');
      await asked('Snooze');
      await keys('m', 'o', 'n');
      await offered('Mon, Mar 16, 2026');
      await keys('Enter');
      await eventually(() => assert.match(todo(), /carrier .* scheduled:2026-03-16 /));
      counted('Snooze a task until Monday (`mon`)', 7);
    });

    it('waiting for somebody takes 3 and the name', async () => {
      await keys('Alt+A', 'w');
      await asked('Wait For');
      await typed('Telvio');
      await offered('Telvio');
      await keys('Enter');
      await eventually(() => assert.match(todo(), /wait:Telvio asked:2026-03-12/));
      counted('Say whom a task waits for, beside the name', 3);
    });

    it('capturing a line takes 2 and the line', async () => {
      await keys('Control+Alt+J');
      await typed('call acme fri @jonas');
      await offered('call acme');
      await keys('Enter');
      await eventually(() => assert.match(inbox(), /- \[ \] call acme @jonas due:2026-03-13/));
      counted('Capture a line from anywhere, beside the line', 2);
    });

    it('the stand-up note takes the command alone', async () => {
      await keys('F1');
      await typed('stand-up');
      await offered('New Stand-up Note');
      await keys('Enter');
      await window.workbench.activeTab().filter({ hasText: '2026-03-12-standup.md' }).waitFor();
      counted('Write the note of the stand-up, beside `stand-up`', 2);
    });
  });
});

describe('keys on the rows of a tree', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, counted, asked, assigns, moves, becomes } = person(window);
  const text = (path: string): string => readFileSync(join(window.folder, path), 'utf8');

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    const projects = await workbench.view('Projects');
    await projects.expand('No project', 1);
    await projects.expand('To do', 2);
    await projects.row('Paint the walls').click();
    await projects.pane.locator('[role=treeitem].selected', { hasText: 'Paint the walls' }).waitFor();
    // The focus goes where the selection is not.
    await workbench.offersCommand('Daybook: Toggle Task');
    await workbench.runCommand('Daybook: Focus on Projects View');
    await workbench.treeHasKeys();
    await workbench.press('ArrowUp');
    await projects.pane.locator('[role=treeitem].focused', { hasText: 'Call the carrier' }).waitFor();
  });

  beforeEach(() => window.workbench.treeHasKeys());

  it('assigning takes at most 6', () => assigns('Assign: Call the carrier'));

  it('another day takes at most 8', () =>
    moves('Set Due Date: Call the carrier', ['+', '3', 'd'], 'Sun, Mar 15, 2026', '2026-03-15'));

  it('a tick takes at most 3', async () => {
    await keys('Alt+A', 'x');
    await becomes(
      list.replace(
        '[ ] Call the carrier @maria due:2026-03-12',
        '[x] Call the carrier @jonas due:2026-03-15 done:2026-03-12',
      ),
    );
    counted('Tick a task, or open it again', 3);
  });

  /** Puts the keyboard on a row of the Issues view, uncounted. */
  async function focusIssue(title: string): Promise<void> {
    const { workbench } = window;
    const { pane } = await workbench.view('Issues');
    await workbench.runCommand('Daybook: Focus on Issues View');
    await workbench.treeHasKeys();
    const focused = pane.locator('[role=treeitem].focused');
    await workbench.press('Home');
    for (let step = 0; step < 20; step += 1) {
      // Rows are drawn a moment after the key, and anew after every change.
      const reached = focused.filter({ hasText: title }).waitFor({ timeout: 500 });
      if (await reached.then(() => true).catch(() => false)) return;
      await workbench.press('ArrowDown');
    }
    assert.fail(`${title} cannot be reached`);
  }

  it('taking an issue on takes 1, resolving it 2, the next one 1', async () => {
    await focusIssue('Queue stuck');
    await keys('a');
    await eventually(() => assert.match(text('issues/queue.md'), /\nstatus: acked\n/));
    counted('Take an issue on', 1);
    await focusIssue('Queue stuck');
    await keys('r');
    await asked('Resolve: Queue stuck');
    await window.workbench.inputHasKeys();
    await keys('Enter');
    await eventually(() => assert.match(text('issues/queue.md'), /\nstatus: resolved\n/));
    counted('Resolve an issue', 2);
    await (await window.workbench.view('Issues')).row('Queue stuck').waitFor({ state: 'detached' });
    await focusIssue('Printer offline');
    await keys('n');
    await window.workbench.activeTab().filter({ hasText: 'printer.md' }).waitFor();
    counted('Open the next issue', 1);
  });
});

describe('keys counted', () => {
  it('stand in docs/keystrokes.md', () => {
    // With a choice of tests there is no whole page.
    if (counts.size < 10) return;
    const rows = [...counts].map(([what, keys]) => `| ${what} | ${keys} |`);
    const page = `${intro}\n| what | keys |\n|---|---|\n${rows.join('\n')}\n`;
    const path = join(root, 'docs/keystrokes.md');
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, page);
    assert.equal(readFileSync(path, 'utf8'), page);
  });
});
