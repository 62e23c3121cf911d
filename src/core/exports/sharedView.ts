// The index as somebody may see it who is not of the team: confidential records with all their lines, records of private kinds, and fields
// that a kind calls confidential are not there, nor what names such a record, whatever is asked. Comes in: the index and an audience;
// goes out: a view with the same questions. A query runs on it unchanged, so that not even asking for a hidden value finds its row.
// Holds no copy; valid until the index changes.

import { isTellable } from '../evidence/evidence.ts';
import { itemOf } from '../index/itemOf.ts';
import { slugOfPath, slugOfValue } from '../index/links.ts';
import type { Row, Value } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import type { FactIndex } from './rowFacts.ts';

/** The view, and what it keeps back. */
export interface SharedView extends FactIndex {
  /** Whether the row is kept back as a whole. */
  isHidden(row: Row): boolean;
  /** The fields of a row that are kept back although it states them. */
  hiddenFields(row: Row): readonly string[];
}

/** Types of fields that name a record. */
const leading: ReadonlySet<string> = new Set(['project', 'record', 'records']);
/** A title of fewer characters may be a common word, which is not looked for. */
const shortest = 8;

/** By what notes that are kept back are named: whole values, and pieces of titles. */
const namesOf = perVersion((index: FactIndex) => {
  const names = new Set<string>();
  const titles: string[] = [];
  for (const path of index.paths()) {
    const row = index.noteRow(path);
    if (row === undefined || isTellable(index, row)) continue;
    const [slug, title] = [slugOfPath(path), index.item(row).title].map((name) => name.toLowerCase());
    names.add(slug ?? '').add(title ?? '');
    titles.push(`${slug}.md`, `[[${slug}`, `+${slug}`, ...((title ?? '').length < shortest ? [] : [title ?? '']));
  }
  return { names, isNamedIn: finderOf(titles) };
});

/** Whether a text holds one of the pieces: found by their first two signs, however many there are. */
function finderOf(pieces: readonly string[]): (text: string) => boolean {
  const byStart = new Map<number, string[]>();
  const startAt = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
  for (const piece of pieces) {
    const start = startAt(piece, 0);
    byStart.set(start, [...(byStart.get(start) ?? []), piece]);
  }
  return (text) => {
    for (let at = 0; at < text.length && byStart.size > 0; at++)
      if (byStart.get(startAt(text, at))?.some((piece) => text.startsWith(piece, at))) return true;
    return false;
  };
}

/** A value of a row without what is named by it and kept back. */
function unnamed(index: FactIndex, field: string, value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  const { names, isNamedIn } = namesOf(index);
  if (field === 'title') return isNamedIn(String(value).toLowerCase()) ? '[confidential]' : value;
  if (field !== 'project' && !leading.has(index.config.fields.get(field)?.type ?? '')) return value;
  const isKept = (each: unknown): boolean => names.has(slugOfValue(String(each)).toLowerCase());
  return Array.isArray(value) ? value.filter((each) => !isKept(each)) : isKept(value) ? undefined : value;
}

/** What an audience (an id of `audiences:`, or nobody in particular) may see of the index; nothing at all of a private notebook. */
export function sharedView(index: FactIndex, audience = ''): SharedView {
  const { config } = index;
  const promised = new Set(config.audiences.get(audience.trim().toLowerCase()) ?? []);
  const kept = new Map(
    [...config.kinds.values()].map(({ id, confidential }) => [
      id,
      new Set(confidential.filter((field) => !promised.has(field))),
    ]),
  );
  const isAllHidden = config.visibility === 'private';
  const known = new Map<Row, boolean>();
  // Every field that is asked for asks it first.
  const isHidden = (row: Row): boolean => {
    const answer = known.get(row) ?? (isAllHidden || !isTellable(index, row));
    known.set(row, answer);
    return answer;
  };
  const keeps = (row: Row, field: string): boolean => kept.get(index.kind(row))?.has(field) === true;
  const isShown = (row: Row): boolean => !isHidden(row);
  const isShownPath = (path: string): boolean => {
    const row = index.noteRow(path);
    return row !== undefined && isShown(row);
  };
  function* shown(rows: Iterable<Row>): Iterable<Row> {
    for (const row of rows) if (isShown(row)) yield row;
  }
  const view: SharedView = {
    get version() {
      return index.version;
    },
    config,
    get noteCount() {
      return index.noteCount;
    },
    get taskCount() {
      return index.taskCount;
    },
    rows: () => shown(index.rows()),
    rowsAmong: (choice) => shown(index.rowsAmong(choice)),
    openRows: () => shown(index.openRows()),
    noteRow: (path) => (isShownPath(path) ? index.noteRow(path) : undefined),
    noteOf: (row) => index.noteOf(row),
    taskRows: (path) => index.taskRows(path).filter(isShown),
    inOrder: (rows) => index.inOrder(rows),
    paths: () => index.paths().filter(isShownPath),
    type: (row) => index.type(row),
    kind: (row) => index.kind(row),
    stateClass: (row) => index.stateClass(row),
    path: (row) => index.path(row),
    get: (row, field) =>
      isHidden(row) || keeps(row, field) ? undefined : unnamed(index, field, index.get(row, field)),
    number: (row, field) => (isHidden(row) || keeps(row, field) ? Number.NaN : index.number(row, field)),
    item: (row) => {
      const { line, fixed } = index.item(row);
      return itemOf(view, row, line, fixed === true);
    },
    key: (row) => index.key(row),
    planned: (path) => (isShownPath(path) ? index.planned(path) : []),
    conflicts: () => index.conflicts().filter(({ path }) => isShownPath(path)),
    personId: (name) => index.personId(name),
    find: (key) => {
      const row = index.find(key);
      return row !== undefined && isShown(row) ? row : undefined;
    },
    fieldNames: (row) => (isHidden(row) ? [] : index.fieldNames(row).filter((field) => !keeps(row, field))),
    isHidden,
    hiddenFields: (row) => index.fieldNames(row).filter((field) => keeps(row, field)),
  };
  return view;
}
