// Folders that were not written for Daybook, and one written against it, opened as people open them: the problems a person
// wrote down are shown, nothing in a note runs, and not a byte changes by looking.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as vscode from 'vscode';
import { expectedTables } from '../../support/expectedTables.ts';
import { at, becomes, closeAll, daybook, problems, run, write } from '../../support/host.ts';

const fixtures = fileURLToPath(new URL('../../../test/fixtures', import.meta.url));
const names = ['plain', 'obsidian', 'backlog', 'minutes', 'hostile'] as const;

/** SHA-256 of every file of a folder by its path; our own daybook.yml aside. */
function sums(root: string): Record<string, string> {
  const files = globSync('**', { cwd: root, exclude: (path) => path === 'daybook.yml' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  );
  return Object.fromEntries(
    files.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  );
}

/** Problems of the text of notes by path, as the table beside a fixture has them. */
function expectedProblems(name: string): Record<string, string[]> {
  const rows = expectedTables(readFileSync(join(fixtures, `${name}.expected.md`), 'utf8')).get('Problems') ?? [];
  const found: Record<string, string[]> = {};
  for (const { note = '', line, code } of rows) found[note] = [...(found[note] ?? []), `${line} ${code}`];
  return found;
}

/** The same as VS Code shows it; hints about a record's fields are another matter. */
function shownProblems(name: string): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const path of globSync('**/*.md', { cwd: at('', name) }).sort()) {
    const shown = problems(at(path, name)).filter((problem) => !problem.includes(' record-'));
    if (shown.length > 0) found[path] = [...new Set(shown)];
  }
  return found;
}

describe('folders from elsewhere', () => {
  before(async () => {
    await becomes(() => vscode.workspace.workspaceFolders?.map(({ name }) => name), [...names]);
    write(at('daybook.yml', 'minutes'), 'name: Council\n');
    await run('daybook.notebook.reload');
    const { idle } = await daybook();
    await idle();
  });
  afterEach(closeAll);

  it('are all notebooks', async () => {
    const { counts } = await daybook();
    await becomes(async () => (await counts()).notebooks, names.length);
  });

  for (const name of names) {
    it(`${name} shows the problems that a person found`, () =>
      becomes(() => shownProblems(name), expectedProblems(name)));

    it(`${name} is as it was after its notes were opened and closed`, async () => {
      for (const path of globSync('**/*.md', { cwd: at('', name) })) {
        if (path.endsWith('nul.md')) continue;
        await vscode.window.showTextDocument(vscode.Uri.file(at(path, name)));
      }
      const { idle } = await daybook();
      await idle();
      await closeAll();
      deepStrictEqual(sums(at('', name)), sums(join(fixtures, name)));
    });
  }

  it('run nothing', () => {
    for (const name of names) ok(!existsSync(at('daybook-canary', name)));
    ok(!existsSync('daybook-canary'));
    ok(!('daybookCanary' in globalThis));
  });
});
