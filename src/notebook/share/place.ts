// Where sharing happens: the repository around a notebook, its branch and the remote branch it is shared with. Comes in: the
// notebook's folder. Goes out: a place to work in, or the state that forbids it. Reads only; decides nothing about notes.
import { type Git, outputParts, outputText } from '../git.ts';
import type { Area, GitFolder, Processes, RepositoryDisk, Worktree } from './disk.ts';
import { ask, Stop, stateOfFailure, stop, together } from './stop.ts';

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
  readonly headPath: string;
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
  const names = ['daybook', 'index', 'HEAD', 'refs/heads', ...signPaths.map(([name]) => name)];
  const answer = outputText(await ask(deps.gitAt(folder), { verb: 'place', operands: names }));
  const [root = '', prefix = '', ...lines] = answer.split('\n');
  const paths = lines.slice(0, names.length);
  if (root === '') stop('not-a-repository');
  if (paths.length !== names.length || paths.includes('')) stop('failed');
  const [area = '', index = '', head = '', heads = '', ...signs] = paths.map((path) => absolute(root, prefix, path));
  const place: Place = {
    root,
    asked: { folder, prefix },
    git: deps.gitAt(root),
    worktree: deps.disk.worktree(root, area),
    area: deps.disk.area(area),
    gitFolder: deps.disk.gitFolder,
    indexPath: index,
    headPath: head,
    gitFiles: [index.slice(0, index.lastIndexOf('/')), heads].map((folder) => deps.disk.area(folder)),
    signs: signPaths.map(([, sign], at) => ({ path: signs[at] ?? '', sign })),
    deps,
  };
  const bound = readBound(lines.slice(names.length).join('\n'));
  if (bound !== undefined) rememberHead(place, bound);
  return place;
}

/** Where HEAD stands as far as the last answer or our own last step tells; it is believed once. */
const heads = new WeakMap<Place, Bound>();

/** We have moved the branch of HEAD there: the next question about it needs no answer. */
export function rememberHead(place: Place, bound: Bound): void {
  heads.set(place, bound);
}

/** The branch may have moved: git is asked again. */
export function forgetHead(place: Place): void {
  heads.delete(place);
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
  const signs = place.signs.filter(({ sign }) => !isHook(sign));
  const present = await together(signs.map(({ path }) => place.gitFolder.exists(path)));
  const operation = signs[present.indexOf(true)];
  if (operation !== undefined) stop('user-operation', { what: operation.sign });
  const remembered = heads.get(place);
  forgetHead(place);
  if (remembered !== undefined) return remembered;
  const known = await ask(place.git, { verb: 'head' });
  const bound = known.code === 0 ? readBound(outputText(known)) : undefined;
  if (bound !== undefined) return bound;
  // No commit yet, no branch, or something is wrong: asked one by one, git says which.
  const [branch, head] = await together([currentBranch(place), resolve(place, 'HEAD')]);
  if (branch === undefined) stop('detached');
  return head === undefined ? { branch } : { branch, head };
}

function isHook(sign: Sign): sign is HookName {
  return sign === 'pre-commit' || sign === 'pre-merge-commit' || sign === 'commit-msg';
}

/** A commit and the full name of a branch, a line each. */
function readBound(text: string): Bound | undefined {
  const [, head, branch] = /^([0-9a-f]{40,64})\n(refs\/heads\/.+)$/.exec(text) ?? [];
  return head === undefined || branch === undefined ? undefined : { branch, head };
}

/** Whether HEAD is on a branch now: git's own file says so where references are files; anything else there is asked of git. */
export async function isOnBranch(place: Place, branch: string): Promise<boolean> {
  const file = await place.gitFolder.read(place.headPath);
  if (file !== undefined && new TextDecoder().decode(file.bytes) === `ref: ${branch}\n`) return true;
  return (await currentBranch(place)) === branch;
}

/** Full name of the branch HEAD is on, or undefined. */
async function currentBranch(place: Place): Promise<string | undefined> {
  const answer = await ask(place.git, { verb: 'symbolic-ref', flags: ['-q'], operands: ['HEAD'] });
  return answer.code === 0 ? outputText(answer) : undefined;
}

/** The commit a reference stands at, or undefined if there is no such reference. */
export async function resolve(place: Place, ref: string): Promise<string | undefined> {
  const answer = await ask(place.git, { verb: 'rev-parse', flags: ['--verify', '-q'], operands: [`${ref}^{commit}`] });
  return answer.code === 0 ? outputText(answer) : undefined;
}

/** What the settings say that sharing goes by (the verb `settings`), by lower-case names but for those of remotes and checks. */
export type Settings = ReadonlyMap<string, string>;

/** Reads them once an operation. */
export function readSettings(place: Place): Promise<Settings> {
  return askOnce(place, 'settings', async () => {
    const settings = settingsOf(outputParts(await ask(place.git, { verb: 'settings' })));
    // Given with the call, so it comes last: a list without it was cut off.
    return settings.get('daybook.end') === 'yes' ? settings : stop('failed');
  });
}

/** From git's list of names and values; the last of a name counts, and a name alone is a yes to git. */
export function settingsOf(parts: readonly string[]): Settings {
  return new Map(
    parts.map((part): [string, string] => {
      const at = part.indexOf('\n');
      return at < 0 ? [part, 'true'] : [part.slice(0, at), part.slice(at + 1)];
    }),
  );
}

/** Whether a setting says anything but no; without a word it says no. */
export function isYes(value: string | undefined): boolean {
  return value !== undefined && !/^(?:false|no|off|0*)$/i.test(value);
}

/** One more setting, or undefined. */
export function setting(place: Place, key: string): Promise<string | undefined> {
  return askOnce(place, `config ${key}`, async () => {
    const answer = await ask(place.git, { verb: 'config', flags: ['-z'], operands: [key] });
    return answer.code === 0 ? outputText(answer).replace(/\0$/, '') : undefined;
  });
}

/** Names of the configured remotes. */
export async function remoteNames(place: Place): Promise<readonly string[]> {
  return [...(await readSettings(place)).keys()].flatMap((key) => /^remote\.(.+)\.url$/s.exec(key)?.[1] ?? []);
}

/** Where the branch is shared: its upstream; `none` without any remote; `unset` when remotes exist but none is chosen. */
export async function readUpstream(place: Place, bound: Bound): Promise<Upstream | 'none' | 'unset'> {
  // A branch without a commit has none yet.
  const asked = bound.head === undefined ? '' : readUpstreamOf(place, bound.branch);
  const [remotes, answer] = await together([remoteNames(place), asked]);
  if (remotes.length === 0) return 'none';
  const [tracking = '', remote = '', ref = '', pushRemote = ''] = answer.split('\0');
  if (tracking === '' || !remotes.includes(remote)) return 'unset';
  if (pushRemote !== '' && pushRemote !== remote) stop('pushes-elsewhere', { what: pushRemote });
  return { remote, ref, tracking };
}

function readUpstreamOf(place: Place, branch: string): Promise<string> {
  return askOnce(place, `upstream ${branch}`, async () =>
    outputText(await ask(place.git, { verb: 'upstream', operands: [branch] })),
  );
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
  for (const result of await together(idents.map((ident) => place.git.run({ verb: 'var', operands: [ident] })))) {
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
