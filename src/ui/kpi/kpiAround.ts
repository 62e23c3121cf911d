// A change beside what lay around it, in words: the issues of both sides, and the figures of as many days before and after. Comes in: what
// core found; goes out: that part of the view with the keys behind its refs. Says what was, never that the change was the cause.

import { dayText } from '../../core/day.ts';
import type { IndexReader, Row, RowKey } from '../../core/index/rows.ts';
import type { AroundChange } from '../../core/kpi/aroundChange.ts';
import type { Figure } from '../../core/kpi/kpi.ts';
import { plainTitle } from '../../core/record/noteLink.ts';
import type { KpiAround, KpiChoice } from './kpiMessages.ts';
import { clipped, dayWords, figureText, numberText, type Wording } from './kpiNumbers.ts';
import { kpiRef } from './kpiTiles.ts';

const mostIssues = 20;

/** The changes to choose from and the chosen one; the first option is none. */
export function kpiAround(
  changes: readonly Row[],
  around: AroundChange | undefined,
  index: IndexReader,
  wording: Wording,
): { readonly view: KpiAround; readonly keys: ReadonlyMap<string, RowKey> } {
  const { l10n } = wording;
  const options = changes.map((row) => ({ id: kpiRef(index.path(row)), label: clipped(titleOf(row, index), 100) }));
  const sides: [string, Row][] = [
    ...(around?.before ?? []).slice(-mostIssues).map((row): [string, Row] => [l10n.t('before'), row]),
    ...(around?.after ?? []).slice(0, mostIssues).map((row): [string, Row] => [l10n.t('after'), row]),
  ];
  return {
    keys: new Map(sides.map(([, row], at) => [`a${at}`, index.key(row)])),
    view: {
      changes: [{ id: '', label: l10n.t('No change') }, ...options],
      summary: around ? summaryOf(around, index, wording) : '',
      table: around ? tableOf(around, index, wording) : { headers: [], rows: [] },
      issues: sides.map(([side, row], at) => ({
        ref: `a${at}`,
        title: clipped(titleOf(row, index), 160),
        side,
        opened: dayWords(String(index.get(row, 'opened') ?? '').slice(0, 10), wording),
      })),
    },
  };
}

/** The change that a choice means. */
export function chosenChange(changes: readonly Row[], { change }: KpiChoice, index: IndexReader): Row | undefined {
  return change === '' ? undefined : changes.find((row) => kpiRef(index.path(row)) === change);
}

function summaryOf({ row, day, days, before, after }: AroundChange, index: IndexReader, wording: Wording): string {
  const { l10n } = wording;
  const [title, when] = [titleOf(row, index), dayWords(dayText(day), wording)];
  const counts = [numberText(before.length, wording), numberText(after.length, wording)];
  const words = l10n.t(
    '{0} went live on {1}. Issues on its services in {2} days: {3} before, {4} after.',
    clipped(title, 160),
    when,
    days,
    ...counts,
  );
  const change = after.length - before.length;
  if (change === 0) return `${words} ${l10n.t('As many as before.')}`;
  const size = numberText(Math.abs(change), wording);
  return `${words} ${change > 0 ? l10n.t('{0} more.', size) : l10n.t('{0} fewer.', size)}`;
}

function tableOf(around: AroundChange, index: IndexReader, wording: Wording): KpiAround['table'] {
  const { l10n } = wording;
  const counts = (name: string, among: (row: Row) => boolean): string[] => {
    const [before, after] = [around.before.filter(among).length, around.after.filter(among).length];
    return [name, numberText(before, wording), numberText(after, wording), difference(after - before, '', wording)];
  };
  return {
    headers: [l10n.t('Figure'), l10n.t('Before'), l10n.t('After'), l10n.t('Difference')],
    rows: [
      counts(l10n.t('Issues'), () => true),
      counts(l10n.t('Critical ones'), (row) => index.get(row, 'severity') === 'critical'),
      ...around.figures.map(({ kpi, before, after, trend }) => {
        const moved =
          trend && after.value !== undefined ? difference(after.value - trend.previous, kpi.unit, wording) : '–';
        const mood =
          trend?.better === undefined ? '' : trend.better ? l10n.t('{0}: better', moved) : l10n.t('{0}: worse', moved);
        const side = (figure: Figure) =>
          `${figureText(figure.value, kpi.unit, wording)}${figure.value === undefined ? '' : ` (n = ${numberText(figure.sampleSize, wording)})`}`;
        return [clipped(kpi.decl.title, 120), side(before), side(after), mood || moved];
      }),
    ],
  };
}

function difference(change: number, unit: string, wording: Wording): string {
  if (change === 0) return wording.l10n.t('no change');
  return `${change > 0 ? '+' : '−'}${figureText(Math.abs(change), unit, wording)}`;
}

function titleOf(row: Row, index: IndexReader): string {
  const { title, path } = index.item(row);
  return plainTitle(title) || path;
}
