// The past of one notebook, read from git when somebody wants it: the notes as they were on any day, what changed between two
// moments, the forms of one note. Comes in: git and the live notebook's rules. Goes out: answers, or a `Stop` that says why there is
// none. Old notes are read by today's configuration. One errand at a time; nothing runs before the first.

import type { RecordTrace } from '../../core/audit/auditPack.ts';
import { countBefore, type PastCommit, stateAfter } from '../../core/history/line.ts';
import type { DatedNote } from '../../core/history/movedDates.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { type Git, outputText } from '../git.ts';
import { ask } from '../share/stop.ts';
import { type Changes, changesBetween } from './changesSince.ts';
import { formsOf } from './forms.ts';
import { type TraceQuestion, traceNotes } from './noteTraces.ts';
import type { FormsThread } from './packForms.ts';
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
import { createWalker, type Look } from './walkNotes.ts';

/** The past of a notebook. */
export interface History {
  /** The line as it is now: read, or read on; once an errand. */
  line(options?: PastOptions): Promise<PastLine>;
  /** The line as it was read last; undefined before that. Reads nothing. */
  known(): PastLine | undefined;
  /** What changed from a commit (absent: from the beginning) to another one, or to what is checked out. */
  changesFrom(commit: string | undefined, options?: PastOptions, to?: string): Promise<Changes>;
  /** Whether a commit is still part of the history. */
  holds(commit: string, options?: PastOptions): Promise<boolean>;
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
  /** Where many notes are read; on this thread if absent. */
  readonly thread?: FormsThread | undefined;
}

/** Opens the past; nothing is read before somebody asks. */
export function openHistory(deps: HistoryDeps): History {
  const cache = createNoteCache();
  const walker = createWalker(deps.thread);
  let place: PastPlace | undefined;
  let known: { readonly line: PastLine; readonly paths: unknown } | undefined;
  /** The lines of errands: each is told one, and git is asked once for it. */
  const lines = new WeakMap<PastOptions, PastLine>();
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
    const told = lines.get(options);
    if (told) return told;
    // Other files count as notes since then: what was left out has to be read.
    const paths = deps.paths();
    const before = known?.paths === paths ? known.line : undefined;
    const line = await readLine(deps, await placed(), before, options);
    known = { line, paths };
    lines.set(options, line);
    return line;
  };
  // Places are those of the line that the caller was told.
  const told = async (options: PastOptions): Promise<readonly PastCommit[]> =>
    (lines.get(options) ?? known?.line ?? (await read(options))).commits;
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
    holds: (commit, options = {}) =>
      inOrder(async () => {
        const { head } = await read(options);
        return head !== undefined && (await isAncestor((await placed()).git, commit, head));
      }),
    walk: (places, look, options = {}) =>
      inOrder(async () => {
        const way = { commits: await told(options), places, config: deps.config() };
        const answers = await walker.walk(await placed(), way, look, options);
        void inOrder(walker.tidy);
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
