// The fields a query can name: a table of the ones with rules of their own, and one rule a field type for all that the
// configuration declares. Comes in: a value as written; goes out: a Test, or why there is none. One row explains, parses and
// completes; nothing is evaluated.

import { type Sayable, say, toSay } from '../language.ts';
import { readFlag } from '../record/flag.ts';
import type { FieldDecl, FieldType, NotebookConfig } from '../record/kind.ts';
import { namedClasses, rowClasses } from './classes.ts';
import { type Compared, readCompared } from './compared.ts';
import { dayVocabulary } from './points.ts';
import type { FieldReading, Query, Test } from './query.ts';

/** What reading a value may need. */
export interface FieldContext {
  readonly config: NotebookConfig;
  /** The named query of the configuration, parsed; undefined when there is none or it is faulty or asks for itself. */
  readonly named: (name: string) => Query | undefined;
}

/** A field that a query can name. */
export interface QueryField {
  readonly id: string;
  readonly doc: string;
  readonly read: (value: string, context: FieldContext, quoted: boolean) => FieldReading;
  /** Values worth proposing. */
  readonly values: (config: NotebookConfig) => Iterable<string>;
}

/** A field of every row, its sentence not said yet. */
type OwnField = QueryField & { readonly doc: Sayable };

const none = (): Iterable<string> => [];

/** Reading a value as a day, number or rank: only these know `<`, `>` and `..`. */
function compared(field: string, as: Compared, values: readonly string[] = []): QueryField['read'] {
  return (value) => readCompared(field, as, value, values);
}

function containing(field: string): QueryField['read'] {
  return (value, _context, quoted) =>
    value.startsWith('=') && !quoted
      ? { test: 'text', field, text: value.slice(1), how: 'equals' }
      : { test: 'text', field, text: value, how: 'contains' };
}

function ownFields(): OwnField[] {
  return [
    { id: 'type', doc: toSay('The kind of record, or task, milestone, note.'), read: readKind, values: typeWords },
    { id: 'is', doc: toSay('A class: open, overdue, mine, critical and others.'), read: readClass, values: classWords },
    { id: 'status', doc: toSay('The exact state.'), read: (state) => ({ test: 'state', state }), values: stateWords },
    { id: 'tag', doc: toSay('A tag; `customer` finds `customer/acme` too.'), read: readTag, values: none },
    { id: 'has', doc: toSay('That a field has a value.'), read: readHas, values: hadNames },
    { id: 'path', doc: toSay('A part of the path.'), read: containing('path'), values: none },
    {
      id: 'heading',
      doc: toSay('A part of a heading that a task stands under.'),
      read: containing('heading'),
      values: none,
    },
    { id: 'title', doc: toSay('A part of the title.'), read: containing('title'), values: none },
    { id: 'text', doc: toSay('A part of the title.'), read: containing('title'), values: none },
    {
      id: 'class',
      doc: toSay('The class of the state: todo, doing, waiting, done, cancelled.'),
      read: containing('class'),
      values: none,
    },
    { id: 'line', doc: toSay('The number of the line.'), read: compared('line', 'number'), values: none },
  ];
}

const synonyms: ReadonlyMap<string, string> = new Map([
  ['kind', 'type'],
  ['state', 'status'],
  ['tags', 'tag'],
  ['assignee', 'owner'],
]);

const special: ReadonlyMap<string, OwnField> = new Map(ownFields().map((field) => [field.id, field]));

/** The field of that name, or undefined. Names are folded: lower case, `-`. */
export function queryField(name: string, config: NotebookConfig): QueryField | undefined {
  const id = synonyms.get(name) ?? name;
  const own = special.get(id);
  if (own) return { ...own, doc: say(own.doc) };
  const decl = config.fields.get(id);
  return decl && declaredField(decl);
}

/** Every field name, for completion and suggestions. */
export function fieldNames(config: NotebookConfig): string[] {
  return [...new Set([...special.keys(), ...config.fields.keys()])];
}

type Reader = (decl: FieldDecl) => QueryField['read'];

const readers: Readonly<Record<FieldType, Reader>> = {
  text: ({ id }) => containing(id),
  number: ({ id }) => compared(id, 'number'),
  money: ({ id }) => compared(id, 'number'),
  percent: ({ id }) => compared(id, 'number'),
  duration: ({ id }) => compared(id, 'duration'),
  interval: ({ id }) => compared(id, 'interval'),
  day: ({ id }) => compared(id, 'day'),
  stamp: ({ id }) => compared(id, 'instant'),
  choice: readChoice,
  person: ({ id }) => readPerson(id),
  people: ({ id }) => readPerson(id),
  project: ({ id }) => readRecord(id),
  record: ({ id }) => readRecord(id),
  records: ({ id }) => readRecord(id),
  list: ({ id }) => containing(id),
  flag: flagField,
};

