// What keys and values are called: folding of key spellings, the alias table, the priority scale, state words.
// Comes in: a key or word as written. Goes out: its normalised name. All of it is data; no text of a note is read here.
import type { Priority, StateClass } from './note.ts';

/** How the value of a task-line field is read: a day, a priority, an id, ids, a word, a rule of repetition. */
export type FieldType = 'day' | 'priority' | 'id' | 'ids' | 'word' | 'rule';

/** A field of a task line: its normalised name and how its value is read. */
export interface LineField {
  readonly field: string;
  readonly type: FieldType;
}

interface AliasRow extends LineField {
  /** Folded spellings read everywhere. */
  readonly names: readonly string[];
  /** Short or everyday words, read on task lines only: in a header they are a team's own keys. */
  readonly lineNames?: readonly string[];
}

/** The alias table of docs/format; the first column is the normalised name. */
const rows: readonly AliasRow[] = [
  { field: 'due', type: 'day', names: ['due-date', 'deadline'] },
  { field: 'scheduled', type: 'day', names: ['sched', 'scheduled-date'], lineNames: ['do'] },
  { field: 'start', type: 'day', names: ['threshold', 'starts', 'start-date'], lineNames: ['t'] },
  { field: 'created', type: 'day', names: ['created-date', 'date-created', 'creation-date'] },
  { field: 'done', type: 'day', names: ['completion', 'completed', 'completed-date'], lineNames: ['closed'] },
  { field: 'cancelled', type: 'day', names: ['canceled'] },
  { field: 'asked', type: 'day', names: [] },
  { field: 'chased', type: 'day', names: [] },
  { field: 'chase', type: 'day', names: ['next-chase'] },
  { field: 'priority', type: 'priority', names: ['pri', 'prio'] },
  { field: 'repeat', type: 'rule', names: ['rec', 'recur', 'recurrence'], lineNames: ['every'] },
  { field: 'id', type: 'id', names: [] },
  { field: 'after', type: 'ids', names: ['depends', 'depends-on', 'dependencies', 'blocked-by'] },
  { field: 'owner', type: 'word', names: ['assignee', 'assignees', 'assigned', 'responsible'], lineNames: ['who'] },
  { field: 'project', type: 'word', names: ['projects'] },
  { field: 'tags', type: 'word', names: ['tag', 'labels', 'keywords', 'categories'] },
  { field: 'wait', type: 'word', names: ['waiting', 'waiting-for', 'waiting-on'] },
  { field: 'est', type: 'word', names: ['estimate', 'effort', 'time-estimate'] },
  { field: 'work', type: 'word', names: [] },
  { field: 'status', type: 'word', names: ['state'] },
  { field: 'on-completion', type: 'word', names: [] },
  { field: 'confidential', type: 'word', names: [] },
];

/** Keys of headers alone: other tools' words for fields of records. */
const headerNames: readonly (readonly [string, string])[] = [
  ['decision-makers', 'deciders'],
  ['participants', 'attendees'],
];

const headerFields = new Map<string, string>(headerNames);
const lineFields = new Map<string, AliasRow>();
for (const row of rows) {
  for (const name of [row.field, ...row.names]) headerFields.set(name, row.field);
  for (const name of [row.field, ...row.names, ...(row.lineNames ?? [])]) lineFields.set(name, row);
}

/**
 * Folds a key's spelling: lower case; `_`, blank and a camelCase step become `-`. `dueDate`, `Due_Date` and `due date`
 * are all `due-date`; a word in capitals stays one word.
 */
export function foldKey(key: string): string {
  return isFolded(key)
    ? key
    : key
        .trim()
        .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
        .toLowerCase()
        .replace(/[\s_]/g, '-');
}

/** The normalised name of a header key: folded, then looked up in the alias table; an unknown key stays as folded. */
export function headerField(key: string): string {
  const folded = foldKey(key);
  return headerFields.get(folded) ?? folded;
}

/** A key of a header as written, and its normalised name. */
export interface HeaderKey {
  readonly key: string;
  readonly field: string;
}

/** The key as `headerField` names it. */
export function headerKey(key: string): HeaderKey {
  return { key, field: headerField(key) };
}

/** Keys that were met last, by their length and edges: headers of notes have the same few over and over. */
const met: (HeaderKey | undefined)[] = new Array(256).fill(undefined);
/** Longer ones are not kept: to engines they are pieces of their note, all of which they would hold in memory. */
const LONGEST_MET = 12;

/** The header key `[start, end)` of a text, which is not empty. Hot: called for each line of a header. */
export function headerKeyAt(text: string, start: number, end: number): HeaderKey {
  const length = end - start;
  if (length > LONGEST_MET) return headerKey(text.slice(start, end));
  const place = (length * 67 + text.charCodeAt(start) * 5 + text.charCodeAt(end - 1)) & 255;
  const last = met[place];
  if (last !== undefined && last.key.length === length && text.startsWith(last.key, start)) return last;
  const read = headerKey(text.slice(start, end));
  met[place] = read;
  return read;
}

/** Normalised name and value type of a key on a task line, or `undefined` when the alias table does not know it. */
export function lineField(key: string): LineField | undefined {
  return lineFields.get(foldKey(key));
}

const priorities: ReadonlyMap<string, Priority> = new Map<string, Priority>([
  ...words<Priority>('critical', 'critical highest urgent blocker p0 p1 sev1'),
  ...words<Priority>('high', 'high a h p2'),
  ...words<Priority>('medium', 'medium b m normal p3'),
  ...words<Priority>('low', 'low c l minor p4'),
  ...words<Priority>('lowest', 'lowest trivial p5'),
]);

/** The priority a word means (`high`, `A`, `P2`, `blocker`), any case; D to Z are lowest; `undefined` for other words. */
export function priorityOf(word: string): Priority | undefined {
  const lower = word.toLowerCase();
  const known = priorities.get(lower);
  if (known !== undefined || lower.length !== 1) return known;
  return lower >= 'd' && lower <= 'z' ? 'lowest' : undefined;
}

const states: ReadonlyMap<string, StateClass> = new Map<string, StateClass>([
  ...words<StateClass>('todo', 'todo open to-do'),
  ...words<StateClass>('doing', 'doing in-progress wip started active'),
  ...words<StateClass>('waiting', 'waiting wait blocked on-hold hold'),
  ...words<StateClass>('done', 'done completed closed'),
  ...words<StateClass>('cancelled', 'cancelled canceled dropped'),
]);

/** The class a task line's `status:` word means, or `undefined` for a word of a team's own. */
export function stateOf(word: string): StateClass | undefined {
  return states.get(foldKey(word));
}

function words<T>(value: T, list: string): [string, T][] {
  return list.split(' ').map((word) => [word, value]);
}

function isFolded(key: string): boolean {
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at);
    if (code > 122 || code === 95 || code <= 32 || (code >= 65 && code <= 90)) return false;
  }
  return true;
}
