// Rows of a readings table as the index keeps them: one text a row. Comes in: a reading or such a text; goes out: the other.
import type { Reading } from '../note/note.ts';

/** A reading as one text: day, value, sample size (may be empty) and line. */
export function writeReading({ day, value, sample, line }: Reading): string {
  return `${day} ${value} ${sample ?? ''} ${line}`;
}

/** The reading that `writeReading` wrote. */
export function readReading(text: string): Reading {
  const [day = '', value = '', sample = '', line = ''] = text.split(' ');
  return { day, value: Number(value), line: Number(line), ...(sample === '' ? {} : { sample: Number(sample) }) };
}