function declaredField(decl: FieldDecl): QueryField {
  const read = readers[decl.type](decl);
  return { id: decl.id, doc: decl.doc, read: orNone(decl.id, read), values: (config) => valuesOf(decl, config) };
}

/** `due:none` asks for rows without the field, whatever its type. */
function orNone(field: string, read: QueryField['read']): QueryField['read'] {
  return (value, context, quoted) =>
    value === 'none' && !quoted ? { test: 'none', field } : read(value, context, quoted);
}

function readPerson(field: string): QueryField['read'] {
  return (value) => ({ test: 'person', field, person: value.replace(/^@/, '') });
}

function readRecord(field: string): QueryField['read'] {
  return (value) => ({ test: 'project', field, slug: value.replace(/^\+/, '') });
}

function flagField({ id }: FieldDecl): QueryField['read'] {
  return (value) => {
    const flag = readFlag(value);
    if (flag !== undefined) return { test: 'text', field: id, text: String(flag), how: 'equals' };
    return { fault: say('`{0}` is not `true` or `false`', value), known: ['true', 'false'] };
  };
}

function readChoice({ id, values }: FieldDecl): QueryField['read'] {
  if (values.length === 0) return containing(id);
  return (value, _context, quoted) => {
    if (!quoted && /^[<>]|\.\./.test(value)) return readCompared(id, 'rank', value, values);
    const word = value.toLowerCase();
    // A kind may narrow or number a choice of its own (the impact of a risk), so a number is always allowed.
    if (quoted || values.includes(word) || /^\d+$/.test(word))
      return { test: 'text', field: id, text: value, how: 'equals' };
    return { fault: say('`{0}` is no {1}', value, id), known: values };
  };
}

function readTag(value: string): Test {
  return { test: 'text', field: 'tags', text: value.replace(/^#/, ''), how: 'starts' };
}

function readHas(value: string, { config }: FieldContext): FieldReading {
  const field = value.toLowerCase().replaceAll('_', '-');
  const id = field === 'text' ? 'title' : (synonyms.get(field) ?? field);
  const known = hadNames(config);
  return known.includes(id)
    ? { test: 'has', field: id === 'tag' ? 'tags' : id }
    : { fault: say('there is no field `{0}`', value), known };
}

/** Names of what a row can have: a class is asked of it and `has:` itself is a question. */
function hadNames(config: NotebookConfig): string[] {
  return fieldNames(config).filter((name) => name !== 'is' && name !== 'has');
}

function readKind(value: string, { config }: FieldContext): FieldReading {
  const word = value.toLowerCase().replaceAll('_', '-');
  const kind = ['task', 'milestone', 'note'].includes(word) ? word : config.kindOfType.get(word);
  if (kind === undefined) return { fault: say('there is no kind `{0}`', value), known: typeWords(config) };
  return { test: 'kind', kind, also: config.kinds.get(kind)?.aliases.get(word) ?? new Map() };
}

function readClass(value: string, context: FieldContext): FieldReading {
  const name = value.toLowerCase();
  if (rowClasses.has(name)) return { test: 'class', name };
  const query = namedClasses.includes(name) ? context.named(name) : undefined;
  return query
    ? { test: 'query', name, query }
    : { fault: say('`{0}` is no class of rows', value), known: classWords() };
}

function classWords(): Iterable<string> {
  return [...rowClasses.keys(), ...namedClasses];
}

function typeWords(config: NotebookConfig): Iterable<string> {
  return new Set([...config.kinds.keys(), 'task', 'milestone', 'note', ...config.kindOfType.keys()]);
}

function stateWords(config: NotebookConfig): Iterable<string> {
  return new Set([...config.kinds.values()].flatMap(({ states }) => states.map(({ id }) => id)));
}

function valuesOf(decl: FieldDecl, config: NotebookConfig): Iterable<string> {
  if (decl.type === 'person' || decl.type === 'people') return ['@me', ...config.people.map(({ id }) => id)];
  if (decl.type === 'day' || decl.type === 'stamp') return dayVocabulary;
  return decl.type === 'flag' ? ['true', 'false'] : decl.values;
}
