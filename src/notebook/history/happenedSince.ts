// What happened in the notes since the beginning of a day, in words: for the command line and for assistants. Comes in: the past, the index
// and who asks; goes out: rows, and what the reader has to know. Tells what is committed; confidential records are left out by core.
import { isDay } from '../../core/day.ts';
import type { Refusal } from '../../core/edits/edit.ts';
import { type Happening, happeningSteps } from '../../core/history/happened.ts';
import { happeningWords } from '../../core/history/happeningWords.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import { say } from '../../core/language.ts';
import { instantOfStamp, zoneOf } from '../../core/zone.ts';
import { inSlices } from '../slices.ts';
import type { Changes } from './changesSince.ts';
import { type History, placeAt } from './history.ts';
import type { PastLine } from './readLine.ts';

/** One thing that happened, its words, and who wrote to its note. */
export interface ToldHappening {
  readonly happening: Happening;
  readonly words: string;
  readonly authors: readonly string[];
}

/** All of it. */
export interface Since extends Pick<Changes, 'left' | 'tooLarge'> {
  readonly line: PastLine;
  /** The commit that stood when the day began; undefined where there was none. */
  readonly from: string | undefined;
  readonly told: readonly ToldHappening[];
}

/** What happened. Refused as `invalid`: what is no day. Throws `Stop` where there is no past. */
export async function happenedSince(
  history: History,
  index: NoteIndex,
  me: string | undefined,
  since: string,
): Promise<Since | Refusal> {
  if (!isDay(since)) return { refused: 'invalid', message: say('"{0}" is not a day such as 2026-03-04.', since) };
  const errand = {};
  const line = await history.line(errand);
  const from = commitBefore(line, instantOfStamp(since, zoneOf(index.config.timezone)));
  const changes = await history.changesFrom(from, errand);
  const roster = index.roster();
  const context = {
    config: index.config,
    personId: (name: string) => index.personId(name) ?? name,
    personName: (name: string) => roster.resolve(name)?.name ?? name,
    ...(me !== undefined && { me }),
  };
  const all = await inSlices(
    () => happeningSteps(changes.pairs, index, me),
    () => index.version,
  );
  const told = all.map((happening) => ({
    happening,
    words: happeningWords(happening, context),
    authors: (changes.authors.get(happening.path) ?? []).map(({ name }) => name),
  }));
  return { line, from, told, left: changes.left, tooLarge: changes.tooLarge };
}

/** The commit that stood when the day began; of a copy that begins later, its first one, as far as it is not the very beginning. */
function commitBefore(line: PastLine, fromMs: number): string | undefined {
  const place = placeAt(line, fromMs);
  return line.commits[place === 0 && line.isShallow ? 0 : place - 1]?.id;
}
