// What names mean in a notebook now: the notes a link may lead to, the project behind a slug, the rows that carry an id. Comes in:
// an index; goes out: paths and rows, from names that the index keeps and what is worked out once for each version of it.
import { folderOfProject, slugOfPath, slugOfValue } from '../index/links.ts';
import type { NoteIndex } from '../index/noteIndex.ts';
import type { Places } from '../index/noteNames.ts';
import type { Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import { folderOf } from '../notePath.ts';

/** What a link's target means: notes it may lead to, or nothing that can be said (`unknown`: not a note, or outside). */
export type LinkTarget =
  | { readonly is: 'found'; readonly path: string }
  | { readonly is: 'several'; readonly paths: readonly string[] }
  | { readonly is: 'missing'; readonly path: string }
  | { readonly is: 'unknown' };

/** Notes by the words a wiki link may call them: file name, folder of a main note. Lower case. */
export function notesBySlug(index: NoteIndex): Places {
  return index.places('slug');
}

/** Notes by their file name alone, in lower case and without `.md`. */
export function notesByFile(index: NoteIndex): Places {
  return index.places('file');
}

/** Slug, in lower case, to the path of the project's note. The first by path counts, as it does for tasks. */
export const projectPaths: (index: NoteIndex) => ReadonlyMap<string, string> = perVersion((index: NoteIndex) => {
  const paths = new Map<string, string>();
  for (const row of index.rowsAmong({ kinds: new Set(['project']) })) {
    const slug = slugOfPath(index.path(row)).toLowerCase();
    if (!paths.has(slug)) paths.set(slug, index.path(row));
  }
  return paths;
});

/** The path of the project's note that a slug, a path or a folder names; undefined when there is no such project. */
export function projectPath(index: NoteIndex, name: string): string | undefined {
  const slugs = projectPaths(index);
  const wanted = slugOfValue(name).toLowerCase();
  const found = slugs.get(wanted) ?? slugs.get(wanted.slice(wanted.lastIndexOf('/') + 1));
  return found ?? [...slugs.values()].find((path) => folderOfProject(path)?.toLowerCase() === name.toLowerCase());
}

/** Rows by the id they give themselves, in lower case: lines with `id:`, records with an `id` in their header. */
export const rowsById: (index: NoteIndex) => ReadonlyMap<string, readonly Row[]> = perVersion((index: NoteIndex) => {
  const rows = new Map<string, Row[]>();
  for (const row of [...index.notesWithId(), ...index.rowsWithId()]) {
    const id = index.get(row, 'id');
    if (typeof id !== 'string' || id === '') continue;
    const same = rows.get(id.toLowerCase());
    if (same) same.push(row);
    else rows.set(id.toLowerCase(), [row]);
  }
  return rows;
});

/** Where the target of `[text](target)` leads from a note. `missing` only for what would be a Markdown file of the notebook. */
export function resolveInline(index: NoteIndex, from: string, target: string): LinkTarget {
  const path = target.startsWith('/') ? joined('', target.slice(1)) : joined(folderOf(from), target);
  if (path === undefined || path === '') return { is: 'unknown' };
  if (index.noteRow(path) !== undefined) return { is: 'found', path };
  if (index.noteRow(`${path}.md`) !== undefined) return { is: 'found', path: `${path}.md` };
  return /\.md$/i.test(path) && !target.startsWith('/') ? { is: 'missing', path } : { is: 'unknown' };
}

/**
 * Where `[[target]]` leads: the note at that path, else the one of that file name (or folder, for its main note), else of that
 * title. Of several, one in the same folder is meant; else it is for the reader to say.
 */
export function resolveWiki(index: NoteIndex, from: string, target: string): LinkTarget {
  const bare = target.replace(/^\.?\//, '').replace(/\.md$/i, '');
  if (bare === '' || /\.[a-z0-9]{2,4}$/i.test(bare)) return { is: 'unknown' };
  for (const path of [`${bare}.md`, joined(folderOf(from), `${bare}.md`)])
    if (path !== undefined && index.noteRow(path) !== undefined) return { is: 'found', path };
  const key = bare.toLowerCase();
  const named = notesBySlug(index).get(key.slice(key.lastIndexOf('/') + 1)) ?? [];
  const below = key.includes('/') ? named.filter((path) => `/${path.toLowerCase()}`.endsWith(`/${key}.md`)) : named;
  const found = below.length > 0 || key.includes('/') ? below : (index.places('title').get(key) ?? []);
  const [only] = found;
  if (only !== undefined && found.length === 1) return { is: 'found', path: only };
  const near = found.find((path) => folderOf(path) === folderOf(from));
  if (near !== undefined) return { is: 'found', path: near };
  return found.length > 0 ? { is: 'several', paths: found } : { is: 'missing', path: `${bare}.md` };
}

/** A relative path from a folder, `.` and `..` resolved; undefined when it leaves the notebook. */
export function joined(folder: string, relative: string): string | undefined {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
