// One canary for each way in which private text could come out: notes and texts that commands make, figures, completion, navigation,
// previews, the log, and the screen while private notebooks are hidden.
import { deepStrictEqual, doesNotMatch, match, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { viewIds } from '../../../src/manifest.ts';
import { at, becomes, bytes, closeAll, daybook, edit, run, write } from '../../support/host.ts';

const canary = /canary/i;
const secret =
  '---\ntype: issue\ntitle: Canary issue\nstatus: open\nseverity: critical\nowner: maria\ncustomer: Acme\n---\n- [ ] Canary task @maria wait:jonas due:2026-03-12 +canary-project\n';
const probe = '# Probe\n\n- [ ] Look at [[canary]] @maria\n\n```daybook\nis:open\n```\n\n- [ ] new \n';

describe('private text', () => {
  let [note, shared] = ['', ''];

  before(async () => {
    note = write(at('canary.md', 'private'), secret);
    shared = write(at('probe.md', 'team'), probe);
    await run('daybook.notebook.reload');
    await shows('daybook.issues', true);
  });
  after(async () => {
    for (const path of [note, shared]) rmSync(path);
    await run('daybook.private.show');
    await run('daybook.notebook.reload');
  });
  afterEach(closeAll);

  it('is in no figure', async () => {
    const lines = (await (await daybook()).shown?.('figures')) ?? [];
    ok(lines.length > 10);
    doesNotMatch(lines.join('\n'), canary);
  });

  it('is in no note that is made for the team', async () => {
    await edit(shared);
    await run('daybook.standup.new');
    const made = at('meetings/2026-03-12-standup.md', 'team');
    match(bytes(made), /Queue stuck/);
    doesNotMatch(bytes(made), canary);
    await closeAll();
    rmSync(made);
    await run('daybook.notebook.reload');
  });

  it('is in no text for others', async () => {
    await edit(shared);
    await vscode.env.clipboard.writeText('');
    for (const [command, answers] of [
      ['daybook.customer.digest', { customer: 'Acme' }],
      ['daybook.team.digest', { team: '*' }],
    ] as const) {
      await run(command, answers);
      doesNotMatch(await vscode.env.clipboard.readText(), canary, command);
    }
    await edit(note);
    await vscode.env.clipboard.writeText('');
    for (const command of ['daybook.team.digest', 'daybook.customer.digest', 'daybook.incident.copyUpdate']) {
      const refused = await vscode.commands.executeCommand<{ message?: string } | undefined>(command);
      match(refused?.message ?? '', /private/, command);
    }
    deepStrictEqual(await vscode.env.clipboard.readText(), '');
    ok(!bytes(note).includes('update sent'));
  });

  it('is proposed in no shared note', async () => {
    const editor = await edit(shared, '- [ ] new');
    const labels: string[] = [];
    for (const sign of ['[[', '@', '+', '#', 'after:']) {
      const end = editor.document.lineAt(editor.document.lineCount - 2).range.end;
      ok(await editor.edit((builder) => builder.insert(end, sign)));
      const line = editor.document.lineAt(editor.document.lineCount - 2).range.end;
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        editor.document.uri,
        line,
      );
      labels.push(...list.items.map(({ label }) => (typeof label === 'string' ? label : label.label)));
      await run('undo');
    }
    ok(labels.some((label) => label.includes('maria')));
    doesNotMatch(labels.filter((label) => label !== '[[canary]]').join('\n'), /canary (?:task|issue)|canary-project/i);
  });

  it('is changed by no rename, and found by no reference, in shared notes', async () => {
    const editor = await edit(shared, '@maria');
    const place = editor.document.positionAt(editor.document.getText().indexOf('@maria') + 2);
    const { uri } = editor.document;
    const rename = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      place,
      'mary',
    );
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      place,
    );
    const paths = [...rename.entries().map(([each]) => each), ...references.map((each) => each.uri)];
    ok(paths.length > 1);
    deepStrictEqual(
      paths.filter((each) => each.path.includes('/private/')),
      [],
    );
  });

  it('is in no preview of a shared note', async () => {
    const document = await vscode.workspace.openTextDocument(shared);
    const html = await vscode.commands.executeCommand<string>('markdown.api.render', document);
    match(html, /Queue stuck|Probe/);
    doesNotMatch(html.replaceAll(/\[\[canary\]\]|href="[^"]*"|>canary</g, ''), /canary (?:task|issue)/i);
  });

  it('is in no line of the log', async () => {
    await edit(note);
    const lines = (await (await daybook()).shown?.('log')) ?? [];
    ok(lines.length > 0);
    doesNotMatch(lines.join('\n'), /canary (?:issue|task|project)/i);
  });

  it('has no git', async () => {
    await edit(note);
    await run('daybook.notes.commit');
    ok(!existsSync(at('.git', 'private')));
  });

  describe('in a repository that somebody made of it', () => {
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=Jo', '-c', 'user.email=jo@x.example', ...args], {
        cwd: at('', 'private'),
        encoding: 'utf8',
      });
    before(async () => {
      git('init', '-q');
      git('remote', 'add', 'origin', 'https://git.example/canary-notes.git');
      git('add', '-A');
      git('commit', '-q', '-m', 'canary');
      write(at('people/canary.md', 'private'), '---\ntype: person\ntitle: Canary Person\n---\n');
      await run('daybook.notebook.reload');
    });
    after(() => {
      for (const path of ['.git', 'people']) rmSync(at(path, 'private'), { recursive: true });
    });

    it('is in no commit', async () => {
      await edit(note);
      await through('daybook.notes.commit');
      deepStrictEqual(git('rev-list', '--count', 'HEAD').trim(), '1');
      match(git('status', '--porcelain'), /people/);
    });

    it('is in no letter that invites', async () => {
      await edit(note);
      await vscode.env.clipboard.writeText('nothing');
      await through('daybook.share.invite');
      deepStrictEqual(await vscode.env.clipboard.readText(), 'nothing');
    });

    it('is nothing to catch up on', async () => {
      await edit(note);
      const refused = await vscode.commands.executeCommand<{ message?: string } | undefined>('daybook.history.catchUp');
      match(refused?.message ?? '', /needs a trusted folder in a git repository/);
    });
  });

  it('is out of sight while it is hidden, and comes back', async () => {
    const found = async (): Promise<number> => {
      const ask = 'vscode.executeWorkspaceSymbolProvider';
      return (await vscode.commands.executeCommand<vscode.SymbolInformation[]>(ask, 'Canary issue')).length;
    };
    ok((await found()) > 0);
    await edit(note);
    await run('daybook.private.hide');
    for (const view of viewIds) await shows(view, false);
    deepStrictEqual(await found(), 0);
    const open = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    ok(!open.includes('canary.md'));
    await run('daybook.private.show');
    await shows('daybook.issues', true);
  });
});

/** Runs a command, and takes the first answer of every question it asks. */
async function through(command: string): Promise<void> {
  let hasEnded = false;
  const done = run(command).finally(() => {
    hasEnded = true;
  });
  await becomes(async () => {
    await run('workbench.action.acceptSelectedQuickOpenItem');
    return hasEnded;
  }, true);
  await done;
}

async function shows(view: string, expected: boolean): Promise<void> {
  const { shown } = await daybook();
  await becomes(
    async () =>
      canary.test(
        ((await shown?.(view)) ?? [])
          .filter((line) => !line.includes('probe'))
          .join('\n')
          // What the shared note itself says: a link shows as its words.
          .replaceAll(/\[\[canary\]\]|Look at canary/g, ''),
      ),
    expected,
  );
}
