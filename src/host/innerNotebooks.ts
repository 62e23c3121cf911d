// Notebooks within notebooks: folders of one, at any depth, that have a `daybook.yml` of their own. Comes in: folders that a load came by,
// files that a watcher told of; goes out: places to look at, which the window remembers, so that at the next start nothing in them is
// read as a part of the notebook around them, not for a moment. Reads no file.
import { type Memento, Uri, workspace } from 'vscode';
import type { Log } from '../notebook/ports.ts';
import { findInner, findNotebooks } from './findNotebooks.ts';

const memoryKey = 'inner notebooks';
/** So many are opened; a repository with more has something else in mind, and each of them costs a watcher. */
const mostInner = 100;

/** What is known of them in one window. */
export class InnerNotebooks {
  readonly #memory: Memento;
  readonly #log: Pick<Log, 'warn'>;
  #known: readonly string[];

  constructor(memory: Memento, log: Pick<Log, 'warn'>) {
    this.#memory = memory;
    this.#log = log;
    this.#known = remembered(memory);
  }

  /** Places in the open workspace folders where one was seen; it may be gone. */
  places(): Uri[] {
    return placesOf(this.#known);
  }

  /** Takes folders of the notebook at `root` that turned out to be notebooks; true when one of them was not known. */
  add(root: Uri, folders: readonly string[]): boolean {
    const seen = folders.map((folder) => Uri.joinPath(root, folder).toString());
    const news = seen.filter((uri) => !this.#known.includes(uri));
    const room = mostInner - this.#known.length;
    if (news.length > room)
      this.#log.warn(
        `more than ${mostInner} folders of notebooks are notebooks of their own: ${news[room]} is not opened`,
      );
    return this.#keep([...this.#known, ...news.slice(0, room)]);
  }

  /** Looks at the folders above files of the notebook at `root`. */
  async look(root: Uri, paths: Iterable<string>): Promise<void> {
    this.add(root, await findInner(root, paths));
  }

  /** Forgets the place of one that is gone. */
  forget(place: Uri): void {
    this.#keep(this.#known.filter((uri) => uri !== place.toString()));
  }

  #keep(uris: readonly string[]): boolean {
    if (uris.length === this.#known.length) return false;
    this.#known = uris;
    void this.#memory.update(memoryKey, uris);
    return true;
  }
}

function remembered(memory: Memento): string[] {
  const kept = memory.get<unknown>(memoryKey);
  return Array.isArray(kept) ? kept.filter((uri) => typeof uri === 'string') : [];
}

function placesOf(known: readonly string[]): Uri[] {
  return known.map((uri) => Uri.parse(uri)).filter((uri) => workspace.getWorkspaceFolder(uri));
}

/** Whether a window has a notebook, or a place of which that cannot be said. A few stats a folder. */
export async function isNotebookThere(memory: Memento): Promise<boolean> {
  const { roots, unreachable } = await findNotebooks(placesOf(remembered(memory)));
  return roots.size + unreachable.size > 0;
}
