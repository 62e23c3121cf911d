// How many keys the most frequent changes take, replayed and counted in a real window: from the cursor in a note and from a row of
// a tree that the keyboard stands on. A chord such as Alt+A counts as one key. What is written is read from the disk.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { notebookFolder } from '../support/notebookFolder.ts';
import { type TestWindow, useWindow } from '../support/window.ts';

const list = '# To do\n\n- [ ] Call the carrier @maria due:2026-03-12\n- [ ] Paint the walls @maria due:2026-03-12\n';
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'lists/todo.md': list,
};

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

  const becomes = (text: string): Promise<void> => eventually(() => assert.equal(readFileSync(path(), 'utf8'), text));

  async function assigns(question: string): Promise<void> {
    await keys('Alt+A', 'a');
    await asked(question);
    await keys('j', 'o');
    await offered('Jonas Berg');
    await keys('Enter');
    await becomes(list.replace('carrier @maria', 'carrier @jonas'));
    assert.ok(count <= 6, `${count} keys`);
  }

  /** After it was assigned; the day in words, as it is offered, and as it is written. */
  async function moves(question: string, typed: readonly string[], day: string, written: string): Promise<void> {
    await keys('Alt+A', 'd');
    await asked(question);
    await keys(...typed);
    await offered(day);
    await keys('Enter');
    await becomes(list.replace('carrier @maria due:2026-03-12', `carrier @jonas due:${written}`));
    assert.ok(count <= 8, `${count} keys`);
  }

  beforeEach(() => {
    count = 0;
  });
  return { keys, pressed: () => count, assigns, moves, becomes };
}

describe('keys', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, pressed, assigns, moves, becomes } = person(window);

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    await (await workbench.view('Today')).row('Call the carrier').waitFor();
  });

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
      assert.ok(pressed() <= 3, `${pressed()} keys`);
      await keys('Alt+A', 'x');
      await becomes(list);
    });

    it('assigning takes at most 6', () => assigns('Assign'));

    it('another day takes at most 8', () => moves('Set Due Date', ['f', 'r', 'i'], 'Fri, Mar 13, 2026', '2026-03-13'));
  });
});

describe('keys on the rows of a tree', () => {
  const window = useWindow({ folder: () => notebookFolder(files), env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, pressed, assigns, moves, becomes } = person(window);

  before(async () => {
    const { workbench } = window;
    await workbench.resize(1280, 1000);
    await workbench.showContainer('Daybook');
    const projects = await workbench.view('Projects');
    await projects.expand('No project', 1);
    await projects.expand('To do', 2);
    await projects.row('Paint the walls').click();
    await projects.pane.locator('[role=treeitem].selected', { hasText: 'Paint the walls' }).waitFor();
    // Opened by the click, the note has the focus; back in the tree it goes where the selection is not.
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
    assert.ok(pressed() <= 3, `${pressed()} keys`);
  });
});
