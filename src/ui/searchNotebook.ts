// "Search Notebook": words or a query over all that is in the notebooks, found while it is typed; Enter opens. Comes in: the notebooks that
// may be shown; goes out: an open note, or a search that is kept under a name. What is found is decided by core.
import { commands, l10n, type QuickPick, window } from 'vscode';
import { isRefusal, type Refusal } from '../core/edits/edit.ts';
import { addToSection } from '../core/imports/guessMapping.ts';
import type { RowKey } from '../core/index/rows.ts';
import { configPath } from '../core/notePath.ts';
import { rowNode } from '../core/outline/rowNode.ts';
import { joined } from '../core/outline/rowWords.ts';
import { searchSteps } from '../core/outline/searchRows.ts';
import type { Notebooks, OpenNotebook } from '../notebook/registry.ts';
import { inSlices } from '../notebook/slices.ts';
import { type Answers, answer, askWords } from './item/answers.ts';
import { openRow } from './items.ts';
import { plainLabel } from './plainLabel.ts';
import { beginnings, type FilterItem, goingOn, queryItem } from './tree/filterInput.ts';
import { outlineContext } from './tree/treeContext.ts';

/** A row of the list: a place to open, a text to go on with, the text to keep, or to look for in all that is written. */
interface Found extends FilterItem {
  readonly place?: { readonly root: string; readonly key: RowKey };
  readonly keep?: true;
  readonly inTexts?: true;
}

const shown = 100;
/** Proposals behind what was found. */
const shownProposals = 8;
/** Whoever types on does not wait for what is not wanted any more. */
const pauseMs = 80;

/** Asks until something is opened or kept. Answers: `text`, of which the first finding is opened, and `name`, under which it is kept. */
export async function searchNotebook(notebooks: Notebooks, answers: Answers): Promise<Refusal | void> {
  const ready = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  const given = answer(answers, 'text');
  const name = answer(answers, 'name');
  if (given !== undefined && name !== undefined) return keep(ready, given, name);
  const chosen = given === undefined ? await ask(ready) : { item: (await itemsOf(ready, given))[0], text: given };
  if (chosen?.item?.keep) return keep(ready, chosen.text);
  if (chosen?.item?.inTexts) return searchTexts(chosen.text);
  if (chosen?.item?.place) return openRow(notebooks, chosen.item.place.root, chosen.item.place.key);
  if (given !== undefined)
    return { refused: 'invalid', message: chosen?.item?.label ?? l10n.t('Nothing fits "{0}"', given) };
}

function ask(opens: readonly OpenNotebook[]): Promise<{ readonly item?: Found; readonly text: string } | undefined> {
  const pick = window.createQuickPick<Found>();
  pick.title = l10n.t('Search Notebook');
  pick.placeholder = l10n.t('Words of a title, or a query such as owner:@me due:<+7d');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const find = (pause: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(pick, opens), pause);
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue(() => find(pauseMs));
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item?.text !== undefined) {
        pick.value = item.text;
        return find(0);
      }
      if (!item?.place && !item?.keep && !item?.inTexts) return;
      resolve({ item, text: pick.value.trim() });
      pick.hide();
    });
    pick.onDidHide(() => {
      clearTimeout(timer);
      resolve(undefined);
      pick.dispose();
    });
    find(0);
    pick.show();
  });
}

async function show(pick: QuickPick<Found>, opens: readonly OpenNotebook[]): Promise<void> {
  const text = pick.value;
  pick.busy = true;
  const items = await itemsOf(opens, text.trim());
  if (text !== pick.value) return;
  pick.items = items;
  // VS Code would else prefer a row whose label is most like the text.
  pick.activeItems = items.filter(({ place, text, inTexts }) => place ?? text ?? inTexts).slice(0, 1);
  pick.busy = false;
}

/** What is found, how to keep the search, how to go on; or what is wrong with the text. */
async function itemsOf(opens: readonly OpenNotebook[], text: string): Promise<Found[]> {
  const configs = opens.map(({ notebook }) => notebook.config);
  if (text === '') return beginnings(configs);
  const said = queryItem(text, configs);
  const inTexts: Found = { label: `$(search) ${l10n.t('Look for it in all texts')}`, inTexts: true, alwaysShow: true };
  const rest = [inTexts, ...goingOn(text, configs).slice(0, shownProposals)];
  if (said.apply === undefined) return [said, ...rest];
  const found: Found[] = [];
  for (const open of opens) found.push(...(await foundIn(open, text)));
  if (found.length === 0) return [{ label: l10n.t('Nothing fits "{0}"', text), alwaysShow: true }, ...rest];
  const words = said.detail === undefined ? {} : { detail: said.detail };
  const keeps: Found = { label: `$(save) ${l10n.t('Keep this search...')}`, ...words, keep: true, alwaysShow: true };
  return [...found.slice(0, shown), keeps, ...rest];
}

/** What the notes say beside titles is looked through by VS Code's own search, which reads unsaved texts, too. */
async function searchTexts(text: string): Promise<void> {
  await commands.executeCommand('workbench.action.findInFiles', {
    query: text,
    triggerSearch: true,
    filesToInclude: '*.md',
  });
}

async function foundIn(open: OpenNotebook, text: string): Promise<Found[]> {
  const { notebook, root } = open;
  const context = outlineContext(open);
  const rows = await inSlices(
    () => searchSteps(text, notebook.reader(), context, shown),
    () => notebook.reader().version,
  );
  const reader = notebook.reader();
  return rows.map((row) => {
    const { label, description, icon } = rowNode(reader, row, 'search', context);
    const key = reader.key(row);
    return {
      label: `$(${icon?.id ?? 'note'}) ${plainLabel(label)}`,
      description: plainLabel(joined([description, key.path])),
      place: { root, key },
      alwaysShow: true,
    };
  });
}

/** Writes the search under a name in `daybook.yml`, where Library shows it. */
async function keep(opens: readonly OpenNotebook[], text: string, given?: string): Promise<Refusal | void> {
  const open = opens.find(({ notebook }) => queryItem(text, [notebook.config]).apply);
  if (!open) return { refused: 'invalid', message: queryItem(text, []).label };
  const { queries } = open.notebook.config;
  const fault = (name: string): string | undefined => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) return l10n.t('A name of small letters, digits and dashes.');
    return queries.has(name) ? l10n.t('There is a search of that name already.') : undefined;
  };
  const name = await askWords({ title: l10n.t('Keep this search...'), prompt: l10n.t('Name'), fault }, given);
  if (typeof name !== 'string') return name;
  const entry = `  ${name}: ${JSON.stringify(text)}`;
  const intent = (yaml: string) => addToSection(yaml, 'queries', entry);
  const outcome = await open.notebook.apply([{ kind: 'edit', path: configPath, intent }]);
  if (isRefusal(outcome)) return outcome;
  window.setStatusBarMessage(`$(check) ${l10n.t('{0} is in Library now', name)}`, 5000);
}
