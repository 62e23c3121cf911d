// The closed grammar of a KPI's `measure`: text in, a small tree or one problem out. It knows no fields and no index;
// names are checked against the configuration in compile.ts. Nothing of it is ever evaluated as code.
//
//   measure    = "count" | ("count" | "share") "(" condition ")" | function "(" expression ")"
//              | "ratio(" expression "," expression ")" | ("latest" | "trend") "(value)"
//   condition  = expression operator (expression | amount) | a query
//   expression = name | name " - " name
import { say } from '../language.ts';
import { nearestWord } from '../record/nearest.ts';
import type { Span } from '../text.ts';
import { type Amount, readAmount } from './unit.ts';

/** A field (or `today`, `now`) as written, with its place in the measure's text. */
export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** One field, or the difference of two. */
export interface Expression {
  readonly left: Name;
  readonly minus?: Name;
  readonly span: Span;
}

/** How two values are compared. */
export type Comparator = '<=' | '>=' | '<' | '>' | '=';

/** What a row must meet to be counted: a query, or a comparison of what its fields say. */
export type Condition =
  | { readonly kind: 'query'; readonly text: string; readonly span: Span }
  | {
      readonly kind: 'comparison';
      readonly left: Expression;
      readonly comparator: Comparator;
      readonly right: Expression | Amount;
      readonly span: Span;
    };

/** Functions over one number a row. */
export type Aggregate = 'sum' | 'avg' | 'median' | 'p90' | 'min' | 'max';

/** A parsed measure. */
export type Measure =
  | { readonly kind: 'count'; readonly condition?: Condition }
  | { readonly kind: 'share'; readonly condition: Condition }
  | { readonly kind: 'aggregate'; readonly function: Aggregate; readonly of: Expression }
  | { readonly kind: 'ratio'; readonly of: Expression; readonly to: Expression }
  | { readonly kind: 'readings'; readonly function: 'latest' | 'trend' };

/** Why a measure could not be read: the place, one sentence, and what was probably meant. */
export interface MeasureProblem {
  readonly span: Span;
  readonly message: string;
  readonly suggestion?: string;
}

const AGGREGATES: ReadonlySet<string> = new Set<Aggregate>(['sum', 'avg', 'median', 'p90', 'min', 'max']);
const FUNCTIONS = ['count', 'share', ...AGGREGATES, 'ratio', 'latest', 'trend'];

/** A piece of the measure's text with the offset it starts at. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Reads a measure; a text that is none answers the one problem a person should look at first. */
export function parseMeasure(text: string): Measure | MeasureProblem {
  const match = /^\s*([A-Za-z][A-Za-z0-9]*)\s*(?:\(([\s\S]*)\)\s*)?$/.exec(text);
  if (match === null) return malformed(text);
  const quotient = /^\s*sum\(([^()/]*)\)\s*\/\s*sum\(([^()/]*)\)\s*$/i.exec(text);
  if (quotient !== null) return noDivision(text, `ratio(${quotient[1]?.trim()}, ${quotient[2]?.trim()})`);
  const [, word = '', inner] = match;
  const name = word.toLowerCase();
  const wordSpan = spanOf({ text: word, start: text.indexOf(word) });
  if (!FUNCTIONS.includes(name)) return unknownFunction(word, wordSpan);
  if (name === 'count' && inner === undefined) return { kind: 'count' };
  const argument = { text: inner ?? '', start: text.indexOf('(') + 1 };
  if (argument.text.trim() === '') return { span: wordSpan, message: say('`{0}` needs {1}.', name, wanted(name)) };
  return ofFunction(name, argument);
}

/** True for the answer of `parseMeasure` that tells why there is no measure. */
export function isMeasureProblem(result: Measure | MeasureProblem | Expression | Condition): result is MeasureProblem {
  return 'message' in result;
}

function ofFunction(name: string, argument: Piece): Measure | MeasureProblem {
  if (name === 'count' || name === 'share') {
    const condition = parseCondition(argument);
    return isMeasureProblem(condition) ? condition : { kind: name, condition };
  }
  if (name === 'latest' || name === 'trend') return ofReadings(name, argument);
  if (name === 'ratio') return ofRatio(argument);
  const of = parseExpression(argument);
  return isMeasureProblem(of) ? of : { kind: 'aggregate', function: name as Aggregate, of };
}

