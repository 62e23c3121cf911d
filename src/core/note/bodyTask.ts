// A box found in the body becomes a task with its place: line, parent, heading, milestone, criterion; near misses become
// problems. Comes in: the state of the reading at the box. Goes out: the index of the task, or of the one around it.
import { boxAt, nearMiss } from './box.ts';
import type { StateClass } from './note.ts';
import { problemAt } from './problems.ts';
import type { Scan } from './scan.ts';
import { type OpenTask, readTaskLine } from './taskLine.ts';

const MILESTONE = 'milestone';

/**
 * Reads the box at `at`, the content of a list item (or of a paragraph when loose boxes count), whose parent task is
 * `parent`. Returns the index of the new task; `parent` when there is no task or when it is the same one in the other side of a conflict.
 */
export function readBox(scan: Scan, at: number, column: number, parent: number): number {
  const { text, end, options } = scan;
  const box = boxAt(text, at, end, options);
  if (box === undefined) {
    const code = nearMiss(text, at, end, options);
    if (code) scan.problems.push(problemAt(code, at, end, text.slice(at, end)));
    return parent;
  }
  if (scan.conflict === 'base') return parent;
  const task = readTaskLine(text, box, end, options.fields);
  if (scan.conflict === 'theirs' && scan.ours?.has(task.text)) return parent;
  task.line = scan.line;
  task.raw = text.slice(scan.start, end);
  task.lineSpan = { start: scan.start, end };
  task.contentColumn = column;
  task.parent = parent;
  task.heading = scan.headings.length - 1;
  task.milestone = (scan.milestones > 0 && parent < 0) || hasMilestoneTag(task);
  task.criterion = scan.marked || scan.criteria > 0;
  if (scan.lane !== undefined && task.state === 'todo') enterLane(task, scan.lane);
  scan.boxed = box.content;
  for (const problem of task.problems) scan.problems.push(problem);
  return scan.tasks.push(task) - 1;
}

/** A card without a word of its own is in the state of its lane; what stands below a card is closed with it, no more. */
function enterLane(task: OpenTask, lane: StateClass): void {
  if (task.parent >= 0 && lane !== 'done' && lane !== 'cancelled') return;
  task.state = lane;
  task.lane = lane;
}

function hasMilestoneTag(task: OpenTask): boolean {
  for (const { name } of task.tags) {
    if (name.length === MILESTONE.length && name.toLowerCase() === MILESTONE) return true;
  }
  return false;
}
