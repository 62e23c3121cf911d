// Figures as rows of a Markdown table, each with its course drawn in block characters. Comes in: computed KPIs; goes out: variables of a
// template. Values are written plainly, with a point, so that the text is the same for everybody.
import type { KpiValue } from '../kpi/kpi.ts';
import type { TemplateData, TemplateValue } from '../record/template.ts';

const blocks = '▁▂▃▄▅▆▇█';
const pointsShown = 12;

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

/** `figures` with `title`, `value`, `target`, `before`, `course`, `n`; those that say nothing yet are left out. */
export function figuresData(figures: readonly KpiValue[]): Map<string, TemplateValue> {
  const rows = figures
    .filter(
      ({ value, sampleSize, trend, met }) =>
        value !== undefined && (sampleSize > 0 || met === false || (trend !== undefined && trend.change !== 'flat')),
    )
    .map((value): TemplateData => new Map(Object.entries(cellsOf(value))));
  return new Map<string, TemplateValue>([
    ['has_figures', rows.length > 0],
    ['figures', rows],
  ]);
}

function cellsOf(value: KpiValue): Record<string, string> {
  const { kpi, unit, target, met, trend, series, sampleSize } = value;
  const limit = target?.value === 'against' ? value.against : target?.value;
  const verdict = met === undefined ? '' : met ? ' (met)' : ' (missed)';
  return {
    title: cell(kpi.decl.title),
    value: amount(value.value, unit),
    target: target === undefined || limit === undefined ? '' : `${target.comparator} ${amount(limit, unit)}${verdict}`,
    before: trend === undefined ? '' : amount(trend.previous, unit),
    course: sparkline(series.map((point) => point.value)),
    n: String(sampleSize),
  };
}

function amount(value: number | undefined, unit: string): string {
  return value === undefined ? '–' : `${Number(value.toFixed(1))}${unit === '' ? '' : ` ${cell(unit)}`}`;
}

/** Text that cannot end its cell. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}
