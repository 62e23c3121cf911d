// Where sharing happens: the repository around a notebook, its branch and the remote branch it is shared with. Comes in: the
// notebook's folder. Goes out: a place to work in, or the state that forbids it. Reads only; decides nothing about notes.
import { type Git, outputText } from '../git.ts';
import type { Area, GitFolder, Processes, RepositoryDisk, Worktree } from './disk.ts';
import { ask, Stop, stateOfFailure, stop } from './stop.ts';

/** What sharing needs from the world. */
export interface PlaceDeps {
  /** git in a folder given by its absolute path. */
  readonly gitAt: (folder: string) => Git;
  readonly disk: RepositoryDisk;
  readonly processes: Processes;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  readonly wait: (ms: number) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** Set once git was seen to know who commits, for as long as the repository is open. */
  readonly seen?: { identity?: boolean };
  /** Time limits of slow steps in milliseconds; the defaults are 120 s for checks and the network, 30 s for signing. */
  readonly limits?: { readonly hookMs?: number; readonly signingMs?: number; readonly networkMs?: number };
}

/** A repository's worktree and Daybook's own area in its git folder. */
export interface Place {
  /** Absolute path as git tells it; the working directory of every call. */
  readonly root: string;
  /** The folder that was asked about, and where it lies below the root: empty, or ending in `/`. */
  readonly asked: { readonly folder: string; readonly prefix: string };
  readonly git: Git;
  readonly worktree: Worktree;
  readonly area: Area;
  readonly gitFolder: GitFolder;
  readonly indexPath: string;
  /** git's own files and the branches: only their names are looked at. */
  readonly gitFiles: readonly Pick<Area, 'names'>[];
  /** git's own files whose presence says something. */
  readonly signs: readonly { readonly path: string; readonly sign: Sign }[];
  readonly deps: PlaceDeps;
}

/** The checks git runs for a commit and for the commit of a merge. */
export type HookName = 'pre-commit' | 'pre-merge-commit' | 'commit-msg';

type Sign = 'merge' | 'rebase' | 'cherry-pick' | 'revert' | 'bisect' | HookName;

const signPaths: readonly (readonly [string, Sign])[] = [
  ['MERGE_HEAD', 'merge'],
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
  ['hooks/pre-commit', 'pre-commit'],
  ['hooks/pre-merge-commit', 'pre-merge-commit'],
  ['hooks/commit-msg', 'commit-msg'],
];

/** The branch an operation is bound to, and where it stood when it began; no head yet: an unborn branch. */
export interface Bound {
  readonly branch: string;
  readonly head?: string;
}

/** The remote branch that a local one is shared with. */
export interface Upstream {
  readonly remote: string;
  /** Full name of the branch there. */
  readonly ref: string;
  /** Full name of the reference here that remembers it. */
  readonly tracking: string;
}

const answers = new WeakMap<Place, Map<string, Promise<unknown>>>();

/** Asks once an operation what does not change meanwhile: settings, and what differs between two commits. */
export function askOnce<T>(place: Place, question: string, work: () => Promise<T>): Promise<T> {
  const known = answers.get(place) ?? new Map<string, Promise<unknown>>();
  answers.set(place, known);
  const answer = (known.get(question) as Promise<T> | undefined) ?? work();
  known.set(question, answer);
  answer.catch(() => known.delete(question));
  return answer;
}

/** Finds the repository around a folder. Stops when there is none, git is missing, or the folder is not trusted. */
export async function openPlace(deps: PlaceDeps, folder: string): Promise<Place> {
  const names = ['daybook', 'index', 'refs/heads', ...signPaths.map(([name]) => name)];
  const answer = outputText(await ask(deps.gitAt(folder), { verb: 'place', operands: names }));
  const [root = '', prefix = '', ...paths] = answer.split('\n');
  if (root === '') stop('not-a-repository');
  if (paths.length !== names.length || paths.includes('')) stop('failed');
  const [area = '', index = '', heads = '', ...signs] = paths.map((path) => absolute(root, prefix, path));
  return {
    root,
    asked: { folder, prefix },
    git: deps.gitAt(root),
    worktree: deps.disk.worktree(root, area),
    area: deps.disk.area(area),
    gitFolder: deps.disk.gitFolder,
    indexPath: index,
    gitFiles: [index.slice(0, index.lastIndexOf('/')), heads].map((folder) => deps.disk.area(folder)),
    signs: signPaths.map(([, sign], at) => ({ path: signs[at] ?? '', sign })),
    deps,
  };
}

/** git tells its files from where it was asked: by absolute paths, or up from there. */
function absolute(root: string, prefix: string, path: string): string {
  if (/^(?:\/|[A-Za-z]:[\\/])/.test(path)) return path;
  const folders = `${root}/${prefix}`.split('/').slice(0, -1);
  const up = /^(?:\.\.\/)*/.exec(path)?.[0].length ?? 0;
  return [...folders.slice(0, folders.length - up / 3), path.slice(up)].join('/');
}

