// Which rows can pass a query at all: most queries name a kind, or ask for open rows, so that few have to be looked at. Comes in:
// a query; goes out: kind ids, or nothing where any row may pass. Never leaves out a row that would pass.
import type { IndexReader, Row } from '../index/rows.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { type RowClass, rowClasses } from './classes.ts';
import { type Asking, titleWords } from './matching.ts';
import type { Query, Test } from './query.ts';

/** For whom rows are looked for; with `ownOnly` also those that other notes keep from passing. */
type Sought = Pick<Asking, 'index' | 'moment' | 'ownOnly'>;

/** Rows among which all that pass the query are, in the order of the index. */
export function candidateRows(query: Query, asking: Sought): Iterable<Row> {
  const { index } = asking;
  const few = fewRows(query, asking);
  if (few) return few();
  const kinds = kindsOfQuery(query) ?? kindsOfClasses(query, index.config);
  return index.rowsAmong({ open: isOpenQuery(query), ...(kinds && { kinds }) });
}

/** The same where they are told without a look at all rows; undefined where they are not. */
export function fewRows(query: Query, asking: Sought): (() => Iterable<Row>) | undefined {
  const { index } = asking;
  const told = toldRows(query, asking);
  if (told) return told;
  const kinds = kindsOfQuery(query) ?? kindsOfClasses(query, index.config);
  // Of several kinds they are found in the walk that others begin, too.
  if (kinds?.size !== 1 || isOfLines(kinds)) return undefined;
  return () => index.rowsAmong({ open: isOpenQuery(query), kinds });
}

/** The same where words, or a class, tell fewer rows than those of a kind. */
export function toldRows(query: Query, { index, moment, ownOnly }: Sought): (() => Iterable<Row>) | undefined {
  const named = kindsOfQuery(query);
  const holding = named === undefined || isOfLines(named) ? rowsOfWords(query, index) : undefined;
  if (holding) return () => holding;
  const known = amongOf(query);
  const { among } = known ?? {};
  return among && !(ownOnly && known?.others) ? () => among(index, moment) : undefined;
}

function isOfLines(kinds: ReadonlySet<string>): boolean {
  return kinds.has('task') || kinds.has('milestone');
}

/** A class that the query asks for and that can tell its rows. */
export function amongOf({ terms }: Query): RowClass | undefined {
  for (const { negated, tests } of terms) {
    const [test, other] = tests;
    const known = test?.test === 'class' ? rowClasses.get(test.name) : undefined;
    if (!negated && other === undefined && known?.among) return known;
  }
  return undefined;
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
