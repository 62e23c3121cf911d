// An audit pack as CSV for spreadsheets: one table, a line a record, all columns that any section has. Comes in: the pack. Goes out: text
// with a mark of its encoding, as the one writer of tables makes it.
import { csvText } from '../exports/csv.ts';
import type { AuditPack } from './auditPack.ts';

/** The table; what is left out stands above it. */
export function auditCsv({ question, notebook, commit, sections, left, limits }: AuditPack): string {
  const columns = [...new Set(sections.flatMap((section) => section.columns))];
  const about = [
    ['notebook', notebook],
    ['as of', question.day],
    ['commit', commit],
    ...(question.framework === undefined ? [] : [['framework', question.framework]]),
    ...limits.map((words) => ['history', words]),
    ...left.map((words) => ['left out', words]),
  ];
  const rows = sections.flatMap(({ title, columns: own, rows: records }) =>
    records.map(({ cells }) => [title, ...columns.map((column) => cells[own.indexOf(column)] ?? '')]),
  );
  return csvText([...about, [], ['section', ...columns], ...rows], { bom: true });
}
