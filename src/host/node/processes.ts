// Tells whether the process that left a lock still lives. Comes in: its number and start mark, or the folder that git works in. Goes
// out: yes or no; a number that was given to another process since counts as dead where the system tells when processes started.
import { readdir, readFile, readlink } from 'node:fs/promises';
import type { Owner, Processes } from '../../notebook/share/disk.ts';
import { errorCode } from './durableFile.ts';
import { isInside } from './insideFolder.ts';

/** Processes of this machine, seen from this one. */
export function createProcesses(): Processes {
  return {
    self: async () => ({ pid: process.pid, start: (await startOf(process.pid)) ?? '' }),
    isAlive,
    gitRunsIn,
  };
}

async function isAlive(owner: Owner): Promise<boolean> {
  if (!Number.isSafeInteger(owner.pid) || owner.pid <= 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (errorCode(error) !== 'EPERM') return false;
  }
  const start = await startOf(owner.pid);
  return start === undefined || owner.start === '' || start === owner.start;
}

/** On Linux the start time in clock ticks since boot (proc(5), field 22); elsewhere unknown. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return undefined;
  }
}

/** Linux alone lists programs with their folders as files; elsewhere it is unknown. One whose folder is hidden may be in it. */
async function gitRunsIn(folder: string): Promise<boolean | undefined> {
  if (process.platform !== 'linux') return undefined;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => isGitIn(pid, folder)));
  return found.includes(true);
}

async function isGitIn(pid: string, folder: string): Promise<boolean> {
  try {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8');
    if (!name.startsWith('git')) return false;
    return isInside(folder, await readlink(`/proc/${pid}/cwd`));
  } catch (error) {
    return errorCode(error) === 'EACCES';
  }
}
