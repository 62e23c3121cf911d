// The worker's end of reading the past: runs git, and parses and packs what it answers. Comes in: that a reading begins, its forms, the
// word to read them, then a word for every batch that was merged; goes out: packed notes, then how git's answer ended. Few batches are
// on the way at a time; one reading after the other.
import { bufferOf } from '../../core/index/pack.ts';
import { say } from '../../core/language.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { Git, GitResult } from '../../notebook/git.ts';
import { formReader, type PackedForms, type WantedForm } from '../../notebook/history/packForms.ts';
import type { Variables } from './gitEnvironment.ts';
import { createGitRunner } from './gitRunner.ts';

/** What is to be read, and which git reads it in which folder. */
interface FormsRequest {
  readonly folder: string;
  readonly program: string;
  readonly environment: Variables;
  readonly options: ParseOptions;
}

/** Messages to the worker about the past. Paths and blobs of some forms have a NUL between them. */
export type ToFormsServer =
  | { readonly begin: true }
  | { readonly forms: { readonly stretch: number; readonly paths: string; readonly blobs: string } }
  | { readonly read: FormsRequest }
  | { readonly taken: true }
  | { readonly cancel: true };

/** Messages from the worker about the past. */
export type FromFormsServer = { readonly packed: PackedForms } | { readonly result: GitResult };

/** Batches that wait for somebody who looks at the notes as they were, which may take a while. */
const mostOnTheWay = 16;

const silent = { debug: () => undefined, warn: () => undefined };

/** Takes messages; `post` is how it answers. */
export function formsServer(
  post: (message: FromFormsServer, buffers: ArrayBuffer[]) => void,
): (message: ToFormsServer) => void {
  let stretches: WantedForm[][] = [];
  let calledOff = new AbortController();
  let onTheWay = 0;
  let proceed: (() => void) | undefined;
  const hand = async (packed: PackedForms): Promise<void> => {
    onTheWay++;
    post({ packed }, [bufferOf(packed.batch) as ArrayBuffer]);
    if (onTheWay < mostOnTheWay || calledOff.signal.aborted) return;
    await new Promise<void>((resolve) => {
      proceed = resolve;
    });
  };
  const goOn = (): void => {
    proceed?.();
    proceed = undefined;
  };
  let runner: { readonly of: string; readonly at: (folder: string) => Git } | undefined;
  /** git as it was asked before, whose version is known. */
  const gitAt = ({ folder, program, environment }: FormsRequest): Git => {
    const of = JSON.stringify([program, environment]);
    const deps = { program: () => program, trusted: () => true, environment, log: silent };
    if (runner?.of !== of) runner = { of, at: createGitRunner({ ...deps, now: () => performance.now() }) };
    return runner.at(folder);
  };
  const read = async (request: FormsRequest): Promise<GitResult> => {
    const git = gitAt(request);
    const { options } = request;
    const reader = formReader({ stretches: Array.from(stretches, (forms = []) => forms), options }, hand);
    const how = { stdin: reader.question, onOutput: reader.take, signal: calledOff.signal };
    const result = await git.run({ verb: 'blobs' }, how);
    if (!result.ok || reader.isDone()) return result;
    return { ok: false, failure: { kind: 'other', words: say('the answer of git was cut off') } };
  };
  return (message) => {
    if ('begin' in message) {
      stretches = [];
      calledOff = new AbortController();
      onTheWay = 0;
    } else if ('forms' in message) {
      const { stretch, paths, blobs } = message.forms;
      const ids = blobs.split('\0');
      const forms = paths.split('\0').map((path, at) => ({ path, blob: ids[at] ?? '' }));
      stretches[stretch] = [...(stretches[stretch] ?? []), ...forms];
    } else if ('read' in message) void read(message.read).then((result) => post({ result }, []));
    else if ('taken' in message) {
      onTheWay--;
      goOn();
    } else {
      calledOff.abort();
      // What waits to be merged is not waited for any more.
      goOn();
    }
  };
}
