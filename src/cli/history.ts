// `daybook history --since DAY`: what changed in the notes from the beginning of a day on, in words. Comes in: an opened notebook and
// the day; goes out: lines, a table or JSON. Tells what is committed; confidential records are left out.
import { isRefusal } from '../core/edits/edit.ts';
import { zoneOf } from '../core/zone.ts';
import { happenedSince, type Since } from '../notebook/history/happenedSince.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printLines, printTable, UsageError } from './output.ts';
import { historyOf, inPast, type PastDays, sayLimits } from './past.ts';

/** Prints what changed; 0 whether there is anything or not. Throws UsageError without a day, git or a repository. */
export async function printHistory(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { since }: PastDays,
): Promise<number> {
  if (since === undefined) throw new UsageError('history needs a day: --since 2026-03-04.');
  const { index, context } = notebook;
  const history = historyOf(notebook);
  return await inPast(async () => {
    const found = await happenedSince(history, index, context.me, since);
    if (isRefusal(found)) throw new UsageError(found.message);
    sayLimits(found.line, zoneOf(index.config.timezone));
    print(since, found, format);
    return 0;
  });
}

function print(since: string, { from, line, told, left, tooLarge }: Since, format: Format): void {
  if (format === 'json') {
    const changes = told.map(({ happening: { path, kind, verb, name, from: was, to }, words, authors }) => ({
      ...{ path, kind, verb, name, from: was, to },
      ...{ words, authors },
    }));
    const span = { since, from: from ?? null, to: line.head ?? null, shallow: line.isShallow };
    printJson({ ...span, changes, left, tooLarge });
    return;
  }
  const cells = told.map(({ happening: { path, name }, words, authors }) => [path, name, words, authors.join(', ')]);
  if (format === 'table') printTable(['note', 'item', 'what', 'by'], cells);
  else printLines(cells.map(([path, name, what, by]) => `${path}: ${name}: ${what}${by === '' ? '' : ` (${by})`}`));
  if (left > 0) process.stderr.write(`${left} more notes were changed.\n`);
  if (tooLarge > 0) process.stderr.write(`${tooLarge} files are too large to be notes and were not read.\n`);
}
