// Fields of task rows: from columns where there is one, else by reading the one line again. Comes in: a store, its
// interpretation and a task number; goes out: values. Remembers the line read last, because callers ask row by row.

import { dayNumber, dayText } from '../day.ts';
import { lineField } from '../note/aliases.ts';
import { isMarkerWord } from '../note/markerWords.ts';
import type { Priority, TaskLine } from '../note/note.ts';
import { isTodoTxt, readLineOf } from '../note/readNote.ts';
import { parseOptions } from '../record/parseOptions.ts';
import { at, grown } from './columns.ts';
import { noWord } from './dictionary.ts';
import { allValues } from './headerFacts.ts';
import { type Interpretation, rowTypes } from './interpretation.ts';
import { numberMemo, valueMemo } from './memo.ts';
import { isNoteRow, taskOfRow } from './rowNumbers.ts';
import type { NumberReader, Row, Value } from './rows.ts';
import { noDay, plannedField, type Store, taskFlags } from './store.ts';
import { wordFinder } from './utf8.ts';
import { dayWritten, hasPassing, numberOf, type References, readValue } from './values.ts';
import { headingSeparator, priorities, stateClasses } from './writeNote.ts';

const cacheLimit = 8192;

/** What few lines have: something that is read from the line itself, because there is no column for it. */
export const rareFlags = taskFlags.more | taskFlags.id | taskFlags.wait | taskFlags.planned | taskFlags.kept;

/** Fields that `get` answers without a look at the line, title aside. */
const columnFields: ReadonlySet<string> = new Set([
  ...['due', 'scheduled', 'start', 'done', 'title', 'owner', 'project', 'team', 'kind', 'class', 'state', 'status'],
  ...['priority', 'heading', 'tags', 'path', 'line'],
]);

interface FieldWords {
  readonly wordOf: (task: number) => number;
  /** The same of the tasks among some rows, from one place up to another: a loop of its own for each field. */
  readonly wordsInto: (rows: ArrayLike<Row>, words: Uint32Array, from: number, to: number) => void;
  readonly valueOf: (word: number) => Value | undefined;
  /** Flags of lines of which the word does not say it. */
  readonly others: number;
}

/** Reads fields of tasks. */
export class TaskFields {
  readonly #store: Store;
  readonly #meaning: Interpretation;
  readonly #references: References;
  readonly #days = new Map<number, string>();
  #lastTask = -1;
  #lastLine: TaskLine | undefined;

  constructor(store: Store, meaning: Interpretation) {
    this.#store = store;
    this.#meaning = meaning;
    this.#references = meaning.references();
  }

  /** Forgets the line read last: task numbers mean other lines now. */
  forget(): void {
    this.#lastTask = -1;
    this.#lastLine = undefined;
  }

  get(task: number, field: string): Value | undefined {
    const { columns } = this.#store.tasks;
    switch (field) {
      case 'due':
      case 'scheduled':
      case 'start':
      case 'done': {
        const day = this.#dayOf(task, field);
        return day === noDay ? undefined : this.#day(day);
      }
      case 'title':
        return this.title(task);
      case 'owner':
        return this.#label(this.#meaning.taskOwner(task));
      case 'project':
        return this.#label(this.#meaning.taskProject(task));
      case 'team':
        return this.#written(task, field) ?? this.#meaning.teamOf(this.#label(this.#meaning.taskOwner(task)));
      case 'kind':
        return columns.row[task] === rowTypes.milestone ? 'milestone' : 'task';
      case 'class':
      case 'state':
      case 'status':
        return stateClasses[at(columns.state, task)];
      case 'priority':
        return this.priority(task);
      case 'heading':
        return this.heading(task);
      case 'tags':
        return this.#words(at(columns.tags, task));
      case 'path':
        return this.#store.paths.text(at(columns.note, task));
      case 'line':
        return at(columns.line, task);
      default:
        return this.#written(task, field);
    }
  }

