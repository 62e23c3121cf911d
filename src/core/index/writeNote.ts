// One parsed note into the columns of a store: the only place that decides which facts of a note are kept, and how. Comes
// in: a Note; goes out: rows. Depends on the note alone: no kind, no roster, no configuration, no clock.
import { dayNumber } from '../day.ts';
import { openConflicts, writeConflict } from '../merge/openConflicts.ts';
import type { ParseOptions } from '../note/box.ts';
import { isMarkerWord } from '../note/markerWords.ts';
import type { HeaderEntry, Mention, Note, Priority, Task, TaskLine } from '../note/note.ts';
import { plannedLinks } from '../note/plannedLinks.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { folderOf } from '../notePath.ts';
import { decisionField } from '../record/signatures.ts';
import type { Span } from '../text.ts';
import { noWord } from './dictionary.ts';
import { headerMilestones } from './headerMilestones.ts';
import { writeReading } from './reading.ts';
import { conflictField, linkField, noDay, plannedField, readingField, type Store, taskFlags } from './store.ts';
import { hashText, type TextHash } from './textHash.ts';

/** Priorities by their number in a task's flags, less one. */
export const priorities: readonly Priority[] = ['critical', 'high', 'medium', 'low', 'lowest'];

/** State classes by their number in a state column. */
export const stateClasses = ['todo', 'doing', 'waiting', 'done', 'cancelled'] as const;

/** Stands between the headings of a task's heading path, outermost first; no heading can hold it. */
export const headingSeparator = '\n';

/** Stands before an owner that a field names, so that it is told apart from people who are only mentioned. */
export const ownerSign = '=';

/** Stands before the name at the end of a line that may be a person's; no name of a mention can hold it. */
export const assignedSign = '~';

/** A note to be kept: a notebook path (POSIX) and the text as it is in the file. */
export interface NoteText {
  readonly path: string;
  readonly text: string;
  /** That of the text, where whoever read the bytes has it; the text holds no NUL then. */
  readonly hash?: TextHash | undefined;
}

/** How a note is read of which only what is kept is wanted. */
export function keptOnly(options: ParseOptions): ParseOptions {
  return { ...options, planLinks: true };
}

/**
 * Appends the facts of a note, parsed from its text, and points its row at them. The row is live afterwards; what it pointed at
 * before stays where it was.
 */
export function writeNote(
  store: Store,
  note: number,
  parsed: Note,
  { path, text, hash = hashText(text) }: NoteText,
): void {
  const { entries, tasks } = store;
  const entryStart = entries.length;
  const taskStart = tasks.length;
  writeEntries(store, parsed);
  const conflicts = openConflicts(text);
  for (const { target, title } of plannedLinks(parsed, text)) writeEntry(store, linkField, `${target}\n${title}`);
  for (const conflict of conflicts) writeEntry(store, conflictField, writeConflict(conflict));
  writeTasks(store, note, parsed, path, text);
  const { columns } = store.notes;
  columns.live[note] = 1;
  columns.title[note] = store.texts.add(parsed.title);
  columns.folder[note] = store.labels.add(folderOf(path));
  columns.project[note] = store.labels.add(headerValue(parsed, 'project'));
  columns.entryStart[note] = entryStart;
  columns.entryEnd[note] = entries.length;
  columns.taskStart[note] = taskStart;
  columns.taskEnd[note] = tasks.length;
  columns.hashLow[note] = hash.low;
  columns.hashHigh[note] = hash.high;
  columns.problems[note] = Math.min(0xffff, parsed.problems.length + conflicts.length);
  columns.stampLow[note] = 0;
  columns.stampHigh[note] = 0;
}

function headerValue(note: Note, field: string): string {
  return note.header?.entries.findLast((entry) => entry.field === field)?.values[0]?.text ?? '';
}

function writeEntries(store: Store, note: Note): void {
  // Where both say it, the header did not say what was meant.
  if (note.stated.length > 0) writeEntriesOf(store, note.stated);
  if (note.header) writeEntriesOf(store, note.header.entries, note.stated);
  if (note.decision) writeEntry(store, decisionField, 'true');
  for (const reading of note.readings) writeEntry(store, readingField, writeReading(reading));
}

/** A key that is written twice counts where it is written last, `after` these entries included. */
function writeEntriesOf(store: Store, entries: readonly HeaderEntry[], after: readonly HeaderEntry[] = []): void {
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (entry === undefined || isWrittenAgain(entries, index + 1, entry.field) || isWrittenAgain(after, 0, entry.field))
      continue;
    for (const { text } of entry.values) writeValue(store, entry, text);
    for (const map of entry.maps) {
      // TaskNotes names what comes first as a map with a link.
      const uid = entry.field === 'after' ? map.get('uid') : undefined;
      if (uid !== undefined) {
        writeEntry(store, entry.field, uid.text);
        continue;
      }
      writeEntry(store, entry.field, [...map].map(([key, { text }]) => `${key}: ${text}`).join(', '));
    }
  }
}

function isWrittenAgain(entries: readonly HeaderEntry[], from: number, field: string): boolean {
  for (let later = from; later < entries.length; later++) if (entries[later]?.field === field) return true;
  return false;
}

