// The dialect in which something new is written where the cursor stands (the mirror rule): that of the line, else of the note,
// else the one the configuration asks for. Comes in: the request and the place; goes out: a dialect. Writes nothing.
import { majorityDialect } from '../edits/toggle.ts';
import { lineDialect } from '../note/fieldEdits.ts';
import type { Dialect } from '../note/note.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { Span } from '../text.ts';
import type { CompletionRequest } from './completion.ts';
import type { TextPlace } from './place.ts';

/** The dialect for the line at the cursor; what stands at `without` is being written and says nothing yet. */
export function dialectAt({ text, index }: CompletionRequest, { line, note }: TextPlace, without?: Span): Dialect {
  const own = without
    ? text.slice(line.start, without.start) + text.slice(without.end, line.end)
    : line.before + line.after;
  const task = parseTaskLine(own);
  return (task && lineDialect(own, task)) ?? majorityDialect(text, note) ?? configured(index.config.taskSyntax);
}

function configured(syntax: 'auto' | 'plain' | 'emoji' | 'dataview'): Dialect {
  if (syntax === 'emoji') return 'emoji';
  return syntax === 'dataview' ? 'bracket' : 'plain';
}
