// Reads and writes file contents in git's object store. Comes in: object ids or bytes. Goes out: bytes whose framing was
// checked, so that an answer that was cut off never passes for a file.
import { say } from '../../core/language.ts';
import type { Git } from '../git.ts';
import { outputText } from '../git.ts';
import { ask, stop } from './stop.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Raw bytes of many blobs in one process, by object id. Stops if one is missing or the answer is not whole. */
export async function readBlobs(git: Git, oids: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...new Set(oids)];
  const blobs = new Map<string, Uint8Array>();
  if (wanted.length === 0) return blobs;
  const { stdout } = await ask(git, { verb: 'cat-file', flags: ['--batch'] }, { stdin: `${wanted.join('\n')}\n` });
  let at = 0;
  for (const oid of wanted) {
    const end = stdout.indexOf(10, at);
    const match = /^([0-9a-f]+) blob (\d+)$/.exec(decoder.decode(stdout.subarray(at, Math.max(end, at))));
    const size = Number(match?.[2] ?? -1);
    const next = end + 1 + size;
    if (match?.[1] !== oid || size < 0 || stdout[next] !== 10)
      stop('failed', { words: say('object {0} cannot be read', oid) });
    blobs.set(oid, stdout.slice(end + 1, next));
    at = next + 1;
  }
  return blobs;
}

/** Object id that bytes get as they are, or (with a path) as git would store that file. Nothing is written. */
export async function hashOf(git: Git, bytes: Uint8Array, path?: string): Promise<string> {
  const how = path === undefined ? '--no-filters' : `--path=${path}`;
  return outputText(await ask(git, { verb: 'hash-object', flags: ['--stdin', how] }, { stdin: bytes }));
}

/** The id that git has for a text's bytes as they are: so many characters of SHA-1 or, in newer repositories, SHA-256. */
export async function idOfBlob(text: string, length = 40): Promise<string> {
  const bytes = encoder.encode(text);
  const head = encoder.encode(`blob ${bytes.length}\0`);
  const named = new Uint8Array(head.length + bytes.length);
  named.set(head);
  named.set(bytes, head.length);
  const hash = new Uint8Array(await crypto.subtle.digest(length === 40 ? 'SHA-1' : 'SHA-256', named));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Keeps bytes as a blob and returns its id. */
export async function storeBlob(git: Git, bytes: Uint8Array): Promise<string> {
  const flags = ['-w', '--stdin', '--no-filters'];
  return outputText(await ask(git, { verb: 'hash-object', flags }, { stdin: bytes }));
}

/** Whether two byte sequences are equal; two absent ones are. */
export function isSameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.length !== b.length) return false;
  return a.every((byte, at) => byte === b[at]);
}
