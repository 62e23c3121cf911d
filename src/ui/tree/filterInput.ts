// The input of a view's filter: a query that explains itself while it is typed, with proposals to complete it. Comes in: the
// configurations it is for and the filter as it is; goes out: the new text, empty for none, undefined when it was called off.
import { l10n, type QuickPick, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { filterProposals, readFilter } from '../../core/outline/rowFilter.ts';
import type { NotebookConfig } from '../../core/record/kind.ts';

/** A row of the input: Enter on it shows rows, or goes on typing with another text. */
export interface FilterItem extends QuickPickItem {
  readonly apply?: true;
  readonly text?: string;
}

/** What people filter by most, offered before anything is typed. */
const usual = ['is:mine', 'is:overdue', 'due:<=+7d', 'is:waiting', 'is:unowned'];

/** Asks for a filter. A bad query cannot be applied: the row that says why puts it right where there is a guess. */
export function askFilter(view: string, configs: readonly NotebookConfig[], now = ''): Promise<string | undefined> {
  const pick = window.createQuickPick<FilterItem>();
  pick.title = l10n.t('Filter {0}', view);
  pick.placeholder = l10n.t('Words of a title, or a query such as owner:@me due:<+7d; empty shows all');
  const show = (text: string): void => {
    pick.value = text;
    offer(pick, configs, now);
  };
  return new Promise((resolve) => {
    pick.onDidChangeValue(() => offer(pick, configs, now));
    pick.onDidAccept(() => {
      const [item] = pick.activeItems;
      if (item?.apply) resolve(item.text ?? pick.value.trim());
      else if (item?.text !== undefined) return show(item.text);
      else return;
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    show(now);
    pick.show();
  });
}

function offer(pick: QuickPick<FilterItem>, configs: readonly NotebookConfig[], now: string): void {
  const text = pick.value;
  const items = text.trim() === '' ? emptyItems(configs, now) : [queryItem(text, configs), ...goingOn(text, configs)];
  pick.items = items;
  const first = items.find(({ kind }) => kind !== QuickPickItemKind.Separator);
  // A proposal whose label is like the text would else be sorted in front of it and taken by Enter.
  pick.activeItems = first ? [first] : [];
}

/** What a text says as a query, to be applied; or what is wrong with it, and the text put right where there is a guess. */
export function queryItem(text: string, configs: readonly NotebookConfig[]): FilterItem {
  const readings = configs.map((config) => readFilter(text, config));
  const good = readings.find(({ words }) => words !== undefined);
  if (good?.words !== undefined)
    return { label: `$(filter) ${l10n.t('Show these rows')}`, detail: good.words, alwaysShow: true, apply: true };
  const bad = readings.find(({ problem }) => problem !== undefined);
  const label = `$(warning) ${bad?.problem ?? l10n.t('This asks for nothing.')}`;
  return bad?.corrected === undefined
    ? { label, alwaysShow: true }
    : { label, detail: l10n.t('Enter puts it right: {0}', bad.corrected), alwaysShow: true, text: bad.corrected };
}

/** Texts to go on with. */
export function goingOn(text: string, configs: readonly NotebookConfig[]): FilterItem[] {
  const [config] = configs;
  const found = config === undefined ? [] : filterProposals(text, text.length, config);
  return [
    { label: l10n.t('Go on with'), kind: QuickPickItemKind.Separator },
    ...found.map((each) => ({ label: each.label, description: each.doc, text: each.text, alwaysShow: true })),
  ];
}

function emptyItems(configs: readonly NotebookConfig[], now: string): FilterItem[] {
  const all: FilterItem = { label: `$(clear-all) ${l10n.t('Show all rows')}`, alwaysShow: true, apply: true, text: '' };
  return [...(now === '' ? [] : [all]), ...beginnings(configs)];
}

/** Texts to begin with: usual ones, those that have a name, then parts of queries. */
export function beginnings(configs: readonly NotebookConfig[]): FilterItem[] {
  const ready = [...usual, ...(configs[0]?.queries.values() ?? [])];
  const named = [...new Set(ready)].flatMap((text) => {
    const words = configs.map((config) => readFilter(text, config).words).find((each) => each !== undefined);
    return words === undefined ? [] : [{ label: text, description: words, text, alwaysShow: true }];
  });
  return [
    { label: l10n.t('Begin with'), kind: QuickPickItemKind.Separator },
    ...named,
    ...goingOn('', configs).slice(1),
  ];
}
