// The status report of a period for an audience: a record of its own, drafted from evidence and then a person's to edit. Drafted again,
// it renews only the sections nobody touched: the header keeps a sign of each section as it was drafted. Comes in: evidence, the report
// there is. Goes out: a new file, or edits with the names of what was renewed and kept, or a refusal.
import { differenceOf } from '../edits/difference.ts';
import { isRefusal, type NewFile, type NoteEdit, type Refusal } from '../edits/edit.ts';
import { setHeaderField } from '../edits/header.ts';
import type { HeaderValue } from '../edits/headerValue.ts';
import { fingerprint } from '../fingerprint.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { parseNote } from '../note/parseNote.ts';
import { newRecord, type RecordContext } from '../record/newRecord.ts';
import reportTemplate from '../record/templates/report.md';
import { applyEdits } from '../text.ts';
import type { Evidence } from './evidence.ts';
import { reportData } from './reportData.ts';

/** A report drafted again: what was renewed, and what a person wrote and keeps. */
export interface RenewedReport extends NoteEdit {
  readonly renewed: readonly string[];
  readonly kept: readonly string[];
}

/**
 * Drafts the report, in steps. Refused: `not-supported` for a private notebook, `invalid` for a span that ends before it begins or a template that
 * cannot be used, and whatever `newRecord` refuses.
 */
export function* newReport(evidence: Evidence, context: RecordContext, template?: string): Steps<NewFile | Refusal> {
  const { from, to, audience } = evidence;
  if (context.config.visibility === 'private')
    return { refused: 'not-supported', message: say('This notebook is private: no report is made of it.') };
  if (to < from)
    return { refused: 'invalid', message: say('The period ends on {0}, before it begins on {1}.', to, from) };
  const fields = new Map<string, HeaderValue>([
    ['period-from', from],
    ['period-to', to],
    ['audience', audience],
  ]);
  const title = `Status ${from} to ${to}${audience === '' ? '' : ` for ${audience}`}`;
  // Where it will stand decides how its links are written.
  const empty = newRecord('report', { title, fields, template: '{{cursor}}' }, context);
  if (isRefusal(empty)) return empty;
  const variables = yield* reportData(evidence, empty.path);
  const file = newRecord('report', { title, fields, template: template ?? reportTemplate, variables }, context);
  return isRefusal(file) ? file : { ...file, ...signed(file) };
}

/** The path of the report of that period and audience, if there is one. */
export function reportOf(
  index: IndexReader,
  { from, to, audience }: Pick<Evidence, 'from' | 'to' | 'audience'>,
): string | undefined {
  for (const row of index.rowsAmong({ kinds: new Set(['report']) })) {
    const is = (field: string, value: string): boolean => String(index.get(row, field) ?? '') === value;
    if (index.type(row) === 'record' && is('period-from', from) && is('period-to', to) && is('audience', audience))
      return index.path(row);
  }
  return undefined;
}

/**
 * Renews the sections of the report at `path`, in steps, that stand as they were drafted. Refused: `read-only` when it was sent, `unchanged` when
 * every section was edited or none is different.
 */
export function* renewReport(
  text: string,
  path: string,
  evidence: Evidence,
  context: RecordContext,
  template?: string,
): Steps<RenewedReport | Refusal> {
  const row = evidence.index.noteRow(path);
  if (row !== undefined && !isOpenRow(evidence.index, row))
    return { refused: 'read-only', message: say('This report was sent: it stays as it is.') };
  const fresh = yield* newReport(evidence, { ...context, taken: new Set() }, template);
  if (isRefusal(fresh)) return fresh;
  const signs = new Set(draftedIn(text));
  const drafts = new Map(sectionsOf(fresh.text).map((section) => [section.title, section.text]));
  const [renewed, kept]: [string[], string[]] = [[], []];
  let result = text;
  for (const { title, text: own, start, end } of sectionsOf(text).reverse()) {
    const draft = drafts.get(title);
    if (!signs.has(sign(title, own))) kept.unshift(title);
    else if (draft !== undefined && draft.trim() !== own.trim()) {
      renewed.unshift(title);
      result = result.slice(0, start) + draft.trimEnd() + own.slice(own.trimEnd().length) + result.slice(end);
    }
  }
  if (renewed.length === 0) return unchanged(kept, signs.size);
  const again = setHeaderField(result, 'drafted', drafted(result, new Set(kept), text), 'list');
  if (isRefusal(again) && again.refused !== 'unchanged') return again;
  const edit = differenceOf(text, isRefusal(again) ? result : applyEdits(result, again.edits));
  return { edits: edit === undefined ? [] : [edit], renewed, kept };
}

function unchanged(kept: readonly string[], signs: number): Refusal {
  if (signs > 0 && kept.length < signs) return { refused: 'unchanged', message: say('The report is up to date.') };
  return { refused: 'unchanged', message: say('Every section of this report was edited: nothing is drafted again.') };
}

/** The text with the signs of its sections in the header. */
function signed(file: NewFile): Pick<NewFile, 'text' | 'cursor'> {
  const list = sectionsOf(file.text).map(({ title, text }) => sign(title, text));
  const edit = setHeaderField(file.text, 'drafted', list, 'list');
  if (isRefusal(edit)) return file;
  const text = applyEdits(file.text, edit.edits);
  return { text, cursor: file.cursor + text.length - file.text.length };
}

/** Signs from now on: of what stands as drafted a new one, of what was edited the old one. */
function drafted(text: string, kept: ReadonlySet<string>, before: string): string[] {
  const old = new Map(draftedIn(before).map((each) => [each.slice(0, each.lastIndexOf(' ')), each]));
  return sectionsOf(text).flatMap((section) =>
    kept.has(section.title) ? (old.get(section.title) ?? []) : sign(section.title, section.text),
  );
}

function draftedIn(text: string): string[] {
  const entry = parseNote(text).header?.entries.findLast(({ field }) => field === 'drafted');
  return entry?.values.map((value) => value.text) ?? [];
}

interface Section {
  readonly title: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What stands under headings of the second level, heading included. */
function sectionsOf(text: string): Section[] {
  const tops = parseNote(text).headings.filter(({ level }) => level <= 2);
  return tops.flatMap(({ level, text: title, span: { start } }, at) => {
    const end = tops[at + 1]?.span.start ?? text.length;
    return level === 2 ? [{ title, text: text.slice(start, end), start, end }] : [];
  });
}

/** A section's title with a number made of its words: blanks and line ends do not count. */
function sign(title: string, text: string): string {
  return `${title.replaceAll(',', ' ')} ${fingerprint(text.replace(/\s+/g, ' ').trim())}`;
}
