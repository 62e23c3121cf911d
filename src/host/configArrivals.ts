// Tells when a folder may have become a notebook: a `daybook.yml` saved in an editor, or one that comes back to where one was
// (another branch, an undone deletion). Folders that never were notebooks are not watched: they cost nothing.
import { type Disposable, RelativePattern, type Uri, workspace } from 'vscode';
import { configPath } from '../core/notePath.ts';

/** Watches for configurations to come. */
export interface ConfigArrivals extends Disposable {
  /** A notebook that is gone now may come back. */
  expect(root: Uri): void;
  /** It is back, or its folder is none of ours any more. */
  forget(root: Uri): void;
}

/** `onArrival` is called for a file that came; it may be called for one that is known already. */
export function watchArrivals(onArrival: () => void): ConfigArrivals {
  const watchers = new Map<string, Disposable>();
  const saved = workspace.onDidSaveTextDocument(({ uri }) => {
    if (uri.path.endsWith(`/${configPath}`)) onArrival();
  });
  const forget = (root: Uri): void => {
    watchers.get(root.toString())?.dispose();
    watchers.delete(root.toString());
  };
  return {
    expect(root) {
      if (watchers.has(root.toString())) return;
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(root, configPath), false, false, true);
      // What goes and comes back quickly may be told as changed.
      watcher.onDidCreate(onArrival);
      watcher.onDidChange(onArrival);
      watchers.set(root.toString(), watcher);
    },
    forget,
    dispose: () => {
      saved.dispose();
      for (const watcher of watchers.values()) watcher.dispose();
      watchers.clear();
    },
  };
}
