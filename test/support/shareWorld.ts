// A world for sharing with real git: a bare remote, my clone, teammates' clones, each run away from the machine's own settings.
// Comes in: what the start should look like. Goes out: folders, git at hand, and a Repository as the product opens it.
import { execFile, execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type SimpleGit, simpleGit } from 'simple-git';
import { findGit } from '../../src/host/node/gitProgram.ts';
import { createGitRunner, type GitRunnerDeps } from '../../src/host/node/gitRunner.ts';
import { createPlaceDeps } from '../../src/host/node/placeDeps.ts';
import type { Git } from '../../src/notebook/git.ts';
import type { RepositoryDisk } from '../../src/notebook/share/disk.ts';
import { openRepository, type Repository, type RepositoryDeps } from '../../src/notebook/share/repository.ts';
import type { ShareScope } from '../../src/notebook/share/scope.ts';
import { makeQuickFolder } from './quickFolder.ts';

const execFileAsync = promisify(execFile);

/** Text files by path. */
export type Files = Readonly<Record<string, string>>;

/** Everything a test of sharing works with. */
export interface ShareWorld {
  readonly folder: string;
  readonly remote: string;
  readonly mine: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Plain git in a folder; its standard output. Fails the test when git fails. */
  git(folder: string, ...args: string[]): string;
  /** A teammate's clone, played by another git library. */
  teammate(name: string): Promise<Teammate>;
  write(files: Files, folder?: string): void;
  read(path: string, folder?: string): string;
  /** My repository, as the product opens it. */
  open(options?: OpenOptions): Repository;
  /** Remembers my clone and the remote as they are now, for any number of `restore`. */
  keep(): void;
  restore(): void;
  dispose(): void;
}

/** A colleague: changes files, commits and pushes with their own git. */
export interface Teammate {
  readonly folder: string;
  readonly git: SimpleGit;
  push(files: Readonly<Record<string, string | undefined>>, message?: string): Promise<string>;
}

