// Service clocks: until when an issue has to be taken on and resolved, by the times promised for its severity, without pauses, in
// working hours or all. Comes in: the row of a record and the present instant; goes out: goals with their ends and what is left. Nothing
// is stored: what was met late can be seen for good by its stamps. Linear in the pauses.
import { dayMs } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { parsePause } from '../note/timeSpan.ts';
import { type WorkTime, workTimeOf } from '../workTime.ts';
import { instantOfStamp, type Zone } from '../zone.ts';
import type { CountedHours, Kind } from './kind.ts';

/** What is promised. */
export type ServiceAim = 'acknowledge' | 'resolve' | 'update';

/** One promise and how it stands. Instants and spans are ms. */
export interface ServiceGoal {
  readonly aim: ServiceAim;
  readonly hours: CountedHours;
  /** What is left in its hours, less than 0 when it is late; of a goal that was met what was left then. */
  readonly left: number;
  /** When it ends; absent while the clock is paused. */
  readonly due?: number;
  readonly met?: number;
  /** How often it comes again; only of updates. */
  readonly every?: number;
}

interface Pause {
  readonly from: number;
  readonly to: number;
}

/** One kind of hours. */
type Hours = Pick<WorkTime, 'between' | 'add'>;

const all: Hours = {
  between: (from, to) => Math.max(0, to - from),
  add: (from, span) => from + Math.max(0, span),
};

/** Whether records of a kind have a clock: they say when they were opened, how severe they are, and can be done. */
export function hasClock({ tick, fields }: Kind): boolean {
  return tick !== undefined && fields.includes('opened') && fields.includes('severity');
}

/**
 * The goals of a record in the order in which they are met; none without a service level for its severity or a time at which it was
 * opened. `now` is an instant with offset.
 */
export function serviceGoals(index: IndexReader, row: Row, now: string): readonly ServiceGoal[] {
  const { config } = index;
  const kind = config.kinds.get(index.kind(row));
  const level = config.sla.get(String(index.get(row, 'severity') ?? ''));
  if (!kind || !hasClock(kind) || !level || index.type(row) !== 'record') return [];
  const time = workTimeOf(config);
  const opened = startOf(text(index, row, 'opened'), time);
  if (Number.isNaN(opened)) return [];
  const at = Date.parse(now);
  const isOpen = isOpenRow(index, row);
  const pauses = pausesOf(index, row, time.zone);
  const hours = level.hours === 'working' ? time : all;
  const goal = (aim: ServiceAim, span: number | undefined, met: number | undefined): ServiceGoal[] => {
    if (span === undefined || (met !== undefined && Number.isNaN(met))) return [];
    const left = span - counted(opened, met ?? at, pauses, hours);
    const due = endOf(opened, span, pauses, hours);
    return [
      { aim, hours: level.hours, left, ...(due === undefined ? {} : { due }), ...(met === undefined ? {} : { met }) },
    ];
  };
  const stamp = (field: string): number => instantOfStamp(text(index, row, field), time.zone);
  const acked = stamp('acked');
  return [
    ...goal('acknowledge', level.acknowledge, isTakenOn(index, row) ? acked : undefined),
    ...goal('resolve', level.resolve, isOpen ? undefined : first(stamp('resolved'), stamp('closed'))),
    ...(isOpen ? updateGoal(index, row, opened, at, level.update) : []),
  ];
}

/** Whether somebody took a record on: a stamp says so, or it is in a later state than the first of its kind. */
export function isTakenOn(index: IndexReader, row: Row): boolean {
  const first = index.config.kinds.get(index.kind(row))?.states[0]?.id;
  const state = text(index, row, 'state') || index.stateClass(row);
  return state !== first || !Number.isNaN(instantOfStamp(text(index, row, 'acked'), workTimeOf(index.config).zone));
}

/** The goal that presses now: the open one that ends (or ended) first. */
export function nextGoal(goals: readonly ServiceGoal[]): ServiceGoal | undefined {
  const open = goals.filter(({ met }) => met === undefined);
  return open.sort((a, b) => (a.due ?? Number.POSITIVE_INFINITY) - (b.due ?? Number.POSITIVE_INFINITY))[0];
}

