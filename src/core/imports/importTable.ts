// What is imported, whatever it was: a table of texts with named columns. Comes in: rows of a CSV file, events of a calendar, one pasted
// letter. Goes out: the table. Every text is data: nothing in it is a formula, a path or markup.
import type { Refusal } from '../edits/edit.ts';
import { say } from '../language.ts';
import type { Letter } from '../record/letter.ts';

/** A table; rows may be shorter than the head. */
export interface ImportTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Most signs of a text that is imported, and most rows of it. */
export const mostSigns = 5_000_000;
const mostRows = 20_000;

/** Why a text is not imported at all: too big, or no text; undefined when it can be. */
export function importFault(text: string): Refusal | undefined {
  if (text.length > mostSigns) return tooMuch();
  const head = text.slice(0, 100_000);
  if (head.includes('\0') || head.includes('\uFFFD'))
    return { refused: 'invalid', message: say('This is no text in UTF-8; nothing was imported.') };
  return undefined;
}

/** The same for rows that were read. */
export function rowsFault(rows: readonly unknown[]): Refusal | undefined {
  return rows.length > mostRows ? tooMuch() : undefined;
}

/** A letter as a table of one row. Without a ticket its subject is what it is found by again. */
export function letterTable({ subject, from, ticket, body }: Letter): ImportTable {
  const source = from === undefined ? 'alert' : 'email';
  const words = from === undefined ? body : `From: ${from}\n\n${body}`;
  return { columns: ['ticket', 'subject', 'source', 'body'], rows: [[ticket ?? subject, subject, source, words]] };
}

/** The refusal of more than can be imported at once. */
export function tooMuch(): Refusal {
  return {
    refused: 'invalid',
    message: say('This is too much at once: {0} rows or 5 MB at most; nothing was imported.', mostRows),
  };
}
