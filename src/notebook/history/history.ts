// The past of one notebook, read from git when somebody wants it: the notes as they were on any day, what changed between two
// moments, the forms of one note. Comes in: git and the live notebook's rules. Goes out: answers, or a `Stop` that says why there is
// none. Old notes are read by today's configuration. One errand at a time; nothing runs before the first.

import type { RecordTrace } from '../../core/audit/auditPack.ts';
import { countBefore, type PastCommit, stateAfter } from '../../core/history/line.ts';
import type { DatedNote } from '../../core/history/movedDates.ts';
import { planWalk } from '../../core/history/walk.ts';
import { NoteIndex } from '../../core/index/noteIndex.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { type Git, outputText } from '../git.ts';
import { ask } from '../share/stop.ts';
import { type Changes, changesBetween } from './changesSince.ts';
import { formsOf } from './forms.ts';
import { type TraceQuestion, traceNotes } from './noteTraces.ts';
import { createNoteCache, type PastForm, type PastNote } from './pastNotes.ts';
import {
  findPlace,
  isAncestor,
  type PastDeps,
  type PastLine,
  type PastOptions,
  type PastPlace,
  readLine,
} from './readLine.ts';
import { readTexts } from './readTexts.ts';

/** The notes as they were at some place of the line. */
export type Look<T> = (index: NoteIndex, count: number) => T | Promise<T>;

/** The past of a notebook. */
export interface History {
  /** The line as it is now: read, or read on. */
  line(options?: PastOptions): Promise<PastLine>;
  /** The line as it was read last; undefined before that. Reads nothing. */
  known(): PastLine | undefined;
  /** What changed from a commit (absent: from the beginning) to another one, or to what is checked out. */
  changesFrom(commit: string | undefined, options?: PastOptions, to?: string): Promise<Changes>;
  /** Whether a commit is still part of the history. */
  holds(commit: string): Promise<boolean>;
  /**
   * Shows the notes as they were after so many commits, for each of the places, which come in ascending order. What is looked at is
   * only good until `look` is done. A later walk goes on where the last one ended.
   */
  walk<T>(places: readonly number[], look: Look<T>, options?: PastOptions): Promise<T[]>;
  /** The notes at these paths as they were after so many commits; what was no note then is left out. */
  notesAt(count: number, paths: readonly string[], options?: PastOptions): Promise<ReadonlyMap<string, PastNote>>;
  /** What wrote the notes at these paths as they were after so many commits. */
  traces(question: TraceQuestion, options?: PastOptions): Promise<ReadonlyMap<string, RecordTrace>>;
  /** The forms that notes had, oldest first, the latest `most` of each; renamed notes are followed. */
  forms(
    paths: readonly string[],
    most: number,
    options?: PastOptions,
  ): Promise<ReadonlyMap<string, readonly DatedNote[]>>;
  /** The first line of a commit's message. */
  subject(commit: string): Promise<string>;
}

/** What the past needs: how git is reached, and the notebook as it is configured now. */
export interface HistoryDeps extends PastDeps {
  readonly config: () => NotebookConfig;
}

interface Rolling {
  readonly index: NoteIndex;
  readonly config: NotebookConfig;
  /** Commits behind it, and the last of them. */
  readonly count: number;
  readonly last: string | undefined;
}

/** Bytes of an index that is kept for the next walk to go on from. */
const mostKept = 64 * 1024 * 1024;

