// `daybook report --from DAY --to DAY --audience NAME`: the status report of a period as Markdown, or with `--html` as a page. Comes in: an
// opened notebook, days; goes out: what the editor would make, on standard error what is kept from the audience. Writes no file.
import { isDay } from '../core/day.ts';
import { isRefusal, type NewFile, type Refusal } from '../core/edits/edit.ts';
import { leftOut } from '../core/evidence/evidence.ts';
import { newReport } from '../core/evidence/report.ts';
import { englishWords } from '../core/outline/outlineWords.ts';
import { pageFile } from '../core/page/htmlFile.ts';
import { type NotePage, notePage } from '../core/page/notePage.ts';
import { createDiskNotes } from '../host/node/diskNotes.ts';
import { withEvidence } from '../notebook/history/gatherEvidence.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printable, printJson, UsageError } from './output.ts';
import { historyOf, inPast, type PastDays } from './past.ts';

/** Prints the report. Throws UsageError without a first day, for a day that is none, and for what core refuses. */
export async function printReport(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { from, to, audience = '', html = false }: PastDays,
): Promise<number> {
  const { index, context, root } = notebook;
  if (from === undefined) throw new UsageError('report needs a first day: --from 2026-03-02.');
  const span = { from, to: to ?? context.today, audience };
  for (const day of [span.from, span.to])
    if (!isDay(day)) throw new UsageError(`"${day}" is not a day such as 2026-03-04.`);
  const files = createDiskNotes({ root, list: async () => [] });
  const present = { index, context, read: async (path: string) => (await files.read(path))?.text };
  const drafted = await inPast(() =>
    withEvidence(present, notebook.gitAt ? historyOf(notebook) : undefined, span, function* (evidence, limits) {
      const file = yield* newReport(evidence, { config: index.config, ...context, index });
      return { file, left: yield* leftOut(evidence), limits };
    }),
  );
  const { file, left, limits } = drafted;
  if (isRefusal(file)) throw new UsageError(file.message);
  const page = html ? pageOf(notebook, file) : undefined;
  if (page && isRefusal(page)) throw new UsageError(page.message);
  if (format === 'json') printJson({ ...span, path: file.path, text: file.text, leftOut: left, ...limits });
  else process.stdout.write(page ? pageFile(page) : file.text);
  if (limits.isWithoutPast) process.stderr.write('There is no git history, so nothing is known of what moved.\n');
  if (limits.beginsLater) process.stderr.write('This copy is shallow: its history begins within the period.\n');
  for (const sentence of new Set([...left, ...(page?.left ?? [])]))
    process.stderr.write(`Left out: ${printable(sentence)}\n`);
  return 0;
}

function pageOf({ index }: OpenedNotebook, { path, text }: NewFile): NotePage | Refusal {
  index.put(path, text);
  return notePage({ index, path, text, context: { words: englishWords, roster: index.roster() } });
}
