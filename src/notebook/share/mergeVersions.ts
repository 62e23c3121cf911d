// The three forms of one note in git, merged by structure. Comes in: a meeting of two changes; goes out: the text and how many
// conflicts stand in it. Reads objects, writes none.
import { mergeNotes, type NoteVersions } from '../../core/merge/mergeNotes.ts';
import { readBlobs } from './blobs.ts';
import { type EntryVersion, isRegular } from './gitRecords.ts';
import { textOf } from './noteChecks.ts';
import type { Place } from './place.ts';
import { stop } from './stop.ts';

/** One path that both sides changed: its common version, and where each side has it now. */
export interface Meeting {
  readonly path: string;
  readonly base?: EntryVersion;
  readonly ours: EntryVersion;
  readonly theirs: EntryVersion;
}

/** True for a version of a note in Markdown, which alone can hold two forms with a comment between them. */
export function isNoteEntry(path: string, version: EntryVersion | undefined): boolean {
  return version !== undefined && isRegular(version.mode) && isMarkdown(path);
}

/** True for files whose comments have a meaning. */
export function isMarkdown(path: string): boolean {
  return /\.md$/i.test(path);
}

/** Merges them as their notebook reads them; stops with `both-moved` when one is no text. */
export async function mergeVersions(
  place: Place,
  { path, base, ours, theirs }: Meeting,
  authors: NoteVersions['authors'],
  options: NonNullable<NoteVersions['options']>,
): Promise<{ readonly text: string; readonly conflicts: number }> {
  const versions = [base, ours, theirs].flatMap((version) => version?.oid ?? []);
  const blobs = await readBlobs(place.git, versions);
  const textAt = ({ oid }: EntryVersion): string =>
    textOf(blobs.get(oid) ?? new Uint8Array()) ?? stop('both-moved', { path });
  const forms = { base: base && textAt(base), ours: textAt(ours), theirs: textAt(theirs) };
  const { text, conflicts } = mergeNotes({ ...forms, authors, options });
  return { text, conflicts: conflicts.length };
}
