// Tells what changed on disk below a notebook's root, gathered and in order. VS Code reports a folder that appears or goes as
// the folder only, may report twice, and drops events in a flood; so an event is only ever a hint to look again.
import { type Disposable, RelativePattern, type Uri, window, workspace } from 'vscode';
import { configPath } from '../notebook/notebook.ts';

/** What a burst of events asks for. */
export interface Hints {
  /** Paths that are none of the notebook's business (excluded folders): not even gathered. */
  ignores(path: string): boolean;
  /** Paths (relative, POSIX) to look at again: files or folders, there or gone. */
  changed(paths: ReadonlySet<string>): Promise<void>;
  /** Too much changed, git moved, or the window came back: compare everything. */
  everything(): Promise<void>;
}

/** A live watch. */
export interface NoteWatch extends Disposable {
  /**
   * We wrote a file: it is looked at once more a moment later. VS Code drops both events of a file that is replaced and then
   * deleted at once, so what somebody else does right after our own write might never be told.
   */
  wrote(path: string): void;
  /** Resolves when every event seen so far was handed over and dealt with. */
  idle(): Promise<void>;
}

/** More paths than this in one burst (a branch switch, a big pull) are compared by a listing instead of one by one. */
const floodPaths = 400;
const gatherMs = 40;
const lookAgainMs = 500;
/** Coming back to the window compares everything, but not at every flicker of the focus. */
const comparePauseMs = 60_000;

/** Watches everything below `root`, `.git` included only for the moves of its branch. */
export function watchNotes(root: Uri, hints: Hints, onError: (error: unknown) => void): NoteWatch {
  const waiting = new Set<string>();
  let everything = false;
  let timer: NodeJS.Timeout | undefined;
  const written = new Set<string>();
  let again: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let comparedMs = Date.now();

  const drain = (): void => {
    timer = undefined;
    const paths = new Set(waiting);
    const all = everything || paths.size > floodPaths;
    waiting.clear();
    everything = false;
    if (all) comparedMs = Date.now();
    running = running.then(() => (all ? hints.everything() : hints.changed(paths))).catch(onError);
  };
  const lookAgain = (): void => {
    again = undefined;
    for (const path of written) waiting.add(path);
    written.clear();
    gather();
  };
  const gather = (): void => {
    timer ??= setTimeout(drain, gatherMs);
  };
  const see = (uri: Uri): void => {
    // Of a root that goes or comes only the folder itself is told.
    const path = uri.toString() === root.toString() ? configPath : relativePath(root, uri);
    if (path === undefined) return;
    if (isGitMove(path)) everything = true;
    else if (isInGit(path) || hints.ignores(path)) return;
    else waiting.add(path);
    gather();
  };
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(root, '**'));
  const subscriptions = [
    watcher,
    watcher.onDidCreate(see),
    watcher.onDidChange(see),
    watcher.onDidDelete(see),
    window.onDidChangeWindowState(({ focused }) => {
      if (!focused || Date.now() - comparedMs < comparePauseMs) return;
      everything = true;
      gather();
    }),
  ];
  return {
    wrote: (path) => {
      written.add(path);
      again ??= setTimeout(lookAgain, lookAgainMs);
    },
    idle: async () => {
      if (timer) {
        clearTimeout(timer);
        drain();
      }
      await running;
    },
    dispose: () => {
      clearTimeout(timer);
      clearTimeout(again);
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** The path of `uri` below `root`, POSIX and relative; undefined outside of it and for the root itself. */
export function relativePath(root: Uri, uri: Uri): string | undefined {
  if (uri.scheme !== root.scheme || uri.authority !== root.authority) return undefined;
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  return uri.path.startsWith(base) && uri.path.length > base.length ? uri.path.slice(base.length) : undefined;
}

function isInGit(path: string): boolean {
  return path === '.git' || path.startsWith('.git/');
}

function isGitMove(path: string): boolean {
  return path === '.git/HEAD' || path.startsWith('.git/refs/heads/');
}
