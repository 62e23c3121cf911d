// Figures as rows of a Markdown table, each with its course drawn in block characters. Comes in: computed KPIs; goes out: variables of a
// template. Values are written plainly, with a point, so that the text is the same for everybody.
import { dayText } from '../day.ts';
import { decimalsBeside } from '../kpi/decimals.ts';
import type { KpiValue } from '../kpi/kpi.ts';
import type { TemplateData, TemplateValue } from '../record/template.ts';

const blocks = '▁▂▃▄▅▆▇█';
const pointsShown = 12;
/** So many figures are read. */
const mostFigures = 10;

/** The last points of a course as blocks, the lowest and the highest at the ends of the scale; a point without value is a blank. */
export function sparkline(values: readonly (number | undefined)[]): string {
  const shown = values.slice(-pointsShown);
  const known = shown.filter((value) => value !== undefined);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const place = (value: number): number => (span === 0 ? 3 : Math.round(((value - low) / span) * (blocks.length - 1)));
  return shown.map((value) => (value === undefined ? '·' : blocks.charAt(place(value)))).join('');
}

/**
 * `figures` with `title`, `period`, `value`, `target`, `before`, `course`, `n`: the ten that tell most, missed ones first, then those
 * that moved. Those that say nothing yet are left out.
 */
export function figuresData(figures: readonly KpiValue[]): Map<string, TemplateValue> {
  const isMoved = ({ trend }: KpiValue): boolean => trend !== undefined && trend.change !== 'flat';
  const said = figures.filter(
    (each) => each.value !== undefined && (each.sampleSize > 0 || each.met === false || isMoved(each)),
  );
  const rank = (each: KpiValue): number => (each.met === false ? 0 : isMoved(each) ? 1 : 2);
  const shown = [...said].sort((a, b) => rank(a) - rank(b)).slice(0, mostFigures);
  const rows = shown.map((value): TemplateData => new Map(Object.entries(cellsOf(value))));
  return new Map<string, TemplateValue>([
    ['has_figures', rows.length > 0],
    ['figures', rows],
    ['figures_left', said.length > rows.length ? String(said.length - rows.length) : ''],
  ]);
}

/** The days that a figure is about: its own, whatever the report's are. */
function periodOf({ bucket, series, range, window, asOf }: KpiValue): string {
  const reading = bucket === 'reading' ? series.at(-1) : undefined;
  if (reading) return reading.day;
  if (range) return `${dayText(range.from)} to ${dayText(range.to)}`;
  if (window)
    return `last ${window.count === 1 ? '' : `${window.count} `}${window.step}${window.count === 1 ? '' : 's'}`;
  return asOf ?? 'now';
}

function cellsOf(value: KpiValue): Record<string, string> {
  const { kpi, unit, target, met, trend, series, sampleSize } = value;
  const limit = target?.value === 'against' ? value.against : target?.value;
  const verdict = met === undefined ? '' : met ? ' (met)' : ' (missed)';
  return {
    title: cell(kpi.decl.title),
    period: periodOf(value),
    value: amount(value.value, unit, limit),
    target:
      target === undefined || limit === undefined
        ? ''
        : `${target.comparator} ${amount(limit, unit, value.value)}${verdict}`,
    before: trend === undefined ? '' : amount(trend.previous, unit),
    course: sparkline(series.map((point) => point.value)),
    n: String(sampleSize),
  };
}

function amount(value: number | undefined, unit: string, other = value): string {
  if (value === undefined || other === undefined) return '–';
  const rounded = Number(value.toFixed(decimalsBeside(value, other, unit)));
  return `${rounded}${unit === '' ? '' : ` ${cell(unit)}`}`;
}

/** Text that cannot end its cell. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
