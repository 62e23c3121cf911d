// A row as one object, for whoever shows it: what it is, what it is called, and the fields that lists show. Comes in: an index and a
// row; goes out: an Item. Decides nothing: every value is what the index answers when asked for it.
import type { IndexReader, Item, Row } from './rows.ts';

const itemFields = [
  'owner',
  'project',
  'priority',
  'severity',
  'due',
  'scheduled',
  'start',
  'done',
  'wait',
  'asked',
  'heading',
];

/** The item of a row that stands on `line` (0 for a note); `fixed` says that its place in the file means something. */
export function itemOf(index: IndexReader, row: Row, line: number, fixed: boolean): Item {
  const text = (field: string): string | undefined => {
    const value = index.get(row, field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const stateClass = index.stateClass(row);
  const item: Record<string, unknown> = {
    row,
    type: index.type(row),
    kind: index.kind(row),
    title: text('title') ?? '',
    path: index.path(row),
    line,
    stateClass,
    state: text('state') ?? stateClass,
  };
  for (const field of itemFields) {
    const value = text(field);
    if (value !== undefined) item[field] = value;
  }
  if (fixed) item['fixed'] = true;
  return item as unknown as Item;
}
