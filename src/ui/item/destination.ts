// Where a task goes: a note, then a heading in it where it has any. Comes in: a notebook and where the task is; goes out: a path
// and perhaps a heading. My inbox, the notebook's and projects come first, then everything else by path.
import { l10n } from 'vscode';
import { inboxPath } from '../../core/capture/target.ts';
import { isTodoTxt, readNote } from '../../core/note/readNote.ts';
import type { OpenNotebook } from '../../notebook/registry.ts';
import { type Choice, choose } from './choose.ts';

/** A note and a heading in it; without one the task goes among the note's tasks. */
export interface Chosen {
  readonly path: string;
  readonly heading?: string;
}

/** Asks for the note and, if `asksHeading`, for the heading. */
export async function askDestination(
  open: OpenNotebook,
  title: string,
  from: string,
  asksHeading = true,
): Promise<Chosen | undefined> {
  const path = (await choose({ title, placeholder: l10n.t('To which note?'), choices: notes(open, from, asksHeading) }))
    ?.value;
  if (path === undefined) return undefined;
  const text = asksHeading ? ((await open.notebook.read(path)) ?? '') : '';
  const headings = readNote(path, text).headings.filter((heading) => heading.text !== '');
  if (headings.length === 0) return path === from ? undefined : { path };
  const among: Choice<string | undefined> = { label: l10n.t('Among the tasks'), value: undefined };
  const choices: Choice<string | undefined>[] = headings.map((heading) => ({
    label: `${'  '.repeat(heading.level - 1)}${heading.text}`,
    value: heading.text,
  }));
  const under = await choose({
    title,
    placeholder: l10n.t('Under which heading?'),
    choices: path === from ? choices : [among, ...choices],
  });
  if (under === undefined) return undefined;
  return { path, ...(under.value === undefined ? {} : { heading: under.value }) };
}

function notes({ notebook }: OpenNotebook, from: string, canStay: boolean): Choice<string>[] {
  const reader = notebook.reader();
  const inboxes = [inboxPath({ index: notebook.index(), ...notebook.context() }), notebook.config.inbox];
  const rank = (path: string): number => {
    if (inboxes.includes(path)) return 0;
    const row = reader.noteRow(path);
    if (row === undefined || reader.kind(row) !== 'project') return path === from ? 1 : 3;
    return reader.stateClass(row) === 'done' || reader.stateClass(row) === 'cancelled' ? 4 : 2;
  };
  return reader
    .paths()
    .filter((path) => !isTodoTxt(path) && (canStay || path !== from))
    .map((path) => ({ path, rank: rank(path) }))
    .sort((a, b) => a.rank - b.rank || inboxes.indexOf(a.path) - inboxes.indexOf(b.path))
    .map(({ path }) => {
      const row = reader.noteRow(path);
      return { label: row === undefined ? path : reader.item(row).title, description: path, value: path };
    });
}
