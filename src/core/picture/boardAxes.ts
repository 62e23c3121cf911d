// What a board can be cut by, into columns or into lanes: how a row finds its place, what a place is called, and what moving a
// card there means, as the action of a command on items. Comes in: rows and the configuration; goes out: words and actions.
// Writes nothing itself.
import { type DayNumber, dayText, knownDay } from '../day.ts';
import type { IndexReader, Row } from '../index/rows.ts';
import { priorities, stateClasses } from '../index/writeNote.ts';
import { say } from '../language.ts';
import { axes } from '../outline/axes.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { priorityWords } from '../outline/rowWords.ts';
import type { FieldDecl, NotebookConfig, WorkCalendar } from '../record/kind.ts';
import { workdayAt } from '../workdays.ts';
import type { PictureMove } from './picture.ts';

/** A way to cut a board. The empty key is the place of rows without a value, and comes last. */
export interface BoardAxis {
  readonly id: string;
  readonly label: string;
  /** The action that asks for a place when it is given no answer. */
  readonly ask: string;
  readonly keyOf: (index: IndexReader, row: Row, context: OutlineContext) => string;
  readonly nameOf: (key: string, index: IndexReader, context: OutlineContext) => string;
  /** Places there are whether or not a row stands in them, in their order; `kinds` are those of the rows. */
  readonly places: (config: NotebookConfig, kinds: ReadonlySet<string>) => readonly string[];
  /** What moving a row to a place means, or the sentence why nothing can be moved there. */
  readonly moveTo: (key: string, context: OutlineContext, calendar: WorkCalendar) => PictureMove | string;
}

const DUES = ['late', 'today', 'tomorrow', 'week', 'next', 'later'] as const;
const LEVELS = ['critical', 'high', 'medium', 'low'];

/** The axes that a board of such kinds can be cut by, in the order they are offered. */
export function boardAxes(config: NotebookConfig, kinds: ReadonlySet<string>): readonly BoardAxis[] {
  const used = new Set([...kinds].flatMap((kind) => config.kinds.get(kind)?.fields ?? []));
  const known = new Set(['owner', 'project', 'severity', 'priority', 'due', 'state', 'status']);
  const own = [...config.fields.values()].filter(({ id, type }) => type === 'choice' && used.has(id) && !known.has(id));
  const fields = ['severity', 'priority', 'due'].filter((id) => kinds.has('task') || used.has(id));
  return ['state', 'owner', 'project', ...fields, ...own.map(({ id }) => id)].flatMap(
    (id) => axisNamed(id, config, kinds) ?? [],
  );
}

/** The axis of that name: one of the usual ones, else any declared field; nothing for a word that is no field. */
export function axisNamed(id: string, config: NotebookConfig, kinds: ReadonlySet<string>): BoardAxis | undefined {
  if (id === 'state' || id === 'status') return stateAxis(kinds);
  const made = Object.hasOwn(usual, id) ? usual[id] : undefined;
  if (made) return made();
  const decl = config.fields.get(id);
  return decl && fieldAxis(decl);
}

const usual: Readonly<Record<string, () => BoardAxis>> = {
  owner: () => ({
    id: 'owner',
    label: say('Owner'),
    ask: 'assign',
    keyOf: axes.owner.keyOf,
    nameOf: axes.owner.label,
    places: () => [],
    moveTo: (key) => ({ action: 'assign', answers: { person: key === '' ? say('Nobody') : `@${key}` } }),
  }),
  project: () => ({
    id: 'project',
    label: say('Project'),
    ask: 'setProject',
    keyOf: axes.project.keyOf,
    nameOf: axes.project.label,
    places: () => [],
    moveTo: (key) => ({ action: 'setProject', answers: { project: key === '' ? say('No project') : `+${key}` } }),
  }),
  severity: () => ({
    id: 'severity',
    label: say('Severity'),
    ask: 'setPriority',
    keyOf: axes.severity.keyOf,
    nameOf: axes.severity.label,
    places: () => LEVELS,
    moveTo: (key) => (key === '' ? noPlace() : { action: 'setField', answers: { field: 'severity', value: key } }),
  }),
  priority: () => ({
    id: 'priority',
    label: say('Priority'),
    ask: 'setPriority',
    keyOf: (index, row) => {
      const { priority, severity } = index.item(row);
      return priority ?? severity ?? '';
    },
    nameOf: (key, _index, { words }) => (key === '' ? say('No priority') : capital(priorityWords(key, words))),
    places: (_config, kinds) => (kinds.has('task') ? priorities : LEVELS),
    moveTo: (key) => ({ action: 'setPriority', answers: { priority: key === '' ? say('None') : key } }),
  }),
  due: () => ({
    id: 'due',
    label: say('Due'),
    ask: 'setDue',
    keyOf: (index, row, { today }) => dueGroup(index.number(row, 'due') - knownDay(today)),
    nameOf: dueName,
    places: () => DUES,
    moveTo: dueMove,
  }),
};

