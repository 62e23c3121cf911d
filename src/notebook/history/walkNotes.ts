// The notes as they were at places of the line, one after the other. Comes in: git, commits, places, who looks. Goes out: what was seen. The
// notes of the last place are kept, so that the next walk goes on from there and reads only what came since. Many are read in a thread of their
// own, where there is one.
import type { PastCommit } from '../../core/history/line.ts';
import { planWalk } from '../../core/history/walk.ts';
import { NoteIndex } from '../../core/index/noteIndex.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { Stop, stateOfFailure } from '../share/stop.ts';
import { inSlices } from '../slices.ts';
import { type FormsThread, formReader, type PackedForms, type TakeForms, type WantedForms } from './packForms.ts';
import type { PastOptions, PastPlace } from './readLine.ts';
import { readBlobs } from './readTexts.ts';

/** The notes as they were at some place of the line. */
export type Look<T> = (index: NoteIndex, count: number) => T | Promise<T>;

/** Places of a line, in ascending order, and the configuration by which the notes are read. */
export interface Way {
  readonly commits: readonly PastCommit[];
  readonly places: readonly number[];
  readonly config: NotebookConfig;
}

/** Walks; one walk at a time. */
export interface Walker {
  walk<T>(at: PastPlace, way: Way, look: Look<T>, options: PastOptions): Promise<T[]>;
  /** Behind the answer: a long way leaves forms of notes behind that nobody looks at any more. */
  tidy(): Promise<void>;
}

interface Rolling {
  readonly index: NoteIndex;
  /** Commits behind it, and the last of them. */
  readonly count: number;
  readonly last: string | undefined;
}

/** Bytes of an index that is kept: about 200,000 notes. */
const mostKept = 192 * 1024 * 1024;

/** Forms that are read here, a few at a time, sooner than a worker has started and its code is warm. */
const fewForms = 2500;

/** A walker that has not been anywhere yet. */
export function createWalker(thread?: FormsThread): Walker {
  let rolling: Rolling | undefined;
  const readForms = async ({ git, root }: PastPlace, wanted: WantedForms, take: TakeForms, signal?: AbortSignal) => {
    const count = wanted.stretches.reduce((sum, { length }) => sum + length, 0);
    if (count === 0) return;
    // One that is warm reads a single note sooner: nothing has to be parsed by cold code, and no process started by this thread.
    const isThere = count > fewForms || thread?.isWarm() === true;
    const result = isThere ? await thread?.read(root, wanted, take, signal) : undefined;
    if (result === undefined) await readBlobs(git, formReader(wanted, take), signal);
    else if (!result.ok) throw new Stop(stateOfFailure(result.failure));
  };
  return {
    walk: async (at, way, look, options) => {
      const { commits, places, config } = way;
      const goesOn = rolling?.index.config === config && commits[rolling.count - 1]?.id === rolling.last;
      const start = goesOn && rolling && rolling.count <= (places[0] ?? 0) ? rolling : undefined;
      const index = start?.index ?? new NoteIndex(config);
      rolling = undefined;
      const answers = await walkThrough(
        (wanted, take) => readForms(at, wanted, take, options.signal),
        way,
        { index, count: start?.count ?? 0 },
        look,
        options,
      );
      const count = places.at(-1) ?? 0;
      rolling = { index, count, last: commits[count - 1]?.id };
      return answers;
    },
    tidy: async () => {
      const index = rolling?.index;
      if (!index || index.byteLength <= mostKept) return;
      if (index.isWorn)
        await inSlices(
          () => index.compact(),
          () => index,
        );
      if (index.byteLength > mostKept) rolling = undefined;
    },
  };
}

async function walkThrough<T>(
  read: (wanted: WantedForms, take: TakeForms) => Promise<void>,
  { commits, places }: Way,
  { index, count: from }: Pick<Rolling, 'index' | 'count'>,
  look: Look<T>,
  { onProgress }: PastOptions,
): Promise<T[]> {
  const stretches = await inSlices(
    () => planWalk(commits, from, places),
    () => commits,
  );
  const answers: T[] = [];
  let open = -1;
  /** Ends the stretches before this one, each with a look, and begins it. */
  const goTo = async (stretch: number): Promise<void> => {
    while (open < stretch) {
      const done = stretches[open];
      if (done) {
        await inSlices(
          () => index.orderSteps(),
          () => index.version,
        );
        answers.push(await look(index, done.count));
      }
      open++;
      index.drop(stretches[open]?.gone ?? []);
    }
  };
  const take = async ({ batch, noNotes, stretch, count }: PackedForms): Promise<void> => {
    await goTo(stretch);
    await inSlices(
      () => index.makeRoom(batch),
      () => index.version,
    );
    index.merge(batch);
    // What is no note any more by its content is none in the index either.
    index.drop(noNotes);
    onProgress?.(count);
  };
  const forms = { stretches: stretches.map(({ come }) => come), options: parseOptions(index.config) };
  await read(forms, take);
  await goTo(stretches.length);
  return answers;
}
