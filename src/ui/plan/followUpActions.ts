// "Draft Follow-ups" and "Mark Follow-ups as Sent". Comes in: notebooks; the draft is whatever stands in the editor. Goes out: a text that
// belongs to nobody yet, and later the days on the rows it still speaks of, as one step of undo. Nothing is sent by Daybook.
import { l10n, window, workspace } from 'vscode';
import { addDays } from '../../core/day.ts';
import { chase } from '../../core/edits/chase.ts';
import type { Refusal } from '../../core/edits/edit.ts';
import { waitFor } from '../../core/edits/rowIntents.ts';
import { daysToAnswer } from '../../core/record/chase.ts';
import { followUpDraft, rowsOfDraft } from '../../core/record/followUpDraft.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import { type Answers, answer } from '../item/answers.ts';
import { changeRows } from '../item/rowChanges.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { outlineContext } from '../tree/treeContext.ts';

/** Opens the draft of the day. */
export async function draftFollowUps(notebooks: Notebooks): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const content = followUpDraft(open.notebook.reader(), outlineContext(open));
  if (content === undefined) return { refused: 'unchanged', message: l10n.t('Nobody is to be asked today.') };
  const document = await workspace.openTextDocument({ language: 'markdown', content });
  await window.showTextDocument(document, { preview: false });
}

/** Notes on the rows that their people were asked today; answers: `text`, the draft. */
export async function markSent(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const draft = answer(answers, 'text') ?? window.activeTextEditor?.document.getText() ?? '';
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const reader = open.notebook.reader();
  const rows = rowsOfDraft(draft, reader, outlineContext(open));
  if (rows.length === 0)
    return { refused: 'not-supported', message: l10n.t('No letter of this text is to be sent: open the draft first.') };
  const keys = rows.map((row) => reader.key(row));
  return changeRows(
    { open, keys },
    l10n.t('Mark Follow-ups as Sent'),
    (text, key, context) => {
      const row = open.notebook.reader().find(key);
      const wait = row === undefined ? undefined : open.notebook.reader().get(row, 'wait');
      if (row === undefined || wait === undefined)
        return waitFor(text, key, String(row === undefined ? '' : open.notebook.reader().get(row, 'owner')), context);
      const next = addDays(context.today, daysToAnswer(open.notebook.reader(), row));
      return chase(text, key, { ...context, next, whom: String(wait) });
    },
    { declared: true },
  );
}
