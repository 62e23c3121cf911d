// How operations of sharing are asked for and what they answer: consent in, one state in words out. Types, and the one place
// where a stop (or an unexpected error of the disk) becomes a value.
import type { Kept } from './apply.ts';
import type { Skipped } from './commit.ts';
import { type Told, tell } from './messages.ts';
import { Stop } from './stop.ts';

/** How an operation is run. */
export interface RunOptions {
  /** True when a person waits: git may then ask to sign in through the host's dialogs. */
  readonly interactive?: boolean;
  /** Ends a fetch, a push, a check or a signature; never a write. */
  readonly signal?: AbortSignal;
}

/** Consent a person gave for this one operation. */
export interface ShareOptions extends RunOptions {
  /** The user's own unpublished commits may be sent too. */
  readonly confirmOwnCommits?: boolean;
  /** A branch that is only here may be published under the same name, and then be bound to it. */
  readonly confirmPublish?: boolean;
}

/** What came of an operation: a state in one sentence with one action, and its facts. */
export interface Outcome extends Told {
  /** The commit that was made by this operation. */
  readonly commit?: string;
  /** Entries asked for and left out, each with a sentence. */
  readonly skipped: readonly Skipped[];
  /** Texts saved aside while files were exchanged. */
  readonly kept: readonly Kept[];
  /** The question to ask; the operation can be repeated with the consent. */
  readonly needs?: 'confirm-own-commits' | 'confirm-publish';
}

/** An outcome with nothing skipped or kept unless told. */
export function finished(told: Told, more: Partial<Outcome> = {}): Outcome {
  return { skipped: [], kept: [], ...more, ...told };
}

/** Runs an operation; whatever ends it early becomes its outcome. */
export async function toOutcome(task: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await task();
  } catch (error) {
    return finished(toldOf(error));
  }
}

/** The state an error stands for: its own, or trouble with the disk. */
export function toldOf(error: unknown): Told {
  if (error instanceof Stop) return error.told;
  return tell('disk-problem', { words: error instanceof Error ? error.message : String(error) });
}
