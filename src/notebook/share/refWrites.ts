// References are written by git, and a git that is killed leaves its lock files behind. This notes which references a call of
// ours may lock and when, and removes exactly those locks once the call is dead. Comes in: the call. Goes out: its result.
// A lock that was there before, or appeared later, belongs to somebody else and stays.
import { type GitResult, outputText } from '../git.ts';
import type { GitCall } from '../gitVerbs.ts';
import { isAtIt } from './lock.ts';
import { type Place, token } from './place.ts';
import { ask } from './stop.ts';

interface Writing {
  /** Names below git's folder that the call may lock, without `.lock`. */
  readonly locks: readonly string[];
  readonly startMs: number;
}

/** The clock of the disk may lag behind ours by a tick. */
const tickMs = 20;
/** Git holds these locks for milliseconds; one that is this old after its maker died is nobody's. */
const deadAfterMs = 10_000;

/** Runs a call that may lock `locks` (names below git's folder) and cleans up if it is killed. */
export async function runRefWrite(
  place: Place,
  locks: readonly string[],
  call: GitCall,
  options?: { readonly limitMs?: number },
): Promise<GitResult> {
  const owner = await place.deps.processes.self();
  const name = `writing-${owner.pid}-${owner.start}-${token(place.deps)}`;
  const startMs = place.deps.nowMs();
  await place.area.write(name, new TextEncoder().encode(JSON.stringify({ locks, startMs } satisfies Writing)));
  const result = await place.git.run(call, options);
  const wasEnded = !result.ok && (result.failure.kind === 'killed' || result.failure.kind === 'timeout');
  if (wasEnded) {
    const endMs = place.deps.nowMs();
    await removeLocks(place, locks, (madeMs) => madeMs >= startMs - tickMs && madeMs <= endMs + tickMs);
  }
  // What git did counts, whether or not the note about it can be removed; it is cleared away later.
  await place.area.remove(name).catch(() => undefined);
  return result;
}

/** Removes locks left by calls of processes that are gone. What is too young to be sure stays noted for the next time. */
export async function removeDeadLocks(place: Place): Promise<void> {
  for (const name of await place.area.names()) {
    const match = /^writing-(\d+)-(\d*)-/.exec(name);
    if (match === null) continue;
    const writing = readWriting(await place.area.read(name));
    const owner = { pid: Number(match[1]), start: match[2] ?? '' };
    if (await isAtIt(place, owner, writing?.startMs ?? place.deps.nowMs())) continue;
    const nowMs = place.deps.nowMs();
    const isClear =
      writing === undefined ||
      (await removeLocks(
        place,
        writing.locks,
        (madeMs) => madeMs >= writing.startMs - tickMs && nowMs - madeMs > deadAfterMs,
        (madeMs) => madeMs >= writing.startMs - tickMs,
      ));
    if (isClear) await place.area.remove(name);
  }
}

function readWriting(bytes: Uint8Array | undefined): Writing | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null || !('locks' in value) || !('startMs' in value)) return undefined;
    const { locks, startMs } = value;
    return Array.isArray(locks) && typeof startMs === 'number' ? { locks: locks.map(String), startMs } : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the locks whose age says they are ours; answers whether none is left that `mayBeOurs`. */
async function removeLocks(
  place: Place,
  locks: readonly string[],
  isOurs: (madeMs: number) => boolean,
  mayBeOurs: (madeMs: number) => boolean = isOurs,
): Promise<boolean> {
  const names = locks.map((lock) => `${lock}.lock`);
  const paths = outputText(await ask(place.git, { verb: 'git-path', operands: names })).split('\n');
  if (paths.length !== names.length) return false;
  let isClear = true;
  for (const path of paths.map((found) => (/^(?:\/|[A-Za-z]:[\\/])/.test(found) ? found : `${place.root}/${found}`))) {
    const found = await place.gitFolder.read(path);
    if (found === undefined) continue;
    if (isOurs(found.changedMs)) await place.gitFolder.remove(path);
    else if (mayBeOurs(found.changedMs)) isClear = false;
  }
  return isClear;
}
