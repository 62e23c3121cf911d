// The past of a notebook for the command line. Comes in: an opened notebook and days; goes out: its history, or a `UsageError` that
// says why there is none. What is special about the history is said on standard error.
import { type Day, dayMs, dayNumber, dayText } from '../core/day.ts';
import type { NoteIndex } from '../core/index/noteIndex.ts';
import type { QueryContext } from '../core/query/runQuery.ts';
import { type Zone, zoneOf } from '../core/zone.ts';
import { zonedClock } from '../notebook/clock.ts';
import { type History, openHistory, placeAt } from '../notebook/history/history.ts';
import type { PastLine } from '../notebook/history/readLine.ts';
import { notePaths } from '../notebook/notePaths.ts';
import { Stop } from '../notebook/share/stop.ts';
import type { OpenedNotebook } from './openNotebook.ts';
import { UsageError } from './output.ts';

/** Days named on the command line. */
export interface PastDays {
  readonly since?: string;
  readonly at?: string;
  readonly from?: string;
  readonly to?: string;
  /** For whom a report is written. */
  readonly audience?: string;
  /** What an audit is about, and whether it is a page. */
  readonly framework?: string;
  readonly html?: boolean;
  /** What an export is written as. */
  readonly ics?: boolean;
  readonly csv?: boolean;
  readonly bom?: boolean;
  readonly todos?: boolean;
}

const minuteMs = 60_000;

/** The history of the notebook's notes. */
export function historyOf({ root, index, gitAt }: OpenedNotebook): History {
  if (gitAt === undefined) throw new UsageError('The past needs git.');
  const paths = notePaths(index.config);
  return openHistory({ gitAt, folder: root, paths: () => paths, config: () => index.config, nowMs: Date.now });
}

/** Runs something on the past; a reason why there is none is a sentence. */
export async function inPast<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    if (error.told.state === 'not-a-repository') throw new UsageError('These notes are in no git repository.');
    throw new UsageError(`The past cannot be read: ${error.message}`);
  }
}

/** The instant at which a day begins. */
export function dayStart(written: string, zone: Zone): number {
  const day = dayNumber(written);
  if (day === undefined) throw new UsageError(`"${written}" is not a day such as 2026-03-04.`);
  return zone.instant(day * dayMs);
}

/** Says what the reader has to know about a history. */
export function sayLimits(line: PastLine, zone: Zone): void {
  const first = line.commits[0]?.atMs;
  if (line.isShallow && first !== undefined)
    process.stderr.write(`This copy is shallow: its history begins on ${dayOf(first, zone)}.\n`);
}

/** Shows the notes as they were at the end of a day, with that day as today. */
export async function showPast(
  notebook: OpenedNotebook,
  written: string,
  show: (index: NoteIndex, context: QueryContext) => number,
): Promise<number> {
  const { timezone } = notebook.index.config;
  const zone = zoneOf(timezone);
  const from = dayStart(written, zone);
  const endMs = dayStart(dayText((dayNumber(written) ?? 0) + 1), zone);
  const history = historyOf(notebook);
  return await inPast(async () => {
    const line = await history.line();
    const [first] = line.commits;
    if (first === undefined) throw new UsageError('There are no commits yet.');
    if (first.atMs >= endMs) throw new UsageError(`The history of these notes begins on ${dayOf(first.atMs, zone)}.`);
    sayLimits(line, zone);
    const now = zonedClock(
      () => timezone,
      () => Math.max(from, endMs - minuteMs),
    ).now();
    const [code = 0] = await history.walk([placeAt(line, endMs)], (index) =>
      show(index, { ...notebook.context, today: written, now }),
    );
    return code;
  });
}

function dayOf(atMs: number, zone: Zone): Day {
  return dayText(Math.floor((atMs + zone.offset(atMs)) / dayMs));
}