/** Opens the past; nothing is read before somebody asks. */
export function openHistory(deps: HistoryDeps): History {
  const cache = createNoteCache();
  let place: PastPlace | undefined;
  let known: { readonly line: PastLine; readonly paths: unknown } | undefined;
  let rolling: Rolling | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const run = last.then(task, task);
    last = run.catch(() => undefined);
    return run;
  };
  const placed = async (): Promise<PastPlace> => {
    place ??= await findPlace(deps);
    return place;
  };
  const read = async (options: PastOptions): Promise<PastLine> => {
    // Other files count as notes since then: what was left out has to be read.
    const paths = deps.paths();
    const before = known?.paths === paths ? known.line : undefined;
    const line = await readLine(deps, await placed(), before, options);
    known = { line, paths };
    return line;
  };
  // Places are those of the line that the caller was told.
  const told = async (options: PastOptions): Promise<readonly PastCommit[]> =>
    (known?.line ?? (await read(options))).commits;
  const parse = (): ParseOptions => parseOptions(deps.config());
  return {
    line: (options = {}) => inOrder(() => read(options)),
    known: () => known?.line,
    changesFrom: (commit, options = {}, to) =>
      inOrder(async () => {
        const line = await read(options);
        if (line.head === undefined) return { pairs: [], authors: new Map(), left: 0, tooLarge: 0 };
        const comparison = { place: await placed(), paths: deps.paths(), cache, parse: parse() };
        return await changesBetween(comparison, commit, to ?? line.head, line.commits, options);
      }),
    holds: (commit) =>
      inOrder(async () => {
        const { head } = await read({});
        return head !== undefined && (await isAncestor((await placed()).git, commit, head));
      }),
    walk: (places, look, options = {}) =>
      inOrder(async () => {
        const [commits, config] = [await told(options), deps.config()];
        const goesOn =
          rolling !== undefined && rolling.config === config && commits[rolling.count - 1]?.id === rolling.last;
        const start = goesOn && rolling && rolling.count <= (places[0] ?? 0) ? rolling : undefined;
        const index = start?.index ?? new NoteIndex(config);
        rolling = undefined;
        const count = places.at(-1) ?? 0;
        const answers = await walkThrough(await placed(), commits, index, start?.count ?? 0, places, look, options);
        if (index.byteLength <= mostKept) rolling = { index, config, count, last: commits[count - 1]?.id };
        return answers;
      }),
    notesAt: (count, paths, options = {}) =>
      inOrder(async () => {
        const forms = formsAt(await told(options), count, paths);
        const notes = await cache.read((await placed()).git, forms, parse(), options);
        return new Map(forms.flatMap((form) => pathWith(form.path, notes.get(form))));
      }),
    traces: (question, options = {}) =>
      inOrder(async () =>
        traceNotes(await told(options), question, { git: (await placed()).git, cache, parse: parse() }, options),
      ),
    forms: (paths, most, options = {}) =>
      inOrder(async () => {
        const [{ commits }, { git }] = [await read(options), await placed()];
        return await formsOf({ read: (forms) => cache.read(git, forms, parse(), options) }, commits, paths, most);
      }),
    subject: (commit) => inOrder(async () => subjectOf((await placed()).git, commit)),
  };
}

async function subjectOf(git: Git, commit: string): Promise<string> {
  const call = { verb: 'log', flags: ['-z', '--max-count=1'], operands: [commit] } as const;
  const [, , , words = ''] = outputText(await ask(git, call)).split('\0');
  return words.split('\n', 1)[0] ?? '';
}

function formsAt(commits: readonly PastCommit[], count: number, paths: readonly string[]): PastForm[] {
  const state = stateAfter(commits, count);
  return paths.flatMap((path) => {
    const blob = state.get(path);
    return blob === undefined ? [] : [{ path, blob }];
  });
}

function pathWith(path: string, note: PastNote | undefined): [string, PastNote][] {
  return note === undefined ? [] : [[path, note]];
}

/** Commits that were made before a moment; the place to walk to. */
export function placeAt({ commits }: PastLine, untilMs: number): number {
  return countBefore(commits, untilMs);
}

async function walkThrough<T>(
  { git }: PastPlace,
  commits: readonly PastCommit[],
  index: NoteIndex,
  from: number,
  places: readonly number[],
  look: Look<T>,
  { signal, onProgress }: PastOptions,
): Promise<T[]> {
  const stretches = planWalk(commits, from, places);
  const answers: T[] = [];
  const coming = stretches.flatMap(({ come }, stretch) => come.map((form) => ({ ...form, stretch })));
  let open = -1;
  /** Ends the stretches before this one, each with a look, and begins it. */
  const goTo = async (stretch: number): Promise<void> => {
    while (open < stretch) {
      const done = stretches[open];
      if (done) answers.push(await look(index, done.count));
      open++;
      for (const path of stretches[open]?.gone ?? []) index.remove(path);
    }
  };
  await readTexts(
    git,
    coming.map(({ blob }) => blob),
    (answer, at) => {
      const form = coming[at];
      if (!form) return undefined;
      const put = (): void => {
        // What is no note any more by its content is none in the index either.
        if ('text' in answer) index.put(form.path, answer.text);
        else index.remove(form.path);
        onProgress?.(at + 1);
      };
      if (form.stretch === open) return put();
      return goTo(form.stretch).then(put);
    },
    signal,
  );
  await goTo(stretches.length);
  return answers;
}
