// "Export...": asks what (a saved search, a view as it is shown, a query) and as what (calendar, table, data), says what is left out, and
// saves it where the person says; never over a file without asking. Comes in: notebooks, views, perhaps the node it was asked of, answers.
// Goes out: one file outside of what Daybook keeps, or a refusal. What is in it is decided by core alone.
import { l10n, window, workspace } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { calendarSteps } from '../core/exports/calendar.ts';
import { type Exported, exportedFacts, exportQuery, exportRows, factsCsv } from '../core/exports/exportRows.ts';
import type { Steps } from '../core/index/steps.ts';
import { searchLabel } from '../core/outline/libraryOutline.ts';
import type { OutlineNode } from '../core/outline/node.ts';
import { parseQuery } from '../core/query/parseQuery.ts';
import { viewIds } from '../manifest.ts';
import { isPrivate, type Notebooks, type OpenNotebook } from '../notebook/registry.ts';
import { inSlices } from '../notebook/slices.ts';
import { type Answers, answer } from './item/answers.ts';
import { type Choice, choose, chosenValue } from './item/choose.ts';
import { noteUri } from './openNote.ts';
import { openNotebookAt, pickNotebook } from './pickNotebook.ts';
import { agreedWithout, isThere, placeOf } from './savePlace.ts';
import { isTreeNode, type TreeNode } from './tree/noteTree.ts';
import { viewName } from './tree/viewCommands.ts';
import type { Views } from './views.ts';

interface What {
  readonly name: string;
  readonly steps: () => Steps<Exported>;
}

type Format = 'ics' | 'todos' | 'csv' | 'excel' | 'json';

/** Exports. Answers: `what`, `format` (`ics`, `todos`, `csv`, `excel`, `json`), `audience`, `to`, `overwrite`. */
export async function exportNotes(
  { notebooks, views }: { readonly notebooks: Notebooks; readonly views: Views },
  node: unknown,
  answers: Answers,
): Promise<Refusal | void> {
  const at = isTreeNode(node) ? node : undefined;
  const open = at ? openNotebookAt(notebooks, at.notebook) : await pickNotebook(notebooks);
  if (!open) return;
  if (isPrivate(open) || !workspace.isTrusted)
    return {
      refused: 'not-supported',
      message: l10n.t('Nothing of a private notebook or an untrusted folder is handed out.'),
    };
  await open.notebook.idle();
  const what = at ? belowNode(open, at, answers) : await askWhat(open, views, answers);
  if (what === undefined || isRefusal(what)) return what;
  const format = await askFormat(answers);
  if (format === undefined || typeof format !== 'string') return format;
  const { notebook } = open;
  const version = (): number => notebook.reader().version;
  const { text, left, count } = await inSlices(() => written(open, what, format), version);
  const given = answer(answers, 'to');
  if (given === undefined && left.length > 0 && !(await agreed(left, count))) return;
  return save(open, { text, left, count }, `${fileStem(what.name)}.${endings[format]}`, given, answers);
}

const endings: Readonly<Record<Format, string>> = { ics: 'ics', todos: 'ics', csv: 'csv', excel: 'csv', json: 'json' };

interface Written extends Pick<Exported, 'left'> {
  readonly text: string;
  readonly count: number;
}

function* written({ notebook, label }: OpenNotebook, { name, steps }: What, format: Format): Steps<Written> {
  const exported = yield* steps();
  const { left, rows } = exported;
  if (format === 'ics' || format === 'todos') {
    const options = { title: `${label}: ${name}`, now: notebook.context().now, todos: format === 'todos' };
    return { left, ...(yield* calendarSteps(exported, options)) };
  }
  const facts = yield* exportedFacts(exported);
  const text =
    format === 'json'
      ? `${JSON.stringify({ query: name, today: notebook.context().today, rows: facts, leftOut: left }, undefined, 2)}\n`
      : factsCsv(facts, notebook.reader(), format === 'excel');
  return { left, text, count: rows.length };
}

