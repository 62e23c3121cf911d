// Merge conflicts saved in a note: the marker lines are problems, both sides are read, a task on both counts once.
// Comes in: the state of the reading at a line. Goes out: whether the line was a marker, and the side in the state.
import { isSpace } from './characters.ts';
import { problemAt } from './problems.ts';
import type { Scan } from './scan.ts';

const MARK = 7;

/** True when the line is a conflict marker at column 0; then it is reported and the side changes. */
export function conflictMarker(scan: Scan): boolean {
  const { text, start, end } = scan;
  const code = text.charCodeAt(start);
  if (code !== 60 && scan.conflict === 'none') return false;
  if (code !== 60 && code !== 61 && code !== 62 && code !== 124) return false;
  let behind = start;
  while (behind < end && text.charCodeAt(behind) === code) behind++;
  if (behind - start !== MARK || (behind < end && !isSpace(text.charCodeAt(behind)))) return false;
  if (code === 61 && behind < end) return false;
  enterSide(scan, code);
  scan.problems.push(problemAt('conflict-marker', start, end, text.slice(start, end)));
  scan.paragraph = false;
  return true;
}

function enterSide(scan: Scan, code: number): void {
  if (code === 60) {
    scan.conflict = 'ours';
    scan.conflictTasks = scan.tasks.length;
  } else if (code === 62) {
    scan.conflict = 'none';
    scan.ours = undefined;
  } else {
    if (scan.conflict === 'ours') scan.ours = new Set(scan.tasks.slice(scan.conflictTasks).map((task) => task.text));
    scan.conflict = code === 61 ? 'theirs' : 'base';
  }
}
