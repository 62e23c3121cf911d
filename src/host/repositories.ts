// One repository for all notebooks that lie in it: opened at first use, in trusted folders on disk only. Comes in: open
// notebooks. Goes out: the sharing side of each. Private notebooks are in no scope, so they can never be shared.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Uri } from 'vscode';
import type { ParseOptions } from '../core/note/box.ts';
import { parseNote } from '../core/note/parseNote.ts';
import type { Git } from '../notebook/git.ts';
import type { Told } from '../notebook/share/messages.ts';
import { type Guarded, openRepository, type Repository } from '../notebook/share/repository.ts';
import type { ShareScope } from '../notebook/share/scope.ts';
import { isInside } from './node/insideFolder.ts';
import { createPlaceDeps } from './node/placeDeps.ts';
import { realPath } from './node/realPaths.ts';
import { unsavedPaths } from './repositoryFiles.ts';

/** What sharing needs to know of a notebook. */
export interface SharedNotebook {
  readonly root: Uri;
  isNote(path: string): boolean;
  isPrivate(): boolean;
  /** How its notes are read. */
  reading(): ParseOptions;
  /** Whether nothing may be told of a note. */
  readonly keeps: ShareScope['keeps'];
  /** What a record is called. */
  readonly naming: ShareScope['naming'];
  /** Today there, and who is at this computer. */
  author(): { readonly today: string; readonly me?: string };
}

/** Repositories of a window. */
export interface Repositories {
  /** The repository of a notebook; undefined when there is none. `notebooks` are all that are open now. */
  of(notebook: SharedNotebook): Promise<Repository | undefined>;
  /** Why a notebook has none, in words: no git, none around its folder, or one that belongs to somebody else. */
  whyNone(notebook: SharedNotebook): Promise<Told>;
}

/** Repositories on `gitAt`; `open` tells the notebooks of the window. */
export function createRepositories(
  gitAt: (folder: string) => Git,
  open: () => readonly SharedNotebook[],
): Repositories {
  const placeDeps = createPlaceDeps(gitAt);
  const byRoot = new Map<string, Repository>();
  const rootOf = new Map<string, Promise<string | undefined>>();

  const probe = (folder: string): Promise<Guarded> =>
    openRepository({ ...placeDeps, scopes: () => [], dirtyPaths: () => [] }, folder).guard();

  const repositoryRoot = (folder: string): Promise<string | undefined> => {
    const known = rootOf.get(folder);
    if (known) return known;
    const answer = probe(folder).then(({ root }) => {
      // A folder may become a repository later: only a finding is remembered.
      if (root === undefined) rootOf.delete(folder);
      return root;
    });
    rootOf.set(folder, answer);
    return answer;
  };

  return {
    async of(notebook) {
      const root = await repositoryRoot(notebook.root.fsPath);
      if (root === undefined) return undefined;
      const known = byRoot.get(root);
      if (known) return known;
      const scopes = () =>
        open()
          .filter(({ root: at, isPrivate }) => !isPrivate() && isInside(realPath(root), realPath(at.fsPath)))
          .map((each) => scopeOf(each, open));
      // At its top: the folder of one notebook may go while others stay.
      const repository = openRepository({ ...placeDeps, scopes, dirtyPaths: unsavedPaths }, root);
      byRoot.set(root, repository);
      return repository;
    },
    whyNone: async ({ root }) => (await probe(root.fsPath)).told,
  };
}

function scopeOf(
  { root, isNote, reading, keeps, naming, author }: SharedNotebook,
  open: () => readonly SharedNotebook[],
): ShareScope {
  // A link into a notebook further in, a private one above all, does not make its files ours to share.
  const isOfOther = (path: string): boolean =>
    open().some(({ root: { fsPath } }) => fsPath !== root.fsPath && isInside(fsPath, join(root.fsPath, path)));
  return {
    folder: root.fsPath,
    isNote,
    reading,
    keeps,
    naming,
    author,
    isTemplate: (path) => path.startsWith('templates/') && path.endsWith('.md'),
    linkTargets: async (path) => (await linkTargets(root.fsPath, path)).filter((target) => !isOfOther(target)),
  };
}

/** Files a note links to, as paths in its notebook; links to the web, to headings and out of the notebook are left out. */
async function linkTargets(folder: string, path: string): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(join(folder, path), 'utf8');
  } catch {
    // Gone since the list was made: it links to nothing.
    return [];
  }
  const from = path.slice(0, path.lastIndexOf('/') + 1);
  return parseNote(text)
    .links.filter(
      ({ kind, target }) => kind !== 'wiki' && target !== '' && !/^(?:[a-z][a-z0-9+.-]*:|[#/\\])/i.test(target),
    )
    .map(({ target }) => normalizePath(`${from}${target.split('#', 1)[0] ?? ''}`))
    .filter((target): target is string => target !== undefined);
}

/** A POSIX path without `.` and `..`; undefined when it leaves the notebook. */
function normalizePath(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.length > 0 ? parts.join('/') : undefined;
}
