// The header fields of notes as they were at the beginning of a day, for pictures that show what moved. Comes in: the past, paths, a day.
// Goes out: fields by path; undefined where the history begins later. Renamed notes are not followed: they count as new.
import type { Day } from '../../core/day.ts';
import type { EarlierFields } from '../../core/picture/scale.ts';
import { noteTexts } from '../../core/record/interpret.ts';
import { instantOfStamp, zoneOf } from '../../core/zone.ts';
import { type History, placeAt } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** The fields of the notes at these paths. A `Stop` is thrown where there is no past. */
export async function earlierFields(
  history: History,
  timezone: string | undefined,
  day: Day,
  paths: readonly string[],
  options: PastOptions = {},
): Promise<EarlierFields | undefined> {
  const line = await history.line(options);
  const place = placeAt(line, instantOfStamp(day, zoneOf(timezone)));
  if (place === 0) return undefined;
  const notes = await history.notesAt(place, paths, options);
  return new Map([...notes].map(([path, note]) => [path, noteTexts(note.note)]));
}
