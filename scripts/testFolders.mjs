// Copies of the fixtures for tests to work on: below the system's temporary folder, removed when this process ends. A
// test never touches a fixture itself.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit, root } from './project.mjs';

/** @type {string[]} */
const made = [];
atExit(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
});

/**
 * @param {string} [fixture] a folder of test/fixtures; an empty folder is made if left out
 * @param {{ git?: boolean }} [options] git: the copy is a repository with everything committed
 * @returns {string} the copy, absolute
 */
export function testFolder(fixture, { git = false } = {}) {
  const parent = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-test-')));
  made.push(parent);
  const folder = join(parent, fixture?.split('/').at(-1) ?? 'empty');
  const source = join(root, 'test', 'fixtures', fixture ?? '');
  if (fixture === undefined) mkdirSync(folder);
  else if (!existsSync(source)) throw new Error(`no such fixture: ${fixture}`);
  else cpSync(source, folder, { recursive: true });
  if (git) makeRepository(folder);
  return folder;
}

/** @param {string} folder */
function makeRepository(folder) {
  const run = (/** @type {string[]} */ ...args) => execFileSync('git', args, { cwd: folder });
  run('init', '--quiet', '--initial-branch=main');
  run('config', 'user.name', 'Tess Tester');
  run('config', 'user.email', 'tess@example.test');
  run('add', '--all');
  run('commit', '--quiet', '--allow-empty', '--message=Start');
}
