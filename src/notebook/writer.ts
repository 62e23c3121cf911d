// Writes to notes, one change at a time: plans it on the current texts, hands the new texts to the files port, and lets the
// result in through the one door. Several files are all or nothing: what was done is taken back when a later file fails. Keeps
// what it replaced, so that the last change can be undone. Never guesses: a text that moved on between reading and writing is
// read again, and after three tries the change is refused.
import type { NewFile, Refusal } from '../core/edits/edit.ts';
import { isRefusal } from '../core/edits/edit.ts';
import { say } from '../core/language.ts';
import { normalized } from '../core/text.ts';
import {
  cannotWrite,
  type Intent,
  inverse,
  type NoteChange,
  type Plan,
  planChanges,
  type Step,
  taken,
} from './changes.ts';
import type { NoteFiles, Reformatted, WriteOutcome } from './ports.ts';

/** What came of a change: the note and where typing goes on, or why nothing was written. */
export type Outcome = { readonly path: string; readonly cursor?: number } | Refusal;

/** What came of a change of several notes: the paths it touched (new ones of moved notes), in order. */
export interface Applied {
  readonly paths: readonly string[];
  readonly cursor?: number;
}

/** The write side of a notebook. */
export interface Writer {
  /** Applies an intent to a note. Refuses with `moved` when the note is gone. */
  edit(path: string, intent: Intent): Promise<Outcome>;
  /** Makes a file that does not exist yet; refuses with `exists`. */
  create(file: NewFile): Promise<Outcome>;
  /** Makes all changes or none, as one step of undo. A refusal names what could not be put back, if anything. */
  apply(changes: readonly NoteChange[]): Promise<Applied | Refusal>;
  /** What `apply` would do now; nothing is written. */
  plan(changes: readonly NoteChange[]): Promise<Plan | Refusal>;
  /** Takes back the last change that is still the last thing that happened to its notes; refuses when a text moved on. */
  undo(): Promise<Applied | Refusal>;
  /** Makes one step of undo of all changes behind the one of that number. */
  join(behind: number): void;
  /** The number of the change that `undo` would take back, higher than that of every earlier one of any writer; 0 for none. */
  lastChange(): number;
  /** Resolves when no write is under way. */
  idle(): Promise<void>;
}

/** Between two tries, in ms: programs that write a file several times in a row come to their end meanwhile. */
const pausesMs = [50, 250];
const keptChanges = 50;

/** Counts the changes of all writers: the last one of a window may be of any notebook. */
let changeCount = 0;

/** A writer on `files`; `accept` lets a written text into the index, or takes a removed note out of it. */
export function createWriter(files: NoteFiles, accept: (path: string, text: string | undefined) => void): Writer {
  const done: { readonly steps: readonly Step[]; readonly number: number }[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };

  async function apply(changes: readonly NoteChange[], remember: boolean): Promise<Applied | Refusal> {
    for (let attempt = 0; ; attempt++) {
      const plan = await planChanges(files, changes);
      if (isRefusal(plan)) return plan;
      const made = await run(files, plan.steps);
      if (isFailure(made)) {
        const pauseMs = pausesMs[attempt];
        const isFinal = made.refused !== 'changed-meanwhile' || made.left.length > 0 || pauseMs === undefined;
        if (isFinal) return { refused: made.refused, message: made.message };
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        continue;
      }
      if (remember && made.length > 0) keep(made);
      for (const step of made) enter(step);
      const paths = [...new Set(plan.steps.map((step) => (step.kind === 'move' ? step.to : step.path)))];
      return { paths, ...(plan.cursor === undefined ? {} : { cursor: plan.cursor }) };
    }
  }

  async function one(path: string, change: NoteChange): Promise<Outcome> {
    const outcome = await apply([change], true);
    if (isRefusal(outcome)) return outcome;
    return { path, ...(outcome.cursor === undefined ? {} : { cursor: outcome.cursor }) };
  }

  async function undo(): Promise<Applied | Refusal> {
    const last = done.at(-1);
    if (!last) return { refused: 'unchanged', message: say('There is no change of Daybook to undo.') };
    const outcome = await apply(inverse(last.steps).map(takeBack), false);
    // What cannot be taken back now will not be later: the change before it must be within reach.
    if (!isRefusal(outcome) || outcome.refused !== 'read-only') done.pop();
    return outcome;
  }

  function keep(steps: readonly Step[]): void {
    done.push({ steps, number: ++changeCount });
    if (done.length > keptChanges) done.shift();
  }

  function enter(step: Step): void {
    if (step.kind === 'move') {
      accept(step.path, undefined);
      accept(step.to, step.text);
    } else accept(step.path, step.kind === 'remove' ? undefined : step.after);
  }

  return {
    edit: (path, intent) => inTurn(() => one(path, { kind: 'edit', path, intent })),
    create: (file) => inTurn(() => one(file.path, { kind: 'create', file })),
    apply: (changes) => inTurn(() => apply(changes, true)),
    plan: (changes) => inTurn(() => planChanges(files, changes)),
    undo: () => inTurn(undo),
    join(behind) {
      const first = done.findIndex(({ number }) => number > behind);
      if (first < 0 || first === done.length - 1) return;
      const joined = done.splice(first);
      done.push({ steps: joined.flatMap(({ steps }) => steps), number: joined.at(-1)?.number ?? 0 });
    },
    lastChange: () => done.at(-1)?.number ?? 0,
    idle: async () => void (await queue),
  };
}

