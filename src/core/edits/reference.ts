// A reference from one place to a task line that has no id yet: the line gets one because something refers to it now, and for no
// other reason (docs/format, "What Daybook writes"). Comes in: the two texts, each as it is now. Goes out: an edit for each, which
// are made together or not at all.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Span } from '../text.ts';
import { fieldDialect } from './dialect.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { type LineContext, lineTask } from './lineTask.ts';

/** A task line that is about to be referred to, and the id it gets for that. */
export interface Referred {
  readonly key: RowKey & { readonly task: NonNullable<RowKey['task']> };
  readonly id: string;
  /** Links want the id at the end of the line, behind `^`. */
  readonly isBlock?: true;
}

/** Where the reference is written: over what was typed. */
export interface ReferencePlace {
  readonly span: Span;
  readonly typed: string;
  readonly insert: string;
}

/**
 * Gives the line its id, in its own dialect. Refused: `changed-meanwhile` when it has another one by now, for the reference would
 * name nothing; and what `findTask` refuses.
 */
export function giveId(text: string, { key, id, isBlock }: Referred, context: LineContext): NoteEdit | Refusal {
  const line = lineTask(text, key.task, context);
  if (isRefusal(line)) return line;
  const { task } = line;
  if (task.id === id) return { edits: [] };
  if (task.id !== undefined)
    return {
      refused: 'changed-meanwhile',
      message: say('The task has the id "{0}" by now; nothing was changed.', task.id),
    };
  return { edits: setFieldEdits(text, task, isBlock ? 'block' : 'id', id, fieldDialect(line)) };
}

/** Writes the reference. Refused as `changed-meanwhile` when what was typed is not there any more. */
export function writeReference(text: string, { span, typed, insert }: ReferencePlace): NoteEdit | Refusal {
  if (text.slice(span.start, span.end) !== typed)
    return { refused: 'changed-meanwhile', message: say('The line was changed meanwhile; nothing was written.') };
  return { edits: [{ span, text: insert }], cursor: span.start + insert.length };
}
