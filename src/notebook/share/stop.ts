// How an operation of sharing ends early: a `Stop` carries the state to tell, is thrown from any depth, and is caught in one
// place (repository.ts), where it becomes a value. It is never an error of the program.
import type { Git, GitAnswer, GitFailure, GitFailureKind, GitOptions } from '../git.ts';
import type { GitCall } from '../gitVerbs.ts';
import { type Facts, type StateName, type Told, tell } from './messages.ts';

/** Ends an operation with a state. */
export class Stop extends Error {
  readonly told: Told;

  constructor(told: Told) {
    super(told.text);
    this.told = told;
  }
}

/** Ends the operation with this state. */
export function stop(state: StateName, facts: Facts = {}): never {
  throw new Stop(tell(state, facts));
}

const states: Readonly<Record<GitFailureKind, StateName>> = {
  untrusted: 'restricted',
  refused: 'failed',
  missing: 'no-git',
  'not-a-repository': 'not-a-repository',
  'dubious-owner': 'dubious-owner',
  locked: 'locked-by-other',
  moved: 'moved',
  auth: 'auth-needed',
  offline: 'offline',
  'no-remote-branch': 'branch-gone',
  rejected: 'queued',
  policy: 'rejected-by-server',
  hook: 'held-hook',
  signing: 'held-signing',
  'no-identity': 'no-identity',
  timeout: 'failed',
  killed: 'cancelled',
  other: 'failed',
};

/** The state a failure of git leads to when nothing better is known about it. */
export function stateOfFailure(failure: GitFailure): Told {
  return tell(states[failure.kind], { words: failure.words });
}

/** Does several things at once and waits for each, whatever becomes of another: nothing of an operation goes on behind it. */
export async function together<T extends readonly unknown[] | []>(
  tasks: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(tasks);
  return await Promise.all(tasks);
}

/** Asks git and stops the operation if there is no answer. */
export async function ask(git: Git, call: GitCall, options?: GitOptions): Promise<GitAnswer> {
  const result = await git.run(call, options);
  if (!result.ok) throw new Stop(stateOfFailure(result.failure));
  return result;
}
