// Ways of other systems with files, on Linux: what Windows does with files that somebody has open, and disks without hard links. The files
// are real. Comes in: which ways; goes out: a function that puts this machine's back.
import { readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { system } from '../../src/host/node/system.ts';

const own = { ...system };

/** A system error as Node throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Puts ways in place of this machine's; `afterEach` puts them back by `ownSystem`. */
export function otherSystem(ways: Partial<typeof system>): void {
  Object.assign(system, ways);
}

export function ownSystem(): void {
  Object.assign(system, own);
}

/** As Windows: no file is replaced that somebody has open, this process included; `meanwhile` runs before each refused or made try. */
export function windows(
  meanwhile: (tries: number) => void = () => {},
  isHeld: (tries: number) => boolean = () => false,
): void {
  let tries = 0;
  otherSystem({
    platform: 'win32',
    rename: async (from, to) => {
      tries++;
      meanwhile(tries);
      if (isHeld(tries) || isOpenHere(to)) throw systemError('EPERM');
      await own.rename(from, to);
    },
  });
}

/** Whether this process has the file of that name open. */
function isOpenHere(path: string): boolean {
  const real = join(realpathSync(dirname(path)), basename(path));
  return readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === real;
    } catch {
      return false;
    }
  });
}
