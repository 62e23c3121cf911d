#!/usr/bin/env node
// The command line's entry: reads arguments, runs one command, prints, sets the exit code. Comes in: the process's arguments;
// goes out: text on standard output, complaints on standard error, 0 (fine), 1 (`check` found errors) or 2 (not understood, not
// readable). Changes no file but the one that `merge` is given, and what somebody confirmed by `mcp --write`.
import { parseArgs } from 'node:util';
import { zonedClock } from '../notebook/clock.ts';
import { printAudit } from './audit.ts';
import { checkNotebook } from './check.ts';
import { printExport } from './export.ts';
import { printHistory } from './history.ts';
import { printKpis } from './kpi.ts';
import { listRows } from './list.ts';
import { serveMcp } from './mcp.ts';
import { mergeFiles } from './merge.ts';
import { type OpenedNotebook, openNotebookAt } from './openNotebook.ts';
import { type Format, UsageError } from './output.ts';
import type { PastDays } from './past.ts';
import { printReport } from './report.ts';

const help = `Usage: daybook COMMAND [options]

  daybook check              print every problem of every note; exit code 1 when there are errors
  daybook list [QUERY...]    print path, line, text and fields of everything that matches
  daybook kpi                print every KPI
  daybook report --from DAY [--to DAY] [--audience NAME]
                             print a status report as Markdown (--html: one page); what is kept from the audience is told on standard
                             error
  daybook history --since DAY
                             print what changed from the beginning of that day on, by git's history
  daybook audit [--at DAY] [--framework NAME] [--audience NAME]
                             print controls, policies, risks, findings, changes and evidence as they were committed, with
                             commits, as CSV (--html: one page)
  daybook export --ics|--csv|--json [QUERY...]
                             print everything that matches (or a saved query, by its name) for calendars, spreadsheets and
                             programs; confidential things are left out and told on standard error
  daybook mcp                serve assistants on standard input and output (Model Context Protocol): reading, and with
                             --write also changes, each of which is shown and has to be confirmed
  daybook merge BASE OURS THEIRS [PATH]
                             merge two changed forms of a note into OURS; exit code 1 when something is left to decide
                             (as git's merge driver: daybook merge %O %A %B %P)

Options:
  --notebook DIR      the notebook's folder (default: the working directory)
  --json              print JSON
  --table             print aligned columns
  --today YYYY-MM-DD  count from this day instead of today
  --since YYYY-MM-DD  the first day of "history"
  --from, --to        first and last day of "report"
  --audience NAME     for whom "report", "audit" and "export" are written: of the "audiences" of daybook.yml, or any words
  --at YYYY-MM-DD     for "list", "kpi" and "audit": as the notes were at the end of that day
  --framework NAME    for "audit": only what names this framework
  --bom, --todos      for "export": begin CSV with a mark of its encoding; due days as tasks instead of events
  --html              for "audit" and "report": print a page
  --me NAME           who "me" is (id, handle, mail or name)
  --ours NAME, --theirs NAME
                      whose the sides of a merge are
  --no-git            list files without asking git
  --help              print this

A QUERY that begins with a dash goes behind "--".
`;

const options = {
  notebook: { type: 'string', default: '.' },
  json: { type: 'boolean', default: false },
  table: { type: 'boolean', default: false },
  today: { type: 'string' },
  since: { type: 'string' },
  at: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  audience: { type: 'string' },
  framework: { type: 'string' },
  html: { type: 'boolean', default: false },
  ics: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  bom: { type: 'boolean', default: false },
  todos: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
  me: { type: 'string' },
  ours: { type: 'string', default: 'this side' },
  theirs: { type: 'string', default: 'the other side' },
  git: { type: 'boolean', default: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

type Command = (
  notebook: OpenedNotebook,
  words: readonly string[],
  format: Format,
  days: PastDays,
) => number | Promise<number>;

const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['check', checkNotebook],
  ['list', listRows],
  ['kpi', printKpis],
  ['history', printHistory],
  ['audit', printAudit],
  ['report', printReport],
  ['export', printExport],
]);

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args);
  const [name, ...words] = positionals;
  if (values.help || name === undefined) {
    process.stdout.write(help);
    return values.help ? 0 : 2;
  }
  const { today, me, ours, theirs } = values;
  if (name === 'merge')
    return mergeFiles(words, { ours, theirs, today: today ?? zonedClock(() => undefined, Date.now).today() });
  if (values.json && values.table) throw new UsageError('--json and --table exclude each other.');
  const given = { ...(today === undefined ? {} : { today }), ...(me === undefined ? {} : { me }) };
  const place = { root: values.notebook, useGit: values.git, ...given };
  if (name === 'mcp') return await serveMcp({ ...place, write: values.write });
  const command = commands.get(name);
  if (!command) throw new UsageError(`There is no command "${name}". Try --help.`);
  const format = values.json ? 'json' : values.table ? 'table' : 'lines';
  return await command(await openNotebookAt(place), words, format, values);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

// A reader such as `head` may close the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
