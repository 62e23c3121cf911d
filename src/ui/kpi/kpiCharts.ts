// The charts of a KPI as values: what to draw, one sentence that says what is seen, and the same figures as a table. Comes in: a
// KpiValue; goes out: charts. Chooses nothing but the form; every number was computed in core.
import { dayNumber } from '../../core/day.ts';
import type { KpiGroup, KpiPoint, KpiValue } from '../../core/kpi/kpi.ts';
import type { KpiChart, KpiTone } from './kpiMessages.ts';
import { clipped, dayWords, figureText, numberText, type Wording } from './kpiNumbers.ts';
import { capital, fieldWords, measureWords, targetWords } from './kpiWords.ts';

const MOST_BARS = 30;
const MOST_POINTS = 110;
const MOST_COURSES = 12;
const MOST_OF_COURSE = 53;

/** Words that people read as a colour or as a warning; only counts are drawn in them, a short time is no warning. */
const TONES: ReadonlyMap<string, KpiTone> = new Map<string, KpiTone>([
  ['red', 'red'],
  ['critical', 'red'],
  ['amber', 'yellow'],
  ['yellow', 'yellow'],
  ['high', 'orange'],
  ['green', 'green'],
]);

/** Names of people and projects instead of their ids. */
export type LabelOf = (field: string, id: string) => string;

/** Rows that were marked on a course, by the refs that open them. */
export interface ShownMark {
  readonly ref: string;
  readonly x: number;
  readonly text: string;
}

/** The charts of a value: its groups, its course, those of its groups, in this order; none where there would be nothing to compare. */
export function kpiCharts(
  value: KpiValue,
  labelOf: LabelOf,
  wording: Wording,
  marks: readonly ShownMark[] = [],
): KpiChart[] {
  const charts = [
    groupChart(value, labelOf, wording),
    courseChart(value, wording, marks),
    multiplesChart(value, labelOf, wording),
  ];
  return charts.filter((chart) => chart !== undefined);
}

function groupChart(value: KpiValue, labelOf: LabelOf, wording: Wording): KpiChart | undefined {
  const { l10n } = wording;
  const groups = value.groups.filter((group) => group.value !== undefined).slice(0, MOST_BARS);
  if (groups.length === 0) return undefined;
  const by = value.kpi.by ?? 'note';
  if (isUngrouped(groups)) return undefined;
  const isCount = value.kpi.measure.kind === 'count';
  const nameOf = groupNames(value, labelOf, wording);
  const figure = (number: number | undefined) => figureText(number, value.unit, wording);
  const besideLabel = value.kpi.against ? capital(measureWords(value.kpi.against, wording)) : '';
  const valueLabel = capital(measureWords(value.kpi.measure, wording));
  return {
    kind: 'bars',
    title: l10n.t('By {0}', fieldWords(by)),
    summary: groupSummary(
      groups.map((group) => `${nameOf(group)} ${figure(group.value)}`),
      wording,
    ),
    ...targetLine(value, wording),
    besideLabel: clipped(besideLabel, 120),
    valueLabel: clipped(valueLabel, 120),
    bars: groups.map((group) => ({
      label: nameOf(group),
      value: group.value ?? 0,
      text: figure(group.value),
      tone: isCount ? (TONES.get(group.label) ?? 'plain') : 'plain',
      ...(group.against !== undefined && { beside: { value: group.against, text: figure(group.against) } }),
    })),
    table: {
      headers: [
        clipped(capital(fieldWords(by)), 80),
        clipped(valueLabel, 120),
        ...(value.kpi.against ? [clipped(besideLabel, 120)] : []),
        l10n.t('n'),
      ],
      rows: groups.map((group) => [
        nameOf(group),
        figure(group.value),
        ...(value.kpi.against ? [figure(group.against)] : []),
        numberText(group.sampleSize, wording),
      ]),
    },
  };
}

function groupSummary(groups: readonly string[], { l10n }: Wording): string {
  const named = groups.slice(0, 6).join(', ');
  const rest = groups.length - 6;
  return rest > 0 ? l10n.t('{0} and {1} more.', named, rest) : `${named}.`;
}

