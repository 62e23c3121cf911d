// Files and loader of a notebook on disk, put together from the node-only adapters. Git is asked for at each use, because trust
// may be given later; without it folders are walked.
import type { Git } from '../notebook/git.ts';
import type { Notebook, NoteLoader } from '../notebook/notebook.ts';
import type { Log, NoteFiles } from '../notebook/ports.ts';
import { createDiskNotes } from './node/diskNotes.ts';
import { gitListing, notesOfListing, walkNotes } from './node/listNotes.ts';
import { createNoteLoader } from './node/loadNotes.ts';

/** What a notebook on disk reads and writes with. */
export interface DiskPorts {
  readonly files: NoteFiles;
  readonly loader: NoteLoader;
}

/** Makes the ports of notebooks; `worker` is the bundled loading worker. */
export function createDiskPorts(
  worker: URL,
  log: Log,
): (root: string, git: () => Promise<Git | undefined>, notebook: () => Notebook) => DiskPorts {
  return (root, git, notebook) => {
    const list = async (): Promise<string[]> => {
      const found = await git();
      const listing = found && (await gitListing(found));
      const paths = notebook().paths();
      return listing ? notesOfListing(listing, paths) : walkNotes(root, paths);
    };
    const loader: NoteLoader = {
      load: async (config, onBatch, signal) => {
        const found = await git();
        await createNoteLoader({ root, worker, log, ...(found ? { git: found } : {}) }).load(config, onBatch, signal);
      },
    };
    return { files: createDiskNotes({ root, list }), loader };
  };
}