/** How my repository is opened. */
export interface OpenOptions {
  readonly notebook?: string;
  readonly scope?: Partial<ShareScope>;
  readonly deps?: Partial<RepositoryDeps>;
  readonly runner?: Partial<GitRunnerDeps>;
  /** Wraps git, to look on or to interfere. */
  readonly wrap?: (git: Git, folder: string) => Git;
  readonly wrapDisk?: (disk: RepositoryDisk) => RepositoryDisk;
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The settings of everybody on this machine. */
const settings = `[init]
	defaultBranch = main
	templateDir = ~/template
[user]
	name = Me Myself
	email = me@example.org
[gc]
	auto = 0
`;

/** Makes a remote whose branch `main` holds these files, and my clone of it. */
export async function createShareWorld(
  files: Files = { 'daybook.yml': 'name: Team\n', 'a.md': '# A\n' },
): Promise<ShareWorld> {
  const folder = makeQuickFolder('daybook-share-');
  const home = join(folder, 'home');
  for (const part of ['hooks', 'info']) mkdirSync(join(home, 'template', part), { recursive: true });
  const environment = { HOME: home, PATH: process.env['PATH'] ?? '', LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (at: string, ...args: string[]): string =>
    execFileSync('git', args, {
      cwd: at,
      env: environment,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  writeFileSync(join(home, '.gitconfig'), settings);
  const remote = join(folder, 'remote.git');
  const mine = join(folder, 'mine');
  const kept = `${folder}.kept`;
  const write = (texts: Files, at = mine): void => {
    for (const [path, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), text);
    }
  };
  git(folder, 'init', '-q', mine);
  write(files);
  git(mine, 'add', '-A', '--', '.');
  git(mine, 'commit', '-q', '--allow-empty', '-m', 'start');
  publish({ folder, mine, remote, git });
  const program = await findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false });
  return {
    folder,
    remote,
    mine,
    environment,
    git,
    write,
    read: (path, at = mine) => readFileSync(join(at, path), 'utf8'),
    teammate: async (name) => await makeTeammate(folder, remote, name, environment, write),
    open: (options = {}) => openMine(mine, environment, program, options),
    keep: () => exchangeParts(folder, kept),
    restore: () => exchangeParts(kept, folder),
    dispose: () => {
      for (const each of [folder, kept]) rmSync(each, { recursive: true, force: true });
    },
  };
}

function exchangeParts(from: string, to: string): void {
  for (const part of ['mine', 'remote.git']) {
    rmSync(join(to, part), { recursive: true, force: true });
    cpSync(join(from, part), join(to, part), { recursive: true, preserveTimestamps: true });
  }
}

/** What a clone of a new remote and a first push leave, with fewer processes, since every test begins so. */
function publish({ folder, mine, remote, git }: Pick<ShareWorld, 'folder' | 'mine' | 'remote' | 'git'>): void {
  git(folder, 'clone', '-q', '--bare', mine, remote);
  writeFileSync(join(remote, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  appendFileSync(
    join(mine, '.git/config'),
    `[remote "origin"]\n\turl = ${remote}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n` +
      '[branch "main"]\n\tremote = origin\n\tmerge = refs/heads/main\n',
  );
  mkdirSync(join(mine, '.git/refs/remotes/origin'), { recursive: true });
  writeFileSync(join(mine, '.git/refs/remotes/origin/main'), `${branchAt(join(mine, '.git'))}\n`);
}

/** Dependencies of a repository at `root`, as the product makes them. */
export function repositoryDeps(
  root: string,
  environment: Readonly<Record<string, string>>,
  program: string | undefined,
  options: OpenOptions,
): RepositoryDeps {
  const runner = createGitRunner({
    program: () => program,
    trusted: () => true,
    environment,
    log: silent,
    now: () => performance.now(),
    ...options.runner,
  });
  const folder = options.notebook === undefined ? root : join(root, options.notebook);
  const scope: ShareScope = {
    folder,
    isNote: (path) => path.endsWith('.md') && !path.startsWith('templates/'),
    isTemplate: (path) => path.startsWith('templates/'),
    reading: () => ({}),
    keeps: () => false,
    naming: () => undefined,
    linkTargets: async (path) => linksOf(join(folder, path)),
    ...options.scope,
  };
  const wrap = options.wrap ?? ((git: Git): Git => git);
  const place = createPlaceDeps((at) => wrap(runner(at), at));
  return {
    ...place,
    disk: options.wrapDisk?.(place.disk) ?? place.disk,
    scopes: () => [scope],
    dirtyPaths: () => [],
    ...options.deps,
  };
}

function linksOf(file: string): string[] {
  if (!existsSync(file)) return [];
  return [...readFileSync(file, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
}

function openMine(
  root: string,
  environment: Readonly<Record<string, string>>,
  program: string | undefined,
  options: OpenOptions,
): Repository {
  const deps = repositoryDeps(root, environment, program, options);
  return openRepository(deps, deps.scopes()[0]?.folder ?? root);
}

/** A repository at a folder that exists already. */
export async function createShareFolder(
  root: string,
  environment: Readonly<Record<string, string>>,
  options: OpenOptions = {},
): Promise<Repository> {
  const program = await findGit({ configured: undefined, path: environment['PATH'], untrusted: [], windows: false });
  return openMine(root, environment, program, options);
}

async function makeTeammate(
  folder: string,
  remote: string,
  name: string,
  environment: Readonly<Record<string, string>>,
  write: (files: Files, at: string) => void,
): Promise<Teammate> {
  const clone = join(folder, name);
  const { HOME = '', PATH = '' } = environment;
  const settings = { config: [`user.name=${name}`, `user.email=${name}@example.org`] };
  await simpleGit({ baseDir: folder }).env({ HOME, PATH }).clone(remote, clone);
  const git = simpleGit({ baseDir: clone, ...settings }).env({ HOME, PATH });
  return {
    folder: clone,
    git,
    async push(files, message = `by ${name}`) {
      if (branchAt(remote) !== branchAt(join(clone, '.git'))) await git.pull('origin', 'main', { '--ff-only': null });
      for (const [path, text] of Object.entries(files)) {
        if (text === undefined) await git.rm([path]);
        else write({ [path]: text }, clone);
      }
      await git.add(['-A', '.']);
      await git.commit(message);
      await git.push('origin', 'HEAD:main');
      return branchAt(join(clone, '.git'));
    },
  };
}

/** Where a branch stands, read without git so that nothing is disturbed; empty for none. */
export function branchAt(gitFolder: string): string {
  const file = join(gitFolder, 'refs/heads/main');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const packed = existsSync(join(gitFolder, 'packed-refs')) ? readFileSync(join(gitFolder, 'packed-refs'), 'utf8') : '';
  return /^([0-9a-f]+) refs\/heads\/main$/m.exec(packed)?.[1] ?? '';
}

/** What must not change around an operation: index, worktree, references, stashes and settings, byte by byte. */
export interface Snapshot {
  readonly index: string;
  readonly files: Readonly<Record<string, string>>;
  readonly refs: string;
  readonly config: string;
}

/** Takes a snapshot of a clone. */
export function snapshot(world: ShareWorld, folder = world.mine): Snapshot {
  return {
    index: world.git(folder, 'ls-files', '-s'),
    files: filesIn(folder),
    refs: world.git(folder, 'for-each-ref', '--format=%(refname) %(objectname)'),
    config: readFileSync(join(folder, '.git', 'config'), 'utf8'),
  };
}

/** Every file of a worktree outside `.git`, as base64 so that bytes compare. */
export function filesIn(folder: string, prefix = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (path === '.git') continue;
    if (entry.isDirectory()) Object.assign(files, filesIn(folder, path));
    else if (entry.isFile()) files[path] = readFileSync(join(folder, path)).toString('base64');
    else files[path] = entry.isSymbolicLink() ? 'link' : 'other';
  }
  return files;
}

/** Runs a node program and answers how it ended, whatever that is. */
export async function runNode(
  file: string,
  argument: string,
): Promise<{ readonly signal: string | null; readonly stdout: string; readonly stderr: string }> {
  try {
    return { signal: null, ...(await execFileAsync(process.execPath, [file, argument])) };
  } catch (error) {
    const { signal = null, stdout = '', stderr = '' } = error as { signal?: string; stdout?: string; stderr?: string };
    return { signal, stdout, stderr };
  }
}
