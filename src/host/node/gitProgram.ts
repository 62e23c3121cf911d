// Finds git on this machine. Comes in: a path somebody configured, PATH, and the folders that must not be trusted with a
// program of that name. Goes out: an absolute path or undefined. Never looks in the working directory or in a workspace folder.
import { constants, existsSync } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { isInside } from './insideFolder.ts';
import { system } from './system.ts';

/** Where to look. */
export interface GitSearch {
  /** From a setting of the machine or the editor's own git; used if absolute, else ignored. */
  readonly configured: string | undefined;
  /** The PATH variable. */
  readonly path: string | undefined;
  /** Folders whose content others may have written: open workspaces. */
  readonly untrusted: readonly string[];
  readonly windows: boolean;
  /** What is no git but a box that asks to install one; that of this system if absent. */
  readonly stub?: Stub | undefined;
}

/** A program on the path that is of use only where one of the others is. */
export interface Stub {
  readonly program: string;
  readonly needs: readonly string[];
}

/** Started without Apple's tools, it opens a box; VS Code asks `xcode-select -p`, which looks at these places. */
const ofMac: Stub = {
  program: '/usr/bin/git',
  needs: [
    '/Library/Developer/CommandLineTools/usr/bin/git',
    '/Applications/Xcode.app/Contents/Developer/usr/bin/git',
    '/var/db/xcode_select_link',
  ],
};

/** The absolute path of the first git that may be run. Relative entries of PATH are skipped: they mean the working directory. */
export async function findGit(search: GitSearch): Promise<string | undefined> {
  const name = search.windows ? 'git.exe' : 'git';
  const folders = (search.path ?? '').split(search.windows ? ';' : delimiter).filter((folder) => isAbsolute(folder));
  const candidates = [
    ...(search.configured !== undefined && isAbsolute(search.configured) ? [search.configured] : []),
    ...folders.map((folder) => join(folder, name)),
  ];
  const stub = search.stub ?? (system.platform === 'darwin' ? ofMac : undefined);
  for (const candidate of candidates) {
    // What somebody named, the editor's own git above all, was looked at by them.
    const isBox =
      candidate === stub?.program && candidate !== search.configured && !stub.needs.some((path) => existsSync(path));
    if (isBox) continue;
    const isPlanted = search.untrusted.some((folder) => isInside(folder, candidate));
    if (!isPlanted && (await isProgram(candidate))) return candidate;
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
