// Gathers what a note about a span of days is drafted from. Comes in: a notebook, its past if it has one, the days. Goes out: evidence for
// core to draft with, and what has to be said about it. The notes are those of the last day: the live ones up to today, else those of
// the history. Every reason why there is no past but its absence is a `Stop`.
import { addDays, type Day, dayMs, dayNumber } from '../../core/day.ts';
import type { Evidence } from '../../core/evidence/evidence.ts';
import { reasonIn, slipsOf } from '../../core/evidence/slips.ts';
import { type Happening, happeningSteps, type ReadPair } from '../../core/history/happened.ts';
import type { NoteIndex } from '../../core/index/noteIndex.ts';
import type { IndexReader, Row } from '../../core/index/rows.ts';
import type { Steps } from '../../core/index/steps.ts';
import { compileKpis, kpiReportSteps } from '../../core/kpi/report.ts';
import { type KpiPast, withCourses } from '../../core/kpi/withCourses.ts';
import { projectPaths } from '../../core/navigate/lookup.ts';
import { readNote } from '../../core/note/readNote.ts';
import { parseOptions } from '../../core/record/parseOptions.ts';
import { zoneOf } from '../../core/zone.ts';
import { zonedClock } from '../clock.ts';
import { inSlices } from '../slices.ts';
import { type CommitReasons, commitReasons, slipKey } from './commitReasons.ts';
import { type History, placeAt } from './history.ts';
import { type CourseContext, createKpiCourses } from './kpiCourses.ts';
import { createPastFigures } from './pastFigures.ts';
import type { PastOptions } from './readLine.ts';

/** Which days are told of, and for whom. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly audience: string;
}

/** The notebook as it is. */
export interface Present {
  readonly index: NoteIndex;
  readonly context: { readonly today: Day; readonly now: string; readonly me?: string };
  /** The text of a note as it is now, an unsaved one included. */
  readonly read?: (path: string) => Promise<string | undefined>;
}

/** What a reader has to know about evidence. */
export interface EvidenceLimits {
  /** There is no history, so nothing is known of what moved. */
  readonly isWithoutPast: boolean;
  /** The history begins later than the span. */
  readonly beginsLater: boolean;
}

const minuteMs = 60_000;

/** The evidence about some notes as they are now, unsaved and unshared changes included. */
export async function evidenceOfNotes(
  present: Present,
  history: History | undefined,
  paths: readonly string[],
  span: Span,
  options: PastOptions = {},
): Promise<Evidence> {
  const { index, context } = present;
  const place = history && (await firstPlace(history, index, span, options));
  const pairs = place === undefined || !history ? [] : await livePairs(present, history, place, paths, options);
  const all = await happeningsIn(pairs, present);
  const said = history && (await saidReasons(history, all, present, options));
  return { ...frame(index, context, span), ...(await happened(all, present, said)), figures: [] };
}

/** Drafts in slices from the evidence about the whole notebook; what `draft` is handed is good only until it answers. */
export async function withEvidence<T>(
  present: Present,
  history: History | undefined,
  span: Span,
  draft: (evidence: Evidence, limits: EvidenceLimits) => Steps<T>,
  options: PastOptions = {},
): Promise<T> {
  const { index, context } = present;
  const line = await history?.line(options);
  const drafted = (evidence: Evidence, limits: EvidenceLimits): Promise<T> =>
    sliced(evidence.index, () => draft(evidence, limits));
  if (!history || !line || line.commits.length === 0)
    return drafted(await told(present, span, [], { courses: new Map() }, undefined), {
      isWithoutPast: true,
      beginsLater: false,
    });
  const isPast = span.to < context.today;
  const place = await firstPlace(history, index, span, options);
  const last = isPast ? placeAt(line, instantOf(addDays(span.to, 1), index)) : line.commits.length;
  const [from, to] = [line.commits[place - 1]?.id, line.commits[last - 1]?.id];
  const shared = to === undefined || to === from ? [] : (await history.changesFrom(from, options, to)).pairs;
  const pairs = isPast ? shared : await withUnshared(present, history, place, shared, options);
  const all = await happeningsIn(pairs, present);
  const said = await saidReasons(history, all, present, options);
  const asked = { config: index.config, today: span.to, ...(context.me !== undefined && { me: context.me }) };
  const past = await pastOf(history, span, asked, options);
  const limits = { isWithoutPast: false, beginsLater: line.isShallow && place <= 1 };
  if (!isPast) return drafted(await told(present, span, all, past, said), limits);
  const now = zonedClock(
    () => index.config.timezone,
    () => instantOf(addDays(span.to, 1), index) - minuteMs,
  ).now();
  const then = { ...context, today: span.to, now };
  const [answer] = await history.walk(
    [last],
    async (index) => {
      const before = { ...present, index, context: then };
      const evidence = await told(before, span, await happeningsIn(pairs, before), past, said);
      return { drafted: await drafted(evidence, limits) };
    },
    options,
  );
  if (!answer) throw new Error('the history was walked without a look');
  return answer.drafted;
}