/** The states of one kind in its own words; of task lines, and where several kinds meet, what states mean. */
function stateAxis(kinds: ReadonlySet<string>): BoardAxis {
  const [kind] = kinds;
  if (kinds.size !== 1 || kind === undefined || ['task', 'milestone', 'note'].includes(kind)) return classAxis();
  return {
    ...classAxis(),
    keyOf: textIn('state'),
    nameOf: (key, _index, { words }) => (key === '' ? words('axis.noState') : capital(key)),
    places: ({ kinds: declared }) => {
      const states = declared.get(kind)?.states ?? [];
      return stateClasses.flatMap((each) => states.filter((state) => state.class === each).map(({ id }) => id));
    },
  };
}

function classAxis(): BoardAxis {
  return {
    id: 'state',
    label: say('State'),
    ask: 'setState',
    keyOf: (index, row) => index.stateClass(row),
    nameOf: (key, _index, { words }) => capital(words(`state.${stateClasses.find((each) => each === key) ?? 'todo'}`)),
    places: () => stateClasses,
    moveTo: (key) => (key === '' ? noPlace() : { action: 'setState', answers: { state: key } }),
  };
}

/** A declared field: the values of a choice are its places. */
function fieldAxis({ id, key: written, values }: FieldDecl): BoardAxis {
  return {
    id,
    label: capital(id.replaceAll('-', ' ')),
    ask: 'setField',
    keyOf: textIn(id),
    nameOf: (key) => (key === '' ? say('None') : key),
    places: () => values,
    moveTo: (key) => ({
      action: 'setField',
      answers: { field: written, value: key === '' && values.length > 0 ? say('None') : key },
    }),
  };
}

function textIn(field: string): BoardAxis['keyOf'] {
  return (index, row) => {
    const value = index.get(row, field);
    return value === undefined ? '' : typeof value === 'object' ? (value[0] ?? '') : String(value);
  };
}

function dueGroup(days: number): string {
  if (Number.isNaN(days)) return '';
  if (days < 0) return 'late';
  if (days < 2) return days === 0 ? 'today' : 'tomorrow';
  return days < 7 ? 'week' : days < 14 ? 'next' : 'later';
}

function dueName(key: string, _index: IndexReader, { words }: OutlineContext): string {
  if (key === 'next') return say('The week after');
  const group = (['late', 'today', 'tomorrow', 'week', 'later'] as const).find((each) => each === key);
  return words(`dueGroup.${group ?? 'none'}`);
}

/** A group of several days means its last working day. */
function dueMove(key: string, { today }: OutlineContext, calendar: WorkCalendar): PictureMove | string {
  if (key === 'late') return say('Nothing can be made due in the past here.');
  if (key === 'later') return say('This column is no day: open the card to choose one.');
  return { action: 'setDue', answers: { day: dueDay(key, knownDay(today), calendar) } };
}

function dueDay(key: string, today: DayNumber, calendar: WorkCalendar): string {
  if (key === '') return say('No date');
  if (key === 'today' || key === 'tomorrow') return dayText(key === 'today' ? today : today + 1);
  const last = today + (key === 'next' ? 13 : 6);
  const day = workdayAt(last, -1, calendar);
  return dayText(day > last - (key === 'next' ? 7 : 5) ? day : last);
}

function noPlace(): string {
  return say('A card cannot be moved to what has no value.');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
