// Read-only looks into a repository that are only shown to people: who changed a note, what is going on, which remotes there
// are. A port beside `Git`; nothing that writes, and nothing that decides what is written, may rest on its answers.
import type { GitFailure } from './git.ts';

/** One commit that touched a note. */
export interface NoteCommit {
  readonly oid: string;
  /** ISO 8601 with offset, as committed. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
}

/** The branch and how much is going on, for a tooltip. */
export interface StatusSummary {
  readonly branch?: string;
  readonly upstream?: string;
  readonly ahead: number;
  readonly behind: number;
  readonly changed: number;
}

/** A configured remote; credentials in its address are masked. */
export interface RemoteAddress {
  readonly name: string;
  readonly address: string;
}

/** Commits under one spelling of a name and one mail, `.mailmap` applied. */
export interface AuthorCount {
  readonly name: string;
  readonly mail: string;
  readonly commits: number;
}

/** Looks at one repository. Failures are values, sorted like those of `Git`. */
export interface GitInfo {
  /** Newest first, across renames; `path` is repository-relative. At most `maxCount` (1 to 1000). */
  noteLog(path: string, maxCount: number): Promise<readonly NoteCommit[] | GitFailure>;
  status(): Promise<StatusSummary | GitFailure>;
  /** Authors of the newest commits (at most 5000), in no order. */
  authors(): Promise<readonly AuthorCount[] | GitFailure>;
  remotes(): Promise<readonly RemoteAddress[] | GitFailure>;
}
