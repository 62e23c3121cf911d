// `daybook audit --at DAY`: what an auditor is handed, as CSV or as one HTML page. Comes in: an opened notebook and the day; goes out: text
// on standard output, and on standard error what is left out. Tells what is committed.
import { auditCsv } from '../core/audit/auditCsv.ts';
import { auditHtml } from '../core/audit/auditHtml.ts';
import { isRefusal } from '../core/edits/edit.ts';
import { auditAt } from '../notebook/history/auditAt.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, UsageError } from './output.ts';
import { historyOf, inPast, type PastDays } from './past.ts';

/** Prints the pack of a day, today without one. Throws UsageError without git, a repository or commits. */
export async function printAudit(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { at, framework, audience = 'auditors', html }: PastDays,
): Promise<number> {
  const history = historyOf(notebook);
  const question = { day: at ?? notebook.context.today, audience, ...(framework !== undefined && { framework }) };
  return await inPast(async () => {
    const pack = await auditAt(history, notebook.index.config.timezone, question);
    if (isRefusal(pack)) throw new UsageError(pack.message);
    for (const words of [...pack.limits, ...pack.left.map((left) => `Left out as confidential: ${left}.`)])
      process.stderr.write(`${words}\n`);
    if (format === 'json') printJson(pack);
    else process.stdout.write(html ? auditHtml(pack) : auditCsv(pack));
    return 0;
  });
}
