// Which paths of a notebook are notes: Markdown and todo.txt files that no exclude pattern names. The one place that decides
// it, for listing, watching, sharing and the command line. Pure; knows no disk.
import picomatch from 'picomatch';
import type { NotebookConfig } from '../core/record/kind.ts';

/** Tells notes from other files of a notebook. Paths are relative to its root, POSIX. */
export interface NotePaths {
  /** True for a path that is read as a note. Folders are not asked for. */
  isNote(path: string): boolean;
  /** True for a file or folder that an exclude pattern names, or that lies in such a folder. */
  isExcluded(path: string): boolean;
}

/** The rule of a configuration. A broken pattern excludes nothing: loadConfig has reported it. */
export function notePaths(config: Pick<NotebookConfig, 'exclude'>): NotePaths {
  const matches = picomatch([...config.exclude], { nocase: true, dot: true });
  const isExcluded = (path: string): boolean => matches(path) || matches(`${path}/`) || matches(`${path}/x`);
  return {
    isExcluded,
    isNote: (path) => hasNoteName(path) && !matches(path),
  };
}

/** True for file names that can be notes: `*.md`, `todo.txt`, `done.txt`, `*.todo.txt`, in any case of letters. */
export function hasNoteName(path: string): boolean {
  return /(?:\.md|(?:^|\/)(?:todo|done)\.txt|\.todo\.txt)$/i.test(path);
}
