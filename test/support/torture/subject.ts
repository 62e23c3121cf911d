// Who shares in a torture run: Daybook, with its real ports and a fault in them, or one of the loops that people write around git,
// which the checks must catch. Comes in: a window and an errand. Goes out: what was told, and whether the window died of it.
import { createProcesses } from '../../../src/host/node/processes.ts';
import type { CommitRequest } from '../../../src/notebook/share/commit.ts';
import type { Processes } from '../../../src/notebook/share/disk.ts';
import type { Outcome } from '../../../src/notebook/share/outcome.ts';
import { openRepository, type Repository } from '../../../src/notebook/share/repository.ts';
import { createFaults, type Fault, type Faulty, playFault } from '../shareFaults.ts';
import { repositoryDeps, runNode } from '../shareWorld.ts';
import type { Chance } from './actions.ts';
import { firstPlayedPid, type Stage, type Window } from './stage.ts';

/** What a window is asked to do. */
export type Errand = 'commitAndShare' | 'commit' | 'share' | 'look';

/** What may be asked of an errand besides. */
export interface Wish {
  readonly fault?: Fault;
  /** True: the process is a real one and really killed. */
  readonly isReal?: boolean;
  /** What happens in between when the fault says so. */
  readonly meanwhile?: () => Promise<void>;
  /** Some changes only, as a person may choose. */
  readonly some?: boolean;
}

/** How an errand ended. `state` is the word for what a person was told; it is absent when nobody was left to tell it. */
export interface Ended {
  readonly state?: string;
  readonly died: boolean;
  /** Whether the fault that was wished for happened. */
  readonly struck: boolean;
  /** What git will still do for the one that died. */
  readonly late?: () => Promise<unknown>;
}

/** One that shares. */
export interface Subject {
  readonly name: string;
  perform(window: Window, errand: Errand, wish: Wish): Promise<Ended>;
}

/** What Daybook needs to be played. */
export interface DaybookNeeds {
  readonly stage: Stage;
  readonly chance: Chance;
  /** Absolute path of git. */
  readonly program: string;
  /** The program that runs one errand in a process of its own. */
  readonly child?: string;
  /** Added to the clock of the machine. */
  readonly skewMs: () => number;
}

/** Daybook, as the extension opens it. */
export function daybook(needs: DaybookNeeds): Subject {
  return {
    name: 'Daybook',
    perform: async (window, errand, wish) => {
      const { isReal = false, fault } = wish;
      if (isReal && needs.child !== undefined && fault !== undefined) return await performReally(needs, window, wish);
      return await performHere(needs, window, errand, wish);
    },
  };
}

async function performHere(needs: DaybookNeeds, window: Window, errand: Errand, wish: Wish): Promise<Ended> {
  const { fault, meanwhile, some = false } = wish;
  const { told, steps, survivor } = await playFault(
    fault,
    (faults) => run(open(needs, window, faults), errand, needs.chance, some),
    meanwhile === undefined ? {} : { meanwhile },
  );
  const isLate = fault?.kind === 'late';
  if (!isLate) await survivor?.();
  return {
    died: told === undefined,
    struck: fault !== undefined && steps.length >= fault.at,
    ...(told === undefined ? {} : { state: told }),
    ...(survivor !== undefined && isLate ? { late: survivor } : {}),
  };
}

function open(needs: DaybookNeeds, window: Window, faults: Faulty): Repository {
  const { stage, chance, program, skewMs } = needs;
  const { folder } = window.clone();
  const deps = repositoryDeps(folder, stage.environment, program, {
    wrap: (git) => faults.wrapGit(git),
    wrapDisk: (disk) => faults.wrapDisk(disk),
    scope: { isNote: (path) => path.endsWith('.md') && path !== 'private.md' },
    deps: {
      dirtyPaths: () => (window.unsaved === undefined ? [] : [window.unsaved.path]),
      processes: playedProcesses(stage, window),
      wait: async () => undefined,
      random: chance,
      nowMs: () => Date.now() + skewMs(),
    },
  });
  return openRepository(deps, folder);
}

function playedProcesses(stage: Stage, { pid }: Window): Processes {
  const real = createProcesses();
  const start = '1';
  return {
    ...real,
    self: async () => ({ pid, start }),
    isAlive: async (owner) =>
      owner.pid < firstPlayedPid
        ? await real.isAlive(owner)
        : stage.clones.some(({ windows }) => windows.some((window) => window.pid === owner.pid)),
  };
}

async function run(repository: Repository, errand: Errand, chance: Chance, some: boolean): Promise<string> {
  if (errand === 'share') return (await repository.share()).state;
  if (errand === 'look') return (await repository.fetchOnly()).told.state;
  const request = await choose(repository, chance, some);
  const outcome: Outcome = await repository[errand](request);
  return outcome.state;
}

/** Everything a person may share, or some of it; what is held for a yes gets the yes. */
async function choose(repository: Repository, chance: Chance, some: boolean): Promise<CommitRequest> {
  const { entries } = await repository.shareable();
  const paths = entries.filter(({ selectable }) => selectable && (!some || chance() < 0.6)).map(({ path }) => path);
  return { paths, include: paths, message: 'Notes' };
}

/** In a process of its own, which ends itself with a signal. */
async function performReally(needs: DaybookNeeds, window: Window, { fault }: Wish): Promise<Ended> {
  const { stage, child = '' } = needs;
  const { folder } = window.clone();
  const { entries } = await open(needs, window, createFaults(undefined)).shareable();
  const paths = entries.filter(({ selectable }) => selectable).map(({ path }) => path);
  const unsaved = window.unsaved === undefined ? [] : [window.unsaved.path];
  const request = {
    root: folder,
    environment: stage.environment,
    operation: 'errand',
    paths,
    include: paths,
    unsaved,
    fault,
  };
  const { signal, stdout, stderr } = await runNode(child, JSON.stringify(request));
  if (signal !== null) return { died: true, struck: true };
  if (stdout === '') throw new Error(stderr);
  const { outcome } = JSON.parse(stdout) as { outcome: Outcome };
  return { died: false, struck: false, state: outcome.state };
}

/** The loops of people who automate git: add everything, commit, pull in some way, push. They know nothing of windows. */
export function naiveLoop(stage: Stage, pull: readonly string[]): Subject {
  const tryGit = (folder: string, ...args: string[]): boolean => {
    try {
      stage.git(folder, ...args);
      return true;
    } catch {
      return false;
    }
  };
  return {
    name: `git ${pull.join(' ')}`,
    perform: async (window) => {
      const { folder } = window.clone();
      tryGit(folder, 'add', '-A');
      tryGit(folder, 'commit', '-q', '-m', 'sync');
      tryGit(folder, ...pull);
      return {
        died: false,
        struck: false,
        state: tryGit(folder, 'push', '-q', 'origin', 'HEAD:main') ? 'shared' : 'failed',
      };
    },
  };
}
