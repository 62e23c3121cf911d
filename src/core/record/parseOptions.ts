// What the parser is told by a configuration. Comes in: a NotebookConfig. Goes out: ParseOptions, the same for everybody who reads
// a text of the notebook: index, edits, editor, worker.
import type { ParseOptions } from '../note/box.ts';
import type { NotebookConfig } from './kind.ts';

/** How texts of the notebook are read: its own box characters, and marker words where another tool's graph is. */
export function parseOptions({ markers, markerWords }: Pick<NotebookConfig, 'markers' | 'markerWords'>): ParseOptions {
  return markerWords ? { markers, markerWords } : { markers };
}
