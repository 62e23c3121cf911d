// `daybook merge BASE OURS THEIRS`: git's merge driver for notes. Comes in: three files; goes out: the merged note in the second
// one, and 1 when something is left for a person to decide. Leaves all files alone when one of them is no UTF-8 text.
import { readFileSync, writeFileSync } from 'node:fs';
import { mergeNotes } from '../core/merge/mergeNotes.ts';
import { printable, UsageError } from './output.ts';

/** Who the sides are said to be in the comment of a conflict. */
export interface MergeNames {
  readonly ours: string;
  readonly theirs: string;
  /** ISO day that stands beside the names. */
  readonly today: string;
}

/** Merges the files and answers the exit code: 0 for a clean merge, 1 for one with conflicts told in the note. */
export function mergeFiles(files: readonly string[], { ours, theirs, today }: MergeNames): number {
  const [base, mine, other] = files;
  if (base === undefined || mine === undefined || other === undefined || files.length > 3)
    throw new UsageError('merge needs three files: BASE OURS THEIRS.');
  const authors = { ours: { name: ours, day: today }, theirs: { name: theirs, day: today } };
  const { text, conflicts } = mergeNotes({
    base: textOf(base),
    ours: textOf(mine),
    theirs: textOf(other),
    authors,
  });
  writeFileSync(mine, text);
  for (const { before, first, second } of conflicts) {
    const [was, one, two] = [before ?? first, first, second].map((form) => printable(form.trim()));
    process.stderr.write(`${mine}: both changed "${was}": "${one}" and "${two}"\n`);
  }
  return conflicts.length === 0 ? 0 : 1;
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    throw new UsageError(`${file} cannot be read as UTF-8 text; nothing was merged.`);
  }
}
