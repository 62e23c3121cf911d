// One operation at a time in a worktree, across windows and programs that use Daybook. Comes in: a place. Goes out: the held
// lock. Only politeness: every step is safe without it (compare-and-swap on references and on the index).
import type { GitFolder, Owner } from './disk.ts';
import { type Told, tell } from './messages.ts';
import { forgetHead, type Place, token } from './place.ts';
import { stop } from './stop.ts';

const decoder = new TextDecoder();

type HeldLock = NonNullable<Awaited<ReturnType<GitFolder['read']>>>;

/** The content of every lock file Daybook makes, so that a dead one is known as ours. */
export async function lockContent(place: Place): Promise<Uint8Array> {
  const owner = await place.deps.processes.self();
  return new TextEncoder().encode(JSON.stringify({ daybook: token(place.deps), ...owner }));
}

/** Reads who made a lock file; undefined if it is not one of Daybook's. */
export function lockOwner(bytes: Uint8Array): Owner | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    if (typeof value !== 'object' || value === null || !('daybook' in value)) return undefined;
    const { pid, start } = value as { pid?: unknown; start?: unknown };
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes the file at `path` (absolute) ours, trying 10 times within about 3 s. A lock whose maker is dead and was Daybook is
 * removed; any other stays and stops the operation. Returns how to let go.
 */
export async function takeLock(place: Place, path: string): Promise<() => Promise<void>> {
  const content = await lockContent(place);
  for (let attempt = 0; attempt < 10; attempt++) {
    // Whoever holds it may move the branch.
    if (attempt > 0) forgetHead(place);
    if (await place.area.claim(path, content)) return () => release(place, path, content);
    if (!(await removeIfDead(place, path))) await place.deps.wait(150 + Math.floor(place.deps.random() * 300));
  }
  const held = await place.gitFolder.read(path);
  const minutes = held === undefined ? 0 : minutesOld(place, held.changedMs);
  const state = held !== undefined && (await isAbandoned(place, held)) ? 'abandoned-lock' : 'locked-by-other';
  return stop(state, { minutes, path });
}

/** Minutes that a lock of another program must have stood before it may be removed: where it is known that no git runs, and where not. */
const abandonedAfter = { known: 10, unknown: 60 };

/** Whether nobody seems to hold a lock any more that is not one of Daybook's (those go by themselves). */
async function isAbandoned(place: Place, { bytes, changedMs }: HeldLock): Promise<boolean> {
  if (lockOwner(bytes) !== undefined) return false;
  const runs = await place.deps.processes.gitRunsIn(place.root);
  if (runs === true) return false;
  return minutesOld(place, changedMs) >= (runs === false ? abandonedAfter.known : abandonedAfter.unknown);
}

function minutesOld({ deps }: Place, changedMs: number): number {
  return Math.max(0, Math.round((deps.nowMs() - changedMs) / 60_000));
}

/**
 * Removes a lock that another git program left, after a person said so: the very one that was told, and only while nobody seems to hold
 * it. `path` is absolute, from the facts of the state `abandoned-lock`; any other path stops as `locked-by-other`.
 */
export async function removeAbandoned(place: Place, path: string): Promise<Told> {
  const found = path === `${place.indexPath}.lock` ? await place.gitFolder.read(path) : undefined;
  if (found !== undefined) {
    if (!(await isAbandoned(place, found)))
      return stop('locked-by-other', { minutes: minutesOld(place, found.changedMs) });
    await place.gitFolder.remove(path);
  }
  return tell('ready');
}

/**
 * Whether the one who made something then is at it still. Where the system does not tell when processes started (Windows, macOS), another
 * one may have the number by now: what is older than any errand takes is nobody's. Every step is safe all the same.
 */
export async function isAtIt({ deps }: Place, owner: Owner, sinceMs: number): Promise<boolean> {
  if (!(await deps.processes.isAlive(owner))) return false;
  return owner.start !== '' || deps.nowMs() - sinceMs < abandonedAfter.unknown * 60_000;
}

/** Removes a lock file that a dead Daybook left; answers whether the way is free. */
export async function removeIfDead(place: Place, path: string): Promise<boolean> {
  const found = await place.gitFolder.read(path);
  if (found === undefined) return true;
  const owner = lockOwner(found.bytes);
  if (owner === undefined || (await isAtIt(place, owner, found.changedMs))) return false;
  const again = await place.gitFolder.read(path);
  if (again !== undefined && decoder.decode(again.bytes) === decoder.decode(found.bytes))
    await place.gitFolder.remove(path);
  return true;
}

async function release(place: Place, path: string, content: Uint8Array): Promise<void> {
  const found = await place.gitFolder.read(path);
  if (found !== undefined && decoder.decode(found.bytes) === decoder.decode(content))
    await place.gitFolder.remove(path);
}
