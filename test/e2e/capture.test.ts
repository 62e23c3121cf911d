// Capture as a person does it: one key opens the line, its meaning stands below while it is typed, Enter writes. Keys are counted:
// the text and two more. Several pasted lines are several tasks.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

describe('capture', () => {
  const window = useWindow({ folder: 'team', env: { DAYBOOK_NOW: '2026-03-11T09:15:00+01:00' } });
  const read = (path: string) => readFileSync(join(window.folder, path), 'utf8');
  let keys = 0;

  async function type(text: string): Promise<void> {
    keys += [...text].length;
    await window.workbench.type(text);
  }

  async function press(key: string): Promise<void> {
    keys++;
    await window.workbench.press(key);
  }

  /** Opens the line by its key and waits until it takes text. */
  async function open(): Promise<void> {
    // The line of the capture before fades away with its rows.
    await window.workbench.quickInput().waitFor({ state: 'hidden' });
    await press('Control+Alt+J');
    await window.workbench.quickPickRows().filter({ hasText: 'Inbox' }).first().waitFor();
    await window.workbench.inputHasKeys();
  }

  const captured = (path: string) =>
    window.workbench.page.locator('.part.statusbar', { hasText: `Captured in ${path}` }).waitFor();

  /** The message of a capture before may still stand in the status bar: what counts is the note. */
  const holds = (path: string, pattern: RegExp): Promise<void> =>
    eventually(() => assert.match(existsSync(join(window.folder, path)) ? read(path) : '', pattern));

  before(async () => {
    await window.workbench.showContainer('Daybook');
    await window.workbench.statusItem(/1 critical/).waitFor();
  });

  it('writes what was typed into the inbox with the keys of its text and two more', async () => {
    const text = 'call acme fri @me !high every mon';
    keys = 0;
    await open();
    await type(text);
    const { workbench } = window;
    const row = workbench.quickPickRows().first();
    await row.filter({ hasText: 'every mon]' }).waitFor();
    assert.match(
      (await row.textContent()) ?? '',
      /inbox\/maria\.md \(new\).*Fri, Mar 13, 2026.*\[ \] call acme @maria/,
    );
    await workbench.screenshot('capture-typing');
    await press('Enter');
    await captured('inbox/maria.md');
    assert.equal(keys, [...text].length + 2);
    const line = '- [ ] call acme @maria priority:high [repeat:: every mon] due:2026-03-13';
    assert.equal(read('inbox/maria.md'), `# Inbox\n\n${line}\n`);
  });

  it('goes to the project that is named, or where the arrow keys say', async () => {
    await open();
    await type('mount the disks +mail tomorrow');
    await window.workbench.quickPickRows().first().filter({ hasText: 'Mail gateway' }).waitFor();
    await press('Enter');
    await captured('projects/mail.md');
    await holds('projects/mail.md', /acme asked:2026-03-01\n- \[ \] mount the disks due:2026-03-12\n/);
    await open();
    await type('write it down');
    await window.workbench.quickPickRows().first().filter({ hasText: '[ ] write it down' }).waitFor();
    await window.workbench.pick('Today');
    await captured('days/maria/2026-03-11.md');
    await holds('days/maria/2026-03-11.md', /## Plan\n\n- \[ \] write it down\n\n## Log/);
  });

  it('asks when a day can be two', async () => {
    await open();
    await type('pay the bill 3/12');
    const rows = window.workbench.quickPickRows();
    await rows.filter({ hasText: 'Thu, Dec 3, 2026' }).waitFor();
    await window.workbench.screenshot('capture-two-days');
    await press('ArrowDown');
    await press('Enter');
    await captured('inbox/maria.md');
    await holds('inbox/maria.md', /- \[ \] pay the bill due:2026-12-03\n/);
  });

  it('makes a task of every pasted line', async () => {
    const { page } = window.workbench;
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() =>
      navigator.clipboard.writeText('- label the rack @jonas\n- order cables fri\n\n- tell the office'),
    );
    await open();
    await press('Control+V');
    await window.workbench.quickPickRows().first().filter({ hasText: '3 tasks' }).waitFor();
    await press('Enter');
    await captured('inbox/maria.md');
    await holds(
      'inbox/maria.md',
      /- \[ \] label the rack @jonas created:2026-\S+\n- \[ \] order cables due:2026-03-13\n- \[ \] tell the office created:2026-\S+\n$/,
    );
  });

  it('changes nothing on Escape', async () => {
    const before = read('inbox/maria.md');
    await open();
    await type('never mind');
    await press('Escape');
    await window.workbench.quickInput().waitFor({ state: 'hidden' });
    assert.equal(read('inbox/maria.md'), before);
  });
});
