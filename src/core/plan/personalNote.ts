// The notes of a person's days and weeks: where they lie, and how one begins. Comes in: the kind (data: `day`, `week` or `reflection`), a day, who it
// is for. Goes out: a path, a new file, or a refusal. A week is dated by its Monday, so that every day of it makes the same note.
import { addDays, type Day, dayNumber, dayText, weekday } from '../day.ts';
import type { NewFile, Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { say } from '../language.ts';
import { baseVariables, fileName, newRecord, type RecordContext } from '../record/newRecord.ts';
import { safePath } from '../record/safeName.ts';
import type { TemplateData } from '../record/template.ts';
import { addWorkdays } from '../workdays.ts';

/** The kinds of personal notes. */
export type PersonalKind = 'day' | 'week' | 'reflection';

/** What such a note is made with: `me` is whose it is. */
export type PersonalContext = Pick<RecordContext, 'config' | 'me'>;

/** The Monday of a day's week. */
export function weekStart(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The working day behind a day. */
export function nextWorkday(day: Day, { config }: Pick<RecordContext, 'config'>): Day {
  return dayText(addWorkdays(dayNumber(day) ?? 0, 1, config.calendar));
}

/** Where the note of that day or week lies; undefined while it is not known who asks, or when a team has no such kind. */
export function personalPath(kindId: PersonalKind, day: Day, context: PersonalContext): string | undefined {
  const kind = context.config.kinds.get(kindId);
  if (!kind || context.me === undefined) return undefined;
  const name = fileName(kind.file, baseVariables('', dated(kindId, day, context)));
  return safePath([kind.folder, ...name.slice(0, -1)].filter(Boolean).join('/'), name.at(-1) ?? '');
}

/**
 * A new note of that day or week, from the kind's template or the team's own; `variables` fill the template further. Refused as
 * `not-supported` while it is not known who asks, and as by `newRecord`.
 */
export function newPersonalNote(
  kindId: PersonalKind,
  day: Day,
  context: PersonalContext,
  template?: string,
  variables?: TemplateData,
): NewFile | Refusal {
  const path = personalPath(kindId, day, context);
  if (path === undefined) return { refused: 'not-supported', message: say('Daybook does not know who you are.') };
  const input = { ...(template !== undefined && { template }), ...(variables && { variables }) };
  const file = newRecord(kindId, input, dated(kindId, day, context));
  return isRefusal(file) ? file : { ...file, path };
}

/** The note of that day or week that is there, wherever it lies; undefined when there is none. */
export function notedPath(
  index: IndexReader,
  kindId: PersonalKind,
  day: Day,
  me: string | undefined,
): string | undefined {
  const path = personalPath(kindId, day, { config: index.config, ...(me !== undefined && { me }) });
  if (me === undefined || path === undefined || index.noteRow(path) !== undefined) return path;
  const from = kindId === 'week' ? weekStart(day) : day;
  const [found] = personalNotes(index, kindId, { me, from, to: kindId === 'week' ? addDays(from, 6) : day });
  return found && index.path(found.row);
}

/** Notes of that kind of a person that are dated from one day to another, both included, the earliest first. */
export function personalNotes(
  index: IndexReader,
  kindId: PersonalKind,
  { me, from, to }: { readonly me: string; readonly from: Day; readonly to: Day },
): { readonly row: Row; readonly day: Day }[] {
  const found: { row: Row; day: Day }[] = [];
  for (const row of index.rowsAmong({ kinds: new Set([kindId]) })) {
    const day = String(index.get(row, 'date') ?? '');
    if (index.kind(row) !== kindId || day < from || day > to) continue;
    if ((index.get(row, 'owner') ?? index.path(row).split('/').at(-2)) === me) found.push({ row, day });
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The text depends on the day and the person alone. */
function dated(kindId: PersonalKind, day: Day, context: PersonalContext): RecordContext {
  const today = kindId === 'week' ? weekStart(day) : day;
  return { ...context, today, now: `${today}T00:00` };
}
