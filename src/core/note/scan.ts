// What is known while the body of a note is read line by line: the open blocks, the cursor in the line, what was found.
// Comes in: a text and where its body starts. Goes out: the state and the moves of the cursor. The rules are in blocks.ts.
import type { ParseOptions } from './box.ts';
import type { HtmlKind } from './htmlBlock.ts';
import type { Heading, Link, Problem, Reading, StateClass } from './note.ts';
import type { ReadingsTable } from './readings.ts';
import type { NamedSection } from './stated.ts';
import type { OpenTask } from './taskLine.ts';

/** Deepest nesting of quotes and lists that is followed; what lies deeper is text. */
export const DEEPEST = 100;

/** A quote or list item that is open, or that was: the objects are used again. */
export interface Container {
  quote: boolean;
  /** Columns from the parent's content to this item's content. */
  width: number;
  /** Index in `tasks` of the item's task, or of the nearest task around it; -1. */
  task: number;
  /** True while a list item has no content yet: a second blank line ends it. */
  empty: boolean;
}

/** The sides of a merge conflict: outside, ours, the common base, theirs. */
export type ConflictSide = 'none' | 'ours' | 'base' | 'theirs';

/** The state of one reading. */
export interface Scan {
  readonly text: string;
  readonly options: ParseOptions;
  /** True when headings named like Backlog.md's sections make their boxes criteria. */
  readonly criteriaSections: boolean;
  /** The first `depth` of them are open. */
  readonly containers: Container[];
  depth: number;
  /** Line number from 0 and bounds of the current line, line end excluded. */
  line: number;
  start: number;
  end: number;
  /** Column behind the containers matched so far; offset and column of the first character that is no blank. */
  column: number;
  first: number;
  firstColumn: number;
  /** Where the text behind the latest box begins, and the line of the latest box without a list marker. */
  boxed: number;
  looseLine: number;
  /** An open paragraph, where its first line stands, and where its last line ends. */
  paragraph: boolean;
  paragraphStart: number;
  paragraphLine: number;
  paragraphEnd: number;
  /** An open fence: its character (0: none) and length. */
  fence: number;
  fenceLength: number;
  html: HtmlKind;
  table: ReadingsTable | undefined;
  conflict: ConflictSide;
  /** Index of the first task of the conflict; texts of our side's tasks. */
  conflictTasks: number;
  ours: Set<string> | undefined;
  /** Levels of the headings whose sections hold milestones and criteria; 0: in none. */
  milestones: number;
  criteria: number;
  /** True for a board, whose headings are lanes; the state of the cards in the lane, where its name or mark says one. */
  readonly board: boolean;
  lane: StateClass | undefined;
  /** Inside Backlog.md's criteria markers. */
  marked: boolean;
  /** Whether links are wanted here. */
  linked: boolean;
  /** Offsets of the next `[` and the next backtick, as far as they were looked for. */
  bracket: number;
  tick: number;
  /**
   * Lines of the open paragraph from the first one that left a link or code open, as pairs of offsets, and how many links were known
   * before it: they are read again as one text when the paragraph is over.
   */
  readonly wrapped: number[];
  wrappedLinks: number;
  /** Comment signs known to be closed nowhere further on. */
  unclosed: string;
  readonly headings: Heading[];
  /** Those of the headings that open a section which means something. */
  readonly sections: NamedSection[];
  readonly tasks: OpenTask[];
  readonly links: Link[];
  readonly readings: Reading[];
  readonly problems: Problem[];
}

/** A fresh state for the body of `text`; the header says whether it is a task file with criteria, or a board. */
export function newScan(text: string, options: ParseOptions, criteriaSections: boolean, board: boolean): Scan {
  return {
    text,
    options,
    criteriaSections,
    containers: [],
    depth: 0,
    line: 0,
    start: 0,
    end: 0,
    column: 0,
    first: 0,
    firstColumn: 0,
    boxed: 0,
    looseLine: -2,
    paragraph: false,
    paragraphStart: 0,
    paragraphLine: 0,
    paragraphEnd: 0,
    fence: 0,
    fenceLength: 0,
    html: 0,
    table: undefined,
    conflict: 'none',
    conflictTasks: 0,
    ours: undefined,
    milestones: 0,
    criteria: 0,
    board,
    lane: undefined,
    marked: false,
    linked: options.planLinks !== true,
    bracket: -1,
    tick: -1,
    wrapped: [],
    wrappedLinks: 0,
    unclosed: '',
    headings: [],
    sections: [],
    tasks: [],
    links: [],
    readings: [],
    problems: [],
  };
}

/** Moves the cursor from `at`, which stands at `column`, to the first character that is no blank; tabs go to multiples of 4. */
export function skipIndent(scan: Scan, at: number, column: number): void {
  const { text, end } = scan;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) column++;
    else if (code === 9) column += 4 - (column % 4);
    else break;
  }
  scan.first = at;
  scan.firstColumn = column;
}

/** Closes the containers from `depth` on, and with them every block inside. */
export function closeTo(scan: Scan, depth: number): void {
  if (scan.depth > depth) {
    scan.depth = depth;
    scan.fence = 0;
    scan.html = 0;
  }
  scan.paragraph = false;
}

/** Opens a container inside the innermost one. */
export function pushContainer(scan: Scan, quote: boolean, width: number, task: number, empty: boolean): void {
  const { containers, depth } = scan;
  markFilled(scan, depth);
  const used = containers[depth];
  if (used === undefined) {
    containers.push({ quote, width, task, empty });
  } else {
    used.quote = quote;
    used.width = width;
    used.task = task;
    used.empty = empty;
  }
  scan.depth = depth + 1;
}

/** The task that a block begun now lies in, or -1. */
export function innermostTask(scan: Scan): number {
  return scan.depth === 0 ? -1 : (scan.containers[scan.depth - 1]?.task ?? -1);
}

/** The innermost of the first `depth` containers has content now. */
export function markFilled(scan: Scan, depth: number): void {
  // An index of -1 would be looked up by name.
  const last = depth > 0 ? scan.containers[depth - 1] : undefined;
  if (last) last.empty = false;
}
