// Folders of a repository that say of themselves that they are private: a `daybook.yml` with `visibility: private` in one, whether or
// not it is open as a notebook. Comes in: paths in a shared notebook. Goes out: those that may be looked at. Reads only.
import { foldersOf } from '../../core/notePath.ts';
import { loadConfig } from '../../core/record/config.ts';
import type { Place } from './place.ts';
import { type PlacedScope, pathInScope } from './scope.ts';

/** The entries of a notebook that lie in no private folder below it. Paths are repository-relative. */
export async function withoutPrivate<T extends { readonly path: string }>(
  place: Place,
  placed: PlacedScope,
  entries: readonly T[],
): Promise<readonly T[]> {
  const folders = foldersOf(entries.map(({ path }) => pathInScope(placed, path) ?? ''));
  const secret: string[] = [];
  for (const folder of folders) {
    const path = `${placed.prefix}${folder}`;
    if (await isPrivate(place, path)) secret.push(`${path}/`);
  }
  return secret.length === 0
    ? entries
    : entries.filter(({ path }) => !secret.some((folder) => path.startsWith(folder)));
}

async function isPrivate(place: Place, folder: string): Promise<boolean> {
  const bytes = await place.worktree.read(`${folder}/daybook.yml`);
  return bytes !== undefined && loadConfig(new TextDecoder().decode(bytes)).visibility === 'private';
}
