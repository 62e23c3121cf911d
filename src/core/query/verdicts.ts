// What a query says of all rows of one shape at once (of one type, kind and state): most terms of most queries are decided by that, and
// only what is left of the query is asked of each row. Comes in: a query and a row of the shape; goes out: yes, no, or what is left.
import type { Row, Verdict } from '../index/rows.ts';
import { rowClasses } from './classes.ts';
import { type Asking, isLeftOut, matching, type Predicate, wantedText } from './matching.ts';
import type { Query, Term, Test } from './query.ts';

/** Answers for shapes, for one walk over the rows of an index. */
export function verdictsOf(query: Query, asking: Asking): (row: Row) => Verdict {
  const made = new Map<string, Predicate>();
  return (row) => {
    const left: Term[] = [];
    let key = '';
    for (const [place, term] of query.terms.entries()) {
      if (asking.ownOnly && isLeftOut(term)) continue;
      const told = toldOf(term, row, asking);
      if (told === false) return false;
      if (told === true) continue;
      left.push({ ...term, tests: told });
      key += `${place}:${told.map((test) => term.tests.indexOf(test)).join()} `;
    }
    if (left.length === 0) return true;
    const known = made.get(key) ?? matching({ ...query, terms: left }, { ...asking, shapeTold: true });
    made.set(key, known);
    return known;
  };
}

/** Whether all rows of the shape pass a term; else the tests that are still to be asked. */
function toldOf({ negated, tests }: Term, row: Row, asking: Asking): boolean | readonly Test[] {
  const left: Test[] = [];
  for (const test of tests) {
    const told = toldTest(test, row, asking);
    if (told) return !negated;
    if (told === undefined) left.push(test);
  }
  return left.length === 0 ? negated : left;
}

function toldTest(test: Test, row: Row, asking: Asking): boolean | undefined {
  const { index, ownOnly } = asking;
  switch (test.test) {
    case 'class': {
      const known = rowClasses.get(test.name);
      if (!known || known.shape?.(index, row) === false) return false;
      return known.own || (known.others && !ownOnly) ? undefined : true;
    }
    case 'kind':
      if (index.kind(row) !== test.kind) return false;
      return test.also.size === 0 ? true : undefined;
    case 'query':
      return toldQuery(test.query, row, asking);
    case 'state':
      return undefined;
    case 'none':
      return index.many?.lacks(row, test.field) ? true : undefined;
    case 'text':
      return index.many?.lacks(row, test.field, wantedText(test)) ? false : undefined;
    default:
      return index.many?.lacks(row, test.field) ? false : undefined;
  }
}

function toldQuery({ terms }: Query, row: Row, asking: Asking): boolean | undefined {
  const told = terms.filter((term) => !(asking.ownOnly && isLeftOut(term))).map((term) => toldOf(term, row, asking));
  if (told.includes(false)) return false;
  return told.every((each) => each === true) ? true : undefined;
}
