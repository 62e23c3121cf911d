// What is different between two commits of a repository, note by note, and who did it. Comes in: two commits, the earlier one absent
// for "before everything". Goes out: notes before and after, renamed ones paired, and the authors of each path. Bounded: so many
// notes are compared, the others only counted.

import type { ReadPair } from '../../core/history/happened.ts';
import { differing, type PastCommit, stateAfter } from '../../core/history/line.ts';
import type { ParseOptions } from '../../core/note/box.ts';
import { outputParts } from '../git.ts';
import type { NotePaths } from '../notePaths.ts';
import { isRegular, readTreeChanges } from '../share/gitRecords.ts';
import { pairRenames } from '../share/renames.ts';
import { ask } from '../share/stop.ts';
import type { NoteCache, PastNotes } from './pastNotes.ts';
import { inNotebook, type PastOptions, type PastPlace, readLogged } from './readLine.ts';

/** Who made a commit. */
export interface Author {
  readonly name: string;
  readonly mail: string;
}

/** What is different. */
export interface Changes {
  readonly pairs: readonly ReadPair[];
  /** Who changed a path in between; nobody where only a merge did. */
  readonly authors: ReadonlyMap<string, readonly Author[]>;
  /** Notes that were changed and not compared: more than are compared at a time, or too large. */
  readonly left: number;
  readonly tooLarge: number;
}

/** What the comparison is made with. */
export interface Comparison {
  readonly place: PastPlace;
  readonly paths: NotePaths;
  readonly cache: NoteCache;
  readonly parse: ParseOptions;
}

interface Sides {
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
}

const mostCompared = 1500;

/** The differences of the notebook's notes. */
export async function changesBetween(
  { place, paths, cache, parse }: Comparison,
  before: string | undefined,
  after: string,
  line: readonly PastCommit[],
  options: PastOptions,
): Promise<Changes> {
  const all =
    before === undefined
      ? differing(new Map(), stateAfter(line, line.findIndex(({ id }) => id === after) + 1 || line.length))
      : await treeDifferences(place, paths, before, after);
  const sides = all.slice(0, mostCompared);
  const forms = sides.flatMap(({ path, ...blobs }) =>
    [blobs.before, blobs.after].flatMap((blob) => (blob === undefined ? [] : [{ path, blob }])),
  );
  const notes = await cache.read(place.git, forms, parse, options);
  const authors = await authorsOf(place, before, after, options);
  return { pairs: paired(sides, notes), authors, left: all.length - sides.length, tooLarge: notes.tooLarge };
}

async function treeDifferences(
  { git, prefix }: PastPlace,
  { isNote }: NotePaths,
  before: string,
  after: string,
): Promise<Sides[]> {
  const flags = ['-z', '-r', '--raw', '--no-renames', '--no-abbrev'];
  const answer = await ask(git, { verb: 'diff-tree', flags, operands: [before, after] });
  return readTreeChanges(outputParts(answer)).flatMap((change) => {
    const path = change.path.slice(prefix.length);
    if (!change.path.startsWith(prefix) || !isNote(path)) return [];
    const [old, now] = [change.old, change.new].map((side) => (side && isRegular(side.mode) ? side.oid : undefined));
    if (old === now) return [];
    return [{ path, ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) }];
  });
}

/** Authors by path, by all commits in between; the merges themselves say nothing about who wrote what. */
async function authorsOf(
  place: PastPlace,
  before: string | undefined,
  after: string,
  options: PastOptions,
): Promise<ReadonlyMap<string, readonly Author[]>> {
  const authors = new Map<string, Map<string, Author>>();
  const operands = before === undefined ? [after] : [after, `^${before}`];
  await readLogged(place, { operands, flags: [] }, options, (logged) => {
    for (const { path } of inNotebook(logged, place.prefix)) {
      const known = authors.get(path) ?? new Map<string, Author>();
      authors.set(path, known.set(logged.mail, { name: logged.author, mail: logged.mail }));
    }
  });
  return new Map([...authors].map(([path, byMail]) => [path, [...byMail.values()]]));
}

/** Notes before and after; one that is gone and one that came are one note where they are alike. */
function paired(sides: readonly Sides[], notes: PastNotes): ReadPair[] {
  const noteOf = (path: string, blob: string | undefined) =>
    blob === undefined ? undefined : notes.get({ path, blob });
  const named = (side: 'before' | 'after', other: 'before' | 'after') =>
    sides.flatMap((each) => {
      const found = each[other] === undefined ? noteOf(each.path, each[side]) : undefined;
      return found ? [{ path: each.path, text: found.text }] : [];
    });
  const renames = pairRenames(named('before', 'after'), named('after', 'before'));
  const fromOf = new Map(renames.map(({ from, to }) => [to, from]));
  const taken = new Set(renames.map(({ from }) => from));
  const byPath = new Map(sides.map((each) => [each.path, each]));
  return sides.flatMap(({ path, before, after }) => {
    if (taken.has(path)) return [];
    const from = fromOf.get(path);
    const old = from === undefined ? noteOf(path, before) : noteOf(from, byPath.get(from)?.before);
    const now = noteOf(path, after);
    if (old === undefined && now === undefined) return [];
    return [
      { path, ...(from !== undefined && { from }), ...(old && { before: old.note }), ...(now && { after: now.note }) },
    ];
  });
}
