// Counts every step of sharing that writes something and lets a test end the process, or git, right there. Wraps the real ports;
// the work between the faults is the product's own. Reading steps are not counted: nothing differs after them.
import { readdirSync, readFileSync } from 'node:fs';
import type { Git } from '../../src/notebook/git.ts';
import type { GitVerb } from '../../src/notebook/gitVerbs.ts';
import type { Area, GitFolder, RepositoryDisk, Worktree } from '../../src/notebook/share/disk.ts';

/** What happens at the chosen step: we die before it, we die while git does it, or git is killed in it. */
export type FaultKind = 'die' | 'orphan' | 'kill-git';

/** Which step, counted from 1, and what happens there. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
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
  ].concat(['upstream', 'config', 'remotes', 'var', 'for-each-ref', 'log']) as GitVerb[],
);

/** Wraps the ports so that the fault happens once. */
export function createFaults(fault: Fault | undefined): Faulty {
  const steps: string[] = [];
  const step = async (name: string): Promise<boolean> => {
    steps.push(name);
    const isHere = steps.length === fault?.at;
    if (isHere && fault.kind === 'die') await die();
    return isHere;
  };
  return {
    steps,
    wrapGit: (git) => ({
      version: () => git.version(),
      run: async (call, options) => {
        if (readers.has(call.verb) || (call.verb === 'hash-object' && call.flags?.includes('-w') !== true))
          return await git.run(call, options);
        const isHere = await step(`git ${call.verb}`);
        const running = git.run(call, options);
        if (isHere && fault !== undefined) await interfere(fault.kind);
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
async function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return await new Promise(() => undefined);
}

async function interfere(kind: FaultKind): Promise<void> {
  const pids = await childrenOfThis();
  if (kind === 'orphan') await die();
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
