// Makes a new record of any kind: header from the kind's fields, body from its template, path from its folder and file name.
// Comes in: a kind's id, what the person typed, today and the index. Goes out: a new file as a value, or a refusal.
// Never proposes a path that exists: a clash gets a suffix. The caller creates exclusively and asks again when that fails.

import type { Day } from '../day.ts';
import { addDays, daysBetween, weekday } from '../day.ts';
import type { NewFile, Refusal } from '../edits/edit.ts';
import { isRefusal } from '../edits/edit.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { say } from '../language.ts';
import { foldKey } from '../note/aliases.ts';
import { foldedPath } from '../notePath.ts';
import type { Kind, NotebookConfig } from './kind.ts';
import type { HeaderLine } from './noteText.ts';
import { headerLine, noteText } from './noteText.ts';
import { safeName, safePath } from './safeName.ts';
import type { TemplateData, TemplateValue } from './template.ts';
import { renderTemplate } from './template.ts';

/** What a new record starts with. */
export interface RecordInput {
  readonly title?: string;
  /** Values by field id; they win over the kind's initial ones. */
  readonly fields?: ReadonlyMap<string, HeaderValue>;
  /** Text of the team's own template for this kind; it wins over the kind's. */
  readonly template?: string;
  /** Further variables of the template. */
  readonly variables?: TemplateData;
}

/** What a new record needs to know of the world. `now` is an instant with offset, `me` a roster id. */
export interface RecordContext {
  readonly config: NotebookConfig;
  readonly today: Day;
  readonly now: string;
  readonly me?: string;
  /** Paths that exist, as the index knows them. */
  readonly index?: { paths(): readonly string[] };
  /** Paths that turned out to exist on disk although the index does not know them. */
  readonly taken?: ReadonlySet<string>;
}

const MOST_ATTEMPTS = 1000;

/**
 * A new record of the kind (or alias: `incident`) with that id. Refused as `invalid`: an unknown kind, a template that cannot be
 * used, a folder outside the notebook; as `exists` when no free name is left.
 */
export function newRecord(kindId: string, input: RecordInput, context: RecordContext): NewFile | Refusal {
  const { config } = context;
  const kind = config.kinds.get(config.kindOfType.get(foldKey(kindId)) ?? kindId);
  if (kind === undefined) return { refused: 'invalid', message: say('There is no kind "{0}".', kindId) };
  const implied = kind.aliases.get(foldKey(kindId));
  const title = oneLine(input.title ?? '') || kind.label;
  const variables = new Map([...baseVariables(title, context), ...(input.variables ?? [])]);
  const values = headerValues(kind, implied, title, input, variables, config);
  for (const [field, value] of values)
    if (typeof value === 'string' && value !== '') variables.set(config.fields.get(field)?.key ?? field, value);
  const header: HeaderLine[] = [{ key: 'type', value: implied === undefined ? kind.id : foldKey(kindId) }];
  for (const [field, value] of values) header.push(headerLine(field, value, config.fields.get(field)));
  const template = input.template ?? kind.template;
  if (isTemplatePath(template))
    return { refused: 'invalid', message: say('The template "{0}" of {1} was not found.', template, kind.label) };
  const text = noteText(header, template, variables);
  if (isRefusal(text)) return text;
  const path = freePath(kind.folder, fileName(kind.file, variables), context);
  return typeof path === 'string' ? { path, ...text } : path;
}

/**
 * Where a team may keep its own template of a kind or series: the `.md` path its declaration names, else `templates/ID.md`. The
 * caller reads it, if it exists, and hands its text over.
 */
export function templatePath(id: string, template: string): string {
  return isTemplatePath(template) ? template : `templates/${safeName(id)}.md`;
}

/** True for a template that is given as the path of a `.md` file rather than as text or a name. */
export function isTemplatePath(template: string): boolean {
  return !template.includes('\n') && template.endsWith('.md');
}

/** The variables every template may use: `title`, `slug`, `today`, `date`, `now`, `time`, `week`, `year`, `month`, `me`, `person`, `my_name`. */
export function baseVariables(title: string, { config, today, now, me }: RecordContext): Map<string, TemplateValue> {
  const person = config.people.find((each) => each.id === me);
  return new Map<string, TemplateValue>([
    ['title', title],
    ['slug', safeName(title)],
    ['today', today],
    ['date', today],
    ['now', now],
    ['time', now.slice(11, 16)],
    ['week', isoWeek(today)],
    ['year', today.slice(0, 4)],
    ['month', today.slice(5, 7)],
    ['me', me ?? ''],
    ['person', me ?? ''],
    ['my_name', person?.name ?? me ?? ''],
  ]);
}

/**
 * A file name from a template such as `{date}-{slug}` or `{person}/{date}`: folders and stem, each made safe. Unknown placeholders
 * and empty values leave nothing behind.
 */
export function fileName(template: string, variables: TemplateData): readonly string[] {
  return template.split('/').map((part) => {
    const filled = part.replace(/\{([a-z_]{1,40})\}/g, (_, name: string) => {
      const value = variables.get(name);
      return typeof value === 'string' ? value : '';
    });
    return safeName(filled);
  });
}

/** A path that is free as far as is known: compared without case, because some disks do; a clash gets `-2`, `-3` and so on. */
export function freePath(folder: string, name: readonly string[], { index, taken }: RecordContext): string | Refusal {
  const known = new Set([...(index?.paths() ?? []), ...(taken ?? [])].map(foldedPath));
  const parent = [folder, ...name.slice(0, -1)].filter((part) => part !== '').join('/');
  for (let number = 1; number <= MOST_ATTEMPTS; number++) {
    const path = safePath(parent, name.at(-1) ?? '', number);
    if (path === undefined)
      return { refused: 'invalid', message: say('No note can be made in the folder "{0}".', parent) };
    if (!known.has(path.toLowerCase())) return path;
  }
  return { refused: 'exists', message: say('There is no free file name left in "{0}".', parent) };
}

/** Values of the new header by field id, in the order of the kind; what the kind does not declare comes last. */
function headerValues(
  kind: Kind,
  implied: ReadonlyMap<string, string> | undefined,
  title: string,
  { fields }: RecordInput,
  variables: TemplateData,
  config: NotebookConfig,
): Map<string, HeaderValue> {
  const given = new Map<string, HeaderValue>(kind.fields.includes('title') ? [['title', title]] : []);
  for (const [field, value] of kind.initial) given.set(field, filled(value, variables));
  for (const [field, value] of [...(implied ?? []), ...(fields ?? [])]) given.set(field, value);
  if (!fields?.has('severity')) setSeverity(given, kind, config);
  const order = [...kind.fields, ...given.keys()];
  return new Map(order.flatMap((field) => (given.has(field) ? [[field, given.get(field) ?? '']] : [])));
}

/** Impact and urgency make the severity, written so that it is seen without Daybook (docs/format, "Severity"). */
function setSeverity(given: Map<string, HeaderValue>, kind: Kind, { severityTable }: NotebookConfig): void {
  const severity = severityTable.get(`${String(given.get('impact'))} ${String(given.get('urgency'))}`);
  if (severity !== undefined && kind.fields.includes('severity')) given.set('severity', severity);
}

function filled(value: string, variables: TemplateData): string {
  const rendered = renderTemplate(value, variables);
  return isRefusal(rendered) ? value : rendered.text;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** ISO 8601 week of a day, as `2026-W11`. */
function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
}
