// The classes that `is:` asks for: one row a class, with how it is found on a row and how it is said in words. Comes in: a row
// of the index and who asks when; goes out: yes or no. `critical` is not here: it is a named query of the configuration.

import type { DayNumber } from '../day.ts';
import { isBlocked } from '../index/blocked.ts';
import { isDecided } from '../index/decided.ts';
import { departmentTest } from '../index/departments.ts';
import type { FieldReader } from '../index/fieldReader.ts';
import { isOpenRow } from '../index/openRow.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { type Sayable, toSay } from '../language.ts';
import type { StateClass } from '../note/note.ts';
import { isPlannedAgain, plannedRows } from '../plan/planned.ts';
import { isInConflict } from '../record/changeWindows.ts';
import { contactEvery, isContact, isContactDue } from '../record/contact.ts';
import { isCrossing, mayCross } from '../record/crossing.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { hasClock } from '../record/serviceClock.ts';

/** Who asks and when, ready for comparing. */
export interface Moment {
  readonly today: DayNumber;
  readonly me?: string;
}

/** A test of single rows. */
export type RowTest = (row: Row) => boolean;

/** One class of rows: three questions, of which each is asked only where the one before holds. */
export interface RowClass {
  readonly name: string;
  /** "… are open", for explanations. */
  readonly words: Sayable;
  /** What type, kind and state of a row say; absent: nothing. */
  readonly shape?: (index: IndexReader, row: Row) => boolean;
  /** What the row itself says besides; absent: nothing. Made once for many rows, good until the index changes. */
  readonly own?: (fields: FieldReader, index: IndexReader, moment: Moment) => RowTest;
  /** Whether other notes have a say in it, and what they say: that has to be asked again when any note changes. */
  readonly others?: (index: IndexReader, row: Row, moment: Moment) => boolean;
  /** Whether it is another one tomorrow. */
  readonly daily?: true;
  /** Holds for nothing that is done or cancelled. */
  readonly open?: true;
  /** Kinds of all rows it can hold for. */
  readonly kinds?: (config: NotebookConfig) => Iterable<string>;
  /** The few rows among which all are that it holds for, in the order of the index, where they are told without a look at all. */
  readonly among?: (index: IndexReader, moment: Moment) => Iterable<Row>;
}

