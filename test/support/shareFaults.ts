// Counts every step of sharing that writes something and lets a test end the process, or git, right there. Wraps the real ports;
// the work between the faults is the product's own. Reading steps are not counted: nothing differs after them.
import { readdirSync, readFileSync } from 'node:fs';
import type { Git } from '../../src/notebook/git.ts';
import type { GitVerb } from '../../src/notebook/gitVerbs.ts';
import type { Area, GitFolder, RepositoryDisk, Worktree } from '../../src/notebook/share/disk.ts';

/**
 * What happens at the chosen step: we die before it, we die while git does it, git is killed in it, both die in it (`power`), we die
 * and git does it much later (`late`), or something else happens before it and we go on (`meanwhile`).
 */
export type FaultKind = 'die' | 'orphan' | 'kill-git' | 'power' | 'late' | 'meanwhile';

/** Which step, counted from 1, and what happens there. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

/** How a process ends and what else happens; without `die` it is this very process that is killed. */
export interface FaultHandlers {
  readonly die?: () => Promise<never>;
  readonly meanwhile?: () => Promise<void>;
  /** Gets what git is still doing, or will do, after we are gone. */
  readonly survivor?: (run: () => Promise<unknown>) => void;
}

/** Ports with a fault in them. `steps` names every writing step that was begun. */
export interface Faulty {
  readonly steps: string[];
  wrapGit(git: Git): Git;
  wrapDisk(disk: RepositoryDisk): RepositoryDisk;
}

const readers: ReadonlySet<GitVerb> = new Set<GitVerb>(
  [
    'rev-parse',
    'head',
    'parents',
    'place',
    'git-path',
    'symbolic-ref',
    'ls-files',
    'ls-tree',
    'status',
    'diff-tree',
    'cat-file',
    'check-attr',
    'merge-base',
    'rev-list',
  ].concat(['upstream', 'config', 'settings', 'var', 'for-each-ref', 'log']) as GitVerb[],
);

/** Wraps the ports so that the fault happens once. Nothing is written any more by one that died. */
export function createFaults(fault: Fault | undefined, handlers: FaultHandlers = {}): Faulty {
  const steps: string[] = [];
  let isDead = false;
  const die = async (): Promise<never> => {
    isDead = true;
    return await (handlers.die ?? killSelf)();
  };
  const step = async (name: string): Promise<boolean> => {
    if (isDead) await new Promise(() => undefined);
    steps.push(name);
    const isHere = steps.length === fault?.at;
    const isOfGit = name.startsWith('git ');
    if (isHere && fault.kind === 'meanwhile') await handlers.meanwhile?.();
    if (isHere && (fault.kind === 'die' || (!isOfGit && fault.kind !== 'kill-git' && fault.kind !== 'meanwhile')))
      await die();
    return isHere;
  };
  const interfere = async (kind: FaultKind, running: Promise<unknown>): Promise<void> => {
    const pids = await childrenOfThis();
    if (kind !== 'orphan') killAll(pids);
    handlers.survivor?.(() => running);
    if (kind !== 'kill-git') await die();
  };
  return {
    steps,
    wrapGit: (git) => ({
      version: () => git.version(),
      run: async (call, options) => {
        if (readers.has(call.verb) || (call.verb === 'hash-object' && call.flags?.includes('-w') !== true))
          return await git.run(call, options);
        const isHere = await step(`git ${call.verb}`);
        if (isHere && fault?.kind === 'late') {
          handlers.survivor?.(() => git.run(call, options));
          await die();
        }
        const running = git.run(call, options);
        if (isHere && fault !== undefined && fault.kind !== 'meanwhile') await interfere(fault.kind, running);
        return await running;
      },
    }),
    wrapDisk: (disk) => ({
      worktree: (root, spare) => wrapWorktree(disk.worktree(root, spare), step),
      area: (folder) => wrapArea(disk.area(folder), step),
      gitFolder: wrapGitFolder(disk.gitFolder, step),
    }),
  };
}

/** How something that was played with a fault in it ended. */
export interface Played<T> {
  /** What it told; absent when nobody was left to tell it. */
  readonly told?: T;
  readonly steps: readonly string[];
  /** What git is still doing, or will do, for the one that died. */
  readonly survivor?: () => Promise<unknown>;
}

/** Does a task whose process dies, or is disturbed, at the fault: played in this process, where no step of a dead one runs any more. */
export async function playFault<T>(
  fault: Fault | undefined,
  task: (faults: Faulty) => Promise<T>,
  handlers: Pick<FaultHandlers, 'meanwhile'> = {},
): Promise<Played<T>> {
  let survivor: Played<T>['survivor'];
  let tellDeath = (): void => undefined;
  const death = new Promise<undefined>((resolve) => {
    tellDeath = () => resolve(undefined);
  });
  const die = async (): Promise<never> => {
    tellDeath();
    return await new Promise(() => undefined);
  };
  const faults = createFaults(fault, {
    ...handlers,
    die,
    survivor: (run) => {
      survivor = run;
    },
  });
  const told = await Promise.race([task(faults), death]);
  return { steps: faults.steps, ...(told !== undefined && { told }), ...(survivor !== undefined && { survivor }) };
}

type Step = (name: string) => Promise<boolean>;

function wrapWorktree(tree: Worktree, step: Step): Worktree {
  return {
    ...tree,
    replace: async (path, stamp, content) => {
      await step(`replace ${path}`);
      return await tree.replace(path, stamp, content);
    },
  };
}

function wrapArea(area: Area, step: Step): Area {
  return {
    ...area,
    write: async (name, bytes) => {
      await step(`write ${name.split('-')[0]}`);
      await area.write(name, bytes);
    },
    remove: async (name) => {
      await step(`remove ${name.split('-')[0]}`);
      await area.remove(name);
    },
    claim: async (path, bytes) => {
      await step('claim lock');
      return await area.claim(path, bytes);
    },
  };
}

function wrapGitFolder(folder: GitFolder, step: Step): GitFolder {
  return {
    ...folder,
    copy: async (from, to) => {
      await step('copy index');
      return await folder.copy(from, to);
    },
    move: async (from, to) => {
      await step('move index');
      await folder.move(from, to);
    },
    remove: async (path) => {
      await step('remove lock');
      await folder.remove(path);
    },
  };
}

/** Ends this process as a power cut would. */
async function killSelf(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise(() => undefined);
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself, which is as good a moment as any.
    }
  }
}

/** Waits until git runs (or has already ended) and answers its process numbers. */
async function childrenOfThis(): Promise<number[]> {
  for (let look = 0; look < 200; look++) {
    const pids = readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((pid) => pid !== '')
        .map(Number),
    );
    if (pids.length > 0) return pids;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return [];
}
