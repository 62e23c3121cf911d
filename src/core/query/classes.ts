// The classes that `is:` asks for: one row a class, with how it is found on a row and how it is said in words. Comes in: a row
// of the index and who asks when; goes out: yes or no. `critical` is not here: it is a named query of the configuration.

import type { DayNumber } from '../day.ts';
import { isBlocked } from '../index/blocked.ts';
import { isDecided } from '../index/decided.ts';
import { departmentsOf } from '../index/departments.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { type Sayable, toSay } from '../language.ts';
import { isPlannedAgain } from '../plan/planned.ts';
import { isInConflict } from '../record/changeWindows.ts';
import { isContactDue } from '../record/contact.ts';
import { isCrossing } from '../record/crossing.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { hasClock } from '../record/serviceClock.ts';

/** Who asks and when, ready for comparing. */
export interface Moment {
  readonly today: DayNumber;
  readonly me?: string;
}

/** One class of rows. */
export interface RowClass {
  readonly name: string;
  /** "… are open", for explanations. */
  readonly words: Sayable;
  readonly holds: (index: IndexReader, row: Row, moment: Moment) => boolean;
  /** Whether other notes have a say in it: then it has to be asked again of every row when any note changes. */
  readonly others?: true;
  /** Whether it is another one tomorrow. */
  readonly daily?: true;
  /** Holds for nothing that is done or cancelled. */
  readonly open?: true;
  /** Kinds of all rows it can hold for. */
  readonly kinds?: (config: NotebookConfig) => Iterable<string>;
}

const rows: readonly RowClass[] = [
  { name: 'open', words: toSay('are open'), holds: isOpen, open: true },
  {
    name: 'closed',
    words: toSay('are done or cancelled'),
    holds: (index, row) => isStateful(index, row) && !isOpen(index, row),
  },
  { name: 'done', words: toSay('are done'), holds: (index, row) => hasState(index, row, 'done') },
  {
    name: 'recent',
    words: toSay('were done or cancelled in the last 7 days'),
    holds: (index, row, { today }) => index.number(row, 'done') > today - 7 && !isOpen(index, row),
    daily: true,
  },
  { name: 'cancelled', words: toSay('are cancelled'), holds: (index, row) => hasState(index, row, 'cancelled') },
  { name: 'doing', words: toSay('are in progress'), holds: (index, row) => hasState(index, row, 'doing'), open: true },
  { name: 'waiting', words: toSay('are waiting'), holds: (index, row) => hasState(index, row, 'waiting'), open: true },
  {
    name: 'blocked',
    words: toSay('come after something that is not done'),
    holds: isBlocked,
    open: true,
    others: true,
  },
  {
    name: 'overdue',
    words: toSay('are open and were due before today'),
    holds: (index, row, { today }) => index.number(row, 'due') < today && isOpen(index, row),
    open: true,
    daily: true,
  },
  {
    name: 'mine',
    words: toSay('are mine'),
    holds: (index, row, { me }) => me !== undefined && index.get(row, 'owner') === me,
  },
  {
    name: 'undecided',
    words: toSay('are open and no decision names them'),
    holds: (index, row) => isOpen(index, row) && !isDecided(index, row),
    open: true,
    others: true,
  },
  {
    name: 'promised',
    words: toSay('were promised to another department'),
    holds: (index, row) => isItem(index, row) && departmentsOf(index, row).length > 0,
  },
  {
    name: 'task',
    words: toSay('are task lines'),
    holds: (index, row) => index.type(row) === 'task',
    kinds: () => ['task'],
  },
  {
    name: 'milestone',
    words: toSay('are milestones'),
    holds: (index, row) => index.type(row) === 'milestone',
    kinds: () => ['milestone'],
  },
  { name: 'record', words: toSay('are records'), holds: (index, row) => index.type(row) === 'record', kinds: allKinds },
  {
    name: 'note',
    words: toSay('are notes of no kind'),
    holds: (index, row) => index.type(row) === 'note',
    kinds: () => ['note'],
  },
  {
    name: 'dated',
    words: toSay('are due or scheduled on a day'),
    holds: (index, row) => !Number.isNaN(index.number(row, 'due')) || !Number.isNaN(index.number(row, 'scheduled')),
  },
  {
    name: 'in-conflict',
    words: toSay('are changes that meet another or a freeze'),
    holds: (index, row) => index.kind(row) === 'change' && isInConflict(index, row),
    kinds: () => ['change'],
    others: true,
  },
  { name: 'stale', words: toSay('are due for review'), holds: isStale, kinds: allKinds, daily: true },
  {
    name: 'crossing',
    words: toSay('are held up by another team'),
    holds: isCrossing,
    open: true,
    others: true,
  },
  {
    name: 'contact-due',
    words: toSay('were not heard of for longer than they should'),
    holds: (index, row, { today }) => isContactDue(index, row, today),
    open: true,
    kinds: allKinds,
    daily: true,
    others: true,
  },
  { name: 'untriaged', words: toSay('wait for a first decision'), holds: isUntriaged },
  {
    name: 'carried',
    words: toSay('stand open in the plans of three days or more'),
    holds: isPlannedAgain,
    open: true,
    others: true,
  },
  {
    name: 'unowned',
    words: toSay('have no owner'),
    holds: (index, row) => isItem(index, row) && index.get(row, 'owner') === undefined,
  },
];

