// What a person has to know after having been away, in groups, the most pressing first. Comes in: what happened, the index, who
// looks and since which day. Goes out: groups with rows. Keeps nothing: what was seen is remembered by the caller.
import { type Day, dayMs, dayNumber, dayText } from '../day.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row, RowKey } from '../index/rows.ts';
import { type Sayable, toSay } from '../language.ts';
import { criticalTest } from '../query/criticalTest.ts';
import type { QueryContext } from '../query/runQuery.ts';
import { breachOf, hasClock, serviceGoals } from '../record/serviceClock.ts';
import { workTimeOf } from '../workTime.ts';
import type { Happening, HappeningVerb } from './happened.ts';

/** The groups in their order, as they are headed. */
export const catchUpGroups = {
  breached: toSay('Breached while you were away'),
  critical: toSay('Critical'),
  mine: toSay('Now yours'),
  others: toSay('Others wait for you'),
  moved: toSay('Moved dates'),
  rest: toSay('Everything else'),
} as const satisfies Record<string, Sayable>;

/** A group of what happened. */
export type CatchUpGroup = Exclude<keyof typeof catchUpGroups, 'breached'>;

/** An item whose day passed, or an issue whose service time ran out, while nobody looked. */
export interface Breach {
  readonly key: RowKey;
  readonly name: string;
  /** The day it was due on, or on which the time ran out. */
  readonly due: Day;
  readonly isService?: true;
}

/** What happened, group by group; each thing stands in the first group it belongs to. */
export function groupHappenings(
  all: readonly Happening[],
  index: IndexReader,
  context: QueryContext,
): ReadonlyMap<CatchUpGroup, readonly Happening[]> {
  const groups = new Map<CatchUpGroup, Happening[]>();
  const isCritical = criticalTest(index, context);
  for (const happening of all) {
    const row = happening.key && index.find(happening.key);
    const group = row === undefined ? 'rest' : groupOf(happening, row, index, context.me, isCritical);
    groups.set(group, [...(groups.get(group) ?? []), happening]);
  }
  const rest = groups.get('rest');
  if (rest) groups.set('rest', inOrderOfWeight(rest));
  return groups;
}

function groupOf(
  { verb, to }: Happening,
  row: Row,
  index: IndexReader,
  me: string | undefined,
  isCritical: (row: Row) => boolean,
): CatchUpGroup {
  if (isCritical(row)) return 'critical';
  const isFor = (name: string): boolean => me !== undefined && name !== '' && (index.personId(name) ?? name) === me;
  const isMine = me !== undefined && index.get(row, 'owner') === me && isOpenRow(index, row);
  if (isMine && ((verb === 'owner' && isFor(to)) || comes.has(verb))) return 'mine';
  if (index.stateClass(row) === 'waiting' && isFor(String(index.get(row, 'wait') ?? ''))) return 'others';
  return verb === 'due' ? 'moved' : 'rest';
}

/** What puts an item before its owner that was not there before. */
const comes: ReadonlySet<HappeningVerb> = new Set(['new', 'added', 'reopened']);

/** Decisions and milestones, then what changed its state, then the others; each in the order of the notes. */
function inOrderOfWeight(rows: readonly Happening[]): Happening[] {
  const weight = ({ kind, verb }: Happening): number =>
    kind === 'decision' || kind === 'milestone'
      ? 0
      : verb === 'status' || verb === 'severity' || verb === 'health'
        ? 1
        : 2;
  return [...rows].sort((a, b) => weight(a) - weight(b));
}

/**
 * What was due from the day of `sinceMs` on and before today and is still open: mine, and whatever is critical; everything when it is
 * not known who looks. And issues, whoever has them, whose service time ran out since then, resolved meanwhile or not. Oldest first.
 */
export function breachesSince(sinceMs: number, index: IndexReader, context: QueryContext): Breach[] {
  const { zone } = workTimeOf(index.config);
  const dayOf = (ms: number): number => Math.floor((ms + zone.offset(ms)) / dayMs);
  const breach = (row: Row, day: number): Breach => {
    const { title, path } = index.item(row);
    return { key: index.key(row), name: title || path, due: dayText(day) };
  };
  const service = overrun(sinceMs, index, context).map(({ row, atMs }) => ({
    ...breach(row, dayOf(atMs)),
    isService: true as const,
  }));
  const told = new Set(service.map(({ key }) => key.path));
  const late = lateRows(dayOf(sinceMs), index, context)
    .map((row) => breach(row, index.number(row, 'due')))
    .filter(({ key }) => key.task !== undefined || !told.has(key.path));
  return [...service, ...late].sort((a, b) => (a.due < b.due ? -1 : Number(a.due > b.due)));
}

function lateRows(from: number, index: IndexReader, context: QueryContext): Row[] {
  const to = dayNumber(context.today) ?? 0;
  const isCritical = criticalTest(index, context);
  const isOurs = (row: Row): boolean =>
    context.me === undefined || index.get(row, 'owner') === context.me || isCritical(row);
  return [...index.openRows()].filter((row) => {
    const due = index.number(row, 'due');
    return due >= from && due < to && isOurs(row);
  });
}

function overrun(sinceMs: number, index: IndexReader, { now }: QueryContext): { row: Row; atMs: number }[] {
  const kinds = new Set([...index.config.kinds.values()].filter(hasClock).map(({ id }) => id));
  if (index.config.sla.size === 0 || kinds.size === 0) return [];
  return [...index.rowsAmong({ kinds })].flatMap((row) => {
    // Most issues were resolved long ago: nothing ran out since.
    if (index.number(row, 'resolved') < sinceMs) return [];
    const atMs = breachOf(serviceGoals(index, row, now));
    return atMs !== undefined && atMs >= sinceMs && atMs <= Date.parse(now) ? [{ row, atMs }] : [];
  });
}
