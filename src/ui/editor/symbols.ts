// "Go to Symbol in Workspace": records, and lines with an id, of all notebooks. Comes in: typed letters; goes out: symbols with their
// places. Headings come from VS Code's own Markdown support.
import { Location, Position, SymbolInformation, SymbolKind } from 'vscode';
import { findSymbols } from '../../core/navigate/symbols.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { noteUri } from '../openNote.ts';

const kinds: ReadonlyMap<string, SymbolKind> = new Map([
  ['project', SymbolKind.Package],
  ['issue', SymbolKind.Event],
  ['person', SymbolKind.Object],
  ['task', SymbolKind.Key],
  ['milestone', SymbolKind.Key],
]);

/** The symbols of every notebook that is read, a bounded number of each. */
export function symbolsOf(notebooks: Notebooks, typed: string): SymbolInformation[] {
  const ready = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  return ready.flatMap(({ root, notebook }) =>
    findSymbols(notebook.index(), typed).map(({ name, detail, kind, path, line }) => {
      const place = new Location(noteUri(root, path), new Position(line, 0));
      return new SymbolInformation(name, kinds.get(kind) ?? SymbolKind.File, detail, place);
    }),
  );
}
