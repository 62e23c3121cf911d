// New folders for tests that write much: in memory where this machine has a memory disk with room on which programs may run
// (hooks are programs), else in the temporary folder. Nothing here is about power loss, so no test is weaker for it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memoryDisk = '/dev/shm';
const roomBytes = 512 * 1024 * 1024;
let base: string | undefined;

/** Makes an empty folder whose name begins so; absolute and without links. Whoever asked removes it. */
export function makeQuickFolder(prefix: string): string {
  base ??= isFit(memoryDisk) ? memoryDisk : tmpdir();
  return realpathSync(mkdtempSync(join(base, prefix)));
}

function isFit(folder: string): boolean {
  let probe: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < roomBytes) return false;
    probe = mkdtempSync(join(folder, 'daybook-probe-'));
    writeFileSync(join(probe, 'runs'), '#!/bin/sh\n', { mode: 0o755 });
    execFileSync(join(probe, 'runs'));
    return true;
  } catch {
    return false;
  } finally {
    if (probe !== undefined) rmSync(probe, { recursive: true, force: true });
  }
}
