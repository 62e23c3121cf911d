// Why dates moved, as the commits that moved them say. Comes in: the history and the rows that slipped; goes out: words by item, which
// mean the same for the notes of any day. Reads the forms of those notes and one subject a commit; what is confidential in the notebook
// is told by no message.
import type { Day } from '../../core/day.ts';
import { reasonOfSubject } from '../../core/evidence/commitReason.ts';
import type { Slips } from '../../core/evidence/slips.ts';
import { dateCourses } from '../../core/history/movedDates.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import type { Row } from '../../core/index/rows.ts';
import { withheldFrom } from '../../core/page/withheld.ts';
import type { History } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** A report names no more slips than a few; more are not worth the reading. */
const mostRows = 24;
const mostForms = 40;

/** Words by `slipKey`. */
export type CommitReasons = ReadonlyMap<string, string>;

/** An item whose date moved to a day. */
export function slipKey(index: NoteIndex, row: Row, to: Day): string {
  const { path, title } = index.item(row);
  return [path, index.type(row), title, to].join('\0');
}

/** Reasons of rows that slipped. */
export async function commitReasons(
  history: History,
  index: NoteIndex,
  slips: Slips,
  options: PastOptions,
): Promise<CommitReasons> {
  const rows = [...slips].slice(0, mostRows).map(([row, [, to]]) => ({ row, to, path: index.path(row) }));
  const reasons = new Map<string, string>();
  if (rows.length === 0) return reasons;
  const { commits } = await history.line(options);
  const forms = await history.forms([...new Set(rows.map(({ path }) => path))], mostForms, options);
  const subjects = new Map<string, string>();
  const { reason: isKept } = withheldFrom(index, '');
  for (const { row, to, path } of rows) {
    const task = index.type(row) === 'record' ? undefined : index.item(row).title;
    const course = dateCourses(path, forms.get(path) ?? []).find((each) => each.task === task);
    if (course?.days.at(-1) !== to) continue;
    const moved = commits.find(
      ({ atMs, changes }) => atMs === course.lastMs && changes.some((each) => each.path === path),
    );
    if (!moved || moved.isMerge) continue;
    if (!subjects.has(moved.id)) subjects.set(moved.id, await history.subject(moved.id));
    const subject = subjects.get(moved.id) ?? '';
    const reason = isKept(subject) === undefined ? reasonOfSubject(subject) : undefined;
    if (reason !== undefined) reasons.set(slipKey(index, row, to), reason);
  }
  return reasons;
}