const known = new WeakMap<History, ReturnType<typeof makePast>>();

/** The year of figures is computed once for a history: a report is seldom drafted only once. Compared is with the day before the span. */
async function pastOf(history: History, { from }: Span, asker: CourseContext, options: PastOptions): Promise<KpiPast> {
  const made = known.get(history) ?? makePast(history);
  known.set(history, made);
  const day = addDays(from, -1);
  const courses = await made.courses(asker, options);
  const figures = (await made.figures(asker, [day], options)).get(day);
  return { courses, ...(figures && { earlier: { day, figures } }) };
}

function makePast(history: History) {
  const figures = createPastFigures(history);
  return { figures, courses: createKpiCourses(history, figures) };
}

/** Most notes that are compared as they are now. */
const mostLive = 1500;

/** The same with what is not committed yet, in notes whose days matter. */
async function withUnshared(
  present: Present,
  history: History,
  place: number,
  shared: readonly ReadPair[],
  options: PastOptions,
): Promise<readonly ReadPair[]> {
  const { index } = present;
  const paths = new Set<string>();
  for (const row of index.openRows()) if (!Number.isNaN(index.number(row, 'due'))) paths.add(index.path(row));
  const renamed = new Set(shared.filter(({ from }) => from !== undefined).map(({ path }) => path));
  const wanted = [...paths].filter((path) => !renamed.has(path)).slice(0, mostLive);
  const live = new Map((await livePairs(present, history, place, wanted, options)).map((pair) => [pair.path, pair]));
  return [...shared.filter(({ path }) => !live.has(path)), ...live.values()];
}

/** Notes then and now, of those that there were then. */
async function livePairs(
  { index, read }: Present,
  history: History,
  place: number,
  paths: readonly string[],
  options: PastOptions,
): Promise<ReadPair[]> {
  const before = await history.notesAt(place, paths, options);
  const pairs: ReadPair[] = [];
  for (const [path, { note: old }] of before) {
    const text = await read?.(path);
    if (text !== undefined) pairs.push({ path, before: old, after: readNote(path, text, parseOptions(index.config)) });
  }
  return pairs;
}

/** What commits say about dates that moved; asked before the history is walked, as it answers one question at a time. */
async function saidReasons(
  history: History,
  all: readonly Happening[],
  { index }: Present,
  options: PastOptions,
): Promise<CommitReasons> {
  return commitReasons(history, index, slipsOf(all, index), options);
}

function happeningsIn(pairs: readonly ReadPair[], { index, context }: Present): Promise<readonly Happening[]> {
  return sliced(index, () => happeningSteps(pairs, index, context.me));
}

async function told(
  present: Present,
  span: Span,
  all: readonly Happening[],
  past: KpiPast,
  said: CommitReasons | undefined,
): Promise<Evidence> {
  const { index, context } = present;
  const set = compileKpis(index.config);
  const report = await sliced(index, () => kpiReportSteps(set, index, context, {}));
  const { values } = withCourses(report, past, span.to);
  return { ...frame(index, context, span), ...(await happened(all, present, said)), figures: values };
}

/** What happened, by the notes of the last day; why dates moved stands in the notes of today, too, else in messages of commits. */
async function happened(
  all: readonly Happening[],
  { index, read }: Present,
  said: CommitReasons | undefined,
): Promise<Pick<Evidence, 'happenings' | 'slips' | 'reasonOf'>> {
  const slips = slipsOf(all, index);
  const reasons = new Map<number, string>();
  const texts = new Map<string, string>();
  for (const [row, [, to]] of slips) {
    const { title, path, project } = index.item(row);
    const places = [path, ...(project === undefined ? [] : [projectPaths(index).get(project) ?? path])];
    for (const place of places) {
      if (!texts.has(place)) texts.set(place, (await read?.(place)) ?? '');
      const reason = reasonIn(texts.get(place) ?? '', title, to);
      if (reason !== undefined) reasons.set(row, reason);
    }
  }
  const reasonOf = (row: Row): string | undefined =>
    reasons.get(row) ?? said?.get(slipKey(index, row, slips.get(row)?.[1] ?? ''));
  return { happenings: all, slips, reasonOf };
}

function sliced<T>(index: IndexReader, begin: () => Steps<T>): Promise<T> {
  return inSlices(begin, () => index.version);
}

function frame(
  index: NoteIndex,
  { now, me }: Present['context'],
  span: Span,
): Omit<Evidence, 'happenings' | 'slips' | 'figures'> {
  return { index, roster: index.roster(), ...span, now, ...(me !== undefined && { me }) };
}

/** Commits that stood when the span began; of a copy that begins later at least its first. */
async function firstPlace(history: History, index: NoteIndex, { from }: Span, options: PastOptions): Promise<number> {
  const line = await history.line(options);
  const place = placeAt(line, instantOf(from, index));
  return place === 0 && line.isShallow ? 1 : place;
}

function instantOf(day: Day, { config }: NoteIndex): number {
  return zoneOf(config.timezone).instant((dayNumber(day) ?? 0) * dayMs);
}
