// What "Go to Symbol in Workspace" finds: records by title, people, and lines that have an id. Comes in: typed letters and the index.
// Goes out: a bounded list. Headings are found by VS Code's own Markdown support and are not repeated.
import type { NoteIndex } from '../index/noteIndex.ts';
import { rowsById } from './lookup.ts';

/** One thing that was found. */
export interface NoteSymbol {
  readonly name: string;
  /** Kind of the record in words, or the title of the note that holds the line. */
  readonly detail: string;
  readonly kind: string;
  readonly path: string;
  readonly line: number;
}

/** Symbols whose name holds the letters in their order, whatever their case; those that begin with them first. */
export function findSymbols(index: NoteIndex, typed: string, limit = 200): NoteSymbol[] {
  const letters = typed.trim().toLowerCase();
  const first: NoteSymbol[] = [];
  const others: NoteSymbol[] = [];
  const add = (name: string, make: () => NoteSymbol): void => {
    const place = matchPlace(name.toLowerCase(), letters);
    if (place < 0 || first.length === limit) return;
    if (place === 0) first.push(make());
    else if (others.length < limit) others.push(make());
  };
  for (const [kind, { label }] of index.config.kinds) {
    for (const row of index.rowsAmong({ kinds: new Set([kind]) })) {
      // A kind of records may be called like the lines are.
      if (index.type(row) !== 'record' || index.kind(row) !== kind) continue;
      const title = String(index.get(row, 'title') ?? '');
      add(title, () => ({ name: title, detail: label, kind, path: index.path(row), line: 0 }));
    }
  }
  if (letters === '') return [...first, ...others].slice(0, limit);
  for (const [id, rows] of rowsById(index))
    for (const row of rows)
      add(id, () => {
        const { path, line, title, kind } = index.item(row);
        return { name: `${String(index.get(row, 'id'))} ${title}`, detail: kind, kind, path, line };
      });
  return [...first, ...others].slice(0, limit);
}

/** 0 when the name begins with the letters, 1 when it holds them in their order, -1 else. */
function matchPlace(name: string, letters: string): -1 | 0 | 1 {
  if (name.startsWith(letters)) return 0;
  let at = 0;
  for (const letter of letters) {
    at = name.indexOf(letter, at) + 1;
    if (at === 0) return -1;
  }
  return 1;
}
