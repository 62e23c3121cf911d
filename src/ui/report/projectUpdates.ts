// "Weekly Update" and "Project Check": a project's week drafted into its note, and the projects that do not look as they are called, one
// by one. Comes in: rows, the note at hand, answers. Goes out: changed notes with the cursor where the words start, or a refusal.
import { l10n, window } from 'vscode';
import { addDays, isDay } from '../../core/day.ts';
import { isRefusal, type Refusal } from '../../core/edits/edit.ts';
import { setRowField } from '../../core/edits/rowField.ts';
import { weeklyUpdate } from '../../core/evidence/weeklyUpdate.ts';
import type { Row } from '../../core/index/rows.ts';
import { projectHints } from '../../core/outline/projectHints.ts';
import { allRows, projectRows, slugOf } from '../../core/outline/projectRows.ts';
import { evidenceOfNotes } from '../../notebook/history/gatherEvidence.ts';
import type { Notebooks, OpenNotebook } from '../../notebook/registry.ts';
import { noteAt } from '../editor/noteAt.ts';
import { type Answers, answer, stepsOf } from '../item/answers.ts';
import { type Choice, choose, chosenValue } from '../item/choose.ts';
import { workContext } from '../item/rowChanges.ts';
import { editorMeant } from '../item/targets.ts';
import { askProject } from '../item/valueInputs.ts';
import { backChoice, type WalkStep, walkRows } from '../item/walkRows.ts';
import { teamTemplate } from '../newNotes.ts';
import { openNote } from '../openNote.ts';
import { openNotebookAt, pickNotebook } from '../pickNotebook.ts';
import { readingPast } from '../readingPast.ts';
import { isRowNode } from '../tree/noteTree.ts';

/** A project record of a notebook, by its path. */
interface Project {
  readonly open: OpenNotebook;
  readonly path: string;
}

/** An update tells of at most so many days. */
const mostDays = 31;
const healths = ['green', 'amber', 'red'];

/** Drafts the update of the project that a row or the note at hand belongs to, or of one that is asked for. */
export async function updateProject(
  notebooks: Notebooks,
  args: readonly unknown[],
  answers: Answers,
): Promise<Refusal | void> {
  const project = await projectAt(notebooks, args, l10n.t('Weekly Update'), answers);
  return project === undefined || isRefusal(project) ? project : draftUpdate(project, answers);
}

async function draftUpdate({ open, path }: Project, answers: Answers): Promise<Refusal | void> {
  const { notebook } = open;
  const reader = notebook.reader();
  const row = reader.noteRow(path);
  if (row === undefined) return gone();
  const health = await askHealth(open, row, answers);
  if (health === undefined || typeof health !== 'string') return health;
  const { today } = notebook.context();
  const told = String(reader.get(row, 'last-update') ?? '').slice(0, 10);
  const since = isDay(told) && told < today ? addDays(told, 1) : addDays(today, -6);
  const from = since < addDays(today, -mostDays) ? addDays(today, -mostDays) : since;
  const members = projectRows(reader).members.get(slugOf(reader, row));
  const paths = [...new Set([path, ...(members ? allRows(members).map((each) => reader.path(each)) : [])])];
  const history = await open.history();
  const past = await readingPast(
    (options) => evidenceOfNotes(present(open), history, paths, { from, to: today, audience: '' }, options),
    l10n.t('There is no history here.'),
  );
  if (past === undefined || isRefusal(past)) return past;
  const template = await teamTemplate(open, 'weekly-update', '');
  const said = { health, ...(template !== undefined && { template }) };
  const outcome = await notebook.edit(path, (text) => {
    const now = notebook.reader().noteRow(path);
    return now === undefined ? gone() : weeklyUpdate(text, now, past.read, said, workContext(open, path));
  });
  if (isRefusal(outcome)) return outcome;
  await openNote(open.root, path, {
    preview: false,
    ...(outcome.cursor !== undefined && { at: { offset: outcome.cursor } }),
  });
}

/** Walks the open projects about which something does not fit, one by one; writing an update ends the walk. */
export async function checkProjects(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  const found = hintedProjects(open);
  const wanted = answer(answers, 'project');
  const chosen = wanted === undefined ? found : found.filter(({ slug }) => slug === wanted);
  if (chosen.length === 0) return void window.showInformationMessage(l10n.t('Every project is as it is called.'));
  const step: WalkStep = async ({ keys: [key] }, given, place, hasBack) => {
    const project = chosen.find(({ path }) => path === key?.path);
    if (project === undefined) return;
    const title = l10n.t('Project Check: {0} ({1})', project.title, place);
    const question = {
      title,
      placeholder: project.hints.join(' · '),
      stays: true,
      choices: [...acts(), ...backChoice(hasBack)],
    };
    const act = chosenValue(await choose(question, answer(given, 'act')));
    if (act === undefined) return 'stop';
    if (typeof act !== 'string' || act === 'back') return act;
    return (await runAct({ open, path: project.path }, act, given)) ?? (act === 'update' ? 'stop' : undefined);
  };
  const keys = chosen.map(({ path }) => ({ path }));
  const steps = stepsOf(answers);
  return walkRows(open, keys, step, answer(answers, 'act') === undefined ? steps : keys.map(() => answers));
}

