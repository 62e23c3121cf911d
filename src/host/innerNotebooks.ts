// Notebooks within notebooks: folders of one, at any depth, that have a `daybook.yml` of their own. Comes in: folders that a load came by,
// files that a watcher told of; goes out: places to look at, which the window remembers, so that at the next start nothing in them is
// read as a part of the notebook around them, not for a moment. Reads no file.
import { type Memento, Uri, workspace } from 'vscode';
import type { Log } from '../notebook/ports.ts';
import { findInner } from './findNotebooks.ts';

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
    const kept = memory.get<unknown>(memoryKey);
    this.#known = Array.isArray(kept) ? kept.filter((uri) => typeof uri === 'string') : [];
  }

  /** Places in the open workspace folders where one was seen; it may be gone. */
  places(): Uri[] {
    return this.#known.map((uri) => Uri.parse(uri)).filter((uri) => workspace.getWorkspaceFolder(uri));
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