/** The classes by name. */
export const rowClasses: ReadonlyMap<string, RowClass> = new Map(rows.map((row) => [row.name, row]));

/** Classes that the configuration's named queries of the same name define. */
export const namedClasses: readonly string[] = ['critical'];

function allKinds({ kinds }: NotebookConfig): Iterable<string> {
  return kinds.keys();
}

function isItem(index: IndexReader, row: Row): boolean {
  return index.type(row) !== 'note';
}

function isOpen(index: IndexReader, row: Row): boolean {
  return isOpenRow(index, row) && isStateful(index, row);
}

/**
 * A note of no kind, and a record of a kind without states (a day's log, a person, a KPI), is neither open nor closed: nothing
 * is left to do about it.
 */
function isStateful(index: IndexReader, row: Row): boolean {
  const type = index.type(row);
  if (type === 'record') return (index.config.kinds.get(index.kind(row))?.states.length ?? 0) > 0;
  return type !== 'note';
}

/** A review is due of what still counts. */
export function isStale(index: IndexReader, row: Row, { today }: Pick<Moment, 'today'>): boolean {
  return isReviewed(index, row) && index.number(row, 'review') <= today;
}

/** Whether a record still counts, so that it is reviewed: not what was given up, nor what a state with a stamp has ended (a closed risk). */
export function isReviewed(index: IndexReader, row: Row): boolean {
  if (index.type(row) !== 'record') return false;
  const state = index.stateClass(row);
  if (state !== 'done') return state !== 'cancelled';
  const word = index.get(row, 'state');
  return !index.config.kinds.get(index.kind(row))?.stamps.has(String(word));
}

/** Open lines of the inbox, mine where it is known who I am, and issues that nobody has taken on. */
function isUntriaged(index: IndexReader, row: Row, { me }: Moment): boolean {
  const type = index.type(row);
  if (type === 'task') {
    const path = index.path(row);
    const isInbox =
      path === index.config.inbox || (me === undefined ? path.startsWith('inbox/') : path === `inbox/${me}.md`);
    const owner = index.get(row, 'owner');
    const isDated = ['due', 'scheduled'].some((field) => !Number.isNaN(index.number(row, field)));
    return isInbox && index.stateClass(row) === 'todo' && !isDated && (owner === undefined || owner === me);
  }
  const kind = type === 'record' ? index.config.kinds.get(index.kind(row)) : undefined;
  return kind !== undefined && hasClock(kind) && index.get(row, 'state') === kind.states[0]?.id;
}

function hasState(index: IndexReader, row: Row, state: string): boolean {
  return index.stateClass(row) === state && isItem(index, row);
}
