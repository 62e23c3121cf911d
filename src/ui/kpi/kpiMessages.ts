// The messages of the KPI panel: what the host sends to be drawn, and what a person can want. Shapes are the types; both ends
// check what arrives. Every number is already formatted: the page draws and computes nothing. Imports types and shapes only.
import {
  either,
  exactly,
  flag,
  listOf,
  number,
  type Of,
  oneOf,
  optional,
  orNull,
  text,
  whole,
} from '../../core/shape.ts';
import { envelope, ref, refusal } from '../panel/protocol.ts';

/** Characters of a picture that a page may hand over. */
export const longestPicture = 2_000_000;

const word = text(200);
const sentence = text(2000);
const optionalRef = either(ref, oneOf(''));

/** A choice of a drop-down; the empty one means all. */
const option = exactly({ id: optionalRef, label: word });

/** How a value moved: in brief, and in the sentence that says against what. */
const trend = exactly({
  change: oneOf('up', 'down', 'flat'),
  mood: oneOf('better', 'worse', 'neutral'),
  brief: word,
  text: sentence,
});

/** One KPI at a glance. */
const tile = exactly({
  ref,
  title: word,
  value: word,
  unit: word,
  target: optional(exactly({ state: oneOf('met', 'missed', 'open'), text: sentence })),
  trend: optional(trend),
  notes: listOf(sentence, 4),
  /** Nothing is there to compute it from. */
  empty: flag,
  spark: listOf(orNull(number), 120),
});

/** Colours by meaning; the page maps them to theme colours. */
const tone = oneOf('plain', 'red', 'orange', 'yellow', 'green');

const bar = exactly({
  label: word,
  value: number,
  text: word,
  tone,
  beside: optional(exactly({ value: number, text: word })),
});

/** A day such as 2026-03-04, or none. */
const day = either(oneOf(''), text(10, /^\d{4}-\d\d-\d\d$/));

/** `x` is a day number; a point without a value is a gap. `day` asks for the rows behind it. */
const point = exactly({ x: whole(), day, label: word, value: orNull(number), text: word });

/** A decision or a change beside a course, by its number; `ref` opens it. */
const mark = exactly({ ref, x: whole(), text: word });

/** The course of one group among others, all on one scale. */
const multiple = exactly({ label: word, text: word, spark: listOf(orNull(number), 120) });

const tableOf = (rows: number) => exactly({ headers: listOf(word, 14), rows: listOf(listOf(word, 14), rows) });

const chartFrame = {
  title: word,
  summary: sentence,
  /** `misses`: on which side of it a value does not reach it. */
  target: optional(exactly({ value: number, text: word, misses: oneOf('above', 'below', 'beside') })),
  table: tableOf(110),
};

/** A picture, the sentence that says what it shows, and the table with the same figures. */
const chart = either(
  exactly({ ...chartFrame, kind: oneOf('bars'), bars: listOf(bar, 30), besideLabel: word, valueLabel: word }),
  exactly({ ...chartFrame, kind: oneOf('line', 'columns'), points: listOf(point, 110), marks: listOf(mark, 20) }),
  exactly({ ...chartFrame, kind: oneOf('multiples'), multiples: listOf(multiple, 12) }),
);

/** A note behind a number; `ref` opens it. */
const row = exactly({ ref, title: word, cells: listOf(word, 5), counts: flag });

/** The selected KPI: what it means, its pictures, and one page of the notes behind it. */
const detail = exactly({
  ref,
  title: word,
  doc: sentence,
  definition: listOf(sentence, 6),
  hints: listOf(sentence, 6),
  charts: listOf(chart, 3),
  rows: exactly({
    caption: sentence,
    headers: listOf(word, 6),
    items: listOf(row, 50),
    /** What they are behind of instead of the figure of now; empty: that. */
    about: sentence,
    /** The past day whose versions of the notes can be shown. */
    day,
    page: whole(0),
    pages: whole(0),
    text: sentence,
  }),
});

/** A change, what lay around it, and the figures of both sides; no `summary` as long as none is chosen. */
const around = exactly({
  changes: listOf(option, 101),
  summary: sentence,
  table: tableOf(14),
  issues: listOf(exactly({ ref, title: word, side: word, opened: word }), 40),
});

/** A definition that cannot be computed: its text with the place at fault, and what to do. */
const broken = exactly({
  ref,
  title: word,
  problems: listOf(
    exactly({ message: sentence, part: word, before: text(4000), at: text(4000), after: text(4000) }),
    12,
  ),
  action: word,
});

/** What a person chose; kept over restarts. Empty: the first notebook and KPI, all projects, each KPI's own period. */
export const choiceShape = exactly({
  notebook: optionalRef,
  kpi: optionalRef,
  project: optionalRef,
  period: oneOf('own', '4w', 'quarter', 'year', 'all', 'days'),
  /** First and last day of a period that was named. */
  from: day,
  to: day,
  compare: oneOf('before', 'year'),
  by: oneOf('', 'project', 'severity', 'team'),
  /** The day of the point whose rows are shown. */
  point: day,
  /** The change that is looked at, and how many days around it. */
  change: optionalRef,
  days: whole(1, 90),
  page: whole(0, 100_000),
});

const viewShape = exactly({
  notebook: word,
  /** Those there are to choose from; empty when there is nothing to choose. */
  notebooks: listOf(option, 100),
  state: oneOf('ready', 'private', 'loading', 'missing'),
  choice: choiceShape,
  projects: listOf(option, 2000),
  periods: listOf(option, 10),
  compares: listOf(option, 4),
  groupings: listOf(option, 6),
  /** Today: no period ends later. */
  today: day,
  around: optional(around),
  tiles: listOf(tile, 300),
  detail: optional(detail),
  broken: listOf(broken, 100),
});

/** Everything a host may send to the page. */
export const kpiHostMessage = either(exactly({ ...envelope, type: oneOf('view'), view: viewShape }), refusal);

/** Everything a page may send to the host. */
export const kpiIntent = either(
  exactly({ ...envelope, type: oneOf('ready'), choice: optional(choiceShape) }),
  exactly({ ...envelope, type: oneOf('choose'), choice: choiceShape }),
  exactly({ ...envelope, type: oneOf('open'), ref, beside: flag, version: flag }),
  /** Table `at` of the detail, or (-1) all rows behind the number, to the clipboard. */
  exactly({ ...envelope, type: oneOf('copy'), at: whole(-1, 2) }),
  /** A picture that the page may not put into the clipboard itself: a PNG in base64, to be saved as a file. */
  exactly({
    ...envelope,
    type: oneOf('picture'),
    name: word,
    png: text(longestPicture, /^[A-Za-z0-9+/=]+$/),
  }),
  exactly({ ...envelope, type: oneOf('openDefinition'), ref }),
);

export type KpiHostMessage = Of<typeof kpiHostMessage>;
export type KpiIntent = Of<typeof kpiIntent>;
export type KpiChoice = Of<typeof choiceShape>;
export type KpiView = Of<typeof viewShape>;
export type KpiTile = Of<typeof tile>;
export type KpiDetail = Of<typeof detail>;
export type KpiAround = Of<typeof around>;
export type KpiChart = Of<typeof chart>;
export type KpiTone = Of<typeof tone>;
export type BrokenView = Of<typeof broken>;
