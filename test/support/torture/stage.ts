// The stage of a torture run: a bare remote and several clones on this disk, some windows on each, and what a person has there that
// is not Daybook's business. Comes in: how many. Goes out: folders, git at hand, fingerprints of what must not change.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeQuickFolder } from '../quickFolder.ts';
import type { Texts } from './ledger.ts';

/** A clone with the windows that are open on it. */
export interface Clone {
  readonly name: string;
  readonly folder: string;
  readonly windows: readonly Window[];
  /** What was there at the start and must be there at the end, byte by byte. */
  readonly belongings: string;
  /** Every commit the branch was seen at. */
  readonly heads: Set<string>;
}

/** A window: a process with editors. It has another number after it died. */
export interface Window {
  readonly clone: () => Clone;
  pid: number;
  /** An editor with unsaved changes: the text it was opened with and what it holds now. */
  unsaved: { readonly path: string; readonly opened: string; readonly typed: string } | undefined;
}

/** Everything a run works with. */
export interface Stage {
  readonly folder: string;
  readonly remote: string;
  readonly clones: readonly Clone[];
  readonly environment: Readonly<Record<string, string>>;
  /** Plain git in a folder; throws when git fails. */
  git(folder: string, ...args: string[]): string;
  dispose(): void;
}

/** First number of a process that is only played; no system gives such numbers. */
export const firstPlayedPid = 2 ** 29;
let pids = firstPlayedPid;

/** A number for a process that is only played. */
export function nextPid(): number {
  return ++pids;
}

/** Makes the stage; `notes` are the files of the first commit. */
export function setStage(clones: number, windows: number, notes: Texts): Stage {
  const folder = makeQuickFolder('daybook-torture-');
  const home = join(folder, 'home');
  mkdirSync(join(home, 'template'), { recursive: true });
  const environment = { HOME: home, PATH: process.env['PATH'] ?? '', LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (at: string, ...args: string[]): string =>
    execFileSync('git', args, { cwd: at, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  writeFileSync(
    join(home, '.gitconfig'),
    '[init]\n\tdefaultBranch = main\n\ttemplateDir = ~/template\n[user]\n\tname = Somebody\n\temail = some@example.org\n[gc]\n\tauto = 0\n',
  );
  const remote = join(folder, 'remote.git');
  git(folder, 'init', '-q', '--bare', remote);
  const first = join(folder, 'c0');
  git(folder, 'clone', '-q', remote, first);
  for (const [path, text] of [...notes, ...code]) write(join(first, path), text);
  git(first, 'add', '-A');
  git(first, 'commit', '-q', '-m', 'start');
  git(first, 'push', '-q', 'origin', 'main');
  const made = Array.from({ length: clones }, (_, at) => {
    const name = `c${at}`;
    if (at > 0) git(folder, 'clone', '-q', remote, join(folder, name));
    return makeClone(git, name, join(folder, name), windows);
  });
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  return { folder, remote, clones: made, environment, git, dispose };
}

const code: Texts = new Map([
  ['daybook.yml', 'name: Team\n'],
  ['code.ts', 'let a;\n'],
  ['half.txt', '1\n2\n'],
  ['src/app.ts', '0\n'],
]);

function makeClone(git: Stage['git'], name: string, folder: string, windows: number): Clone {
  git(folder, 'config', 'user.name', `Person ${name}`);
  write(join(folder, '.git/info/exclude'), '.env\nprivate.md\n');
  for (const path of ['.env', 'private.md']) write(join(folder, path), `${path} of ${name}\n`);
  write(join(folder, 'half.txt'), 'stashed\n');
  git(folder, 'stash', 'push', '-q');
  git(folder, 'branch', 'mine');
  git(folder, 'tag', 'mark');
  write(join(folder, 'code.ts'), `staged by ${name}\n`);
  write(join(folder, 'half.txt'), '1 staged\n2\n');
  git(folder, 'add', 'code.ts', 'half.txt');
  write(join(folder, 'half.txt'), '1 staged\n2 not\n');
  const clone: Clone = {
    name,
    folder,
    windows: Array.from({ length: windows }, () => ({ clone: () => clone, pid: nextPid(), unsaved: undefined })),
    belongings: belongingsOf(git, folder),
    heads: new Set(),
  };
  return clone;
}

/** What Daybook has no business with, as one text: staged and half-staged files, ignored ones, stash, branch, tag, settings, hooks. */
export function belongingsOf(git: Stage['git'], folder: string): string {
  const files = ['code.ts', 'half.txt', '.env', 'private.md', '.git/config', '.git/info/exclude'];
  const hooks = join(folder, '.git/hooks');
  return [
    git(folder, 'ls-files', '-s', '--', 'code.ts', 'half.txt'),
    git(folder, 'rev-parse', 'refs/stash', 'refs/heads/mine', 'refs/tags/mark'),
    readFileSync(join(folder, '.git/HEAD'), 'utf8'),
    ...files.map(
      (path) => `${path}: ${existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : 'gone'}`,
    ),
    existsSync(hooks) ? readdirSync(hooks).join() : '',
  ].join('\n');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The shared notes that lie in a clone. */
export function notesIn(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') && !path.startsWith('.git/') && path !== 'private.md')
    .sort();
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}