function ofReadings(name: 'latest' | 'trend', argument: Piece): Measure | MeasureProblem {
  if (argument.text.trim().toLowerCase() === 'value') return { kind: 'readings', function: name };
  return {
    span: spanOf(argument),
    message: say('`{0}` reads the readings table of kpi notes: write `{0}(value)`.', name),
    suggestion: `${name}(value)`,
  };
}

function ofRatio(argument: Piece): Measure | MeasureProblem {
  const parts = argument.text.split(',');
  const [first = '', second] = parts;
  if (second === undefined || parts.length > 2) {
    return {
      span: spanOf(argument),
      message: say('`ratio` needs two fields with a comma between them: `ratio(spent, budget)`.'),
    };
  }
  const of = parseExpression({ text: first, start: argument.start });
  if (isMeasureProblem(of)) return of;
  const to = parseExpression({ text: second, start: argument.start + first.length + 1 });
  return isMeasureProblem(to) ? to : { kind: 'ratio', of, to };
}

/** A comparison when it starts like one (`name <=`, `name - name <`), a query else: query terms have a colon there. */
function parseCondition(piece: Piece): Condition | MeasureProblem {
  const match = /^(\s*[A-Za-z][\w-]*\s*(?:\s-\s+[A-Za-z][\w-]*\s*)?)(<=|>=|<|>|=)/.exec(piece.text);
  if (match === null) return { kind: 'query', text: piece.text.trim(), span: spanOf(piece) };
  const [head, leftText = '', comparator = '='] = match;
  const left = parseExpression({ text: leftText, start: piece.start });
  if (isMeasureProblem(left)) return left;
  const rest = { text: piece.text.slice(head.length), start: piece.start + head.length };
  const right = readAmount(rest.text) ?? parseExpression(rest);
  if ('message' in right) return right;
  return { kind: 'comparison', left, comparator: comparator as Comparator, right, span: spanOf(piece) };
}

function parseExpression(piece: Piece): Expression | MeasureProblem {
  const match = /^(\s*)([A-Za-z][\w-]*)(?:(\s+-\s+)([A-Za-z][\w-]*))?\s*$/.exec(piece.text);
  if (match === null) {
    return {
      span: spanOf(piece),
      message: say(
        '`{0}` is not a field or a difference of two fields such as `resolved - opened`.',
        piece.text.trim(),
      ),
    };
  }
  const [, blank = '', first = '', minus = '', second] = match;
  const left = nameAt(first, piece.start + blank.length);
  if (second === undefined) return { left, span: left.span };
  const right = nameAt(second, left.span.end + minus.length);
  return { left, minus: right, span: { start: left.span.start, end: right.span.end } };
}

function nameAt(text: string, start: number): Name {
  return { text, span: { start, end: start + text.length } };
}

/** The piece's place without the blanks around it. */
function spanOf(piece: Piece): Span {
  const start = piece.start + (piece.text.length - piece.text.trimStart().length);
  return { start, end: Math.max(start, piece.start + piece.text.trimEnd().length) };
}

function unknownFunction(word: string, span: Span): MeasureProblem {
  const suggestion = nearestWord(word.toLowerCase(), FUNCTIONS);
  const hint =
    suggestion === undefined
      ? say('One of {0} is expected.', FUNCTIONS.join(', '))
      : say('Did you mean `{0}`?', suggestion);
  return {
    span,
    message: say('`{0}` is not a measure. {1}', word, hint),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

function noDivision(text: string, suggestion: string): MeasureProblem {
  const message = say('Measures are not divided; a sum divided by a sum is `{0}`.', suggestion);
  return { span: { start: 0, end: text.length }, message, suggestion };
}

function malformed(text: string): MeasureProblem {
  const span = { start: 0, end: text.length };
  if (text.trim() === '')
    return { span, message: say('The measure is empty; the shortest one is `count`.'), suggestion: 'count' };
  const open = text.split('(').length - 1;
  const closed = text.split(')').length - 1;
  if (open > closed) return { span, message: say('A closing parenthesis is missing in `{0}`.', text.trim()) };
  return { span, message: say('`{0}` is not a measure such as `count` or `median(resolved - opened)`.', text.trim()) };
}

function wanted(name: string): string {
  if (name === 'count' || name === 'share') return say('a query in parentheses, such as `{0}(is:done)`', name);
  if (name === 'ratio') return say('two fields in parentheses, such as `ratio(spent, budget)`');
  if (name === 'latest' || name === 'trend') return say('`value` in parentheses: `{0}(value)`', name);
  return say('a field in parentheses, such as `{0}(resolved - opened)`', name);
}
