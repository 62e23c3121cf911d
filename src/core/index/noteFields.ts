// Fields of note rows: the header's values by the declared types of their fields, and the few that every note has. Comes in: a
// store, its interpretation and a note number; goes out: values and numbers to compare.
import { computedFields } from '../record/computedFields.ts';
import { dateOf, meetingSeriesOf, severityOf, severityWord, titleOf } from '../record/interpret.ts';
import type { FieldType, Kind } from '../record/kind.ts';
import { at } from './columns.ts';
import { noWord } from './dictionary.ts';
import { allValues, firstValue, firstWord, headerTextsOf, wordsOf } from './headerFacts.ts';
import type { Interpretation } from './interpretation.ts';
import { numberMemo, sparseMemo, valueMemo } from './memo.ts';
import { plainDay, plainInstant } from './plainTimes.ts';
import type { Value } from './rows.ts';
import type { Store } from './store.ts';
import { dayWritten, hasPassing, isList, numberOf, type References, readSingle, readValue } from './values.ts';
import { stateClasses } from './writeNote.ts';

/** Fields with a number that their header need not state. */
const derivedFields: ReadonlySet<string> = new Set(['date', 'done', ...computedFields.keys()]);

/** Fields that a note may have though no header names them. */
const ownFields: ReadonlySet<string> = new Set([
  ...[
    'title',
    'path',
    'line',
    'kind',
    'class',
    'state',
    'status',
    'severity',
    'date',
    'series',
    'project',
    'team',
    'done',
  ],
]);

/** Reads fields of notes. */
export class NoteFields {
  readonly #store: Store;
  readonly #meaning: Interpretation;
  readonly #references: References;

  constructor(store: Store, meaning: Interpretation) {
    this.#store = store;
    this.#meaning = meaning;
    this.#references = meaning.references();
  }

