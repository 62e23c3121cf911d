// What the title bars and keys of views do: filter, show all again, group and sort. Comes in: which view, or nothing, in which
// case the person picks; goes out: choices that the views remember. Knows no rows.
import { commands, l10n, window } from 'vscode';
import { type Arrangement, arrangements } from '../../core/outline/arrangement.ts';
import { type ViewCommandId, type ViewId, viewIds } from '../../manifest.ts';
import type { Notebooks } from '../../notebook/registry.ts';
import type { CommandHandler } from '../commandTable.ts';
import type { Views } from '../views.ts';
import { askArrangement } from './arrangeInput.ts';
import { askFilter } from './filterInput.ts';

/** Names of views as package.json shows them. */
export function viewName(id: ViewId): string {
  const names: Readonly<Record<ViewId, string>> = {
    'daybook.today': l10n.t('Today'),
    'daybook.projects': l10n.t('Projects'),
    'daybook.issues': l10n.t('Issues'),
    'daybook.followUps': l10n.t('Follow-ups'),
    'daybook.team': l10n.t('Team'),
    'daybook.library': l10n.t('Library'),
  };
  return names[id];
}

/** The commands of title bars: VS Code does not tell which view's bar was used, so each has its own. */
export function viewCommandTable(notebooks: Notebooks, views: Views): Record<ViewCommandId, CommandHandler> {
  const rows = viewIds.flatMap((id): [string, CommandHandler][] => [
    [`${id}.filter`, () => filterView(notebooks, views, id)],
    [`${id}.showAll`, () => showAllRows(views, id)],
    [`${id}.arrange`, () => arrangeView(views, id)],
  ]);
  return Object.fromEntries(rows) as Record<ViewCommandId, CommandHandler>;
}

/** Asks for a view's filter and remembers it. */
export async function filterView(notebooks: Notebooks, views: Views, view: unknown): Promise<void> {
  const id = await viewMeant(view, viewIds, l10n.t('Filter which view?'));
  if (id === undefined) return;
  const ready = notebooks.all().filter(({ notebook }) => notebook.state === 'ready');
  const configs = ready.map(({ notebook }) => notebook.config);
  const filter = await askFilter(viewName(id), configs, views.choices.of(id).filter);
  if (filter === undefined) return;
  views.choices.set(id, { filter: filter === '' ? undefined : filter, ...everybodys(id) });
  await commands.executeCommand(`${id}.focus`);
}

/** Takes the filter of a view away; of every view when none is named. */
export function showAllRows(views: Views, view: unknown): void {
  for (const id of viewIds)
    if (view === undefined || view === id) views.choices.set(id, { filter: undefined, ...everybodys(id) });
}

/** Whose rows a view shows goes with its filter; Today's is a choice of its own. */
function everybodys(id: ViewId): { whose?: undefined } {
  return id === 'daybook.today' ? {} : { whose: undefined };
}

/** Asks how a view groups and sorts, and remembers it. */
export async function arrangeView(views: Views, view: unknown): Promise<void> {
  const arrangeable = viewIds.filter((id) => arrangementOf(id) !== undefined);
  const id = await viewMeant(view, arrangeable, l10n.t('Group and sort which view?'));
  const arrangement = id && arrangementOf(id);
  if (!id || !arrangement) return;
  const change = await askArrangement(viewName(id), arrangement, views.choices.of(id));
  if (change === undefined) return;
  views.choices.set(id, change);
  await commands.executeCommand(`${id}.focus`);
}

function arrangementOf(id: ViewId): Arrangement | undefined {
  return Object.entries<Arrangement>(arrangements).find(([name]) => `daybook.${name}` === id)?.[1];
}

async function viewMeant(view: unknown, among: readonly ViewId[], title: string): Promise<ViewId | undefined> {
  if (view !== undefined) return among.find((id) => id === view);
  return (
    await window.showQuickPick(
      among.map((id) => ({ label: viewName(id), id })),
      { title },
    )
  )?.id;
}
