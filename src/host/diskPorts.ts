// Files and loader of a notebook on disk, put together from the node-only adapters. Git is asked for at each use, because trust
// may be given later; without it folders are walked.
import type { Git } from '../notebook/git.ts';
import type { NoteLoader } from '../notebook/loads.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Log, NoteFiles, OnInner } from '../notebook/ports.ts';
import { createDiskNotes } from './node/diskNotes.ts';
import { withoutInner } from './node/innerFolders.ts';
import { gitListing, notesOfListing, walkNotes } from './node/listNotes.ts';
import type { SavedPlace } from './node/savedLoads.ts';
import { spelledAsThere } from './node/spelling.ts';
import { createWarmLoader } from './node/warmLoader.ts';

/** What a notebook on disk reads and writes with. */
export interface DiskPorts {
  readonly files: NoteFiles;
  readonly loader: NoteLoader;
}

/** After a start others are busy for a while; tests wait for what comes of it. */
const laterMs = process.env['DAYBOOK_TEST'] ? 0 : 10_000;

/** Makes the ports of notebooks; `worker` is the bundled loading worker, `saved` where indexes are kept. */
export function createDiskPorts(
  worker: URL,
  saved: SavedPlace,
  log: Log,
): (root: string, git: () => Promise<Git | undefined>, notebook: () => Notebook, onInner: OnInner) => DiskPorts {
  const later = (work: () => Promise<void>): void => {
    setTimeout(() => void work().catch((error) => log.debug(`nothing saved: ${String(error)}`)), laterMs).unref();
  };
  return (root, git, notebook, onInner) => {
    const list = async (folder: string): Promise<readonly string[]> => {
      const found = await git();
      const listing = found && (await gitListing(found, folder));
      const paths = notebook().paths();
      const { ours, inner } = withoutInner(
        root,
        listing ? spelledAsThere(root, notesOfListing(listing, paths)) : walkNotes(root, paths, folder),
      );
      if (inner.length > 0) onInner(inner);
      return ours;
    };
    const loader = (): NoteLoader => createWarmLoader({ root, worker, log, git: git(), saved, later, onInner });
    return {
      files: createDiskNotes({ root, list }),
      loader: {
        load: async (...how) => await loader().load(...how),
        renew: async (...how) => await loader().renew?.(...how),
      },
    };
  };
}
