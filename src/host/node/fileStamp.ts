// What tells a file from what it was when somebody looked last, without reading it. Comes in: what the system says of a file; goes out:
// words to compare, and for how long they may be wrong.
import type { BigIntStats } from 'node:fs';

/** A file that was changed so shortly before may be changed again without a trace in its times: their steps are long on some disks. */
export const restlessMs = 2000;

/** The inode is part of it, so that an exchange by rename shows even within one tick of the clock. */
export function fileStamp({ dev, ino, size, mtimeNs }: BigIntStats): string {
  return [dev, ino, size, mtimeNs].join(':');
}
