// Writes to notes, one at a time: reads the current text, asks an intent for edits, hands the new text to the files port, and
// lets the result in through the one door. Keeps what it replaced, so that the last change can be undone. Never guesses:
// a text that moved on between reading and writing is read again, and after three tries the change is refused.
import type { NewFile, NoteEdit, Refusal } from '../core/edits/edit.ts';
import { isRefusal } from '../core/edits/edit.ts';
import { applyEdits, normalized } from '../core/text.ts';
import type { NoteFiles, WriteOutcome } from './ports.ts';

/** What came of a change: the note and where typing goes on, or why nothing was written. */
export type Outcome = { readonly path: string; readonly cursor?: number } | Refusal;

/** An intent on one note: current text in, edits or a refusal out. Pure: it may be asked again on newer text. */
export type Intent = (text: string) => NoteEdit | Refusal;

/** The write side of a notebook. */
export interface Writer {
  /** Applies an intent to a note. Refuses with `moved` when the note is gone. */
  edit(path: string, intent: Intent): Promise<Outcome>;
  /** Makes a file that does not exist yet; refuses with `exists`. */
  create(file: NewFile): Promise<Outcome>;
  /** Takes back the last change that is still the last thing that happened to its note; refuses when the text moved on. */
  undo(): Promise<Outcome>;
  /** Resolves when no write is under way. */
  idle(): Promise<void>;
}

interface Replaced {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const tries = 3;
const keptChanges = 50;

/** A writer on `files`; `accept` lets a written text into the index. */
export function createWriter(files: NoteFiles, accept: (path: string, text: string) => void): Writer {
  const replaced: Replaced[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work, work);
    queue = result.catch(() => undefined);
    return result;
  };

  async function edit(path: string, intent: Intent, remember: boolean): Promise<Outcome> {
    let outcome: WriteOutcome = 'changed-meanwhile';
    for (let attempt = 0; attempt < tries && outcome === 'changed-meanwhile'; attempt++) {
      const found = await files.read(path);
      if (!found) return { refused: 'moved', message: `${path} is not there any more.` };
      const answer = intent(found.text);
      if (isRefusal(answer)) return answer;
      const after = applyEdits(found.text, answer.edits);
      outcome = await files.write(path, found.text, after);
      if (outcome !== 'written') continue;
      if (remember) keep({ path, before: found.text, after });
      accept(path, after);
      return { path, ...(answer.cursor === undefined ? {} : { cursor: answer.cursor }) };
    }
    return failure(path, outcome);
  }

  async function create(file: NewFile): Promise<Outcome> {
    const outcome = await files.create(file.path, file.text);
    if (outcome !== 'written') return failure(file.path, outcome);
    accept(file.path, file.text);
    return { path: file.path, cursor: file.cursor };
  }

  async function undo(): Promise<Outcome> {
    const last = replaced.at(-1);
    if (!last) return { refused: 'unchanged', message: 'There is no change of Daybook to undo.' };
    const outcome = await edit(last.path, (text) => takeBack(text, last), false);
    if (!isRefusal(outcome) || outcome.refused === 'changed-meanwhile') replaced.pop();
    return outcome;
  }

  function keep(change: Replaced): void {
    replaced.push(change);
    if (replaced.length > keptChanges) replaced.shift();
  }

  return {
    edit: (path, intent) => inTurn(() => edit(path, intent, true)),
    create: (file) => inTurn(() => create(file)),
    undo: () => inTurn(undo),
    idle: async () => void (await queue),
  };
}

/** The whole earlier text again, or a refusal when someone wrote after us: an editor may have changed line ends only. */
function takeBack(text: string, { path, before, after }: Replaced): NoteEdit | Refusal {
  if (normalized(text) !== normalized(after)) {
    return { refused: 'changed-meanwhile', message: `${path} was changed since; undo it in the editor instead.` };
  }
  return { edits: [{ span: { start: 0, end: text.length }, text: before }] };
}

function failure(path: string, outcome: WriteOutcome): Refusal {
  switch (outcome) {
    case 'read-only':
      return { refused: 'read-only', message: `${path} cannot be written; nothing was changed.` };
    case 'exists':
      return { refused: 'exists', message: `${path} is there already; nothing was changed.` };
    case 'outside':
      return { refused: 'read-only', message: `${path} leads outside the notebook or is a link; nothing was changed.` };
    default:
      return {
        refused: 'changed-meanwhile',
        message: `${path} changes faster than it can be written; nothing was changed.`,
      };
  }
}
