// "Log Feedback" and what goes with it: a record of what was said, from a selection or the clipboard, the letter that asks for more, the
// digest for a customer. Comes in: notebooks and answers; goes out: notes, text in the clipboard. Sends nothing.
import { env, l10n, window, workspace } from 'vscode';
import { addDays } from '../core/day.ts';
import type { Refusal } from '../core/edits/edit.ts';
import { customerDigest, customerOf, customers } from '../core/record/customerDigest.ts';
import { feedbackRequest, newFeedback } from '../core/record/feedback.ts';
import { readLetter } from '../core/record/letter.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { noteAt } from './editor/noteAt.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { choose, chosenValue } from './item/choose.ts';
import type { Targets } from './item/targets.ts';
import { createAndOpen, teamTemplate } from './newNotes.ts';
import { copiesNothing } from './people/privateNotebook.ts';
import { pickNotebook } from './pickNotebook.ts';

/** Days in which an answer is asked for. */
const answerDays = 7;

/** Writes down what somebody said: the selection of a note, else a pasted mail, else what is typed. */
export async function logFeedback(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  const kind = open?.notebook.config.kinds.get('feedback');
  if (!open) return;
  if (!kind) return { refused: 'not-supported', message: l10n.t('This notebook has no records of that kind.') };
  const found = await foundWords(notebooks, open, answers);
  const label = l10n.t('Log Feedback');
  const title = await askWords(
    {
      title: label,
      prompt: l10n.t('What is it about?'),
      value: found.title,
      fault: (text) => (text === '' ? l10n.t('A title is needed; it also names the file.') : undefined),
    },
    answer(answers, 'title'),
  );
  if (title === undefined || typeof title !== 'string') return title;
  const from = await askWords(
    { title: label, prompt: l10n.t('Who said it?'), value: found.from },
    answer(answers, 'from'),
  );
  if (from === undefined || typeof from !== 'string') return from;
  const department = await askWords(
    { title: label, prompt: l10n.t('From which department?') },
    answer(answers, 'department'),
  );
  if (department === undefined || typeof department !== 'string') return department;
  const kinds = open.notebook.config.fields.get('feedback-kind')?.values ?? [];
  const choices = kinds.map((value) => ({ label: value, value }));
  const sort = chosenValue(await choose({ title: label, choices }, answer(answers, 'kind')));
  if (sort === undefined || typeof sort !== 'string') return sort;
  const input = { title, from, department, kind: sort, ...found.more };
  const template = await teamTemplate(open, kind.id, kind.template);
  const made = await createAndOpen(open, (context) => newFeedback(input, context, template));
  if (typeof made !== 'string') return made;
}

interface Found {
  readonly title: string;
  readonly from: string;
  readonly more: { readonly words?: string; readonly source?: { readonly title: string; readonly path: string } };
}

async function foundWords(notebooks: Notebooks, open: OpenNotebook, answers: Answers): Promise<Found> {
  const editor = window.activeTextEditor;
  const selected = editor?.document.getText(editor.selection) ?? '';
  const given = answer(answers, 'words');
  const text = given ?? (selected.trim() === '' ? await pastedMail() : selected);
  const letter = readLetter(text);
  const note = editor && noteAt(notebooks, editor.document);
  const row = note?.open === open ? open.notebook.reader().noteRow(note.path) : undefined;
  const isSource = note !== undefined && row !== undefined && selected.trim() !== '';
  const source = isSource ? { title: open.notebook.reader().item(row).title, path: note.path } : undefined;
  return {
    title: (letter?.subject ?? '').replace(/^(?:[-*+>] )*(?:\[.\] )?/, ''),
    from: letter?.from ?? '',
    more: { ...(text.trim() === '' ? {} : { words: text }), ...(source === undefined ? {} : { source }) },
  };
}

/** The clipboard, when it holds a mail: everything else was copied for something else. */
async function pastedMail(): Promise<string> {
  const text = await env.clipboard.readText();
  return readLetter(text)?.from === undefined ? '' : text;
}

/** Copies a letter that asks for feedback. */
export async function copyFeedbackRequest(notebooks: Notebooks, answers: Answers = {}): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const label = l10n.t('Copy Feedback Request');
  const about = await askWords(
    {
      title: label,
      prompt: l10n.t('What do you want to hear about?'),
      fault: (text) => (text === '' ? l10n.t('Say in a few words what it is about.') : undefined),
    },
    answer(answers, 'about'),
  );
  if (about === undefined || typeof about !== 'string') return about;
  const whom = await askWords(
    { title: label, prompt: l10n.t('Whom do you ask? Nothing for everybody.') },
    answer(answers, 'whom'),
  );
  if (whom === undefined || typeof whom !== 'string') return whom;
  const { today, me } = open.notebook.context();
  const roster = open.notebook.index().roster();
  const name = me === undefined ? '' : (roster.resolve(me)?.name ?? me);
  const asked = whom === '' ? '' : (roster.resolve(whom)?.name ?? whom);
  await env.clipboard.writeText(feedbackRequest(about, asked, addDays(today, answerDays), name));
  window.setStatusBarMessage(`$(check) ${l10n.t('The request is in the clipboard.')}`, 10_000);
}

/** Shows how we stand with a customer in a new document, and copies it. */
export async function showCustomerDigest(
  notebooks: Notebooks,
  answers: Answers = {},
  targets?: Targets,
): Promise<Refusal | void> {
  const open = targets?.open ?? (await pickNotebook(notebooks));
  if (!open) return;
  const refused = copiesNothing(open);
  if (refused) return refused;
  const reader = open.notebook.reader();
  const row = targets?.keys[0] && reader.find(targets.keys[0]);
  const customer = row === undefined ? undefined : customerOf(reader, row);
  const choices = customers(reader).map((name) => ({ label: name, value: name }));
  if (choices.length === 0) return { refused: 'not-supported', message: l10n.t('No issue names a customer yet.') };
  const question = { title: l10n.t('Customer Digest'), choices };
  const chosen = chosenValue(await choose(question, customer ?? answer(answers, 'customer')));
  if (chosen === undefined || typeof chosen !== 'string') return chosen;
  const digest = customerDigest(reader, chosen, open.notebook.context());
  if (digest === undefined)
    return { refused: 'invalid', message: l10n.t('No issue of the customer "{0}" can be told.', chosen) };
  await env.clipboard.writeText(digest);
  const document = await workspace.openTextDocument({ language: 'plaintext', content: digest });
  await window.showTextDocument(document, { preview: false });
  window.setStatusBarMessage(`$(check) ${l10n.t('The digest is in the clipboard.')}`, 10_000);
}
