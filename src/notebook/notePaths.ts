// Which paths of a notebook are notes: Markdown, todo.txt files and kep.yaml that no exclude pattern names. The one place that decides
// it, for listing, watching, sharing and the command line. Pure; knows no disk.
import { pathMatcher } from '../core/glob.ts';
import { isTodoTxt, isYamlNote } from '../core/note/readNote.ts';
import type { NotebookConfig } from '../core/record/kind.ts';

/** Largest file that is read as a note, in bytes. */
export const mostBytes = 2 * 1024 * 1024;

/** Tells notes from other files of a notebook. Paths are relative to its root, POSIX. */
export interface NotePaths {
  /** True for a path that is read as a note. Folders are not asked for. */
  isNote(path: string): boolean;
  /** True for a file or folder that an exclude pattern names, or that lies in such a folder. */
  isExcluded(path: string): boolean;
}

/** The rule of a configuration. */
export function notePaths(config: Pick<NotebookConfig, 'exclude'>): NotePaths {
  const matches = excluder(config.exclude);
  const isExcluded = (path: string): boolean => matches(path) || matches(`${path}/`) || matches(`${path}/x`);
  return {
    isExcluded,
    isNote: (path) => hasNoteName(path) && !matches(path),
  };
}

/**
 * Most patterns name a folder anywhere (two stars, its name, two stars), or a file (two stars, its name, perhaps with a star in it):
 * those are compared part by part, because a hundred thousand paths are asked for in one go. The others are matched as they are.
 */
function excluder(patterns: readonly string[]): (path: string) => boolean {
  const folders = new Set<string>();
  const files: FileName[] = [];
  const others: string[] = [];
  for (const pattern of patterns) {
    const folder = /^\*\*\/([\w.-]+)\/\*\*$/.exec(pattern)?.[1];
    const file = /^\*\*\/([\w.-]+)(?:(\*)([\w.-]*))?$/.exec(pattern.toLowerCase());
    if (folder !== undefined) folders.add(folder.toLowerCase());
    else if (file) files.push({ begin: file[1] ?? '', end: file[3] ?? '', isWhole: file[2] === undefined });
    else others.push(pattern);
  }
  const matches = pathMatcher(others);
  return (path) => {
    const lower = path.toLowerCase();
    return liesIn(folders, lower) || isCalled(files, lower) || matches(path);
  };
}

/** How a file may be called: a begin and an end with anything between, or the begin alone. */
interface FileName {
  readonly begin: string;
  readonly end: string;
  readonly isWhole: boolean;
}

function isCalled(files: readonly FileName[], path: string): boolean {
  const start = path.lastIndexOf('/') + 1;
  for (const { begin, end, isWhole } of files) {
    if (!path.startsWith(begin, start)) continue;
    const rest = path.length - start - begin.length - end.length;
    if ((isWhole ? rest === 0 : rest >= 0) && path.endsWith(end)) return true;
  }
  return false;
}

/** True when one of the folders above a path has one of the names. */
function liesIn(names: ReadonlySet<string>, path: string): boolean {
  for (let start = 0, end = path.indexOf('/'); end >= 0; start = end + 1, end = path.indexOf('/', start)) {
    if (names.has(path.slice(start, end))) return true;
  }
  return false;
}

/** The exclude pattern of one folder, whatever signs its name has. */
export function folderPattern(folder: string): string {
  return `${folder.replace(/[\\[\]{}()*?!+@|^$]/g, '\\$&')}/**`;
}

/** True for file names that can be notes: `*.md`, `todo.txt`, `done.txt`, `*.todo.txt`, `kep.yaml`, in any case of letters. */
export function hasNoteName(path: string): boolean {
  return /\.md$/i.test(path) || isTodoTxt(path) || isYamlNote(path);
}
