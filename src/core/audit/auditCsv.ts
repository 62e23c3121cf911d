// An audit pack as CSV for spreadsheets: one table, a line a record, all columns that any section has. Comes in: the pack. Goes out: text
// with a mark of its encoding. No cell can be a formula, whatever somebody wrote into a note.
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
  const lines = [...about, [], ['section', ...columns], ...rows];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** One cell: in quotes where it needs them, and with an apostrophe where a spreadsheet would else compute it. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
