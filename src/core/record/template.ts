// Renders the templates of new notes: mustache's grammar without lambdas, partials, delimiter changes or dotted names.
// Comes in: a template and the fixed variables it may use. Goes out: text and the place of the cursor, or a refusal.
// Never evaluates anything, never reads outside the given data, never writes more than 256 KiB (T26: templates are input).

import mustache from 'mustache';
import { addDays, isDay } from '../day.ts';
import type { Refusal } from '../edits/edit.ts';
import { say } from '../language.ts';

/** What a variable may be: text, a switch for sections, or rows that a section repeats for. */
export type TemplateValue = string | boolean | readonly TemplateData[];

/** The variables of a template, or of one row of it. A map, so that no name reaches a prototype. */
export type TemplateData = ReadonlyMap<string, TemplateValue>;

/** A rendered template; `cursor` is the offset of the first `{{cursor}}`, else the end of the text. */
export interface Rendered {
  readonly text: string;
  readonly cursor: number;
}

const LONGEST_TEMPLATE = 64 * 1024;
const LONGEST_TEXT = 256 * 1024;
const MOST_STEPS = 100_000;
const DEEPEST = 8;
const CURSOR = 'cursor';

type Tokens = ReturnType<typeof mustache.parse>;

interface Output {
  text: string;
  cursor: number;
  steps: number;
  readonly written: (value: string, before: string) => string;
}

/**
 * Renders a template. Names that are no variables stay in the text as they were written, where a person sees them.
 * `written` may change how a value is written, given the text before it (quoting in a header). Line ends become `\n`.
 * Refused as `invalid`: open sections, partials, changed delimiters, templates over 64 KiB, texts over 256 KiB.
 */
export function renderTemplate(
  template: string,
  data: TemplateData,
  written: (value: string, before: string) => string = (value) => value,
): Rendered | Refusal {
  const source = (template.charCodeAt(0) === 0xfeff ? template.slice(1) : template).replaceAll('\r\n', '\n');
  // Long runs of blanks make the parser of tags slow; no template needs them.
  if (source.length > LONGEST_TEMPLATE || /[^\S\n]{500}|\n{500}/.test(source))
    return refused(say('The template is too long.'));
  const output: Output = { text: '', cursor: -1, steps: 0, written };
  const tokens = parsed(source);
  if (typeof tokens === 'string') return refused(tokens);
  try {
    write(tokens, [data], output, source);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
  return { text: output.text, cursor: output.cursor < 0 ? output.text.length : output.cursor };
}

/** The tags of a template, or a sentence that says why they cannot be read. */
function parsed(source: string): Tokens | string {
  try {
    return mustache.parse(source);
  } catch (error) {
    return say('The template cannot be read: {0}.', error instanceof Error ? error.message : String(error));
  }
}

/** Throws with a sentence for people. */
function write(tokens: Tokens, stack: readonly TemplateData[], output: Output, source: string): void {
  if (stack.length > DEEPEST) throw new Error(say('The template is nested too deeply.'));
  for (const [type, name, start, end, inner] of tokens) {
    if (++output.steps > MOST_STEPS || output.text.length > LONGEST_TEXT)
      throw new Error(say('The template makes too much text.'));
    if (type === 'text') output.text += name;
    else if (type === 'name' || type === '&') writeValue(name, source.slice(start, end), stack, output);
    else if ((type === '#' || type === '^') && Array.isArray(inner))
      writeSection(type, name, inner, stack, output, source);
    else if (type !== '!') throw new Error(say('The template uses "{0}", which is not supported.', type));
  }
}

function writeValue(name: string, tag: string, stack: readonly TemplateData[], output: Output): void {
  if (name === CURSOR) {
    if (output.cursor < 0) output.cursor = output.text.length;
    return;
  }
  const value = lookup(name, stack);
  if (value === undefined) output.text += tag;
  else if (typeof value === 'string') output.text += output.written(value, output.text);
}

function writeSection(
  type: '#' | '^',
  name: string,
  inner: Tokens,
  stack: readonly TemplateData[],
  output: Output,
  source: string,
): void {
  const value = lookup(name, stack) ?? false;
  const rows = typeof value === 'object' ? value : value === '' || value === false ? [] : [undefined];
  if (type === '^' && rows.length === 0) write(inner, stack, output, source);
  if (type === '#') for (const row of rows) write(inner, row === undefined ? stack : [...stack, row], output, source);
}

/** A variable, or a day some days or weeks from the day that one holds: `start+5d`, `due-2w`. */
function lookup(name: string, stack: readonly TemplateData[]): TemplateValue | undefined {
  const [, base = name, sign, count, unit] = /^([a-z_]{1,40})([+-])(\d{1,3})([dw])$/.exec(name) ?? [];
  const value = stack.findLast((data) => data.has(base))?.get(base);
  if (sign === undefined) return value;
  const days = Number(`${sign}${count}`) * (unit === 'w' ? 7 : 1);
  return typeof value === 'string' && isDay(value) ? addDays(value, days) : undefined;
}

function refused(message: string): Refusal {
  return { refused: 'invalid', message };
}
