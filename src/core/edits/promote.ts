// A task line becomes a record of its own; the line becomes a link to it. Comes in: the note's text, the line's key, a kind.
// Goes out: the new file as a value and the edit of the line. Every field of the line stands in the header, what was under the
// line stands in the record, and nothing else of the note changes.
import type { RowKey } from '../index/rows.ts';
import { say } from '../language.ts';
import type { Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { isTodoTxt } from '../note/readNote.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import type { Kind, NotebookConfig } from '../record/kind.ts';
import { newRecord, type RecordContext } from '../record/newRecord.ts';
import { linkText, noteLink } from '../record/noteLink.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { applyEdits } from '../text.ts';
import type { NewFile, NoteEdit, Refusal } from './edit.ts';
import { isRefusal } from './edit.ts';
import type { HeaderValue } from './headerValue.ts';
import { lineTask } from './lineTask.ts';
import { staysThere } from './moveTask.ts';
import { addTaskBlock } from './placeTask.ts';
import { blockSpan, blockText, movedBlock } from './taskBlock.ts';

/** Fields that say how the line ended or what it is called by, not what the record is. */
const lineOnly = new Set(['done', 'cancelled', 'status', 'block', 'owner', 'project', 'tags', 'after', 'priority']);

/**
 * The record a line becomes. `template` is the team's own for the kind. Refused: `not-supported` for a closed task and for one
 * that repeats, what `newRecord` and `findTask` refuse.
 */
export function promotedRecord(
  text: string,
  key: RowKey & { readonly task: NonNullable<RowKey['task']> },
  kindId: string,
  context: RecordContext,
  template?: string,
): NewFile | Refusal {
  if (isTodoTxt(key.path)) return staysThere();
  const line = lineTask(text, key.task, context);
  if (isRefusal(line)) return line;
  const { task, note } = line;
  const kind = context.config.kinds.get(kindId);
  if (kind === undefined) return { refused: 'invalid', message: say('There is no kind "{0}".', kindId) };
  if (task.state === 'done' || task.state === 'cancelled')
    return { refused: 'not-supported', message: say('The task is closed; it stays a line.') };
  if (task.repeat !== undefined)
    return { refused: 'not-supported', message: say('A task that repeats stays a line, or it would not come back.') };
  const input = { title: titleOf(task), fields: recordFields(task, kind, context.config) };
  const file = newRecord(kindId, { ...input, ...(template === undefined ? {} : { template }) }, context);
  if (isRefusal(file)) return file;
  const [first = '', ...below] = movedBlock(text, note, task, { from: key.path, to: file.path, lineEnd: '\n' }).split(
    '\n',
  );
  const told = [input.title, ...input.fields.values()].flat().join(' ');
  return withText(file, wordsUntold(first, told, context.config), childrenOf(below));
}

/**
 * What a line says besides its box and fields, as it is written, where title and header of its record do not tell all of it: where
 * links lead, comments, further names, a field that stands twice.
 */
function wordsUntold(line: string, told: string, config: NotebookConfig): string {
  const { contentSpan, fields = [] } = parseTaskLine(line, parseOptions(config)) ?? {};
  const first = fields.filter(({ key }, at) => fields.findIndex((each) => each.key === key) === at);
  const rest = applyEdits(
    line,
    first.map(({ span }) => ({ span, text: '' })),
  );
  const words = rest.slice(contentSpan?.start).trim().split(/\s+/);
  const ids = new Map(
    config.people.flatMap(({ id, handles }) => handles.map((name) => [`@${name.toLowerCase()}`, id])),
  );
  const isTold = (word: string): boolean => told.includes(ids.get(word.toLowerCase()) ?? word.replace(/^[@+#]/, ''));
  return words.every(isTold) ? '' : words.join(' ');
}

/**
 * The line as a link to its record. `block` is what the task and its children said when the record was made: refused as
 * `changed-meanwhile` when they say something else by now.
 */
export function linkedLine(
  text: string,
  key: RowKey & { readonly task: NonNullable<RowKey['task']> },
  record: { readonly path: string; readonly block: string },
  config: NotebookConfig,
): NoteEdit | Refusal {
  const line = lineTask(text, key.task, { config });
  if (isRefusal(line)) return line;
  const { task } = line;
  const span = blockSpan(text, task);
  if (blockText(text, task) !== record.block)
    return { refused: 'changed-meanwhile', message: say('The task was changed meanwhile; nothing was written.') };
  const bullet = text.slice(task.lineSpan.start, task.markerSpan.start - 1);
  const block = task.fields.find((field) => field.key === 'block');
  const link =
    bullet + noteLink(titleOf(task), key.path, record.path) + (block === undefined ? '' : ` ^${block.value}`);
  return { edits: [{ span, text: link }], cursor: span.start + link.length };
}

/** The words of the task without Markdown links. */
function titleOf(task: Task): string {
  return linkText(task.text).replace(/\\([\\[\]<])/g, '$1');
}

function recordFields(task: Task, kind: Kind, { people }: NotebookConfig): Map<string, HeaderValue> {
  const fields = new Map<string, HeaderValue>();
  const states = kind.states.filter((each) => each.class === task.state);
  const written = task.fields.find(({ key }) => key === 'status')?.value;
  const state = states.find(({ id }) => id === written) ?? states[0];
  if (state !== undefined) fields.set(kind.stateField, state.id);
  const known = new Map(people.flatMap(({ id, handles }) => [id, ...handles].map((name) => [name.toLowerCase(), id])));
  const owner = task.owner ?? task.people.find(({ name }) => known.size === 0 || known.has(name.toLowerCase()))?.name;
  if (owner !== undefined) fields.set('owner', known.get(owner.toLowerCase()) ?? owner);
  const project = task.fields.find(({ key }) => key === 'project')?.value ?? task.projects[0]?.name;
  if (project !== undefined) fields.set('project', project);
  if (task.priority !== undefined) fields.set('priority', task.priority);
  if (task.tags.length > 0)
    fields.set(
      'tags',
      task.tags.map(({ name }) => name),
    );
  if (task.after.length > 0) fields.set('after', task.after);
  for (const { key, value } of task.fields) if (!lineOnly.has(key) && !fields.has(key)) fields.set(key, value);
  return fields;
}

/** What stands under the line, without the indentation it has there. */
function childrenOf(lines: readonly string[]): string {
  const leads = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const lead = Math.min(...leads, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(lead)).join('\n');
}

/** Boxes go where the record keeps its tasks, other lines where typing would start. */
function withText(file: NewFile, words: string, children: string): NewFile {
  const hasTasks = parseNote(children).tasks.length > 0;
  const typed = [words, hasTasks ? '' : children].filter((part) => part.trim() !== '').join('\n\n');
  const text = applyEdits(file.text, [{ span: { start: file.cursor, end: file.cursor }, text: typed }]);
  return {
    ...file,
    text: hasTasks ? applyEdits(text, addTaskBlock(text, children).edits) : text,
    cursor: file.cursor + typed.length,
  };
}
