// Milestones that stand in a header as a list of maps (`milestones:` with `title`, `due`, `done`), read as if they were box
// lines, so that everything behind the parser sees one kind of milestone. Comes in: a header; goes out: task lines with a
// line of text that says the same. Whether the note is a project at all is not known here.
import { dayNumber, isDay } from '../day.ts';
import type { Header, Scalar, TaskLine } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';

/** A milestone of a header. `raw` is made, not written: nothing can be edited by it. */
export interface HeaderMilestone {
  readonly line: number;
  readonly raw: string;
  readonly task: TaskLine;
}

/** The milestones of a header of `text` in their order; maps without a title or name are left out. */
export function headerMilestones(header: Header, text: string): HeaderMilestone[] {
  const maps = header.entries.find(({ field, maps }) => field === 'milestones' && maps.length > 0)?.maps ?? [];
  return maps.flatMap((map) => {
    const raw = milestoneLine(map);
    const task = raw === undefined ? undefined : parseTaskLine(raw);
    if (raw === undefined || task === undefined) return [];
    const [first] = map.values();
    return [{ line: lineOf(text, first?.span.start ?? 0), raw, task }];
  });
}

function lineOf(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const doneWords: ReadonlySet<string> = new Set(['true', 'yes', 'done', 'completed', 'complete', 'x', 'finished']);

function milestoneLine(map: ReadonlyMap<string, Scalar>): string | undefined {
  const first = (...keys: readonly string[]): string =>
    keys.map((key) => map.get(key)?.text.trim()).find(Boolean) ?? '';
  const title = first('title', 'name', 'milestone', 'text').replace(/\s+/g, ' ');
  if (title === '') return undefined;
  const done = first('done', 'completed', 'finished', 'status', 'state');
  const isDone = doneWords.has(done.toLowerCase()) || dayNumber(done) !== undefined;
  const due = first('due', 'due_date', 'due-date', 'target', 'date', 'deadline');
  const fields = [...(isDay(due) ? [`due:${due}`] : []), ...(isDay(done) ? [`done:${done}`] : [])];
  const owner = first('owner', 'assignee').replace(/^@/, '');
  if (/^[\w.-]+$/.test(owner)) fields.unshift(`owner:${owner}`);
  return [`- [${isDone ? 'x' : ' '}] ${title}`, ...fields].join(' ');
}
