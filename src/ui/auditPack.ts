// "Audit Pack": asks for a day and a framework, says what is left out, asks where to save, and writes one page and one table. Comes in:
// notebooks and answers; goes out: two files outside of what Daybook keeps, or a refusal. What is in them is decided by core alone.
import { l10n, type Uri, window, workspace } from 'vscode';
import { auditCsv } from '../core/audit/auditCsv.ts';
import { auditHtml } from '../core/audit/auditHtml.ts';
import type { AuditPack } from '../core/audit/auditPack.ts';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { coverage } from '../core/record/coverage.ts';
import { auditAt } from '../notebook/history/auditAt.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import { type Answers, answer } from './item/answers.ts';
import { choose, chosenValue } from './item/choose.ts';
import { askDay } from './item/valueInputs.ts';
import { noteUri } from './openNote.ts';
import { pickNotebook } from './pickNotebook.ts';
import { readingPast } from './readingPast.ts';
import { agreedWithout, isThere, offerPage, placeOf } from './savePlace.ts';

/** Makes the pack of a day. */
export async function saveAuditPack(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const open = await pickNotebook(notebooks);
  if (!open) return;
  if (isPrivate(open))
    return { refused: 'not-supported', message: l10n.t('Nothing of a private notebook is handed out.') };
  const { today } = open.notebook.context();
  const given = answer(answers, 'day');
  const title = l10n.t('Day of the audit');
  const day = given === undefined ? await askDay(open, title, today) : { value: given };
  if (day === undefined || isRefusal(day)) return day;
  const framework = await askFramework(open, answers);
  if (framework === undefined || typeof framework !== 'string') return framework;
  const noPast = l10n.t('An audit needs a trusted folder in a git repository.');
  const history = await open.history();
  if (!history) return { refused: 'not-supported', message: noPast };
  const audience = answer(answers, 'audience') ?? 'auditors';
  const question = { day: String(day.value ?? today), audience, ...(framework !== '' && { framework }) };
  const made = await readingPast((how) => auditAt(history, open.notebook.config.timezone, question, how), noPast);
  if (made === undefined || isRefusal(made)) return made;
  return isRefusal(made.read) ? made.read : save(open, made.read, answer(answers, 'to'));
}

/** A framework, or an empty text for all. */
async function askFramework({ notebook }: OpenNotebook, answers: Answers): Promise<string | Refusal | undefined> {
  const given = answer(answers, 'framework');
  const frameworks = coverage(notebook.reader(), notebook.context()).map(({ framework }) => framework);
  if (given === '' || (given === undefined && frameworks.length === 0)) return '';
  const choices = [
    { label: l10n.t('All frameworks'), value: '' },
    ...frameworks.map((each) => ({ label: each, value: each })),
  ];
  return chosenValue(await choose({ title: l10n.t('Framework of the audit'), choices }, given));
}

async function save(open: OpenNotebook, pack: AuditPack, given: string | undefined): Promise<Refusal | void> {
  if (given === undefined && !(await agreed(pack))) return;
  const name = `audit-${pack.question.day}.html`;
  const page =
    given === undefined
      ? await window.showSaveDialog({ defaultUri: noteUri(open.root, name), filters: { HTML: ['html'] } })
      : placeOf(open.root, given);
  if (!page) return;
  const stem = page.path.replace(/\.(?:html?|csv)$/i, '');
  const [saved, table] = [page.with({ path: `${stem}.html` }), page.with({ path: `${stem}.csv` })];
  // The dialog has asked about the name that was typed, and about no other.
  const asked = given === undefined ? page.path : '';
  for (const file of [saved, table]) {
    const refused = file.path === asked || !(await isThere(file)) ? undefined : await replaced(file, given);
    if (refused !== undefined) return refused === 'stop' ? undefined : refused;
  }
  await write(saved, auditHtml(pack));
  await write(table, auditCsv(pack));
  void offerPage(saved, l10n.t('The audit pack is saved: a page, and a table beside it.'));
}

/** Nothing when a file may be replaced; a command that was given its answers replaces none. */
async function replaced(file: Uri, given: string | undefined): Promise<Refusal | 'stop' | undefined> {
  const message = l10n.t('{0} is there already.', file.fsPath);
  if (given !== undefined) return { refused: 'exists', message };
  const replace = l10n.t('Replace');
  return (await window.showWarningMessage(message, { modal: true }, replace)) === replace ? undefined : 'stop';
}

function agreed({ sections, left, limits }: AuditPack): Promise<boolean> {
  const said = [...limits, ...left.map((words) => l10n.t('Left out as confidential: {0}', words))];
  const records = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const goOn =
    records === 1
      ? l10n.t('Save 1 record as a page and a table...')
      : l10n.t('Save {0} records as a page and a table...', records);
  return agreedWithout(l10n.t('Audit Pack'), goOn, said);
}

async function write(uri: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}
