// A row as plain facts: where it stands, what it is, and every field that it states or that lists show. Comes in: an index and a row; goes
// out: values for the command line, exports and assistants. Lines count from 1 here, as editors and compilers count.
import type { IndexReader, Row, Value } from '../index/rows.ts';

/** What facts are read from: the index, and which fields a row states itself. */
export interface FactIndex extends IndexReader {
  fieldNames(row: Row): readonly string[];
}

/** One row; `fields` by field id. */
export interface RowFacts {
  readonly path: string;
  readonly line: number;
  readonly type: string;
  readonly kind: string;
  readonly state: string;
  readonly class: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** Fields that every row may have, whatever it states itself. */
const derived = ['owner', 'project', 'severity', 'date', 'series', 'heading', 'tags', 'priority'];

/** The facts of a row. */
export function rowFacts(index: FactIndex, row: Row): RowFacts {
  const { path, line, type, kind, state, stateClass, title } = index.item(row);
  const names = new Set([...index.fieldNames(row), ...derived]);
  for (const name of ['type', 'title', 'status']) names.delete(name);
  const fields = [...names].flatMap((name) => {
    const value = index.get(row, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    path,
    line: line + 1,
    type,
    kind,
    state,
    class: stateClass,
    text: title,
    fields: Object.fromEntries(fields),
  };
}
