// What the thing under the pointer is, in a few lines of plain words. Comes in: a note as it is in an editor, a place in it, the
// index; goes out: a title and lines of text. All of it may be text of the notebook: whoever shows it escapes it. Says nothing
// where nothing of ours stands.
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Row } from '../index/rows.ts';
import { projectPaths, resolveInline, resolveWiki, rowsById } from '../navigate/lookup.ts';
import { type NameUse, readNames } from '../navigate/nameUse.ts';
import type { HeaderEntry } from '../note/note.ts';
import { kindOf, noteTexts } from '../record/interpret.ts';
import type { Span } from '../text.ts';
import type { Hover, HoverContext, HoverRequest, Said } from './hover.ts';
import { queryBlockHover } from './queryHover.ts';
import { personHover, projectHover, recordHover, taskHover } from './rowHover.ts';

/** What stands at the offset: a person, project, note or id that is named there, a key of the header, a task, a query. */
export function hoverAt(request: HoverRequest): Hover | undefined {
  const { path, text, offset, index, context } = request;
  const query = queryBlockHover(request);
  if (query) return query;
  const { note, uses } = readNames(path, text, index.config);
  const use = uses.find(({ whole }) => contains(whole, offset));
  const named = use && namedHover(use, request);
  if (use && named) return { span: use.whole, ...named };
  const entry = note.header?.entries.find(({ keySpan, valueSpan }) =>
    contains({ start: keySpan.start, end: valueSpan.end }, offset),
  );
  if (entry) return headerHover(entry, kindOf(path, noteTexts(note), index.config), request);
  const task = note.tasks.find(({ lineSpan }) => contains(lineSpan, offset));
  const row = task && index.taskRows(path).find((each) => index.item(each).line === task.line);
  return task && row !== undefined ? { span: task.lineSpan, ...taskHover(row, index, context) } : undefined;
}

function namedHover({ kind, name, by, gives }: NameUse, { path, index, context }: HoverRequest): Said | undefined {
  if (kind === 'person') return personHover(name, index, context);
  if (kind === 'project') return ofNote(projectPaths(index).get(name.toLowerCase()), index, context);
  if (kind === 'id' && !gives) {
    const [row] = rowsById(index).get(name.toLowerCase()) ?? [];
    return row === undefined ? undefined : ofRow(row, index, context);
  }
  if (kind !== 'note') return undefined;
  const target = by === 'inline' ? resolveInline(index, path, name) : resolveWiki(index, path, name);
  return target.is === 'found' ? ofNote(target.path, index, context) : undefined;
}

function ofNote(path: string | undefined, index: NoteIndex, context: HoverContext): Said | undefined {
  const row = path === undefined ? undefined : index.noteRow(path);
  return row === undefined ? undefined : ofRow(row, index, context);
}

function ofRow(row: Row, index: NoteIndex, context: HoverContext): Said | undefined {
  const type = index.type(row);
  if (type === 'task' || type === 'milestone') return taskHover(row, index, context);
  if (index.kind(row) === 'project') return projectHover(row, index, context);
  if (index.kind(row) === 'person')
    return personHover(index.path(row), index, context) ?? recordHover(row, index, context);
  return recordHover(row, index, context);
}

/** A key says what it is for; the title and kind of a note say how the record stands. */
function headerHover(entry: HeaderEntry, kind: string | undefined, request: HoverRequest): Hover | undefined {
  const { path, offset, index, context } = request;
  const { key, field, keySpan, valueSpan } = entry;
  const own = index.noteRow(path);
  if ((field === 'title' || field === 'type') && contains(valueSpan, offset) && own !== undefined) {
    const said = ofRow(own, index, context);
    return said && { span: valueSpan, ...said };
  }
  const decl = index.config.fields.get(field);
  if (!decl || !contains(keySpan, offset)) return undefined;
  const of = kind === undefined ? undefined : index.config.kinds.get(kind);
  const states = of && field === of.stateField ? of.states.map(({ id }) => id) : [];
  const values = states.length > 0 ? states : (of?.choices.get(field) ?? decl.values);
  const lines = values.length === 0 ? [decl.doc] : [decl.doc, context.words('field.values', values.join(', '))];
  return { span: keySpan, title: key, lines };
}

/** The end counts: a cursor stands behind the word it has just been moved over. */
function contains({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
