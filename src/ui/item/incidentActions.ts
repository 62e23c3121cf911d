// A major incident from its first minute to its review: begun with a title alone, told to those who wait, looked back at. Comes in:
// notebooks, rows; goes out: notes, text in the clipboard. What is written is decided by core alone.
import { env, l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { setRowField } from '../../core/edits/rowField.ts';
import { triage } from '../../core/edits/triage.ts';
import type { RowKey } from '../../core/index/rows.ts';
import { incidentReview, newIncident, stakeholderUpdate } from '../../core/record/incident.ts';
import { relativePath } from '../../core/record/noteLink.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { askTitle, createAndOpen, recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { copiesNothing } from '../people/privateNotebook.ts';
import { pickNotebook } from '../pickNotebook.ts';
import { type Answers, answer } from './answers.ts';
import { changeRows, workContext } from './rowChanges.ts';
import type { Targets } from './targets.ts';

const nothing = { value: '', said: '' };

/** Asks the title and nothing else; the clock runs when the note is open. */
export async function openIncident(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  const kind = open?.notebook.config.kinds.get('issue');
  if (!open) return;
  if (!kind) return { refused: 'not-supported', message: l10n.t('This notebook has no records of that kind.') };
  const title = await askTitle(l10n.t('Incident'), answer(answers, 'title'));
  if (typeof title !== 'string') return title;
  const template = await teamTemplate(open, kind.id, kind.template);
  const path = await createAndOpen(open, (context) => newIncident(title, context, template));
  if (typeof path !== 'string') return path;
  void offerCommand(open, path);
}

/** Not awaited: the incident goes on while nobody has answered. */
async function offerCommand(open: OpenNotebook, path: string): Promise<void> {
  const { me } = open.notebook.context();
  if (me === undefined) return;
  const take = l10n.t('Take Command');
  if ((await window.showInformationMessage(l10n.t('Do you command this incident?'), take)) !== take) return;
  const context = workContext(open, path);
  const outcome = await open.notebook.edit(path, (text) =>
    triage(text, { path }, 'command', { value: me, said: `@${me}` }, context),
  );
  if (isRefusal(outcome)) void window.showWarningMessage(outcome.message);
}

/** Copies what those who wait are told, and notes that they were. */
export async function copyUpdate({ open, keys }: Targets): Promise<Refusal | void> {
  const kept = copiesNothing(open);
  if (kept) return kept;
  const [key] = keys;
  const found = key && (await noteOf(open, key));
  if (!key || !found) return { refused: 'not-supported', message: l10n.t('This is no issue.') };
  const said = stakeholderUpdate(open.notebook.index(), found.row, found.text, open.notebook.context().now);
  if (typeof said !== 'string') return said;
  const outcome = await changeRows(
    { open, keys: [key] },
    l10n.t('Copy Stakeholder Update'),
    (text, each, context) => triage(text, each, 'update', nothing, context),
    { declared: true },
  );
  if (outcome) return outcome;
  await env.clipboard.writeText(said);
  window.setStatusBarMessage(`$(check) ${l10n.t('The update is in the clipboard')}`, 5000);
}

/** Makes the review of an incident and links the two, as one change. */
export async function reviewIncident({ open, keys }: Targets): Promise<Refusal | void> {
  const [key] = keys;
  const found = key && (await noteOf(open, key));
  if (!key || !found) return { refused: 'not-supported', message: l10n.t('This is no issue.') };
  const file = incidentReview(open.notebook.reader(), found.row, found.text, recordContext(open, new Set()));
  if (isRefusal(file)) return file;
  const link = relativePath(key.path, file.path);
  const context = workContext(open, key.path);
  const outcome = await open.notebook.apply([
    { kind: 'create', file },
    { kind: 'edit', path: key.path, intent: (text) => setRowField(text, key, 'postmortem', link, context) },
  ]);
  if (isRefusal(outcome)) return outcome;
  await openNote(open.root, file.path, { at: { offset: file.cursor }, preview: false });
}

/** After an incident was resolved. Not awaited: the message may stay. */
export async function offerReview(targets: Targets): Promise<void> {
  const reader = targets.open.notebook.reader();
  const key = targets.keys.find((each) => {
    const row = reader.find(each);
    return row !== undefined && reader.get(row, 'major') === 'true' && reader.get(row, 'postmortem') === undefined;
  });
  if (!key) return;
  const write = l10n.t('New Review');
  const chosen = await window.showInformationMessage(l10n.t('The incident is resolved. Look back at it?'), write);
  const refused = chosen === write ? await reviewIncident({ ...targets, keys: [key] }) : undefined;
  if (refused) void window.showWarningMessage(refused.message);
}

async function noteOf({ notebook }: OpenNotebook, key: RowKey): Promise<{ row: number; text: string } | undefined> {
  const text = await notebook.read(key.path);
  const row = key.task === undefined ? notebook.reader().find(key) : undefined;
  return row === undefined || text === undefined ? undefined : { row, text };
}
