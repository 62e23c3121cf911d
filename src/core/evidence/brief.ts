// The brief for a department: our plans and milestones that concern it, what we promised it and whether that is late, what we wait for,
// what we heard from it. Comes in: evidence, the department; goes out: a new note, or plain text to paste. Which projects concern it:
// those of its meetings, of its feedback and of the work that waits for it or was promised to it.
import { isRefusal, type NewFile, type Refusal } from '../edits/edit.ts';
import { departmentsOf } from '../index/departments.ts';
import { slugOfValue } from '../index/links.ts';
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { progress, projectRows, slugOf } from '../outline/projectRows.ts';
import { type BriefingSource, dueFacts, isLine, list, rowLines, waitingFacts } from '../record/briefingRows.ts';
import { newRecord, type RecordContext } from '../record/newRecord.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { TemplateData, TemplateValue } from '../record/template.ts';
import briefTemplate from '../record/templates/brief.md';
import { type Evidence, tellableRows } from './evidence.ts';

const most = 12;

/** The departments that meetings and feedback name, with capitals where anybody writes them, in the order of their names. */
export function departmentNames(index: IndexReader): readonly string[] {
  const names = new Map<string, string>();
  for (const row of index.rows()) {
    if (index.type(row) !== 'record') continue;
    const met = index.get(row, 'departments');
    for (const name of [
      ...(typeof met === 'object' ? met : met === undefined ? [] : [String(met)]),
      ...departmentsOf(index, row),
    ])
      if ((names.get(name.toLowerCase()) ?? name.toLowerCase()) === name.toLowerCase())
        names.set(name.toLowerCase(), name);
  }
  return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
}

/** The brief as a new document, in steps. Refused as `invalid` for a department that nothing names, and as by `newRecord`. */
export function* newBrief(
  department: string,
  evidence: Evidence,
  context: RecordContext,
  template?: string,
): Steps<NewFile | Refusal> {
  const name = departmentNames(evidence.index).find((each) => each.toLowerCase() === department.trim().toLowerCase());
  if (name === undefined)
    return { refused: 'invalid', message: say('No meeting and no feedback names "{0}".', department) };
  const title = `Brief for ${name} ${evidence.to}`;
  const empty = newRecord('document', { title, template: '{{cursor}}' }, context);
  if (isRefusal(empty)) return empty;
  const variables = yield* briefData(name, evidence, empty.path);
  return newRecord('document', { title, template: template ?? briefTemplate, variables }, context);
}

/** The text of a note without its header and with links as their words: for a mail or a chat. */
export function plainText({ text }: Pick<NewFile, 'text'>): string {
  const body = text.startsWith('---\n') ? text.slice(text.indexOf('\n---\n') + 5) : text;
  return body
    .split('\n')
    .map((line) => line.replace(/^#+ /, ''))
    .map((line) => (line.startsWith('- ') ? `- ${plainTitle(line.slice(2))}` : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function* briefData(department: string, evidence: Evidence, path: string): Steps<Map<string, TemplateValue>> {
  const { index, to } = evidence;
  const name = department.toLowerCase();
  const rows = yield* tellableRows(evidence);
  const isOpen = (row: Row): boolean => isOpenRow(index, row);
  const isTheirs = (row: Row): boolean => departmentsOf(index, row).some((each) => each.toLowerCase() === name);
  const waitsForThem = (row: Row): boolean => slugOfValue(String(index.get(row, 'wait') ?? '')).toLowerCase() === name;
  const met = rows.filter((row) => isTheirs(row) || waitsForThem(row) || isMeetingWith(index, row, name));
  const slugs = new Set(met.map((row) => slugOf(index, row)).filter((slug) => slug !== ''));
  const isOfThem = (row: Row): boolean => isOpen(row) && slugs.has(slugOf(index, row));
  const source: BriefingSource = { ...evidence, today: to, path };
  const lines = (found: readonly Row[], facts: (each: BriefingSource, row: Row) => string): TemplateData[] =>
    rowLines(
      source,
      sortedBy(index, found, (row) => [index.number(row, 'due')]),
      most,
      facts,
    );
  const own = met.filter((row) => isOpen(row) && isTheirs(row));
  const parts: Readonly<Record<string, readonly TemplateData[]>> = {
    projects: lines(
      rows.filter((row) => index.kind(row) === 'project' && isOfThem(row)),
      projectFacts,
    ),
    milestones: lines(
      rows.filter((row) => index.type(row) === 'milestone' && isOfThem(row)),
      lateFacts,
    ),
    promises: lines(
      own.filter((row) => isLine(index, row) && !waitsForThem(row)),
      lateFacts,
    ),
    waiting: lines(
      rows.filter((row) => isOpen(row) && waitsForThem(row)),
      waitingFacts,
    ),
    feedback: lines(
      own.filter((row) => !isLine(index, row)),
      ({ index: each }, row) => `, ${each.item(row).state}`,
    ),
  };
  return new Map<string, TemplateValue>([
    ['department', department],
    ...Object.entries(parts).flatMap(([part, found]) => list(part, part, found)),
  ]);
}

function isMeetingWith(index: IndexReader, row: Row, name: string): boolean {
  const met = index.type(row) === 'record' ? index.get(row, 'departments') : undefined;
  const names = typeof met === 'object' ? met : met === undefined ? [] : [String(met)];
  return names.some((each) => each.trim().toLowerCase() === name);
}

function projectFacts(source: BriefingSource, row: Row): string {
  const { index } = source;
  const health = String(index.get(row, 'health') ?? '');
  const done = progress(index, projectRows(index).members.get(slugOf(index, row)));
  return `${health === '' ? '' : `, ${health}`}${done === undefined ? '' : `, ${done[0]} of ${done[1]} done`}${dueFacts(source, row)}`;
}

function lateFacts(source: BriefingSource, row: Row): string {
  const due = source.index.item(row).due ?? '';
  return `${dueFacts(source, row)}${due !== '' && due < source.today ? ', overdue' : ''}`;
}
