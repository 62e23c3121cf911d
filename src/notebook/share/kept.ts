// Texts that Daybook set aside: each is a tree of one file under a reference of its own, so that git's clean-up leaves it alone.
// Comes in: a path and bytes. Goes out: the reference. The newest 200 of the last 30 days are kept. Histories of one's own that a
// branch left, because the team has their changes in other commits, are kept for good.
import { outputParts, outputText } from '../git.ts';
import { storeBlob } from './blobs.ts';
import { readTreeEntries } from './gitRecords.ts';
import { type Place, token, zeroOid } from './place.ts';
import { runRefWrite } from './refWrites.ts';
import { ask } from './stop.ts';
import { treeOf } from './tree.ts';

const folder = 'refs/daybook/keep/';
const histories = 'refs/daybook/own/';
const maxKept = 200;
const maxAgeMs = 30 * 24 * 3_600_000;
/** A name begins with its time: this many digits to the base 36 last until the year 2059. */
const timeDigits = 8;

/** A text that was set aside. */
export interface KeptText {
  readonly ref: string;
  /** Relative to the repository's root. */
  readonly path: string;
  readonly oid: string;
  /** When, in ms since 1970. */
  readonly atMs: number;
}

/** Sets bytes of a path aside and answers the reference; clears away what is too old. */
export async function keepText(place: Place, path: string, bytes: Uint8Array): Promise<string> {
  const oid = await storeBlob(place.git, bytes);
  const { tree } = await treeOf(place, undefined, new Map([[path, { mode: '100644', oid }]]));
  const ref = await nameObject(place, folder, tree);
  await clearOld(place).catch(() => undefined);
  return ref;
}

/** Keeps own commits reachable for good: a commit of a person is never dropped. */
export async function keepHistory(place: Place, oid: string): Promise<string> {
  return await nameObject(place, histories, oid);
}

async function nameObject(place: Place, below: string, oid: string): Promise<string> {
  const ref = `${below}${token(place.deps)}`;
  await ask(place.git, { verb: 'update-ref', operands: [ref, oid, await zeroOid(place, oid)] });
  return ref;
}

/** Everything that is set aside, newest first. */
export async function listKept(place: Place): Promise<readonly KeptText[]> {
  const kept: KeptText[] = [];
  for (const { ref } of await keptRefs(place)) {
    const flags = ['-r', '-z', '--full-tree'];
    const listing = outputParts(await ask(place.git, { verb: 'ls-tree', flags, operands: [ref] }));
    kept.push(...[...readTreeEntries(listing)].map(([path, { oid }]) => ({ ref, path, oid, atMs: timeOf(ref) })));
  }
  return kept;
}

async function keptRefs(place: Place): Promise<readonly { readonly ref: string; readonly oid: string }[]> {
  const text = outputText(await ask(place.git, { verb: 'for-each-ref', operands: [folder.slice(0, -1)] }));
  const refs = text.split('\n').flatMap((line) => {
    const [oid = '', ref = ''] = line.split(' ');
    return ref === '' ? [] : [{ ref, oid }];
  });
  return refs.sort((a, b) => timeOf(b.ref) - timeOf(a.ref));
}

function timeOf(ref: string): number {
  return Number.parseInt(ref.slice(folder.length, folder.length + timeDigits), 36) || 0;
}

/** What cannot be cleared away now is, the next time. */
async function clearOld(place: Place): Promise<void> {
  const oldest = place.deps.nowMs() - maxAgeMs;
  const old = (await keptRefs(place)).filter(({ ref }, at) => at >= maxKept || timeOf(ref) < oldest);
  for (const { ref, oid } of old)
    await runRefWrite(place, [ref, 'packed-refs'], { verb: 'drop-kept', operands: [ref, oid] });
}
