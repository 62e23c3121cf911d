// Promises that minutes hold as words become tasks, when a person asks for it: `Action: Trevor to ask the vendor by fri` turns into
// `- [ ] ask the vendor @trevor due:…`, a row of a table of actions into a line below the table. Comes in: a note's text and the
// phrases that are wanted; goes out: edits. Days in words count from the day of the meeting, not from today.
import { newLineDialect, usualDialect } from '../edits/dialect.ts';
import type { NoteEdit, Refusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import { type ActionPhrase, actionPhrases } from '../note/actionPhrases.ts';
import { actionTables } from '../note/actionTables.ts';
import type { Dialect } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { printTaskLine, type TaskDraft } from '../note/taskPrint.ts';
import { dateOf, noteTexts } from '../record/interpret.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { Span, TextEdit } from '../text.ts';
import { type CaptureContext, readCapture } from './readCapture.ts';
import { tableDraft } from './tableDraft.ts';
import { takeRows } from './takeRows.ts';

/** A phrase of a note and the task that it would become. */
export interface PhraseTask {
  /** The phrase as it is written: by it the phrase is found again. */
  readonly phrase: string;
  /** The task as it would be written, from its box on. */
  readonly task: string;
}

interface Drafted {
  /** Where the phrase stands, and the table that it is a row of. */
  readonly span: Span;
  readonly table?: Span;
  readonly task: string;
}

/** Every phrase of a note with its task, in the order of the text. */
export function phraseTasks(path: string, text: string, context: CaptureContext): PhraseTask[] {
  return drafted(path, text, context).map(({ span, task }) => ({ phrase: textOf(text, span), task }));
}

/**
 * Turns the wanted phrases into tasks; of equal ones the first. Their bullets stay, and a phrase without one gets one; a row of a
 * table goes below it. Refused as `moved` when one is not there any more, as `unchanged` when none is wanted.
 */
export function takePhrases(
  path: string,
  text: string,
  wanted: readonly string[],
  context: CaptureContext,
): NoteEdit | Refusal {
  const left = drafted(path, text, context);
  const taken: Drafted[] = [];
  for (const words of wanted) {
    const at = left.findIndex(({ span }) => textOf(text, span) === words);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) return { refused: 'moved', message: say('"{0}" is not in the note any more.', words) };
    taken.push(found);
  }
  if (taken.length === 0) return { refused: 'unchanged', message: say('No phrase was chosen.') };
  const lines = taken.filter(({ table }) => table === undefined).map((each) => inPlace(text, each));
  return { edits: [...lines, ...takeRows(text, taken)].sort((a, b) => a.span.start - b.span.start) };
}

function inPlace(text: string, { span, task }: Drafted): TextEdit {
  const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
  return { span, text: /(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(line) ? task : `- ${task}` };
}

function drafted(path: string, text: string, context: CaptureContext): Drafted[] {
  const { index } = context;
  const note = parseNote(text, parseOptions(index.config));
  const today = dateOf(path, noteTexts(note), note.title) ?? context.today;
  const dialect = newLineDialect(note, index.config, usualDialect(index, path));
  const told: CaptureContext = { ...context, today };
  return [
    ...actionPhrases(text).map((phrase) => ({ span: phrase.span, task: printed(draftOf(phrase, told), dialect) })),
    ...actionTables(text).map((row) => ({ ...row, task: printed(tableDraft(row, told), dialect) })),
  ].sort((a, b) => a.span.start - b.span.start);
}

function printed(draft: TaskDraft, dialect: Dialect): string {
  return printTaskLine(draft, dialect).slice('- '.length);
}

/** A name that nobody is known by stays in front of the words. */
function draftOf({ person, text, due }: ActionPhrase, context: CaptureContext): TaskDraft {
  const id = person === undefined ? undefined : context.index.personId(person);
  const words = person === undefined || id !== undefined ? text : `${person}: ${text}`;
  const read = readCapture(words, context)?.draft ?? { text: words, state: 'todo' };
  const draft = due === undefined ? read : { ...read, fields: { ...read.fields, due } };
  return id === undefined || draft.people?.includes(id) ? draft : { ...draft, people: [id, ...(draft.people ?? [])] };
}

function textOf(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}
