// `daybook merge BASE OURS THEIRS [PATH]`: git's merge driver for notes. Comes in: three files and where the note lies; goes out: the
// merged note in the second one, and 1 when something is left for a person to decide. Leaves all files alone when one is no UTF-8 text.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { mergeNotes } from '../core/merge/mergeNotes.ts';
import type { ParseOptions } from '../core/note/box.ts';
import { configPath } from '../core/notePath.ts';
import { loadConfig } from '../core/record/config.ts';
import { parseOptions } from '../core/record/parseOptions.ts';
import { toolPaths, withTools } from '../core/record/toolFiles.ts';
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
  const [base, mine, other, path] = files;
  if (base === undefined || mine === undefined || other === undefined || files.length > 4)
    throw new UsageError('merge needs three files: BASE OURS THEIRS, and may get the path of the note.');
  const authors = { ours: { name: ours, day: today }, theirs: { name: theirs, day: today } };
  const { text, conflicts } = mergeNotes({
    base: textOf(base),
    ours: textOf(mine),
    theirs: textOf(other),
    authors,
    options: readingOf(path),
  });
  writeFileSync(mine, text);
  for (const { before, first, second } of conflicts) {
    const [was, one, two] = [before ?? first, first, second].map((form) => printable(form.trim()));
    process.stderr.write(`${mine}: both changed "${was}": "${one}" and "${two}"\n`);
  }
  return conflicts.length === 0 ? 0 : 1;
}

/** How the note at a path below the present folder is read: as the nearest notebook around it says. */
function readingOf(path = ''): ParseOptions {
  let folder = dirname(path);
  while (folder !== dirname(folder) && !existsSync(join(folder, configPath))) folder = dirname(folder);
  const tools = toolPaths.flatMap((each) => present(join(folder, each)).map((text) => [each, text] as const));
  const [config] = present(join(folder, configPath));
  return parseOptions(withTools(loadConfig(config), new Map(tools)));
}

/** The text of a file, if there is one that can be read. */
function present(file: string): readonly string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}

function textOf(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    throw new UsageError(`${file} cannot be read as UTF-8 text; nothing was merged.`);
  }
}
