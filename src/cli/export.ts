// `daybook export --ics|--csv|--json QUERY`: what matches, as a calendar, a table or data, for a file or another program. Comes in: an opened
// notebook, the name of a saved query or the words of one; goes out: text on standard output, on standard error what is left out.
import { type CalendarOptions, calendarSteps } from '../core/exports/calendar.ts';
import { exportedFacts, exportQuery, factsCsv } from '../core/exports/exportRows.ts';
import { finished } from '../core/index/steps.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printable, printJson, queryOf, UsageError } from './output.ts';
import type { PastDays } from './past.ts';

/** Prints the rows for an audience, by default for nobody in particular; 0 whether there are any or none. */
export function printExport(
  { index, context }: OpenedNotebook,
  words: readonly string[],
  format: Format,
  { audience = '', ics = false, csv = false, bom = false, todos = false }: PastDays,
): number {
  if ([ics, csv, format === 'json'].filter(Boolean).length !== 1)
    throw new UsageError('export needs one of --ics, --csv and --json.');
  const text = words.join(' ');
  const query = queryOf(index.config.queries.get(text) ?? text, index.config);
  const exported = finished(exportQuery(index, query, context, audience));
  const facts = () => finished(exportedFacts(exported));
  const title = text === '' ? index.config.name : `${index.config.name}: ${text}`;
  const options: CalendarOptions = { title, now: context.now, todos };
  if (ics) process.stdout.write(finished(calendarSteps(exported, options)).text);
  else if (csv) process.stdout.write(factsCsv(facts(), index, bom));
  else printJson({ query: query.text, today: context.today, rows: facts(), leftOut: exported.left });
  for (const sentence of exported.left) process.stderr.write(`Left out: ${printable(sentence)}\n`);
  return 0;
}