async function askWhat(open: OpenNotebook, views: Views, answers: Answers): Promise<What | Refusal | undefined> {
  const { notebook } = open;
  const { config } = notebook;
  const audience = answer(answers, 'audience');
  const ofQuery = (name: string, text: string): What | undefined => {
    const parsed = parseQuery(text, config);
    if (!('query' in parsed)) return undefined;
    return { name, steps: () => exportQuery(notebook.index(), parsed.query, notebook.context(), audience) };
  };
  const searches = [...config.queries].flatMap(([name, text]): Choice<What>[] => {
    const value = ofQuery(name, text);
    return value ? [{ label: `$(search) ${searchLabel(name)}`, description: text, words: [name], value }] : [];
  });
  const shown = viewIds.map((id): Choice<What> => {
    const nodes = (): OutlineNode[] => views.nodes(id).flatMap((top) => (top.notebook === open.root ? [top.node] : []));
    return {
      label: `$(list-tree) ${viewName(id)}`,
      description: l10n.t('what the view shows'),
      words: [id],
      value: { name: viewName(id), steps: () => below(open, nodes(), audience) },
    };
  });
  const typed = (text: string): Choice<What> | undefined => {
    const value = ofQuery(text, text);
    return value && { label: text, description: l10n.t('query'), value };
  };
  const placeholder = l10n.t('A saved search, a view, or a query: is:open due:<+14d');
  const question = { title: l10n.t('Export what?'), placeholder, choices: [...searches, ...shown], typed };
  return chosenValue(await choose(question, answer(answers, 'what')));
}

/** The rows that a group of a view holds, as they are shown. */
function belowNode(open: OpenNotebook, { node }: TreeNode, answers: Answers): What {
  return { name: node.label, steps: () => below(open, [node], answer(answers, 'audience')) };
}

function* below({ notebook }: OpenNotebook, nodes: readonly OutlineNode[], audience?: string): Steps<Exported> {
  const index = notebook.index();
  const rows = new Set<number>();
  const gather = (node: OutlineNode): void => {
    const row = node.rowKey && index.find(node.rowKey);
    if (row !== undefined) rows.add(row);
    for (const child of node.children?.() ?? []) gather(child);
  };
  for (const node of nodes)
    for (const part of node.children?.() ?? [node]) {
      gather(part);
      yield;
    }
  return yield* exportRows(index, [...rows], audience);
}

async function askFormat(answers: Answers): Promise<Format | Refusal | undefined> {
  const choice = (value: Format, label: string, description: string): Choice<Format> => ({
    label,
    description,
    words: [value],
    value,
  });
  const choices = [
    choice('ics', l10n.t('Calendar'), l10n.t('ICS: due days, meetings, reviews, milestones and changes as events')),
    choice('todos', l10n.t('Calendar with Tasks'), l10n.t('ICS: due days as tasks, for programs that know them')),
    choice('csv', l10n.t('Table'), l10n.t('CSV: a line a row, all fields')),
    choice('excel', l10n.t('Table for Excel'), l10n.t('CSV that begins with a mark of its encoding')),
    choice('json', l10n.t('Data'), l10n.t('JSON: rows with all fields')),
  ];
  const given = answer(answers, 'format');
  const exact = choices.find(({ value }) => value === given);
  return exact?.value ?? chosenValue(await choose({ title: l10n.t('Export as'), choices }, given));
}

function agreed(left: readonly string[], count: number): Promise<boolean> {
  const goOn =
    count === 1
      ? l10n.t('Save 1 row without what is confidential...')
      : l10n.t('Save {0} rows without what is confidential...', count);
  return agreedWithout(l10n.t('Export'), goOn, left);
}

async function save(
  { root }: OpenNotebook,
  { text, left, count }: Written,
  name: string,
  given: string | undefined,
  answers: Answers,
): Promise<Refusal | void> {
  const to =
    given === undefined ? await window.showSaveDialog({ defaultUri: noteUri(root, name) }) : placeOf(root, given);
  if (!to) return;
  // The dialog asks by itself before it names a file that is there.
  if (given !== undefined && answer(answers, 'overwrite') !== 'true' && (await isThere(to)))
    return { refused: 'exists', message: l10n.t('{0} is there already; nothing was written.', given) };
  await workspace.fs.writeFile(to, new TextEncoder().encode(text));
  const said = left.map((words) => l10n.t('Left out: {0}.', words));
  const done = count === 1 ? l10n.t('1 row is exported.') : l10n.t('{0} rows are exported.', count);
  void window.showInformationMessage([done, ...said].join(' '));
}

function fileStem(name: string): string {
  return (
    name
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'export'
  );
}
