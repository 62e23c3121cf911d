// The `Git` port: what Daybook may ask of git, as values. One hardened adapter runs it (host/node/gitRunner); tests may wrap it.
// Comes in: a call from the table of gitVerbs and its options. Goes out: bytes, or a failure already sorted into a small union.
// Nothing here starts a process; nobody else may read git's error messages.
import type { GitCall } from './gitVerbs.ts';

/** Why a call did not give an answer. Made once, at the adapter; everybody else reads only this word. */
export type GitFailureKind =
  /** No git process may run: the folder is not trusted. */
  | 'untrusted'
  /** The call was outside the table of verbs, or git is too old for it; nothing was started. */
  | 'refused'
  /** There is no git program. */
  | 'missing'
  | 'not-a-repository'
  /** git does not trust the owner of the folder. */
  | 'dubious-owner'
  /** Another program holds one of git's lock files. */
  | 'locked'
  /** A reference is not where the caller said it is: somebody else was first. */
  | 'moved'
  | 'auth'
  /** The remote could not be reached or the connection broke. */
  | 'offline'
  /** The remote has no such branch. */
  | 'no-remote-branch'
  /** The remote has commits we do not have, or was busy: fetch and look again. */
  | 'rejected'
  /** The server does not accept this change; asking again is pointless. */
  | 'policy'
  /** A hook of the repository said no. */
  | 'hook'
  | 'signing'
  /** git does not know who commits. */
  | 'no-identity'
  | 'timeout'
  /** Ended by a signal or by the caller. */
  | 'killed'
  | 'other';

/** A failed call: its kind, and git's (or the hook's) own words with credentials masked, at most 20 lines. */
export interface GitFailure {
  readonly kind: GitFailureKind;
  readonly words: string;
}

/** An answer. `code` is 0, or one of the codes that are an answer for that verb (for example 1 = "not set"). */
export interface GitAnswer {
  readonly ok: true;
  readonly code: number;
  readonly stdout: Uint8Array;
}

export type GitResult = GitAnswer | { readonly ok: false; readonly failure: GitFailure };

/** What may accompany a call. */
export interface GitOptions {
  /** Bytes for standard input; without them it is empty. */
  readonly stdin?: Uint8Array | string;
  /** Absolute path of the index to use instead of the repository's own. Verbs that write an index demand it. */
  readonly indexFile?: string;
  /** After so many milliseconds the whole process group is ended; the default depends on the verb. */
  readonly limitMs?: number;
  readonly signal?: AbortSignal;
  /**
   * Takes standard output piece by piece, for answers of any length; `stdout` of the answer is empty then, and whether it was whole
   * is for the taker to tell; one that throws ends the call. Others have their turn after each piece (64 KiB at most).
   */
  readonly onOutput?: (piece: Uint8Array) => void | Promise<void>;
  /** True when a person waits and may be asked to sign in by the askpass program the host configured. */
  readonly interactive?: boolean;
}

/** git's version as far as features depend on it. */
export interface GitVersion {
  readonly major: number;
  readonly minor: number;
}

/** git in one folder. Never throws for what git does; answers and failures are values. */
export interface Git {
  run(call: GitCall, options?: GitOptions): Promise<GitResult>;
  /** The version, or why it cannot be told. */
  version(): Promise<GitVersion | GitFailure>;
}

const decoder = new TextDecoder();

/** Standard output as text, without one final line end. */
export function outputText(answer: GitAnswer): string {
  return decoder.decode(answer.stdout).replace(/\n$/, '');
}

/** Standard output of a `-z` listing: its NUL-terminated parts, in order. */
export function outputParts(answer: GitAnswer): string[] {
  const text = decoder.decode(answer.stdout);
  return text === '' ? [] : text.replace(/\0$/, '').split('\0');
}

/** Whether a version is at least the one named. */
export function isAtLeast(version: GitVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}
