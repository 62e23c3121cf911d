// What rows of a view can be grouped by: one row an axis, with how a group is found, called, ordered, and what dropping a row
// into it means. Comes in: rows of one index version. Goes out: keys and words. Reads no clock and draws nothing.
import type { DayNumber } from '../day.ts';
import { addDays, dayNumber } from '../day.ts';
import { beganOn } from '../index/rowOrder.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { perVersion } from '../index/versionMemo.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { DropTarget } from './node.ts';
import type { OutlineWord } from './outlineWords.ts';
import type { RowLook } from './rowNode.ts';
import type { OutlineContext } from './rowWords.ts';
import { personName } from './rowWords.ts';

/** A way to group rows. A row whose key is empty has no value; that group comes last. */
export interface Axis {
  /** What it is called where one is chosen. */
  readonly word: OutlineWord;
  readonly keyOf: (index: IndexReader, row: Row, context: OutlineContext) => string;
  readonly label: (key: string, index: IndexReader, context: OutlineContext) => string;
  /** Keys in their order; others follow by their label. */
  readonly order?: (config: NotebookConfig) => readonly string[];
  /** What a row gets that is dropped into the group; absent where a group is nothing that can be written. */
  readonly drop?: (key: string, context: OutlineContext) => DropTarget | undefined;
  readonly icon?: string;
  /** What the group says already, so that its rows need not. */
  readonly without?: NonNullable<RowLook['without']>;
}

const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
const AGES = ['today', 'week', 'month', 'quarter', 'older'] as const;
const CLASSES = ['todo', 'doing', 'waiting', 'done', 'cancelled'] as const;
const DUES = ['late', 'today', 'tomorrow', 'week', 'later'] as const;

const severity: Axis = {
  word: 'axis.severity',
  keyOf: (index, row) => {
    const written = String(index.get(row, 'severity') ?? '');
    return SEVERITIES.some((each) => each === written) ? written : '';
  },
  label: (key, _index, { words }) => words(`severity.${among(SEVERITIES, key) ?? 'none'}`),
  order: () => SEVERITIES,
  drop: (key) => ({ field: 'severity', value: key === '' ? undefined : key }),
};

const age: Axis = {
  word: 'axis.age',
  keyOf: (index, row, { today }) => {
    const days = (dayNumber(today) ?? 0) - beganOn(index, row);
    return Number.isNaN(days) ? '' : days < 1 ? 'today' : days < 7 ? 'week' : days < 30 ? 'month' : olderThan(days);
  },
  label: (key, _index, { words }) => words(`ageGroup.${among(AGES, key) ?? 'none'}`),
  order: () => AGES,
};

const owner: Axis = {
  word: 'axis.owner',
  keyOf: (index, row) => String(index.get(row, 'owner') ?? ''),
  label: (key, _index, context) => (key === '' ? context.words('axis.noOwner') : personName(key, context)),
  drop: (key) => ({ field: 'owner', value: key === '' ? undefined : key }),
  icon: 'person',
  without: 'owner',
};

const project: Axis = {
  word: 'axis.project',
  keyOf: (index, row) => String(index.get(row, 'project') ?? ''),
  label: (key, index, { words }) => (key === '' ? words('project.none') : (projectTitles(index).get(key) ?? key)),
  drop: (key) => ({ field: 'project', value: key === '' ? undefined : key }),
  icon: 'project',
  without: 'project',
};

const state: Axis = {
  word: 'axis.state',
  keyOf: (index, row) => String(index.get(row, 'state') ?? ''),
  label: (key, _index, { words }) => (key === '' ? words('axis.noState') : key),
  order: statesInOrder,
  drop: (key) => (key === '' ? undefined : { field: 'state', value: key }),
};

const due: Axis = {
  word: 'axis.due',
  keyOf: (index, row, { today }) => dueGroup(index.number(row, 'due') - (dayNumber(today) ?? 0)),
  label: (key, _index, { words }) => words(`dueGroup.${among(DUES, key) ?? 'none'}`),
  order: () => DUES,
  drop: (key, { today }) => {
    if (key === '') return { field: 'due', value: undefined };
    return key === 'today' || key === 'tomorrow'
      ? { field: 'due', value: key === 'today' ? today : addDays(today, 1) }
      : undefined;
  },
};

/** All axes by name. */
export const axes = { severity, age, owner, project, state, due } as const satisfies Readonly<Record<string, Axis>>;

/** The name of an axis. */
export type AxisName = keyof typeof axes;

function among<T extends string>(known: readonly T[], key: string): T | undefined {
  return known.find((each) => each === key);
}

/** What is to do before what is done; within a class as the kinds declare them. */
function statesInOrder({ kinds }: NotebookConfig): string[] {
  const states = [...kinds.values()].flatMap((kind) => kind.states);
  return CLASSES.flatMap((each) => states.filter((one) => one.class === each).map(({ id }) => id));
}

function olderThan(days: DayNumber): string {
  return days < 90 ? 'quarter' : 'older';
}

function dueGroup(days: number): string {
  if (Number.isNaN(days)) return '';
  if (days < 0) return 'late';
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 7 ? 'week' : 'later';
}

/** Titles of project notes by their slug. */
const projectTitles = perVersion((index: IndexReader): ReadonlyMap<string, string> => {
  const titles = new Map<string, string>();
  for (const row of index.rowsAmong({ kinds: new Set(['project']) }))
    if (index.kind(row) === 'project')
      titles.set(String(index.get(row, 'project') ?? ''), String(index.get(row, 'title')));
  return titles;
});
