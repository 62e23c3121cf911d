// The names that files have on a disk that finds them by any letters (Windows, macOS): git may know a note by others, after a renaming by case
// alone or where a commit holds both. Comes in: paths; goes out: as they are spelled on the disk. Costs nothing on Linux.
import { readdirSync } from 'node:fs';
import { foldedPath } from '../../core/notePath.ts';
import { system } from './system.ts';

/** Paths below a root as the disk spells them, each once, in code-unit order; what is not there stays as it is. */
export function spelledAsThere(root: string, paths: readonly string[]): readonly string[] {
  if (system.platform === 'linux') return paths;
  const disk = new Spelling(root);
  const spelled = paths.map((path) => disk.of(path));
  return spelled.every((path, at) => path === paths[at]) ? paths : [...new Set(spelled)].sort();
}

/** Whether the file at a place (absolute, no links in it) has these very letters in its name. */
export async function isSpelledSo(place: string): Promise<boolean> {
  if (system.platform === 'linux') return true;
  const real = (await system.realpath(place).catch(() => place)).normalize('NFC');
  return real === place.normalize('NFC') || foldedPath(real) !== foldedPath(place);
}

/** Looks into each folder once. */
class Spelling {
  readonly #root: string;
  readonly #folders = new Map<string, Folder>();

  constructor(root: string) {
    this.#root = root;
  }

  of(path: string): string {
    const end = path.lastIndexOf('/');
    const above = end < 0 ? '' : this.of(path.slice(0, end));
    const name = path.slice(end + 1);
    const { names, byFolded } = this.#folder(above);
    const spelled = names.has(name) ? name : (byFolded.get(foldedPath(name)) ?? name);
    return above === '' ? spelled : `${above}/${spelled}`;
  }

  #folder(path: string): Folder {
    const known = this.#folders.get(path) ?? folderAt(`${this.#root}/${path}`);
    this.#folders.set(path, known);
    return known;
  }
}

interface Folder {
  readonly names: ReadonlySet<string>;
  readonly byFolded: ReadonlyMap<string, string>;
}

function folderAt(folder: string): Folder {
  try {
    const names = readdirSync(folder).map((name) => name.normalize('NFC'));
    return { names: new Set(names), byFolded: new Map(names.map((name) => [foldedPath(name), name])) };
  } catch {
    // Gone, or not to be looked into: what lies in it is told when it is read.
    return { names: new Set(), byFolded: new Map() };
  }
}
