// `daybook history --since DAY`: what changed in the notes from the beginning of a day on, in words. Comes in: an opened notebook and
// the day; goes out: lines, a table or JSON. Tells what is committed; confidential records are left out.
import { type Happening, happenings } from '../core/history/happened.ts';
import { happeningWords } from '../core/history/happeningWords.ts';
import { zoneOf } from '../core/zone.ts';
import type { Changes } from '../notebook/history/changesSince.ts';
import { placeAt } from '../notebook/history/history.ts';
import type { PastLine } from '../notebook/history/readLine.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { type Format, printJson, printLines, printTable, UsageError } from './output.ts';
import { dayStart, historyOf, inPast, type PastDays, sayLimits } from './past.ts';

/** Prints what changed; 0 whether there is anything or not. Throws UsageError without a day, git or a repository. */
export async function printHistory(
  notebook: OpenedNotebook,
  _words: readonly string[],
  format: Format,
  { since }: PastDays,
): Promise<number> {
  if (since === undefined) throw new UsageError('history needs a day: --since 2026-03-04.');
  const zone = zoneOf(notebook.index.config.timezone);
  const fromMs = dayStart(since, zone);
  const history = historyOf(notebook);
  return await inPast(async () => {
    const line = await history.line();
    sayLimits(line, zone);
    const from = commitBefore(line, fromMs);
    print({ since, from, line }, await history.changesFrom(from), notebook, format);
    return 0;
  });
}

/** The commit that stood when the day began; of a copy that begins later, its first one, as far as it is not the very beginning. */
function commitBefore(line: PastLine, fromMs: number): string | undefined {
  const place = placeAt(line, fromMs);
  return line.commits[place === 0 && line.isShallow ? 0 : place - 1]?.id;
}

interface Asked {
  readonly since: string;
  readonly from: string | undefined;
  readonly line: PastLine;
}

function print({ since, from, line }: Asked, changes: Changes, notebook: OpenedNotebook, format: Format): void {
  const { index, context } = notebook;
  const roster = index.roster();
  const words = {
    config: index.config,
    personId: (name: string) => index.personId(name) ?? name,
    personName: (name: string) => roster.resolve(name)?.name ?? name,
    ...(context.me !== undefined && { me: context.me }),
  };
  const rows = happenings(changes.pairs, index, context.me).map((happening) => ({
    ...shown(happening),
    words: happeningWords(happening, words),
    authors: (changes.authors.get(happening.path) ?? []).map(({ name }) => name),
  }));
  const { left, tooLarge } = changes;
  if (format === 'json') {
    printJson({
      since,
      from: from ?? null,
      to: line.head ?? null,
      shallow: line.isShallow,
      changes: rows,
      left,
      tooLarge,
    });
    return;
  }
  const cells = rows.map(({ path, name, words: what, authors }) => [path, name, what, authors.join(', ')]);
  if (format === 'table') printTable(['note', 'item', 'what', 'by'], cells);
  else printLines(cells.map(([path, name, what, by]) => `${path}: ${name}: ${what}${by === '' ? '' : ` (${by})`}`));
  if (left > 0) process.stderr.write(`${left} more notes were changed.\n`);
  if (tooLarge > 0) process.stderr.write(`${tooLarge} files are too large to be notes and were not read.\n`);
}

function shown({ path, kind, verb, name, from, to }: Happening) {
  return { path, kind, verb, name, from, to };
}