/** Where a folder lies below the root: empty, or ending in `/`. One in another worktree stops the operation. */
export async function prefixOf(place: Place, folder: string): Promise<string> {
  if (folder === place.asked.folder) return place.asked.prefix;
  const call = { verb: 'rev-parse', flags: ['--show-toplevel', '--show-prefix'] } as const;
  const [root, prefix = ''] = outputText(await ask(place.deps.gitAt(folder), call)).split('\n');
  return root === place.root ? prefix : stop('not-a-repository');
}

/** Binds to the current branch. Stops while the user is in an operation of their own or on no branch. */
export async function bindBranch(place: Place): Promise<Bound> {
  for (const { path, sign } of place.signs) {
    if (sign === 'pre-commit' || sign === 'pre-merge-commit' || sign === 'commit-msg') continue;
    if (await place.gitFolder.exists(path)) stop('user-operation', { what: sign });
  }
  const known = await ask(place.git, { verb: 'head' });
  const [, oid, name] = /^([0-9a-f]{40,64})\n(refs\/heads\/.+)$/.exec(known.code === 0 ? outputText(known) : '') ?? [];
  if (oid !== undefined && name !== undefined) return { branch: name, head: oid };
  // No commit yet, no branch, or something is wrong: asked one by one, git says which.
  const [branch, head] = await Promise.all([currentBranch(place), resolve(place, 'HEAD')]);
  if (branch === undefined) stop('detached');
  return head === undefined ? { branch } : { branch, head };
}

/** Full name of the branch HEAD is on, or undefined. */
export async function currentBranch(place: Place): Promise<string | undefined> {
  const answer = await ask(place.git, { verb: 'symbolic-ref', flags: ['-q'], operands: ['HEAD'] });
  return answer.code === 0 ? outputText(answer) : undefined;
}

/** The commit a reference stands at, or undefined if there is no such reference. */
export async function resolve(place: Place, ref: string): Promise<string | undefined> {
  const answer = await ask(place.git, { verb: 'rev-parse', flags: ['--verify', '-q'], operands: [`${ref}^{commit}`] });
  return answer.code === 0 ? outputText(answer) : undefined;
}

/** A setting, or undefined. `type` makes git normalise a truth value. */
export function setting(place: Place, key: string, type?: 'bool'): Promise<string | undefined> {
  return askOnce(place, `config ${type} ${key}`, () => readSetting(place, key, type));
}

async function readSetting(place: Place, key: string, type?: 'bool'): Promise<string | undefined> {
  const flags = type === undefined ? ['-z'] : ['-z', '--type=bool'];
  const answer = await ask(place.git, { verb: 'config', flags, operands: [key] });
  return answer.code === 0 ? outputText(answer).replace(/\0$/, '') : undefined;
}

/** Names of the configured remotes. */
export async function remoteNames(place: Place): Promise<readonly string[]> {
  const answer = await ask(place.git, { verb: 'remotes' });
  const keys = answer.code === 0 ? outputText(answer).split('\0') : [];
  return [...new Set(keys.flatMap((key) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []))];
}

/** Where the branch is shared: its upstream; `none` without any remote; `unset` when remotes exist but none is chosen. */
export async function readUpstream(place: Place, bound: Bound): Promise<Upstream | 'none' | 'unset'> {
  const remotes = await askOnce(place, 'remotes', () => remoteNames(place));
  if (remotes.length === 0) return 'none';
  if (bound.head === undefined) return 'unset';
  const answer = await ask(place.git, { verb: 'upstream', operands: [bound.branch] });
  const [tracking = '', remote = '', ref = '', pushRemote = ''] = outputText(answer).split('\0');
  if (tracking === '' || !remotes.includes(remote)) return 'unset';
  if (pushRemote !== '' && pushRemote !== remote) stop('pushes-elsewhere', { what: pushRemote });
  return { remote, ref, tracking };
}

/** Stops unless git knows who commits. It is asked once: making a commit looks again. */
export async function requireIdentity(place: Place): Promise<void> {
  const { seen } = place.deps;
  if (seen?.identity === true) return;
  await askIdentity(place);
  if (seen !== undefined) seen.identity = true;
}

/** Stops unless git knows now who commits. */
export async function askIdentity(place: Place): Promise<void> {
  const idents = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'];
  for (const result of await Promise.all(idents.map((ident) => place.git.run({ verb: 'var', operands: [ident] })))) {
    if (result.ok) continue;
    if (result.failure.kind === 'other') stop('no-identity', { words: result.failure.words });
    throw new Stop(stateOfFailure(result.failure));
  }
}

/** The object id of nothing, in this repository's length. */
export async function zeroOid(place: Place, head: string | undefined): Promise<string> {
  const some = head ?? outputText(await ask(place.git, { verb: 'hash-object', flags: ['--stdin'] }));
  return '0'.repeat(some.length);
}

/** A short name nobody else uses, for files in the area. */
export function token(deps: Pick<PlaceDeps, 'random' | 'nowMs'>): string {
  return `${deps.nowMs().toString(36)}${Math.floor(deps.random() * 2 ** 40).toString(36)}`;
}
