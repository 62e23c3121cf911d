// Meetings that come every week, as series for `daybook.yml`. Comes in: events of a calendar, the roster. Goes out: those that no series
// is called like yet, and their text. Times and people of a series that is there are a team's own and never changed.
import { shortWeekdays } from '../dayNames.ts';
import { foldKey } from '../note/aliases.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Roster } from '../record/roster.ts';
import { safeName } from '../record/safeName.ts';
import type { CalendarEvent } from './ics.ts';
import { cellText } from './importValue.ts';

/** A series to be declared. */
export interface PlannedSeries {
  readonly id: string;
  readonly label: string;
  readonly days: readonly string[];
  readonly time?: string;
  readonly attendees: readonly string[];
}

/** Weekly events without a series of their name, each name once. People nobody knows are left out. */
export function unknownSeries(
  events: readonly CalendarEvent[],
  roster: Roster,
  { series }: NotebookConfig,
): readonly PlannedSeries[] {
  const known = new Set([...series.values()].flatMap(({ id, label }) => [id, foldKey(label)]));
  const found = new Map<string, PlannedSeries>();
  for (const { title, weekly = [], time, attendees } of events) {
    const label = cellText(title);
    const id = safeName(label, 40)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^[^a-z]+/, '');
    if (id === '' || known.has(id) || known.has(foldKey(label)) || found.has(id)) continue;
    const people = attendees.flatMap((mail) => roster.resolve(mail)?.id ?? []);
    const days = weekly.flatMap((day) => shortWeekdays[day - 1] ?? []);
    found.set(id, { id, label, days, ...(time === undefined ? {} : { time }), attendees: [...new Set(people)] });
  }
  return [...found.values()];
}

/** The text of a series under `series:`, two blanks in. */
export function seriesText({ id, label, days, time, attendees }: PlannedSeries): string {
  return [
    `  ${id}:`,
    `    label: ${JSON.stringify(label)}`,
    `    days: [${days.join(', ')}]`,
    ...(time === undefined ? [] : [`    time: '${time}'`]),
    ...(attendees.length === 0 ? [] : [`    attendees: [${attendees.map((name) => JSON.stringify(name)).join(', ')}]`]),
  ].join('\n');
}
