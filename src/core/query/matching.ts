// A query's tests as functions of a row: made once a run, called once a row, cheapest first. Comes in: terms, the index and
// who asks when; goes out: a predicate. An absent value passes neither `<` nor `>` nor any other comparison.
import { dayMs } from '../day.ts';
import type { FieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row, WantedText } from '../index/rows.ts';
import { type Moment, rowClasses } from './classes.ts';
import { dayOfPoint } from './points.ts';
import type { Comparator, Point, Query, Term, Test } from './query.ts';

/** Whether a row passes. */
export type Predicate = (row: Row) => boolean;

/** What a predicate is made from, and what of the query it leaves out. */
export interface Asking {
  readonly index: IndexReader;
  readonly moment: Moment;
  readonly fields: FieldReader;
  /** Leaves out what other notes have a say in: it passes at least the rows that pass the query. */
  readonly ownOnly?: boolean;
  /** Leaves out what the shape of a row says about classes: for rows whose shape was asked before. */
  readonly shapeTold?: boolean;
  /** Leaves out words that are wanted in titles: for rows whose titles hold them. */
  readonly titlesTold?: boolean;
}

/** The predicate of all terms of a query together. */
export function matching(query: Query, asking: Asking): Predicate {
  const { index, ownOnly = false, titlesTold = false } = asking;
  // Titles are cut from long texts: those that do not hold the words are not read at all.
  const finders = titlesTold ? [] : titleWords(query).flatMap((word) => index.titleFinder?.(word) ?? []);
  const isFound = (term: Term): boolean => index.titleFinder !== undefined && isTitleWord(term);
  const asked = query.terms.filter((term) => !(ownOnly && isLeftOut(term)) && !isFound(term));
  const terms = [...asked].sort((a, b) => costOf(a) - costOf(b));
  const isQuick = (term: Term): boolean => costOf(term) < costs.text;
  const parts = [
    ...terms.filter(isQuick).map((term) => matchingTerm(term, asking)),
    ...finders,
    ...terms.filter((term) => !isQuick(term)).map((term) => matchingTerm(term, asking)),
  ];
  const [first, second, third] = parts;
  if (!first) return passesAlways;
  if (!second) return first;
  if (!third) return (row) => first(row) && second(row);
  return (row) => {
    for (const part of parts) if (!part(row)) return false;
    return true;
  };
}

/** The predicate of a query that leaves nothing to be asked. */
export const passesAlways: Predicate = () => true;

/** Whether other notes decide that a row does not pass a term. */
export function isLeftOut({ negated, tests }: Term): boolean {
  return negated && tests.some(asksOthers);
}

/** Whether other notes than that of a row have a say in a test. */
export function asksOthers(test: Test): boolean {
  if (test.test === 'query') return test.query.terms.some(({ tests }) => tests.some(asksOthers));
  return test.test === 'class' && rowClasses.get(test.name)?.others !== undefined;
}

function matchingTerm({ negated, tests }: Term, asking: Asking): Predicate {
  const parts = tests.map((test) => matchingTest(test, asking));
  const [only] = parts;
  const some: Predicate = parts.length === 1 && only ? only : (row) => parts.some((part) => part(row));
  return negated ? (row) => !some(row) : some;
}

const costs: Readonly<Record<Test['test'], number>> = {
  kind: 1,
  class: 2,
  compare: 3,
  range: 3,
  state: 4,
  has: 4,
  none: 4,
  project: 5,
  person: 5,
  query: 6,
  text: 8,
};

function costOf({ tests }: Term): number {
  return Math.max(0, ...tests.map(({ test }) => costs[test]));
}

function matchingTest(test: Test, asking: Asking): Predicate {
  const { index, moment, fields } = asking;
  switch (test.test) {
    case 'class':
      return matchingClass(test.name, asking);
    case 'query':
      return matching(test.query, { ...asking, shapeTold: false, titlesTold: false });
    case 'kind':
      return matchingKind(test.kind, [...test.also], index);
    case 'state':
      return matchingState(test.state.toLowerCase(), index);
    case 'has':
    case 'none': {
      const value = fields.values(test.field);
      return test.test === 'has' ? (row) => value(row) !== undefined : (row) => value(row) === undefined;
    }
    case 'person':
      return matchingPerson(test.field, test.person, asking);
    case 'project':
      return fields.passing(test.field, sameText(test.slug));
    case 'text':
      return fields.passing(test.field, wantedText(test).passes, wantedText(test).piece);
    case 'compare':
      return comparing(test, asking, test.comparator, pointValue(test.as, test.point, moment), test.as);
    case 'range':
      return between(test, asking, pointValue(test.as, test.from, moment), pointValue(test.as, test.to, moment));
  }
}

