// What changed in notes, in terms of tasks and records. Comes in: forms of notes before and after, by path. Goes out: rows, in the
// order of the notes; a task that moved to another of the notes is one row. Pure and linear but for a bounded look for rewordings.
// What a confidential record or line says never goes out; the caller still knows that the note changed.
import { eachOf, finished, type Steps } from '../index/steps.ts';
import { secondFormIn } from '../merge/forms.ts';
import type { Note, Task } from '../note/note.ts';
import { readNote } from '../note/readNote.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { nameOf } from '../notePath.ts';
import { isConfidentialNote } from '../record/confidential.ts';
import { noteTexts } from '../record/interpret.ts';

/** A form of a note: its text, or the same as it was read already. */
export type NoteForm = string | Note;

/** One note before and after; an absent form means there is no such form. */
export interface NotePair {
  readonly path: string;
  /** The former path of a renamed note. */
  readonly from?: string;
  readonly before?: NoteForm;
  readonly after?: NoteForm;
}

/** Fields of records that people follow. */
export type RecordField = 'status' | 'severity' | 'health' | 'due' | 'owner';

/**
 * What happened to a task or a record. `moved` is a task that is in another note now, `changed` one with another detail, `doubled`
 * one that a merge left in two versions, `settled` one of which a person chose the version.
 */
export type ChangeVerb =
  | 'done'
  | 'reopened'
  | 'cancelled'
  | 'added'
  | 'removed'
  | 'moved'
  | 'reworded'
  | 'changed'
  | 'chased'
  | 'doubled'
  | 'settled'
  | RecordField;

/** One thing that happened. */
export interface ChangeRow {
  /** Path of the note (the later one of a renamed note). */
  readonly path: string;
  readonly about: 'task' | 'record';
  readonly verb: ChangeVerb;
  /** The task's text, or the record's id or title. */
  readonly name: string;
  /** Value before and after, for verbs that name a field; empty when there is none. */
  readonly from: string;
  readonly to: string;
}

interface Leftover {
  readonly path: string;
  readonly task: Task;
}

/** Beyond this many unpaired tasks on a side nobody looks for rewordings. */
const maxCompared = 60;
/** Notes compared between two pauses. */
const notesAStep = 16;
const followed: readonly RecordField[] = ['status', 'severity', 'health', 'due', 'owner'];

/** The rows of all notes: records first in each note, then its tasks; tasks without a partner come last. */
export function compareNotes(pairs: readonly NotePair[]): readonly ChangeRow[] {
  return finished(compareSteps(pairs));
}

/** The same in steps. */
export function* compareSteps(pairs: readonly NotePair[]): Steps<readonly ChangeRow[]> {
  const rows: ChangeRow[] = [];
  const gone: Leftover[] = [];
  const come: Leftover[] = [];
  const compare = ({ path, from, before, after }: NotePair): void => {
    const old = formOf(from ?? path, before);
    const now = formOf(path, after);
    if (isConfidentialNote(old) || isConfidentialNote(now)) return;
    const tasks = { old: old?.tasks ?? [], now: now?.tasks ?? [] };
    if (old !== undefined && now !== undefined) {
      rows.push(...recordRows(path, old, now));
      const doubled = withoutVersions(tasks.now, tasks.old);
      const settled = withoutVersions(doubled.others, doubled.tasks);
      tasks.old = settled.tasks;
      tasks.now = settled.others;
      rows.push(...lone(path, doubled.named, 'doubled'), ...lone(path, settled.named, 'settled'));
    }
    const left = pairTasks(tasks.old, tasks.now, (a, b) => rows.push(...taskRows(path, a, b)));
    // A new or a deleted note is told as a whole; its tasks count only where they moved.
    gone.push(...left.old.map((task) => ({ path, task })));
    come.push(...left.now.map((task) => ({ path, task })));
  };
  yield* eachOf(pairs, compare, notesAStep);
  const isWhole = new Set(
    pairs.filter((pair) => (pair.before === undefined) !== (pair.after === undefined)).map(pathOf),
  );
  return [...rows, ...leftoverRows(gone, come, isWhole)];
}

function pathOf({ path }: NotePair): string {
  return path;
}

function formOf(path: string, form: NoteForm | undefined): Note | undefined {
  return typeof form === 'string' ? readNote(path, form) : form;
}

function recordRows(path: string, old: Note, now: Note): ChangeRow[] {
  const before = noteTexts(old);
  const after = noteTexts(now);
  const name = after.get('id') || now.title || nameOf(path);
  return followed.flatMap((verb) => {
    const [from = '', to = ''] = [before.get(verb), after.get(verb)];
    return from === to ? [] : [{ path, about: 'record' as const, verb, name, from, to }];
  });
}

interface Versions {
  /** Tasks without second versions, and without first ones where the other form of the note has the second. */
  readonly tasks: readonly Task[];
  /** Tasks of the other form of the note, without those that stand here as second versions. */
  readonly others: readonly Task[];
  /** The tasks that stand in two versions here alone. */
  readonly named: readonly Task[];
}

/** Takes out what stands in two versions in one form of a note alone: to choose is not to remove, nor is a conflict an addition. */
function withoutVersions(tasks: readonly Task[], others: readonly Task[]): Versions {
  const known = new Set([undefined, ...others.map(({ raw }) => secondFormIn(raw)?.id)]);
  const seconds = tasks.filter(({ raw }) => !known.has(secondFormIn(raw)?.id));
  if (seconds.length === 0) return { tasks, others, named: [] };
  const forms = new Set(seconds.map(({ raw }) => secondFormIn(raw)?.form));
  const raws = new Set(others.map(({ raw }) => raw));
  const out = new Set(seconds);
  for (const { line, raw } of seconds) {
    const first = tasks.find((task) => task.line === line - 1);
    if (first && raws.has(secondFormIn(raw)?.form ?? '') && !raws.has(first.raw)) out.add(first);
  }
  return {
    tasks: tasks.filter((task) => !out.has(task)),
    others: others.filter(({ raw }) => !forms.has(raw)),
    named: seconds,
  };
}

