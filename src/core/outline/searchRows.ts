// What a search finds in a whole notebook: words of titles or a query, over rows of every kind. Comes in: the text, the index, who looks.
// Goes out: rows, the likeliest first. What the text says, or what is wrong with it, is told by `readFilter`.
import type { IndexReader, Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { parseQuery } from '../query/parseQuery.ts';
import { type QueryContext, runQuerySteps } from '../query/runQuery.ts';

/** Beyond so many nobody asks for titles: what is open comes first all the same. */
const mostTitles = 2000;

/**
 * The rows that a text finds, in steps: those whose title begins with it, then what is not at an end, records before lines. None for a bad
 * query and for one that asks for nothing.
 */
export function* searchSteps(text: string, index: IndexReader, context: QueryContext, most: number): Steps<Row[]> {
  const parsed = parseQuery(text, index.config);
  if (!('query' in parsed) || parsed.query.terms.length === 0) return [];
  const found = yield* runQuerySteps(parsed.query, index, context);
  const typed = text.trim().toLowerCase();
  const hasTitles = found.length <= mostTitles;
  const rank = (row: Row): number => {
    const begins = hasTitles && index.item(row).title.toLowerCase().startsWith(typed);
    const kind = index.type(row);
    const isEnded = kind !== 'note' && !isOpenClass(index.stateClass(row));
    return (begins ? 0 : 4) + (isEnded ? 2 : 0) + (kind === 'record' ? 0 : 1);
  };
  const ranked = found.map((row) => ({ row, rank: rank(row) }));
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ row }) => row);
}
