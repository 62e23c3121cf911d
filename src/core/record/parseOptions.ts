// What the parser is told by a configuration. Comes in: a NotebookConfig. Goes out: ParseOptions, the same for everybody who reads
// a text of the notebook: index, edits, editor, worker.
import type { ParseOptions } from '../note/box.ts';
import type { NotebookConfig } from './kind.ts';

/** How texts are read: a notebook's own box characters, boxes without a list marker, fields of its own, marker words where another tool's graph is. */
export function parseOptions({
  markers,
  markerWords,
  looseTasks,
  lineFields,
}: Pick<NotebookConfig, 'markers' | 'markerWords' | 'looseTasks' | 'lineFields'>): ParseOptions {
  return {
    markers,
    ...(markerWords ? { markerWords } : {}),
    ...(looseTasks ? { looseTasks } : {}),
    ...(lineFields.size > 0 ? { fields: lineFields } : {}),
  };
}

/** Whether two configurations read a text in the same way; all else of them is interpretation, or about which files are read. */
export function readsAlike(a: NotebookConfig, b: NotebookConfig): boolean {
  const text = ({ markers, markerWords, looseTasks, lineFields }: NotebookConfig): string =>
    JSON.stringify([[...markers], markerWords, looseTasks, [...lineFields]]);
  return text(a) === text(b);
}
