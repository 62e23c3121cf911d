// Goes through rows one by one: each note is shown, what is to be done with it is asked, and Escape ends the walk where it is. Comes in:
// rows, and the step that is made with each; goes out: nothing, or the first refusal. What was done before stays done, each step one of
// undo, and the last one can be taken back from the next.
import { l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { parseQuery } from '../../core/query/parseQuery.ts';
import { runQuery } from '../../core/query/runQuery.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { openNote } from '../openNote.ts';
import type { Answers } from './answers.ts';
import type { Choice } from './choose.ts';
import type { Targets } from './targets.ts';

/** What is done with a row; `stop` when the person called it off, `back` to take the last one back, where there is one. */
export type WalkStep = (
  targets: Targets,
  answers: Answers,
  place: string,
  hasBack: boolean,
) => Promise<Refusal | 'stop' | 'back' | void>;

/** The way back, offered behind the choices of a step that comes after another. */
export function backChoice(hasBack: boolean): Choice<'back'>[] {
  const label = `$(discard) ${l10n.t('Back: take the last one back')}`;
  return hasBack ? [{ label, description: 'Z', keys: 'z', words: ['back'], value: 'back' }] : [];
}

/** The rows of a named query of the configuration, as keys that outlive changes; none for a query that means nothing. */
export function rowsOfQuery({ notebook }: OpenNotebook, name: string): readonly RowKey[] {
  const reader = notebook.reader();
  const parsed = parseQuery(notebook.config.queries.get(name) ?? '', notebook.config);
  if (!('query' in parsed) || !notebook.config.queries.has(name)) return [];
  return runQuery(parsed.query, reader, notebook.context()).map((row) => reader.key(row));
}

/** A row that was gone through: the notebook's last change before and behind it. */
interface Walked {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Walks. `given` are answers, one a step: with them the walk ends behind the last of them and shows no notes. */
export async function walkRows(
  open: OpenNotebook,
  keys: readonly RowKey[],
  step: WalkStep,
  given?: readonly Answers[],
): Promise<Refusal | void> {
  const { notebook } = open;
  const walked: Walked[] = [];
  let at = 0;
  for (let turn = 0; turn < (given?.length ?? Number.POSITIVE_INFINITY); turn++) {
    while (at < keys.length && !isThere(open, keys[at])) at++;
    const key = keys[at];
    if (key === undefined) break;
    if (given === undefined) await openNote(open.root, key.path, key.task ? { at: { line: key.task.line } } : {});
    const before = notebook.lastChange();
    const answer = await step(
      { open, keys: [key] },
      given?.[turn] ?? {},
      `${at + 1}/${keys.length}`,
      walked.length > 0,
    );
    const last = answer === 'back' ? walked.pop() : undefined;
    const refused = last ? await takeBack(open, last) : answer;
    if (refused === 'back') continue;
    if (refused !== undefined && refused !== 'stop') return refused;
    if (!last) walked.push({ at, before, after: notebook.lastChange() });
    at = last?.at ?? at + 1;
    if (refused === 'stop') break;
  }
  // What was passed by, or called off half-way, is not done.
  const done = walked.filter(({ before, after }) => after !== before).length;
  window.setStatusBarMessage(`$(check) ${l10n.t('{0} of {1} done', done, keys.length)}`, 5000);
}

function isThere({ notebook }: OpenNotebook, key: RowKey | undefined): boolean {
  return key !== undefined && notebook.reader().find(key) !== undefined;
}

/** Undoes what was done with a row; refused once something else was changed since. */
async function takeBack({ notebook }: OpenNotebook, { before, after }: Walked): Promise<Refusal | void> {
  if (notebook.lastChange() !== after)
    return {
      refused: 'changed-meanwhile',
      message: l10n.t('Something else was changed since; Undo Last Change takes it back.'),
    };
  while (notebook.lastChange() > before) {
    const outcome = await notebook.undo();
    if (isRefusal(outcome)) return outcome;
  }
}
