// Says in one line what changed in the notes, for the message of a commit. Comes in: entries of the share list with their
// texts. Goes out: a subject of at most 72 characters and, where there are several notes, a list below it. Pure.
// No `@` signs: a forge would notify everybody who is mentioned in a task.
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
  for (const { change, before, after } of changes) {
    if (after !== undefined && (change === 'changed' || change === 'renamed')) countTasks(before ?? '', after, counts);
  }
  return [
    ...(counts.done > 0 ? [`${amount(counts.done, 'task')} done`] : []),
    ...(counts.reopened > 0 ? [`${amount(counts.reopened, 'task')} reopened`] : []),
    ...(counts.added > 0 ? [`${amount(counts.added, 'task')} added`] : []),
  ];
}

/** A box line, its mark, and its text up to the first field or stamp; a tick may add `done:2026-01-05` behind it. */
const box = /^\s*(?:[-*+]|\d{1,9}[.)])\s\[(.)\]\s(.*)$/u;

function boxesOf(text: string): Map<string, string> {
  const boxes = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = box.exec(line);
    if (match !== null) boxes.set(plainText(match[2] ?? ''), match[1] ?? ' ');
  }
  return boxes;
}

function plainText(text: string): string {
  const words = text
    .split(/\s+/)
    .filter((word) => !/^[a-z]+:\S/i.test(word) && !/^\d{4}-\d{2}-\d{2}$/.test(word) && !/^[✅❌]/u.test(word));
  return words.join(' ').replaceAll('~~', '');
}

function countTasks(before: string, after: string, counts: Counts): void {
  const old = boxesOf(before);
  for (const [text, mark] of boxesOf(after)) {
    const known = old.get(text);
    const isDone = mark === 'x' || mark === 'X';
    const wasDone = known === 'x' || known === 'X';
    if (known === undefined) counts.added++;
    else if (isDone && !wasDone) counts.done++;
    else if (!isDone && wasDone) counts.reopened++;
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
