// One pass over the body of a note: which lines are list items, headings and text, and which are code or comments. The block
// rules are CommonMark's, with GFM's boxes; `%%` comments and `$$` blocks are left out besides. Comes in: a scan at the start of
// the body. Goes out: the same scan with headings, tasks, links, readings and problems filled in.

import { atxLevel, closesFence, fenceLength, isThematicBreak, markerBehind, setextLevel } from './blockStart.ts';
import { readBox } from './bodyTask.ts';
import { isBlank, isLetter, isSpace, lineEndAt, skipSpaces } from './characters.ts';
import { conflictMarker } from './conflicts.ts';
import { addAtx, addSetext } from './headings.ts';
import { endsHtml, htmlKind } from './htmlBlock.ts';
import { readLinks, readWrapped } from './links.ts';
import { markerWordAt } from './markerWords.ts';
import { isPlanning, PLANNED_LINES, plan, planningIn, propertyIn } from './planning.ts';
import { problemAt } from './problems.ts';
import { readingsTable, readRow } from './readings.ts';
import { closeTo, DEEPEST, innermostTask, markFilled, pushContainer, type Scan, skipIndent } from './scan.ts';
import { take } from './taskLine.ts';

/** Reads the body from `bodyStart`, which is the start of line number `line`. */
export function readBlocks(scan: Scan, bodyStart: number, line: number): void {
  const { text } = scan;
  scan.line = line;
  for (let at = bodyStart; at < text.length; ) {
    scan.start = at;
    scan.end = lineEndAt(text, at);
    at = readLine(scan);
    scan.line++;
  }
  readWrapped(scan);
}

/** Reads the current line; returns the offset of the next one that is to be read. */
function readLine(scan: Scan): number {
  const { text, start, end } = scan;
  const code = text.charCodeAt(start);
  const next = end + (text.charCodeAt(end) === 13 ? 2 : 1);
  if (scan.table !== undefined && !continuesTable(scan)) scan.table = undefined;
  // Most lines of most notes: prose at the left edge, and blank ones.
  if (scan.depth === 0 && scan.fence === 0 && scan.html === 0) {
    if (isLetter(code)) {
      addText(scan, start);
      return next;
    }
    if (start === end) {
      scan.paragraph = false;
      return next;
    }
  }
  if (scan.fence === 0 && (code === 60 || scan.conflict !== 'none') && conflictMarker(scan)) return next;
  scan.column = 0;
  skipIndent(scan, start, 0);
  const matched = matchContainers(scan);
  const whole = matched === scan.depth;
  if (whole && scan.fence !== 0) {
    readFenced(scan);
    return next;
  }
  if (whole && scan.html !== 0 && readHtml(scan)) return next;
  if (scan.first === end) {
    closeTo(scan, matched);
    return next;
  }
  return startBlocks(scan, matched) ?? next;
}

/** Walks the open quotes and items that this line continues; returns how many. */
function matchContainers(scan: Scan): number {
  const { text, containers } = scan;
  let depth = 0;
  for (; depth < scan.depth; depth++) {
    const container = containers[depth];
    if (container === undefined) break;
    const indent = scan.firstColumn - scan.column;
    if (container.quote) {
      if (scan.first === scan.end || indent > 3 || text.charCodeAt(scan.first) !== 62) break;
      stepIntoQuote(scan);
    } else if (scan.first === scan.end) {
      if (container.empty) break;
    } else {
      if (indent < container.width) break;
      scan.column += container.width;
    }
  }
  return depth;
}

function stepIntoQuote(scan: Scan): void {
  const column = scan.firstColumn + 1;
  skipIndent(scan, scan.first + 1, column);
  // One blank behind the sign belongs to it, be it a part of a tab.
  scan.column = scan.firstColumn > column ? column + 1 : column;
}

function readFenced(scan: Scan): void {
  const { text, first, end } = scan;
  if (scan.firstColumn - scan.column < 4 && closesFence(text, first, end, scan.fence, scan.fenceLength)) scan.fence = 0;
}

/** A line inside an HTML block; false when it is the blank line that ends one. */
function readHtml(scan: Scan): boolean {
  if (scan.html >= 6 && scan.first === scan.end) {
    scan.html = 0;
    return false;
  }
  if (endsHtml(scan.text, scan.start, scan.end, scan.html)) scan.html = 0;
  return true;
}

/**
 * Opens what the line begins, container after container, and ends with a leaf. Returns the offset of the line to go on with when
 * lines were skipped. The loop is CommonMark's "try new block starts"; splitting it would hide their order.
 */
