// The notes as they were at places of the line, one after the other. Comes in: git, commits, places, who looks. Goes out: what was seen. The
// notes of the last place are kept, so that the next walk goes on from there and reads only what came since.
import type { PastCommit } from '../../core/history/line.ts';
import { planWalk } from '../../core/history/walk.ts';
import { NoteIndex } from '../../core/index/noteIndex.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import type { Git } from '../git.ts';
import { inSlices } from '../slices.ts';
import { type PackedForms, packForms } from './packForms.ts';
import type { PastOptions } from './readLine.ts';

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
  walk<T>(git: Git, way: Way, look: Look<T>, options: PastOptions): Promise<T[]>;
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

/** A walker that has not been anywhere yet. */
export function createWalker(): Walker {
  let rolling: Rolling | undefined;
  return {
    walk: async (git, way, look, options) => {
      const { commits, places, config } = way;
      const goesOn = rolling?.index.config === config && commits[rolling.count - 1]?.id === rolling.last;
      const start = goesOn && rolling && rolling.count <= (places[0] ?? 0) ? rolling : undefined;
      const index = start?.index ?? new NoteIndex(config);
      rolling = undefined;
      const answers = await walkThrough(git, way, { index, count: start?.count ?? 0 }, look, options);
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
  git: Git,
  { commits, places }: Way,
  { index, count: from }: Pick<Rolling, 'index' | 'count'>,
  look: Look<T>,
  { signal, onProgress }: PastOptions,
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
      if (done) answers.push(await look(index, done.count));
      open++;
      index.drop(stretches[open]?.gone ?? []);
    }
  };
  const take = async ({ batch, noNotes, stretch, count }: PackedForms): Promise<void> => {
    await goTo(stretch);
    index.merge(batch);
    // What is no note any more by its content is none in the index either.
    index.drop(noNotes);
    onProgress?.(count);
  };
  const forms = { stretches: stretches.map(({ come }) => come), options: parseOptions(index.config) };
  await packForms(git, forms, take, signal);
  await goTo(stretches.length);
  return answers;
}