  number(task: number, field: string): number {
    const { columns } = this.#store.tasks;
    switch (field) {
      case 'due':
      case 'scheduled':
      case 'start':
      case 'done': {
        const day = this.#dayOf(task, field);
        return day === noDay ? Number.NaN : day;
      }
      case 'line':
        return at(columns.line, task);
      default: {
        const value = this.#text(task, field);
        if (value === undefined) return Number.NaN;
        const type = this.#meaning.config.fields.get(field)?.type;
        return type === 'day'
          ? (dayNumber(value.slice(0, 10)) ?? Number.NaN)
          : numberOf(value, type, this.#meaning.zone);
      }
    }
  }

  /** `number` of one field, prepared for many tasks. */
  numbers(field: string): (task: number) => number {
    if (!isDayColumn(field)) return (task) => this.number(task, field);
    const { [field]: days, flags } = this.#store.tasks.columns;
    const doubtful = field === 'due' ? taskFlags.assigned : 0;
    return (task) => {
      const day = days[task] ?? noDay;
      const isDay = day !== noDay && (((flags[task] ?? 0) & doubtful) === 0 || this.#meaning.isAssigned(task));
      return isDay ? day : Number.NaN;
    };
  }

  /** The day of a field as it is written, prepared for many tasks; NaN where there is none. */
  days(field: string): (task: number) => number {
    if (isDayColumn(field)) return this.numbers(field);
    const isDay = this.#meaning.config.fields.get(field)?.type === 'day';
    return (task) => {
      const day = isDay ? this.number(task, field) : Number.NaN;
      return Number.isNaN(day) ? dayWritten(this.get(task, field)) : day;
    };
  }

  /** Puts the days of the tasks among some rows at their places, for the fields that are columns of days; else undefined. */
  daysInto(field: string): NumberReader['into'] {
    if (!isDayColumn(field)) return undefined;
    const { [field]: days, flags } = this.#store.tasks.columns;
    const doubtful = field === 'due' ? taskFlags.assigned : 0;
    return (rows, numbers, from, to) => {
      for (let place = from; place < to; place++) {
        const row = rows[place] ?? 0;
        if (isNoteRow(row)) continue;
        const task = taskOfRow(row);
        const day = days[task] ?? noDay;
        const isDay = day !== noDay && (((flags[task] ?? 0) & doubtful) === 0 || this.#meaning.isAssigned(task));
        numbers[place] = isDay ? day : Number.NaN;
      }
    };
  }

  /** `get` of one field, prepared for many tasks. */
  values(field: string): (task: number) => Value | undefined {
    if (field === 'priority') return (task) => this.priority(task);
    const words = this.#wordsOf(field);
    if (!words) return (task) => this.get(task, field);
    const { flags } = this.#store.tasks.columns;
    const values = valueMemo((word) => (word === noWord ? undefined : words.valueOf(word)));
    return (task) => ((flags[task] ?? 0) & words.others ? this.get(task, field) : values(words.wordOf(task)));
  }

  /** What `measure` makes of the values of a field, asked once of a word that stands on many lines; NaN where there is none. */
  measured(field: string, measure: (value: Value) => number): (task: number) => number {
    const measureSome = measureOrNone(measure);
    const words = this.#wordsOf(field);
    if (!words) return (task) => measureSome(this.get(task, field));
    const { flags } = this.#store.tasks.columns;
    const numbers = numberMemo((word) => measureSome(word === noWord ? undefined : words.valueOf(word)));
    return (task) =>
      (flags[task] ?? 0) & words.others ? measureSome(this.get(task, field)) : numbers(words.wordOf(task));
  }

  /** The same for the tasks among some rows, for fields that a word of a column says; else undefined. */
  measuredInto(field: string, measure: (value: Value) => number): NumberReader['into'] {
    const words = this.#wordsOf(field);
    if (!words) return undefined;
    const measureSome = measureOrNone(measure);
    const ofWord = numberMemo((word) => measureSome(word === noWord ? undefined : words.valueOf(word)));
    const { flags } = this.#store.tasks.columns;
    let own = new Uint32Array(0);
    return (rows, numbers, from, to) => {
      own = grown(own, to - from);
      words.wordsInto(rows, own, from, to);
      for (let place = from; place < to; place++) {
        const row = rows[place] ?? 0;
        if (isNoteRow(row)) continue;
        const isOther = words.others !== 0 && ((flags[taskOfRow(row)] ?? 0) & words.others) !== 0;
        numbers[place] = isOther ? measureSome(this.get(taskOfRow(row), field)) : ofWord(own[place - from] ?? noWord);
      }
    };
  }

  /** For fields that a word of a column says: which word, what it says, and of which lines it does not. */
  #wordsOf(field: string): FieldWords | undefined {
    const { heading, tags } = this.#store.tasks.columns;
    const text = (word: number): string => this.#store.labels.text(word);
    switch (field) {
      case 'owner':
        return { ...this.#owners, valueOf: text, others: 0 };
      case 'team':
        return { ...this.#owners, valueOf: (word) => this.#meaning.teamOf(text(word)), others: rareFlags };
      case 'project':
        return { ...this.#projects, valueOf: text, others: 0 };
      case 'heading':
        return { ...wordsOfColumn(heading), valueOf: (word) => nearest(text(word)), others: 0 };
      case 'tags':
        return { ...wordsOfColumn(tags), valueOf: (word) => text(word).split(' '), others: 0 };
      default:
        return undefined;
    }
  }

  readonly #owners: Pick<FieldWords, 'wordOf' | 'wordsInto'> = {
    wordOf: (task) => this.#meaning.taskOwner(task),
    wordsInto: (rows, words, from, to) => {
      for (let place = from; place < to; place++) {
        const row = rows[place] ?? 0;
        if (!isNoteRow(row)) words[place - from] = this.#meaning.taskOwner(taskOfRow(row));
      }
    },
  };

  readonly #projects: Pick<FieldWords, 'wordOf' | 'wordsInto'> = {
    wordOf: (task) => this.#meaning.taskProject(task),
    wordsInto: (rows, words, from, to) => {
      for (let place = from; place < to; place++) {
        const row = rows[place] ?? 0;
        if (!isNoteRow(row)) words[place - from] = this.#meaning.taskProject(taskOfRow(row));
      }
    },
  };

  /** Whether a word that holds a piece says a text of a field that passes, and has stood on a line, for the fields whose words are a column. */
  hasWord(field: 'tags' | 'heading', piece: string, passes: (text: string) => boolean): boolean {
    const words = this.#wordsOf(field);
    const { labels, tasks } = this.#store;
    const passing = [...labels.holding(wordFinder(piece), piece.length)].filter((word) =>
      hasPassing(words?.valueOf(word), passes),
    );
    if (passing.length === 0) return false;
    const isOne = new Uint8Array(labels.size);
    for (const word of passing) isOne[word] = 1;
    const column = tasks.columns[field];
    for (let task = 0; task < tasks.length; task++) if (isOne[column[task] ?? noWord] === 1) return true;
    return false;
  }

  /** True when a line certainly has no such field, and no other line without `rareFlags` has it. */
  lacks(task: number, field: string): boolean {
    return !columnFields.has(field) && (at(this.#store.tasks.columns.flags, task) & rareFlags) === 0;
  }

  priority(task: number): Priority | undefined {
    return priorities[(at(this.#store.tasks.columns.flags, task) & taskFlags.priority) - 1];
  }

  /** The words of a line without its fields. */
  title(task: number): string {
    const piece = this.#store.taskTitle(task);
    if (piece !== undefined) return piece;
    const line = this.line(task);
    if (line?.assigned !== undefined && this.#meaning.isAssigned(task)) return line.assigned.text;
    return line?.text ?? '';
  }

  /** The nearest heading, undefined above the first. */
  heading(task: number): string | undefined {
    const path = this.#store.labels.text(at(this.#store.tasks.columns.heading, task));
    return path === '' ? undefined : nearest(path);
  }

  /** The line of a task, read. */
  line(task: number): TaskLine | undefined {
    if (task !== this.#lastTask) {
      const isTodo = (at(this.#store.tasks.columns.flags, task) & taskFlags.todoTxt) !== 0;
      this.#lastLine = this.#read(isTodo, this.#store.taskText(task));
      this.#lastTask = task;
    }
    return this.#lastLine;
  }

  /** Names of the fields that stand on a task's line. */
  fieldNames(task: number): string[] {
    const isPlanned = (at(this.#store.tasks.columns.flags, task) & taskFlags.planned) !== 0;
    const names = this.line(task)?.fields.map(({ key }) => key) ?? [];
    return [...new Set(isPlanned ? [...names, 'repeat'] : names)];
  }

  /** The text a person reads on any task line of a note; undefined for a line that is no task there. */
  textOf(note: number, raw: string): string | undefined {
    return this.#read(isTodoTxt(this.#store.paths.text(note)), raw)?.text;
  }

  /** True for a line that has no box to tick. */
  isFixed(task: number): boolean {
    if (at(this.#store.tasks.columns.flags, task) & taskFlags.header) return true;
    return this.#meaning.config.markerWords && isMarkerWord(this.line(task)?.marker ?? '');
  }

  /** A day at the end of the line counts when the name beside it is somebody's. */
  #dayOf(task: number, field: 'due' | 'scheduled' | 'start' | 'done'): number {
    const isDoubtful = field === 'due' && (at(this.#store.tasks.columns.flags, task) & taskFlags.assigned) !== 0;
    return isDoubtful && !this.#meaning.isAssigned(task) ? noDay : at(this.#store.tasks.columns[field], task);
  }

  #read(todoTxt: boolean, raw: string): TaskLine | undefined {
    return readLineOf(todoTxt, raw, parseOptions(this.#meaning.config));
  }

  /** A field that has no column: only lines with more than the common fields are read again. */
  #written(task: number, field: string): Value | undefined {
    const flags = at(this.#store.tasks.columns.flags, task);
    if (field === 'repeat' && flags & taskFlags.planned) return this.#planned(task);
    if (field === 'confidential' && flags & taskFlags.kept) return 'yes';
    if ((flags & (taskFlags.more | taskFlags.id | taskFlags.wait)) === 0) return undefined;
    const line = this.line(task);
    if (!line) return undefined;
    switch (field) {
      case 'after':
        return line.after.length > 0 ? line.after : undefined;
      case 'id':
      case 'wait':
      case 'asked':
      case 'created':
      case 'cancelled':
      case 'repeat':
        return line[field];
      default:
        return this.#declared(this.#text(task, field), field);
    }
  }

  /** The rule that stands below a line. */
  #planned(task: number): string | undefined {
    const { note, line } = this.#store.tasks.columns;
    const start = `${at(line, task)} `;
    const rules = allValues(this.#store, at(note, task), plannedField);
    return rules.find((rule) => rule.startsWith(start))?.slice(start.length);
  }

  #text(task: number, field: string): string | undefined {
    if ((at(this.#store.tasks.columns.flags, task) & taskFlags.more) === 0) return undefined;
    return this.line(task)?.fields.find(({ key }) => key === field)?.value;
  }

  /** The value of a field that only the configuration knows, by its type. */
  #declared(text: string | undefined, field: string): Value | undefined {
    const type = lineField(field) === undefined ? this.#meaning.config.fields.get(field)?.type : undefined;
    if (text === undefined || type === undefined) return text;
    return readValue([text], type, this.#references);
  }

  /** A few thousand days stand on half a million lines. */
  #day(day: number): string {
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    const text = dayText(day);
    if (this.#days.size >= cacheLimit) this.#days.clear();
    this.#days.set(day, text);
    return text;
  }

  #label(word: number): string | undefined {
    return word === 0 ? undefined : this.#store.labels.text(word);
  }

  #words(word: number): readonly string[] | undefined {
    return word === 0 ? undefined : this.#store.labels.text(word).split(' ');
  }
}

function measureOrNone(measure: (value: Value) => number): (value: Value | undefined) => number {
  return (value) => (value === undefined ? Number.NaN : measure(value));
}

function wordsOfColumn(column: Uint32Array): Pick<FieldWords, 'wordOf' | 'wordsInto'> {
  return {
    wordOf: (task) => column[task] ?? noWord,
    wordsInto: (rows, words, from, to) => {
      for (let place = from; place < to; place++) {
        const row = rows[place] ?? 0;
        if (!isNoteRow(row)) words[place - from] = column[taskOfRow(row)] ?? noWord;
      }
    },
  };
}

function isDayColumn(field: string): field is 'due' | 'scheduled' | 'start' | 'done' {
  return field === 'due' || field === 'scheduled' || field === 'start' || field === 'done';
}

function nearest(headings: string): string {
  return headings.slice(headings.lastIndexOf(headingSeparator) + 1);
}
