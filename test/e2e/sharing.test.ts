// Sharing as somebody does it who never learnt git: the questions before the first commit, the message, undoing a share, an earlier
// version of a note, what a colleague set otherwise, a protected branch, an invitation, and merges in terminals. The remote and the
// colleague's clone are real, and the server that wants a sign-in; all in one window.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { testFolder } from '../../scripts/testFolders.mjs';
import { eventually, until } from '../support/eventually.ts';
import { useWindow } from '../support/window.ts';

const limitMs = 60_000;

describe('sharing', () => {
  const window = useWindow({
    folder: () => {
      const folder = testFolder('team', { git: true });
      // Neither the repository nor the machine knows who commits.
      for (const key of ['user.name', 'user.email']) execFileSync('git', ['config', key, ''], { cwd: folder });
      return folder;
    },
    settings: { 'daybook.share.checkEveryMinutes': 0 },
  });
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: window.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const remote = (): string => `${window.folder}-team.git`;
  const shared = (...args: string[]): string => execFileSync('git', args, { cwd: remote(), encoding: 'utf8' }).trim();
  const answer = async (question: string, text: string): Promise<void> => {
    const { workbench } = window;
    await workbench.page.locator('.quick-input-widget', { hasText: question }).waitFor();
    await workbench.quickInput().fill(text);
    await workbench.press('Enter');
  };
  const pick = async (row: string): Promise<void> => {
    await window.workbench.pick(row);
  };

  it('asks who commits and where to, each once, and then shares with a message of its own', async () => {
    const { workbench } = window;
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote()]);
    writeFileSync(join(window.folder, 'first.md'), '# First\n\n- [x] Ring Ana\n');
    await workbench.runCommand('Daybook: Commit Notes');
    await answer('Your name, as the team knows it', 'Maria Lopez');
    await answer('Your mail address', 'maria@harbour.example');
    await workbench.quickPickRows().filter({ hasText: 'Keep on This Computer' }).waitFor();
    await workbench.screenshot('sharing-1-where');
    await pick('Enter the Address');
    // The row that was picked says it, too.
    await workbench.page.locator('.quick-input-title', { hasText: 'Address of the Team' }).waitFor();
    await answer('Address of the Team', remote());
    await pick('Share It with the Team');
    const row = workbench.quickPickRows().filter({ hasText: 'first.md' });
    // What it would say and what it would share can be seen before; the list stays open over that.
    await row.filter({ hasText: 'new note' }).hover();
    await row.getByRole('button', { name: 'Show Changes' }).click();
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: 'Ring Ana' }).first().waitFor();
    await workbench.screenshot('sharing-1-changes');
    await row.waitFor();
    await workbench.page.locator('.quick-input-widget .codicon-edit').click();
    await workbench.page.locator('.quick-input-widget', { hasText: 'Message for the Team' }).waitFor();
    assert.equal(await workbench.quickInput().inputValue(), 'First added');
    await workbench.screenshot('sharing-2-message');
    await workbench.quickInput().fill('My first note');
    await workbench.press('Enter');
    await until(() => existsSync(join(remote(), 'refs', 'heads', 'main')), limitMs);
    assert.equal(
      shared('log', '-1', '--format=%an <%ae> %s', 'main'),
      'Maria Lopez <maria@harbour.example> My first note',
    );
    // Written once the push has ended, a moment after the branch is there.
    await eventually(() =>
      assert.equal(git('config', '--local', '--get', '--default', '', 'branch.main.remote'), 'origin'),
    );
  });

  it('undoes the last share after a plain warning', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Sharing...');
    await workbench.quickPickRows().filter({ hasText: 'Undo Last Share' }).waitFor();
    await workbench.screenshot('sharing-3-more');
    await pick('Undo Last Share');
    await workbench.page.getByText('stays in the history').waitFor();
    await workbench.screenshot('sharing-4-undo');
    await workbench.page.getByRole('button', { name: 'Undo Share' }).click();
    await until(() => shared('log', '-1', '--format=%s', 'main') === 'Undo: My first note', limitMs);
    await until(() => !existsSync(join(window.folder, 'first.md')), limitMs);
  });

  it('brings back a deleted note from its versions', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Sharing...');
    await pick('Restore Earlier Version');
    await workbench.page.getByPlaceholder('Notes that were changed or deleted lately').waitFor();
    await workbench.quickInput().fill('first.md');
    await workbench.quickPickRows().filter({ hasText: 'first.md' }).filter({ hasText: 'deleted' }).waitFor();
    await workbench.press('Enter');
    await pick('My first note');
    await workbench.quickPickRows().filter({ hasText: 'Bring This Version Back' }).waitFor();
    // A note that is deleted is compared with nothing.
    await workbench.page.locator('.monaco-diff-editor .view-line', { hasText: 'Ring Ana' }).first().waitFor();
    await workbench.screenshot('sharing-5-version');
    await pick('Bring This Version Back');
    await until(() => existsSync(join(window.folder, 'first.md')), limitMs);
    assert.equal(readFileSync(join(window.folder, 'first.md'), 'utf8'), '# First\n\n- [x] Ring Ana\n');
    await workbench.activeTab().filter({ hasText: 'first.md', hasNotText: 'and now' }).waitFor();
    await workbench.editorHasKeys();
  });

  /** Lets a colleague change notes in a clone of their own. */
  const colleague = (path: string, text: string): void => {
    const clone = `${window.folder}-jonas`;
    const there = (...args: string[]): void => void execFileSync('git', args, { cwd: clone, stdio: 'ignore' });
    if (!existsSync(clone)) execFileSync('git', ['clone', '--quiet', remote(), clone]);
    there('pull', '--quiet');
    writeFileSync(join(clone, path), text);
    there('-c', 'user.name=Jonas Berg', '-c', 'user.email=jonas@harbour.example', 'commit', '--quiet', '-am', 'Jonas');
    there('push', '--quiet');
  };
  /** As in a terminal: the window looks at the repository, too, and may hold the index or a ref for a moment. A person tries again. */
  const terminal = (...args: string[]): Promise<void> =>
    eventually(() => {
      try {
        git(...args);
      } catch (error) {
        assert.doesNotMatch(String(error), /cannot lock ref|index\.lock/);
        throw error;
      }
    });
  const note = (path: string): string => readFileSync(join(window.folder, path), 'utf8');
  const call = (day: string): string => `# Call\n\n- [ ] Ring the landlord due:${day}\n`;
  /** Commits what the list ticks. */
  const commitNotes = async (row: string): Promise<void> => {
    await window.workbench.runCommand('Daybook: Commit Notes');
    await window.workbench.quickPickRows().filter({ hasText: row }).waitFor();
    await window.workbench.press('Enter');
    await window.workbench.quickInput().waitFor({ state: 'hidden' });
  };

  /** The list of messages does not open while there is none. */
  const notified = async (words: RegExp): Promise<Locator> => {
    const { workbench } = window;
    const message = workbench.notification(words);
    await workbench.actUntil(() => workbench.runCommand('Notifications: Show Notifications'), message);
    return message;
  };

  it('shows what a colleague set otherwise, in words, to be chosen by keys', async () => {
    const { workbench } = window;
    writeFileSync(join(window.folder, 'call.md'), call('2026-03-10'));
    await commitNotes('call.md');
    await until(() => shared('ls-tree', '--name-only', 'main').includes('call.md'), limitMs);
    colleague('call.md', call('2026-03-12'));
    writeFileSync(join(window.folder, 'call.md'), call('2026-03-15'));
    await commitNotes('call.md');
    await until(() => note('call.md').includes('daybook:conflict'), limitMs);
    await workbench.showContainer('Daybook');
    const today = await workbench.view('Today');
    await today.row('Ring the landlord', 2).filter({ hasText: 'Jonas Berg set due' }).waitFor();
    await workbench.screenshot('sharing-6-conflict');
    const [, row] = await today.rows();
    assert.equal(row?.description, 'Jonas Berg set due Thu, Mar 12, 2026, you set Sun, Mar 15, 2026');
    const message = await notified(/You and the team set the same thing differently in/);
    await message.getByRole('button', { name: 'Choose' }).waitFor();
    await message.getByRole('button', { name: 'What Does This Mean?' }).click();
    await workbench.activeTab().filter({ hasText: 'Preview combined-open.md' }).waitFor();
    await workbench.runCommand('Daybook: Focus on Today View');
    await workbench.treeHasKeys();
    await workbench.press('Home', 'ArrowDown');
    await today.pane.locator('.monaco-list-row.focused', { hasText: 'Ring the landlord' }).waitFor();
    await workbench.press('Enter');
    await workbench.quickPickRows().filter({ hasText: 'Keep mine' }).waitFor();
    // Both versions stand side by side, mine on the right.
    await workbench.page.locator('.monaco-diff-editor .modified .view-line', { hasText: '2026-03-15' }).waitFor();
    await workbench.screenshot('sharing-7-choose');
    await pick('Keep the version of Jonas Berg');
    await until(() => note('call.md') === call('2026-03-12'), limitMs);
    await workbench.page.locator('.monaco-diff-editor').waitFor({ state: 'hidden' });
    await today.row('Choose a version').waitFor({ state: 'hidden' });
  });

  it('offers the same in the note, above the line', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Undo Last Change');
    await until(() => note('call.md').includes('daybook:conflict'), limitMs);
    await workbench.openFile('call.md');
    await workbench.page.locator('.codelens-decoration', { hasText: 'Jonas Berg set due' }).waitFor();
    await workbench.screenshot('sharing-8-lens');
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Keep mine' }).click();
    await until(() => note('call.md') === call('2026-03-15'), limitMs);
  });

  it('offers a review when the branch is protected, and knows it again once it is merged', async () => {
    const { workbench } = window;
    const hook = join(remote(), 'hooks', 'update');
    const refuses = '#!/bin/sh\n[ "$1" != refs/heads/main ] || { echo "main is protected" >&2; exit 1; }\n';
    writeFileSync(hook, refuses, { mode: 0o755 });
    await commitNotes('call.md');
    const refused = await notified(/does not accept direct changes to main: main is protected/);
    await workbench.screenshot('sharing-9-protected');
    await refused.getByRole('button', { name: 'Share for Review' }).click();
    const reviews = (): string => shared('for-each-ref', '--format=%(refname:short)', 'refs/heads/notes');
    await until(() => /^notes\/maria\/\d{4}-\d\d-\d\d$/.test(reviews()), limitMs);
    await notified(/Your changes are on the branch notes\/maria/);
    await workbench.statusItem(/Daybook sharing.*waiting for review: 1 change/).waitFor();
    await workbench.screenshot('sharing-10-review');
    await workbench.runCommand('Notifications: Clear All Notifications');
    rmSync(hook);
    shared('update-ref', 'refs/heads/main', reviews());
    await workbench.runCommand('Daybook: Commit Notes');
    await workbench.statusItem(/0 new from the team, 0 yours to share.*Everything is shared/).waitFor();
    await until(() => git('rev-parse', 'origin/main') === git('rev-parse', 'HEAD'), limitMs);
  });

  it('invites a colleague: a note among the people, and a letter that says where the notes are', async () => {
    const { workbench } = window;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.runCommand('Daybook: Sharing...');
    await pick('Invite Colleague');
    await workbench.quickPickRows().filter({ hasText: 'Jonas Berg' }).waitFor();
    await workbench.quickInput().fill('Aylin Demir');
    await pick('Aylin Demir');
    await answer('The mail address that git will know them by', 'aylin@harbour.example');
    await workbench.quickPickRows().filter({ hasText: 'Copy the Text' }).waitFor();
    await workbench.screenshot('sharing-11-invite');
    await pick('Copy the Text');
    await workbench.page.locator('.part.statusbar', { hasText: 'The invitation was copied' }).waitFor();
    const letter = await workbench.page.evaluate('navigator.clipboard.readText()');
    assert.match(String(letter), /^Hello, here are the notes of Harbour IT[\s\S]*Git: Clone[\s\S]*Commit Notes/);
    assert.ok(String(letter).includes(remote()));
    assert.match(
      note('people/aylin-demir.md'),
      /^type: person\nname: Aylin Demir\n[^#]*mails:\n {2}- "aylin@harbour\.example"\n/m,
    );
  });

  it('lets git merge notes in terminals after showing what it writes', async () => {
    const { workbench } = window;
    await workbench.runCommand('Daybook: Sharing...');
    // The list is longer than what shows of it.
    await workbench.quickPickRows().filter({ hasText: 'Commit Notes' }).waitFor();
    await workbench.quickInput().fill('Merge Notes in Terminals');
    await pick('Merge Notes in Terminals, Too');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'Let git merge notes by Daybook?' });
    await dialog.filter({ hasText: '*.md merge=daybook' }).waitFor();
    await workbench.screenshot('sharing-12-driver');
    assert.equal(existsSync(join(window.folder, '.gitattributes')), false);
    await dialog.getByRole('button', { name: 'Write' }).click();
    await until(() => existsSync(join(window.folder, '.gitattributes')), limitMs);
    colleague('call.md', call('2026-03-20'));
    writeFileSync(join(window.folder, 'call.md'), call('2026-03-15').replace('[ ]', '[x]'));
    await terminal('commit', '--quiet', '-am', 'Ticked in a terminal');
    await terminal('pull', '--quiet', '--no-rebase', '--no-edit');
    assert.equal(note('call.md'), call('2026-03-20').replace('[ ]', '[x]'));
  });

  it('lets the server ask for a sign-in in VS Code’s own box, and keeps the notes when it is refused', async () => {
    const { workbench } = window;
    const heads: string[] = [];
    const server = createServer((request, response) => {
      heads.push(request.headers.authorization ?? 'nobody');
      response.writeHead(401, { 'www-authenticate': 'Basic realm="notes"' }).end();
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    try {
      const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      git('remote', 'set-url', 'origin', `http://${address}/team.git`);
      git('config', 'http.proxy', '');
      writeFileSync(join(window.folder, 'call.md'), call('2026-04-01'));
      await workbench.runCommand('Daybook: Commit Notes');
      await workbench.quickPickRows().filter({ hasText: 'call.md' }).waitFor();
      await workbench.press('Enter');
      const box = workbench.page.locator('.quick-input-widget', { hasText: address });
      for (const [type, text] of [
        ['text', 'maria'],
        ['password', 'wrong'],
      ] as const) {
        await box.locator(`input[type=${type}]`).first().fill(text);
        await workbench.screenshot(`sharing-13-sign-in-${type}`);
        await workbench.press('Enter');
      }
      const refused = await notified(/The server wants you to sign in/);
      await refused.getByRole('button', { name: 'Sign In' }).waitFor();
      assert.ok(heads.includes(`Basic ${Buffer.from('maria:wrong').toString('base64')}`), heads.join());
      assert.equal(git('show', 'HEAD:call.md'), call('2026-04-01').trim());
    } finally {
      server.close();
      git('remote', 'set-url', 'origin', remote());
    }
  });
});