  get(note: number, field: string): Value | undefined {
    switch (field) {
      case 'title':
        return this.title(note);
      case 'path':
        return this.#store.paths.text(note);
      case 'line':
        return 0;
      case 'kind':
        return this.#meaning.kind(note)?.id ?? 'note';
      case 'class':
        return stateClasses[at(this.#store.notes.columns.state, note)];
      case 'state':
      case 'status':
        return this.#meaning.state(note)?.state || this.#written(note, 'status');
      case 'severity':
        return (
          this.#meaning.kind(note) &&
          (severityOf(headerTextsOf(this.#store, note), this.#meaning.config) ?? this.#written(note, field))
        );
      case 'date':
        return this.#date(note);
      case 'series':
        return this.#series(note);
      case 'project':
        return this.project(note);
      case 'team':
        return this.#written(note, field) ?? this.#teamOfOwner(note);
      case 'done':
        return this.#written(note, field) ?? this.#doneStamp(note);
      default:
        return this.#written(note, field) ?? this.#computed(note, field);
    }
  }

  number(note: number, field: string): number {
    const type = this.#meaning.config.fields.get(field)?.type;
    const word = firstWord(this.#store, note, this.#store.labels.find(field));
    if (word !== noWord) return this.#number(word, type ?? 'number');
    if (field === 'line') return 0;
    const value = derivedFields.has(field) ? this.get(note, field) : this.#meaning.implied(note, field);
    return value === undefined ? Number.NaN : numberOf(String(value), type, this.#meaning.zone);
  }

  /** `number` of one field, prepared for many notes. */
  numbers(field: string): (note: number) => number {
    if (this.lack(field)) return () => Number.NaN;
    if (field === 'done') return this.#doneNumbers();
    const label = this.#store.labels.find(field);
    const type = this.#meaning.config.fields.get(field)?.type ?? 'number';
    const whole = (note: number): number => this.number(note, field);
    const ofOthers = this.#saysItAlone(field) ? () => Number.NaN : whole;
    return (note) => {
      const word = firstWord(this.#store, note, label);
      return word === noWord ? ofOthers(note) : this.#number(word, type);
    };
  }

  /** The day of a record is most often that of a stamp. */
  #doneNumbers(): (note: number) => number {
    const { labels, notes } = this.#store;
    const own = labels.find('done');
    const stamps = valueMemo((kind) => {
      const fields = kind === 0 ? [] : doneStampsOf(this.#meaning.kinds[kind - 1]);
      // What a kind implies, no header has to name.
      return fields.some((field) => this.#meaning.isImpliable(field))
        ? undefined
        : fields.map((field) => this.#stamp(field));
    });
    return (note) => {
      const { kind, state } = notes.columns;
      const known = stamps(at(kind, note));
      if (known === undefined || firstWord(this.#store, note, own) !== noWord) return this.number(note, 'done');
      if (stateClasses[at(state, note)] !== 'done') return Number.NaN;
      for (const { label, dayOf } of known) {
        const word = label === own ? noWord : firstWord(this.#store, note, label);
        if (word !== noWord) return dayOf(word);
      }
      return Number.NaN;
    };
  }

  #stamp(field: string): { readonly label: number; readonly dayOf: (word: number) => number } {
    const type = this.#meaning.config.fields.get(field)?.type ?? 'text';
    const dayOf = (word: number): number => {
      const day = this.#store.texts.told(word, plainDay);
      if (!Number.isNaN(day)) return day;
      return numberOf(String(readSingle(this.#store.texts.text(word), type, this.#references)).slice(0, 10), 'day');
    };
    return { label: this.#store.labels.find(field), dayOf };
  }

  /** The day of a field as it is written, prepared for many notes; NaN where there is none. */
  days(field: string): (note: number) => number {
    if (this.lack(field)) return () => Number.NaN;
    const type = this.#meaning.config.fields.get(field)?.type;
    const whole = (note: number): number => {
      const day = type === 'day' ? this.number(note, field) : Number.NaN;
      return Number.isNaN(day) ? dayWritten(this.get(note, field)) : day;
    };
    if (field === 'done' && type === 'day') {
      const number = this.#doneNumbers();
      return (note) => {
        const day = number(note);
        return Number.isNaN(day) ? whole(note) : day;
      };
    }
    if ((type !== 'day' && type !== 'stamp') || ownFields.has(field)) return whole;
    const label = this.#store.labels.find(field);
    const ofOthers = this.#saysItAlone(field) ? () => Number.NaN : whole;
    return (note) => {
      const word = firstWord(this.#store, note, label);
      if (word === noWord) return ofOthers(note);
      const day = this.#store.texts.told(word, plainDay);
      return Number.isNaN(day) ? whole(note) : day;
    };
  }

  /** `get` of one field, prepared for many notes. */
  values(field: string): (note: number) => Value | undefined {
    return this.lack(field) ? () => undefined : (note) => this.get(note, field);
  }

  /** What `measure` makes of the values of a field, asked once of a word that stands in many headers; NaN where there is none. */
  measured(field: string, measure: (value: Value) => number): (note: number) => number {
    if (this.lack(field)) return () => Number.NaN;
    const measureSome = (value: Value | undefined): number => (value === undefined ? Number.NaN : measure(value));
    const whole = (note: number): number => measureSome(this.get(note, field));
    const { labels, notes } = this.#store;
    if (field === 'project') {
      const ofLabel = numberMemo((word) => measureSome(word === noWord ? undefined : labels.text(word)));
      return (note) => ofLabel(this.#meaning.noteProject(note));
    }
    const said = this.#valueOfWord(field);
    if (!said) return whole;
    const label = labels.find(field);
    const ofWord = sparseMemo((word) => measureSome(said(word)));
    // What a field does not say may be worked out from others, of records.
    const ofOthers = this.#saysItAlone(field) ? () => Number.NaN : whole;
    const ofOwner = field === 'team' ? this.#ofOwnersTeam(measureSome) : undefined;
    return (note) => {
      const word = firstWord(this.#store, note, label);
      if (word === noWord) return ofOwner ? ofOwner(note) : ofOthers(note);
      const answer = ofWord(word);
      return Number.isNaN(answer) || (field === 'severity' && notes.columns.kind[note] === 0) ? whole(note) : answer;
    };
  }

  /** Whether the text of a field, or one text of a list, passes: 1 if so; asked once of a word that stands in many headers. */
  passing(field: string, test: (text: string) => boolean): (note: number) => number {
    const type = this.#meaning.config.fields.get(field)?.type;
    if (!this.#saysItAlone(field) || (type !== undefined && !isList(type)))
      return this.measured(field, (value) => (hasPassing(value, test) ? 1 : 0));
    const { labels, texts } = this.#store;
    const label = labels.find(field);
    // A value that stands alone and holds commas is a list.
    const alone = sparseMemo((word) => Number(hasPassing(readValue([texts.text(word)], type, this.#references), test)));
    const ofSeveral = sparseMemo((word) => {
      const text = texts.text(word);
      return Number(test(type === undefined ? text : String(readSingle(text, type, this.#references))));
    });
    return (note) => {
      const words = wordsOf(this.#store, note, label);
      const [only = noWord] = words;
      return words.length === 1 ? alone(only) : Number(words.some((word) => ofSeveral(word) === 1));
    };
  }

  /** How a word in a header says the value of a field; undefined where more than the word has to be read. */
  #valueOfWord(field: string): ((word: number) => Value | undefined) | undefined {
    const { config } = this.#meaning;
    const text = (word: number): string => this.#store.texts.text(word);
    if (field === 'severity') return (word) => severityWord(text(word), config);
    const type = config.fields.get(field)?.type;
    const isOwn = ownFields.has(field) && field !== 'team';
    if (isOwn || computedFields.has(field) || type === undefined || isList(type)) return undefined;
    return (word) => readSingle(text(word), type, this.#references);
  }

  /** The team of who owns a record whose header names no team. */
  #ofOwnersTeam(measure: (team: string | undefined) => number): ((note: number) => number) | undefined {
    if (this.#meaning.isImpliable('team') || this.#meaning.isImpliable('owner')) return undefined;
    const ownerOf = this.#valueOfWord('owner');
    if (!ownerOf) return undefined;
    const { labels, notes } = this.#store;
    const label = labels.find('owner');
    const ofWord = sparseMemo((word) => {
      const owner = word === noWord ? undefined : ownerOf(word);
      return measure(typeof owner === 'string' ? this.#meaning.teamOf(owner) : undefined);
    });
    return (note) => (notes.columns.kind[note] === 0 ? Number.NaN : ofWord(firstWord(this.#store, note, label)));
  }

  /** Whether a note has a field only where its header names it. */
  #saysItAlone(field: string): boolean {
    return !ownFields.has(field) && !computedFields.has(field) && !this.#meaning.isImpliable(field);
  }

  /** True when certainly no note has a field. */
  lack(field: string): boolean {
    if (ownFields.has(field) || this.#meaning.isImpliable(field) || this.#store.labels.find(field) !== noWord)
      return false;
    return computedFields.get(field)?.sources.every((fields) => fields.some((each) => this.lack(each))) ?? true;
  }

  /** Title of the header or of the first heading, else the file's name. */
  title(note: number): string {
    const { title } = this.#store.notes.columns;
    return titleOf(this.#store.texts.text(at(title, note)), this.#store.paths.text(note));
  }

  project(note: number): string | undefined {
    const word = this.#meaning.noteProject(note);
    return word === noWord ? undefined : this.#store.labels.text(word);
  }

  #written(note: number, field: string): Value | undefined {
    const type = this.#meaning.config.fields.get(field)?.type;
    if (type !== undefined && !isList(type)) {
      const first = firstValue(this.#store, note, field) ?? this.#meaning.implied(note, field);
      return first === undefined ? undefined : readSingle(first, type, this.#references);
    }
    const written = allValues(this.#store, note, field);
    const implied = written.length === 0 ? this.#meaning.implied(note, field) : undefined;
    return readValue(implied === undefined ? written : [implied], type, this.#references);
  }

  #computed(note: number, field: string): Value | undefined {
    const value = computedFields.get(field)?.from((other) => allValues(this.#store, note, other));
    const type = this.#meaning.config.fields.get(field)?.type;
    return value === undefined || type === undefined ? value : readSingle(value, type, this.#references);
  }

  /** The day of a dated record also stands in its path or first heading; a plain note has none but a written one. */
  #date(note: number): Value | undefined {
    const written = this.#written(note, 'date');
    const kind = this.#meaning.kind(note);
    if (written !== undefined || !kind?.fields.includes('date')) return written;
    const title = this.#store.texts.text(at(this.#store.notes.columns.title, note));
    return dateOf(this.#store.paths.text(note), headerTextsOf(this.#store, note), title);
  }

  #series(note: number): Value | undefined {
    const { config } = this.#meaning;
    if (this.#meaning.kind(note)?.id !== 'meeting') return this.#written(note, 'series');
    return meetingSeriesOf(this.#store.paths.text(note), headerTextsOf(this.#store, note), config);
  }

  /** What people own is their team's. */
  #teamOfOwner(note: number): string | undefined {
    const owner = this.#meaning.kind(note) && this.#written(note, 'owner');
    return typeof owner === 'string' ? this.#meaning.teamOf(owner) : undefined;
  }

  /** The day a record was done: the stamp of the first done state that has one. */
  #doneStamp(note: number): Value | undefined {
    const kind = this.#meaning.kind(note);
    if (!kind || stateClasses[at(this.#store.notes.columns.state, note)] !== 'done') return undefined;
    for (const field of doneStampsOf(kind)) {
      const value = field === 'done' ? undefined : this.#written(note, field);
      if (typeof value === 'string') return value.slice(0, 10);
    }
    return undefined;
  }

  #number(word: number, type: FieldType): number {
    const plain = plainTimes.get(type);
    const number = plain ? this.#store.texts.told(word, plain) : Number.NaN;
    return Number.isNaN(number) ? numberOf(this.#store.texts.text(word), type, this.#meaning.zone) : number;
  }
}

/** Types that are read from bytes where they can be. */
const plainTimes: ReadonlyMap<FieldType, typeof plainDay> = new Map([
  ['day', plainDayAlone],
  ['stamp', plainInstant],
]);

/** The day of a word that is a day and no more. */
function plainDayAlone(bytes: Uint8Array, start: number, end: number): number {
  return end - start === 10 ? plainDay(bytes, start, end) : Number.NaN;
}

const doneStamps = new WeakMap<Kind, readonly string[]>();

function doneStampsOf(kind: Kind | undefined): readonly string[] {
  if (kind === undefined) return [];
  const known = doneStamps.get(kind) ?? stampsOfDone(kind);
  doneStamps.set(kind, known);
  return known;
}

function stampsOfDone(kind: Kind): string[] {
  return kind.states.flatMap(({ id, class: state }) => {
    const stamp = state === 'done' ? kind.stamps.get(id) : undefined;
    return stamp === undefined ? [] : [stamp];
  });
}
