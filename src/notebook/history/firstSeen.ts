// The days on which the lines of inboxes came. Comes in: the past and the notes as they are. Goes out: days by row. Reads the forms of the
// inboxes and nothing else; in a copy without the whole history it says which lines may be older.
import type { Day } from '../../core/day.ts';
import { addFirstSeen, type FirstSeen } from '../../core/history/firstSeen.ts';
import type { IndexReader } from '../../core/index/rows.ts';
import { stampOf, zoneOf } from '../../core/zone.ts';
import type { History } from './history.ts';
import type { PastOptions } from './readLine.ts';

/** So many inboxes are looked at, and so many forms of each. */
const mostNotes = 100;
const mostForms = 300;

/** Since when the lines of all inboxes stand there, those that went among them. */
export async function firstSeen(history: History, index: IndexReader, options: PastOptions = {}): Promise<FirstSeen> {
  const { inbox, timezone } = index.config;
  const paths = index.paths().filter((path) => path === inbox || path.startsWith('inbox/'));
  const forms = await history.forms(paths.slice(0, mostNotes), mostForms, options);
  const { isShallow, commits } = await history.line(options);
  const zone = zoneOf(timezone);
  const found = { days: new Map<string, Day>(), cut: new Set<string>() };
  for (const [path, own] of forms) {
    const isCut = own.length >= mostForms || (isShallow && own[0]?.atMs === commits[0]?.atMs);
    addFirstSeen(found, path, own, isCut, (ms) => stampOf(ms, zone).slice(0, 10));
  }
  return found;
}
