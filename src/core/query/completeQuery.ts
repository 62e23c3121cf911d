// What can stand at a place of a query that is being typed. Comes in: the text, an offset in it and the configuration; goes
// out: proposals with the span each replaces. Proposes only; checks nothing.
import { type Sayable, say, toSay } from '../language.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { Span } from '../text.ts';
import { fieldNames, queryField } from './fields.ts';
import { sortFields } from './parseQuery.ts';
import { type QueryWord, queryWords } from './words.ts';

/** A proposal: `text` replaces `span`; `doc` says what it means. */
export interface QueryProposal {
  readonly text: string;
  readonly doc: string;
  readonly span: Span;
}

/** Proposals for the place `offset` of a query, those that begin with what stands there, in the order of their tables. */
export function completeQuery(text: string, offset: number, config: NotebookConfig): QueryProposal[] {
  const word = queryWords(text).find(({ span }) => span.start < offset && offset <= span.end);
  if (word?.name !== undefined && offset > word.nameSpan.end)
    return completeValue(text, offset, word, word.name, config);
  const start = word?.nameSpan.start ?? offset;
  const span = {
    start,
    end: word === undefined ? offset : word.name === undefined ? word.span.end : word.nameSpan.end + 1,
  };
  const known = fieldNames(config).map((name) => ({ text: `${name}:`, doc: queryField(name, config)?.doc ?? '' }));
  const all = [...known, ...Object.entries(directiveDocs).map(([name, doc]) => ({ text: `${name}:`, doc: say(doc) }))];
  return beginning(text.slice(start, offset), all, span);
}

const directiveDocs: Readonly<Record<string, Sayable>> = {
  sort: toSay('Fields to sort by, a dash in front for last first.'),
  group: toSay('A field to group by.'),
  limit: toSay('How many rows at most.'),
};

function completeValue(
  text: string,
  offset: number,
  word: QueryWord,
  name: string,
  config: NotebookConfig,
): QueryProposal[] {
  const value = word.values.find(({ span }) => span.start <= offset && offset <= span.end);
  if (!value) return [];
  const sorting = name === 'sort' || name === 'group';
  const sign = /^(<=|>=|[<>=@]|-(?=\D))/.exec(text.slice(value.span.start, offset))?.[0] ?? '';
  const span = { start: value.span.start + sign.length, end: value.span.end };
  const known = sorting
    ? [...sortFields, ...fieldNames(config)]
    : [...(queryField(name, config)?.values(config) ?? [])].map((each) =>
        sign === '@' ? each.replace(/^@/, '') : each,
      );
  const quoted = known.map((each) => ({ text: /[\s,"]/.test(each) ? `"${each}"` : each, doc: '' }));
  return beginning(text.slice(span.start, offset), quoted, span);
}

function beginning(
  typed: string,
  known: readonly { readonly text: string; readonly doc: string }[],
  span: Span,
): QueryProposal[] {
  const start = typed.toLowerCase();
  return known.filter(({ text }) => text.toLowerCase().startsWith(start)).map((each) => ({ ...each, span }));
}
