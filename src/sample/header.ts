// Writes the header (front matter) of a sample note the way Daybook writes one. Comes in: keys and values in order; goes out: text
// with both fences. How a value is quoted is not decided here.
import { headerLines } from '../core/edits/headerValue.ts';

/** A value of a header; `undefined` and empty lists leave the key out. */
export type HeaderValue = string | number | boolean | readonly string[] | undefined;

/** Text of a header, closing fence and line end included. Keys are written in the order given. */
export function headerText(values: Readonly<Record<string, HeaderValue>>): string {
  const lines = Object.entries(values).map(([key, value]) => entryLines(key, value));
  return ['---\n', ...lines, '---\n'].join('');
}

function entryLines(key: string, value: HeaderValue): string {
  if (value === undefined || (typeof value === 'object' && value.length === 0)) return '';
  if (typeof value === 'number') return headerLines(key, String(value), 'number', '\n');
  if (typeof value === 'boolean') return headerLines(key, String(value), 'flag', '\n');
  return headerLines(key, value, 'text', '\n');
}
