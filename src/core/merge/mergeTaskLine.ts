// Merges three forms of one task line: box, words and each field on its own. Comes in: three lines; goes out: one line, or two that
// differ in nothing but what both sides changed in different ways.
import type { ParseOptions } from '../note/box.ts';
import type { StateClass, TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { ItemRules } from './mergeArrivals.ts';
import { mergeLists } from './mergeLists.ts';

/** A part of a task line with the blanks before it; `name` tells what it is about. */
interface Part {
  readonly kind: 'lead' | 'box' | 'words' | 'field' | 'mention';
  readonly name: string;
  readonly text: string;
  readonly state?: StateClass;
  /** What a field says, without its key or sign. */
  readonly value?: string;
}

/** One line; or one for each side, alike but for the parts that a person has to choose. */
export type MergedTaskLine = { readonly line: string } | { readonly first: string; readonly second: string };

/**
 * The line with what both sides changed. Of two days of completion the earlier one stays. Two lines where one part was changed in two
 * ways (two due dates, two texts, done here and cancelled there): what only one side changed is in both. `undefined`: one of the lines is
 * no task, or the parts of both would not make one.
 */
export function mergeTaskLine(
  before: string | undefined,
  first: string,
  second: string,
  options: ParseOptions = {},
): MergedTaskLine | undefined {
  const [base, one, other] = [before ?? '', first, second].map((line) => partsOf(line, options));
  if (!one || !other || (before !== undefined && !base)) return undefined;
  // Without a common form the parts they share are taken for it.
  const shared = base ?? one.filter((part) => other.some((twin) => rules.key(twin) === rules.key(part)));
  const most = base ? Number.POSITIVE_INFINITY : Math.max(wordsIn(one), wordsIn(other));
  const clashes = new Set<Part['kind']>();
  const choosing = (side: readonly Part[]): string | undefined => {
    const both = (_: Part | undefined, mine: Part, theirs: Part): readonly Part[] => {
      const agreed = agreement(mine, theirs);
      if (agreed === undefined) clashes.add(mine.kind);
      return [agreed ?? (side.includes(mine) ? mine : theirs)];
    };
    const all = mergeLists(shared, [one, other], { ...rules, both });
    const merged = clashes.has('box') ? withDaysOf(side, all) : all;
    return saysTwice(merged) || wordsIn(merged) > most ? undefined : lineOf(merged);
  };
  const line = choosing(one);
  if (line === undefined || clashes.size === 0) return line === undefined ? undefined : { line };
  const its = choosing(other);
  return its === undefined ? undefined : { first: line, second: its };
}

const rules: Omit<ItemRules<Part>, 'both'> = {
  key: ({ kind, name, text }) => `${kind} ${name} ${text.trim()}`,
  identities: ({ kind, name }) => (kind === 'words' ? [] : [`${kind} ${name}`]),
  mayReplace: (before, after) => before.kind === after.kind && (before.kind !== 'field' || before.name === after.name),
  isGap: () => false,
};

function agreement(mine: Part, theirs: Part): Part | undefined {
  if (mine.kind === 'box' && mine.state === theirs.state) return mine;
  // What is no day is no such field.
  if (isEndDay(mine)) return (theirs.value ?? '') < (mine.value ?? '') ? theirs : mine;
  return undefined;
}

/** The day on which a task ended goes with the state that a side gave it. */
function withDaysOf(side: readonly Part[], parts: readonly Part[]): readonly Part[] {
  return parts.filter(
    (part) => !isEndDay(part) || side.some(({ kind, name }) => kind === 'field' && name === part.name),
  );
}

function isEndDay({ kind, name }: Part): boolean {
  return kind === 'field' && (name === 'done' || name === 'cancelled');
}

/** Whether a field that can have one value only has got two. */
function saysTwice(parts: readonly Part[]): boolean {
  const names = parts.flatMap(({ kind, name }) => (kind === 'field' || kind === 'box' ? [`${kind} ${name}`] : []));
  return new Set(names).size < names.length;
}

/** Without a common form, more runs of words than either side has are two wordings, one behind the other. */
function wordsIn(parts: readonly Part[]): number {
  return parts.filter(({ kind }) => kind === 'words').length;
}

function lineOf(parts: readonly Part[]): string {
  return parts.reduce((line, { kind, text }) => {
    const needsBlank = kind !== 'lead' && kind !== 'box' && !/\s$/.test(line) && !/^\s/.test(text);
    return line + (needsBlank ? ' ' : '') + text;
  }, '');
}

function partsOf(line: string, options: ParseOptions): Part[] | undefined {
  const task = parseTaskLine(line, options);
  if (!task) return undefined;
  const { markerSpan, contentSpan, marker, state } = task;
  const parts: Part[] = [
    { kind: 'lead', name: 'start', text: line.slice(0, markerSpan.start) },
    { kind: 'box', name: 'box', text: marker, state },
    { kind: 'lead', name: 'end', text: line.slice(markerSpan.end, contentSpan.start) },
  ];
  let at = contentSpan.start;
  for (const { kind, name, value, start, end } of marks(line, task)) {
    const blanks = line.slice(at, start).length - line.slice(at, start).trimEnd().length;
    if (start - blanks > at) parts.push({ kind: 'words', name: '', text: line.slice(at, start - blanks) });
    parts.push({ kind, name, text: line.slice(start - blanks, end), ...(value !== undefined && { value }) });
    at = end;
  }
  if (at < line.length) parts.push({ kind: 'words', name: '', text: line.slice(at) });
  return parts;
}

/** Fields and the mentions behind the words, from left to right; a person in the middle of a sentence is part of it. */
function marks(
  line: string,
  task: TaskLine,
): { kind: 'field' | 'mention'; name: string; value?: string; start: number; end: number }[] {
  const fields = task.fields.map(({ key, value, span }) => ({ kind: 'field' as const, name: key, value, ...span }));
  const mentions = [
    ...task.people.map(({ span }) => ({ sign: '@', span })),
    ...task.projects.map(({ span }) => ({ sign: '+', span })),
    ...task.tags.map(({ span }) => ({ sign: '#', span })),
  ].map(({ sign, span }) => ({
    kind: 'mention' as const,
    name: sign === '#' ? line.slice(span.start, span.end) : sign,
    ...span,
  }));
  const all = [...fields, ...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  return all.filter(({ start }, n) => n === 0 || start >= (all[n - 1]?.end ?? 0));
}
