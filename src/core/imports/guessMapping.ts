// A first mapping for a CSV file that no saved one knows: columns whose names say what they are. Comes in: the columns, a kind. Goes out:
// a mapping, and its text for `daybook.yml`, where people change it. Never maps a column whose name only resembles a field.
import type { NoteEdit, Refusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import { foldKey, headerField } from '../note/aliases.ts';
import type { ImportDecl, Kind, NotebookConfig } from '../record/kind.ts';
import { safeName } from '../record/safeName.ts';
import { majorityLineEnd } from '../text.ts';

/** What columns of trackers are called, folded, by field; those of the kind itself are known anyway. */
const columnWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['title', ['title', 'summary', 'short-description', 'subject', 'name', 'betreff', 'titel']],
  ['status', ['status', 'state', 'zustand']],
  ['severity', ['severity', 'priority', 'prio']],
  ['owner', ['owner', 'assignee', 'assigned-to', 'bearbeiter']],
  ['customer', ['customer', 'account', 'company', 'kunde']],
  ['service', ['service', 'business-service', 'configuration-item', 'cmdb-ci']],
  ['opened', ['opened', 'opened-at', 'created', 'created-at', 'created-on', 'reported']],
  ['resolved', ['resolved', 'resolved-at', 'resolution-date']],
  ['resolution', ['resolution', 'close-notes', 'resolution-notes']],
  ['due', ['due', 'due-date']],
]);

const keyWords = ['number', 'key', 'issue-key', 'id', 'issue-id', 'ticket', 'ticket-id', 'ticket-number', 'nummer'];
const bodyWords = ['description', 'details', 'beschreibung', 'body'];
const readingWords = {
  date: ['date', 'day', 'month'],
  value: ['value', 'score'],
  n: ['n', 'sample', 'answers'],
  note: ['note', 'comment'],
};

/** The column that looks like a number by which records are found again. */
export function guessKey(columns: readonly string[]): string | undefined {
  return columnOf(columns, keyWords);
}

/** A mapping of columns to fields of a kind; for KPIs to readings. */
export function guessMapping(columns: readonly string[], id: string, key: string, kind: Kind): ImportDecl {
  const fields = new Map<string, string>();
  for (const field of kind.fields) {
    const column = columnOf(columns, [field, ...(columnWords.get(field) ?? [])]);
    if (column !== undefined && column !== key && ![...fields.values()].includes(column)) fields.set(field, column);
  }
  const title = fields.get('title') ?? columnOf(columns, columnWords.get('title') ?? []);
  if (title !== undefined) fields.set('title', title);
  const body = columnOf(columns, bodyWords);
  const readings = kind.id === 'kpi' ? guessReadings(columns) : undefined;
  return {
    id,
    label: id,
    kind: kind.id,
    key,
    fields: readings === undefined ? fields : new Map(),
    values: new Map(),
    dates: 'ymd',
    ...(body === undefined || readings !== undefined ? {} : { body }),
    ...(readings === undefined ? {} : { readings }),
  };
}

/** The saved mappings whose columns are all there, the most telling first. */
export function fittingImports(columns: readonly string[], { imports }: NotebookConfig): readonly ImportDecl[] {
  const wanted = ({ key, fields, readings }: ImportDecl): string[] => [
    key,
    ...fields.values(),
    ...(readings === undefined ? [] : [readings.date, readings.value]),
  ];
  const fits = [...imports.values()].filter((decl) => wanted(decl).every((name) => columns.includes(name)));
  return fits.sort((a, b) => wanted(b).length - wanted(a).length);
}

/** An id for a mapping, from the name of a file, that no other has. */
export function importId(name: string, { imports }: NotebookConfig): string {
  const base =
    safeName(name.replace(/\.[a-z]{1,5}$/i, ''), 40)
      .replace(/[^a-z0-9-]/g, '')
      .replace(/^[^a-z]+/, '') || 'import';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!imports.has(id)) return id;
  }
}

/** Adds entries to a section of `daybook.yml`. Refused as `not-supported` when the section is written in braces on one line. */
export function addToSection(text: string, section: string, entry: string): NoteEdit | Refusal {
  const end = majorityLineEnd(text);
  const head = new RegExp(`^${section}:(.*)$`, 'm').exec(text);
  const lines = entry.replaceAll('\n', end);
  if (head === null) {
    const gap = text === '' || text.endsWith('\n') ? '' : end;
    return {
      edits: [{ span: { start: text.length, end: text.length }, text: `${gap}${section}:${end}${lines}${end}` }],
    };
  }
  if (!/^\s*(?:#.*)?$/.test((head[1] ?? '').replace('\r', '')))
    return {
      refused: 'not-supported',
      message: say('`{0}:` of daybook.yml is written on one line; add the entry there yourself.', section),
    };
  const at = head.index + head[0].replace('\r', '').length;
  // As deep as what stands there: entries of one section begin in one column.
  const indent = /^\r?\n([ \t]+)\S/.exec(text.slice(at, at + 200))?.[1] ?? '  ';
  return { edits: [{ span: { start: at, end: at }, text: `${end}${lines.replace(/^ {2}/gm, indent)}` }] };
}

/** The text of a mapping under `imports:`, two blanks in. */
export function mappingText(
  { id, label, kind, key, fields, body, readings }: ImportDecl,
  { fields: known }: NotebookConfig,
): string {
  const lines = [
    `  ${id}:`,
    `    label: ${JSON.stringify(label)}`,
    `    kind: ${kind}`,
    `    key: ${JSON.stringify(key)}`,
  ];
  if (fields.size > 0) lines.push('    fields:');
  for (const [field, column] of fields)
    lines.push(`      ${known.get(field)?.key ?? field}: ${JSON.stringify(column)}`);
  if (body !== undefined) lines.push(`    body: ${JSON.stringify(body)}`);
  if (readings !== undefined) lines.push('    readings:');
  for (const [name, column] of Object.entries(readings ?? {})) lines.push(`      ${name}: ${JSON.stringify(column)}`);
  return lines.join('\n');
}

function guessReadings(columns: readonly string[]): ImportDecl['readings'] {
  const [date, value, n, note] = (['date', 'value', 'n', 'note'] as const).map((name) =>
    columnOf(columns, readingWords[name]),
  );
  if (date === undefined || value === undefined) return undefined;
  return { date, value, ...(n === undefined ? {} : { n }), ...(note === undefined ? {} : { note }) };
}

function columnOf(columns: readonly string[], words: readonly string[]): string | undefined {
  const folded = words.map((word) => headerField(word));
  return columns.find((column) => words.includes(foldKey(column)) || folded.includes(headerField(column)));
}
