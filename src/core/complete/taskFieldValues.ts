// Values of one field of a task line: days, rules, priorities, states, ids of other tasks, people. Comes in: the normalised key
// and what was typed; goes out: values in order. Only an id that is about to be referred to is ever given to another task.
import { lineField } from '../note/aliases.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Dialect, Note, Task } from '../note/note.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { type CompletionRequest, fitting, mostProposals, wordFit } from './completion.ts';
import { dialectAt } from './dialect.ts';
import type { TextPlace } from './place.ts';
import {
  dayValues,
  durationValues,
  listedValues,
  type ProposedValue,
  personValues,
  projectValues,
  recordValues,
  ruleValues,
  tagValues,
} from './values.ts';

/** States that a line says in words; the box says the others. */
const lineStates: readonly string[] = ['doing', 'waiting', 'todo'];

/** How much is typed before tasks of other notes are looked through, and the most of them that are shown. */
const leastTyped = 3;
const mostFar = 10;
const tasks: ReadonlySet<string> = new Set(['task']);

/** What can stand there, best first. */
export function taskFieldValues(
  key: string,
  typed: string,
  request: CompletionRequest,
  place: TextPlace,
): ProposedValue[] {
  const { kinds } = request.index.config;
  switch (lineField(key)?.type) {
    case 'day':
      return dayValues(typed, key, request);
    case 'rule':
      return ruleValues(typed);
    case 'priority':
      return priorityValues(typed, request);
    case 'ids':
      return idValues(typed, request, place);
    case 'id':
      return [];
    default:
      break;
  }
  if (key === 'owner') return personValues(typed, request, place.note);
  if (key === 'project') return projectValues(typed, request, place.note);
  if (key === 'tags') return tagValues(typed, request, place.note);
  if (key === 'est') return durationValues(typed, key, 'duration');
  if (key === 'status') return listedValues(typed, lineStates);
  if (key === 'wait') {
    const partners = [...kinds.values()].filter((kind) => kind.fields.includes('follow-up-every')).map(({ id }) => id);
    return [...personValues(typed, request, place.note), ...recordValues(typed, request, new Set(partners))];
  }
  return declaredValues(typed, key, request, place);
}

/** Values of a field that only the configuration knows, by its type. */
function declaredValues(typed: string, key: string, request: CompletionRequest, place: TextPlace): ProposedValue[] {
  const decl = request.index.config.fields.get(key);
  switch (decl?.type) {
    case 'day':
    case 'stamp':
      return dayValues(typed, key, request);
    case 'person':
    case 'people':
      return personValues(typed, request, place.note);
    case 'project':
      return projectValues(typed, request, place.note);
    case 'duration':
    case 'interval':
      return durationValues(typed, key, decl.type);
    case 'flag':
      return listedValues(typed, ['true', 'false']);
    default:
      return listedValues(typed, decl?.values ?? []);
  }
}

/** Priorities, the most pressing first. */
export function priorityValues(typed: string, { index }: CompletionRequest): ProposedValue[] {
  const decl = index.config.fields.get('priority');
  const doc = decl?.doc;
  return listedValues(typed, decl?.values ?? []).map((value) => (doc === undefined ? value : { ...value, doc }));
}

/** Tasks by id or words: those of the note first, with or without an id, then those of other notes that have one. */
function idValues(typed: string, request: CompletionRequest, place: TextPlace): ProposedValue[] {
  const { note, task: own } = place;
  const isOpen = (task: Task) => isOpenClass(task.state);
  const near = note.tasks.filter(
    (task) => task !== own && (task.id !== undefined || (isOpen(task) && !task.criterion)),
  );
  const found = fitting(
    typed,
    near,
    ({ id, text }) => (id === undefined ? [text] : [id, text]),
    (task) => (isOpen(task) ? 1 : 0),
  );
  const dialect = dialectAt(request, place);
  const values = found.flatMap((task) => idOf(task, request, dialect) ?? []);
  const taken = new Set(values.map(({ value }) => value));
  const far = farIds(typed, request, note).filter(({ value }) => !taken.has(value));
  return [...values, ...far, ...farTasks(typed, request)].slice(0, mostProposals);
}

/** A task without an id is given one together with the reference to it. */
function idOf(task: Task, request: CompletionRequest, dialect: Dialect): ProposedValue | undefined {
  if (task.id !== undefined) return { kind: 'id', label: task.id, detail: task.text, value: task.id };
  const id = request.newId?.();
  if (id === undefined) return undefined;
  const also = setFieldEdits(request.text, task, 'id', id, dialect);
  return { kind: 'id', label: task.text, detail: id, value: id, also };
}

/** Open tasks of other notes that have no id yet, found by their words: there are too many of them to show unasked. */
function farTasks(typed: string, { index, path, newId }: CompletionRequest): ProposedValue[] {
  const word = longestWord(typed);
  if (newId === undefined || word.length < leastTyped) return [];
  const values: ProposedValue[] = [];
  const mayHold = index.titleFinder(word);
  for (const row of index.rowsAmong({ kinds: tasks, open: true })) {
    if (!mayHold(row) || index.path(row) === path || isTodoTxt(index.path(row))) continue;
    const title = String(index.get(row, 'title') ?? '');
    if (wordFit(typed.trim(), title) === undefined || index.get(row, 'id') !== undefined) continue;
    const { path: to, task } = index.key(row);
    const id = newId();
    if (task) values.push({ kind: 'id', label: title, detail: to, value: id, refers: { key: { path: to, task }, id } });
    if (values.length === mostFar) break;
  }
  return values;
}

/** The longest run of plain letters and digits, by which lines are told apart before they are read. */
function longestWord(typed: string): string {
  const runs = typed.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '');
}

function farIds(typed: string, { index, path }: CompletionRequest, note: Note): ProposedValue[] {
  const own = new Set(note.tasks.map(({ id }) => id));
  const rows = index.rowsWithId().filter((row) => index.path(row) !== path);
  const named = rows.map((row) => ({
    id: String(index.get(row, 'id') ?? ''),
    text: String(index.get(row, 'title') ?? ''),
  }));
  const found = fitting(typed, named, ({ id, text }) => [id, text]);
  return found.flatMap(({ id, text }) => (own.has(id) ? [] : { kind: 'id', label: id, detail: text, value: id }));
}
