// What a KPI means, in words: its measure, its window, its target. Comes in: checked definitions; goes out: sentences.
import { dayText } from '../../core/day.ts';
import type { CompiledMeasure, KpiValue, RowTest, Target, Term } from '../../core/kpi/kpi.ts';
import type { Aggregate, Comparator } from '../../core/kpi/measure.ts';
import type { DayRange, Window } from '../../core/kpi/window.ts';
import { dayWords, figureText, type Wording } from './kpiNumbers.ts';

/** Signs of comparison as they are printed. */
const SIGNS: Readonly<Record<Comparator, string>> = { '<=': '≤', '>=': '≥', '<': '<', '>': '>', '=': '=' };

/** The measure in words: `median of resolved − opened`. */
export function measureWords(measure: CompiledMeasure, wording: Wording): string {
  const { l10n } = wording;
  switch (measure.kind) {
    case 'count':
      return measure.test ? l10n.t('number of those where {0}', testWords(measure.test)) : l10n.t('number');
    case 'share':
      return l10n.t('share of those where {0}', testWords(measure.test));
    case 'aggregate':
      return aggregateWords(measure.function, termWords(measure.of), wording);
    case 'ratio':
      return l10n.t('{0} ÷ {1}', termWords(measure.of), termWords(measure.to));
    case 'readings':
      return measure.function === 'latest' ? l10n.t('latest reading') : l10n.t('change over the readings');
  }
}

/** The lines that say how a KPI is computed. */
export function definitionWords({ kpi, window, range, asOf }: KpiValue, wording: Wording): string[] {
  const { l10n } = wording;
  const lines = [
    l10n.t('Measure: {0}', measureWords(kpi.measure, wording)),
    l10n.t('From: {0}', kpi.source.words),
    l10n.t('Query: {0}', kpi.source.text),
  ];
  if (kpi.against) lines.push(l10n.t('Beside it: {0}', measureWords(kpi.against, wording)));
  const period = range ? daysWords(range, wording) : window && windowWords(window, wording);
  if (period && kpi.on) lines.push(l10n.t('Period: {0}, by {1}', period, fieldWords(kpi.on)));
  else if (period) lines.push(l10n.t('Period: {0}', period));
  else if (asOf) lines.push(l10n.t('As the notes were at the end of {0}', dayWords(asOf, wording)));
  return lines;
}

/** `1 Jan 2026 to 31 Mar 2026`; a single day by itself. */
export function daysWords({ from, to }: DayRange, wording: Wording): string {
  const [first, last] = [dayWords(dayText(from), wording), dayWords(dayText(to), wording)];
  return from === to ? last : wording.l10n.t('{0} to {1}', first, last);
}

/** `last 90 days`, `last 3 months`. */
export function windowWords({ count, step }: Window, { l10n }: Wording): string {
  if (step === 'month') return count === 1 ? l10n.t('last month') : l10n.t('last {0} months', count);
  return count === 1 ? l10n.t('today') : l10n.t('last {0} days', count);
}

/** `in the 90 days before`, for a comparison with them. */
export function windowBeforeWords({ count, step }: Window, { l10n }: Wording): string {
  if (step === 'month') return count === 1 ? l10n.t('in the month before') : l10n.t('in the {0} months before', count);
  return count === 1 ? l10n.t('on the day before') : l10n.t('in the {0} days before', count);
}

/** `≤ 24 h`; a target on the second measure names that. */
export function targetWords(target: Target, value: KpiValue, wording: Wording): string {
  const limit =
    target.value === 'against'
      ? value.kpi.against
        ? measureWords(value.kpi.against, wording)
        : ''
      : figureText(target.value, value.unit, wording);
  return `${SIGNS[target.comparator]} ${limit}`;
}

/** A field's id as words: `change type`. */
export function fieldWords(field: string): string {
  return field.replaceAll('-', ' ');
}

/** The words with a capital letter in front. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function aggregateWords(name: Aggregate, of: string, { l10n }: Wording): string {
  switch (name) {
    case 'sum':
      return l10n.t('sum of {0}', of);
    case 'avg':
      return l10n.t('average {0}', of);
    case 'median':
      return l10n.t('median of {0}', of);
    case 'p90':
      return l10n.t('90th percentile of {0}', of);
    case 'min':
      return l10n.t('smallest {0}', of);
    case 'max':
      return l10n.t('largest {0}', of);
  }
}

function testWords(test: RowTest): string {
  if (test.kind === 'query') return test.source.text;
  const right = 'text' in test.right ? test.right.text : termWords(test.right);
  return `${termWords(test.left)} ${SIGNS[test.comparator]} ${right}`;
}

function termWords({ left, minus }: Term): string {
  return minus ? `${fieldWords(left.field)} − ${fieldWords(minus.field)}` : fieldWords(left.field);
}
