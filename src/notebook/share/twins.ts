// Names that are two to git and one to a disk that does not tell cases apart (Windows, macOS): there is one file for both, so that its text
// would be committed under the other name as well. Comes in: a place and its entries; goes out: the entries, such ones held back. Reads only.
import { foldedPath } from '../../core/notePath.ts';
import type { Hold } from './noteChecks.ts';
import type { Place } from './place.ts';

/** Whether one of the paths may be the same file. */
export function isAmong(paths: readonly string[], path: string): boolean {
  return paths.some((each) => foldedPath(each) === foldedPath(path));
}

interface Entry {
  readonly path: string;
  readonly change: string;
  readonly hold?: Hold;
}

/** `known` is a file that is there, `tracked` tells the paths that git knows. */
export async function holdTwins<T extends Entry>(
  place: Place,
  known: string,
  entries: readonly T[],
  tracked: () => Promise<readonly string[]>,
): Promise<readonly T[]> {
  if (entries.every(({ change }) => change === 'new') || !(await foldsCase(place, known))) return entries;
  const spellings = new Map<string, string[]>();
  for (const path of await tracked()) {
    const folded = foldedPath(path);
    spellings.set(folded, [...(spellings.get(folded) ?? []), path]);
  }
  return entries.map((entry) => {
    const what = spellings.get(foldedPath(entry.path))?.find((path) => path !== entry.path);
    return what === undefined || entry.change === 'new' ? entry : { ...entry, hold: { code: 'twin', what } };
  });
}

/** Asked of the disk, not of git's setting, which is of the disk that the repository was made on. */
async function foldsCase({ worktree }: Place, path: string): Promise<boolean> {
  const { stamp } = await worktree.look(path);
  const name = path.lastIndexOf('/') + 1;
  return stamp !== '' && stamp === (await worktree.look(path.slice(0, name) + path.slice(name).toUpperCase())).stamp;
}
