// "Export as HTML": a note as one file for people without VS Code. Comes in: rows, the note at hand, answers; goes out: a file where the
// person wants it, or a refusal. What stays behind is listed first; a file that is there is replaced only where somebody says so.
import { env, l10n, type Uri, window, workspace } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { pageFile } from '../../core/page/htmlFile.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { noteUri } from '../openNote.ts';
import { isThere, offerPage, placeOf } from '../savePlace.ts';
import { pageToHand } from './notePages.ts';

/** Asks and writes. Answers: `note`, `write`, `path` (of the machine, or in the notebook), `replace`. */
export async function exportHtml(
  notebooks: Notebooks,
  args: readonly unknown[],
  answers: Answers,
): Promise<Refusal | void> {
  const handed = await pageToHand(notebooks, args, answers, l10n.t('Export the Page Without Them'));
  if (handed === undefined || isRefusal(handed)) return handed;
  const { note, page } = handed;
  const place = await placeFor(note.open.root, note.path, answers);
  if (place === undefined || isRefusal(place)) return place;
  await workspace.fs.writeFile(place, new TextEncoder().encode(pageFile(page, env.language)));
  void offerPage(place, l10n.t('The page is saved. It needs neither VS Code nor the notes.'));
}

/** The dialog asks before it replaces a file; an answer has to say so. */
async function placeFor(root: string, path: string, answers: Answers): Promise<Uri | Refusal | undefined> {
  const given = answer(answers, 'path');
  const name = path.replace(/^.*\//, '').replace(/\.md$/i, '.html');
  if (given === undefined)
    return window.showSaveDialog({ defaultUri: noteUri(root, name), filters: { HTML: ['html'] } });
  const place = placeOf(root, given);
  if (!/\.html?$/i.test(place.path))
    return { refused: 'invalid', message: l10n.t('"{0}" is no name of an HTML file.', given) };
  if (answer(answers, 'replace') === 'true' || !(await isThere(place))) return place;
  return { refused: 'exists', message: l10n.t('There is a file "{0}" already.', given) };
}
