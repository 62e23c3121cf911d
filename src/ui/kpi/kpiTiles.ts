// A computed KPI as a tile: value, target and whether it is met, movement, sample size; each in words, none by colour alone.
// Comes in: a KpiValue; goes out: text ready to be shown.
import { hashText } from '../../core/index/writeNote.ts';
import type { KpiValue } from '../../core/kpi/kpi.ts';
import type { KpiTile } from './kpiMessages.ts';
import { clipped, dayWords, numberBeside, numberText, type Wording, withUnit } from './kpiNumbers.ts';
import { measureWords, targetWords, windowBeforeWords, windowWords } from './kpiWords.ts';

/** How many points of its course a tile hints at. */
const SPARK_POINTS = 60;

/** The opaque name of a KPI on the page: stable over restarts, and it tells nothing. */
export function kpiRef(id: string): string {
  const { low, high } = hashText(id);
  return `k${(low >>> 0).toString(36)}-${(high >>> 0).toString(36)}`;
}

/** The tile of a value. */
export function kpiTile(value: KpiValue, wording: Wording): KpiTile {
  const { kpi } = value;
  const target = targetOf(value, wording);
  const trend = trendOf(value, wording);
  const notes = notesOf(value, wording);
  const shown = valueText(value, wording);
  const title = clipped(kpi.decl.title, 120);
  const spoken = [`${title}: ${withUnit(shown, value.unit)}`, target?.text, trend?.text, ...notes];
  return {
    ref: kpiRef(kpi.decl.id),
    title,
    value: shown,
    unit: clipped(value.unit, 40),
    ...(target && { target }),
    ...(trend && { trend }),
    notes,
    spark: value.series.slice(-SPARK_POINTS).map((point) => point.value ?? null),
    spoken: clipped(spoken.filter((part) => part !== undefined).join('. '), 2000),
  };
}

/** The value as text; a dash where there is none. */
function valueText({ value, target, against }: KpiValue, wording: Wording): string {
  if (value === undefined) return '–';
  const limit = target?.value === 'against' ? against : target?.value;
  return limit === undefined ? numberText(value, wording) : numberBeside(value, limit, wording);
}

function targetOf(value: KpiValue, wording: Wording): KpiTile['target'] {
  const { target, met } = value;
  if (target === undefined) return undefined;
  const words = targetWords(target, value, wording);
  const { l10n } = wording;
  if (met === undefined) return { state: 'open', text: l10n.t('Target {0}', words) };
  return met
    ? { state: 'met', text: l10n.t('Target {0}: met', words) }
    : { state: 'missed', text: l10n.t('Target {0}: missed', words) };
}

function trendOf(value: KpiValue, wording: Wording): KpiTile['trend'] {
  const { trend, window, value: now } = value;
  if (trend === undefined || now === undefined) return undefined;
  const mood = trend.better === undefined ? 'neutral' : trend.better ? 'better' : 'worse';
  return { change: trend.change, mood, text: movementWords(value, now - trend.previous, mood, wording, window) };
}

function movementWords(
  value: KpiValue,
  change: number,
  mood: 'better' | 'worse' | 'neutral',
  wording: Wording,
  window: KpiValue['window'],
): string {
  const { l10n } = wording;
  const before =
    value.bucket === 'reading'
      ? l10n.t('the reading before')
      : window
        ? windowBeforeWords(window, wording)
        : l10n.t('the time before');
  if (change === 0) return l10n.t('Same as in {0}', before);
  const unit = value.unit === '%' ? l10n.t('points') : value.kpi.unitMs === undefined ? '' : value.unit;
  const size = withUnit(numberText(Math.abs(change), wording), unit);
  const words =
    change > 0 ? l10n.t('{0} more than in {1}', size, before) : l10n.t('{0} less than in {1}', size, before);
  if (mood === 'neutral') return words;
  return mood === 'better' ? l10n.t('{0} (better)', words) : l10n.t('{0} (worse)', words);
}

/** Small print: how many rows the figure rests on, its period, what stands beside it, why there is no value. */
function notesOf(value: KpiValue, wording: Wording): string[] {
  const { l10n } = wording;
  const { kpi, against, currencies, window, sampleSize } = value;
  if (currencies) return [l10n.t('Amounts in {0} are not added up', clipped(currencies.join(', '), 100))];
  if (value.value === undefined) return [emptyWords(value, wording)];
  const notes = [l10n.t('n = {0}', numberText(sampleSize, wording))];
  const last = value.bucket === 'reading' ? value.series.at(-1) : undefined;
  if (last) notes.push(dayWords(last.day, wording));
  else if (window) notes.push(windowWords(window, wording));
  if (kpi.against && against !== undefined) {
    const beside = withUnit(numberText(against, wording), value.unit);
    notes.push(clipped(l10n.t('{0}: {1}', measureWords(kpi.against, wording), beside), 200));
  }
  return notes;
}

function emptyWords({ kpi, missing }: KpiValue, { l10n }: Wording): string {
  if (kpi.measure.kind === 'readings') return l10n.t('No readings yet');
  return missing > 0 ? l10n.t('The notes lack a field it needs') : l10n.t('Nothing to compute from yet');
}
