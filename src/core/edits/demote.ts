// A record without a text of its own becomes a task line again. Comes in: its text and path, and the note that gets the line.
// Goes out: the line, and the edit of that note: in place of a line that is a link to the record, else among its tasks. Fields
// come along, those of the line grammar and others alike; a record that says more than a line can is refused.

import { say } from '../language.ts';
import { foldKey, headerField, lineField } from '../note/aliases.ts';
import type { Dialect, HeaderEntry, Note } from '../note/note.ts';
import { parseNote } from '../note/parseNote.ts';
import { parseTaskLine } from '../note/taskLine.ts';
import { printTaskLine, type TaskDraft } from '../note/taskPrint.ts';
import { titleOf } from '../record/interpret.ts';
import type { Kind, NotebookConfig } from '../record/kind.ts';
import { relativePath } from '../record/noteLink.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { stateOf } from '../record/recordState.ts';
import { applyEdits, decodedUri } from '../text.ts';
import type { NoteEdit, Refusal } from './edit.ts';
import { addTaskBlock } from './placeTask.ts';
import { kindOfText } from './rowField.ts';

/** Keys that a line has no use for: what the record is, and its title and state, which the line says itself. */
const ownKeys = new Set(['type', 'daybook', 'title', 'created']);

/** How the line of a record is written: its dialect, and an id where something comes after the record, which has none of its own. */
export interface DemotedAs {
  readonly dialect: Dialect;
  readonly id?: string;
  /** The team's own template of the kind: its headings are nobody's words. */
  readonly template?: string | undefined;
}

/**
 * The task line a record becomes. Refused as `not-supported`: a closed record, one with a text of its own, one whose header
 * holds maps, comments, values of several lines or a key twice; as `broken-header`: one whose header cannot be read.
 */
export function demotedLine(
  text: string,
  path: string,
  config: NotebookConfig,
  { dialect, id, template = '' }: DemotedAs,
): string | Refusal {
  const note = parseNote(text);
  const kind = kindOfText(text, path, config);
  if (kind === undefined) return { refused: 'not-supported', message: say('This note is no record.') };
  if (note.header?.broken)
    return { refused: 'broken-header', message: say('The header (front matter) cannot be read.') };
  const entries = note.header?.entries ?? [];
  const written = entries.findLast((entry) => entry.field === kind.stateField)?.values[0]?.text;
  const state = stateOf(kind, written).class;
  if (state === 'done' || state === 'cancelled')
    return { refused: 'not-supported', message: say('Only an open record can become a task line.') };
  if (written !== undefined && !kind.stateOfWord.has(foldKey(written)))
    return { refused: 'not-supported', message: say('"{0}" does not fit on a line.', written) };
  const templates = `${kind.template}\n${template}`;
  const own = ownText(text.slice(note.bodyStart), templates, note.title) ?? commentIn(text, note, templates);
  if (own !== undefined)
    return { refused: 'not-supported', message: say('The record says more than a line can: "{0}".', own) };
  const maps = entries.find(
    (entry) => /^maps?$/.test(entry.shape) || entry.values.some((value) => value.text.includes('\n')),
  );
  if (maps !== undefined) return { refused: 'not-supported', message: say('"{0}" does not fit on a line.', maps.key) };
  const said = entries.filter(({ shape }) => shape !== 'empty');
  const twice = said.find(({ field }, at) => said.slice(0, at).some((other) => other.field === field));
  if (twice !== undefined)
    return { refused: 'not-supported', message: say('"{0}" is given twice, and a line says it once.', twice.key) };
  const draft = draftOf(entries, kind);
  const fields = { ...(id === undefined ? {} : { id }), ...draft.fields };
  const line = printTaskLine({ text: titleOf(note.title, path), state, ...draft, fields }, dialect);
  return parseTaskLine(line, parseOptions(config)) === undefined
    ? { refused: 'not-supported', message: say('The record has no title that a line could say.') }
    : line;
}

/** Puts the line into a note: over the line that is nothing but a link to the record, else among the tasks. */
export function putLine(text: string, line: string, from: string, record: string): NoteEdit {
  const link = parseNote(text).links.find(
    ({ kind, target }) => kind === 'inline' && decodedUri(relativePath(from, record)) === target,
  );
  if (link !== undefined) {
    const start = text.lastIndexOf('\n', link.span.start - 1) + 1;
    const end = /$/m.exec(text.slice(link.span.end))?.index ?? 0;
    const lead = /^[ \t>]*[-*+] $/.exec(text.slice(start, link.span.start))?.[0];
    const rest = text.slice(link.span.end, link.span.end + end).replace('\r', '');
    if (lead !== undefined && /^(?: \^[\w-]+)?$/.test(rest)) {
      const written = `${lead.slice(0, -2)}${line}${rest}`;
      const span = { start, end: link.span.end + rest.length };
      return { edits: [{ span, text: written }], cursor: start + written.length };
    }
  }
  return addTaskBlock(text, line);
}

/** The first line of the body that no template and no empty list made. */
function ownText(body: string, templates: string, title: string): string | undefined {
  const template = new Set(templates.split('\n').map((line) => line.replace(/\{\{[^{}]*\}\}/g, '').trim()));
  return body
    .split('\n')
    .map((line) => line.trim())
    .find(
      (line) =>
        !template.has(line) &&
        !/^(?:#{1,6}|[-*+](?:\s\[ ?\])?|\d+[.)])?$/.test(line) &&
        line.replace(/^#+ /, '') !== title,
    );
}

/** The first comment of the header that no template made. */
function commentIn(text: string, { header }: Note, templates: string): string | undefined {
  const { start, end } = header?.contentSpan ?? { start: 0, end: 0 };
  const values = (header?.entries ?? []).map(({ keySpan, valueSpan }) => ({
    span: { start: keySpan.start - start, end: valueSpan.end - start },
    text: '',
  }));
  return applyEdits(text.slice(start, end), values)
    .match(/#.*/g)
    ?.find((comment) => !templates.includes(comment.trim()));
}

function draftOf(entries: readonly HeaderEntry[], kind: Kind): Omit<TaskDraft, 'text' | 'state'> {
  const fields: Record<string, string> = {};
  let draft: Omit<TaskDraft, 'text' | 'state'> = {};
  for (const entry of entries) {
    const { field } = entry;
    const texts = entry.values.map((value) => value.text).filter((value) => value !== '');
    const [first] = texts;
    const names = texts.flatMap((value) => nameOf(value) ?? []);
    const areNames = names.length === texts.length;
    if (first === undefined || ownKeys.has(field) || field === kind.stateField) continue;
    if (field === 'owner' && areNames) draft = { ...draft, people: names };
    else if (field === 'project' && areNames) draft = { ...draft, projects: names };
    else if (field === 'tags') draft = { ...draft, tags: texts };
    else if (field === 'after') draft = { ...draft, after: texts };
    else if (lineField(field) !== undefined || !isInitial(field, first, kind)) fields[field] = texts.join(', ');
  }
  return { ...draft, fields };
}

/** A name that can stand behind `@` or `+`. */
function nameOf(value: string): string | undefined {
  return /^(?:[@+]|\[\[)?([\p{L}\p{N}][\p{L}\p{N}_./-]*)(?:\]\])?$/u.exec(value)?.[1];
}

/** True for what every new record of the kind says. */
function isInitial(field: string, value: string, { initial }: Kind): boolean {
  const made = [...initial].find(([id]) => headerField(id) === field)?.[1];
  return made !== undefined && (made === value || made.includes('{{'));
}
