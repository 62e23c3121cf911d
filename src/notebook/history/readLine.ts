// The line of commits of a notebook, read by one `git log` and then only on from where it was. Comes in: git, the folder, which
// paths are notes. Goes out: the line with what is special about it: that the copy is shallow, that it was rewritten since it was
// read. Reads nothing before it is asked for; every way that ends it early is a `Stop`.
import { type PastCommit, settledMs } from '../../core/history/line.ts';
import { say } from '../../core/language.ts';
import { type Git, outputText } from '../git.ts';
import type { NotePaths } from '../notePaths.ts';
import { ask, Stop, stop } from '../share/stop.ts';
import { type LoggedCommit, readLog } from './readLog.ts';

/** What reading the past of a notebook needs. */
export interface PastDeps {
  readonly gitAt: (folder: string) => Git;
  /** The notebook's folder, absolute. */
  readonly folder: string;
  /** The rule for paths as it is now. */
  readonly paths: () => NotePaths;
  readonly nowMs: () => number;
}

/** How an errand is run: questions with the same options are one errand, and are answered by one line. */
export interface PastOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told now and then how many commits or texts were read. */
  readonly onProgress?: ((count: number) => void) | undefined;
}

/** The past of a notebook's notes; paths are the notebook's. */
export interface PastLine {
  /** The commit that is checked out; undefined before the first one. */
  readonly head: string | undefined;
  readonly commits: readonly PastCommit[];
  /** Earlier commits are not in this copy. */
  readonly isShallow: boolean;
  /** What was read before is no part of the history any more. */
  readonly isRewritten: boolean;
}

/** Where the notebook lies in its repository. */
export interface PastPlace {
  readonly git: Git;
  /** The top folder of the repository, absolute. */
  readonly root: string;
  /** Empty, or ending in `/`. */
  readonly prefix: string;
}

/** Some commits, and how they are told. */
interface Range {
  readonly operands: readonly string[];
  readonly flags: readonly string[];
}

/** Finds the repository around the folder. */
export async function findPlace({ gitAt, folder }: PastDeps): Promise<PastPlace> {
  const flags = ['--show-toplevel', '--show-prefix'];
  const [root = '', prefix = ''] = outputText(await ask(gitAt(folder), { verb: 'rev-parse', flags })).split('\n');
  if (root === '') stop('not-a-repository');
  return { git: gitAt(root), root, prefix };
}

/** Reads the line, or only what came behind `known`. */
export async function readLine(
  deps: PastDeps,
  place: PastPlace,
  known: PastLine | undefined,
  options: PastOptions = {},
): Promise<PastLine> {
  const { git } = place;
  const further = known && (await readOn(deps, place, known, options));
  if (further) return further;
  const { head, isShallow } = await standing(git);
  if (head === undefined) return { head, commits: [], isShallow, isRewritten: false };
  const isRewritten = known?.head !== undefined && !(await isAncestor(git, known.head, head));
  const commits: PastCommit[] = [];
  await readCommits(deps, place, { operands: [head], flags: [] }, commits, options);
  return { head, commits, isShallow, isRewritten };
}

/**
 * The known line and what came behind it, by one process, as starting one takes longer than its answer; undefined where the line does
 * not lead through what is known (a teammate's merge may have made it a side branch), or begins earlier by now.
 */
async function readOn(
  deps: PastDeps,
  place: PastPlace,
  known: PastLine,
  options: PastOptions,
): Promise<PastLine | undefined> {
  if (known.head === undefined || (known.isShallow && !(await standing(place.git)).isShallow)) return undefined;
  const commits = [...known.commits];
  // Of both sides: a head that was set back has nothing that is not known, but is another one. Each commit is told, wherever it
  // changed something, so that every one can be seen to follow the one before it.
  const range = { operands: [`HEAD...${known.head}`], flags: ['--sparse'] };
  let head = known.head;
  let isOn = true;
  try {
    await readCommits(deps, place, range, commits, options, ({ id, parents }) => {
      isOn &&= parents[0] === head;
      head = id;
    });
  } catch (error) {
    // What was known is not here any more, or there is no commit.
    if (error instanceof Stop && options.signal?.aborted !== true) return undefined;
    throw error;
  }
  if (!isOn) return undefined;
  return { ...known, head, commits: head === known.head ? known.commits : commits, isRewritten: false };
}

async function standing(git: Git): Promise<{ head: string | undefined; isShallow: boolean }> {
  const flags = ['--is-shallow-repository', '--verify', '-q'];
  const answer = await ask(git, { verb: 'rev-parse', flags, operands: ['HEAD^{commit}'] });
  const [shallow, head] = outputText(answer).split('\n');
  return { head: answer.code === 0 ? head : undefined, isShallow: shallow === 'true' };
}

/** Whether a commit is part of the history of another; one that is not here any more is not. */
export async function isAncestor(git: Git, ancestor: string, commit: string): Promise<boolean> {
  const call = { verb: 'merge-base', flags: ['--is-ancestor'], operands: [ancestor, commit] } as const;
  const answer = await git.run(call);
  return answer.ok && answer.code === 0;
}

/** Adds the commits of a range that changed something in the notebook's folder, and shows each of all that git tells. */
async function readCommits(
  deps: PastDeps,
  place: PastPlace,
  { operands, flags }: Range,
  commits: PastCommit[],
  options: PastOptions,
  show?: (commit: LoggedCommit) => void,
): Promise<void> {
  const nowMs = deps.nowMs();
  const { isNote } = deps.paths();
  await readLogged(place, { operands, flags: ['--first-parent', '-m', ...flags] }, options, (logged) => {
    show?.(logged);
    const inside = inNotebook(logged, place.prefix);
    if (place.prefix !== '' && inside.length === 0) return;
    const changes = inside.filter(({ path }) => isNote(path));
    const atMs = settledMs(logged.statedMs, commits.at(-1)?.atMs ?? 0, nowMs);
    const { id, author, mail, parents } = logged;
    commits.push({ id, atMs, author, mail, isMerge: parents.length > 1, changes });
    options.onProgress?.(commits.length);
  });
}

/** Reads a range of the log, oldest first, as far as it touches the notebook's folder. */
export async function readLogged(
  { git, prefix }: PastPlace,
  { operands, flags }: Range,
  { signal }: PastOptions,
  onCommit: (commit: LoggedCommit) => void,
): Promise<void> {
  const reader = readLog(onCommit);
  const paths = prefix === '' ? [] : [prefix.slice(0, -1)];
  const options = { onOutput: reader.take, ...(signal && { signal }) };
  await ask(git, { verb: 'history', flags, operands, paths }, options);
  if (!reader.end()) stop('failed', { words: say('the answer of git was cut off') });
}

/** The changes in the notebook's folder, by the notebook's paths. */
export function inNotebook({ changes }: LoggedCommit, prefix: string): LoggedCommit['changes'] {
  if (prefix === '') return changes;
  return changes.flatMap(({ path, ...rest }) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), ...rest }] : [],
  );
}