function startBlocks(scan: Scan, matched: number): number | undefined {
  const { text, end } = scan;
  // Only a paragraph of the innermost matched block restricts what may interrupt it.
  let inParagraph = scan.paragraph && matched === scan.depth;
  // The line may go on with the open paragraph wherever that lies, if it begins nothing.
  let lazy = scan.paragraph;
  let depth = matched;
  for (;;) {
    const { first } = scan;
    if (scan.firstColumn - scan.column >= 4) {
      if (lazy) break;
      startLeaf(scan, depth);
      return undefined;
    }
    const code = text.charCodeAt(first);
    if (code === 62 && depth < DEEPEST) {
      closeTo(scan, depth);
      stepIntoQuote(scan);
      pushContainer(scan, true, 0, innermostTask(scan), false);
    } else if (isLeafSign(code)) {
      const skipped = startSignedLeaf(scan, depth, code, inParagraph, lazy);
      if (skipped !== 0) return skipped > 0 ? skipped : undefined;
      if (!startItem(scan, depth, inParagraph)) break;
    } else if (code > 57 || !startItem(scan, depth, inParagraph)) break;
    depth = scan.depth;
    if (scan.first === end) return undefined;
    inParagraph = false;
    lazy = false;
  }
  if (!lazy) startLeaf(scan, depth);
  addText(scan, Math.max(scan.first, scan.boxed));
  return undefined;
}

/** A block begins in the container at `depth`: what was open further in is closed. */
function startLeaf(scan: Scan, depth: number): void {
  closeTo(scan, depth);
  markFilled(scan, depth);
}

/** Signs that can open a leaf block (or, three of them, a list item too). */
function isLeafSign(code: number): boolean {
  switch (code) {
    case 35: // #
    case 36: // $
    case 37: // %
    case 42: // *
    case 45: // -
    case 60: // <
    case 61: // =
    case 91: // [
    case 95: // _
    case 96: // `
    case 124: // |
    case 126: // ~
      return true;
    default:
      return false;
  }
}

/**
 * Tries the leaf blocks that begin with the sign `code`: 0 when there is none, -1 when one was opened, else the offset of the
 * line behind a block that was skipped.
 */
function startSignedLeaf(scan: Scan, depth: number, code: number, inParagraph: boolean, lazy: boolean): number {
  const { text, first, end } = scan;
  switch (code) {
    case 35: {
      const level = atxLevel(text, first, end);
      if (level === 0) return 0;
      startLeaf(scan, depth);
      addAtx(scan, level);
      readWrapped(scan);
      scan.options.onText?.(first, end);
      if (scan.linked) readLinks(scan, first);
      return -1;
    }
    case 96:
    case 126: {
      const length = fenceLength(text, first, end);
      if (length === 0) return 0;
      startLeaf(scan, depth);
      scan.fence = code;
      scan.fenceLength = length;
      return -1;
    }
    case 45:
    case 61: {
      const level = inParagraph ? setextLevel(text, first, end) : 0;
      if (level !== 0) {
        addSetext(scan, level);
        scan.paragraph = false;
        return -1;
      }
      return code === 45 ? thematicBreak(scan, depth) : 0;
    }
    case 42:
    case 95:
      return thematicBreak(scan, depth);
    case 60:
      return startHtml(scan, depth, !lazy);
    case 36:
    case 37:
      return skipHidden(scan, depth, code);
    case 124:
      if (depth === 0 && !scan.paragraph) scan.table = readingsTable(text, first, end);
      return 0;
    default:
      if (scan.options.looseTasks && depth === 0 && (!inParagraph || scan.looseLine === scan.line - 1))
        return looseBox(scan);
      return 0;
  }
}

function thematicBreak(scan: Scan, depth: number): number {
  if (!isThematicBreak(scan.text, scan.first, scan.end)) return 0;
  startLeaf(scan, depth);
  return -1;
}

function startHtml(scan: Scan, depth: number, alone: boolean): number {
  const { text, first, end } = scan;
  const kind = htmlKind(text, first, end, alone);
  if (kind === 0) return 0;
  startLeaf(scan, depth);
  if (kind === 2) criteriaMarker(scan);
  if (!endsHtml(text, first, end, kind)) scan.html = kind;
  return -1;
}

/** `<!-- AC:BEGIN -->` to `<!-- AC:END -->` (or `DOD`) enclose Backlog.md's criteria. */
function criteriaMarker(scan: Scan): void {
  const at = skipSpaces(scan.text, scan.first + 4, scan.end);
  const name = scan.text.startsWith('AC:', at) ? 3 : scan.text.startsWith('DOD:', at) ? 4 : 0;
  if (name === 0) return;
  if (scan.text.startsWith('BEGIN', at + name)) scan.marked = true;
  else if (scan.text.startsWith('END', at + name)) scan.marked = false;
}

