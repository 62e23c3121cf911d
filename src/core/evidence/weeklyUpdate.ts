// The weekly update of a project: what was done, what slipped, what comes next, risks and decisions, drafted as a dated section of the
// project's note, with its health. Comes in: the project's text, its row, evidence of the week. Goes out: edits with the cursor where
// the words start, or a refusal. The lines are links and words that stay true whatever becomes of the items.
import { addSection } from '../edits/addSection.ts';
import { differenceOf } from '../edits/difference.ts';
import { isRefusal, type NoteEdit, type Refusal } from '../edits/edit.ts';
import { type FieldChange, type RowContext, setRowFields } from '../edits/rowField.ts';
import type { Row } from '../index/rows.ts';
import { filtered, finished } from '../index/steps.ts';
import { say } from '../language.ts';
import { progress, projectRows } from '../outline/projectRows.ts';
import { renderTemplate, type TemplateData, type TemplateValue } from '../record/template.ts';
import template from '../record/templates/weeklyUpdate.md';
import { applyEdits } from '../text.ts';
import { type Evidence, isTellable } from './evidence.ts';
import { draftData, partRows } from './parts.ts';

/** What a person says about the update. */
export interface UpdateAnswers {
  /** The health from now on; empty keeps what is written. */
  readonly health: string;
  /** Text of the team's own template. */
  readonly template?: string;
}

/** So many lines a part: an update is read in a minute. */
const mostLines = 5;

/** Heading of a project's updates. */
export const updatesHeading = 'Updates';

/**
 * Drafts the update of the last day of the evidence into `text`, the note of the project `row`. Refused: `exists` when there is one of
 * that day, `invalid` for a template that cannot be used or a health that there is not, and whatever a header refuses.
 */
export function weeklyUpdate(
  text: string,
  row: Row,
  evidence: Evidence,
  answers: UpdateAnswers,
  context: RowContext,
): NoteEdit | Refusal {
  const path = evidence.index.path(row);
  const body = renderTemplate(answers.template ?? template, updateData(row, evidence, answers));
  if (isRefusal(body)) return body;
  const lead = Math.min(body.cursor, body.text.length - body.text.trimStart().length);
  const health = answers.health || String(evidence.index.get(row, 'health') ?? '');
  const section = {
    title: health === '' ? evidence.to : `${evidence.to}: ${health}`,
    key: evidence.to,
    body: body.text.slice(lead),
    cursor: body.cursor - lead,
  };
  const drafted = addSection(text, updatesHeading, section);
  if (isRefusal(drafted)) return drafted;
  const written = applyEdits(text, drafted.edits);
  const changes: FieldChange[] = [{ field: 'last-update', value: evidence.to }];
  if (answers.health !== '') changes.unshift({ field: 'health', value: answers.health });
  const set = setRowFields(written, { path }, changes, context);
  if (isRefusal(set) && set.refused !== 'unchanged') return set;
  const result = isRefusal(set) ? written : applyEdits(written, set.edits);
  const edit = differenceOf(text, result);
  if (edit === undefined) return { refused: 'unchanged', message: say('There is nothing to change.') };
  // Only the header grew, and it stands before the section.
  const cursor = (drafted.cursor ?? 0) + result.length - written.length;
  return { edits: [edit], cursor };
}

function updateData(row: Row, evidence: Evidence, { health }: UpdateAnswers): TemplateData {
  const { index, to } = evidence;
  const slug = index.get(row, 'project');
  const isOwn = (each: Row): boolean =>
    each !== row && index.type(each) !== 'note' && index.get(each, 'project') === slug && isTellable(index, each);
  const draft = { evidence, rows: finished(filtered(index.rows(), isOwn)), path: index.path(row) };
  const before = String(index.get(row, 'health') ?? '');
  const done = progress(index, projectRows(index).members.get(String(slug ?? '')));
  return new Map<string, TemplateValue>([
    ...finished(draftData(draft, finished(partRows(draft)), mostLines)),
    ['today', to],
    ['from', evidence.from],
    ['health', health === '' ? before : health],
    ['health_before', health === '' || health === before ? '' : before],
    ['progress', done === undefined ? '' : `${done[0]} of ${done[1]}`],
  ]);
}
