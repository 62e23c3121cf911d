// Which rows can pass a query at all: most queries name a kind, or ask for open rows, so that few have to be looked at. Comes in:
// a query; goes out: kind ids, or nothing where any row may pass. Never leaves out a row that would pass.
import type { IndexReader, Row } from '../index/rows.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { rowClasses } from './classes.ts';
import { titleWords } from './matching.ts';
import type { Query, Test } from './query.ts';

/** Rows among which all that pass the query are, in the order of the index. */
export function candidateRows(query: Query, index: IndexReader): Iterable<Row> {
  const named = kindsOfQuery(query);
  const isOfLines = named === undefined || named.has('task') || named.has('milestone');
  const holding = isOfLines ? rowsOfWords(query, index) : undefined;
  if (holding) return holding;
  const kinds = named ?? kindsOfClasses(query, index.config);
  return index.rowsAmong({ open: isOpenQuery(query), ...(kinds && { kinds }) });
}

/** Rows that may have the words that the query wants in titles. */
function rowsOfWords(query: Query, index: IndexReader): readonly Row[] | undefined {
  const words = titleWords(query);
  return words.length === 0 ? undefined : index.rowsHolding?.(words);
}

/** True when nothing done or cancelled can pass. */
export function isOpenQuery({ terms }: Query): boolean {
  return terms.some(({ negated, tests }) => !negated && tests.length > 0 && tests.every(isOpenTest));
}

function isOpenTest(test: Test): boolean {
  return test.test === 'query'
    ? isOpenQuery(test.query)
    : test.test === 'class' && rowClasses.get(test.name)?.open === true;
}

/** Kinds of all rows that can pass; undefined when the query does not say. */
export function kindsOfQuery({ terms }: Query): ReadonlySet<string> | undefined {
  for (const { negated, tests } of terms) {
    if (negated) continue;
    const kinds = tests.map(kindsOfTest);
    if (kinds.length > 0 && kinds.every((each) => each !== undefined))
      return new Set(kinds.flatMap((each) => [...each]));
  }
  return undefined;
}

function kindsOfTest(test: Test): ReadonlySet<string> | undefined {
  if (test.test === 'kind') return new Set([test.kind]);
  return test.test === 'query' ? kindsOfQuery(test.query) : undefined;
}

/** The same by classes that only some kinds have. */
function kindsOfClasses({ terms }: Query, config: NotebookConfig): ReadonlySet<string> | undefined {
  for (const { negated, tests } of terms) {
    const kinds = tests.map((test) => (test.test === 'class' ? rowClasses.get(test.name)?.kinds?.(config) : undefined));
    if (!negated && kinds.length > 0 && kinds.every((each) => each !== undefined))
      return new Set(kinds.flatMap((each) => [...each]));
  }
  return undefined;
}
