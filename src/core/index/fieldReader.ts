// How tests of rows read fields: prepared for thousands of rows where the index can do that, else one by one. Comes in: an index; goes
// out: readers of one field. Both ways give the same answers.
import type { IndexReader, ManyRows, NumberReader, Row, Value } from './rows.ts';
import { rowsAStep, type Steps } from './steps.ts';
import { dayWritten, hasPassing } from './values.ts';

/** Reads fields of rows; what it gives is good until the index changes. */
export type FieldReader = Pick<ManyRows, 'numbers' | 'days' | 'values' | 'measured' | 'passing'>;

/** The reader of an index. */
export function fieldReader(index: IndexReader): FieldReader {
  return (
    index.many ?? {
      numbers: (field) => (row) => index.number(row, field),
      days: (field) => (row) => {
        const day = index.config.fields.get(field)?.type === 'day' ? index.number(row, field) : Number.NaN;
        return Number.isNaN(day) ? dayWritten(index.get(row, field)) : day;
      },
      values: (field) => (row) => index.get(row, field),
      measured: (field, measure) => (row) => {
        const value = index.get(row, field);
        return value === undefined ? Number.NaN : measure(value);
      },
      passing: (field, test) => (row) => hasPassing(index.get(row, field), test),
    }
  );
}

/** Rows between two pauses where they are read in a loop over columns. */
const rowsOfColumnsAStep = 2048;

/** The numbers of many rows, place by place, with pauses. */
export function* numbersOf(rows: ArrayLike<Row>, numberOf: NumberReader): Steps<Float64Array> {
  const numbers = new Float64Array(rows.length);
  const { into } = numberOf;
  const step = into ? rowsOfColumnsAStep : rowsAStep;
  for (let from = 0; from < rows.length; from += step) {
    if (from > 0) yield;
    const to = Math.min(from + step, rows.length);
    if (into) into(rows, numbers, from, to);
    else for (let place = from; place < to; place++) numbers[place] = numberOf(rows[place] ?? 0);
  }
  return numbers;
}

/** The values of a field by the numbers that `numberOf` gives them, in the order in which they are met; of no value the number is NaN. */
export interface NumberedValues {
  readonly numberOf: NumberReader;
  readonly values: readonly Value[];
}

/** One field of thousands of rows that have a few values. */
export function numberedValues(fields: FieldReader, field: string): NumberedValues {
  const values: Value[] = [];
  const known = new Map<Value, number>();
  const numberOf = fields.measured(field, (value) => {
    const number = known.get(value) ?? values.push(value) - 1;
    known.set(value, number);
    return number;
  });
  return { numberOf, values };
}
