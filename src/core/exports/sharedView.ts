// The index as somebody may see it who is not of the team: confidential records with all their lines, records of private kinds, and fields
// that a kind calls confidential are not there, whatever is asked. Comes in: the index and an audience; goes out: a view with the same
// questions. A query runs on it unchanged, so that not even asking for a hidden value finds its row. Holds no copy; valid until the index changes.

import { isTellable } from '../evidence/evidence.ts';
import { itemOf } from '../index/itemOf.ts';
import type { Row } from '../index/rows.ts';
import { isConfidentialRow } from '../record/confidential.ts';
import type { FactIndex } from './rowFacts.ts';

/** The view, and what it keeps back. */
export interface SharedView extends FactIndex {
  /** Whether the row is kept back as a whole. */
  isHidden(row: Row): boolean;
  /** The fields of a row that are kept back although it states them. */
  hiddenFields(row: Row): readonly string[];
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
  const isHidden = (row: Row): boolean => {
    const note = index.noteOf(row);
    const answer = known.get(note) ?? (isAllHidden || !isTellable(index, note));
    known.set(note, answer);
    return answer || (row !== note && isConfidentialRow(index, row));
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
    get: (row, field) => (isHidden(row) || keeps(row, field) ? undefined : index.get(row, field)),
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