/** Pairs equal lines, then equal texts, finished ones first: of a task that repeats, the finished one is the old one. */
function pairTasks(
  old: readonly Task[],
  now: readonly Task[],
  pair: (old: Task, now: Task) => void,
): { readonly old: readonly Task[]; readonly now: readonly Task[] } {
  const same = pairBy(
    old,
    now,
    ({ raw }) => raw,
    () => undefined,
  );
  const finishedFirst = [...same.now].sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)));
  const repeated = new Set<string>();
  const left = pairBy(same.old, finishedFirst, textOf, (before, after) => {
    // The occurrence that was finished last stands for the one before it; the open one is the next, not reopened.
    if (!repeated.has(before.text) || isOpen(before) || !isOpen(after)) pair(before, after);
    if (before.repeat !== undefined) repeated.add(before.text);
  });
  const come = left.now.filter(({ text }) => !repeated.has(text)).sort((a, b) => a.line - b.line);
  return { old: left.old, now: come };
}

function textOf({ text }: Task): string {
  return text;
}

/** Pairs tasks of one key in their order, and answers those without a partner. */
function pairBy(
  old: readonly Task[],
  now: readonly Task[],
  keyOf: (task: Task) => string,
  pair: (old: Task, now: Task) => void,
): { readonly old: readonly Task[]; readonly now: readonly Task[] } {
  const waiting = new Map<string, Task[]>();
  for (const task of [...old].reverse()) addTo(waiting, keyOf(task), task);
  const left = new Set(old);
  const rest: Task[] = [];
  for (const task of now) {
    const partner = waiting.get(keyOf(task))?.pop();
    if (partner === undefined) rest.push(task);
    else {
      left.delete(partner);
      pair(partner, task);
    }
  }
  return { old: [...left], now: rest };
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function isOpen({ state }: Task): boolean {
  return isOpenClass(state);
}

function taskRows(path: string, old: Task, now: Task): ChangeRow[] {
  const row = (verb: ChangeVerb, from = '', to = ''): ChangeRow => ({
    path,
    about: 'task',
    verb,
    name: now.text,
    from,
    to,
  });
  if (old.raw === now.raw || isKept(old, now)) return [];
  if (now.state === 'done' && old.state !== 'done') return [row('done')];
  if (now.state === 'cancelled' && old.state !== 'cancelled') return [row('cancelled')];
  if (isOpen(now) && !isOpen(old)) return [row('reopened')];
  const rows = [
    ...(old.due === now.due ? [] : [row('due', old.due, now.due)]),
    ...(ownerOf(old) === ownerOf(now) ? [] : [row('owner', ownerOf(old), ownerOf(now))]),
  ];
  if (rows.length > 0) return rows;
  if (old.text !== now.text) return [row('reworded')];
  return [row(chasedOn(old) === chasedOn(now) ? 'changed' : 'chased')];
}

function chasedOn({ fields }: Task): string | undefined {
  return fields.find(({ key }) => key === 'chased')?.value;
}

function isKept(...forms: readonly Task[]): boolean {
  return forms.some(({ kept }) => kept);
}

function ownerOf({ owner, people }: Task): string {
  return owner ?? people[0]?.name ?? '';
}

function leftoverRows(gone: readonly Leftover[], come: readonly Leftover[], isWhole: ReadonlySet<string>): ChangeRow[] {
  const rows: ChangeRow[] = [];
  const waiting = new Set(come);
  const byText = new Map<string, Leftover[]>();
  for (const now of [...come].reverse()) addTo(byText, now.task.text, now);
  const isFew = gone.length <= maxCompared && come.length <= maxCompared;
  const lost: Leftover[] = [];
  for (const old of gone) {
    const moved = byText.get(old.task.text)?.pop();
    if (moved === undefined) lost.push(old);
    else {
      waiting.delete(moved);
      const { path, task } = moved;
      const told = taskRows(path, old.task, task).filter(({ verb }) => verb !== 'changed');
      rows.push(
        ...(told.length > 0 || isKept(old.task, task)
          ? told
          : [{ path, about: 'task', verb: 'moved', name: task.text, from: '', to: '' } as const]),
      );
    }
  }
  for (const old of lost) {
    const now = isFew
      ? [...waiting].find((other) => other.path === old.path && isReworded(old.task, other.task))
      : undefined;
    if (now !== undefined) waiting.delete(now);
    if (now !== undefined) rows.push(...taskRows(now.path, old.task, now.task));
    else if (!isWhole.has(old.path)) rows.push(...lone(old.path, [old.task], 'removed'));
  }
  const news = [...waiting].filter(({ path }) => !isWhole.has(path));
  return [...rows, ...news.flatMap(({ path, task }) => lone(path, [task], task.state === 'done' ? 'done' : 'added'))];
}

function lone(path: string, tasks: readonly Task[], verb: ChangeVerb): ChangeRow[] {
  const told = tasks.filter((task) => !isKept(task));
  return told.map(({ text }) => ({ path, about: 'task', verb, name: text, from: '', to: '' }));
}

/** Half of the words are still there, in any order. */
function isReworded(old: Task, now: Task): boolean {
  if (old.id !== undefined && old.id === now.id) return true;
  const words = new Set(old.text.toLowerCase().split(/\s+/));
  const later = now.text.toLowerCase().split(/\s+/);
  const kept = later.filter((word) => words.has(word)).length;
  return kept > 0 && 2 * kept >= Math.max(words.size, later.length);
}
