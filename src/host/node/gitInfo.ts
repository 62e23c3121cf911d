// The port GitInfo by way of the simple-git library; imported where somebody asks for it. Only for looks that are shown to people, and only in
// trusted folders; what writes or feeds the index goes through gitRunner, which this library cannot be hardened enough for.
import { type SimpleGit, simpleGit } from 'simple-git';
import { say } from '../../core/language.ts';
import type { GitFailure } from '../../notebook/git.ts';
import type { AuthorCount, GitInfo, NoteCommit, RemoteAddress, StatusSummary } from '../../notebook/gitInfo.ts';
import { isRepositoryPath } from '../../notebook/gitVerbs.ts';
import { gitEnvironment, type Variables } from './gitEnvironment.ts';
import { maskCredentials } from './gitFailure.ts';

/** The same questions to the host as the runner asks. */
export interface GitInfoDeps {
  program(): string | undefined;
  trusted(): boolean;
  readonly environment: Variables;
}

/** Settings the library lets pass only with its own consent; they switch programs of the repository off. */
const hardening = [
  'core.fsmonitor=false',
  'log.showSignature=false',
  'submodule.recurse=false',
  'core.quotePath=false',
];
const limitMs = 15_000;
const authorCommits = 5000;

/** Looks at the repository in `folder` (absolute path). */
export function createGitInfo(deps: GitInfoDeps, folder: string): GitInfo {
  const look = async <T>(task: (git: SimpleGit) => Promise<T>): Promise<T | GitFailure> => {
    if (!deps.trusted()) return { kind: 'untrusted', words: say('the folder is not trusted') };
    const program = deps.program();
    if (program === undefined) return { kind: 'missing', words: say('git was not found') };
    try {
      return await task(openLibrary(program, folder, deps.environment));
    } catch (error) {
      return {
        kind: 'other',
        words: maskCredentials(error instanceof Error ? error.message : String(error)).slice(0, 1000),
      };
    }
  };
  return {
    noteLog: async (path, maxCount) =>
      isRepositoryPath(path)
        ? await look((git) => readLog(git, path, maxCount))
        : { kind: 'refused', words: 'path outside' },
    status: () => look(readStatus),
    authors: () => look(readAuthors),
    remotes: () => look(readRemotes),
  };
}

function openLibrary(program: string, folder: string, environment: Variables): SimpleGit {
  const git = simpleGit({
    baseDir: folder,
    binary: program,
    config: hardening,
    maxConcurrentProcesses: 2,
    // An exit with open pipes is not an end, and output does not extend the limit.
    completion: { onClose: true, onExit: false },
    timeout: { block: limitMs, stdOut: false, stdErr: false },
    allowEnvironment: ['GIT_OPTIONAL_LOCKS', 'GIT_LITERAL_PATHSPECS'],
    unsafe: { allowUnsafeCustomBinary: true, allowUnsafeFsMonitor: true },
  });
  const picked = gitEnvironment(environment, { ask: {}, interactive: false, indexFile: undefined });
  // The library throws on variables that name programs; a look at the local repository needs none of them.
  const plain = Object.entries(picked).filter(([name]) => !/^(?:GIT_|GCM_|SSH_ASK|.*PAGER|PREFIX)/.test(name));
  return git.env({ ...Object.fromEntries(plain), GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1' });
}

async function readLog(git: SimpleGit, path: string, maxCount: number): Promise<readonly NoteCommit[]> {
  const format = { oid: '%H', date: '%aI', author: '%an', subject: '%s' };
  const { all } = await git.log({ file: path, maxCount: Math.min(Math.max(1, maxCount), 1000), format });
  return all.map(({ oid, date, author, subject }) => ({ oid, date, author, subject }));
}

async function readStatus(git: SimpleGit): Promise<StatusSummary> {
  const { current, tracking, ahead, behind, files } = await git.status();
  return {
    ahead,
    behind,
    changed: files.length,
    ...(current === null ? {} : { branch: current }),
    ...(tracking === null ? {} : { upstream: tracking }),
  };
}

async function readAuthors(git: SimpleGit): Promise<readonly AuthorCount[]> {
  const { all } = await git.log({ maxCount: authorCommits, format: { name: '%aN', mail: '%aE' } });
  const counts = new Map<string, AuthorCount>();
  for (const { name, mail } of all) {
    const key = `${name}\n${mail}`;
    counts.set(key, { name, mail, commits: (counts.get(key)?.commits ?? 0) + 1 });
  }
  return [...counts.values()];
}

async function readRemotes(git: SimpleGit): Promise<readonly RemoteAddress[]> {
  const remotes = await git.getRemotes(true);
  return remotes.map(({ name, refs }) => ({ name, address: maskCredentials(refs.fetch) }));
}
