// Which rows can pass a query at all: most queries name a kind, or ask for open rows, so that few have to be looked at. Comes in:
// a query; goes out: kind ids, or nothing where any row may pass. Never leaves out a row that would pass.
import type { Row } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { type RowClass, rowClasses } from './classes.ts';
import { type Asking, titleWords } from './matching.ts';
import type { Query, Test } from './query.ts';

/** For whom rows are looked for; with `ownOnly` also those that other notes keep from passing. */
type Sought = Pick<Asking, 'index' | 'moment' | 'ownOnly'>;

/** Rows among which all that pass a query are, in the order of the index. */
interface Candidates {
  readonly rows: () => Steps<Iterable<Row>>;
  /** Their titles hold the words that the query wants in titles. */
  readonly titlesTold: boolean;
}

/** Rows among which all that pass the query are. */
export function candidateRows(query: Query, asking: Sought): Candidates {
  const { index } = asking;
  const kinds = kindsOfQuery(query) ?? kindsOfClasses(query, index.config);
  return fewRows(query, asking) ?? atOnce(() => index.rowsAmong({ open: isOpenQuery(query), ...(kinds && { kinds }) }));
}

/** The same where they are told without a look at all rows; undefined where they are not. */
export function fewRows(query: Query, asking: Sought): Candidates | undefined {
  const { index } = asking;
  const told = toldRows(query, asking);
  if (told) return told;
  const kinds = kindsOfQuery(query) ?? kindsOfClasses(query, index.config);
  // Of several kinds they are found in the walk that others begin, too.
  if (kinds?.size !== 1 || isOfLines(kinds)) return undefined;
  return atOnce(() => index.rowsAmong({ open: isOpenQuery(query), kinds }));
}

/** The same where words, or a class, tell fewer rows than those of a kind. */
export function toldRows(query: Query, { index, moment, ownOnly }: Sought): Candidates | undefined {
  const named = kindsOfQuery(query);
  const words = named === undefined || isOfLines(named) ? titleWords(query) : [];
  const holding = words.length > 0 ? index.rowsHolding?.(words) : undefined;
  if (holding) return { rows: () => holding, titlesTold: true };
  const known = amongOf(query);
  const { among } = known ?? {};
  return among && !(ownOnly && known?.others) ? atOnce(() => among(index, moment)) : undefined;
}

function atOnce(rows: () => Iterable<Row>): Candidates {
  return {
    *rows() {
      yield;
      return rows();
    },
    titlesTold: false,
  };
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
