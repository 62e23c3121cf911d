// A computed KPI as a tile: value, target and whether it is met, movement, sample size; each in words, none by colour alone.
// Comes in: a KpiValue; goes out: text ready to be shown.
import { hashText } from '../../core/index/textHash.ts';
import type { KpiValue } from '../../core/kpi/kpi.ts';
import type { KpiChoice, KpiTile } from './kpiMessages.ts';
import { clipped, dayWords, figureText, numberBeside, numberText, type Wording } from './kpiNumbers.ts';
import { daysWords, measureWords, targetWords, windowBeforeWords, windowWords } from './kpiWords.ts';

/** How many points of its course a tile hints at. */
const SPARK_POINTS = 60;
const mostNotes = 4;

/** The opaque name of a KPI on the page: stable over restarts, and it tells nothing. */
export function kpiRef(id: string): string {
  const { low, high } = hashText(id);
  return `k${(low >>> 0).toString(36)}-${(high >>> 0).toString(36)}`;
}

/** The tile of a value. */
export function kpiTile(value: KpiValue, wording: Wording, compare: KpiChoice['compare'] = 'before'): KpiTile {
  const { kpi } = value;
  const target = targetOf(value, wording);
  const trend = trendOf(value, wording);
  const isUnknown = compare === 'year' && value.value !== undefined && trend === undefined;
  const notes = [...notesOf(value, wording), ...(isUnknown ? [wording.l10n.t('nothing known of a year before')] : [])];
  return {
    ref: kpiRef(kpi.decl.id),
    title: clipped(kpi.decl.title, 120),
    value: valueText(value, wording),
    unit: clipped(value.unit, 40),
    ...(target && { target }),
    ...(trend && { trend }),
    notes: notes.slice(0, mostNotes),
    empty: isEmpty(value),
    spark: value.series.slice(-SPARK_POINTS).map((point) => point.value ?? null),
  };
}

/** Whether a figure waits for its first notes; what stands in the way of one that has some is said instead. */
function isEmpty({ value, missing, currencies, asOf }: KpiValue): boolean {
  return value === undefined && missing === 0 && !currencies && !asOf;
}

/** The value as text; a dash where there is none. */
function valueText({ value, unit, target, against }: KpiValue, wording: Wording): string {
  if (value === undefined) return '–';
  const limit = target?.value === 'against' ? against : target?.value;
  return limit === undefined ? numberText(value, wording, unit) : numberBeside(value, limit, wording, unit);
}

function targetOf(value: KpiValue, wording: Wording): KpiTile['target'] {
  const { target, met } = value;
  if (target === undefined) return undefined;
  const words = targetWords(target, value, wording);
  const { l10n } = wording;
  if (met === undefined || (met && isUntried(value))) return { state: 'open', text: l10n.t('Target {0}', words) };
  return met
    ? { state: 'met', text: l10n.t('Target {0}: met', words) }
    : { state: 'missed', text: l10n.t('Target {0}: missed', words) };
}

/** No row now, and none on any day that is known: such a target is met by nobody. */
function isUntried({ sampleSize, series, trend }: KpiValue): boolean {
  return sampleSize === 0 && !trend?.sampleSize && series.every((point) => point.sampleSize === 0);
}

/** The movement: in brief for the tile, and as a sentence that says against what. */
function trendOf(value: KpiValue, wording: Wording): KpiTile['trend'] {
  const { trend, value: now } = value;
  if (trend === undefined || now === undefined) return undefined;
  const mood = trend.better === undefined ? 'neutral' : trend.better ? 'better' : 'worse';
  const [brief, text] = changeWords(value, now - trend.previous, wording);
  return { change: trend.change, mood, brief: withMood(brief, mood, wording), text: withMood(text, mood, wording) };
}

function changeWords(value: KpiValue, change: number, wording: Wording): [brief: string, text: string] {
  const { l10n } = wording;
  const before = beforeWords(value, wording);
  if (change === 0) return [l10n.t('no change'), l10n.t('the same as {0}', before)];
  const unit = value.unit === '%' ? l10n.t('points') : value.kpi.unitMs === undefined ? '' : value.unit;
  const size = figureText(Math.abs(change), unit, wording);
  if (change > 0) return [l10n.t('{0} more', size), l10n.t('{0} more than {1}', size, before)];
  return [l10n.t('{0} less', size), l10n.t('{0} less than {1}', size, before)];
}

