// Notes that other tools and habits made, recognised by where they lie and what their headers hold. Comes in: a place and the
// header's texts. Goes out: the id of a built-in kind, or nothing. One row a signature; nothing else in Daybook knows them.
import { dayInPath } from './pathDay.ts';

/** Field that a note with the sections of a decision record has; not a name that a header can have. */
export const decisionField = ' decision';

/** First values of a note's header by normalised field; a Map of texts is one, a packed row can be another. */
export interface FieldTexts {
  get(field: string): string | undefined;
}

/** A path taken apart once; all lower case, the file name without `.md`. */
export interface Place {
  readonly path: string;
  readonly folders: readonly string[];
  readonly file: string;
}

interface Signature {
  readonly kind: string;
  readonly matches: (place: Place, fields: FieldTexts, isTool: boolean) => boolean;
}

const meetingFolders = new Set([
  'meetings',
  'meeting',
  'meeting-notes',
  'meetingnotes',
  'minutes',
  'standups',
  'stand-ups',
  'standup',
]);

/** What stands behind the day in the names of meetings, wherever they lie. */
const meetingWords = new Set([
  'standup',
  'stand-up',
  'meeting',
  'minutes',
  'retro',
  'retrospective',
  'kickoff',
  'sync',
]);

const decisionFolders = new Set(['adr', 'adrs', 'decisions', 'decision-records', 'architecture-decisions']);

const backlogFolders = new Set(['backlog', '.backlog']);

const backlogTasks = new Set(['tasks', 'completed', 'drafts']);

/** Headers that belong to a tool whose own `type:` means something else; asked before `type:`. */
const owners: readonly Signature[] = [
  // Backlog.md: `backlog/tasks/task-12 - Rotate-keys.md`, the folder's name may differ
  {
    kind: 'task',
    matches: (place, fields, isTool) =>
      backlogTasks.has(parent(place)) && isBacklogFile(place, fields, isTool) && has(fields, 'status'),
  },
  {
    kind: 'decision',
    matches: (place, fields, isTool) => parent(place) === 'decisions' && isBacklogFile(place, fields, isTool),
  },
];

/** Headers without a `type:` of ours; asked after it, before folders. */
const headers: readonly Signature[] = [
  // adr-tools, log4brains and MADR, whose status may stand in the body
  { kind: 'decision', matches: (_, fields) => has(fields, decisionField) },
  // MADR, and the same fields under their older names
  {
    kind: 'decision',
    matches: (_, fields) => isWritten(fields.get('status')) && hasAny(fields, 'deciders', 'consulted', 'informed'),
  },
  // TaskNotes: its own stamps, or the tag it knows its notes by
  {
    kind: 'task',
    matches: (_, fields) =>
      has(fields, 'status') &&
      (hasAny(fields, 'time-entries', 'complete-instances', 'date-modified') || fields.get('tags') === 'task'),
  },
  // Dendron task notes: stamps in milliseconds, and any one field of a plan
  {
    kind: 'task',
    matches: (_, fields) =>
      isMilliseconds(fields.get('updated')) &&
      isMilliseconds(fields.get('created')) &&
      hasAny(fields, 'status', 'due', 'priority', 'owner'),
  },
  // enhancement proposals of Kubernetes
  { kind: 'project', matches: (_, fields) => has(fields, 'owning-sig') && has(fields, 'status') },
  // status pages kept as files
  {
    kind: 'issue',
    matches: (_, fields) => has(fields, 'affected') && hasAny(fields, 'severity', 'resolved', 'resolved-when'),
  },
  // technology radars
  { kind: 'technology', matches: (_, fields) => has(fields, 'ring') && has(fields, 'quadrant') },
  // compliance repositories
  { kind: 'policy', matches: (_, fields) => has(fields, 'major-revisions') && hasAny(fields, 'satisfies', 'acronym') },
  { kind: 'control', matches: (_, fields) => has(fields, 'cron') && has(fields, 'name') && has(fields, 'id') },
];

/**
 * The kind of a note whose header belongs to another tool, `type:` included; undefined for all others. `isTool` says that the note
 * lies in a folder that the tool's configuration names.
 * Hot: called per note at load; for most places it is one look-up.
 */