/** A line that begins with `%%` or `$$` hides everything up to the next such sign; without one it is text. */
function skipHidden(scan: Scan, depth: number, code: number): number {
  const { text, first, end } = scan;
  const sign = code === 37 ? '%%' : '$$';
  if (!text.startsWith(sign, first) || scan.unclosed.includes(sign)) return 0;
  const close = text.indexOf(sign, first + 2);
  if (close < 0) {
    scan.unclosed += sign;
    return 0;
  }
  if (close < end) return 0;
  startLeaf(scan, depth);
  const lineEnd = lineEndAt(text, close);
  for (let feed = text.indexOf('\n', end); feed >= 0 && feed < lineEnd; feed = text.indexOf('\n', feed + 1))
    scan.line++;
  return Math.max(1, lineEnd + (text.charCodeAt(lineEnd) === 13 ? 2 : 1));
}

function looseBox(scan: Scan): number {
  const count = scan.tasks.length;
  readBox(scan, scan.first, scan.firstColumn, -1);
  if (scan.tasks.length === count) return 0;
  closeTo(scan, 0);
  scan.looseLine = scan.line;
  addText(scan, scan.boxed);
  return -1;
}

/** Opens the list item whose marker stands at the cursor; false when there is none or it may not interrupt a paragraph. */
function startItem(scan: Scan, depth: number, inParagraph: boolean): boolean {
  const { text, first, firstColumn, column, end } = scan;
  const behind = markerBehind(text, first, end);
  if (behind < 0 || depth >= DEEPEST) return false;
  if (behind < end && !isSpace(text.charCodeAt(behind))) {
    if (text.charCodeAt(behind) === 91) reportGluedMarker(scan, behind);
    return false;
  }
  const markerColumn = firstColumn + behind - first;
  const blank = skipSpaces(text, behind, end) === end;
  if (inParagraph && (blank || interruptsBadly(text, first, behind))) return false;
  closeTo(scan, depth);
  skipIndent(scan, behind, markerColumn);
  const code = !blank && scan.firstColumn - markerColumn > 4;
  scan.column = blank || code ? markerColumn + 1 : scan.firstColumn;
  const parent = innermostTask(scan);
  const box = !blank && !code && opensTask(scan);
  const task = box ? readBox(scan, scan.first, scan.column, parent) : parent;
  pushContainer(scan, false, scan.column - column, task, blank);
  return true;
}

/** A bracket, or a marker word where they count. */
function opensTask({ text, first, end, options }: Scan): boolean {
  if (text.charCodeAt(first) === 91) return true;
  return options.markerWords === true && markerWordAt(text, first, end) !== undefined;
}

/** Only an ordered list that begins with 1 can interrupt a paragraph. */
function interruptsBadly(text: string, first: number, behind: number): boolean {
  const code = text.charCodeAt(first);
  return code >= 48 && code <= 57 && Number(text.slice(first, behind - 1)) !== 1;
}

/** `-[ ] text`: meant as a task, but the marker needs a blank. */
function reportGluedMarker(scan: Scan, at: number): void {
  const { text, first, end } = scan;
  const mark = text.charCodeAt(at + 1) | 32;
  if (text.charCodeAt(at + 2) !== 93 || (mark !== 32 && mark !== 120) || !isBlank(text.charCodeAt(at + 3))) return;
  scan.problems.push(problemAt('box-no-blank', first, end, text.slice(first, at)));
}

/** A line of text: it opens or continues a paragraph. */
function addText(scan: Scan, at: number): void {
  const { wrapped, links, end } = scan;
  if (!scan.paragraph) {
    scan.paragraph = true;
    scan.paragraphStart = at;
    scan.paragraphLine = scan.line;
    if (wrapped.length > 0) readWrapped(scan);
  }
  scan.paragraphEnd = end;
  if (scan.options.markerWords) readPlanning(scan, at);
  scan.options.onText?.(at, end);
  if (!scan.linked) return;
  const known = links.length;
  if (wrapped.length === 0 && !readLinks(scan, at)) return;
  if (wrapped.length === 0) scan.wrappedLinks = known;
  wrapped.push(at, end);
}

/** Planning and properties on the lines below a task of a Logseq graph: what its own line says already stays. */
function readPlanning(scan: Scan, at: number): void {
  const { text, end, line, tasks } = scan;
  const task = tasks[innermostTask(scan)];
  if (task === undefined || line <= task.line || line > task.line + PLANNED_LINES) return;
  if (isPlanning(text, at, end)) {
    scan.problems.push(...plan(task, planningIn(text, at, end), text));
    return;
  }
  const property = propertyIn(text, at, end);
  if (property !== undefined) take(task, property);
}

function continuesTable(scan: Scan): boolean {
  const { text, start, end, table } = scan;
  const at = skipSpaces(text, start, end);
  if (table === undefined || text.charCodeAt(at) !== 124 || at >= end) return false;
  return readRow(table, text, at, end, scan.line, scan.readings, scan.problems);
}
