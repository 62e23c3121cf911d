// "Brief for Department" and "Flag Impact": what another department has to know, as a note or in the clipboard; what was learnt and hits
// a project, as a line in the note at hand. Comes in: notebooks, rows, answers. Goes out: a note, a line, text, or a refusal.
import { env, l10n, window } from 'vscode';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { flagImpact } from '../../core/edits/flagImpact.ts';
import { departmentNames, newBrief, plainText } from '../../core/evidence/brief.ts';
import { projectPath } from '../../core/navigate/lookup.ts';
import { noteLink } from '../../core/record/noteLink.ts';
import { withEvidence } from '../../notebook/history/gatherEvidence.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../../notebook/registry.ts';
import { noteAt } from '../editor/noteAt.ts';
import { type Answers, answer, askWords } from '../item/answers.ts';
import { choose, chosenValue } from '../item/choose.ts';
import { editorMeant } from '../item/targets.ts';
import { askProject } from '../item/valueInputs.ts';
import { createAndOpen, recordContext, teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { openNotebookAt, pickNotebook } from '../pickNotebook.ts';
import { isRowNode } from '../tree/noteTree.ts';
import { present } from './projectUpdates.ts';

/** Drafts the brief. Answers: `department`, `as` (`note` or `copy`). */
export async function briefDepartment(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  if (isPrivate(open))
    return { refused: 'not-supported', message: l10n.t('This notebook is private: no report is made of it.') };
  await open.notebook.idle();
  const names = departmentNames(open.notebook.reader());
  if (names.length === 0)
    return { refused: 'not-supported', message: l10n.t('No meeting and no feedback names a department.') };
  const title = l10n.t('Brief for Department');
  const choices = names.map((name) => ({ label: name, value: name }));
  const department = chosenValue(await choose({ title, choices }, answer(answers, 'department')));
  if (typeof department !== 'string') return department;
  const ways = [
    { label: `$(new-file) ${l10n.t('Write a Note')}`, words: ['note'], value: 'note' },
    { label: `$(clippy) ${l10n.t('Copy as Plain Text')}`, words: ['copy'], value: 'copy' },
  ];
  const way = chosenValue(await choose({ title, choices: ways }, answer(answers, 'as')));
  if (typeof way !== 'string') return way;
  const template = await teamTemplate(open, 'brief', '');
  const { today } = open.notebook.context();
  const span = { from: today, to: today, audience: department };
  const draft = (taken: ReadonlySet<string>) =>
    withEvidence(present(open), undefined, span, (evidence) =>
      newBrief(department, evidence, recordContext(open, taken), template),
    );
  const file = await draft(new Set());
  if (isRefusal(file)) return file;
  if (way === 'note') {
    const made = await createAndOpen(open, () => file);
    return typeof made === 'string' ? undefined : made;
  }
  await env.clipboard.writeText(plainText(file));
  window.setStatusBarMessage(`$(check) ${l10n.t('The brief is in the clipboard')}`, 5000);
}

/** Adds the line to the note of the row, to the one at hand, else to the inbox. Answers: `words`, `project`, `source`. */
export async function flag(notebooks: Notebooks, args: readonly unknown[], answers: Answers): Promise<Refusal | void> {
  const place = await placeOf(notebooks, args);
  if (!place) return;
  const { open, path, selected } = place;
  const title = l10n.t('Flag Impact');
  const fault = (typed: string): string | undefined =>
    typed === '' ? l10n.t('Say in a few words what was learnt.') : undefined;
  const words = await askWords(
    { title, prompt: l10n.t('What did you learn?'), value: selected, fault },
    answer(answers, 'words'),
  );
  if (typeof words !== 'string') return words;
  const asked = await askProject(open, l10n.t('Which project does it hit?'), { given: answer(answers, 'project') });
  if (asked === undefined || isRefusal(asked)) return asked;
  const project = String(asked.value ?? '');
  const source = answer(answers, 'source');
  const links = [...projectLink(open, project, path), ...(source === undefined ? [] : [`Source: ${source}`])];
  const impact = { words, project, day: open.notebook.context().today, links };
  const text = await open.notebook.read(path);
  const outcome =
    text === undefined
      ? await inNewNote(open, path, impact)
      : await open.notebook.edit(path, (now) => flagImpact(now, impact));
  if (isRefusal(outcome)) return outcome;
  const at = outcome.cursor === undefined ? {} : { at: { offset: outcome.cursor } };
  await openNote(open.root, path, { ...at, preview: false });
}

async function inNewNote({ notebook }: OpenNotebook, path: string, impact: Parameters<typeof flagImpact>[1]) {
  const edit = flagImpact('', impact);
  if (isRefusal(edit)) return edit;
  const text = edit.edits.map((each) => each.text).join('');
  return notebook.create({ path, text, cursor: edit.cursor ?? text.length });
}

/** For readers without Daybook; none in the project's own note. */
function projectLink({ notebook }: OpenNotebook, project: string, from: string): string[] {
  const index = notebook.index();
  const to = projectPath(index, project);
  const row = to === undefined ? undefined : index.noteRow(to);
  return to === undefined || row === undefined || to === from
    ? []
    : [`Hits ${noteLink(index.item(row).title, from, to)}`];
}

async function placeOf(notebooks: Notebooks, [node]: readonly unknown[]) {
  if (isRowNode(node)) {
    const open = openNotebookAt(notebooks, node.notebook);
    return open && { open, path: node.node.rowKey.path, selected: '' };
  }
  const editor = editorMeant(node);
  const note = editor && noteAt(notebooks, editor.document);
  if (editor && note?.path.endsWith('.md'))
    return { open: note.open, path: note.path, selected: editor.document.getText(editor.selection) };
  const open = await pickNotebook(notebooks);
  return open && { open, path: open.notebook.config.inbox, selected: '' };
}
