// Somebody who is new to a team's notebook: cloned, and on no list yet. The question who they are waits for them, the palette finds it,
// and adds them as git names them.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../scripts/testFolders.mjs';
import { eventually, until } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

describe('a newcomer', () => {
  const window = useWindow({
    folder: () => {
      const folder = testFolder('team', { git: true });
      const config = join(folder, 'daybook.yml');
      writeFileSync(config, readFileSync(config, 'utf8').replace(/^me:.*\n/m, ''));
      mkdirSync(join(folder, 'lists'));
      for (let at = 0; at < 10; at++) writeFileSync(join(folder, `lists/list-${at}.md`), `# List ${at}\n`);
      for (const [key, value] of [
        ['user.name', 'Lena Vogt'],
        ['user.email', 'lena@harbour.example'],
      ] as const)
        execFileSync('git', ['config', key, value], { cwd: folder });
      return folder;
    },
  });

  it('finds in the palette who they are, and is added by one row as git names them', async () => {
    const { workbench } = window;
    await workbench.statusItem(/critical/).waitFor();
    await workbench.runCommand('Daybook: Who Am I');
    const row = workbench.quickPickRows().filter({ hasText: 'Not listed: add me' });
    await row.filter({ hasText: 'Lena Vogt, lena@harbour.example' }).waitFor();
    await workbench.screenshot('newcomer-1-who-am-i');
    await workbench.pick('Not listed: add me');
    const note = join(window.folder, 'people/lena-vogt.md');
    await until(() => existsSync(note), 20_000);
    const fields = /^type: person\nname: Lena Vogt\n[^#]*mails:\n {2}- "lena@harbour\.example"\n/m;
    await eventually(() => assert.match(readFileSync(note, 'utf8'), fields));
    await workbench.runCommand('Daybook: Who Am I');
    await workbench.quickPickRows().filter({ hasText: 'Lena Vogt@lena-vogt, me · now' }).waitFor();
    assert.equal(await row.count(), 0);
    await workbench.press('Escape');
  });

  it('starts the onboarding of somebody who is on no list by their name', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: More Actions...');
    await workbench.quickInput().fill('Start Onboarding');
    await workbench.pick('Start Onboarding');
    await workbench.quickPickRows().filter({ hasText: 'Jonas Berg' }).waitFor();
    await workbench.quickInput().fill('Nils Holm');
    await workbench.quickPickRows().filter({ hasText: 'New: Nils Holm' }).waitFor();
    await workbench.screenshot('newcomer-2-onboarding');
    await workbench.press('Escape');
  });
});
