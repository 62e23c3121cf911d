// Logs that a check was carried out, with its result: a recurring task is ticked, so that the next one stands in its place, and the
// result stands below it; a control is reviewed by it and has new evidence. Comes in: text, key, the result. Goes out: edits, or a
// refusal. Whether anything was found is a record of its own, which the words link to.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import { applyEdits } from '../text.ts';
import { differenceOf } from './difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from './edit.ts';
import { lineTask } from './lineTask.ts';
import { logHeading } from './logLine.ts';
import { noteBelow } from './noteBelow.ts';
import { type ActContext, doAct } from './recordAct.ts';
import { toggleLine } from './rowField.ts';

/**
 * Logs the result. Refused: `invalid` without words, `unchanged` for a task that is done, `not-supported` for a record that is never
 * reviewed, and whatever ticking and acting refuse.
 */
export function logCheck(text: string, key: RowKey, words: string, context: ActContext): NoteEdit | Refusal {
  if (words.trim() === '') return { refused: 'invalid', message: say('Say in a few words what the check came to.') };
  return key.task === undefined ? ofRecord(text, key, words, context) : ofTask(text, key, words, context);
}

function ofTask(text: string, key: RowKey, words: string, context: ActContext): NoteEdit | Refusal {
  const line = key.task && lineTask(text, key.task, context);
  if (line && !isRefusal(line) && line.task.state === 'done')
    return { refused: 'unchanged', message: say('This check is done already.') };
  const below = noteBelow(text, key, words, context);
  if (isRefusal(below)) return below;
  const noted = applyEdits(text, below.edits);
  const ticked = toggleLine(noted, key, context);
  if (isRefusal(ticked)) return ticked;
  const edit = differenceOf(text, applyEdits(noted, ticked.edits));
  return { ...ticked, edits: edit ? [edit] : [] };
}

function ofRecord(text: string, key: RowKey, words: string, context: ActContext): NoteEdit | Refusal {
  const { today, me } = context;
  return doAct(
    text,
    key,
    ({ kind }) => {
      if (!kind.fields.includes('reviewed'))
        return { refused: 'not-supported', message: say('{0} are not checked by a schedule.', kind.plural) };
      const shows = kind.fields.includes('evidenced');
      return {
        fields: [{ field: 'reviewed', value: today }, ...(shows ? [{ field: 'evidenced', value: today }] : [])],
        log: {
          heading: shows ? 'Evidence' : logHeading,
          words,
          stamp: { day: today, ...(me !== undefined && { me }) },
        },
      };
    },
    context,
  );
}
