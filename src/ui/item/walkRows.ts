// Goes through rows one by one: each note is shown, what is to be done with it is asked, and Escape ends the walk where it is. Comes in:
// rows, and the step that is made with each; goes out: nothing, or the first refusal. What was done before stays done, each step one of
// undo.
import { l10n, window } from 'vscode';
import type { Refusal } from '../../core/edits/edit.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import { runQuery } from '../../core/query/runQuery.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { openNote } from '../openNote.ts';
import type { Answers } from './answers.ts';
import type { Targets } from './targets.ts';

/** What is done with a row; `stop` when the person called it off. */
export type WalkStep = (targets: Targets, answers: Answers, place: string) => Promise<Refusal | 'stop' | void>;

/** The rows of a named query of the configuration, as keys that outlive changes; none for a query that means nothing. */
export function rowsOfQuery({ notebook }: OpenNotebook, name: string): readonly RowKey[] {
  const reader = notebook.reader();
  const parsed = parseQuery(notebook.config.queries.get(name) ?? '', notebook.config);
  if (!('query' in parsed) || !notebook.config.queries.has(name)) return [];
  return runQuery(parsed.query, reader, notebook.context()).map((row) => reader.key(row));
}

/** Walks. `given` are answers for the first rows, one each: with them the walk ends behind the last of them and shows no notes. */
export async function walkRows(
  open: OpenNotebook,
  keys: readonly RowKey[],
  step: WalkStep,
  given?: readonly Answers[],
): Promise<Refusal | void> {
  const shown = given === undefined ? keys : keys.slice(0, given.length);
  let done = 0;
  for (const [at, key] of shown.entries()) {
    if (open.notebook.reader().find(key) === undefined) continue;
    if (given === undefined) await openNote(open.root, key.path, key.task ? { at: { line: key.task.line } } : {});
    const answer = await step({ open, keys: [key] }, given?.[at] ?? {}, `${at + 1}/${keys.length}`);
    if (answer === 'stop') break;
    if (answer) return answer;
    done++;
  }
  window.setStatusBarMessage(`$(check) ${l10n.t('{0} of {1} done', done, keys.length)}`, 5000);
}
