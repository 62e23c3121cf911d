// Lists as a person types them: Enter goes on with a list, a second one ends it, and no key overtakes another however fast they come.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

describe('lists while typing', () => {
  const window = useWindow({
    folder: 'team',
    settings: { 'files.associations': { '*.plain': 'markdown' } },
    env: { DAYBOOK_NOW: '2026-03-11T09:15:00+01:00' },
  });
  const typist = 60;

  const shows = (expected: string): Promise<void> =>
    eventually(async () => assert.equal((await window.workbench.editorText()).trimEnd(), expected.trimEnd()), 3000);

  async function empty(): Promise<void> {
    await window.workbench.press('Escape', 'ControlOrMeta+A', 'Delete');
    await shows('');
  }

  /** Types at a person's pace what the editor then shows; VS Code has no rules for a line that it has not coloured yet. */
  async function typed(text: string, expected: string): Promise<void> {
    await eventually(async () => {
      await empty();
      await window.workbench.page.keyboard.type(text, { delay: typist });
      await shows(expected);
    }, 30_000);
  }

  before(async () => {
    await window.workbench.showContainer('Daybook');
    await window.workbench.statusItem(/1 critical/).waitFor();
    await window.workbench.openFile('inbox.md');
  });

  it('go on with open boxes, numbers and bullets, and end', async () => {
    await typed('- [x] first\nsecond\n\nwords\n1. one\ntwo', '- [x] first\n- [ ] second\nwords\n1. one\n2. two');
    await window.workbench.screenshot('lists-numbers');
    await typed('> * a\nb\n\n+ c\nd\n', '> * a\n> * b\n+ c\n+ d\n+ ');
    await window.workbench.screenshot('lists-open');
  });

  it('keep the indentation, and split an item in its middle', async () => {
    await typed('- [ ] one two', '- [ ] one two');
    await window.workbench.press('ControlOrMeta+BracketRight', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await shows('    - [ ] one \n    - [ ] two');
  });

  it('keep the order of what is typed at once, also where lists end', async () => {
    await empty();
    const words = Array.from({ length: 30 }, (_, at) => `line ${at} abcdefghij`);
    await window.workbench.type(`- [ ] ${words.map((each, at) => each + (at % 3 === 2 ? '\n' : '')).join('\n')}`);
    await window.workbench.press('ControlOrMeta+S');
    await eventually(() => {
      const text = readFileSync(join(window.folder, 'inbox.md'), 'utf8');
      assert.deepEqual(text.split(/\s*\n|\s*- \[ \] /).filter(Boolean), words);
    });
  });

  it('end in one step with the Enter that ends them', async () => {
    await typed('- [ ] first\n', '- [ ] first\n- [ ] ');
    await window.workbench.press('Enter');
    await shows('- [ ] first\n');
    await window.workbench.press('ControlOrMeta+Z');
    await shows('- [ ] first\n- [ ] ');
  });

  it('are left alone in code and in headers', async () => {
    await typed('~~~\n- d\ne\n~~~\n\n- f\ng', '~~~\n- d\ne\n~~~\n\n- f\n- g');
    await typed('---\nq:\n- b\n7\n---\n', '---\nq:\n- b\n7\n---');
  });

  it('go on at every cursor', async () => {
    await eventually(async () => {
      await typed('- [ ] a\nb', '- [ ] a\n- [ ] b');
      await window.workbench.runCommand('Add Cursor Above');
      await window.workbench.editorHasKeys();
      await window.workbench.press('Enter');
      await window.workbench.type('x');
      await shows('- [ ] a\n- [ ] x\n- [ ] b\n- [ ] x');
    }, 30_000);
  });

  it('are VS Code’s own in Markdown that is no note', async () => {
    writeFileSync(join(window.folder, 'other.plain'), '');
    await window.workbench.openFile('other.plain');
    await typed('- [ ] a\nb', '- [ ] a\nb');
  });
});
