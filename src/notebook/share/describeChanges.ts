// Says in one line what changed in the notes, for the message of a commit. Comes in: entries of the share list with their
// texts. Goes out: a subject of at most 72 characters and, where there are several notes, a list below it. Pure.
// No `@` signs: a forge would notify everybody who is mentioned in a task.
import type { StateClass } from '../../core/note/note.ts';
import { readNote } from '../../core/note/readNote.ts';
import type { ChangeKind } from './shareList.ts';

/** What is known of one changed file. */
export interface DescribedChange {
  readonly path: string;
  readonly from?: string;
  readonly change: ChangeKind;
  readonly before?: string;
  readonly after?: string;
}

interface Counts {
  done: number;
  reopened: number;
  added: number;
}

const maxSubject = 72;
const maxListed = 20;

/** For example `3 tasks done, 2 notes added: roadmap, weekly`. */
export function describeChanges(changes: readonly DescribedChange[]): string {
  const parts = [...taskWords(changes), ...noteWords(changes)];
  const names = changes.map(({ path }) => nameOf(path));
  const subject = shorten(`${parts.join(', ') || 'Notes updated'}: ${names.join(', ')}`);
  const lines = changes.slice(0, maxListed).map((change) => `- ${say(change)}`);
  if (changes.length > maxListed) lines.push(`- and ${changes.length - maxListed} more`);
  return withoutMentions(changes.length > 1 ? `${subject}\n\n${lines.join('\n')}` : subject);
}

function taskWords(changes: readonly DescribedChange[]): string[] {
  const counts: Counts = { done: 0, reopened: 0, added: 0 };
  for (const { change, path, from, before, after } of changes) {
    if (after === undefined || (change !== 'changed' && change !== 'renamed')) continue;
    countTasks(tasksOf(from ?? path, before ?? ''), tasksOf(path, after), counts);
  }
  return [
    ...(counts.done > 0 ? [`${amount(counts.done, 'task')} done`] : []),
    ...(counts.reopened > 0 ? [`${amount(counts.reopened, 'task')} reopened`] : []),
    ...(counts.added > 0 ? [`${amount(counts.added, 'task')} added`] : []),
  ];
}

/** Tasks by the text a person reads: a tick may add a date behind it and stays the same task. */
function tasksOf(path: string, text: string): ReadonlyMap<string, StateClass> {
  return new Map(readNote(path, text).tasks.map((task) => [task.text, task.state]));
}

function countTasks(old: ReadonlyMap<string, StateClass>, now: ReadonlyMap<string, StateClass>, counts: Counts): void {
  for (const [text, state] of now) {
    const known = old.get(text);
    if (known === undefined) counts.added++;
    else if (state === 'done' && known !== 'done') counts.done++;
    else if (state !== 'done' && known === 'done') counts.reopened++;
  }
}

const kindWords: readonly (readonly [ChangeKind, string])[] = [
  ['new', 'added'],
  ['changed', 'updated'],
  ['renamed', 'renamed'],
  ['deleted', 'deleted'],
];

function noteWords(changes: readonly DescribedChange[]): string[] {
  return kindWords.flatMap(([kind, word]) => {
    const count = changes.filter(({ change }) => change === kind).length;
    return count === 0 ? [] : [`${amount(count, 'note')} ${word}`];
  });
}

function amount(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function say({ change, path, from }: DescribedChange): string {
  const word = kindWords.find(([kind]) => kind === change)?.[1] ?? change;
  return from === undefined ? `${word}: ${path}` : `${word}: ${from} to ${path}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const chars = [...line];
  return chars.length <= maxSubject
    ? line
    : `${chars
        .slice(0, maxSubject - 1)
        .join('')
        .trimEnd()}…`;
}

function withoutMentions(text: string): string {
  return text.replaceAll('@', '');
}
