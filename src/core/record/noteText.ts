// The text of a new note: a header in the order its kind declares, then a body rendered from a template.
// Comes in: values, a template (a kind's own or a team's), the variables it may use. Goes out: text and cursor, or a refusal.
// A team's template may bring a header of its own; it stays as written and only gets the keys it lacks.
import type { Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import { setHeaderFields } from '../edits/header.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { escaped, headerLines, headerScalar } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { applyEdits, withoutEnd } from '../text.ts';
import type { FieldDecl, FieldType } from './kind.ts';
import type { Rendered, TemplateData } from './template.ts';
import { renderTemplate } from './template.ts';

/** One key of a new header, in the order it is written; an empty text becomes an empty key. */
export interface HeaderLine {
  readonly key: string;
  readonly value: HeaderValue;
  readonly type?: FieldType;
}

/** Header line of a declared field; unknown ids are written as given, in snake_case. */
export function headerLine(field: string, value: HeaderValue, decl: FieldDecl | undefined): HeaderLine {
  const key = decl?.key ?? field.replaceAll('-', '_');
  return decl === undefined ? { key, value } : { key, value, type: decl.type };
}

/** The whole text of a new note, with LF line ends and one at the end. Refused as `invalid` when the template cannot be used. */
export function noteText(header: readonly HeaderLine[], template: string, data: TemplateData): Rendered | Refusal {
  const source = template.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const own = ownHeader(source);
  const body = renderTemplate(source.slice(own.length).replace(/^\n+/, ''), data);
  if (isRefusal(body)) return body;
  const head = own === '' ? writtenHeader(header) : completedHeader(own, header, data);
  if (typeof head !== 'string') return head;
  const lead = `${head}\n`;
  return {
    text: `${lead}${withoutEnd(body.text, '\n')}\n`,
    cursor: lead.length + Math.min(body.cursor, body.text.length),
  };
}

/** The header a template begins with, fences and last line end included; empty without one. */
function ownHeader(source: string): string {
  const close = source.startsWith('---\n') ? source.indexOf('\n---\n') : -1;
  return close < 0 ? '' : source.slice(0, close + 5);
}

function writtenHeader(header: readonly HeaderLine[]): string {
  return `---\n${header.map(({ key, value, type }) => headerLines(key, value, type, '\n')).join('')}---\n`;
}

function completedHeader(own: string, header: readonly HeaderLine[], data: TemplateData): string | Refusal {
  const rendered = renderTemplate(own, data, quoted);
  if (isRefusal(rendered)) return rendered;
  const lacking = header.filter(({ key, value }) => value.length > 0 && !hasKey(rendered.text, key));
  const edit = setHeaderFields(rendered.text, lacking);
  if (!isRefusal(edit)) return applyEdits(rendered.text, edit.edits);
  return edit.refused === 'unchanged'
    ? rendered.text
    : { refused: 'invalid', message: say('The header of the template cannot be read.') };
}

function hasKey(header: string, key: string): boolean {
  return header.split('\n').some((line) => line.startsWith(`${key}:`));
}

/** A variable in a header is data: it cannot end its quotes, open a list or add a key. */
function quoted(value: string, before: string): string {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const flat = value.replace(/\s+/g, ' ');
  if (/:\s+$|^\s*- $/.test(line)) return headerScalar(flat);
  return line.endsWith('"') || /:\s+"[^"]*$/.test(line)
    ? escaped(flat)
    : flat.replace(/[^\p{L}\p{N}\p{M} ./+-]/gu, ' ');
}
