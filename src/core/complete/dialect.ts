// The dialect in which something new is written where the cursor stands (the mirror rule): that of the line, else the one
// the configuration asks for, else that of the note, its folder or its notebook. Comes in: the request and the place; goes out: a dialect. Writes nothing.
import { newLineDialect, usualDialect } from '../edits/dialect.ts';
import { perVersion } from '../index/versionMemo.ts';
import { lineDialect } from '../note/fieldEdits.ts';
import type { Dialect } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { Span } from '../text.ts';
import type { CompletionRequest } from './completion.ts';
import type { TextPlace } from './place.ts';

const usual = perVersion(usualDialect, (path) => path);

/** The dialect for the line at the cursor; what stands at `without` is being written and says nothing yet. */
export function dialectAt(request: CompletionRequest, { line, note }: TextPlace, without?: Span): Dialect {
  const { text, index, path } = request;
  const own = without
    ? text.slice(line.start, without.start) + text.slice(without.end, line.end)
    : line.before + line.after;
  const task = parseTaskLine(own);
  const dialect = task && lineDialect(task);
  if (dialect !== undefined) return dialect;
  const others = { ...note, tasks: note.tasks.filter(({ lineSpan }) => lineSpan.start !== line.start) };
  return newLineDialect(others, index.config, usual(index, path));
}