/** Tags in one value stand with blanks or commas between, as Jekyll has them: a tag holds no blank. */
function writeValue(store: Store, { field, shape }: HeaderEntry, text: string): void {
  if (text === '') return;
  if (field !== 'tags' || shape !== 'scalar' || !text.includes(' ')) writeEntry(store, field, text);
  else for (const tag of text.split(/[\s,]+/)) if (tag !== '') writeEntry(store, field, tag);
}

function writeEntry(store: Store, field: string, value: string): void {
  const row = store.entries.append(1);
  const { columns } = store.entries;
  columns.field[row] = store.labels.add(field);
  columns.value[row] = store.texts.add(value);
}

function writeTasks(store: Store, note: number, parsed: Note, path: string, text: string): void {
  for (const { line, raw, task } of parsed.header ? headerMilestones(parsed.header, text) : []) {
    const row = writeTask(store, note, task, line, raw, { start: 0, end: raw.length });
    store.tasks.columns.flags[row] = flagsOf(task) | taskFlags.milestone | taskFlags.header;
  }
  const ofFile = isTodoTxt(path) ? taskFlags.todoTxt : 0;
  let [heading, word] = [-1, noWord];
  for (const task of parsed.tasks) {
    const row = writeTask(store, note, task, task.line, text, task.lineSpan);
    const { columns } = store.tasks;
    const own = (task.criterion ? taskFlags.criterion : 0) | (task.milestone ? taskFlags.milestone : 0);
    const more = own | (task.kept ? taskFlags.kept : 0);
    const isPlanned = task.repeat !== undefined && isMarkerWord(task.marker);
    if (isPlanned) writeEntry(store, plannedField, `${task.line} ${task.repeat}`);
    columns.flags[row] = flagsOf(task) | more | ofFile | (isPlanned ? taskFlags.planned : 0);
    if (task.heading !== heading) [heading, word] = [task.heading, store.labels.add(headingPath(parsed, task))];
    columns.heading[row] = word;
  }
}

/** Writes a task with the number of its line, and where that stands in the text whose offsets the task has. */
function writeTask(store: Store, note: number, task: TaskLine, line: number, text: string, span: Span): number {
  const row = store.tasks.append(1);
  const { columns } = store.tasks;
  columns.note[row] = note;
  columns.line[row] = line;
  // Who is somebody decides whether a name at the end belongs to the title.
  const { start } = task.contentSpan;
  const isTold = task.isWhole && task.assigned === undefined;
  store.appendLine(row, text, span, start, isTold ? start + task.text.length : start);
  columns.row[row] = 0;
  columns.flags[row] = 0;
  columns.heading[row] = noWord;
  columns.state[row] = stateClasses.indexOf(task.state);
  columns.owner[row] = store.labels.add(ownerWords(task));
  columns.project[row] = store.labels.add(projectWord(task));
  columns.tags[row] = store.labels.add(namesOf(task.tags));
  columns.due[row] = dayColumn(task.due ?? task.assigned?.day);
  columns.scheduled[row] = dayColumn(task.scheduled);
  columns.start[row] = dayColumn(task.start);
  columns.done[row] = dayColumn(task.done);
  return row;
}

/** Who may own the task: the owner its field names, else everybody it mentions, in order; the roster decides later. */
function ownerWords(task: TaskLine): string {
  if (task.owner !== undefined) return ownerSign + task.owner;
  const names = namesOf(task.people);
  return task.assigned === undefined ? names : names + assignedSign + task.assigned.name;
}

function namesOf(mentions: readonly Mention[]): string {
  const [first] = mentions;
  return first && mentions.length > 1 ? mentions.map(({ name }) => name).join(' ') : (first?.name ?? '');
}

function projectWord(task: TaskLine): string {
  return task.projects[0]?.name ?? task.fields.find(({ key }) => key === 'project')?.value ?? '';
}

function dayColumn(day: string | undefined): number {
  return (day === undefined ? undefined : dayNumber(day)) ?? noDay;
}

const columnFields: ReadonlySet<string> = new Set(['due', 'scheduled', 'start', 'done', 'priority', 'owner']);

function flagsOf(task: TaskLine): number {
  let flags = task.priority === undefined ? 0 : priorities.indexOf(task.priority) + 1;
  if (task.id !== undefined) flags |= taskFlags.id;
  if (task.wait !== undefined) flags |= taskFlags.wait;
  if (task.assigned !== undefined) flags |= taskFlags.assigned;
  if (task.fields.some(({ key }) => !columnFields.has(key))) flags |= taskFlags.more;
  return flags;
}

/** The headings a task stands under, outermost first; a title (the first heading, at level 1) only when it is the nearest. */
function headingPath(note: Note, task: Task): string {
  const nearest = note.headings[task.heading];
  if (nearest === undefined) return '';
  const path = [nearest.text];
  let { level } = nearest;
  for (let above = task.heading - 1; above >= 0 && level > 1; above--) {
    const heading = note.headings[above];
    if (heading === undefined || heading.level >= level) continue;
    if (above > 0 || heading.level > 1) path.unshift(heading.text);
    level = heading.level;
  }
  return path.join(headingSeparator);
}
