// Sharing after a pause, in a real window with a real remote: what is safe goes by itself, everything else waits for a person.
import { ok, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ConfigurationTarget, workspace } from 'vscode';
import { at, becomes, closeAll, daybook, edit, run, type, write } from '../../support/host.ts';

const remote = (): string => `${at('')}-shared.git`;

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

const sharedText = (path: string): string => git(remote(), 'show', `main:${path}`);
const subjects = (): string => git(remote(), 'log', '--format=%s', 'main');

describe('sharing after a pause', () => {
  before(() => {
    git(at(''), 'clone', '--quiet', '--bare', at(''), remote());
    git(at(''), 'remote', 'add', 'origin', remote());
    git(at(''), 'push', '--quiet', '--set-upstream', 'origin', 'main');
  });
  afterEach(closeAll);

  it('sends what was changed, says what it was, and leaves other files alone', async () => {
    write(at('tool.py'), 'print("mine")\n');
    git(at(''), 'add', 'tool.py');
    write(at('pause/call.md'), '# Call\n\n- [ ] Ring Ana\n');
    await becomes(() => subjects().split('\n')[0], 'Call added');
    strictEqual(sharedText('pause/call.md'), '# Call\n\n- [ ] Ring Ana');
    write(at('pause/call.md'), '# Call\n\n- [x] Ring Ana\n');
    await becomes(() => subjects().split('\n')[0], 'Ring Ana done');
    strictEqual(git(at(''), 'status', '--porcelain'), 'A  tool.py');
    git(at(''), 'rm', '--quiet', '--force', 'tool.py');
  });

  it('holds back what looks like a secret, and shares the rest', async () => {
    write(at('pause/door.md'), `# Door\n\ntoken ghp_${'a1B2'.repeat(9)}\n`);
    write(at('pause/open.md'), '# Open\n');
    await becomes(() => subjects().split('\n')[0], 'Open added');
    ok(!subjects().includes('Door'));
    strictEqual(git(at(''), 'status', '--porcelain'), '?? pause/door.md');
    git(at(''), 'clean', '-fdq', 'pause');
  });

  it('sends nothing of a private notebook, not even where a shared note links to it', async () => {
    write(at('private/daybook.yml'), 'visibility: private\n');
    write(at('private/canary.md'), '# Canary\n\n- [ ] Canary task\n');
    write(at('private/canary.txt'), 'Canary\n');
    await run('daybook.notebook.reload');
    write(at('pause/links.md'), '# Links\n\n[a](../private/canary.md) [b](../private/canary.txt)\n');
    await becomes(() => subjects().split('\n')[0], 'Links added');
    ok(!git(remote(), 'ls-tree', '-r', '--name-only', 'main').includes('private'));
    ok(!/canary/i.test(git(remote(), 'log', '--format=%B', 'main')));
    ok(git(at(''), 'status', '--porcelain').includes('?? private/'));
    git(at(''), 'clean', '-fdq', 'private');
    await run('daybook.notebook.reload');
  });

  it('takes over what the team sent, and keeps typing that is not saved', async () => {
    const editor = await edit(at('pause/open.md'));
    await type(editor, 'mine ');
    const colleague = `${at('')}-colleague`;
    git(at(''), 'clone', '--quiet', remote(), colleague);
    write(`${colleague}/pause/call.md`, '# Call by Ana\n');
    git(colleague, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', 'commit', '-qam', 'Ana');
    git(colleague, 'push', '--quiet');
    await run('daybook.notes.fetch');
    await becomes(() => readFileSync(at('pause/call.md'), 'utf8'), '# Call by Ana\n');
    strictEqual(editor.document.isDirty, true);
    ok(editor.document.getText().startsWith('mine '));
    strictEqual(readFileSync(at('pause/open.md'), 'utf8'), '# Open\n');
  });

  it('begins as soon as the setting says so, without another edit', async () => {
    const settings = workspace.getConfiguration('daybook');
    await settings.update('sync.mode', 'onCommand', ConfigurationTarget.Global);
    const { counts, idle } = await daybook();
    await idle();
    const { notes } = await counts();
    write(at('pause/later.md'), '# Later\n');
    await becomes(async () => (await counts()).notes, notes + 1);
    await settings.update('sync.mode', 'afterIdle', ConfigurationTarget.Global);
    await becomes(() => subjects().split('\n')[0], 'Later added');
  });

  it('goes at once when it is asked for, both ways, and holds back the same', async () => {
    const settings = workspace.getConfiguration('daybook');
    await settings.update('sync.mode', 'onCommand', ConfigurationTarget.Global);
    try {
      const colleague = `${at('')}-colleague`;
      git(colleague, 'pull', '--quiet');
      write(`${colleague}/pause/call.md`, '# Call by Ana, again\n');
      git(colleague, '-c', 'user.name=Ana', '-c', 'user.email=ana@example.org', 'commit', '-qam', 'Ana again');
      git(colleague, 'push', '--quiet');
      write(at('pause/asked.md'), '# Asked\n\n- [ ] Sync\n');
      write(at('pause/door.md'), `# Door\n\ntoken ghp_${'a1B2'.repeat(9)}\n`);
      await run('daybook.notes.sync');
      await becomes(() => sharedText('pause/asked.md'), '# Asked\n\n- [ ] Sync');
      await becomes(() => readFileSync(at('pause/call.md'), 'utf8'), '# Call by Ana, again\n');
      ok(subjects().includes('Asked added') && subjects().includes('Ana again'));
      strictEqual(git(at(''), 'status', '--porcelain'), '?? pause/door.md');
    } finally {
      await settings.update('sync.mode', undefined, ConfigurationTarget.Global);
      git(at(''), 'clean', '-fdq', 'pause');
    }
  });
});
