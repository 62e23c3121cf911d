// Git for the extension: which program, whose askpass, and only in trusted folders. Comes in: VS Code's own git extension, when
// it is there. Goes out: git for any folder behind the port. Starts nothing by itself.
import { extensions, workspace } from 'vscode';
import type { Git } from '../notebook/git.ts';
import type { FormsThread } from '../notebook/history/packForms.ts';
import type { Log } from '../notebook/ports.ts';
import { createFormsThread } from './node/formsThread.ts';
import { findGit } from './node/gitProgram.ts';
import { createGitRunner } from './node/gitRunner.ts';

/** The part of the built-in git extension's interface that is used; `env` is not in its types but is there. */
interface BuiltInGit {
  readonly path?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Git for a folder given by its absolute path; undefined until `prepare` has found a program. */
export interface GitHost {
  readonly at: (folder: string) => Git;
  /** Reads many notes of the past beside this thread. */
  readonly thread: FormsThread;
  /** Absolute path of git, once found. */
  readonly program: () => string | undefined;
  /** Finds the program once; answers whether git may and can be run now. */
  prepare(): Promise<boolean>;
}

/** The built-in git extension may be slow to start, or never answer; notes do not wait longer than this for it, in ms. */
const builtInLimitMs = 3000;

/** Git as this window may use it; `worker` is the bundled loading worker. */
export function createGitHost(log: Log, worker: URL): GitHost {
  let program: string | undefined;
  let askpass: Readonly<Record<string, string | undefined>> = {};
  const at = createGitRunner({
    program: () => program,
    trusted: () => workspace.isTrusted,
    environment: process.env,
    askpass: () => askpass,
    log,
    now: () => performance.now(),
  });
  const search = async (): Promise<void> => {
    const builtIn = await Promise.race([builtInGit(), nothingAfter(builtInLimitMs)]);
    askpass = askpassOf(builtIn?.env ?? {});
    program = await findGit({
      configured: builtIn?.path ?? configuredPath(),
      path: process.env['PATH'],
      untrusted: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath),
      windows: process.platform === 'win32',
    });
  };
  let searching: Promise<void> | undefined;
  const prepare = async (): Promise<boolean> => {
    if (!workspace.isTrusted) return false;
    searching ??= search().finally(() => {
      // A search that found nothing may be repeated: git may be installed meanwhile.
      if (program === undefined) searching = undefined;
    });
    await searching;
    return program !== undefined;
  };
  const thread = createFormsThread({
    worker,
    program: () => (workspace.isTrusted ? program : undefined),
    environment: process.env,
    log,
  });
  return { at, thread, program: () => program, prepare };
}

function nothingAfter(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}

async function builtInGit(): Promise<BuiltInGit | undefined> {
  const extension = extensions.getExtension<{ enabled: boolean; getAPI(version: 1): { git: BuiltInGit } }>(
    'vscode.git',
  );
  if (!extension) return undefined;
  try {
    const exported = await extension.activate();
    return exported.enabled ? exported.getAPI(1).git : undefined;
  } catch {
    // Switched off or without a git of its own: the search by PATH decides.
    return undefined;
  }
}

/** Only the machine's own value: a path that a folder's settings bring along is never run. */
function configuredPath(): string | undefined {
  const value = workspace.getConfiguration('git').inspect<string | string[]>('path')?.globalValue;
  return Array.isArray(value) ? value[0] : value;
}

function askpassOf(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => name === 'GIT_ASKPASS' || name === 'SSH_ASKPASS' || name.startsWith('VSCODE_GIT_'),
    ),
  );
}
