// Gathers what a person has to catch up on in one notebook. Comes in: the notebook, its past, what was seen; goes out: groups of
// rows, and what has to be said about them. Everything that only the person at this machine did is left out. Shows nothing.

import { dayNumber } from '../../core/day.ts';
import { type Breach, breachesSince, type CatchUpGroup, groupHappenings } from '../../core/history/catchUp.ts';
import { type Happening, happeningSteps } from '../../core/history/happened.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import { absencesOf } from '../../core/record/absences.ts';
import { lastWorkdayEnd, workTimeOf } from '../../core/workTime.ts';
import type { Author, Changes } from '../../notebook/history/changesSince.ts';
import { type History, placeAt } from '../../notebook/history/history.ts';
import type { PastLine, PastOptions } from '../../notebook/history/readLine.ts';
import type { Notebook } from '../../notebook/notebook.ts';
import { inSlices } from '../../notebook/slices.ts';
import type { SeenMark } from './seenMarks.ts';

/** What there is to catch up on. */
export interface News {
  readonly line: PastLine;
  /** From when on: what was asked for, else the last mark, or the end of the last working day. */
  readonly sinceMs: number;
  readonly isMarked: boolean;
  /** What was seen last is no part of the history any more. */
  readonly isRewritten: boolean;
  /** The history begins later than `sinceMs`. */
  readonly beginsLater: boolean;
  readonly groups: ReadonlyMap<CatchUpGroup, readonly Happening[]>;
  readonly breaches: readonly Breach[];
  readonly authors: Changes['authors'];
  readonly left: number;
  readonly tooLarge: number;
}

/** What is asked of the notebook. */
export type Asked = Pick<Notebook, 'index' | 'config' | 'context'>;

/** Gathers, from the mark on or from another moment that is asked for; every reason why there is no past is a `Stop`. */
export async function gatherNews(
  notebook: Asked,
  history: Pick<History, 'line' | 'holds' | 'changesFrom'>,
  mark: SeenMark | undefined,
  options: PastOptions,
  fromMs?: number,
): Promise<News> {
  const line = await history.line(options);
  const goesByMark = fromMs === undefined && mark !== undefined;
  const isHeld = goesByMark && (await history.holds(mark.commit, options));
  const index = notebook.index();
  const sinceMs = fromMs ?? mark?.atMs ?? awayFrom(notebook);
  const place = placeAt(line, sinceMs);
  const base = isHeld ? mark.commit : line.commits[place === 0 && line.isShallow ? 0 : place - 1]?.id;
  const changes = await history.changesFrom(base, options);
  const context = notebook.context();
  const pairs = changes.pairs.filter(({ path }) => !isOwn(changes.authors.get(path) ?? [], index, context.me));
  const all = await inSlices(
    () => happeningSteps(pairs, index, context.me),
    () => index.version,
  );
  return {
    line,
    sinceMs,
    isMarked: mark !== undefined,
    isRewritten: goesByMark && !isHeld,
    beginsLater: !isHeld && place === 0 && line.isShallow,
    groups: groupHappenings(all, index, context),
    breaches: withUnopened(breachesSince(sinceMs, index, context), mark, index),
    authors: changes.authors,
    left: changes.left,
    tooLarge: changes.tooLarge,
  };
}

function awayFrom(notebook: Asked): number {
  const index = notebook.index();
  const { today, me } = notebook.context();
  const person = me === undefined ? undefined : index.roster().resolve(me);
  const absences = person === undefined ? [] : absencesOf(person);
  const { config } = notebook;
  return lastWorkdayEnd(dayNumber(today) ?? 0, absences, config.calendar, workTimeOf(config));
}

/** Nobody catches up on what they did themselves; a path without authors came by a merge, and may be anybody's. */
function isOwn(authors: readonly Author[], index: NoteIndex, me: string | undefined): boolean {
  if (me === undefined || authors.length === 0) return false;
  return authors.every(({ mail }) => index.roster().ofMails([mail])?.id === me);
}

/** Breaches stay until somebody opens them, as long as they are in the notes. */
function withUnopened(breaches: readonly Breach[], mark: SeenMark | undefined, index: NoteIndex): Breach[] {
  const idOf = ({ key }: Breach): string => JSON.stringify([key.path, key.task?.raw]);
  const known = new Set(breaches.map(idOf));
  const kept = (mark?.unopened ?? []).filter((each) => !known.has(idOf(each)) && index.find(each.key) !== undefined);
  return [...kept, ...breaches];
}