interface Failure extends Refusal {
  /** Files that keep their change because somebody wrote to them since. */
  readonly left: readonly string[];
}

/** Makes the steps and answers them as they came out; when one fails, by an outcome or by an error, those before it are taken back in turn. */
async function run(files: NoteFiles, steps: readonly Step[]): Promise<readonly Step[] | Failure> {
  const made: Step[] = [];
  for (const step of steps) {
    const outcome = await make(files, step);
    if (isWritten(outcome)) {
      made.push(step.kind === 'write' && outcome !== 'written' ? { ...step, after: outcome.saved } : step);
      continue;
    }
    const left: string[] = [];
    // Where the disk gave up nobody knows how far it came. What was not made is not taken back either: texts are compared first.
    if (isError(outcome))
      for (const back of inverse([step])) if (isError(await make(files, back))) left.push(back.path);
    for (const back of inverse(made)) if (!isWritten(await make(files, back))) left.push(back.path);
    const failed = failure(step, outcome);
    const rest = left.length === 0 ? [] : [say('{0} could not be put back.', left.join(', '))];
    return { ...failed, message: [failed.message, ...rest].join(' '), left };
  }
  return made;
}

function isFailure(made: readonly Step[] | Failure): made is Failure {
  return 'refused' in made;
}

function isWritten(outcome: Made): outcome is 'written' | Reformatted {
  return outcome === 'written' || (typeof outcome === 'object' && 'saved' in outcome);
}

function isError(outcome: Made): outcome is Broken {
  return typeof outcome === 'object' && 'error' in outcome;
}

/** The words of an error: a full disk, a broken one, a file system that is away. */
interface Broken {
  readonly error: string;
}

type Made = WriteOutcome | Reformatted | Broken;

async function make(files: NoteFiles, step: Step): Promise<Made> {
  try {
    return await ask(files, step);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function ask(files: NoteFiles, step: Step): Promise<WriteOutcome | Reformatted> {
  switch (step.kind) {
    case 'write':
      return files.write(step.path, step.before, step.after);
    case 'create':
      return files.create(step.path, step.after);
    case 'remove':
      return files.remove(step.path, step.before);
    default:
      return files.move(step.path, step.to);
  }
}

/** A step of undo as a change: the whole earlier text, or a refusal when someone wrote since. */
function takeBack(step: Step): NoteChange {
  switch (step.kind) {
    case 'write':
      return { kind: 'edit', path: step.path, intent: earlier(step) };
    case 'create':
      return { kind: 'create', file: { path: step.path, text: step.after, cursor: 0 } };
    case 'remove':
      return { kind: 'remove', path: step.path, expected: step.before };
    default:
      return step;
  }
}

/** An editor may have changed line ends only: that is still what we wrote. So is what a formatter made of it on save. */
function earlier({ path, before, after }: Step & { kind: 'write' }): Intent {
  return (text) =>
    normalized(text) === normalized(before)
      ? { edits: [{ span: { start: 0, end: text.length }, text: after }] }
      : {
          refused: 'changed-meanwhile',
          message: say('{0} was changed since; undo it in the editor instead.', path),
          path,
        };
}

function failure({ path, ...step }: Step, outcome: Exclude<Made, Reformatted>): Refusal {
  if (isError(outcome))
    return { refused: 'read-only', message: say('{0} could not be written: {1}.', path, outcome.error) };
  switch (outcome) {
    case 'read-only':
    case 'outside':
    case 'in-use':
      return cannotWrite(path, outcome);
    case 'exists':
      return taken(step.kind === 'move' ? step.to : path);
    default:
      return {
        refused: 'changed-meanwhile',
        message: say('{0} changes faster than it can be written; nothing was changed.', path),
      };
  }
}
