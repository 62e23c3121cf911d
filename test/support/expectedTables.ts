// Reads a table of expectations that a person wrote by hand beside a fixture folder. Comes in: Markdown; goes out: the rows of
// the table below each heading, a cell a column. Knows nothing of Daybook.

/** One row by the names of its columns. */
export type ExpectedRow = Readonly<Record<string, string>>;

/** The tables by heading; a table without rows is an empty list. Cells hold no `|`. */
export function expectedTables(markdown: string): ReadonlyMap<string, readonly ExpectedRow[]> {
  const sections = markdown.split(/^## /m).slice(1);
  return new Map(sections.map((section) => [section.slice(0, section.indexOf('\n')).trim(), rowsOf(section)] as const));
}

function rowsOf(section: string): ExpectedRow[] {
  const [columns = [], , ...rows] = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((row) =>
    Object.fromEntries(columns.map((column, index) => [column.toLowerCase(), row[index] ?? ''])),
  );
}
