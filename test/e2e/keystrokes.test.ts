// How many keys the most frequent changes take, replayed and counted in a real window: from the cursor in a note and from a row of
// a tree that the keyboard stands on. A chord such as Alt+A counts as one key. What is written is read from the disk.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { type TestWindow, useWindow } from '../support/window.ts';

const list = '# To do\n\n- [ ] Call the carrier @maria due:2026-03-12\n- [ ] Paint the walls @maria due:2026-03-12\n';
const files: Readonly<Record<string, string>> = {
  'daybook.yml': 'me: maria\npeople:\n  - { id: maria, name: Maria Weber }\n  - { id: jonas, name: Jonas Berg }\n',
  'lists/todo.md': list,
};

function notebook(): string {
  const folder = testFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

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

  async function becomes(text: string): Promise<void> {
    const startedMs = Date.now();
    while (readFileSync(path(), 'utf8') !== text) {
      if (Date.now() - startedMs > 15_000) assert.equal(readFileSync(path(), 'utf8'), text);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  beforeEach(() => {
    count = 0;
  });
  return { keys, pressed: () => count, asked, offered, becomes };
}

describe('keys', () => {
  const window = useWindow({ folder: notebook, env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, pressed, asked, offered, becomes } = person(window);

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

    it('assigning takes at most 6', async () => {
      await keys('Alt+A', 'a');
      await asked('Assign');
      await keys('j', 'o');
      await offered('Jonas Berg');
      await keys('Enter');
      await becomes(list.replace('carrier @maria', 'carrier @jonas'));
      assert.ok(pressed() <= 6, `${pressed()} keys`);
    });

    it('another day takes at most 8', async () => {
      await keys('Alt+A', 'd');
      await asked('Set Due Date');
      await keys('f', 'r', 'i');
      await offered('Fri, Mar 13, 2026');
      await keys('Enter');
      await becomes(list.replace('carrier @maria due:2026-03-12', 'carrier @jonas due:2026-03-13'));
      assert.ok(pressed() <= 8, `${pressed()} keys`);
    });
  });
});

describe('keys on the rows of a tree', () => {
  const window = useWindow({ folder: notebook, env: { DAYBOOK_NOW: '2026-03-12T08:05:00+01:00' } });
  const { keys, pressed, asked, offered, becomes } = person(window);

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

  it('assigning takes at most 6', async () => {
    await keys('Alt+A', 'a');
    await asked('Assign: Call the carrier');
    await keys('j', 'o');
    await offered('Jonas Berg');
    await keys('Enter');
    await becomes(list.replace('carrier @maria', 'carrier @jonas'));
    assert.ok(pressed() <= 6, `${pressed()} keys`);
  });

  it('another day takes at most 8', async () => {
    await keys('Alt+A', 'd');
    await asked('Set Due Date: Call the carrier');
    await keys('+', '3', 'd');
    await offered('Sun, Mar 15, 2026');
    await keys('Enter');
    await becomes(list.replace('carrier @maria due:2026-03-12', 'carrier @jonas due:2026-03-15'));
    assert.ok(pressed() <= 8, `${pressed()} keys`);
  });

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
