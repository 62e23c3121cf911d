// Writes the sample notebook to disk: a repository with its year of history, and a bare one beside it as the team's shared copy.
// Comes in: an empty or new folder, the day, git. Goes out: two folders with the same commit ids for the same day and seed.
// Runs git by argument lists only, without the person's own configuration, and never writes into a folder that holds anything.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { runChild } from '../host/node/childProcess.ts';
import { gitEnvironment } from '../host/node/gitEnvironment.ts';
import { commitsOf, importStream } from './history.ts';
import { me, memberOf } from './team.ts';
import { sampleNotes } from './world.ts';

/** Where and as of when the sample is written. */
export interface SampleRequest {
  /** Folder of the notebook; missing or empty. The shared copy becomes `<out>-shared.git` beside it. */
  readonly out: string;
  /** `YYYY-MM-DD`: the day on which it is opened. Nothing in it happened on that day yet. */
  readonly today: string;
  /** Absolute path of git, 2.25 or later. */
  readonly gitPath: string;
  readonly seed?: number;
  readonly signal?: AbortSignal;
}

/** What was written. */
export interface WrittenSample {
  readonly notebook: string;
  readonly shared: string;
  readonly notes: number;
  readonly commits: number;
}

const LIMIT_MS = 60_000;

/**
 * Writes the sample and answers where it is. Throws an Error with one sentence when a folder is in the way, `today` is no day,
 * git fails, or the signal ends it; what was half written is removed again.
 */
export async function writeSample(request: SampleRequest): Promise<WrittenSample> {
  const notebook = resolve(request.out);
  const shared = join(dirname(notebook), `${basename(notebook)}-shared.git`);
  const notes = sampleNotes(request.today, request.seed ?? 1);
  const commits = commitsOf(notes);
  for (const folder of [notebook, shared]) await makeEmpty(folder);
  try {
    const git = gitIn(request);
    await importHistory(git(notebook), [...importStream(commits)].join(''));
    await connect(git(notebook), git(shared), shared);
  } catch (error) {
    for (const folder of [notebook, shared]) await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return { notebook, shared, notes: notes.length, commits: commits.length };
}

async function makeEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty.`);
}

type RunGit = (args: readonly string[], stdin?: string) => Promise<void>;

async function importHistory(git: RunGit, stream: string): Promise<void> {
  await git(['init', '--quiet', '--template=']);
  await git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
  // The work tree holds the bytes of the history whatever the person's own line-end setting says.
  const settings = { 'user.name': memberOf(me).name, 'user.email': memberOf(me).mail, 'core.autocrlf': 'false' };
  for (const [name, value] of Object.entries(settings)) await git(['config', name, value]);
  await git(['fast-import', '--quiet', '--done'], stream);
  await git(['reset', '--quiet', '--hard']);
}

async function connect(git: RunGit, bare: RunGit, shared: string): Promise<void> {
  await bare(['init', '--quiet', '--bare', '--template=']);
  await bare(['symbolic-ref', 'HEAD', 'refs/heads/main']);
  await git(['remote', 'add', 'origin', shared]);
  await git(['push', '--quiet', '--set-upstream', 'origin', 'main']);
}

/** git in a folder, without the configuration of machine and person: no templates, hooks, filters or signing of theirs. */
function gitIn({ gitPath, signal }: SampleRequest): (folder: string) => RunGit {
  const {
    HOME: _home,
    XDG_CONFIG_HOME: _config,
    ...picked
  } = gitEnvironment(process.env, {
    ask: {},
    interactive: false,
    indexFile: undefined,
  });
  const environment = { ...picked, GIT_CONFIG_NOSYSTEM: '1' };
  return (folder) =>
    async (args, stdin = '') => {
      const end = await runChild({
        program: gitPath,
        args,
        folder,
        environment,
        stdin,
        limitMs: LIMIT_MS,
        limitBytes: 1 << 20,
        graceMs: 2000,
        signal,
      });
      if (end.code !== 0) throw new Error(`git ${args[0] ?? ''} failed: ${end.stderr.trim() || (end.trouble ?? '')}`);
    };
}