/** The first instant at which a goal that is broken ended; undefined while none is. Updates that came late break no promise for good. */
export function breachOf(goals: readonly ServiceGoal[]): number | undefined {
  const ends = goals.flatMap(({ aim, left, due }) => (aim !== 'update' && left < 0 && due !== undefined ? [due] : []));
  return ends.length === 0 ? undefined : Math.min(...ends);
}

/**
 * How the time between two stamps of a record is counted: in working hours, or for `service` as the service level of its severity
 * counts, without its pauses; all hours where there is none.
 */
export function spanCounter(
  index: IndexReader,
  hours: CountedHours | 'service' = 'elapsed',
): (row: Row, from: number, to: number) => number {
  const { sla } = index.config;
  if (hours === 'elapsed' || (hours === 'service' && sla.size === 0)) return (_row, from, to) => to - from;
  const time = workTimeOf(index.config);
  if (hours === 'working') return (_row, from, to) => time.between(from, to);
  return (row, from, to) => {
    const level = sla.get(String(index.get(row, 'severity') ?? ''));
    if (level?.resolve === undefined) return to - from;
    return counted(from, to, pausesOf(index, row, time.zone), level.hours === 'working' ? time : all);
  };
}

/** Major incidents owe an update every so often, in all hours: by their own word, else by their severity. */
function updateGoal(
  index: IndexReader,
  row: Row,
  opened: number,
  at: number,
  usual: number | undefined,
): ServiceGoal[] {
  const own = index.number(row, 'update-every');
  const every = own > 0 ? own : usual;
  if (every === undefined || index.get(row, 'major') !== 'true') return [];
  const last = instantOfStamp(text(index, row, 'last-update'), workTimeOf(index.config).zone);
  const due = Math.max(opened, Number.isNaN(last) ? opened : last) + every;
  return [{ aim: 'update', hours: 'elapsed', left: due - at, due, every }];
}

/** A day without a time says nothing about hours: the clock starts when the work of that day ends. */
function startOf(written: string, time: WorkTime): number {
  const start = instantOfStamp(written, time.zone);
  return written.length === 10 && !Number.isNaN(start)
    ? time.endOf(Math.floor((start + time.zone.offset(start)) / dayMs))
    : start;
}

/** Pauses in order, none overlapping another; one that lasts ends at infinity. What cannot be read is none. */
function pausesOf(index: IndexReader, row: Row, zone: Zone): readonly Pause[] {
  const value = index.get(row, 'paused');
  const written = Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];
  const found = written.flatMap((each) => {
    const span = parsePause(each);
    if (!span) return [];
    const to = span.to === undefined ? Number.POSITIVE_INFINITY : instantOfStamp(span.to, zone);
    return [{ from: instantOfStamp(span.from, zone), to: span.to?.length === 10 ? to + dayMs : to }];
  });
  const merged: Pause[] = [];
  for (const pause of found.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || pause.from > last.to) merged.push(pause);
    else merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, pause.to) };
  }
  return merged;
}

function counted(from: number, to: number, pauses: readonly Pause[], { between }: Hours): number {
  const paused = pauses.map((pause) => between(Math.max(from, pause.from), Math.min(to, pause.to)));
  return between(from, to) - paused.reduce((sum, each) => sum + each, 0);
}

/** When a span has been counted; undefined when a pause that lasts comes first. */
function endOf(from: number, span: number, pauses: readonly Pause[], { between, add }: Hours): number | undefined {
  let [start, left] = [from, span];
  for (const pause of pauses) {
    if (pause.to <= start) continue;
    const before = between(start, pause.from);
    if (before >= left) break;
    left -= before;
    start = pause.to;
    if (start === Number.POSITIVE_INFINITY) return undefined;
  }
  return add(start, left);
}

function text(index: IndexReader, row: Row, field: string): string {
  const value = index.get(row, field);
  return typeof value === 'string' ? value : '';
}

function first(a: number, b: number): number {
  return Number.isNaN(a) ? b : a;
}
