// A query in words, for tooltips and for people who wonder what they asked: "Rows of kind issue that are open, with severity
// critical, sorted by age (highest first)." Comes in: a parsed query; goes out: one English sentence.
import type { FieldDecl } from '../record/kind.ts';
import { rowClasses } from './classes.ts';
import { explainPoint } from './points.ts';
import type { Comparator, Query, SortKey, Term, Test } from './query.ts';

/** Says what a query asks for. `fields` names the ranks of choices; without it they are numbers. */
export function explainQuery(query: Query, fields: ReadonlyMap<string, FieldDecl> = new Map()): string {
  const terms = query.terms.map((term) => explainTerm(term, fields));
  const which = terms.length === 0 ? 'All rows' : `Rows that ${terms.join(', and ')}`;
  const sorted = query.sort.length === 0 ? '' : `, sorted by ${query.sort.map(explainSort).join(', then by ')}`;
  const grouped = query.group === undefined ? '' : `, grouped by ${query.group}`;
  const limited = query.limit === undefined ? '' : `, at most ${query.limit}`;
  return `${which}${sorted}${grouped}${limited}.`;
}

function explainTerm({ negated, tests }: Term, fields: ReadonlyMap<string, FieldDecl>): string {
  const words = tests.map((test) => explainTest(test, fields)).join(' or ');
  return negated ? `do not match "${words}"` : words;
}

function explainSort({ field, descending }: SortKey): string {
  return descending ? `${field} (last first)` : field;
}

function explainTest(test: Test, fields: ReadonlyMap<string, FieldDecl>): string {
  switch (test.test) {
    case 'class':
      return rowClasses.get(test.name)?.words ?? test.name;
    case 'query':
      return `are ${test.name} (${explainQuery(test.query, fields).replace(/\.$/, '')})`;
    case 'kind':
      return `are of kind ${[test.kind, ...[...test.also].map(([field, value]) => `${field} ${value}`)].join(' with ')}`;
    case 'state':
      return `are in state ${test.state}`;
    case 'has':
      return `have ${test.field}`;
    case 'none':
      return `have no ${test.field}`;
    case 'person':
      return test.person.toLowerCase() === 'me' ? `have me as ${test.field}` : `have ${test.field} ${test.person}`;
    case 'project':
      return `have ${test.field} ${test.slug}`;
    case 'text':
      return explainText(test);
    case 'compare': {
      const point = explainPoint(test.point, fields.get(test.field)?.values);
      return `have ${test.field} ${comparatorWords(test.comparator, test.as)} ${point}`.replace('  ', ' ');
    }
    case 'range': {
      const values = fields.get(test.field)?.values;
      return `have ${test.field} from ${explainPoint(test.from, values)} to ${explainPoint(test.to, values)}`;
    }
  }
}

function explainText({ field, text, how }: Extract<Test, { test: 'text' }>): string {
  if (how === 'starts') return `have ${field === 'tags' ? 'tag' : field} ${text}`;
  return how === 'equals' ? `have ${field} ${text}` : `have "${text}" in ${field}`;
}

const words: Readonly<Record<Comparator, readonly [days: string, numbers: string]>> = {
  '<': ['before', 'below'],
  '<=': ['on or before', 'at most'],
  '>': ['after', 'above'],
  '>=': ['on or after', 'at least'],
  '=': ['on', ''],
};

function comparatorWords(comparator: Comparator, as: string): string {
  return words[comparator][as === 'day' || as === 'instant' ? 0 : 1];
}
