// The filter of a view: a query as a test of rows, and what the input says while one is typed. Comes in: the text, the
// configuration, the index, who looks. Goes out: a test, a sentence, proposals. A bad query is a sentence, never an exception.

import type { IndexReader } from '../index/rows.ts';
import { say } from '../language.ts';
import { completeQuery, type QueryProposal } from '../query/completeQuery.ts';
import { explainQuery } from '../query/explainQuery.ts';
import { directives, parseQuery } from '../query/parseQuery.ts';
import { type QueryContext, rowTest } from '../query/runQuery.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { RowFilter } from './rowWords.ts';

/** The filter that a text means; undefined where it means nothing in this notebook, or asks for nothing. */
export function rowFilter(text: string, index: IndexReader, context: QueryContext): RowFilter | undefined {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed) || parsed.query.terms.length === 0) return undefined;
  return { text, passes: rowTest(parsed.query, index, context) };
}

/** What a text says as a filter: in words, or why it says nothing and what to type instead. */
export interface FilterReading {
  /** Absent for a bad query and for one that asks for nothing. */
  readonly words?: string;
  readonly problem?: string;
  /** The text with its first mistake put right, where there is a guess. */
  readonly corrected?: string;
}

/** Reads a text as a filter. Words that only sort, group or limit are refused: a view has its own ways. */
export function readFilter(text: string, config: NotebookConfig): FilterReading {
  const parsed = parseQuery(text, config);
  if (!('query' in parsed)) {
    const [first] = parsed.problems;
    if (first === undefined) return {};
    const { message, suggestion, span } = first;
    return {
      problem: message,
      ...(suggestion === undefined ? {} : { corrected: text.slice(0, span.start) + suggestion + text.slice(span.end) }),
    };
  }
  const { query } = parsed;
  if (query.sort.length > 0 || query.group !== undefined || query.limit !== undefined)
    return { problem: say('A filter chooses rows; `sort:`, `group:` and `limit:` do nothing here.') };
  return query.terms.length === 0 ? {} : { words: explainQuery(query, config.fields) };
}

/** Proposals at an offset of a filter that is being typed, at most `limit`, with the text that each leads to. */
export function filterProposals(
  text: string,
  offset: number,
  config: NotebookConfig,
  limit = 40,
): { readonly label: string; readonly doc: string; readonly text: string }[] {
  const isUseful = ({ text: word }: QueryProposal): boolean => !directives.includes(word.replace(/:$/, ''));
  return completeQuery(text, offset, config)
    .filter(isUseful)
    .slice(0, limit)
    .map(({ text: label, doc, span }) => ({
      label,
      doc,
      text: text.slice(0, span.start) + label + text.slice(span.end),
    }));
}
