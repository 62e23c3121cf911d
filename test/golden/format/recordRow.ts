// One row about records: a small file, what is read of it, what one edit writes. The rows are data: a unit test checks each,
// and docs/format.md is made from them. Paths are relative to a notebook; days are seen from 2026-03-10, a Tuesday.

/** One row. `section` groups rows in the document, `says` is its sentence there. */
export interface RecordRow {
  readonly section: string;
  readonly says: string;
  /** Where the text lies; `note.md` when it does not matter. */
  readonly path?: string;
  readonly text: string;
  /** Other files that the reading needs, `daybook.yml` among them. */
  readonly beside?: Readonly<Record<string, string>>;
  /** The reading, one fact a line, in the notation of `readRow` (test/support/recordRow.ts). */
  readonly read: string;
  readonly edit?: RecordEdit;
}

/** What is asked for, and the lines that take the place of the old ones; or the reason of a refusal. */
export type RecordEdit = RecordIntent & ({ readonly writes: string } | { readonly refused: string });

export type RecordIntent =
  /** Ticks or unticks the task with these words. */
  | { readonly tick: string }
  /** Sets a field of the task with these words; without a value it is taken away. */
  | { readonly task: string; readonly field: string; readonly value?: string }
  /** Sets a key of the header. */
  | { readonly header: string; readonly value?: string | readonly string[] }
  /** Adds an item to a list of the header. */
  | { readonly append: string; readonly item: string }
  /** Sets the state of the record. */
  | { readonly state: string }
  /** Makes tasks of these action phrases. */
  | { readonly phrases: readonly string[] };

/** The text of a row from indented lines: the first line end and the common indentation are left out. */
export function lines(text: string): string {
  const bare = text.replace(/^\n/, '').replace(/\n *$/, '\n');
  const indent = Math.min(
    ...bare.split('\n').map((line) => (line.trim() === '' ? 99 : line.length - line.trimStart().length)),
  );
  return bare.replace(new RegExp(`^ {${indent}}`, 'gm'), '');
}
