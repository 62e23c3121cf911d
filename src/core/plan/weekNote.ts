// What the note of a week begins with: the goals and projects of the person. Comes in: the index, who it is for, the path of the note. Goes
// out: variables of the template, `goals` and `projects` with a `line` each.
import { isOpenRow } from '../index/openRow.ts';
import { sortedBy } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { noteLink } from '../record/noteLink.ts';
import type { TemplateData, TemplateValue } from '../record/template.ts';

const most = 20;

/** The open goals and projects that are the person's, the earliest due first. */
export function weekVariables(index: IndexReader, me: string | undefined, path: string): TemplateData {
  return new Map<string, TemplateValue>([
    ['goals', lines(index, 'goal', me, path)],
    ['projects', lines(index, 'project', me, path)],
    ['has_goals', ownRecords(index, 'goal', me).length > 0],
    ['has_projects', ownRecords(index, 'project', me).length > 0],
  ]);
}

function lines(index: IndexReader, kind: string, me: string | undefined, path: string): TemplateData[] {
  const rows = sortedBy(index, ownRecords(index, kind, me), (row) => [index.number(row, 'due')]);
  return rows.slice(0, most).map((row) => {
    const { title, path: to, due } = index.item(row);
    return new Map([['line', noteLink(title, path, to) + (due === undefined ? '' : `, due ${due}`)]]);
  });
}

function ownRecords(index: IndexReader, kind: string, me: string | undefined): Row[] {
  return [...index.rowsAmong({ kinds: new Set([kind]) })].filter(
    (row) => index.kind(row) === kind && isOpenRow(index, row) && index.get(row, 'owner') === me,
  );
}
