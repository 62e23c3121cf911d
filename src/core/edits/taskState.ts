// Moves a task line to another state: box, done or cancelled date, `status:`, strike-through. Comes in: the note's text, the key
// of the line, the wanted state. Goes out: edits of that line (and the next occurrence when it is ticked), or a refusal.
// Box characters beyond `[ ]` and `[x]` are written only in notes that use them already (docs/format, "States").
import type { Day } from '../day.ts';
import { say } from '../language.ts';
import { removeFieldsEdits, setFieldEdits } from '../note/fieldEdits.ts';
import type { Dialect, StateClass, Task } from '../note/note.ts';
import type { TextEdit } from '../text.ts';
import { usedMarker } from './boxMarker.ts';
import { carriesFields, fieldDialect } from './dialect.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import type { TaskKey } from './findTask.ts';
import { changeLine, type LineChange, lineTask } from './lineTask.ts';
import { strikeEdits, unstrikeEdits } from './strike.ts';
import { inClosedLane, isClosedLane, type ToggleContext, toggleTask } from './toggle.ts';

/**
 * Sets the state of a task line. Done is a tick, with all that belongs to it; cancelled strikes the words through and says the
 * day; doing and waiting are `status:` unless the note has a box character for them; leaving waiting takes `wait:` and `asked:`
 * away. Refused: `unchanged`, and whatever `toggleTask` refuses.
 */
export function setTaskState(
  text: string,
  key: TaskKey,
  state: StateClass,
  context: ToggleContext,
): NoteEdit | Refusal {
  const found = lineTask(text, key, context);
  if (isRefusal(found)) return found;
  const { task } = found;
  // Asked of the line as it was: opening it again may take its only field away.
  const dialect = fieldDialect(found);
  const isDated = carriesFields(found);
  if (isClosedLane(task)) return inClosedLane();
  if (task.state === state) return { refused: 'unchanged', message: say('The task is {0} already.', state) };
  if (state === 'done' && task.state !== 'cancelled') return toggleTask(text, key, context);
  return changeLine(text, key, context, [reopened, entered(state, context.today, dialect, isDated)]);
}

/** The line as an open task to do. */
const reopened: LineChange = ({ text, task }) => [
  ...boxEdits(task, ' '),
  ...(task.state === 'cancelled' ? unstrikeEdits(text, task) : []),
  ...removeFieldsEdits(text, task, openFields),
];

const openFields = ['done', 'cancelled', 'status', 'wait', 'asked', 'chased', 'chase'];

function entered(state: StateClass, today: Day, dialect: Dialect, isDated: boolean): LineChange {
  return ({ text, note, task, config }) => {
    const marker = usedMarker(note, state, config);
    const written = (field: string, value: string): TextEdit[] => setFieldEdits(text, task, field, value, dialect);
    switch (state) {
      case 'todo':
        return [];
      case 'done':
        return [...boxEdits(task, marker ?? 'x'), ...(isDated ? written('done', today) : [])];
      case 'cancelled':
        return [
          ...boxEdits(task, marker ?? 'x'),
          ...(marker === undefined ? strikeEdits(text, task) : []),
          ...written('cancelled', today),
        ];
      default:
        return marker === undefined ? written('status', state) : boxEdits(task, marker);
    }
  };
}

function boxEdits({ marker, markerSpan }: Task, wanted: string): TextEdit[] {
  return marker === wanted ? [] : [{ span: markerSpan, text: wanted }];
}