type Act = 'update' | 'next' | (typeof healths)[number];

function acts(): Choice<Act>[] {
  return [
    { label: `$(edit) ${l10n.t('Write the Weekly Update')}`, words: ['update'], value: 'update' },
    ...healths.map((health) => ({
      label: `$(pulse) ${l10n.t('Set the health to {0}', health)}`,
      words: [health],
      value: health,
    })),
    { label: `$(arrow-right) ${l10n.t('Next Project')}`, words: ['next'], value: 'next' },
  ];
}

async function runAct(project: Project, act: Act, answers: Answers): Promise<Refusal | void> {
  if (act === 'next') return;
  if (act === 'update') return draftUpdate(project, answers);
  const { open, path } = project;
  const outcome = await open.notebook.edit(path, (text) =>
    setRowField(text, { path }, 'health', act, workContext(open, path)),
  );
  if (isRefusal(outcome) && outcome.refused !== 'unchanged') return outcome;
}

function hintedProjects({ notebook }: OpenNotebook) {
  const reader = notebook.reader();
  const { today } = notebook.context();
  const { projects, members } = projectRows(reader);
  return projects.flatMap((row) => {
    const slug = slugOf(reader, row);
    const hints = projectHints(reader, row, members.get(slug), today);
    const { path, title } = reader.item(row);
    return hints.length === 0 ? [] : [{ path, title, slug, hints }];
  });
}

/** The health from now on, the one of now first; empty where the notebook's projects have none. */
async function askHealth(
  { notebook }: OpenNotebook,
  row: Row,
  answers: Answers,
): Promise<string | Refusal | undefined> {
  const reader = notebook.reader();
  const values = notebook.config.fields.get('health')?.values ?? [];
  const now = String(reader.get(row, 'health') ?? '');
  const order = [...values].sort((a, b) => Number(b === now) - Number(a === now));
  const choices = order.map((value) => ({
    label: value,
    ...(value === now && { description: l10n.t('as it is') }),
    value,
  }));
  if (choices.length === 0) return '';
  const title = l10n.t('How is {0}?', reader.item(row).title);
  const chosen = await choose({ title, choices }, answer(answers, 'health'));
  return chosen === undefined || isRefusal(chosen) ? chosen : chosen.value;
}

/** The project meant: that of the row, of the note at hand, or the one that is chosen. */
async function projectAt(
  notebooks: Notebooks,
  args: readonly unknown[],
  title: string,
  answers: Answers,
): Promise<Project | Refusal | undefined> {
  const given = answer(answers, 'project');
  const [node] = args;
  const editor = editorMeant(node);
  const note = editor && given === undefined ? noteAt(notebooks, editor.document) : undefined;
  if (isRowNode(node)) {
    const open = openNotebookAt(notebooks, node.notebook);
    const row = open?.notebook.reader().find(node.node.rowKey);
    const found = open && row !== undefined ? projectOf(open, row) : undefined;
    if (found) return found;
  }
  const row = note?.open.notebook.reader().noteRow(note.path);
  const found = note && row !== undefined ? projectOf(note.open, row) : undefined;
  if (found) return found;
  const open = await pickNotebook(notebooks);
  const asked = open && (await askProject(open, title, { given, has: true }));
  if (!open || asked === undefined) return undefined;
  if (isRefusal(asked)) return asked;
  const slug = String(asked.value ?? '');
  const known = projectRows(open.notebook.reader()).projects.find(
    (each) => slugOf(open.notebook.reader(), each) === slug,
  );
  if (known !== undefined) return { open, path: open.notebook.reader().path(known) };
  return { refused: 'invalid', message: l10n.t('There is no project note called "{0}".', slug) };
}

function projectOf(open: OpenNotebook, row: Row): Project | undefined {
  const reader = open.notebook.reader();
  const slug = slugOf(reader, row);
  const found = projectRows(reader).projects.find((each) => slugOf(reader, each) === slug);
  return found === undefined || slug === '' ? undefined : { open, path: reader.path(found) };
}

/** The notebook as it is, for gathering evidence. */
export function present({ notebook }: OpenNotebook) {
  return { index: notebook.index(), context: notebook.context(), read: (path: string) => notebook.read(path) };
}

function gone(): Refusal {
  return { refused: 'moved', message: l10n.t('This is not in the notes any more.') };
}
