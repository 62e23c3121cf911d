// The notebooks that are open, as the user interface sees them: which there are, what state they are in, and which one a file
// belongs to. An adapter finds and opens them (host/notebooks.ts); nothing here knows folders, editors or git.
import type { Change } from '../core/index/rows.ts';
import type { History } from './history/history.ts';
import type { Disposable, Event } from './lifecycle.ts';
import type { Notebook } from './notebook.ts';
import type { Told } from './share/messages.ts';
import type { Repository } from './share/repository.ts';

/** One open notebook. */
export interface OpenNotebook {
  /** Its root as a URI text, without a slash at the end: the notebook's identity within a window. */
  readonly root: string;
  /** Name of `daybook.yml`, else of the folder. */
  readonly label: string;
  readonly notebook: Notebook;
  /** Goes up whenever the past may be another one: after a commit, a branch, a pull, a return to the window. */
  readonly moves: number;
  /** The git side, opened at first use; undefined without git, outside a repository, untrusted, or on a virtual file system. */
  repository(): Promise<Repository | undefined>;
  /** The past, read when it is asked something; undefined where there is no repository side either, and for a private notebook. */
  history(): Promise<History | undefined>;
  /** Why there is none, in words. */
  whyNoRepository(): Promise<Told>;
}

/** True for a notebook that nobody else is to see. */
export function isPrivate({ notebook }: Pick<OpenNotebook, 'notebook'>): boolean {
  return notebook.config.visibility === 'private';
}

/** What there is to show: no notebook at all, some still loading, all read, or none readable. */
export type NotebooksState = 'none' | 'loading' | 'ready' | 'failed';

/** What changed, and where. */
export interface NotesChange {
  readonly open: OpenNotebook;
  readonly change?: Change;
}

/** All open notebooks of a window. */
export interface Notebooks extends Disposable {
  readonly state: NotebooksState;
  all(): readonly OpenNotebook[];
  /** The notebook that holds a file (the innermost), and the file's path in it. */
  at(uri: string): { readonly open: OpenNotebook; readonly path: string } | undefined;
  /** Looks for notebooks again and compares every note with the disk. */
  reload(): Promise<void>;
  /** Opens the private notebook at a root, and at every later start; undefined: none any more. */
  openBeside(root: string | undefined): Promise<void>;
  /** Notebooks came or went, or the state changed. */
  readonly onDidChange: Event<void>;
  /** Something in one notebook changed; without a change it is only the day that is another. */
  readonly onDidChangeNotes: Event<NotesChange>;
  /** The `moves` of a notebook went up. */
  readonly onDidMove: Event<void>;
  /** Resolves when loads, watchers and writes have nothing left to do. */
  idle(): Promise<void>;
}
