// Git's merge driver for notes, set up on request: what would be written, and the writing. Comes in: the notebook's place and where
// the command line lies. Goes out: a plan in plain text, or a state. Writes the repository's own settings and one line of
// `.gitattributes`; git runs the program only when the person merges with git.
import { type Told, tell } from './messages.ts';
import type { Place } from './place.ts';
import { replaceFile } from './replaceFile.ts';
import { writeSetting } from './setUp.ts';

/** What setting up writes. */
export interface DriverPlan {
  /** Path of the attributes file in the repository. */
  readonly attributesPath: string;
  /** The line it gets; undefined when it is there already. */
  readonly line: string | undefined;
  readonly settings: readonly (readonly [key: string, value: string])[];
}

const attributes = '*.md merge=daybook';

/**
 * The plan for a notebook at `prefix`. `cli` is the absolute path of the command line. Where that or node is gone, git falls back
 * to its own merge of texts: a driver that cannot start would else pass for one that kept our side.
 */
export async function planMergeDriver(place: Place, prefix: string, cli: string): Promise<DriverPlan> {
  const attributesPath = `${prefix}.gitattributes`;
  const text = new TextDecoder().decode((await place.worktree.read(attributesPath)) ?? new Uint8Array());
  const isThere = text.split(/\r?\n/).some((line) => line.trim() === attributes);
  const file = quoted(cli.replaceAll('\\', '/'));
  const own = `node ${file} merge %O %A %B %P`;
  const driver = `if [ -f ${file} ] && command -v node >/dev/null; then ${own}; else git merge-file %A %O %B; fi`;
  return {
    attributesPath,
    line: isThere ? undefined : attributes,
    settings: [
      ['merge.daybook.name', 'Daybook notes'],
      ['merge.daybook.driver', driver],
    ],
  };
}

/** A path as one word of a shell, in which git looks for `%` signs. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}

/** Does what the plan says. The settings come first: a line that names an unknown driver does no harm, but helps nobody. */
export async function setUpMergeDriver(place: Place, { attributesPath, line, settings }: DriverPlan): Promise<Told> {
  for (const [key, value] of settings) await writeSetting(place, key, value);
  if (line !== undefined) await addLine(place, attributesPath, line);
  return tell('driver-ready', { path: attributesPath });
}

async function addLine(place: Place, path: string, line: string): Promise<void> {
  await replaceFile(place, path, (present) => {
    const text = new TextDecoder().decode(present ?? new Uint8Array());
    const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return new TextEncoder().encode(`${start}${line}\n`);
  });
}