function matchingClass(name: string, { index, moment, fields, ownOnly, shapeTold }: Asking): Predicate {
  const known = rowClasses.get(name);
  if (!known) return () => false;
  const shape = shapeTold ? undefined : known.shape;
  const others = ownOnly ? undefined : known.others;
  const own = known.own?.(fields, index, moment);
  if (!shape && !others) return own ?? (() => true);
  return (row) => {
    if (shape && !shape(index, row)) return false;
    return (own === undefined || own(row)) && (others === undefined || others(index, row, moment));
  };
}

function matchingKind(kind: string, also: readonly (readonly [string, string])[], index: IndexReader): Predicate {
  if (also.length === 0) return (row) => index.kind(row) === kind;
  return (row) => index.kind(row) === kind && also.every(([field, value]) => index.get(row, field) === value);
}

function matchingState(state: string, index: IndexReader): Predicate {
  return (row) => {
    const own = index.get(row, 'state');
    return typeof own === 'string' && own.toLowerCase() === state;
  };
}

function matchingPerson(field: string, name: string, { index, fields, moment: { me } }: Asking): Predicate {
  if (name.toLowerCase() === 'me')
    return me === undefined ? () => false : fields.passing(field, (value) => value === me);
  return fields.passing(field, sameText(index.personId(name) ?? name));
}

/** For each text that all titles must have its longest piece of plain letters and figures, in lower case. */
export function titleWords({ terms }: Query): readonly string[] {
  return terms.flatMap((term) => plainPiece(titleText(term)?.text ?? '') ?? []);
}

/** Whether such a piece is all that a term asks for. */
function isTitleWord(term: Term): boolean {
  const test = titleText(term);
  return test?.how === 'contains' && plainPiece(test.text) === test.text.toLowerCase();
}

/** The test of a text that all titles must have. */
function titleText({ negated, tests: [test, other] }: Term): (Test & { readonly test: 'text' }) | undefined {
  return !negated && other === undefined && test?.test === 'text' && test.field === 'title' ? test : undefined;
}

/** The longest piece of plain letters and figures of a text, in lower case. */
export function plainPiece(text: string): string | undefined {
  const pieces = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return longest === '' ? undefined : longest;
}

/** What a text has to pass, made once a test. */
export function wantedText(test: Test & { readonly test: 'text' }): WantedText {
  const wanted = known.get(test) ?? { passes: textTests[test.how](test.text), piece: plainPiece(test.text) };
  known.set(test, wanted);
  return wanted;
}

const known = new WeakMap<Test, WantedText>();

type TextTest = WantedText['passes'];

const textTests: Readonly<Record<'contains' | 'equals' | 'starts', (text: string) => TextTest>> = {
  contains: (text) => {
    const wanted = text.toLowerCase();
    return (value) => value.toLowerCase().includes(wanted);
  },
  equals: sameText,
  /** A tag and everything below it. */
  starts: (text) => {
    const wanted = text.toLowerCase();
    return (value) => {
      const own = value.toLowerCase();
      return own === wanted || own.startsWith(`${wanted}/`);
    };
  },
};

function sameText(text: string): TextTest {
  const wanted = text.toLowerCase();
  return (value) => value === text || value.toLowerCase() === wanted;
}

interface Measured {
  readonly field: string;
  readonly as: 'day' | 'number' | 'rank' | 'instant';
}

function comparing(test: Measured, asking: Asking, comparator: Comparator, to: number, as: Measured['as']): Predicate {
  const value = measure(test, asking);
  // Ranks count from the most pressing: `severity:>low` means more pressing than low.
  switch (as === 'rank' ? flipped[comparator] : comparator) {
    case '<':
      return (row) => value(row) < to;
    case '<=':
      return (row) => value(row) <= to;
    case '>':
      return (row) => value(row) > to;
    case '>=':
      return (row) => value(row) >= to;
    case '=':
      return (row) => value(row) === to;
  }
}

const flipped: Readonly<Record<Comparator, Comparator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' };

function between(test: Measured, asking: Asking, from: number, to: number): Predicate {
  const value = measure(test, asking);
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  return (row) => {
    const own = value(row);
    return own >= low && own <= high;
  };
}

/** How the number of a row is had: days of stamps are those that their text names, whatever its offset. */
function measure({ field, as }: Measured, { index, fields }: Asking): (row: Row) => number {
  const decl = index.config.fields.get(field);
  if (as === 'rank') {
    const values = decl?.values ?? [];
    return (row) => {
      const rank = values.indexOf(String(index.get(row, field)));
      return rank < 0 ? Number.NaN : rank;
    };
  }
  if (as !== 'day' || decl?.type !== 'stamp') return fields.numbers(field);
  return fields.days(field);
}

function pointValue(as: Measured['as'], point: Point, { today }: Moment): number {
  if (point.at === 'rank') return point.rank;
  if (point.at === 'number' || point.at === 'instant') return point.value;
  const day = dayOfPoint(point, today);
  return as === 'instant' ? day * dayMs : day;
}
