// The messages of the KPI panel: what the host sends to be drawn, and what a person can want. Schemas are the types; both ends
// check what arrives. Every number is already formatted: the page draws and computes nothing. Imports types and zod only.
import * as z from 'zod/mini';
import { envelope, ref, refusal, text } from '../panel/protocol.ts';

/** Characters of a picture that a page may hand over. */
export const longestPicture = 2_000_000;

const list = <T extends z.ZodMiniType>(item: T, most: number) => z.array(item).check(z.maxLength(most));
const word = text(200);
const sentence = text(2000);
const optionalRef = z.union([ref, z.literal('')]);

/** A choice of a drop-down; the empty one means all. */
const option = z.strictObject({ id: optionalRef, label: word });

/** How a value moved: in brief, and in the sentence that says against what. */
const trend = z.strictObject({
  change: z.enum(['up', 'down', 'flat']),
  mood: z.enum(['better', 'worse', 'neutral']),
  brief: word,
  text: sentence,
});

/** One KPI at a glance. */
const tile = z.strictObject({
  ref,
  title: word,
  value: word,
  unit: word,
  target: z.optional(z.strictObject({ state: z.enum(['met', 'missed', 'open']), text: sentence })),
  trend: z.optional(trend),
  notes: list(sentence, 4),
  spark: list(z.nullable(z.number()), 120),
});

/** Colours by meaning; the page maps them to theme colours. */
const tone = z.enum(['plain', 'red', 'orange', 'yellow', 'green']);

const bar = z.strictObject({
  label: word,
  value: z.number(),
  text: word,
  tone,
  beside: z.optional(z.strictObject({ value: z.number(), text: word })),
});

/** A day such as 2026-03-04, or none. */
const day = z.union([z.literal(''), z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))]);

/** `x` is a day number; a point without a value is a gap. `day` asks for the rows behind it. */
const point = z.strictObject({ x: z.int(), day, label: word, value: z.nullable(z.number()), text: word });

/** A decision or a change beside a course, by its number; `ref` opens it. */
const mark = z.strictObject({ ref, x: z.int(), text: word });

/** The course of one group among others, all on one scale. */
const multiple = z.strictObject({ label: word, text: word, spark: list(z.nullable(z.number()), 120) });

const tableOf = (rows: number) => z.strictObject({ headers: list(word, 14), rows: list(list(word, 14), rows) });

const chartFrame = {
  title: word,
  summary: sentence,
  /** `misses`: on which side of it a value does not reach it. */
  target: z.optional(z.strictObject({ value: z.number(), text: word, misses: z.enum(['above', 'below', 'beside']) })),
  table: tableOf(110),
};

/** A picture, the sentence that says what it shows, and the table with the same figures. */
const chart = z.discriminatedUnion('kind', [
  z.strictObject({ ...chartFrame, kind: z.literal('bars'), bars: list(bar, 30), besideLabel: word, valueLabel: word }),
  z.strictObject({ ...chartFrame, kind: z.enum(['line', 'columns']), points: list(point, 110), marks: list(mark, 20) }),
  z.strictObject({ ...chartFrame, kind: z.literal('multiples'), multiples: list(multiple, 12) }),
]);

/** A note behind a number; `ref` opens it. */
const row = z.strictObject({ ref, title: word, cells: list(word, 5), counts: z.boolean() });

/** The selected KPI: what it means, its pictures, and one page of the notes behind it. */
const detail = z.strictObject({
  ref,
  title: word,
  doc: sentence,
  definition: list(sentence, 6),
  hints: list(sentence, 6),
  charts: list(chart, 3),
  rows: z.strictObject({
    caption: sentence,
    headers: list(word, 6),
    items: list(row, 50),
    /** What they are behind of instead of the figure of now; empty: that. */
    about: sentence,
    /** The past day whose versions of the notes can be shown. */
    day,
    page: z.int().check(z.nonnegative()),
    pages: z.int().check(z.nonnegative()),
    text: sentence,
  }),
});

/** A change, what lay around it, and the figures of both sides; no `summary` as long as none is chosen. */
const around = z.strictObject({
  changes: list(option, 101),
  summary: sentence,
  table: tableOf(14),
  issues: list(z.strictObject({ ref, title: word, side: word, opened: word }), 40),
});

/** A definition that cannot be computed: its text with the place at fault, and what to do. */
const broken = z.strictObject({
  ref,
  title: word,
  problems: list(
    z.strictObject({ message: sentence, part: word, before: text(4000), at: text(4000), after: text(4000) }),
    12,
  ),
  action: word,
});

/** What a person chose; kept over restarts. Empty: the first notebook and KPI, all projects, each KPI's own period. */
export const choiceSchema = z.strictObject({
  notebook: optionalRef,
  kpi: optionalRef,
  project: optionalRef,
  period: z.enum(['own', '4w', 'quarter', 'year', 'all', 'days']),
  /** First and last day of a period that was named. */
  from: day,
  to: day,
  compare: z.enum(['before', 'year']),
  by: z.enum(['', 'project', 'severity', 'team']),
  /** The day of the point whose rows are shown. */
  point: day,
  /** The change that is looked at, and how many days around it. */
  change: optionalRef,
  days: z.int().check(z.gte(1), z.lte(90)),
  page: z.int().check(z.gte(0), z.lte(100_000)),
});

const viewSchema = z.strictObject({
  notebook: word,
  /** Those there are to choose from; empty when there is nothing to choose. */
  notebooks: list(option, 100),
  state: z.enum(['ready', 'private', 'loading', 'missing']),
  choice: choiceSchema,
  projects: list(option, 2000),
  periods: list(option, 10),
  compares: list(option, 4),
  groupings: list(option, 6),
  /** Today: no period ends later. */
  today: day,
  around: z.optional(around),
  tiles: list(tile, 300),
  detail: z.optional(detail),
  broken: list(broken, 100),
});

/** Everything a host may send to the page. */
export const kpiHostMessage = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('view'), view: viewSchema }),
  refusal,
]);

/** Everything a page may send to the host. */
export const kpiIntent = z.discriminatedUnion('type', [
  z.strictObject({ ...envelope, type: z.literal('ready'), choice: z.optional(choiceSchema) }),
  z.strictObject({ ...envelope, type: z.literal('choose'), choice: choiceSchema }),
  z.strictObject({ ...envelope, type: z.literal('open'), ref, beside: z.boolean(), version: z.boolean() }),
  /** Table `at` of the detail, or (-1) all rows behind the number, to the clipboard. */
  z.strictObject({ ...envelope, type: z.literal('copy'), at: z.int().check(z.gte(-1), z.lte(2)) }),
  /** A picture that the page may not put into the clipboard itself: a PNG in base64, to be saved as a file. */
  z.strictObject({
    ...envelope,
    type: z.literal('picture'),
    name: word,
    png: z.string().check(z.maxLength(longestPicture), z.regex(/^[A-Za-z0-9+/=]+$/)),
  }),
  z.strictObject({ ...envelope, type: z.literal('openDefinition'), ref }),
]);

export type KpiHostMessage = z.infer<typeof kpiHostMessage>;
export type KpiIntent = z.infer<typeof kpiIntent>;
export type KpiChoice = z.infer<typeof choiceSchema>;
export type KpiView = z.infer<typeof viewSchema>;
export type KpiTile = z.infer<typeof tile>;
export type KpiDetail = z.infer<typeof detail>;
export type KpiAround = z.infer<typeof around>;
export type KpiChart = z.infer<typeof chart>;
export type KpiTone = z.infer<typeof tone>;
export type BrokenView = z.infer<typeof broken>;
