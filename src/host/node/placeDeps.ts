// Puts the real disk, processes, clock and chance together for sharing; used by the extension, the command line and tests.
// Comes in: git for a folder (gitRunner). Goes out: what notebook/share asks of the world, except the notebooks themselves.
import { setTimeout as wait } from 'node:timers/promises';
import type { Git } from '../../notebook/git.ts';
import type { PlaceDeps } from '../../notebook/share/place.ts';
import { createProcesses } from './processes.ts';
import { createRepositoryDisk } from './repositoryDisk.ts';

/** The world as it is on this machine. */
export function createPlaceDeps(gitAt: (folder: string) => Git): PlaceDeps {
  return {
    gitAt,
    disk: createRepositoryDisk(),
    processes: createProcesses(),
    nowMs: () => Date.now(),
    wait: async (ms) => await wait(ms),
    random: () => Math.random(),
  };
}
