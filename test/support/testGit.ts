// git as tests of the past run it: the real program through the real runner. Comes in: surroundings where they matter; goes out: git for
// folders.
import { findGit } from '../../src/host/node/gitProgram.ts';
import { createGitRunner } from '../../src/host/node/gitRunner.ts';
import type { Git } from '../../src/notebook/git.ts';

const silent = { debug: () => undefined, warn: () => undefined };

/** The program on the path; undefined where there is none. */
export function gitOnPath(): Promise<string | undefined> {
  return findGit({ configured: undefined, path: process.env['PATH'], untrusted: [], windows: false });
}

/** git for a folder, with this program. */
export function gitOf(
  program: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  trusted = true,
): (folder: string) => Git {
  return createGitRunner({
    program: () => program,
    trusted: () => trusted,
    environment,
    log: silent,
    now: () => performance.now(),
  });
}
