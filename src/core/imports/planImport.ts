// What an import would do, before it does it: which rows are new, which records change, where somebody edited since the last import. Comes
// in: a table, its mapping, the index. Goes out: items to choose from. Nothing that a person edited is among what is chosen beforehand.

import type { Refusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import type { ReadingInput } from '../edits/reading.ts';
import type { IndexReader, Row, Value } from '../index/rows.ts';
import { say } from '../language.ts';
import type { ImportDecl, Kind } from '../record/kind.ts';
import { workTimeOf } from '../workTime.ts';
import type { ImportTable } from './importTable.ts';
import { cellText, importedValue, type ValueContext } from './importValue.ts';

/** One field of an item: what the record says, what the import says. */
export interface ImportChange {
  readonly field: string;
  readonly before: string;
  readonly value: HeaderValue;
}

/** Something that can be imported. A conflict is one field that somebody edited since the last import. */
export interface ImportItem {
  readonly is: 'new' | 'changed' | 'conflict';
  /** What the record is found by again. */
  readonly key: string;
  readonly title: string;
  /** The note that changes; absent for a new one. */
  readonly path?: string;
  readonly changes: readonly ImportChange[];
  readonly body?: string;
  /** A reading of a KPI in place of fields. */
  readonly reading?: ReadingInput;
}

/** A cell or row that is left out, and why. */
export interface LeftOut {
  readonly key: string;
  readonly why: string;
}

/** All of it; `same` is how many rows say what the records say, `strangers` the people whom nobody knows here, taken as they are written. */
export interface ImportPlan {
  readonly items: readonly ImportItem[];
  readonly same: number;
  readonly left: readonly LeftOut[];
  readonly strangers: readonly string[];
}

interface ImportedRow {
  readonly key: string;
  readonly title: string;
  readonly values: ReadonlyMap<string, HeaderValue>;
  readonly body: string;
}

/** Plans an import of records. Refused as `invalid`: a kind or key column that is not there. */
export function planImport(index: IndexReader, table: ImportTable, decl: ImportDecl): ImportPlan | Refusal {
  const kind = index.config.kinds.get(decl.kind);
  if (kind === undefined) return { refused: 'invalid', message: say('There is no kind "{0}".', decl.kind) };
  if (!table.columns.includes(decl.key))
    return {
      refused: 'invalid',
      message: say('There is no column "{0}"; there are {1}.', decl.key, table.columns.slice(0, 12).join(', ')),
    };
  const left: LeftOut[] = [];
  const context = { index, kind, decl, zone: workTimeOf(index.config).zone };
  const known = knownRows(index, kind);
  const strangers = new Set<string>();
  const items: ImportItem[] = [];
  let same = 0;
  for (const row of importedRows(table, context, left, strangers)) {
    const notes = known.get(row.key) ?? [];
    const [note] = notes;
    if (notes.length > 1) left.push({ key: row.key, why: say('{0} notes are this one.', notes.length) });
    else if (note === undefined) items.push(newItem(row));
    else {
      const found = changesOf(index, note, row, kind);
      if (found.length === 0) same++;
      items.push(...found);
    }
  }
  return { items, same, left, strangers: [...strangers] };
}

/** What the last import said of a record's fields, as its note keeps it. */
export function lastImport(value: Value | undefined): ReadonlyMap<string, string> {
  const texts = typeof value === 'object' ? value : value === undefined ? [] : [String(value)];
  const said = new Map<string, string>();
  let field = '';
  for (const text of texts) {
    const [, name, rest = ''] = /^([a-z][a-z0-9-]*)=(.*)$/.exec(text) ?? [];
    // A value with commas that was read as several belongs together.
    if (name === undefined && field !== '') said.set(field, `${said.get(field) ?? ''}, ${text}`);
    if (name === undefined) continue;
    field = name;
    said.set(field, rest);
  }
  return said;
}

/** Under what the memory of imports keeps the value of theirs that a person turned down for their own. */
export function keptKey(field: string): string {
  return `kept-${field}`;
}

/** A value as it is compared and kept. */
export function plainValue(value: HeaderValue | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');
}

function importedRows(
  table: ImportTable,
  context: ValueContext,
  left: LeftOut[],
  strangers: Set<string>,
): readonly ImportedRow[] {
  const { decl } = context;
  const rows = new Map<string, ImportedRow>();
  const column = (name: string | undefined): number => (name === undefined ? -1 : table.columns.indexOf(name));
  const columns = [...decl.fields].map(([field, name]) => ({ field, at: column(name), name }));
  for (const { name, at } of columns)
    if (at < 0) left.push({ key: name, why: say('There is no column of this name.') });
  for (const cells of table.rows) {
    const key = cellText(cells[column(decl.key)] ?? '');
    if (key === '') {
      left.push({ key: cellText(cells[0] ?? ''), why: say('A row without its number cannot be found again.') });
      continue;
    }
    if (rows.has(key)) left.push({ key, why: say('It is there twice; the last row counts.') });
    const values = new Map<string, HeaderValue>();
    for (const { field, at } of columns) {
      const found = at < 0 || field === 'title' ? undefined : cellValue(cells[at] ?? '', field, context);
      if (found && 'fault' in found) left.push({ key, why: found.fault });
      else if (found) values.set(field, found.value);
      if (found && 'value' in found && found.stranger !== undefined) strangers.add(found.stranger);
    }
    const title = cellText(cells[column(decl.fields.get('title'))] ?? '') || key;
    if (context.kind.fields.includes('title') && decl.fields.has('title')) values.set('title', title);
    rows.set(key, { key, title, values, body: cells[column(decl.body)] ?? '' });
  }
  return [...rows.values()];
}

function cellValue(cell: string, field: string, context: ValueContext): ReturnType<typeof importedValue> {
  const decl = context.index.config.fields.get(field);
  return decl === undefined ? undefined : importedValue(cell, decl, context);
}

/** Records of a kind by the number they have elsewhere. */
function knownRows(index: IndexReader, kind: Kind): ReadonlyMap<string, Row[]> {
  const known = new Map<string, Row[]>();
  for (const row of index.rowsAmong({ kinds: new Set([kind.id]) })) {
    if (index.kind(row) !== kind.id) continue;
    const key = String(index.get(row, 'external') ?? '').trim();
    if (key !== '') known.set(key, [...(known.get(key) ?? []), row]);
  }
  return known;
}

function newItem({ key, title, values, body }: ImportedRow): ImportItem {
  const changes = [...values].map(([field, value]) => ({ field, before: '', value }));
  return { is: 'new', key, title, changes, ...(body.trim() === '' ? {} : { body }) };
}

/** What differs: fields that say what the last import said change, fields that say something else are for a person to choose. */
function changesOf(index: IndexReader, note: Row, { key, values }: ImportedRow, kind: Kind): ImportItem[] {
  const last = lastImport(index.get(note, 'imported'));
  const changed: ImportChange[] = [];
  const conflicts: ImportChange[] = [];
  for (const [field, value] of values) {
    const before = valueNow(index, note, field, kind);
    if (before === plainValue(value)) continue;
    if (last.get(keptKey(field)) === plainValue(value)) continue;
    const isEdited = before !== (last.get(field) ?? '');
    (isEdited ? conflicts : changed).push({ field, before, value });
  }
  const base = { key, title: index.item(note).title, path: index.path(note) };
  return [
    ...(changed.length === 0 ? [] : [{ is: 'changed', ...base, changes: changed } as const]),
    ...conflicts.map((change) => ({ is: 'conflict', ...base, changes: [change] }) as const),
  ];
}

function valueNow(index: IndexReader, note: Row, field: string, kind: Kind): string {
  const value = index.get(note, field);
  const text = plainValue(typeof value === 'number' ? String(value) : value);
  return field === kind.stateField ? (kind.stateOfWord.get(text.toLowerCase())?.id ?? text) : text;
}
