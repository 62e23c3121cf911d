// `daybook check`: every problem of the configuration and of every note. Comes in: an opened notebook; goes out: one line a
// problem as compilers print them (or JSON), and exit code 1 when there is an error among them.
import { noteProblems } from '../core/fix/noteProblems.ts';
import { kpiConfigProblems } from '../core/kpi/configKpis.ts';
import type { Problem, Severity } from '../core/note/note.ts';
import { configPath } from '../core/notePath.ts';
import { parseQuery } from '../core/query/parseQuery.ts';
import type { NotebookConfig } from '../core/record/kind.ts';
import { lineAt, lineStarts } from '../core/text.ts';
import { LeanReader } from '../host/node/leanReader.ts';
import { notePaths } from '../notebook/notePaths.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printLines, printTable } from './output.ts';

/** One problem as printed; line and column count from 1. */
interface Found {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
}

/** Prints all problems; 1 when one of them is an error, else 0. */
export function checkNotebook(
  { root, configText, index }: OpenedNotebook,
  _words: readonly string[],
  format: Format,
): number {
  const { config } = index;
  const found = configProblems(config, configText ?? '');
  const reader = new LeanReader(root);
  const { isNote } = notePaths(config);
  for (const path of index.paths()) {
    const read = reader.readSync(path);
    if (!('text' in read)) continue;
    found.push(...placed(path, read.text, noteProblems(path, read.text, { index, isNote }).problems));
  }
  print(found, format);
  return found.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function print(found: readonly Found[], format: Format): void {
  if (format === 'json') printJson(found);
  else if (format === 'table') {
    printTable(
      ['place', 'severity', 'code', 'message'],
      found.map((each) => [placeOf(each), each.severity, each.code, each.message]),
    );
  } else printLines(found.map((each) => `${placeOf(each)}: ${each.severity}: ${each.message} (${each.code})`));
}

function placeOf({ path, line, column }: Found): string {
  return `${path}:${line}:${column}`;
}

/** What `daybook.yml` itself says, and the queries and figures in it that cannot be read. */
function configProblems(config: NotebookConfig, text: string): Found[] {
  const start = { start: 0, end: 0 };
  const queries = [...config.queries].flatMap(([name, query]) => {
    const parsed = parseQuery(query, config);
    return 'problems' in parsed
      ? parsed.problems.map(({ code, message }) => ({ code, message: `Query ${name}: ${message}` }))
      : [];
  });
  const own = queries.map((problem) => ({ ...problem, severity: 'warning' as const, span: start }));
  return placed(configPath, text, [...config.problems, ...own, ...kpiConfigProblems(text, config)]);
}

function placed(path: string, text: string, problems: readonly Problem[]): Found[] {
  if (problems.length === 0) return [];
  const starts = lineStarts(text);
  return [...problems]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, severity, code, message }) => {
      const line = lineAt(starts, span.start);
      return { path, line: line + 1, column: span.start - (starts[line] ?? 0) + 1, severity, code, message };
    });
}