const rows: readonly RowClass[] = [
  { name: 'open', words: toSay('are open'), shape: isOpen, open: true },
  {
    name: 'closed',
    words: toSay('are done or cancelled'),
    shape: (index, row) => isStateful(index, row) && !isOpen(index, row),
  },
  { name: 'done', words: toSay('are done'), shape: inState('done') },
  {
    name: 'recent',
    words: toSay('were done or cancelled in the last 7 days'),
    shape: (index, row) => !isOpen(index, row),
    own: (fields, _index, { today }) => {
      const done = fields.numbers('done');
      return (row) => done(row) > today - 7;
    },
    daily: true,
  },
  { name: 'cancelled', words: toSay('are cancelled'), shape: inState('cancelled') },
  { name: 'doing', words: toSay('are in progress'), shape: inState('doing'), open: true },
  { name: 'waiting', words: toSay('are waiting'), shape: inState('waiting'), open: true },
  {
    name: 'blocked',
    words: toSay('come after something that is not done'),
    shape: (index, row) => isOpenRow(index, row) && mayHave(index, row, 'after'),
    own: (_fields, index) => (row) => index.get(row, 'after') !== undefined,
    others: isBlocked,
    open: true,
  },
  {
    name: 'overdue',
    words: toSay('are open and were due before today'),
    shape: isOpen,
    own: (fields, _index, { today }) => {
      const due = fields.numbers('due');
      return (row) => due(row) < today;
    },
    open: true,
    daily: true,
  },
  {
    name: 'mine',
    words: toSay('are mine'),
    own: (fields, _index, { me }) =>
      me === undefined ? () => false : fields.passing('owner', (owner) => owner === me),
  },
  {
    name: 'undecided',
    words: toSay('are open and no decision names them'),
    shape: isOpen,
    others: (index, row) => !isDecided(index, row),
    open: true,
  },
  {
    name: 'promised',
    words: toSay('were promised to another department'),
    shape: (index, row) =>
      isItem(index, row) && ['department', 'departments'].some((field) => mayHave(index, index.noteOf(row), field)),
    own: (fields, index) => departmentTest(index, fields),
  },
  {
    name: 'task',
    words: toSay('are task lines'),
    shape: (index, row) => index.type(row) === 'task',
    kinds: () => ['task'],
  },
  {
    name: 'milestone',
    words: toSay('are milestones'),
    shape: (index, row) => index.type(row) === 'milestone',
    kinds: () => ['milestone'],
  },
  { name: 'record', words: toSay('are records'), shape: isRecord, kinds: allKinds },
  {
    name: 'note',
    words: toSay('are notes of no kind'),
    shape: (index, row) => index.type(row) === 'note',
    kinds: () => ['note'],
  },
  {
    name: 'dated',
    words: toSay('are due or scheduled on a day'),
    own: (fields) => {
      const [due, scheduled] = [fields.numbers('due'), fields.numbers('scheduled')];
      return (row) => !Number.isNaN(due(row)) || !Number.isNaN(scheduled(row));
    },
  },
  {
    name: 'in-conflict',
    words: toSay('are changes in conflict with another or a freeze'),
    shape: (index, row) => index.kind(row) === 'change',
    others: isInConflict,
    kinds: () => ['change'],
  },
  {
    name: 'stale',
    words: toSay('are due for review'),
    shape: (index, row) =>
      isRecord(index, row) && index.stateClass(row) !== 'cancelled' && mayHave(index, row, 'review'),
    own: (fields, index, { today }) => {
      const review = fields.numbers('review');
      return (row) => review(row) <= today && isReviewed(index, row);
    },
    kinds: allKinds,
    daily: true,
  },
  {
    name: 'crossing',
    words: toSay('are held up by another team'),
    shape: (index, row) => isOpenRow(index, row) && (mayHave(index, row, 'wait') || mayHave(index, row, 'after')),
    own: (_fields, index) => (row) => mayCross(index, row),
    others: isCrossing,
    open: true,
  },
  {
    name: 'contact-due',
    words: toSay('were not heard of for longer than they should'),
    shape: (index, row) => isContact(index, row) && isOpenRow(index, row),
    own: (_fields, index) => (row) => contactEvery(index, row) !== undefined,
    others: (index, row, { today }) => isContactDue(index, row, today),
    open: true,
    kinds: allKinds,
    daily: true,
  },
  {
    name: 'untriaged',
    words: toSay('wait for a first decision'),
    shape: mayBeUntriaged,
    own: isUntriaged,
    among: mayBeUntriagedAmong,
  },
  {
    name: 'carried',
    words: toSay('stand open in the plans of three days or more'),
    shape: isOpenRow,
    others: isPlannedAgain,
    open: true,
    among: plannedRows,
  },
  {
    name: 'unowned',
    words: toSay('have no owner'),
    shape: isItem,
    own: (fields) => {
      const isOwned = fields.passing('owner', () => true);
      return (row) => !isOwned(row);
    },
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

function mayBeUntriaged(index: IndexReader, row: Row): boolean {
  const type = index.type(row);
  if (type === 'task') return index.stateClass(row) === 'todo';
  const kind = type === 'record' ? index.config.kinds.get(index.kind(row)) : undefined;
  return kind !== undefined && hasClock(kind);
}

function mayBeUntriagedAmong(index: IndexReader, { me }: Moment): Iterable<Row> {
  const kinds = [...index.config.kinds.values()].filter(hasClock).map(({ id }) => id);
  const inboxes = [index.config.inbox, me === undefined ? 'inbox' : `inbox/${me}.md`];
  const lines = new Set(inboxes.flatMap((path) => index.taskRows(path)));
  const rows = [...lines, ...index.rowsAmong({ kinds: new Set(kinds), open: true })];
  return index.inOrder(rows.filter((row) => mayBeUntriaged(index, row)));
}

/** Open lines of the inbox, mine where it is known who I am, and issues that nobody has taken on. */
function isUntriaged(fields: FieldReader, index: IndexReader, { me }: Moment): RowTest {
  const stateOf = fields.values('state');
  const firstStates = new Map(
    [...index.config.kinds.values()].filter(hasClock).map(({ id, states }) => [id, states[0]?.id]),
  );
  const isUndecidedLine = (row: Row): boolean => {
    const path = index.path(row);
    const isInbox =
      path === index.config.inbox || (me === undefined ? path.startsWith('inbox/') : path === `inbox/${me}.md`);
    const owner = index.get(row, 'owner');
    const isDated = ['due', 'scheduled'].some((field) => !Number.isNaN(index.number(row, field)));
    return isInbox && index.stateClass(row) === 'todo' && !isDated && (owner === undefined || owner === me);
  };
  return (row) => {
    if (index.type(row) === 'task') return isUndecidedLine(row);
    const kind = index.kind(row);
    return index.type(row) === 'record' && firstStates.has(kind) && stateOf(row) === firstStates.get(kind);
  };
}

function inState(state: StateClass): NonNullable<RowClass['shape']> {
  return (index, row) => index.stateClass(row) === state && isItem(index, row);
}

/** Whether some row of the shape may have a field. */
function mayHave(index: IndexReader, row: Row, field: string): boolean {
  return index.many?.lacks(row, field) !== true;
}

function isRecord(index: IndexReader, row: Row): boolean {
  return index.type(row) === 'record';
}