export function foreignOwner(place: Place, fields: FieldTexts, isTool = false): string | undefined {
  return owners.find((row) => row.matches(place, fields, isTool))?.kind;
}

/** The kind a header without a known `type:` shows, whatever its folder. Hot: called per note without a type at load. */
export function kindOfHeader(place: Place, fields: FieldTexts): string | undefined {
  return headers.find((row) => row.matches(place, fields, false))?.kind;
}

/**
 * The kind that the names of folder and file show (dated files under a meetings folder or called like a meeting, numbered ones
 * under a decisions folder)
 * with the number of folders the rule used up: a configured folder that is deeper goes before it.
 */
export function kindOfPlace(place: Place): { readonly kind: string; readonly depth: number } | undefined {
  for (let depth = place.folders.length; depth > 0; depth--) {
    const folder = place.folders[depth - 1] ?? '';
    if (meetingFolders.has(folder) && (dayInPath(place.path) !== undefined || isShortDay(place.file)))
      return { kind: 'meeting', depth };
    if (decisionFolders.has(folder) && isNumbered(place.file)) return { kind: 'decision', depth };
  }
  if (isMeetingName(place.file)) return { kind: 'meeting', depth: place.folders.length };
  return isWeek(place.file) && place.folders.includes('days')
    ? { kind: 'week', depth: place.folders.length }
    : undefined;
}

/** Takes a path (POSIX, relative to the notebook) apart. */
export function placeOf(path: string): Place {
  const lower = path.toLowerCase();
  const folders = lower.split('/');
  const name = folders.pop() ?? '';
  return { path: lower, folders, file: name.endsWith('.md') ? name.slice(0, -3) : name };
}

/** Named after its own id, or in a folder of the tool's name. */
function isBacklogFile(place: Place, fields: FieldTexts, isTool: boolean): boolean {
  const id = fields.get('id')?.toLowerCase();
  if (id === undefined || id === '') return false;
  return isTool || place.file.startsWith(`${id} - `) || backlogFolders.has(place.folders.at(-2) ?? '');
}

/** `0004-…`, `20260304-…`, `adr-4-…`: three digits or more, or the prefix. */
function isNumbered(file: string): boolean {
  const start = file.startsWith('adr-') || file.startsWith('adr_') ? 4 : 0;
  let end = start;
  while (file.charCodeAt(end) >= 48 && file.charCodeAt(end) <= 57) end++;
  return end - start >= (start > 0 ? 1 : 3);
}

/** `2-18-26`: a day that nobody can be sure of, but no other kind of note is called so. */
function isShortDay(file: string): boolean {
  return /^\d{1,2}[-_.]\d{1,2}[-_.]\d{2}$/.test(file);
}

/** `2026-03-04-standup`, `2026-03-04 mail-meeting`: a day first, a meeting's word last. */
function isMeetingName(file: string): boolean {
  if (file.length < 12 || dayInPath(file.slice(0, 10)) === undefined) return false;
  const words = file.slice(11).split(/[-_ ]/);
  return meetingWords.has(words.at(-1) ?? '') || meetingWords.has(words.slice(-2).join('-'));
}

/** `2026-w10`. */
function isWeek(file: string): boolean {
  return file.length === 8 && file.startsWith('-w', 4) && Number(file.slice(0, 4)) > 0 && Number(file.slice(6)) > 0;
}

function parent(place: Place): string {
  return place.folders.at(-1) ?? '';
}

function has(fields: FieldTexts, field: string): boolean {
  return fields.get(field) !== undefined;
}

function hasAny(fields: FieldTexts, ...names: readonly string[]): boolean {
  return names.some((name) => fields.get(name) !== undefined);
}

/** False for what a template has in place of a value: `{proposed | accepted}`. */
function isWritten(text: string | undefined): boolean {
  return text !== undefined && !text.startsWith('{') && !text.startsWith('<');
}

function isMilliseconds(text: string | undefined): boolean {
  return text !== undefined && /^\d{12,14}$/.test(text);
}