function courseChart(value: KpiValue, wording: Wording, marks: readonly ShownMark[]): KpiChart | undefined {
  const { l10n } = wording;
  const series = value.series.slice(-MOST_POINTS);
  const known = series.filter((point) => point.value !== undefined);
  const isCount = value.kpi.measure.kind === 'count';
  if (known.length < 2 || (isCount && known.every((point) => point.value === 0))) return undefined;
  const period = { reading: l10n.t('Day'), week: l10n.t('Week of'), month: l10n.t('Month') }[value.bucket];
  return {
    kind: isCount ? 'columns' : 'line',
    title: { reading: l10n.t('Readings'), week: l10n.t('By week'), month: l10n.t('By month') }[value.bucket],
    summary: courseSummary(value, known, wording),
    ...(isCount ? {} : targetLine(value, wording)),
    points: series.map((point) => ({
      x: dayNumber(point.day) ?? 0,
      day: point.day,
      label: dayWords(point.day, wording, value.bucket === 'month' ? 'month' : 'short'),
      value: point.value ?? null,
      text: figureText(point.value, value.unit, wording),
    })),
    marks: [...marks],
    table: {
      headers: [period, clipped(value.kpi.decl.title, 120), l10n.t('n')],
      rows: [...series]
        .reverse()
        .map((point) => [
          dayWords(point.day, wording, value.bucket === 'month' ? 'month' : 'day'),
          figureText(point.value, value.unit, wording),
          numberText(point.sampleSize, wording),
        ]),
    },
  };
}

function courseSummary(value: KpiValue, known: readonly KpiPoint[], wording: Wording): string {
  const { l10n } = wording;
  const [first, last] = [known[0], known.at(-1)];
  const numbers = known.map((point) => point.value ?? 0);
  const figure = (number: number | undefined) => figureText(number, value.unit, wording);
  const day = (point: KpiPoint | undefined) =>
    point ? dayWords(point.day, wording, value.bucket === 'month' ? 'month' : 'day') : '';
  return l10n.t(
    'From {0} ({1}) to {2} ({3}), between {4} and {5}.',
    figure(first?.value),
    day(first),
    figure(last?.value),
    day(last),
    figure(Math.min(...numbers)),
    figure(Math.max(...numbers)),
  );
}

function targetLine(value: KpiValue, wording: Wording): Pick<KpiChart, 'target'> {
  const { target } = value;
  if (target === undefined || target.value === 'against') return {};
  const text = wording.l10n.t('Target {0}', targetWords(target, value, wording));
  const misses = target.comparator === '=' ? 'beside' : target.comparator.startsWith('<') ? 'above' : 'below';
  return { target: { value: target.value, text: clipped(text, 120), misses } };
}

/** Courses of groups side by side, the first of them; one group alone is the course itself. */
function multiplesChart(value: KpiValue, labelOf: LabelOf, wording: Wording): KpiChart | undefined {
  const { l10n } = wording;
  const groups = value.groups.slice(0, MOST_COURSES).flatMap((group) => {
    const series = (group.series ?? []).slice(-MOST_OF_COURSE);
    return series.filter((point) => point.value !== undefined).length > 1 ? [{ group, series }] : [];
  });
  const days = [...new Set(groups.flatMap(({ series }) => series.map(({ day }) => day)))].sort().slice(-MOST_OF_COURSE);
  if (groups.length < 2 || isUngrouped(value.groups)) return undefined;
  const nameOf = groupNames(value, labelOf, wording);
  const figure = (number: number | undefined) => figureText(number, value.unit, wording);
  const courses = groups.map(({ group, series }) => {
    const byDay = new Map(series.map((point) => [point.day, point.value]));
    return { name: nameOf(group), text: figure(group.value), values: days.map((day) => byDay.get(day)) };
  });
  const form = value.bucket === 'month' ? 'month' : 'day';
  return {
    kind: 'multiples',
    title: l10n.t('Trend by {0}', fieldWords(value.kpi.by ?? 'note')),
    summary: groupSummary(
      courses.map(({ name, values }) => {
        const known = values.filter((number) => number !== undefined);
        return l10n.t('{0} from {1} to {2}', name, figure(known[0]), figure(known.at(-1)));
      }),
      wording,
    ),
    multiples: courses.map(({ name, text, values }) => ({
      label: name,
      text,
      spark: values.map((number) => number ?? null),
    })),
    table: {
      headers: [l10n.t('Day'), ...courses.map(({ name }) => name)],
      rows: days
        .map((day, at) => [dayWords(day, wording, form), ...courses.map(({ values }) => figure(values[at]))])
        .reverse(),
    },
  };
}

/** Whether nothing has a value of the field at all: there is nothing to compare then. */
function isUngrouped(groups: readonly KpiGroup[]): boolean {
  return groups.every(({ label }) => label === '');
}

function groupNames({ kpi }: KpiValue, labelOf: LabelOf, { l10n }: Wording): (group: KpiGroup) => string {
  return ({ label }) => clipped(label === '' ? l10n.t('None') : labelOf(kpi.by ?? 'note', label), 80);
}
