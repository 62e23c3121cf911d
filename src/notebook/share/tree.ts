// Trees made in git's object store alone, by way of an index of our own. Comes in: a commit to start from (or none) and what
// becomes of some paths. Goes out: the tree's id. No file, branch or index of the user is touched.
import { outputText } from '../git.ts';
import { type EntryVersion, indexInfo } from './gitRecords.ts';
import { removeTemporaryIndex, temporaryIndexName } from './indexUpdate.ts';
import { type Place, zeroOid } from './place.ts';
import { ask, stop } from './stop.ts';

/**
 * The tree of `base` (an empty one without) with these paths written or, where undefined, removed. `check` may look at the index
 * before it goes; what it answers comes back. Stops with `both-moved` when a file and a folder have one name.
 */
export async function treeOf<T>(
  place: Place,
  base: string | undefined,
  updates: ReadonlyMap<string, EntryVersion | undefined>,
  check?: (indexFile: string, tree: string) => Promise<T>,
): Promise<{ readonly tree: string; readonly message: T | undefined }> {
  const name = await temporaryIndexName(place);
  const indexFile = place.area.pathOf(name);
  try {
    const start = base === undefined ? { flags: ['--empty'] } : { operands: [base] };
    await ask(place.git, { verb: 'read-tree', ...start }, { indexFile });
    const stdin = indexInfo(
      [...updates].map(([path, to]) => ({ path, to })),
      await zeroOid(place, base),
    );
    const info = { verb: 'update-index', flags: ['-z', '--index-info'] } as const;
    // A file here and a folder of that name there exclude each other.
    if (!(await place.git.run(info, { stdin, indexFile })).ok) stop('both-moved');
    const tree = outputText(await ask(place.git, { verb: 'write-tree' }, { indexFile }));
    return { tree, message: await check?.(indexFile, tree) };
  } finally {
    await removeTemporaryIndex(place, name);
  }
}
