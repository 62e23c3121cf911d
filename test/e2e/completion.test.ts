// Completion as a person uses it: typing in a note, the list comes by itself, Enter takes the first proposal. Keys are typed one
// by one, as VS Code sees them; each step waits for what it needs to see.
import assert from 'node:assert/strict';
import { useWindow } from '../support/window.ts';

describe('completion while typing', () => {
  const window = useWindow({ folder: 'team', env: { DAYBOOK_NOW: '2026-03-11T09:15:00+01:00' } });
  const suggestions = () => window.workbench.page.locator('.suggest-widget.visible .monaco-list-row');

  /** Types, waits until the first row of the list says the words, and takes it. */
  async function take(text: string, words: string | RegExp, shot?: string): Promise<void> {
    await window.workbench.type(text);
    await suggestions().first().filter({ hasText: words }).waitFor();
    if (shot) await window.workbench.screenshot(shot);
    await window.workbench.press('Enter');
    // A key opens the list of its values at once, so that it is the row that goes, not always the list.
    await suggestions().first().filter({ hasText: words }).waitFor({ state: 'hidden' });
  }

  before(async () => {
    await window.workbench.showContainer('Daybook');
    await window.workbench.statusItem(/1 critical/).waitFor();
    await window.workbench.openFile('inbox.md');
    await window.workbench.page.locator('.editor-group-container.active .view-line').first().click();
    await window.workbench.press('Control+End');
  });

  it('finishes people, days, rules and priorities on a task line', async () => {
    const { workbench } = window;
    await workbench.type('\n- [ ] Call ');
    await take('@m', 'Maria Lopez', 'completion-people');
    await workbench.type(' ');
    await take('due:fr', 'Fri, Mar 13, 2026', 'completion-days');
    await workbench.type(' ');
    await take('!h', 'high');
    await workbench.type(' ');
    await take('repeat:we', 'every week');
    assert.match(
      await workbench.editorText(),
      /- \[ \] Call @maria due:2026-03-13 priority:high \[repeat:: every week\]/,
    );
  });

  it('is quiet in plain words, and Enter makes a new line there', async () => {
    const { workbench } = window;
    await workbench.press('Enter');
    await workbench.type('\nfriday and me');
    assert.equal(await suggestions().count(), 0);
    await workbench.press('Enter');
    await workbench.type('next');
    // What is typed is drawn a moment later.
    await workbench.page.locator('.view-line', { hasText: 'next' }).first().waitFor();
    assert.match(await workbench.editorText(), /friday and me\nnext/);
  });

  it('writes a header by its keys and values', async () => {
    const { workbench } = window;
    await workbench.press('Control+A', 'Delete');
    await workbench.type('---\n');
    // The new line of a header brings its keys by itself.
    await suggestions().first().filter({ hasText: 'type' }).waitFor();
    await take('ty', 'type');
    await take('is', 'issue', 'completion-header');
    await workbench.press('Enter');
    await suggestions().first().waitFor();
    await take('sta', 'status');
    await take('do', 'doing');
    assert.match(await workbench.editorText(), /---\ntype: issue\nstatus: doing/);
  });

  it('shows what the pointer is over', async () => {
    const { workbench } = window;
    await workbench.press('Control+A', 'Delete');
    await workbench.type('- [ ] Call @maria');
    await workbench.press('Escape');
    await workbench.runCommand('Show or Focus Hover');
    await workbench.page.locator('.monaco-hover:visible', { hasText: 'Maria Lopez' }).waitFor();
    await workbench.screenshot('hover-person');
  });
});
