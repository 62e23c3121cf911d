// Merges three headers by top-level key; a comment travels with the key below it. Comes in: what stands between the fences; goes
// out: one such text and the conflicts in it. Lists merge as sets; one scalar changed in two ways is a conflict.
import type { Header, HeaderEntry } from '../note/note.ts';
import { conflictId, headerConflictComment, type MergeConflict } from './conflict.ts';
import { type ItemRules, sorted } from './mergeArrivals.ts';
import { type MergedText, mergeLines, type Versions } from './mergeLines.ts';
import { mergeLists } from './mergeLists.ts';

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
  /** Where `text` begins in `source`. */
  readonly from: number;
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
  // A key that both added, each at another place, stands where the first one is.
  const byField = new Map<string, Block>();
  for (const block of merged) {
    const twin = byField.get(block.field);
    const [first = block] =
      twin === undefined || rules.key(twin) === rules.key(block)
        ? [twin]
        : both(undefined, ...sorted(twin, block, rules));
    byField.set(block.field, first);
  }
  return { text: [...byField.values()].map(({ text }) => text).join(''), conflicts };
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
  const [base, one, other] = [before, first, second].map(partsOf);
  const above = agreed(base?.above, one?.above ?? '', other?.above ?? '');
  const behind = agreed(base?.behind, one?.behind ?? '', other?.behind ?? '');
  // A comment between items belongs to one of them, and nobody knows to which.
  const hasComments = [base, one, other].some((parts) => parts !== undefined && /\s#/.test(parts.list));
  if (above === undefined || behind === undefined || hasComments) return undefined;
  const merged = mergeLists(base?.items ?? [], [one?.items ?? [], other?.items ?? []], {
    key: (item) => item,
    identities: (item) => [item],
    mayReplace: () => false,
    isGap: () => false,
    both: (_, one) => [one],
  });
  return `${above}[${[...new Set(merged)].join(', ')}]${behind}`;
}

/** The lines of a key: the list, its items as they are written, and what stands above and behind it, comments among it. */
interface FlowParts {
  readonly above: string;
  readonly list: string;
  readonly behind: string;
  readonly items: readonly string[];
}

function partsOf(block: Block | undefined): FlowParts | undefined {
  if (block?.entry === undefined) return undefined;
  const { text, source, from, entry } = block;
  const [start, end] = [entry.valueSpan.start - from, entry.valueSpan.end - from];
  const items = entry.values.map(({ span }) => source.slice(span.start, span.end));
  return { above: text.slice(0, start), list: text.slice(start, end), behind: text.slice(end), items };
}

/** The one form of a text that both sides may have changed; undefined where both did, each in another way. */
function agreed(before: string | undefined, first: string, second: string): string | undefined {
  const [base, one, other] = [before, first, second].map((text) => text?.replaceAll('\r\n', '\n'));
  if (one === other || other === base) return first;
  return one === base ? second : undefined;
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
    return { field: entry.field, text: whole, entry, source: text, from, isTheirs };
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
