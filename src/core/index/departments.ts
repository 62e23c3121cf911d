// Which departments a row concerns: those that a record names, and for the lines of a meeting those that took part in it. Comes in: a
// row; goes out: names as they are written.
import type { FieldReader } from './fieldReader.ts';
import type { IndexReader, Row } from './rows.ts';

/** Whether there are any, prepared for many rows. */
export function departmentTest(index: IndexReader, fields: FieldReader): (row: Row) => boolean {
  const isWritten = (text: string): boolean => text.trim() !== '';
  const [one, met] = [fields.passing('department', isWritten), fields.passing('departments', isWritten)];
  return (row) => {
    const type = index.type(row);
    if (type === 'record') return one(row);
    const note = index.noteOf(row);
    return type !== 'note' && (one(note) || met(note));
  };
}

/** The departments; none for work among ourselves. */
export function departmentsOf(index: IndexReader, row: Row): readonly string[] {
  const type = index.type(row);
  const note = type === 'record' ? row : type === 'note' ? undefined : index.noteOf(row);
  if (note === undefined) return [];
  // A meeting itself is no promise; what was written down in it is.
  const met = type === 'record' ? undefined : index.get(note, 'departments');
  const [one, many] = [
    index.get(note, 'department'),
    typeof met === 'object' ? met : met === undefined ? [] : [String(met)],
  ];
  return [...many, ...(typeof one === 'string' ? [one] : [])].map((name) => name.trim()).filter(Boolean);
}
