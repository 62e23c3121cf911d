// The risk matrix as a picture: cells, the risks in them in words, arrows of what moved, what is not rated, and the table behind it.
// Comes in: the rows of a query and choices; goes out: plain data. Every sign has its words; a colour never says more.
import type { Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import { joined, personName } from '../outline/rowWords.ts';
import type { ExposureLevel } from '../record/exposure.ts';
import { type InputWithPast, pastWords, periodControl } from './period.ts';
import { type Picture, type PictureControl, type PictureMove, tableOf } from './picture.ts';
import {
  type CellPlace,
  positionFields,
  type RiskCell,
  type RiskMark,
  type RiskMatrix,
  type RiskPosition,
  riskMatrix,
} from './riskMatrix.ts';
import { narrowed } from './rowFilters.ts';
import { joinedSentences, lateWords } from './spotWords.ts';

/** A risk in a cell, or beside the matrix. */
export interface RiskChip {
  readonly ref: string;
  readonly title: string;
  readonly facts: string;
  /** Its review is late; the facts say since when. */
  readonly isLate: boolean;
}

/** A cell; `more` risks are not shown. */
export interface RiskSquare {
  readonly id: string;
  readonly label: string;
  readonly level: ExposureLevel;
  /** Exposure and level, in words. */
  readonly words: string;
  /** How many risks; eyes see them. */
  readonly counted: string;
  readonly exposure: number;
  readonly count: number;
  readonly risks: readonly RiskChip[];
  readonly more: number;
  readonly move: PictureMove;
}

/** From cell to cell, by their places in the list; `kind` is drawn as the line. */
export interface RiskArrow {
  readonly from: number;
  readonly to: number;
  readonly kind: 'moved' | 'treated';
}

/** What is drawn: rows of cells, the highest likelihood first, in each the lowest impact first. */
export interface RiskBody {
  readonly likelihood: readonly string[];
  readonly impact: readonly string[];
  readonly cells: readonly RiskSquare[];
  readonly unrated: readonly RiskChip[];
  readonly moreUnrated: number;
  readonly arrows: readonly RiskArrow[];
}

/** The query of the matrix. */
export const riskQuery = 'type:risk is:open';

/** Risks on the page at once, at most; how many more of one cell that was opened, and beside the matrix. */
const most = { all: 200, opened: 80, unrated: 60, arrows: 80 };

/** The picture: `options` are `position`, `since`, `project`, `owner`, `treatment`, `at-cell` (opened) and `at-page`. */
export function* riskSteps(input: InputWithPast): Steps<Picture<RiskBody>> {
  const { index, options, context, earlier } = input;
  const position: RiskPosition = options['position'] === 'residual' ? 'residual' : 'inherent';
  const fields = [
    { field: 'project', label: say('Project') },
    { field: 'owner', label: say('Owner') },
    { field: 'treatment', label: say('Treatment') },
  ];
  const { rows, controls } = yield* narrowed(index, input.rows, fields, options, context);
  const question = { position, today: context.today, ...(earlier && { earlier }) };
  const matrix = yield* riskMatrix(index, rows, question);
  const cells = columnsReversed(matrix);
  const filled = cells.filter(({ risks }) => risks.length > 0).length;
  const share = Math.max(2, Math.floor((most.all - most.opened) / Math.max(1, filled)));
  return {
    summary: joinedSentences([summaryOf(matrix), pastWords(input)]),
    controls: [positionControl(position), ...controls, periodControl(options)],
    table: yield* riskTable(input, matrix),
    body: {
      likelihood: matrix.likelihood.values,
      impact: [...matrix.impact.values].reverse(),
      cells: cells.map((cell) => squareOf(input, matrix, cell, position, share)),
      unrated: matrix.unrated.slice(0, most.unrated).map((mark) => chipOf(input, matrix, mark)),
      moreUnrated: Math.max(0, matrix.unrated.length - most.unrated),
      arrows: arrowsOf(matrix, cells),
    },
  };
}

/** Impact grows to the right. */
function columnsReversed({ cells, impact: { values } }: RiskMatrix): RiskCell[] {
  return cells.map((_, at) => {
    const along = at % values.length;
    return cells[at - along + (values.length - 1 - along)] as RiskCell;
  });
}

function squareOf(
  input: InputWithPast,
  matrix: RiskMatrix,
  cell: RiskCell,
  position: RiskPosition,
  share: number,
): RiskSquare {
  const { index, options } = input;
  const likelihood = matrix.likelihood.values[cell.likelihood] ?? '';
  const impact = matrix.impact.values[cell.impact] ?? '';
  const id = `${likelihood} × ${impact}`;
  const shown = cell.risks.slice(0, share + (options['at-cell'] === id ? most.opened : 0));
  const [up, along] = positionFields[position].map((field) => index.config.fields.get(field)?.key ?? field);
  const count = cell.risks.length;
  return {
    id,
    label: say('Likelihood {0}, impact {1}', likelihood, impact),
    level: cell.level,
    words: joined([say('exposure {0}', cell.exposure), levelWords(cell.level)]),
    counted: count === 0 ? say('no risks') : count === 1 ? say('1 risk') : say('{0} risks', count),
    exposure: cell.exposure,
    count,
    risks: shown.map((mark) => chipOf(input, matrix, mark)),
    more: count - shown.length,
    move: { action: 'setField', answers: { [up ?? '']: likelihood, [along ?? '']: impact } },
  };
}

function chipOf(input: InputWithPast, matrix: RiskMatrix, mark: RiskMark): RiskChip {
  const { context, options, refOf } = input;
  const cellWords = (place: CellPlace): string => placeWords(matrix, place);
  const isResidual = options['position'] === 'residual';
  return {
    ref: refOf(mark.row),
    title: mark.title,
    facts: joined([
      mark.reason,
      mark.late === undefined ? undefined : lateWords(mark.late, context.today),
      mark.before && say('moved from {0}', cellWords(mark.before)),
      mark.isNew && say('new'),
      mark.other &&
        (isResidual ? say('untreated {0}', cellWords(mark.other)) : say('treated {0}', cellWords(mark.other))),
      mark.treatment,
      mark.owner === undefined ? undefined : personName(mark.owner, context),
    ]),
    isLate: mark.late !== undefined,
  };
}

function placeWords({ likelihood, impact }: RiskMatrix, place: CellPlace): string {
  return `${likelihood.values[place.likelihood]} × ${impact.values[place.impact]}`;
}

function levelWords(level: ExposureLevel): string {
  return level === 'high' ? say('high') : level === 'medium' ? say('medium') : say('low');
}

/** Each way from cell to cell once, whatever number of risks went it. */
function arrowsOf(matrix: RiskMatrix, cells: readonly RiskCell[]): RiskArrow[] {
  const width = matrix.impact.values.length;
  const placeOf = ({ likelihood, impact }: CellPlace): number => likelihood * width + (width - 1 - impact);
  const arrows = new Map<string, RiskArrow>();
  const add = (from: CellPlace | undefined, to: CellPlace | undefined, kind: RiskArrow['kind']): void => {
    if (from && to)
      arrows.set(`${placeOf(from)} ${placeOf(to)} ${kind}`, { from: placeOf(from), to: placeOf(to), kind });
  };
  for (const mark of cells.flatMap(({ risks }) => risks)) {
    add(mark.before, mark.at, 'moved');
    add(mark.at, mark.other, 'treated');
  }
  return [...arrows.values()].slice(0, most.arrows);
}

function summaryOf(matrix: RiskMatrix): string {
  const rated = matrix.cells.reduce((sum, { risks }) => sum + risks.length, 0);
  const high = matrix.cells.reduce((sum, { level, risks }) => sum + (level === 'high' ? risks.length : 0), 0);
  const unrated = matrix.unrated.length;
  if (rated + unrated === 0) return say('There are no risks here.');
  return joinedSentences([
    rated === 1
      ? say('1 risk, exposure {0}, {1} high.', matrix.exposure, high)
      : say('{0} risks, exposure {1} in all, {2} of them high.', rated, matrix.exposure, high),
    unrated === 0 ? '' : say('{0} not rated.', unrated),
    matrix.late === 0 ? '' : matrix.late === 1 ? say('1 review is late.') : say('{0} reviews are late.', matrix.late),
  ]);
}

function positionControl(chosen: RiskPosition): PictureControl {
  const options = [
    { id: 'inherent', label: say('As rated') },
    { id: 'residual', label: say('After treatment') },
  ];
  return { id: 'position', label: say('Position'), options, chosen };
}

function* riskTable(input: InputWithPast, matrix: RiskMatrix) {
  const { index, options, context, refOf } = input;
  const cells = [...matrix.cells].sort((a, b) => b.exposure - a.exposure);
  const marks = [...cells.flatMap(({ risks }) => risks), ...matrix.unrated];
  const headers = [
    say('Risk'),
    say('Likelihood'),
    say('Impact'),
    say('Exposure'),
    say('Before'),
    say('Treatment'),
    say('State'),
    say('Owner'),
    say('Review'),
  ];
  return yield* tableOf(headers, marks, options, (mark) => {
    const { row, title, at, exposure, reason, before, isNew, treatment = '', state, owner, late } = mark;
    const level = at && matrix.cells[at.likelihood * matrix.impact.values.length + at.impact]?.level;
    const words = [
      title,
      at ? (matrix.likelihood.values[at.likelihood] ?? '') : '',
      at ? (matrix.impact.values[at.impact] ?? '') : '',
      exposure === undefined ? (reason ?? '') : joined([String(exposure), level && levelWords(level)]),
      before ? placeWords(matrix, before) : isNew ? say('new') : '',
      treatment,
      state,
      owner === undefined ? '' : personName(owner, context),
      late === undefined ? String(index.get(row, 'review') ?? '') : lateWords(late, context.today),
    ];
    return { ref: refOf(row), cells: words };
  });
}
