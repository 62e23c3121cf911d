// A query from its text: `type:issue is:open due:<+7d -tag:infra "mail gateway" sort:due,-age limit:20`. Comes in: the text and
// the configuration (fields, kinds, named queries); goes out: a Query, or every problem in it with place and suggestion. Never
// throws over what people wrote, never evaluates anything.

import { say } from '../language.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { nearestWord } from '../record/nearest.ts';
import { type FieldContext, fieldNames, type QueryField, queryField } from './fields.ts';
import type { Query, QueryProblem, SortKey, Term, Test } from './query.ts';
import { type QueryWord, queryWords, type WordValue } from './words.ts';

/** A query that was understood, or why not. Problems are in the order of the text and never empty. */
export type ParsedQuery = { readonly query: Query } | { readonly problems: readonly QueryProblem[] };

/** Words that say how results are shown rather than which. */
export const directives: readonly string[] = ['sort', 'group', 'limit'];

/** Fields that only sorting and grouping know. */
export const sortFields: readonly string[] = ['age', 'urgency', 'line', 'path'];

interface Reading {
  readonly context: FieldContext;
  readonly terms: Term[];
  readonly problems: QueryProblem[];
  sort: SortKey[];
  limit?: number;
  group?: string;
}

/** Reads a query. An empty text is the query that every row passes. */
export function parseQuery(text: string, config: NotebookConfig): ParsedQuery {
  return parseWithin(text, config, []);
}

/** `within` holds the named queries being read, so that one that asks for itself ends. */
function parseWithin(text: string, config: NotebookConfig, within: readonly string[]): ParsedQuery {
  const named = (name: string): Query | undefined => {
    const own = config.queries.get(name);
    if (own === undefined || within.includes(name)) return undefined;
    const parsed = parseWithin(own, config, [...within, name]);
    return 'query' in parsed ? parsed.query : undefined;
  };
  const reading: Reading = { context: { config, named }, terms: [], problems: [], sort: [] };
  for (const word of queryWords(text)) readWord(reading, word);
  if (reading.problems.length > 0) return { problems: reading.problems };
  const { terms, sort, limit, group } = reading;
  return {
    query: { text, terms, sort, ...(limit === undefined ? {} : { limit }), ...(group === undefined ? {} : { group }) },
  };
}

function readWord(reading: Reading, word: QueryWord): void {
  if (word.name === undefined) readBareWord(reading, word);
  else if (directives.includes(word.name)) readDirective(reading, word, word.name);
  else readFieldWord(reading, word, word.name);
}

function readFieldWord(reading: Reading, word: QueryWord, name: string): void {
  const field = queryField(name, reading.context.config);
  if (!field) {
    const known = [...directives, ...fieldNames(reading.context.config)];
    addProblem(
      reading,
      'unknown-field',
      say('There is no field `{0}`.', name),
      word.nameSpan,
      nearestWord(name, known),
    );
    return;
  }
  const tests = word.values.flatMap((value) => readValue(reading, field, value));
  if (tests.length === word.values.length) reading.terms.push({ negated: word.negated, tests, span: word.span });
}

function readBareWord(reading: Reading, { values, negated, span }: QueryWord): void {
  const text = values[0]?.text ?? '';
  if (text === '') return;
  reading.terms.push({ negated, tests: [{ test: 'text', field: 'title', text, how: 'contains' }], span });
}

function readValue(reading: Reading, field: QueryField, value: WordValue): Test[] {
  if (value.text === '') {
    addProblem(reading, 'value-missing', say('`{0}:` needs a value.', field.id), value.span);
    return [];
  }
  const result = field.read(value.text, reading.context, value.quoted);
  if (!('fault' in result)) return [result];
  const fault = result.fault.charAt(0).toUpperCase() + result.fault.slice(1);
  addProblem(reading, 'value-unknown', `${fault}.`, value.span, nearestWord(value.text, result.known));
  return [];
}

function readDirective(reading: Reading, word: QueryWord, name: string): void {
  if (name === 'limit') readLimit(reading, word);
  else if (name === 'sort')
    reading.sort = [...reading.sort, ...word.values.flatMap((value) => readSortKey(reading, value))];
  else {
    const [key] = word.values.flatMap((value) => readSortKey(reading, value));
    if (key) reading.group = key.field;
  }
}

function readLimit(reading: Reading, { values, span }: QueryWord): void {
  const text = values[0]?.text ?? '';
  if (/^\d{1,7}$/.test(text)) reading.limit = Number(text);
  else addProblem(reading, 'limit-invalid', say('`{0}` is not a number of rows.', text), span);
}

function readSortKey(reading: Reading, value: WordValue): SortKey[] {
  const descending = value.text.startsWith('-');
  const name = value.text
    .slice(descending ? 1 : 0)
    .toLowerCase()
    .replaceAll('_', '-');
  const { config } = reading.context;
  const field = sortFields.includes(name) ? name : queryField(name, config)?.id;
  if (field !== undefined) return [{ field, descending }];
  const known = [...sortFields, ...fieldNames(config)];
  addProblem(
    reading,
    'unknown-field',
    say('There is no field `{0}` to sort or group by.', name),
    value.span,
    nearestWord(name, known),
  );
  return [];
}

function addProblem(
  { problems }: Reading,
  code: string,
  message: string,
  span: QueryProblem['span'],
  suggestion?: string,
): void {
  const hint = suggestion === undefined ? message : say('{0} Did you mean `{1}`?', message, suggestion);
  problems.push({ code, message: hint, span, ...(suggestion === undefined ? {} : { suggestion }) });
}
