// "Issue from Clipboard": a mail or alert that was copied becomes an issue, or a line in the timeline of the one that has its number.
// Comes in: notebooks, perhaps the `text` itself. Goes out: nothing, or a refusal.
import { env, l10n } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { logLine } from '../../core/edits/logLine.ts';
import { pastedIssue } from '../../core/record/pastedIssue.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { createAndOpen, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { pickNotebook } from '../pickNotebook.ts';

/** Makes it and opens it, with the cursor where people say more. */
export async function issueFromClipboard(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const { notebook, root } = open;
  const text = answer(answers, 'text') ?? (await env.clipboard.readText());
  const kind = notebook.config.kinds.get('issue');
  if (!kind) return { refused: 'not-supported', message: l10n.t('This notebook has no records of that kind.') };
  const template = await teamTemplate(open, kind.id, kind.template);
  let known: { readonly existing: string; readonly words: string } | undefined;
  const made = await createAndOpen(open, (context) => {
    const issue = pastedIssue(text, { ...context, index: notebook.reader() }, template);
    if (!('existing' in issue)) return issue;
    known = issue;
    return { refused: 'exists', message: '' };
  });
  if (known === undefined) return typeof made === 'string' ? undefined : made;
  const { existing, words } = known;
  const outcome = await notebook.edit(existing, (now) => logLine(now, 'Timeline', words, notebook.context()));
  if (isRefusal(outcome)) return outcome;
  await openNote(root, existing, outcome.cursor === undefined ? {} : { at: { offset: outcome.cursor } });
}
