// A query in words, for tooltips and for people who wonder what they asked: "Rows of kind issue that are open, with severity
// critical, sorted by age (highest first)." Comes in: a parsed query; goes out: one sentence.
import { type Sayable, say, toSay } from '../language.ts';
import type { FieldDecl } from '../record/kind.ts';
import { rowClasses } from './classes.ts';
import { explainPoint } from './points.ts';
import type { Comparator, Query, SortKey, Term, Test } from './query.ts';

/** Says what a query asks for. `fields` names the ranks of choices; without it they are numbers. */
export function explainQuery(query: Query, fields: ReadonlyMap<string, FieldDecl> = new Map()): string {
  return say('{0}.', explainParts(query, fields));
}

function explainParts({ terms, sort, group, limit }: Query, fields: ReadonlyMap<string, FieldDecl>): string {
  const words = terms.map((term) => explainTerm(term, fields));
  const together = pairwise(words, (some, next) => say('{0}, and {1}', some, next));
  const order = pairwise(sort.map(explainSort), (some, next) => say('{0}, then by {1}', some, next));
  const rows = together === '' ? say('All rows') : say('Rows that {0}', together);
  const sorted = order === '' ? rows : say('{0}, sorted by {1}', rows, order);
  const grouped = group === undefined ? sorted : say('{0}, grouped by {1}', sorted, group);
  return limit === undefined ? grouped : say('{0}, at most {1}', grouped, limit);
}

function explainTerm({ negated, tests }: Term, fields: ReadonlyMap<string, FieldDecl>): string {
  const each = tests.map((test) => explainTest(test, fields));
  const words = pairwise(each, (some, next) => say('{0} or {1}', some, next));
  return negated ? say('do not match "{0}"', words) : words;
}

/** Words of one after the other, each put behind those before it; none of none. */
function pairwise(words: readonly string[], both: (some: string, next: string) => string): string {
  return words.length === 0 ? '' : words.reduce(both);
}

function explainSort({ field, descending }: SortKey): string {
  return descending ? say('{0} (last first)', field) : field;
}

function explainTest(test: Test, fields: ReadonlyMap<string, FieldDecl>): string {
  switch (test.test) {
    case 'class': {
      const known = rowClasses.get(test.name);
      return known ? say(known.words) : test.name;
    }
    case 'query':
      return say('are {0} ({1})', test.name, explainParts(test.query, fields));
    case 'kind': {
      const implied = [...test.also].map(([field, value]) => `${field} ${value}`);
      const words = pairwise([test.kind, ...implied], (some, next) => say('{0} with {1}', some, next));
      return say('are of kind {0}', words);
    }
    case 'state':
      return say('are in state {0}', test.state);
    case 'has':
      return say('have {0}', test.field);
    case 'none':
      return say('have no {0}', test.field);
    case 'person':
      return test.person.toLowerCase() === 'me'
        ? say('have me as {0}', test.field)
        : say('have {0} {1}', test.field, test.person);
    case 'project':
      return say('have {0} {1}', test.field, test.slug);
    case 'text':
      return explainText(test);
    case 'compare':
      return explainCompared(test, fields);
    case 'range': {
      const values = fields.get(test.field)?.values;
      return say(
        'have {0} from {1} to {2}',
        test.field,
        explainPoint(test.from, values),
        explainPoint(test.to, values),
      );
    }
  }
}

function explainText({ field, text, how }: Extract<Test, { test: 'text' }>): string {
  if (how === 'starts') return say('have {0} {1}', field === 'tags' ? say('tag') : field, text);
  return how === 'equals' ? say('have {0} {1}', field, text) : say('have "{0}" in {1}', text, field);
}

const comparisons: Readonly<Record<Comparator, readonly [days: Sayable, numbers: Sayable]>> = {
  '<': [toSay('have {0} before {1}'), toSay('have {0} below {1}')],
  '<=': [toSay('have {0} on or before {1}'), toSay('have {0} at most {1}')],
  '>': [toSay('have {0} after {1}'), toSay('have {0} above {1}')],
  '>=': [toSay('have {0} on or after {1}'), toSay('have {0} at least {1}')],
  '=': [toSay('have {0} on {1}'), toSay('have {0} {1}')],
};

function explainCompared(
  { field, comparator, as, point }: Extract<Test, { test: 'compare' }>,
  fields: ReadonlyMap<string, FieldDecl>,
): string {
  const sentence = comparisons[comparator][as === 'day' || as === 'instant' ? 0 : 1];
  return say(sentence, field, explainPoint(point, fields.get(field)?.values));
}
