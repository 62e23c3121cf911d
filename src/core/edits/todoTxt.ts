// Changes of a line of a todo.txt file, by the rules of that format: the tick and its day, the priority and the creation day stand
// before the words, other days behind them as `due:` and `t:`. Comes in: the file's text, the key of the line, what is wanted.
// Goes out: one edit of that line (and the next occurrence below it), or a refusal for what the format cannot say.
import type { Day } from '../day.ts';
import { isDay } from '../day.ts';
import { say } from '../language.ts';
import { foldKey, lineField, priorityOf, stateOf } from '../note/aliases.ts';
import { setFieldEdits } from '../note/fieldEdits.ts';
import type { Task } from '../note/note.ts';
import { readLineOf } from '../note/readNote.ts';
import { readTaskLine } from '../note/taskLine.ts';
import { parseTodoTxt } from '../note/todoTxt.ts';
import { applyEdits, majorityLineEnd } from '../text.ts';
import { differenceOf } from './difference.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import { findTask, type TaskKey } from './findTask.ts';
import { nextTaskLine } from './nextTask.ts';
import type { ToggleContext, ToggleEdit } from './toggle.ts';

/** The priorities that a letter stands for, by the letter that is written. */
const letters: ReadonlyMap<string, string> = new Map([
  ['high', 'A'],
  ['medium', 'B'],
  ['low', 'C'],
  ['lowest', 'D'],
]);

/** Fields that the format has a place for, by the key that is written. */
const dayKeys: ReadonlyMap<string, string> = new Map([
  ['due', 'due'],
  ['start', 't'],
]);

/** What stands before the words of a line, and the words with their fields. */
interface Parts {
  readonly done: boolean;
  readonly priority?: string | undefined;
  readonly doneDay?: string | undefined;
  readonly created?: string | undefined;
  readonly words: string;
}

/**
 * Ticks an open line, unticks a done one. A tick says the day and moves the priority behind the words (`pri:A`), where unticking
 * finds it again. Refused: what `findTask` refuses.
 */
export function toggleTodoTxt(text: string, key: TaskKey, { today, config }: ToggleContext): ToggleEdit | Refusal {
  const found = findTask(parseTodoTxt(text), key, { todoTxt: true });
  if (isRefusal(found)) return found;
  const parts = partsOf(found.raw);
  const ticked = toggled(parts, today);
  const edits = [{ span: found.lineSpan, text: printed(ticked) }];
  if (found.repeat === undefined || !ticked.done) return { edits };
  const form = { opened: printed({ ...parts, created: undefined }), read: (line: string) => readLineOf(true, line) };
  const next = nextTaskLine(found, today, config, form);
  if (next === undefined)
    return { edits, problem: say('The rule "{0}" cannot be read, so no next task was made.', found.repeat) };
  if (next === 'ended' || isOver(next)) return { edits };
  const line = parts.created === undefined ? next : printed({ ...partsOf(next), created: today });
  const { end } = found.lineSpan;
  if (lineBelow(text, end) === line) return { edits };
  return { edits: [...edits, { span: { start: end, end }, text: majorityLineEnd(text) + line }] };
}

/** True for a line whose days lie behind the last one of its repetition. */
function isOver(raw: string): boolean {
  const line = readLineOf(true, raw);
  const until = line?.fields.find(({ key }) => key === 'until')?.value;
  const day = line?.due ?? line?.scheduled ?? line?.start;
  return until !== undefined && day !== undefined && day > until;
}

/** One field and its value; without one it is taken away. */
export interface LineFieldChange {
  readonly field: string;
  readonly value: string | undefined;
}

/**
 * Sets fields of a line: its priority, its due or start day; a state has to come alone. Refused: every other field, values that the
 * format has no sign for, and what `findTask` refuses.
 */
