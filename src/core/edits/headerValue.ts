// How a value is written in a header: bare where that is safe, double-quoted where a reader could take it for something else.
// Comes in: a value as text and the type of its field. Goes out: YAML source of one scalar, or the lines of a key.
// Never re-quotes what is already in a note; that is the business of header.ts.
import { readFlag } from '../record/flag.ts';
import type { FieldType } from '../record/kind.ts';
import type { LineEnd } from '../text.ts';

/** A value of a header field: one text, or a list of them. */
export type HeaderValue = string | readonly string[];

const STAMP = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?$/;
const NUMBER = /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.inf|\.nan)$/i;
const NOTHING = /^(?:null|~)$/i;
const SPECIAL = /[:#@[\]{}'"\\`\p{Cc}\u0085\u2028\u2029\uFEFF\uD800-\uDFFF]|^[-?!&*|>%,=<]|^\s|\s$/u;

/**
 * YAML source of one value: days, stamps and (except in text fields) numbers bare; texts with special signs, and texts that other
 * readers would take for a number or a truth value, in double quotes (docs/format, "Header").
 */
export function headerScalar(value: string, type: FieldType = 'text'): string {
  if (STAMP.test(value)) return value;
  if (NUMBER.test(value)) return type === 'text' ? doubleQuoted(value) : value;
  if (value === '') return '""';
  // Words that some YAML readers take for truth values or nothing.
  if (readFlag(value) !== undefined || NOTHING.test(value)) return type === 'flag' ? value : doubleQuoted(value);
  return SPECIAL.test(value) ? doubleQuoted(value) : value;
}

/** A value between double quotes, with the escapes YAML needs. */
function doubleQuoted(value: string): string {
  return `"${escaped(value)}"`;
}

/** What stands between double quotes for a value. */
export function escaped(value: string): string {
  return value.replace(/["\\\p{Cc}\u0085\u2028\u2029\uFEFF]|\p{Cs}/gu, (sign) => {
    if (sign === '"' || sign === '\\') return `\\${sign}`;
    if (sign === '\n') return '\\n';
    if (sign === '\t') return '\\t';
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** The line or lines of one key, line end included; a list in block style, one item a line; an empty value as `key:`. */
export function headerLines(key: string, value: HeaderValue, type: FieldType | undefined, end: LineEnd): string {
  if (typeof value === 'string') return value === '' ? `${key}:${end}` : `${key}: ${headerScalar(value, type)}${end}`;
  return [`${key}:`, ...value.map((item) => `  - ${headerScalar(item, type)}`)].map((line) => line + end).join('');
}
