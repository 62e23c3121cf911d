// Promises that minutes hold as words become tasks, when a person asks for it: `Action: Trevor to ask the vendor by fri` turns into
// `- [ ] ask the vendor @trevor due:…`. Comes in: a note's text and the phrases that are wanted; goes out: one edit for each line.
// Days in words count from the day of the meeting, not from today.
import { newLineDialect, usualDialect } from '../edits/dialect.ts';
import type { NoteEdit, Refusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import { type ActionPhrase, actionPhrases } from '../note/actionPhrases.ts';
import { parseNote } from '../note/parseNote.ts';
import { printTaskLine, type TaskDraft } from '../note/taskPrint.ts';
import { dateOf, noteTexts } from '../record/interpret.ts';
import { parseOptions } from '../record/parseOptions.ts';
import type { TextEdit } from '../text.ts';
import { type CaptureContext, readCapture } from './readCapture.ts';

/** A phrase of a note and the task that it would become. */
export interface PhraseTask {
  /** The phrase as it is written: by it the phrase is found again. */
  readonly phrase: string;
  /** The task as it would be written, from its box on. */
  readonly task: string;
}

/** Every phrase of a note with its task, in the order of the text. */
export function phraseTasks(path: string, text: string, context: CaptureContext): PhraseTask[] {
  return drafted(path, text, context).map(({ phrase, task }) => ({ phrase: textOf(text, phrase), task }));
}

/**
 * Turns the wanted phrases into tasks; of equal ones the first. Their bullets stay, and a phrase without one gets one. Refused as
 * `moved` when one is not there any more, as `unchanged` when none is wanted.
 */
export function takePhrases(
  path: string,
  text: string,
  wanted: readonly string[],
  context: CaptureContext,
): NoteEdit | Refusal {
  const left = drafted(path, text, context);
  const edits: TextEdit[] = [];
  for (const words of wanted) {
    const at = left.findIndex(({ phrase }) => textOf(text, phrase) === words);
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (!found) return { refused: 'moved', message: say('"{0}" is not in the note any more.', words) };
    const { span } = found.phrase;
    const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
    const bullet = /(?:[-*+]|\d{1,9}[.)])[ \t]+$/.test(line) ? '' : '- ';
    edits.push({ span, text: bullet + found.task });
  }
  return edits.length > 0 ? { edits } : { refused: 'unchanged', message: say('No phrase was chosen.') };
}

function drafted(
  path: string,
  text: string,
  context: CaptureContext,
): { readonly phrase: ActionPhrase; readonly task: string }[] {
  const { index } = context;
  const note = parseNote(text, parseOptions(index.config));
  const today = dateOf(path, noteTexts(note), note.title) ?? context.today;
  const dialect = newLineDialect(note, index.config, usualDialect(index, path));
  return actionPhrases(text).map((phrase) => {
    const task = printTaskLine(draftOf(phrase, { ...context, today }), dialect).slice('- '.length);
    return { phrase, task };
  });
}

/** A name that nobody is known by stays in front of the words. */
function draftOf({ person, text, due }: ActionPhrase, context: CaptureContext): TaskDraft {
  const id = person === undefined ? undefined : context.index.personId(person);
  const words = person === undefined || id !== undefined ? text : `${person}: ${text}`;
  const read = readCapture(words, context)?.draft ?? { text: words, state: 'todo' };
  const draft = due === undefined ? read : { ...read, fields: { ...read.fields, due } };
  return id === undefined || draft.people?.includes(id) ? draft : { ...draft, people: [id, ...(draft.people ?? [])] };
}

function textOf(text: string, { span }: ActionPhrase): string {
  return text.slice(span.start, span.end);
}