function withMood(words: string, mood: 'better' | 'worse' | 'neutral', { l10n }: Wording): string {
  if (mood === 'neutral') return words;
  return mood === 'better' ? l10n.t('{0}: better', words) : l10n.t('{0}: worse', words);
}

/** Against what, with the figure and how many rows it rests on. */
function beforeWords(value: KpiValue, wording: Wording): string {
  const { previous = 0, sampleSize } = value.trend ?? {};
  const when = earlierWords(value, wording);
  if (sampleSize === undefined) return when;
  const figure = figureText(previous, value.unit, wording);
  return sampleSize === previous
    ? `${when} (${figure})`
    : wording.l10n.t('{0} ({1}, n = {2})', when, figure, numberText(sampleSize, wording));
}

function earlierWords({ bucket, window, trend }: KpiValue, wording: Wording): string {
  const { l10n } = wording;
  const days = trend?.days;
  if (days)
    return days.from === days.to
      ? l10n.t('on {0}', daysWords(days, wording))
      : l10n.t('in {0}', daysWords(days, wording));
  if (bucket === 'reading') return l10n.t('at the reading before');
  if (window) return windowBeforeWords(window, wording);
  return bucket === 'week' ? l10n.t('last week') : l10n.t('before');
}

/** Small print: how many rows the figure rests on, its period, what stands beside it, why there is no value. */
function notesOf(value: KpiValue, wording: Wording): string[] {
  const { l10n } = wording;
  const { kpi, against, atLeast, currencies, missing, window, range, asOf, reopened } = value;
  if (currencies) return [l10n.t('Amounts in {0} are not added up', clipped(currencies.join(', '), 100))];
  if (value.value === undefined) return [emptyWords(value, wording)];
  const notes = [sampleWords(value, wording)];
  const last = value.bucket === 'reading' ? value.series.at(-1) : undefined;
  if (last) notes.push(dayWords(last.day, wording));
  else if (range) notes.push(daysWords(range, wording));
  else if (window) notes.push(windowWords(window, wording));
  else if (asOf) notes.push(l10n.t('on {0}', dayWords(asOf, wording)));
  if (atLeast) notes.push(l10n.t('at least: the history in this copy begins later'));
  if (missing > 0)
    notes.push(missing === 1 ? l10n.t('1 without what it needs') : l10n.t('{0} without what it needs', missing));
  if (reopened !== undefined) notes.push(reopenedWords(reopened, wording));
  if (kpi.against && against !== undefined) {
    const beside = figureText(against, value.unit, wording);
    notes.push(clipped(l10n.t('{0}: {1}', measureWords(kpi.against, wording), beside), 200));
  }
  const split = splitOf(value, wording);
  return (split === '' ? notes : [...notes, split]).slice(0, mostNotes);
}

/** A time to resolve is only as good as what stays resolved. */
function reopenedWords(count: number, { l10n }: Wording): string {
  if (count === 0) return l10n.t('none opened again');
  return count === 1 ? l10n.t('1 opened again') : l10n.t('{0} opened again', count);
}

/** A count by the few choices of a field: `1 red, 5 amber, 5 green`. */
function splitOf({ kpi, groups }: KpiValue, wording: Wording): string {
  if (kpi.measure.kind !== 'count' || groups.length === 0 || groups.length > 4) return '';
  if (groups.some(({ label }) => label === '' || !kpi.byChoices)) return '';
  return clipped(groups.map(({ label, value = 0 }) => `${numberText(value, wording)} ${label}`).join(', '), 200);
}

/** The sample size; readings that state none are counted themselves. */
function sampleWords({ bucket, sampleSize, rows, series }: KpiValue, wording: Wording): string {
  const { l10n } = wording;
  if (bucket !== 'reading' || sampleSize !== rows.length) return l10n.t('n = {0}', numberText(sampleSize, wording));
  return series.length === 1 ? l10n.t('1 reading') : l10n.t('{0} readings', series.length);
}

function emptyWords({ kpi, missing, asOf }: KpiValue, wording: Wording): string {
  const { l10n } = wording;
  if (asOf) return l10n.t('Not known for {0}', dayWords(asOf, wording));
  if (kpi.measure.kind === 'readings') return l10n.t('No readings yet');
  return missing > 0 ? l10n.t('The notes lack a field it needs') : l10n.t('Nothing to compute from yet');
}
