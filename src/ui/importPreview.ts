// What an import would do, as a list with ticks: new and changed records are ticked, what somebody edited since is not. Comes in: a plan;
// goes out: what was chosen, or nothing when it was called off; and at the end what did not come in. Writes nothing.
import { l10n, type QuickPickItem, QuickPickItemKind, window, workspace } from 'vscode';
import type { Refusal } from '../core/edits/edit.ts';
import { type ImportItem, type ImportPlan, plainValue } from '../core/imports/planImport.ts';
import type { PlannedSeries } from '../core/imports/series.ts';

/** What was chosen. */
export interface ChosenItems {
  readonly items: readonly ImportItem[];
  readonly series: readonly PlannedSeries[];
  /** Conflicts that were seen and left as they are. */
  readonly kept: readonly ImportItem[];
}

interface Row extends QuickPickItem {
  readonly item?: ImportItem;
  readonly series?: PlannedSeries;
}

const shown = 2000;
const shownFaults = 20;

/**
 * Asks which items are imported. `take` in place of a choice: `suggested` (what is ticked at first), `all` (conflicts are written over,
 * too), or keys with commas between, whose items are all taken.
 */
export async function chooseItems(
  plan: ImportPlan,
  series: readonly PlannedSeries[],
  take: string | undefined,
): Promise<ChosenItems | Refusal | undefined> {
  const { items, same, left } = plan;
  if (items.length + series.length === 0) {
    const [first] = left;
    const said =
      same === 1
        ? l10n.t('There is nothing new: 1 row says what is here already.')
        : l10n.t('There is nothing new: {0} rows say what is here already.', same);
    const why = first === undefined ? [] : [l10n.t('{0}: {1}', first.key, first.why)];
    return { refused: 'unchanged', message: [said, ...why].join(' ') };
  }
  if (take !== undefined) return taken(plan, series, take);
  const rows = rowsOf(plan, series);
  const chosen = await window.showQuickPick(rows, {
    title: titleOf(plan, series),
    placeHolder: l10n.t('Enter imports what is ticked; tick a conflict to write over what was edited here'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  const picked = chosen?.flatMap(({ item }) => item ?? []);
  return (
    chosen &&
    picked && { items: picked, series: chosen.flatMap((row) => row.series ?? []), kept: turnedDown(plan, picked) }
  );
}

function taken(plan: ImportPlan, series: readonly PlannedSeries[], take: string): ChosenItems | Refusal {
  if (take === 'all') return { items: plan.items, series, kept: [] };
  const suggested = plan.items.filter(({ is }) => is !== 'conflict');
  if (take === 'suggested') return { items: suggested, series, kept: turnedDown(plan, suggested) };
  const keys = new Set(take.split(',').map((key) => key.trim()));
  const items = plan.items.filter(({ key }) => keys.has(key));
  return items.length > 0
    ? { items, series: [], kept: [] }
    : { refused: 'invalid', message: l10n.t('None of "{0}" is there to be imported.', take) };
}

function turnedDown({ items }: ImportPlan, chosen: readonly ImportItem[]): ImportItem[] {
  return items.filter((item) => item.is === 'conflict' && !item.reading && !chosen.includes(item));
}

function titleOf({ items, same, left }: ImportPlan, series: readonly PlannedSeries[]): string {
  const count = (is: ImportItem['is']): number => items.filter((item) => item.is === is).length;
  const [fresh, changed, conflicts] = [count('new') + series.length, count('changed'), count('conflict')];
  return l10n.t(
    'Import: {0} new, {1} changed, {2} in conflict, {3} the same, {4} left out',
    fresh,
    changed,
    conflicts,
    same,
    left.length,
  );
}

function rowsOf({ items, left, strangers }: ImportPlan, series: readonly PlannedSeries[]): Row[] {
  const of = (is: ImportItem['is'], label: string): Row[] => {
    const own = items.filter((item) => item.is === is);
    return own.length === 0 ? [] : [heading(label), ...own.slice(0, shown).map(rowOf)];
  };
  const planned = series.map((each): Row => {
    const description = [each.days.join(', '), each.time].filter(Boolean).join(' ');
    return { label: `$(calendar) ${each.label}`, description, picked: true, series: each };
  });
  return [
    ...of('new', l10n.t('New')),
    ...of('changed', l10n.t('Changed there')),
    ...of('conflict', l10n.t('Edited here since: tick to take theirs')),
    ...(planned.length === 0 ? [] : [heading(l10n.t('New series of meetings')), ...planned]),
    ...(strangers.length === 0 ? [] : [heading(l10n.t('Nobody here is called so: taken as written'))]),
    ...strangers.slice(0, shownFaults).map((name): Row => ({ label: `$(person) ${name}` })),
    ...(left.length === 0 ? [] : [heading(l10n.t('Left out'))]),
    ...left.slice(0, shownFaults).map(({ key, why }): Row => ({ label: `$(circle-slash) ${key}`, description: why })),
  ];
}

/**
 * Says what came in, and again what did not: behind the list it would be seen by nobody any more. All of that opens as a text on request.
 */
export function sayImported(plan: ImportPlan, { items, series }: ChosenItems): void {
  const fresh = items.filter(({ is }) => is === 'new').length;
  const said = l10n.t('Imported: {0} new, {1} changed.', fresh + series.length, items.length - fresh);
  const unread = [
    ...plan.left.map(({ key, why }) => l10n.t('{0}: {1}', key, why)),
    ...plan.strangers.map((name) => l10n.t('{0}: nobody here is called so; taken as written', name)),
  ];
  const [first] = unread;
  if (first === undefined) window.setStatusBarMessage(`$(check) ${said}`, 10_000);
  else void offerRest(`${said} ${l10n.t('To look at ({0}): {1}', unread.length, first)}`, unread);
}

async function offerRest(said: string, lines: readonly string[]): Promise<void> {
  const show = l10n.t('Show All');
  if ((await window.showWarningMessage(said, show)) !== show) return;
  const content = `${lines.map((line) => `- ${line}`).join('\n')}\n`;
  await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content }));
}

function rowOf(item: ImportItem): Row {
  const icon = { new: 'add', changed: 'edit', conflict: 'warning' }[item.is];
  const changes = item.changes.map(({ field, before, value }) =>
    before === '' ? `${field}: ${plainValue(value)}` : l10n.t('{0}: {1} → {2}', field, before, plainValue(value)),
  );
  return {
    label: `$(${icon}) ${item.title}`,
    description: item.key,
    detail: changes.join(' · '),
    picked: item.is !== 'conflict',
    item,
  };
}

function heading(label: string): Row {
  return { label, kind: QuickPickItemKind.Separator };
}
