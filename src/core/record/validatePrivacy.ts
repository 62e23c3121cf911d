// Hints about what should not lie where it lies, or not any more: a record of a private kind in a notebook that is shared, a note whose
// day of deletion has come. Comes in: a parsed note, its path, the configuration, the day. Goes out: hints on lines of the header.
import { addDays, type Day, isDay } from '../day.ts';
import { say } from '../language.ts';
import type { Note, Problem } from '../note/note.ts';
import { kindOf, noteTexts } from './interpret.ts';
import type { NotebookConfig } from './kind.ts';
import type { RecordProblemCode } from './problemCodes.ts';

/** The hints; none about days where no day is given. */
export function validatePrivacy(note: Note, path: string, config: NotebookConfig, today: Day | undefined): Problem[] {
  const fields = noteTexts(note);
  const kind = config.kinds.get(kindOf(path, fields, config) ?? '');
  const deletion = fields.get('delete-by') ?? '';
  const isOver = today !== undefined && isDay(deletion) && deletion < addDays(today, 1);
  return [
    ...(kind?.private === true && config.visibility === 'shared'
      ? [
          hint(
            'record-private',
            note,
            'type',
            say('{0} belong into a private notebook; this one is shared with the team.', kind.plural),
          ),
        ]
      : []),
    ...(isOver
      ? [hint('record-delete', note, 'delete-by', say('This note was to be deleted by {0}; delete it now.', deletion))]
      : []),
  ];
}

function hint(code: RecordProblemCode, note: Note, field: string, message: string): Problem {
  const entry = note.header?.entries.findLast((each) => each.field === field);
  const start = note.header?.span.start ?? 0;
  const severity = code === 'record-private' ? 'warning' : 'hint';
  return { code, message, severity, span: entry?.valueSpan ?? { start, end: start } };
}
