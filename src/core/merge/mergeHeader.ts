// Merges three headers by top-level key; a comment travels with the key below it. Comes in: what stands between the fences; goes
// out: one such text and the conflicts in it. Lists merge as sets; one scalar changed in two ways is a conflict.
import type { Header, HeaderEntry } from '../note/note.ts';
import { conflictId, headerConflictComment, type MergeConflict } from './conflict.ts';
import { type MergedText, mergeLines, type Versions } from './mergeLines.ts';
import { type ItemRules, mergeLists } from './mergeLists.ts';

/** One side's header; an absent one is read as empty. */
export interface HeaderSide {
  readonly text: string;
  readonly header?: Header;
}

/** A key with its value and the comments above it, as text of whole lines. */
interface Block {
  readonly field: string;
  readonly text: string;
  readonly entry?: HeaderEntry;
  readonly source: string;
  readonly isTheirs: boolean;
}

/** Merges the lines between the fences of three headers that were read without trouble. */
export function mergeHeader(
  sides: { readonly base: HeaderSide; readonly ours: HeaderSide; readonly theirs: HeaderSide },
  versions: Pick<Versions, 'authors' | 'options'>,
): MergedText {
  const conflicts: MergeConflict[] = [];
  const both = (before: Block | undefined, first: Block, second: Block): readonly Block[] => {
    const list = mergedList(before, first, second, versions);
    if (list !== undefined) return [{ ...first, text: list }];
    const { ours, theirs } = versions.authors;
    const [other, author] = second.isTheirs ? [ours, theirs] : [theirs, ours];
    const id = conflictId(first.text, second.text);
    conflicts.push({ id, first: first.text, second: second.text, ...(before && { before: before.text }) });
    const lines = second.text.trimEnd().split(/\r?\n/);
    const end = first.text.endsWith('\r\n') ? '\r\n' : '\n';
    const comments = lines.map((line) => headerConflictComment(id, author, line, other) + end).join('');
    return [{ ...first, text: first.text + comments }];
  };
  const merged = mergeLists(blocksOf(sides.base, false), [blocksOf(sides.ours, false), blocksOf(sides.theirs, true)], {
    ...rules,
    both,
  });
  return { text: merged.map(({ text }) => text).join(''), conflicts };
}

const rules: Omit<ItemRules<Block>, 'both'> = {
  key: ({ text }) => text.replaceAll('\r\n', '\n'),
  identities: ({ field }) => (field === '' ? [] : [field]),
  mayReplace: (before, after) => before.field === after.field,
  isGap: () => false,
};

/** Lists one item a line merge as lines, `[a, b]` as a set; undefined for anything else. */
function mergedList(
  before: Block | undefined,
  first: Block,
  second: Block,
  { authors, options }: Pick<Versions, 'authors' | 'options'>,
): string | undefined {
  const all = [first, second, ...(before ? [before] : [])];
  if (!all.every(({ entry }) => entry?.shape === 'list' || entry?.shape === 'empty')) return undefined;
  if (all.every(isFlow)) return mergedFlow(before, first, second);
  if (all.some(({ entry, source }) => entry?.shape === 'list' && isFlow({ entry, source }))) return undefined;
  const texts = { base: before?.text ?? '', ours: first.text, theirs: second.text };
  const { text, conflicts } = mergeLines({ ...texts, authors, ...(options && { options }) });
  return conflicts.length === 0 ? text : undefined;
}

function isFlow({ entry, source }: Pick<Block, 'entry' | 'source'>): boolean {
  return entry !== undefined && source.charAt(entry.valueSpan.start) === '[';
}

function mergedFlow(before: Block | undefined, first: Block, second: Block): string | undefined {
  const items = (block: Block | undefined): readonly string[] =>
    (block?.entry?.values ?? []).map(({ span }) => block?.source.slice(span.start, span.end) ?? '');
  const merged = mergeLists(items(before), [items(first), items(second)], {
    key: (item) => item,
    identities: (item) => [item],
    mayReplace: () => false,
    isGap: () => false,
    both: (_, one) => [one],
  });
  const old = first.entry && first.source.slice(first.entry.valueSpan.start, first.entry.valueSpan.end);
  return old === undefined ? undefined : first.text.replace(old, () => `[${[...new Set(merged)].join(', ')}]`);
}

/** Cuts a header into its keys: each from the comments above it to the next. What stands behind the last key goes with it. */
function blocksOf({ text, header }: HeaderSide, isTheirs: boolean): Block[] {
  if (!header) return [];
  const { start, end } = header.contentSpan;
  const starts = header.entries.map(({ keySpan }) => withCommentsAbove(text, keySpan.start, start));
  return header.entries.map((entry, at) => {
    const from = at === 0 ? start : (starts[at] ?? end);
    const content = text.slice(from, starts[at + 1] ?? end);
    const whole = content === '' || content.endsWith('\n') ? content : `${content}\n`;
    return { field: entry.field, text: whole, entry, source: text, isTheirs };
  });
}

function withCommentsAbove(text: string, keyStart: number, least: number): number {
  let from = Math.max(least, text.lastIndexOf('\n', keyStart - 1) + 1);
  while (from > least) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    const isComment = above >= least && /^\s*(?:#.*)?\r?\n$/.test(text.slice(above, from));
    // What a conflict left below a key belongs to that key.
    if (!isComment || text.startsWith('# daybook:conflict ', above)) break;
    from = above;
  }
  return from;
}