export function setTodoTxtFields(
  text: string,
  key: TaskKey,
  changes: readonly LineFieldChange[],
  context: ToggleContext,
): NoteEdit | Refusal {
  const found = findTask(parseTodoTxt(text), key, { todoTxt: true });
  if (isRefusal(found)) return found;
  let line = found.raw;
  for (const { field, value } of changes) {
    const name = lineField(field)?.field ?? foldKey(field);
    if (name === 'status' || name === 'class') return setState(text, key, found, value, context);
    const next = name === 'priority' ? withPriority(line, value) : withDay(line, name, value);
    if (typeof next !== 'string') return next;
    line = next;
  }
  const edit = differenceOf(found.raw, line);
  if (edit === undefined) return unchanged();
  const { start } = found.lineSpan;
  return { edits: [{ span: { start: start + edit.span.start, end: start + edit.span.end }, text: edit.text }] };
}

function unchanged(): Refusal {
  return { refused: 'unchanged', message: say('The line says so already.') };
}

function setState(
  text: string,
  key: TaskKey,
  task: Task,
  value: string | undefined,
  context: ToggleContext,
): ToggleEdit | Refusal {
  const state = stateOf(value ?? 'todo');
  if (state !== 'todo' && state !== 'done')
    return { refused: 'not-supported', message: say('A line of todo.txt is open or done, and nothing else.') };
  return state === task.state ? unchanged() : toggleTodoTxt(text, key, context);
}

function withPriority(raw: string, value: string | undefined): string | Refusal {
  const letter = value === undefined ? undefined : /^[A-Z]$/.test(value) ? value : letters.get(priorityOf(value) ?? '');
  if (value !== undefined && letter === undefined)
    return { refused: 'invalid', message: say('todo.txt knows the priorities {0}.', [...letters.keys()].join(', ')) };
  const parts = partsOf(raw);
  const words = withField(parts.words, 'priority', undefined);
  if (parts.done && letter !== undefined) {
    const behind = withField(parts.words, 'priority', letter, 'pri');
    return printed({ ...parts, priority: undefined, words: behind });
  }
  return printed({ ...parts, priority: letter, words });
}

function withDay(raw: string, name: string, value: string | undefined): string | Refusal {
  const written = dayKeys.get(name);
  if (written === undefined)
    return { refused: 'not-supported', message: say('A line of todo.txt has no place for "{0}".', name) };
  if (value !== undefined && !isDay(value))
    return { refused: 'invalid', message: say('"{0}" is no value for {1}.', value, name) };
  const parts = partsOf(raw);
  return printed({ ...parts, words: withField(parts.words, name, value, written) });
}

function toggled(parts: Parts, today: Day): Parts {
  const { done, priority, created, words } = parts;
  if (!done) {
    const behind = priority === undefined ? words : withField(words, 'priority', priority, 'pri');
    return { done: true, doneDay: today, created, words: behind };
  }
  const kept = priority ?? /(?:^|\s)pri:([A-Z])(?=\s|$)/.exec(words)?.[1];
  return { done: false, priority: kept, created, words: kept ? withField(words, 'priority', undefined) : words };
}

function partsOf(raw: string): Parts {
  const line = readLineOf(true, raw);
  const start = line?.contentSpan.start ?? 0;
  const headValue = (key: string) => line?.fields.find((field) => field.key === key && field.span.start < start)?.value;
  return {
    done: line?.state === 'done',
    priority: headValue('priority'),
    doneDay: headValue('done'),
    created: headValue('created'),
    words: raw.slice(start),
  };
}

function printed({ done, priority, doneDay, created, words }: Parts): string {
  const head = [done ? 'x' : '', priority === undefined ? '' : `(${priority})`, doneDay ?? '', created ?? ''];
  return [...head.filter((part) => part !== ''), words].join(' ');
}

/** The words with a field set or taken away; one that comes in is called by the key that the format has for it. */
function withField(words: string, key: string, value: string | undefined, written = key): string {
  // Read without a head: words may begin with what would be a priority or a day at the start of a line.
  const line = readTaskLine(words, { start: 0, end: 0, content: 0, state: 'todo' }, words.length);
  const edits = setFieldEdits(words, line, key, value, 'plain');
  return applyEdits(
    words,
    edits.map((edit) => ({ ...edit, text: edit.text.replace(`${key}:`, `${written}:`) })),
  );
}

function lineBelow(text: string, end: number): string {
  return /^\r?\n([^\r\n]*)/.exec(text.slice(end))?.[1] ?? '';
}
