// Earlier versions of a note: those of the history and those Daybook set aside. Comes in: a path in the repository. Goes out: a
// list, a text, or the note with an earlier text. What stands in the file is set aside before it is replaced.
import { say } from '../../core/language.ts';
import { outputParts } from '../git.ts';
import { readBlobs } from './blobs.ts';
import { isRegular } from './gitRecords.ts';
import { keepText, listKept } from './kept.ts';
import { type Told, tell } from './messages.ts';
import { textOf } from './noteChecks.ts';
import { type Place, resolve } from './place.ts';
import { replaceFile } from './replaceFile.ts';
import type { Session } from './sharing.ts';
import { ask, stop } from './stop.ts';
import { isAmong } from './twins.ts';

/** One earlier version. */
export interface Version {
  readonly kind: 'shared' | 'kept';
  /** The text's object. */
  readonly oid: string;
  /** When, in ms since 1970. */
  readonly atMs: number;
  /** Who changed it and the first line of the message; empty for what was set aside. */
  readonly author: string;
  readonly subject: string;
}

const maxVersions = 200;
const maxCommits = 400;

interface Step {
  readonly atMs: number;
  readonly author: string;
  readonly subject: string;
  readonly files: readonly { readonly path: string; readonly mode: string; readonly oid: string }[];
}

/** Versions of one path, newest first, each text once in a row; at most 200. */
export async function listVersions(place: Place, path: string): Promise<readonly Version[]> {
  const shared = (await readSteps(place, [path])).flatMap(({ atMs, author, subject, files }) =>
    files
      .filter(({ mode }) => isRegular(mode))
      .map(({ oid }) => ({ kind: 'shared' as const, oid, atMs, author, subject })),
  );
  const kept = (await listKept(place)).filter((text) => text.path === path);
  const all: Version[] = [
    ...kept.map(({ oid, atMs }) => ({ kind: 'kept' as const, oid, atMs, author: '', subject: '' })),
    ...shared,
  ];
  return all.sort((a, b) => b.atMs - a.atMs).slice(0, maxVersions);
}

/** Paths below `prefix` that were changed, deleted or set aside lately, the latest first. */
export async function listPastPaths(place: Place, prefix: string): Promise<readonly string[]> {
  const steps = await readSteps(place, prefix === '' ? [] : [prefix.replace(/\/$/, '')]);
  const kept = (await listKept(place)).map(({ path }) => path).filter((path) => path.startsWith(prefix));
  return [...new Set([...kept, ...steps.flatMap(({ files }) => files.map(({ path }) => path))])];
}

/** The text of a version; stops when it is no text. */
export async function versionText(place: Place, oid: string): Promise<string> {
  const bytes = (await readBlobs(place.git, [oid])).get(oid);
  return textOf(bytes ?? new Uint8Array()) ?? stop('failed', { words: say('that version is no text') });
}

/** Puts an earlier text into the file. The present one is set aside; unsaved changes and anything but a file stop it. */
export async function bringBack({ place, dirtyPaths }: Session, path: string, oid: string): Promise<Told> {
  if (isAmong(dirtyPaths(), path)) stop('unsaved', { path });
  const bytes = (await readBlobs(place.git, [oid])).get(oid);
  if (bytes === undefined) stop('in-the-way', { path });
  await replaceFile(place, path, async (present) => {
    if (present !== undefined) await keepText(place, path, present);
    return bytes;
  });
  return tell('brought-back', { path });
}

/** `log -z --raw`: a commit's four fields, then `:…` parts each with a path; a line end stands before the first of them. */
async function readSteps(place: Place, paths: readonly string[]): Promise<readonly Step[]> {
  const flags = ['-z', '--raw', '--no-renames', '--no-abbrev', `--max-count=${maxCommits}`];
  if ((await resolve(place, 'HEAD')) === undefined) return [];
  const parts = outputParts(await ask(place.git, { verb: 'log', flags, operands: ['HEAD'], paths }));
  const steps: (Step & { files: { path: string; mode: string; oid: string }[] })[] = [];
  for (let at = 0; at < parts.length; ) {
    const match = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]/.exec(parts[at] ?? '');
    if (match !== null) {
      const [, mode = '', oid = ''] = match;
      steps.at(-1)?.files.push({ path: parts[at + 1] ?? '', mode, oid });
      at += 2;
    } else if ((parts[at] ?? '') === '') at++;
    else {
      const [, stamp = '', author = '', subject = ''] = parts.slice(at, at + 4);
      steps.push({ atMs: Date.parse(stamp), author, subject: subject.split('\n', 1)[0] ?? '', files: [] });
      at += 4;
    }
  }
  return steps;
}
