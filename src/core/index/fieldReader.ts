// How tests of rows read fields: prepared for thousands of rows where the index can do that, else one by one. Comes in: an index; goes
// out: readers of one field. Both ways give the same answers.
import type { IndexReader, ManyRows } from './rows.ts';
import { hasPassing } from './values.ts';

/** Reads fields of rows; what it gives is good until the index changes. */
export type FieldReader = Pick<ManyRows, 'numbers' | 'values' | 'measured' | 'passing'>;

/** The reader of an index. */
export function fieldReader(index: IndexReader): FieldReader {
  return (
    index.many ?? {
      numbers: (field) => (row) => index.number(row, field),
      values: (field) => (row) => index.get(row, field),
      measured: (field, measure) => (row) => {
        const value = index.get(row, field);
        return value === undefined ? Number.NaN : measure(value);
      },
      passing: (field, test) => (row) => hasPassing(index.get(row, field), test),
    }
  );
}
