// What the facts of a store mean by one configuration: kinds and states of notes, people, projects. Comes in: the store and a
// NotebookConfig; goes out: numbers and words. Worked out again whenever the configuration, a person's or a project's note
// changes, never by parsing again. Nothing here depends on today.
import { folderOf } from '../notePath.ts';
import { impliedFields, kindOf } from '../record/interpret.ts';
import type { Kind, NotebookConfig } from '../record/kind.ts';
import { type RecordState, stateOfRecord } from '../record/recordState.ts';
import { bareName, createRoster, type Roster } from '../record/roster.ts';
import { statusesFor } from '../record/toolFiles.ts';
import { type Zone, zoneOf } from '../zone.ts';
import { at } from './columns.ts';
import { noWord, type Word } from './dictionary.ts';
import { firstValue, firstWord, headerTextsOf } from './headerFacts.ts';
import { folderOfProject, slugOfPath, slugOfValue } from './links.ts';
import { WordMemo } from './memo.ts';
import { personOfNote } from './personNote.ts';
import { type Store, taskFlags } from './store.ts';
import type { References } from './values.ts';
import { assignedSign, headingSeparator, ownerSign, stateClasses } from './writeNote.ts';

/** Kinds that other notes are interpreted by: a change to one of their notes may change what any row means. */
export type Influence = 'none' | 'people' | 'projects';

/** Values of a task's `row` column. */
export const rowTypes = { none: 0, task: 1, milestone: 2 } as const;

interface ProjectPlaces {
  /** Folder of labels to the slug's label. */
  readonly folders: ReadonlyMap<string, Word>;
  /** Slug in lower case to the slug as its note has it. */
  readonly slugs: ReadonlyMap<string, string>;
}

/** Interprets the rows of one store. Everything but the kinds of notes is worked out when asked for. */
export class Interpretation {
  readonly #store: Store;
  #config: NotebookConfig;
  #kinds: readonly Kind[];
  /** Fields that some alias of some kind implies: all others need no look at `type:`. */
  #impliable: ReadonlySet<string>;
  #roster: Roster | undefined;
  #places: ProjectPlaces | undefined;
  readonly #owners = new WordMemo((word) => this.#ownerOf(this.#store.labels.text(word)));
  readonly #assigned = new WordMemo((word) => (this.#assignedPerson(this.#store.labels.text(word)) ? 1 : 0));
  readonly #headingPeople = new WordMemo((word) => this.#personUnder(this.#store.labels.text(word)));
  readonly #projects = new WordMemo((word) => this.#projectOf(this.#store.labels.text(word)));
  readonly #states = new Map<Kind, Map<Word, RecordState>>();
  /** By the number of a note. */
  readonly #noteProjects = new WordMemo((note) => this.#projectOfNote(note));
  readonly #folderProjects = new WordMemo((word) => this.#projectAbove(this.#store.labels.text(word)));

  constructor(store: Store, config: NotebookConfig) {
    this.#store = store;
    this.#config = config;
    this.#kinds = [...config.kinds.values()];
    this.#impliable = impliedNames(this.#kinds);
  }

  get config(): NotebookConfig {
    return this.#config;
  }

