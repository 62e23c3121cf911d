// The journal: what Daybook is about to do to a branch, an index and files, written before it is done, so that a start after
// a crash can finish it or put everything back. Also which commits are Daybook's own and which remote tips were seen.
// One small JSON file each in Daybook's area of git's folder; a file that cannot be read counts as absent.
import type { Area } from './disk.ts';
import type { TreeChange } from './gitRecords.ts';
import { readRecord, writeRecord } from './record.ts';

/** A step that was begun: move `branch` from `from` (absent: unborn) to `to`, with these paths changed. */
export interface JournalEntry {
  readonly kind: 'commit' | 'apply';
  readonly token: string;
  readonly branch: string;
  readonly from?: string;
  readonly to: string;
  readonly changes: readonly TreeChange[];
}

/** Own commits that are shared long ago need not be remembered. */
const maxOwn = 1000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The step that was begun and not finished, if any. */
export async function readJournal(area: Area): Promise<JournalEntry | undefined> {
  const value = await readRecord(area, 'journal');
  if (!isRecord(value) || !Array.isArray(value['changes'])) return undefined;
  const isWhole = ['kind', 'token', 'branch', 'to'].every((key) => typeof value[key] === 'string');
  return isWhole ? (value as unknown as JournalEntry) : undefined;
}

/** Writes the step down; durable when it returns. */
export async function writeJournal(area: Area, entry: JournalEntry): Promise<void> {
  await writeRecord(area, 'journal', entry);
}

/** The step is finished; another process's entry is left alone. */
export async function clearJournal(area: Area, entry: JournalEntry): Promise<void> {
  const current = await readJournal(area);
  if (current !== undefined && current.token !== entry.token) return;
  await clearProgress(area);
  await area.remove('journal');
}

/** The same once the branch has moved: an entry that cannot be removed now harms nobody, the next start finds all done and removes it. */
export async function endJournal(area: Area, entry: JournalEntry): Promise<void> {
  await clearJournal(area, entry).catch(() => undefined);
}

/** How many of the files of a step have certainly been exchanged, in their order. */
export async function readProgress(area: Area, entry: JournalEntry): Promise<number> {
  const value = await readRecord(area, 'progress');
  const isOurs = isRecord(value) && value['token'] === entry.token && typeof value['count'] === 'number';
  return isOurs ? Number(value['count']) : 0;
}

/** Nothing counts as certainly exchanged any more. */
export async function clearProgress(area: Area): Promise<void> {
  if ((await area.read('progress')) !== undefined) await area.remove('progress');
}

/** Remembers that so many files are exchanged: what is found in them later was written on top of the new text. */
export async function writeProgress(area: Area, { token }: JournalEntry, count: number): Promise<void> {
  await writeRecord(area, 'progress', { token, count });
}

/** Commits Daybook made here, oldest first. */
export function readOwnCommits(area: Area): Promise<readonly string[]> {
  return readOids(area, 'own');
}

/** Remembers a commit as Daybook's own; called before a branch can show it. */
export async function addOwnCommit(area: Area, oid: string): Promise<void> {
  const own = await readOwnCommits(area);
  if (!own.includes(oid)) await writeOids(area, 'own', [...own, oid]);
}

/** Shares that were undone, and the commits that did so. */
export function readUndone(area: Area): Promise<readonly string[]> {
  return readOids(area, 'undone');
}

/** Remembers that these are settled: the next undo goes further back. */
export async function writeUndone(area: Area, oids: readonly string[]): Promise<void> {
  await writeOids(area, 'undone', [...(await readUndone(area)), ...oids]);
}

async function readOids(area: Area, name: string): Promise<readonly string[]> {
  const value = await readRecord(area, name);
  return Array.isArray(value) ? value.filter((oid) => typeof oid === 'string') : [];
}

async function writeOids(area: Area, name: string, oids: readonly string[]): Promise<void> {
  await writeRecord(area, name, oids.slice(-maxOwn));
}

/** The tip of a tracked branch when Daybook last looked and all was well. */
export async function readSeenTip(area: Area, tracking: string): Promise<string | undefined> {
  const value = await readRecord(area, 'seen');
  const tip = isRecord(value) && Object.hasOwn(value, tracking) ? value[tracking] : undefined;
  return typeof tip === 'string' ? tip : undefined;
}

/** Remembers the tip; other branches' tips stay. */
export async function writeSeenTip(area: Area, tracking: string, tip: string): Promise<void> {
  const value = await readRecord(area, 'seen');
  if (isRecord(value) && value[tracking] === tip) return;
  const entries = isRecord(value) ? Object.entries(value).filter(([key]) => key !== tracking) : [];
  await writeRecord(area, 'seen', Object.fromEntries([...entries, [tracking, tip]]));
}
