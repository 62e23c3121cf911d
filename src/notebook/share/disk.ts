// What sharing asks of the disk: files of the worktree, and Daybook's own files inside git's folder. Capabilities only.
// Worktree paths are relative to the repository's root, POSIX; area paths are plain names. The adapter never follows a link,
// never writes in place, and never leaves the root.

/** What stands at a path, without following links. */
export interface Look {
  /**
   * `blocked`: a part of the way there is a link or a file, so nothing can be there for us. `forbidden`: no file may have that name here,
   * as it would end up in git's own folder, outside of the root, or nowhere on this system.
   */
  readonly kind: 'missing' | 'file' | 'folder' | 'link' | 'other' | 'blocked' | 'forbidden';
  /** Bytes; 0 unless a file. */
  readonly size: number;
  readonly executable: boolean;
  /** Changes whenever the file is written or replaced: compared, never read. Empty when missing. */
  readonly stamp: string;
}

/** What a path is to become; undefined where it is used means: nothing, the file is removed. */
export interface FileContent {
  readonly kind: 'file' | 'link';
  /** A file's bytes, or a link's target. */
  readonly bytes: Uint8Array;
  readonly executable: boolean;
}

/** `changed`: the path no longer had the stamp; nothing was written. `late`: somebody wrote into the old file during the exchange. */
export type ReplaceResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'late'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly words: string };

/** Files of one worktree. */
export interface Worktree {
  look(path: string): Promise<Look>;
  /** Bytes of a regular file, or a link's target; undefined for anything else. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Exchanges what has `stamp` (empty: nothing is there) for `content`, durably and in one step, or does nothing. */
  replace(path: string, stamp: string, content: FileContent | undefined): Promise<ReplaceResult>;
}

/** Daybook's own folder inside git's (`git rev-parse --git-path daybook`): journal, lock, temporary indexes. */
export interface Area {
  /** Absolute path of a file in the area. */
  pathOf(name: string): string;
  read(name: string): Promise<Uint8Array | undefined>;
  /** Durable and whole: afterwards the file has the old or the new bytes, whatever happens. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
  names(): Promise<readonly string[]>;
  /** Makes `path` (absolute, or a name) a file with these bytes in one step; false if something is there already. */
  claim(path: string, bytes: Uint8Array): Promise<boolean>;
}

/** A few files of git's folder, by absolute path. */
export interface GitFolder {
  exists(path: string): Promise<boolean>;
  isProgram(path: string): Promise<boolean>;
  /** Differs once the file was written or replaced: compared, never read. Empty when there is none. */
  stamp(path: string): Promise<string>;
  read(path: string): Promise<{ readonly bytes: Uint8Array; readonly changedMs: number } | undefined>;
  /** Copies a file as it is; false if there is none. */
  copy(from: string, to: string): Promise<boolean>;
  /** Durably puts `from` in the place of `to`. */
  move(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

/** The disk, as sharing sees it. */
export interface RepositoryDisk {
  /** `spare` is the area's folder: unfinished files are kept there, out of the worktree. */
  worktree(root: string, spare: string): Worktree;
  area(folder: string): Area;
  readonly gitFolder: GitFolder;
}

/** Who holds a lock: a process, told apart from a later one with the same number by its start. */
export interface Owner {
  readonly pid: number;
  /** Opaque start mark of the process; empty where the system does not tell. */
  readonly start: string;
}

/** Processes of this machine. */
export interface Processes {
  self(): Promise<Owner>;
  isAlive(owner: Owner): Promise<boolean>;
  /** Whether a git program works in a folder or below it; undefined where the system does not tell. */
  gitRunsIn(folder: string): Promise<boolean | undefined>;
}
