// An IndexReader over a handful of rows written in a test: the fake behind our own port, for tests of what is computed from
// rows. It knows no Markdown; tests of the whole way from a note's text use the real index.
import { dayNumber } from '../../src/core/day.ts';
import type { IndexReader, Row, RowType, Value } from '../../src/core/index/rows.ts';
import type { Reading, StateClass } from '../../src/core/note/note.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import type { FieldType, NotebookConfig } from '../../src/core/record/kind.ts';

/** One row as a test writes it; `state` is the class. */
export interface FakeRow {
  readonly kind: string;
  readonly path?: string;
  readonly type?: RowType;
  readonly state?: StateClass;
  readonly fields?: Readonly<Record<string, Value>>;
  readonly readings?: readonly Reading[];
}

/** A reader of rows with readings. */
export interface FakeIndex extends IndexReader {
  readings(path: string): readonly Reading[];
}

const base = loadConfig('name: Test\nfields:\n  score: { type: number, doc: A score. }\n');

/** The built-in configuration without its KPIs, with a field `score` of numbers, and what a test lays over it. */
export function fakeConfig(over: Partial<NotebookConfig> = {}): NotebookConfig {
  return { ...base, kpis: [], ...over };
}

/** A reader over rows; paths default to `row-N.md`, states to `todo`. */
export function fakeIndex(rows: readonly FakeRow[], config = fakeConfig()): FakeIndex {
  const pathOf = (row: Row) => rows[row]?.path ?? `row-${row}.md`;
  const at = (row: Row): FakeRow => rows[row] ?? { kind: 'note' };
  const get = (row: Row, field: string): Value | undefined => at(row).fields?.[field];
  const numbers = rows.map((_, row) => row);
  return {
    version: 1,
    config,
    noteCount: rows.length,
    taskCount: 0,
    planned: () => [],
    conflicts: () => [],
    rows: () => numbers,
    openRows: () => numbers.filter((row) => !['done', 'cancelled'].includes(at(row).state ?? 'todo')),
    rowsAmong: ({ kinds }) => numbers.filter((row) => kinds?.has(at(row).kind) ?? true),
    noteRow: (path) => numbers.find((row) => pathOf(row) === path),
    noteOf: (row) => row,
    taskRows: () => [],
    inOrder: (list) => [...list].sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : Number(pathOf(a) > pathOf(b)))),
    paths: () => numbers.map(pathOf).sort(),
    type: (row) =>
      at(row).type ?? (['task', 'milestone'].includes(at(row).kind) ? (at(row).kind as RowType) : 'record'),
    kind: (row) => at(row).kind,
    stateClass: (row) => at(row).state ?? 'todo',
    path: pathOf,
    get,
    number: (row, field) => numberOf(get(row, field), config.fields.get(field)?.type),
    item: (row) => ({
      row,
      type: at(row).type ?? 'record',
      kind: at(row).kind,
      title: String(get(row, 'title') ?? pathOf(row)),
      path: pathOf(row),
      line: 0,
      stateClass: at(row).state ?? 'todo',
      state: String(get(row, 'status') ?? at(row).state ?? 'todo'),
    }),
    key: (row) => ({ path: pathOf(row) }),
    personId: () => undefined,
    find: ({ path }) => numbers.find((row) => pathOf(row) === path),
    readings: (path) => rows.find((_, row) => pathOf(row) === path)?.readings ?? [],
  };
}

function numberOf(value: Value | undefined, type: FieldType | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  if (type === 'day') return dayNumber(value) ?? Number.NaN;
  if (type === 'stamp') return Date.parse(value);
  return Number.parseFloat(value.replace(/,/g, ''));
}
