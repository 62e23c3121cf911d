// Dates that moved back, and why. Comes in: what happened, and the texts of notes; goes out: old and new day by row, and the reason where
// somebody wrote one down when it was rescheduled (docs/format, "Rescheduling"), in the note of the item or of its project.
import { type Day, isDay } from '../day.ts';
import type { Happening } from '../history/happened.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { plainTitle } from '../record/noteLink.ts';

/** Old and new day by row. */
export type Slips = ReadonlyMap<Row, readonly [Day, Day]>;

/** Dates that moved back. */
export function slipsOf(happenings: readonly Happening[], index: IndexReader): Slips {
  const slips = new Map<Row, readonly [Day, Day]>();
  for (const { verb, from, to, key } of happenings) {
    const row = key && verb === 'due' && isDay(from) && isDay(to) && to > from ? index.find(key) : undefined;
    if (row !== undefined) slips.set(row, [from, to]);
  }
  return slips;
}

/** The reason that a line about rescheduling gives for the day that an item has now: of several lines the last one. */
export function reasonIn(text: string, title: string, to: Day): string | undefined {
  const name = plainTitle(title);
  for (const line of text.split(/\r?\n/).reverse()) {
    const at = line.indexOf('rescheduled ');
    const arrow = at < 0 ? -1 : line.indexOf(` → ${to}`, at);
    const colon = arrow < 0 ? -1 : line.indexOf(': ', arrow);
    // A line below the item itself names the field in place of it.
    if (colon >= 0 && (line.includes(name) || line.startsWith('rescheduled due ', at)))
      return line.slice(colon + 2).trim();
  }
  return undefined;
}