  /** The zone of stamps that name none. */
  get zone(): Zone {
    return zoneOf(this.#config.timezone);
  }

  /** Takes another configuration; the caller derives every note again. */
  setConfig(config: NotebookConfig): void {
    this.#config = config;
    this.#kinds = [...config.kinds.values()];
    this.#impliable = impliedNames(this.#kinds);
    this.#states.clear();
    this.forget('people');
    this.forget('projects');
  }

  /** Forgets what was worked out from the notes of an influential kind. */
  forget(influence: Influence): void {
    if (influence === 'people') {
      this.#roster = undefined;
      this.#owners.forget();
      this.#assigned.forget();
      this.#headingPeople.forget();
    }
    if (influence === 'projects') {
      this.#places = undefined;
      this.#projects.forget();
      this.#folderProjects.forget();
      this.#noteProjects.forget();
    }
  }

  /** Sets the interpretation columns of a live note and of its tasks. Answers how many of them are rows. */
  derive(note: number): number {
    const { columns } = this.#store.notes;
    this.#noteProjects.drop(note);
    const kind = this.#findKind(note);
    columns.kind[note] = kind === undefined ? 0 : this.#kinds.indexOf(kind) + 1;
    columns.state[note] = stateClasses.indexOf(kind ? this.#findState(note, kind).class : 'todo');
    const { row, flags } = this.#store.tasks.columns;
    let count = 0;
    for (let task = at(columns.taskStart, note); task < at(columns.taskEnd, note); task++) {
      const type = rowTypeOf(at(flags, task), kind);
      row[task] = type;
      if (type !== rowTypes.none) count++;
    }
    return count;
  }

  /** Kinds by their number in the `kind` column, less one. */
  get kinds(): readonly Kind[] {
    return this.#kinds;
  }

  /** The kind of a note, undefined for a note of none. */
  kind(note: number): Kind | undefined {
    return this.#kinds[(this.#store.notes.columns.kind[note] ?? 0) - 1];
  }

  /** Number of the kind in a note's `kind` column; 0 when there is no such kind. */
  kindNumber(id: string): number {
    return this.#kinds.findIndex((kind) => kind.id === id) + 1;
  }

  /** What the kind of a note is to other notes. */
  influence(note: number): Influence {
    const id = this.kind(note)?.id;
    return id === 'person' ? 'people' : id === 'project' ? 'projects' : 'none';
  }

  /** The state of a record by its own word; an unknown word is open. */
  state(note: number): RecordState | undefined {
    const kind = this.kind(note);
    return kind && this.#findState(note, kind);
  }

  /** The value of a field that the record's `type:` stands for (`incident` is `major: true`); undefined for most. */
  implied(note: number, field: string): string | undefined {
    if (!this.#impliable.has(field)) return undefined;
    const kind = this.kind(note);
    return kind && impliedFields(firstValue(this.#store, note, 'type'), kind).get(field);
  }

  /** Whether some record may have a field that its header does not name. */
  isImpliable(field: string): boolean {
    return this.#impliable.has(field);
  }

  /** Label of a task's owner, 0 for none. */
  taskOwner(task: number): Word {
    const { owner, heading, note } = this.#store.tasks.columns;
    const written = this.#owners.of(owner[task] ?? noWord);
    if (written !== noWord) return written;
    return this.kind(note[task] ?? 0)?.id === 'meeting' ? this.#headingPeople.of(heading[task] ?? noWord) : noWord;
  }

  /** True when the end of a task's line names somebody of the roster, so that the day beside the name counts. */
  isAssigned(task: number): boolean {
    return this.#assigned.of(at(this.#store.tasks.columns.owner, task)) === 1;
  }

  /** Label of the project a task belongs to, 0 for none. */
  taskProject(task: number): Word {
    const { project, note } = this.#store.tasks.columns;
    const own = project[task] ?? noWord;
    return (own === noWord ? noWord : this.#projects.of(own)) || this.#noteProjects.of(note[task] ?? 0);
  }

  /** Label of the project a note belongs to (a project belongs to itself), 0 for none. */
  noteProject(note: number): Word {
    return this.#noteProjects.of(note);
  }

  /** Everybody: the people of the configuration and those who have a note. */
  roster(): Roster {
    if (this.#roster) return this.#roster;
    const records = this.#notesOfKind('person').map((note) => personOfNote(this.#store, note));
    this.#roster = createRoster(this.#config.people, records);
    return this.#roster;
  }

  /** Roster id of a name as written, or the bare name when nobody is known by it. */
  person(name: string): string {
    return this.roster().resolve(name)?.id ?? bareName(name);
  }

  /** The team of a person of the roster. */
  teamOf(id: string | undefined): string | undefined {
    return id === undefined ? undefined : this.roster().resolve(id)?.team;
  }

  /** Slug of the project that a value names, as its own note has it, or as written when there is no such project. */
  project(value: string): string {
    const slug = slugOfValue(value);
    return this.#projectPlaces().slugs.get(slug.toLowerCase()) ?? slug;
  }

  /** How references inside values are read: people to roster ids, projects and records to slugs. */
  references(): References {
    return { person: (name) => this.person(name), project: (value) => this.project(value), record: slugOfValue };
  }

  #findKind(note: number): Kind | undefined {
    const id = kindOf(this.#store.paths.read(note), headerTextsOf(this.#store, note), this.#config);
    return id === undefined ? undefined : this.#config.kinds.get(id);
  }

  #findState(note: number, kind: Kind): RecordState {
    const { statuses } = this.#config;
    const isListed = kind.criteria && statuses.size > 0;
    const word = firstWord(this.#store, note, this.#store.labels.find(kind.stateField));
    const states = isListed || word === noWord ? undefined : this.#statesOf(kind);
    const known = states?.get(word);
    if (known) return known;
    const list = isListed ? statusesFor(this.#store.paths.read(note), this.#config) : undefined;
    const state = stateOfRecord(kind, headerTextsOf(this.#store, note), list);
    // A blank says nothing, so that the rest of the header does.
    if (this.#store.texts.text(word).trim() !== '') states?.set(word, state);
    return state;
  }

  /** What the words mean that were met in the header field for it. */
  #statesOf(kind: Kind): Map<Word, RecordState> {
    const states = this.#states.get(kind) ?? new Map<Word, RecordState>();
    this.#states.set(kind, states);
    return states;
  }

  #ownerOf(candidates: string): Word {
    if (candidates === '') return noWord;
    const { labels } = this.#store;
    if (candidates.startsWith(ownerSign)) return labels.add(this.person(candidates.slice(ownerSign.length)));
    const [mentioned = ''] = candidates.split(assignedSign);
    const names = mentioned.split(' ');
    if (this.roster().people.length === 0) return mentioned === '' ? noWord : labels.add(names[0] ?? '');
    for (const name of names) {
      const person = this.roster().resolve(name);
      if (person) return labels.add(person.id);
    }
    const assigned = this.#assignedPerson(candidates);
    return assigned === undefined ? noWord : labels.add(assigned);
  }

  #assignedPerson(candidates: string): string | undefined {
    const [, name] = candidates.split(assignedSign);
    return name === undefined ? undefined : this.roster().resolve(name)?.id;
  }

  /** The person that the nearest heading names, of those a task stands under. */
  #personUnder(path: string): Word {
    if (path === '') return noWord;
    for (const heading of path.split(headingSeparator).reverse()) {
      const person = this.roster().resolve(heading.replace(/[:：]$/, ''));
      if (person) return this.#store.labels.add(person.id);
    }
    return noWord;
  }

  #projectOfNote(note: number): Word {
    const { project, folder } = this.#store.notes.columns;
    if (this.kind(note)?.id === 'project') return this.#store.labels.add(slugOfPath(this.#store.paths.read(note)));
    return this.#projects.of(at(project, note)) || this.#folderProjects.of(at(folder, note));
  }

  #projectOf(value: string): Word {
    return value === '' ? noWord : this.#store.labels.add(this.project(value));
  }

  #projectAbove(folder: string): Word {
    const { folders } = this.#projectPlaces();
    for (let at = folder; at !== ''; at = folderOf(at)) {
      const slug = folders.get(at);
      if (slug !== undefined) return slug;
    }
    return noWord;
  }

  #projectPlaces(): ProjectPlaces {
    if (this.#places) return this.#places;
    const folders = new Map<string, Word>();
    const slugs = new Map<string, string>();
    for (const note of this.#notesOfKind('project')) {
      const path = this.#store.paths.text(note);
      const slug = slugOfPath(path);
      if (!slugs.has(slug.toLowerCase())) slugs.set(slug.toLowerCase(), slug);
      const folder = folderOfProject(path);
      if (folder !== undefined && !folders.has(folder)) folders.set(folder, this.#store.labels.add(slug));
    }
    this.#places = { folders, slugs };
    return this.#places;
  }

  /** In path order, so that the first of two with one name is the same one whatever came in first. */
  #notesOfKind(id: string): number[] {
    const number = this.kindNumber(id);
    const { kind, live } = this.#store.notes.columns;
    const notes: number[] = [];
    for (let note = 0; number > 0 && note < this.#store.notes.length; note++) {
      if (live[note] === 1 && kind[note] === number) notes.push(note);
    }
    return notes.sort((a, b) => this.#store.paths.compare(a, b));
  }
}

function impliedNames(kinds: readonly Kind[]): ReadonlySet<string> {
  return new Set(kinds.flatMap(({ aliases }) => [...aliases.values()].flatMap((fields) => [...fields.keys()])));
}

function rowTypeOf(flags: number, kind: Kind | undefined): number {
  if (flags & taskFlags.criterion || kind?.criteria) return rowTypes.none;
  if (flags & taskFlags.header && kind?.id !== 'project') return rowTypes.none;
  return flags & taskFlags.milestone ? rowTypes.milestone : rowTypes.task;
}
