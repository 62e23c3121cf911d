// What of a repository belongs to a notebook, as its owner (the notebook) tells it. Comes in: repository paths. Goes out: the
// part a file plays. Knows no file system.
import type { ParseOptions } from '../../core/note/box.ts';
import { configPath } from '../../core/notePath.ts';
import type { Keeps } from '../../core/record/confidential.ts';
import type { Naming } from '../../core/record/recordWords.ts';
import { type Place, prefixOf } from './place.ts';

/** What a file is to its notebook. */
export type FileRole = 'note' | 'configuration' | 'template' | 'attachment';

/** One notebook, as sharing sees it. All paths in and out are relative to the notebook's folder, POSIX. */
export interface ShareScope {
  /** Absolute path of the notebook's root. */
  readonly folder: string;
  /** Whether a path is a note of this notebook (not excluded, not private). */
  isNote(path: string): boolean;
  /** Whether a path is one of the notebook's templates. */
  isTemplate(path: string): boolean;
  /** How its notes are read: by its own boxes and fields. */
  reading(): ParseOptions;
  /** Whether nothing may be told of a note of this notebook. */
  readonly keeps: Keeps;
  /** What a record of this notebook is called. */
  readonly naming: Naming;
  /** Files a note links to, relative to the notebook's folder; those outside may be left out. */
  linkTargets(path: string): Promise<readonly string[]>;
  /** The notebook's day, and who is at this computer by the roster's id, where that is known. */
  readonly author?: () => { readonly today: string; readonly me?: string };
}

/** A notebook with its place in the repository: empty, or ending in `/`. */
export interface PlacedScope {
  readonly prefix: string;
  readonly scope: ShareScope;
}

/** Finds where each notebook lies; one that is in another repository stops the operation. */
export async function placeScopes(place: Place, scopes: readonly ShareScope[]): Promise<readonly PlacedScope[]> {
  return await Promise.all(scopes.map(async (scope) => ({ prefix: await prefixOf(place, scope.folder), scope })));
}

/** The part of a repository path inside the notebook, or undefined. */
export function pathInScope({ prefix }: PlacedScope, path: string): string | undefined {
  return path.startsWith(prefix) && path.length > prefix.length ? path.slice(prefix.length) : undefined;
}

/** How a note in the repository is read: as the notebook that it is of says. */
export function readingAt(scopes: readonly PlacedScope[], path: string): ParseOptions {
  const owner = scopes.find((placed) => placed.scope.isNote(pathInScope(placed, path) ?? ''));
  return owner?.scope.reading() ?? {};
}

/** What a file is, links aside. */
export function roleOf(scope: ShareScope, path: string): FileRole | undefined {
  if (path === configPath) return 'configuration';
  if (scope.isTemplate(path)) return 'template';
  return scope.isNote(path) ? 'note' : undefined;
}
