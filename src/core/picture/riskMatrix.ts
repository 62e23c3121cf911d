// The risk matrix: likelihood by impact, a cell for each pair of steps with the risks that stand there. Comes in: rows of risks, the
// options, today, how things were before. Goes out: plain data, no pixels and no markup. A risk without a place is listed beside with
// the reason; it is never guessed into a cell.

import type { Day } from '../day.ts';
import { dayNumber } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { eachRow, type Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { isStale } from '../query/classes.ts';
import { type ExposureLevel, exposureLevel } from '../record/exposure.ts';
import { plainTitle } from '../record/noteLink.ts';
import { byTitles, type EarlierFields, placeOn, type Scale, scaleOf, textIn, weightOn } from './scale.ts';

/** A cell by the places of its steps. */
export interface CellPlace {
  readonly likelihood: number;
  readonly impact: number;
}

/** One risk. */
export interface RiskMark {
  readonly row: Row;
  readonly title: string;
  readonly state: string;
  readonly owner?: string;
  readonly project?: string;
  readonly treatment?: string;
  /** Where it stands in the position that is shown; absent when it is not rated. */
  readonly at?: CellPlace;
  readonly exposure?: number;
  /** Where it stands in the other position, when both are recorded and differ. */
  readonly other?: CellPlace;
  /** Where it stood before, when it moved since. */
  readonly before?: CellPlace;
  /** It was no risk yet, or not rated, at that time. */
  readonly isNew?: true;
  /** The day its review was due, when that has passed. */
  readonly late?: Day;
  /** Why it is not rated. */
  readonly reason?: string;
}

/** One cell. */
export interface RiskCell extends CellPlace {
  readonly exposure: number;
  readonly level: ExposureLevel;
  readonly risks: readonly RiskMark[];
}

/** The matrix: cells by rows of likelihood, the highest first, in each the highest impact first. */
export interface RiskMatrix {
  readonly likelihood: Scale;
  readonly impact: Scale;
  readonly cells: readonly RiskCell[];
  readonly unrated: readonly RiskMark[];
  /** Likelihood times impact of all that is rated. */
  readonly exposure: number;
  readonly late: number;
}

/** As it is without treatment, or as it is left with it. */
export type RiskPosition = 'inherent' | 'residual';

/** What is asked of the matrix. */
export interface RiskQuestion {
  readonly position: RiskPosition;
  readonly today: Day;
  /** How risks were at the start of the period, where that is known. */
  readonly earlier?: EarlierFields;
}

/** The fields that say where a risk stands, likelihood first. */
export const positionFields: Readonly<Record<RiskPosition, readonly [string, string]>> = {
  inherent: ['likelihood', 'impact'],
  residual: ['residual-likelihood', 'residual-impact'],
};

const usualSteps = ['5', '4', '3', '2', '1'];

/** The scales of a notebook: likelihood and impact as its kind `risk` declares them. */
export function riskScales(index: IndexReader): readonly [Scale, Scale] {
  const impact = scaleOf(index.config, 'risk', 'impact', usualSteps);
  return [scaleOf(index.config, 'risk', 'likelihood', usualSteps), impact];
}

/** The matrix of the rows that are risks, linear in their number. */
export function* riskMatrix(index: IndexReader, rows: readonly Row[], question: RiskQuestion): Steps<RiskMatrix> {
  const [likelihood, impact] = riskScales(index);
  const most = weightOn(likelihood, 0) * weightOn(impact, 0);
  const cells = likelihood.values.flatMap((_, up) =>
    impact.values.map((__, along) => {
      const exposure = weightOn(likelihood, up) * weightOn(impact, along);
      const level = exposureLevel(exposure, most);
      return { likelihood: up, impact: along, exposure, level, risks: [] as RiskMark[] };
    }),
  );
  const unrated: RiskMark[] = [];
  const sum = { exposure: 0, late: 0 };
  yield* eachRow(rows, (row) => {
    if (index.kind(row) !== 'risk' || index.type(row) !== 'record') return;
    const mark = markOf(index, row, [likelihood, impact], question);
    const cell = mark.at && cells[mark.at.likelihood * impact.values.length + mark.at.impact];
    (cell?.risks ?? unrated).push(mark);
    sum.exposure += mark.exposure ?? 0;
    sum.late += mark.late === undefined ? 0 : 1;
  });
  for (const risks of [unrated, ...cells.map((cell) => cell.risks)]) {
    byTitles(risks);
    yield;
  }
  return { likelihood, impact, cells, unrated, ...sum };
}

function markOf(
  index: IndexReader,
  row: Row,
  scales: readonly [Scale, Scale],
  { position, today, earlier }: RiskQuestion,
): RiskMark {
  const { title, state, owner, project } = index.item(row);
  const written = (field: string): string | undefined => textIn(index, row, field);
  const at = placeIn(scales, position, written) ?? placeIn(scales, 'inherent', written);
  const residual = placeIn(scales, 'residual', written);
  const other = position === 'residual' ? residual && placeIn(scales, 'inherent', written) : residual;
  const old = earlier?.get(index.path(row));
  const then = (field: string): string | undefined => old?.get(field);
  const before = placeIn(scales, position, then) ?? placeIn(scales, 'inherent', then);
  const treatment = written('treatment');
  const late = lateReview(index, row, today);
  return {
    row,
    title: plainTitle(title),
    state,
    ...(owner !== undefined && { owner }),
    ...(project !== undefined && { project }),
    ...(treatment !== undefined && { treatment }),
    ...(at ? { at, exposure: weightOf(scales, at) } : { reason: reasonOf(scales, written) }),
    ...(at && other && !isSame(at, other) && { other }),
    ...(at && before && !isSame(at, before) && { before }),
    ...(at && earlier && !before && { isNew: true }),
    ...(late !== undefined && { late }),
  };
}

function placeIn(
  scales: readonly [Scale, Scale],
  position: RiskPosition,
  written: (field: string) => string | undefined,
): CellPlace | undefined {
  const [first, second] = positionFields[position];
  const likelihood = placeOn(scales[0], written(first));
  const impact = placeOn(scales[1], written(second));
  return likelihood === undefined || impact === undefined ? undefined : { likelihood, impact };
}

function weightOf([likelihood, impact]: readonly [Scale, Scale], at: CellPlace): number {
  return weightOn(likelihood, at.likelihood) * weightOn(impact, at.impact);
}

function isSame(a: CellPlace, b: CellPlace): boolean {
  return a.likelihood === b.likelihood && a.impact === b.impact;
}

/** `no impact`; `likelihood 7 is none of 5, 4, 3, 2, 1`. */
function reasonOf(scales: readonly [Scale, Scale], written: (field: string) => string | undefined): string {
  const faults = scales.flatMap((scale) => {
    const text = written(scale.field);
    if (text === undefined) return [say('no {0}', scale.field)];
    if (placeOn(scale, text) !== undefined) return [];
    return [say('{0} {1} is none of {2}', scale.field, text, scale.values.join(', '))];
  });
  return faults.join('; ');
}

/** The day a review was due that has passed; undefined where none is late. */
export function lateReview(index: IndexReader, row: Row, today: Day): Day | undefined {
  return isStale(index, row, { today: dayNumber(today) ?? 0 }) ? textIn(index, row, 'review') : undefined;
}
