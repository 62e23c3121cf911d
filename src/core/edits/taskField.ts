// Changes what one task line says: its days, owner, priority, project, what it waits for. Comes in: the note's text, the key of
// the line, a field and its value. Goes out: edits of that line alone, in the dialect it is written in, or a refusal.
import { isDay } from '../day.ts';
import { say } from '../language.ts';
import { foldKey, lineField, priorityOf } from '../note/aliases.ts';
import { addMentionEdit, setFieldEdits } from '../note/fieldEdits.ts';
import type { Mention, Task } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { valueFault } from '../record/validate.ts';
import { parseRecurrence } from '../recurrence.ts';
import type { TextEdit } from '../text.ts';
import { fieldDialect, type Written } from './dialect.ts';
import type { Refusal } from './edit.ts';

/**
 * The edits that set a field (normalised key or a spelling of it) of a line that was found, empty when it says so already; `undefined`
 * takes it away. `owner` and `project` are written as `@person` and `+project` unless the line has a field for them, `title` as what a
 * person reads. Refused as `invalid` for a value that cannot be read back as that field.
 */
export function taskFieldEdits(line: Written, field: string, value: string | undefined): TextEdit[] | Refusal {
  const { text, task, config } = line;
  const name = lineField(field)?.field ?? foldKey(field);
  if (name === 'title') return wordEdits(line, value ?? '');
  if (value !== undefined && !fits(name, value, config))
    return { refused: 'invalid', message: say('"{0}" is no value for {1}.', value, name) };
  return mentionEdits(text, task, name, value, config) ?? setFieldEdits(text, task, name, value, fieldDialect(line));
}

/** What a person reads of the line, where it stands in one piece. New words that would be read as anything else are no words. */
function wordEdits({ text, task, config }: Written, words: string): TextEdit[] | Refusal {
  const read = parseNote(`- [ ] ${words}`, parseOptions(config)).tasks;
  if (words === '' || read.length !== 1 || read[0]?.text !== words || read[0].fields.length > 0)
    return { refused: 'invalid', message: say('"{0}" is no value for {1}.', words, 'title') };
  const start = text.indexOf(task.text, task.contentSpan.start);
  const end = start + task.text.length;
  if (task.text === '' || start < 0 || end > task.contentSpan.end)
    return {
      refused: 'not-supported',
      message: say('The words of this line are not in one piece: change them in its note.'),
    };
  return task.text === words ? [] : [{ span: { start, end }, text: words }];
}

/** Owner and project stand as words; a line that has a field for them keeps it. */
function mentionEdits(
  text: string,
  task: Task,
  name: string,
  value: string | undefined,
  config: NotebookConfig,
): TextEdit[] | undefined {
  if ((name !== 'owner' && name !== 'project') || task.fields.some((field) => field.key === name)) return undefined;
  const sign = name === 'owner' ? '@' : '+';
  const word = value === undefined ? undefined : sign + value.replace(/^[@+]/, '');
  const old = name === 'owner' ? ownerOf(task, config) : task.projects[0];
  if (old === undefined) return word === undefined ? [] : [addMentionEdit(text, task, word)];
  if (word !== undefined)
    return text.slice(old.span.start, old.span.end) === word ? [] : [{ span: old.span, text: word }];
  const hasBlank = /[ \t]/.test(text.charAt(old.span.start - 1));
  return [{ span: { start: old.span.start - (hasBlank ? 1 : 0), end: old.span.end }, text: '' }];
}

/** The mention that makes the owner: the first one of the roster; without a roster the first of all. */
function ownerOf(task: Task, { people }: NotebookConfig): Mention | undefined {
  const known = new Set(people.flatMap((person) => [person.id, ...person.handles]).map((name) => name.toLowerCase()));
  return known.size === 0 ? task.people[0] : task.people.find(({ name }) => known.has(name.toLowerCase()));
}

function fits(name: string, value: string, config: NotebookConfig): boolean {
  if (value === '' || value !== value.trim() || /[\r\n\]]/.test(value)) return false;
  const type = lineField(name)?.type;
  if (type === 'day') return isDay(value);
  if (type === 'priority') return priorityOf(value) !== undefined;
  if (type === 'rule') return parseRecurrence(value, true) !== undefined;
  if (type === 'id') return /^[\w-]+$/.test(value);
  if (type === 'ids') return /^[\w-]+(?:,[\w-]+)*$/.test(value);
  if (name === 'owner' || name === 'project') return /^[@+]?[\p{L}\p{N}][\p{L}\p{N}_./-]*$/u.test(value);
  const decl = config.fields.get(name);
  return decl === undefined || valueFault(value, decl) === undefined;
}
