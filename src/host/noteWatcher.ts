// Tells what changed on disk below a notebook's root, gathered and in order. VS Code reports a folder that appears or goes as
// the folder only, may report twice, and drops events in a flood; so an event is only ever a hint to look again.
import { type Disposable, RelativePattern, type Uri, window, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';
import { type Bursts, type Gathering, gatherBursts } from './gathering.ts';
import { relativePath } from './uriPath.ts';

/** What a burst of events asks for. */
export interface Hints extends Bursts {
  /** Paths that are none of the notebook's business (excluded folders): not even gathered. */
  ignores(path: string): boolean;
}

/** A live watch. */
export interface NoteWatch extends Disposable, Pick<Gathering, 'again' | 'idle'> {}

/** Coming back to the window compares everything, but not at every flicker of the focus. */
const comparePauseMs = 60_000;

/** Watches everything below `root`, `.git` included only for the moves of its branch. */
export function watchNotes(root: Uri, hints: Hints, onError: (error: unknown) => void): NoteWatch {
  let comparedMs = Date.now();
  const everything = (): Promise<Iterable<string>> => {
    comparedMs = Date.now();
    return hints.everything();
  };
  const gathering = gatherBursts({ changed: (paths) => hints.changed(paths), everything }, onError);
  const see = (uri: Uri): void => {
    // Of a root that goes or comes only the folder itself is told.
    const path = uri.toString() === root.toString() ? configPath : relativePath(root, uri);
    if (path === undefined) return;
    if (isGitMove(path)) gathering.seeAll();
    else if (!isInGit(path) && !hints.ignores(path)) gathering.see(path);
  };
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(root, '**'));
  const subscriptions = [
    watcher,
    watcher.onDidCreate(see),
    watcher.onDidChange(see),
    watcher.onDidDelete(see),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused && Date.now() - comparedMs >= comparePauseMs) gathering.seeAll();
    }),
  ];
  return {
    again: gathering.again,
    idle: gathering.idle,
    dispose: () => {
      gathering.dispose();
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

function isInGit(path: string): boolean {
  return path === '.git' || path.startsWith('.git/');
}

function isGitMove(path: string): boolean {
  return path === '.git/HEAD' || path.startsWith('.git/refs/heads/');
}
