// Merges three texts line by line, task lines field by field. Comes in: texts without a header; goes out: one text and the
// conflicts in it. Line ends stay those of the lines; a text without any line end at its end keeps that when both have it.
import type { ParseOptions } from '../note/box.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { type LineEnd, majorityLineEnd } from '../text.ts';
import { type Author, conflictComment, conflictId, type MergeConflict } from './conflict.ts';
import { depthsOf } from './depths.ts';
import { areAlike, areOtherTasks, haveSameId, isFirstForm, secondFormIn, shapeOf } from './forms.ts';
import type { ItemRules } from './mergeArrivals.ts';
import { mergeLists } from './mergeLists.ts';
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

/** What is merged as one: a line, or all forms of a conflict that stands, so that nothing comes between them. */
type Unit = readonly Line[];

/** Merges texts as lines. */
export function mergeLines({ base, ours, theirs, authors, options = {} }: Versions): MergedText {
  const conflicts: MergeConflict[] = [];
  const clash = (before: Line | undefined, first: Line, second: Line): readonly Line[] => {
    const id = conflictId(first.content, second.content);
    const old = before && { before: before.content };
    conflicts.push({ id, ...old, first: first.content, second: second.content });
    const comment = conflictComment(id, second.author ?? authors.theirs, first.author);
    return [first, { ...second, content: `${second.content.trimEnd()} ${comment}` }];
  };
  const rules = rulesFor(options);
  const forms: ItemRules<Line> = {
    ...rules,
    identities: (line) => [secondFormIn(line.content)?.id ?? 'first', ...rules.identities(line)],
    both: (before, first, second) => {
      if (before !== undefined && isEmptyItem(before.content)) return [first, second];
      const merged = mergeTaskLine(before?.content, first.content, second.content, options);
      if (merged && 'line' in merged) return [{ content: merged.line, end: first.end || second.end }];
      // A repeating task that was completed on two clones goes on once, on the earlier day; other new lines that look alike are two.
      if (before === undefined && isNextOfSame(base, first.content, second.content, options)) return [first];
      if (before === undefined && !haveSameId(first.content, second.content, options)) return [first, second];
      if (before === undefined || !merged) return clash(before, first, second);
      return clash(before, { ...first, content: merged.first }, { ...second, content: merged.second });
    },
  };
  const both = (before: Unit | undefined, first: Unit, second: Unit): readonly Unit[] => {
    const [one, other] = [plainForm(first), plainForm(second)];
    // A conflict that each side settled in its own way is one again, also where each only deleted what the other kept.
    if (before !== undefined && before.length > 1 && one && other)
      return [one.content === other.content ? [one] : clash(undefined, one, other)];
    const merged = mergeLists(before ?? [], [first, second], forms);
    return unitsOf(merged.length > 0 ? merged : (before ?? []), options);
  };
  const units = mergeLists(
    unitsOf(linesOf(base), options),
    [unitsOf(linesOf(ours, authors.ours), options), unitsOf(linesOf(theirs, authors.theirs), options)],
    { ...unitRules(rules, options), both },
  );
  return { text: joined(units.flat(), [base, ours, theirs]), conflicts };
}

/** A line with the second forms below it; a second form whose first one is gone is a line like others. */
function unitsOf(lines: readonly Line[], options: ParseOptions): Unit[] {
  const units: Line[][] = [];
  for (const line of lines) {
    const [unit, second] = [units.at(-1), secondFormIn(line.content)];
    if (unit && second && isFirstForm(unit.at(-1)?.content ?? '', second, options)) unit.push(line);
    else units.push([line]);
  }
  return units;
}

/** The one form that is left of a settled conflict, without the comment where somebody only deleted the other form. */
function plainForm([line, ...others]: Unit): Line | undefined {
  if (line === undefined || others.length > 0) return undefined;
  return { ...line, content: secondFormIn(line.content)?.form ?? line.content };
}

/** Units are told apart by their first form. */
function unitRules(rules: Omit<ItemRules<Line>, 'both'>, options: ParseOptions): Omit<ItemRules<Unit>, 'both'> {
  const first = (unit: Unit): Line => unit[0] as Line;
  return {
    key: (unit) => unit.map(rules.key).join('\n'),
    identities: (unit) => rules.identities(first(unit)),
    mayReplace: (before, after) => rules.mayReplace(first(before), first(after)),
    isLike: (before, after) => areAlike(first(before).content, first(after).content, options),
    isGap: (unit) => rules.isGap(first(unit)),
    depths: (units) => depthsOf(units.map((unit) => first(unit).content)),
  };
}

function rulesFor(options: ParseOptions): Omit<ItemRules<Line>, 'both'> {
  return {
    key: ({ content }) => content,
    identities: ({ content }) => identitiesOf(secondFormIn(content)?.form ?? content, options),
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

/** A bullet or box that nobody has filled in yet. */
function isEmptyItem(content: string): boolean {
  return /^\s*[-*+](?: \[ \])?\s*$/.test(content);
}

/** Two next occurrences of one repeating task that was there before, made on two clones: they say the same but for their days. */
function isNextOfSame(base: string, first: string, second: string, options: ParseOptions): boolean {
  const [one, other] = [first, second].map((line) => line.replace(/\d{4}-\d\d-\d\d/g, ''));
  const task = one === other ? parseTaskLine(first, options) : undefined;
  return task?.repeat !== undefined && base.includes(task.text);
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

/** The line end of all lines where one side converted the text, or each wrote it anew with another one. */
export function convertedEnd(base: string, ours: string, theirs: string): LineEnd | undefined {
  const [before, ...ends] = [base, ours, theirs].map(majorityLineEnd);
  if (base === '') return ends[0] === ends[1] ? undefined : '\n';
  return ends.find((end) => end !== before);
}

/** Every line but the last needs an end; the last has one when the sides agree to have it, or one of them has changed that. */
function joined(lines: readonly Line[], [base, ours, theirs]: readonly [string, string, string]): string {
  const converted = convertedEnd(base, ours, theirs);
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
