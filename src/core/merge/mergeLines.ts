// Merges three texts line by line, task lines field by field. Comes in: texts without a header; goes out: one text and the
// conflicts in it. Line ends stay those of the lines; a text without any line end at its end keeps that when both have it.
import type { ParseOptions } from '../note/box.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { majorityLineEnd } from '../text.ts';
import { type Author, conflictComment, conflictId, type MergeConflict } from './conflict.ts';
import { type ItemRules, mergeLists } from './mergeLists.ts';
import { mergeTaskLine } from './mergeTaskLine.ts';

/** Three forms of a text and whose two of them are. */
export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly authors: { readonly ours: Author; readonly theirs: Author };
  readonly options?: ParseOptions;
}

/** A merged text. */
export interface MergedText {
  readonly text: string;
  readonly conflicts: readonly MergeConflict[];
}

interface Line {
  readonly content: string;
  /** Empty for a last line that has none. */
  readonly end: string;
  /** Whose line it is when it comes from one side only. */
  readonly author?: Author;
}

/** Merges texts as lines. */
export function mergeLines({ base, ours, theirs, authors, options = {} }: Versions): MergedText {
  const conflicts: MergeConflict[] = [];
  const both = (before: Line | undefined, first: Line, second: Line): readonly Line[] => {
    if (before !== undefined && isEmptyItem(before.content)) return [first, second];
    const merged = mergeTaskLine(before?.content, first.content, second.content, options);
    if (merged !== undefined) return [{ content: merged, end: first.end || second.end }];
    // A repeating task that was completed on two clones goes on once, on the earlier day; other new lines that look alike are two.
    if (before === undefined && isNextOfSame(first.content, second.content, options)) return [first];
    if (before === undefined && !haveSameId(first.content, second.content, options)) return [first, second];
    const id = conflictId(first.content, second.content);
    const old = before && { before: before.content };
    conflicts.push({ id, ...old, first: first.content, second: second.content });
    const comment = conflictComment(id, second.author ?? authors.theirs, first.author);
    return [first, { ...second, content: `${second.content.trimEnd()} ${comment}` }];
  };
  const lines = mergeLists(linesOf(base), [linesOf(ours, authors.ours), linesOf(theirs, authors.theirs)], {
    ...rulesFor(options),
    both,
  });
  return { text: joined(lines, [base, ours, theirs]), conflicts };
}

function rulesFor(options: ParseOptions): Omit<ItemRules<Line>, 'both'> {
  return {
    key: ({ content }) => content,
    identities: ({ content }) => identitiesOf(content, options),
    mayReplace: (before, after) =>
      shapeOf(before.content, options) === shapeOf(after.content, options) &&
      !areOtherTasks(before.content, after.content, options),
    isGap: ({ content }) => content.trim() === '',
  };
}

/** A task by its id, then by its words with day, with state, alone; any other line by what it says. */
function identitiesOf(content: string, options: ParseOptions): readonly string[] {
  const task = parseTaskLine(content, options);
  if (!task) return content.trim().length < 4 ? [] : [`line ${content.trim()}`];
  const { text, due, scheduled, start, state } = task;
  const byId = `id ${task.id ?? content}`;
  return text === '' ? [byId] : [byId, `day ${due ?? scheduled ?? start} ${text}`, `${state} ${text}`, `text ${text}`];
}

/** Lines of one shape may be an old and a new form of one line: tasks, headings, items, table rows, plain text. */
function shapeOf(content: string, options: ParseOptions): string {
  if (parseTaskLine(content, options)) return 'task';
  return /^\s*(#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s)|>|\|)/.exec(content)?.[1]?.replace(/\d+/, '1') ?? 'text';
}

/** Two tasks without a word in common: a tick of the one that went must not become a tick of the one that came. */
function areOtherTasks(before: string, after: string, options: ParseOptions): boolean {
  const [words, others] = [before, after].map((line) => parseTaskLine(line, options)?.text.toLowerCase().split(/\s+/));
  return words !== undefined && others !== undefined && !words.some((word) => others.includes(word));
}

/** A bullet or box that nobody has filled in yet. */
function isEmptyItem(content: string): boolean {
  return /^\s*[-*+](?: \[ \])?\s*$/.test(content);
}

/** Two next occurrences of one repeating task, made on two clones on different days. */
function isNextOfSame(first: string, second: string, options: ParseOptions): boolean {
  const [one, other] = [first, second].map((line) => parseTaskLine(line, options));
  return one?.repeat !== undefined && one.repeat === other?.repeat && one.text === other.text;
}

/** Two forms of one task, told by the id that somebody gave it. */
function haveSameId(first: string, second: string, options: ParseOptions): boolean {
  const [one, other] = [first, second].map((line) => parseTaskLine(line, options)?.id);
  return one !== undefined && one === other;
}

function linesOf(text: string, author?: Author): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at + 1;
    const lineEnd = at < 0 ? '' : text.charAt(at - 1) === '\r' && at > start ? '\r\n' : '\n';
    const content = text.slice(start, end - lineEnd.length);
    lines.push({ content, end: lineEnd, ...(author && { author }) });
    start = end;
  }
  return lines;
}

/** Every line but the last needs an end; the last has one when the sides agree to have it, or one of them has changed that. */
function joined(lines: readonly Line[], [base, ours, theirs]: readonly [string, string, string]): string {
  const ends = [base, ours, theirs].map(majorityLineEnd);
  // Who converted the whole text meant all of it.
  const converted = ends.find((end) => base !== '' && end !== ends[0]);
  const lineEnd = converted ?? majorityLineEnd(ours === base ? theirs : ours);
  const hasEnd = (text: string): boolean => text.endsWith('\n');
  const wants = hasEnd(ours) === hasEnd(base) ? hasEnd(theirs) : hasEnd(ours);
  return lines
    .map(({ content, end }, at) => {
      if (at === lines.length - 1 && !wants) return content;
      return content + (converted ?? (end || lineEnd));
    })
    .join('');
}
