// The text of a query block: lines of a query, and lines that say how its rows are shown. Comes in: what stands between the
// fences; goes out: a request, or every reason why not in words. Checks the query itself too, so that all is said at once.

import { type Sayable, say, toSay } from '../language.ts';
import { queryField } from '../query/fields.ts';
import { directives, parseQuery, sortFields } from '../query/parseQuery.ts';
import type { Query } from '../query/query.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { withGuess } from '../record/nearest.ts';

/** The word behind the opening fence that makes a block of code a query block. */
export const blockLanguage = 'daybook';

/** How rows can be shown. */
export const blockShapes = ['list', 'table', 'count'] as const;

/** One of them. */
export type BlockShape = (typeof blockShapes)[number];

/** What a block asks for. */
export interface BlockRequest {
  readonly query: Query;
  readonly as: BlockShape;
  /** Ids of the fields of a table's columns. */
  readonly fields: readonly string[];
  /** Id of the field that the rows are grouped by. */
  readonly group?: string;
  readonly title: string;
}

/** Longest text of a block, in characters: a query that people can read is shorter. */
const mostCharacters = 2000;
const mostColumns = 12;

const defaultFields: readonly string[] = ['title', 'state', 'owner', 'due'];

/** Options and what each means, in the order of the documentation. */
export const blockOptions: ReadonlyMap<string, Sayable> = new Map([
  ['as', toSay('`list`, `table` or `count`.')],
  ['fields', toSay('The columns of a table.')],
  ['title', toSay('A heading above the rows.')],
  ['sort', toSay('Fields to sort by, a dash in front for last first.')],
  ['group', toSay('A field to group by.')],
  ['limit', toSay('How many rows at most.')],
]);

interface Reading {
  readonly config: NotebookConfig;
  readonly faults: string[];
  readonly query: string[];
  as: BlockShape;
  fields: readonly string[];
  title: string;
}

/**
 * Reads a block. A line `name: value`, with a blank behind the colon, is an option; every other line belongs to the query.
 * Answers sentences when something is not understood, and when nothing is asked for.
 */
export function readBlock(text: string, config: NotebookConfig): BlockRequest | { readonly faults: readonly string[] } {
  if (text.length > mostCharacters)
    return { faults: [say('A query block has at most {0} characters.', mostCharacters)] };
  const reading: Reading = { config, faults: [], query: [], as: 'list', fields: defaultFields, title: '' };
  for (const line of text.split(/\r\n?|\n/)) readLine(reading, line.trim());
  const asked = reading.query.join(' ');
  if (reading.faults.length === 0 && asked === '')
    return { faults: [say('The block asks for nothing yet. Write a query, for example `type:issue is:open`.')] };
  const parsed = parseQuery(asked, config);
  if ('problems' in parsed) reading.faults.push(...parsed.problems.map(({ message }) => message));
  if (reading.faults.length > 0 || 'problems' in parsed) return { faults: reading.faults };
  const { as, fields, title } = reading;
  const { query } = parsed;
  return { query, as, fields, title, ...(query.group === undefined ? {} : { group: rowField(query.group) }) };
}

function readLine(reading: Reading, line: string): void {
  const [, name, value = ''] = /^([A-Za-z][\w-]*):(?:\s+(.*))?$/.exec(line) ?? [];
  if (name === undefined) {
    if (line !== '') reading.query.push(line);
    return;
  }
  const option = name.toLowerCase();
  const meaning = blockOptions.get(option);
  if (meaning === undefined) reading.faults.push(unknownOption(option, value, reading.config));
  else if (value === '') reading.faults.push(say('`{0}:` needs a value: {1}', option, say(meaning)));
  else readOption(reading, option, value);
}

function readOption(reading: Reading, option: string, value: string): void {
  if (option === 'as') readShape(reading, value);
  else if (option === 'fields') readFields(reading, value);
  else if (option === 'title') reading.title = value;
  else reading.query.push(`${option}:${oneWord(value)}`);
}

/** `maria, li` as a query wants it: without blanks around commas. */
function oneWord(value: string): string {
  return value
    .split(',')
    .map((part) => part.trim())
    .join(',');
}

function readShape(reading: Reading, value: string): void {
  const shape = blockShapes.find((known) => known === value.toLowerCase());
  if (shape === undefined)
    reading.faults.push(
      withGuess(say('`{0}` is no way to show rows: `list`, `table` or `count`', value), value, blockShapes),
    );
  else reading.as = shape;
}

function readFields(reading: Reading, value: string): void {
  const names = value.split(',').flatMap((part) => part.trim() || []);
  if (names.length > mostColumns) reading.faults.push(say('A table has at most {0} columns.', mostColumns));
  reading.fields = names.slice(0, mostColumns).map((name) => readField(reading, name));
}

/** Names that queries use and rows have under another one. */
const rowNames: ReadonlyMap<string, string> = new Map([
  ['type', 'kind'],
  ['status', 'state'],
  ['tag', 'tags'],
  ['text', 'title'],
]);

function readField({ config, faults }: Reading, name: string): string {
  const word = name.toLowerCase().replaceAll('_', '-');
  const id = queryField(word, config)?.id;
  if (id === undefined || id === 'is' || id === 'has') {
    const known = [...config.fields.keys(), 'kind', 'state', 'path', 'heading'];
    faults.push(withGuess(say('There is no field `{0}` for a column', name), word, known));
    return 'title';
  }
  return rowField(id);
}

/** What rows call a field of queries. */
function rowField(id: string): string {
  return rowNames.get(id) ?? id;
}

function unknownOption(option: string, value: string, config: NotebookConfig): string {
  const isQuery =
    queryField(option, config) !== undefined || directives.includes(option) || sortFields.includes(option);
  if (isQuery)
    return say(
      '`{0}:` is part of a query: write `{0}:{1}` without a blank behind the colon.',
      option,
      value.split(/\s/)[0] ?? '',
    );
  const wrong = say('There is no option `{0}`', option);
  const known = [...blockOptions.keys()];
  return withGuess(wrong, option, known, say('{0}; there are {1}.', wrong, known.join(', ')));
}
