// How often the date of one item moved. Comes in: the forms of its note, oldest first, and the item. Goes out: its due days in
// their order, and that in words. A task is followed by its text as long as that stays; a date that was taken back counts.
import { compareNotes } from '../change/noteChange.ts';
import { type Day, isDay } from '../day.ts';
import { say, sayDay } from '../language.ts';
import type { Note } from '../note/note.ts';

/** The due days that the item had, the first one first; empty when its date never moved. `task` is the text, absent for a record. */
export function movedDates(path: string, forms: readonly Note[], task?: string): Day[] {
  const days: Day[] = [];
  for (let at = 1; at < forms.length; at++) {
    const [before, after] = [forms[at - 1], forms[at]];
    if (!before || !after) continue;
    for (const { about, verb, name, from, to } of compareNotes([{ path, before, after }])) {
      if (verb !== 'due' || about !== (task === undefined ? 'record' : 'task')) continue;
      if (task !== undefined && name !== task) continue;
      if (!isDay(from) || !isDay(to)) continue;
      if (days.length === 0) days.push(from);
      days.push(to);
    }
  }
  return days;
}

/** `moved twice: 3 Mar → 10 Mar → 12 Mar`; undefined for dates that never moved. */
export function movedWords(days: readonly Day[], spell: (day: Day) => string = sayDay): string | undefined {
  const times = days.length - 1;
  if (times < 1) return undefined;
  const way = days.map(spell).join(' → ');
  if (times === 1) return say('moved once: {0}', way);
  return times === 2 ? say('moved twice: {0}', way) : say('moved {0} times: {1}', times, way);
}
