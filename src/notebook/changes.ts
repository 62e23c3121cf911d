// Changes of several notes as one: what is wanted, and the steps it comes to on the texts as they are now. Comes in: changes and
// a way to read. Goes out: steps that name the text before and after, or a refusal. Writes nothing: the writer does, and a
// preview shows the very same steps.
import type { NewFile, NoteEdit, Refusal } from '../core/edits/edit.ts';
import { isRefusal } from '../core/edits/edit.ts';
import { say, toSay } from '../core/language.ts';
import { applyEdits } from '../core/text.ts';
import type { NoteFiles } from './ports.ts';

/** An intent on one note: current text in, edits or a refusal out. Pure: it may be asked again on newer text. */
export type Intent = (text: string) => NoteEdit | Refusal;

/**
 * One wanted change. Changes are made in order: an edit behind a move names the new path, and edits of one note build on each
 * other. `expected` makes a removal safe: a file that says something else by then is not removed.
 */
export type NoteChange =
  | { readonly kind: 'edit'; readonly path: string; readonly intent: Intent }
  | { readonly kind: 'create'; readonly file: NewFile }
  | { readonly kind: 'remove'; readonly path: string; readonly expected?: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string };

/** What is done to one file. A new file has no `before`, a removed one no `after`. */
export type Step =
  | { readonly kind: 'write'; readonly path: string; readonly before: string; readonly after: string }
  | { readonly kind: 'create'; readonly path: string; readonly after: string }
  | { readonly kind: 'remove'; readonly path: string; readonly before: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string; readonly text: string };

/** Steps of several changes, and where typing goes on after the first of them that says so. */
export interface Plan {
  readonly steps: readonly Step[];
  readonly cursor?: number;
}

/** What plans are made from; a notebook's files are one. */
export type Readable = Pick<NoteFiles, 'read' | 'refuses'>;

/**
 * Asks every intent on the current texts and checks every file before anything is written. Refused: what an intent refuses,
 * `moved` for a note that is gone, `exists` for a name that is taken, `read-only`, `changed-meanwhile` for a file to be removed
 * that says something else or has unsaved changes.
 */
export async function planChanges(files: Readable, changes: readonly NoteChange[]): Promise<Plan | Refusal> {
  const draft = new Draft(files);
  for (const change of changes) {
    const refused = await draft.add(change);
    if (refused) return refused;
  }
  return draft.plan();
}

/** The steps that take steps back, the last first. */
export function inverse(steps: readonly Step[]): Step[] {
  return steps.toReversed().map((step): Step => {
    switch (step.kind) {
      case 'write':
        return { kind: 'write', path: step.path, before: step.after, after: step.before };
      case 'create':
        return { kind: 'remove', path: step.path, before: step.after };
      case 'remove':
        return { kind: 'create', path: step.path, after: step.before };
      default:
        return { kind: 'move', path: step.to, to: step.path, text: step.text };
    }
  });
}

/** The texts as they will be: steps so far over what is read. */
class Draft {
  readonly #files: Readable;
  readonly #texts = new Map<string, string | undefined>();
  readonly #unsaved = new Set<string>();
  readonly #steps: Step[] = [];
  #cursor: number | undefined;

  constructor(files: Readable) {
    this.#files = files;
  }

  plan(): Plan {
    return { steps: this.#steps, ...(this.#cursor === undefined ? {} : { cursor: this.#cursor }) };
  }

  async add(change: NoteChange): Promise<Refusal | undefined> {
    switch (change.kind) {
      case 'edit':
        return this.#edit(change.path, change.intent);
      case 'create':
        return this.#create(change.file);
      case 'remove':
        return this.#remove(change.path, change.expected);
      default:
        return this.#move(change.path, change.to);
    }
  }

  async #text(path: string): Promise<string | undefined> {
    if (!this.#texts.has(path)) {
      const found = await this.#files.read(path);
      if (found?.source === 'buffer') this.#unsaved.add(path);
      this.#texts.set(path, found?.text);
    }
    return this.#texts.get(path);
  }

  async #edit(path: string, intent: Intent): Promise<Refusal | undefined> {
    const text = await this.#text(path);
    if (text === undefined) return gone(path);
    const answer = intent(text);
    if (isRefusal(answer)) return answer.refused === 'broken-header' ? { ...answer, path } : answer;
    this.#cursor ??= answer.cursor;
    const after = applyEdits(text, answer.edits);
    if (after === text) return undefined;
    this.#texts.set(path, after);
    const at = this.#steps.findLastIndex((step) => step.path === path || (step.kind === 'move' && step.to === path));
    const last = this.#steps[at];
    if (last?.kind === 'write' || last?.kind === 'create') this.#steps[at] = { ...last, after };
    else this.#steps.push({ kind: 'write', path, before: text, after });
    return await this.#refusal(path);
  }

  async #create({ path, text, cursor }: NewFile): Promise<Refusal | undefined> {
    if ((await this.#text(path)) !== undefined) return taken(path);
    this.#cursor ??= cursor;
    this.#texts.set(path, text);
    this.#steps.push({ kind: 'create', path, after: text });
    return await this.#refusal(path);
  }

  async #remove(path: string, expected: string | undefined): Promise<Refusal | undefined> {
    const text = await this.#text(path);
    if (text === undefined) return gone(path);
    if (this.#unsaved.has(path))
      return { refused: 'changed-meanwhile', message: say('{0} has unsaved changes; save it first.', path) };
    if (expected !== undefined && text !== expected)
      return { refused: 'changed-meanwhile', message: say('{0} was changed since; nothing was removed.', path) };
    this.#texts.set(path, undefined);
    this.#steps.push({ kind: 'remove', path, before: text });
    return await this.#refusal(path);
  }

  async #move(path: string, to: string): Promise<Refusal | undefined> {
    const text = await this.#text(path);
    if (text === undefined) return gone(path);
    if (path.toLowerCase() !== to.toLowerCase() && (await this.#text(to)) !== undefined) return taken(to);
    this.#texts.set(path, undefined);
    this.#texts.set(to, text);
    this.#steps.push({ kind: 'move', path, to, text });
    return (await this.#refusal(path)) ?? (await this.#refusal(to));
  }

  async #refusal(path: string): Promise<Refusal | undefined> {
    const why = this.#unsaved.has(path) ? undefined : await this.#files.refuses(path);
    return why && cannotWrite(path, why);
  }
}

const notWritable = {
  outside: toSay('{0} leads outside the notebook or is a link; nothing was changed.'),
  'read-only': toSay('{0} cannot be written; nothing was changed.'),
  'in-use': toSay('{0} is open in another program; close it there and try again. Nothing was changed.'),
} as const;

/** The refusal of a file that must not or cannot be written. */
export function cannotWrite(path: string, why: keyof typeof notWritable): Refusal {
  return { refused: 'read-only', message: say(notWritable[why], path) };
}

/** The refusal of a name that a file has already. */
export function taken(path: string): Refusal {
  return { refused: 'exists', message: say('{0} is there already; nothing was changed.', path) };
}

/** The refusal of a note that is gone. */
export function gone(path: string): Refusal {
  return { refused: 'moved', message: say('{0} is not there any more.', path) };
}
