// Records that grow from others: a requirement from feedback, a project from a requirement, a design note from an issue. Comes in: the
// records, the kind they lead to as the configuration declares it. Goes out: the new record, and the edits by which the two name each
// other. A link is written on both sides or on none: the caller applies all of it as one change.
import { addLine } from '../edits/addLine.ts';
import { differenceOf } from '../edits/difference.ts';
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../edits/edit.ts';
import { appendHeaderItem } from '../edits/header.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { type RowContext, setRowField } from '../edits/rowField.ts';
import { slugOfPath } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { isList } from '../index/values.ts';
import { say } from '../language.ts';
import { applyEdits } from '../text.ts';
import { isConfidentialRow } from './confidential.ts';
import type { Growth, NotebookConfig } from './kind.ts';
import { newRecord, type RecordContext, type RecordInput } from './newRecord.ts';
import { noteLink, plainTitle, relativePath } from './noteLink.ts';

/** What a new record takes over from those it grows from, where all of them say the same. */
const carried = ['project', 'goal', 'customer', 'service', 'priority'];

/** How all of the rows lead to records of a kind; undefined when one of them does not. */
export function growthOf(index: IndexReader, rows: readonly Row[], to: string): Growth | undefined {
  const [first, ...others] = rows.map((row) => index.config.kinds.get(index.kind(row))?.grows.get(to));
  return first !== undefined && others.every((each) => each === first) ? first : undefined;
}

/**
 * The record that grows from rows. It names them in its header and, with who said so, under "Sources". Refused: `not-supported` when a
 * row leads to no such kind or is confidential, and whatever `newRecord` refuses.
 */
export function grownRecord(
  index: IndexReader,
  rows: readonly Row[],
  to: string,
  input: Pick<RecordInput, 'title' | 'template'>,
  context: RecordContext,
): NewFile | Refusal {
  const growth = growthOf(index, rows, to);
  if (growth === undefined) return leadsNowhere();
  if (rows.some((row) => isConfidentialRow(index, row)))
    return { refused: 'not-supported', message: say('It is confidential: nothing of it is copied.') };
  const [only] = rows.length === 1 ? rows : [];
  const title = input.title ?? (only === undefined ? '' : plainTitle(index.item(only).title));
  const fields = new Map<string, HeaderValue>(carriedFields(index, rows, to));
  // The path is known once the record is made, and the way from there to its sources with it.
  const draft = newRecord(to, { ...input, title, fields }, context);
  if (isRefusal(draft)) return draft;
  const paths = rows.map((row) => index.path(row));
  if (growth.back !== undefined) fields.set(growth.back, linksIn(growth.back, draft.path, paths, context.config));
  const file = newRecord(to, { ...input, title, fields }, context);
  if (isRefusal(file)) return file;
  const lines = rows.map((row) => `- ${sourceLine(index, row, file.path)}`);
  const text = applyEdits(file.text, addLine(file.text, 'Sources', lines.join('\n')).edits);
  return { ...file, text };
}

/**
 * The record at `path` names the one at `to` and moves to the state that means. Refused as by `setRowField`; `unchanged` when it
 * says all of that already.
 */
export function tie(text: string, path: string, to: string, growth: Growth, context: RowContext): NoteEdit | Refusal {
  const named = nameIn(text, path, growth.field, to, context);
  if (isRefusal(named) && named.refused !== 'unchanged') return named;
  const linked = isRefusal(named) ? text : applyEdits(text, named.edits);
  const moved = growth.state === undefined ? undefined : setRowField(linked, { path }, 'status', growth.state, context);
  if (moved && isRefusal(moved) && moved.refused !== 'unchanged') return moved;
  const edit = differenceOf(text, moved && !isRefusal(moved) ? applyEdits(linked, moved.edits) : linked);
  return edit === undefined ? { refused: 'unchanged', message: say('The two are linked already.') } : { edits: [edit] };
}

/** The record at `path` names its sources in the field that the growth declares for it. Refused as by `setRowField`. */
export function tieBack(
  text: string,
  path: string,
  sources: readonly string[],
  growth: Growth,
  context: RowContext,
): NoteEdit | Refusal {
  const { back } = growth;
  if (back === undefined) return { edits: [] };
  let result = text;
  for (const source of sources) {
    const edit = nameIn(result, path, back, source, context);
    if (isRefusal(edit) && edit.refused !== 'unchanged') return edit;
    if (!isRefusal(edit)) result = applyEdits(result, edit.edits);
  }
  const edit = differenceOf(text, result);
  return { edits: edit === undefined ? [] : [edit] };
}

/** The open records of a kind that a row can be linked to, by title. */
export function growthTargets(index: IndexReader, to: string): readonly Row[] {
  const rows = [...index.rowsAmong({ kinds: new Set([to]) })].filter((row) => index.kind(row) === to);
  const rank = (row: Row): number => (isOpenRow(index, row) ? 0 : 1);
  return rows.sort((a, b) => rank(a) - rank(b) || index.item(a).title.localeCompare(index.item(b).title));
}

function nameIn(text: string, path: string, field: string, to: string, context: RowContext): NoteEdit | Refusal {
  const decl = context.config.fields.get(field);
  const [link = ''] = linksIn(field, path, [to], context.config);
  return decl !== undefined && isList(decl.type)
    ? appendHeaderItem(text, decl.key, link, decl.type)
    : setRowField(text, { path }, field, link, context);
}

/** A project is named by its slug, everything else by the way to it. */
function linksIn(field: string, from: string, paths: readonly string[], { fields }: NotebookConfig): readonly string[] {
  const isProject = fields.get(field)?.type === 'project';
  return paths.map((path) => (isProject ? slugOfPath(path) : relativePath(from, path)));
}

function carriedFields(index: IndexReader, rows: readonly Row[], to: string): [string, HeaderValue][] {
  const known = index.config.kinds.get(to)?.fields ?? [];
  return carried.flatMap((field): [string, HeaderValue][] => {
    const values = new Set(rows.map((row) => index.get(row, field)));
    const [value] = values;
    return values.size === 1 && typeof value === 'string' && known.includes(field) ? [[field, value]] : [];
  });
}

function sourceLine(index: IndexReader, row: Row, from: string): string {
  const field = (name: string): string => String(index.get(row, name) ?? '');
  const facts = [field('from'), field('department'), field('customer'), field('date')].filter((fact) => fact !== '');
  return [noteLink(index.item(row).title, from, index.path(row)), ...facts.map(plainTitle)].join(', ');
}

function leadsNowhere(): Refusal {
  return { refused: 'not-supported', message: say('This leads to no record of that kind.') };
}
