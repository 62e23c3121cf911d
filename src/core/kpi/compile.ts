// From a KPI as declared to one that can be computed: every text of the definition is read and checked against the fields
// of the notebook. Comes in: KpiDecl; goes out: CompiledKpi, or all that is wrong with it in words. Never throws on text.
import { say } from '../language.ts';
import { headerField } from '../note/aliases.ts';
import type { KpiDecl, NotebookConfig } from '../record/kind.ts';
import type { Span } from '../text.ts';
import type {
  CompiledKpi,
  CompiledMeasure,
  KpiPart,
  KpiProblem,
  Operand,
  Quantity,
  RowSource,
  RowTest,
  Target,
  Term,
} from './kpi.ts';
import {
  type Comparator,
  type Condition,
  type Expression,
  isMeasureProblem,
  type Measure,
  type MeasureProblem,
  parseMeasure,
} from './measure.ts';
import { fieldType, groupField, nearestField, operandOf } from './names.ts';
import { parseSource } from './source.ts';
import { type Amount, readAmount, timeUnitMs } from './unit.ts';
import { readWindow, type Window } from './window.ts';

/** Collects what is wrong with one definition; `report` answers undefined so that readers can return it. */
interface Checker {
  readonly config: NotebookConfig;
  readonly problems: KpiProblem[];
  report(part: KpiPart, code: string, problem: MeasureProblem): undefined;
}

/**
 * Reads and checks a definition. Answers every problem at once, in the order of the properties. `unit` defaults to `h`
 * for spans of time and `%` for shares, ratios and percentages.
 */
export function compileKpi(decl: KpiDecl, config: NotebookConfig): CompiledKpi | readonly KpiProblem[] {
  const checker = checkerOf(config);
  const source = querySource('from', decl.from, { start: 0, end: decl.from.length }, checker);
  const measure = compileMeasure('measure', decl.measure, checker);
  const against = decl.against === undefined ? undefined : compileMeasure('against', decl.against, checker);
  const by = decl.by === undefined ? undefined : checkGroup(decl.by, checker);
  const quantity = measure && quantityOf(measure);
  const unit = unitFor(decl.unit, quantity);
  const unitMs = quantity === 'time' ? checkTimeUnit(unit, checker) : undefined;
  if (against && quantityOf(against) !== quantity) checker.report('against', 'kpi-type', differentQuantities(decl));
  const target = decl.target === undefined ? undefined : compileTarget(decl, unit, unitMs, checker);
  const window = decl.window === undefined ? undefined : checkWindow(decl.window, checker);
  const on = decl.on === undefined ? undefined : checkOn(decl.on, checker);
  if (window && on === undefined && decl.on === undefined && measure && measure.kind !== 'readings')
    windowWithoutOn(decl.window, checker);
  if (checker.problems.length > 0 || source === undefined || measure === undefined) return checker.problems;
  const byChoices = by !== undefined && (config.fields.get(by)?.values.length ?? 0) > 0;
  return { decl, source, measure, unit, byChoices, ...present({ against, unitMs, target, window, on, by }) };
}

/** True when `compileKpi` answered problems. */
export function isBroken(result: CompiledKpi | readonly KpiProblem[]): result is readonly KpiProblem[] {
  return Array.isArray(result);
}

function checkerOf(config: NotebookConfig): Checker {
  const problems: KpiProblem[] = [];
  return {
    config,
    problems,
    report: (part, code, problem) => {
      problems.push({ ...problem, part, code, severity: 'error' });
      return undefined;
    },
  };
}

function querySource(part: KpiPart, text: string, span: Span, checker: Checker): RowSource | undefined {
  if (text.trim() === '') {
    return checker.report(part, 'kpi-query', {
      span,
      message: say('`from` is empty: say which notes or tasks to look at, such as `type:issue`.'),
    });
  }
  const source = parseSource(text, checker.config);
  if ('rows' in source) return source;
  for (const { span: at, message, suggestion } of source) {
    const placed = { start: span.start + at.start, end: span.start + at.end };
    checker.report(part, 'kpi-query', { span: placed, message, ...(suggestion !== undefined && { suggestion }) });
  }
  return undefined;
}

function compileMeasure(part: 'measure' | 'against', text: string, checker: Checker): CompiledMeasure | undefined {
  const measure = parseMeasure(text);
  if (isMeasureProblem(measure)) return checker.report(part, 'kpi-syntax', measure);
  return checkMeasure(part, measure, checker);
}

function checkMeasure(part: KpiPart, measure: Measure, checker: Checker): CompiledMeasure | undefined {
  switch (measure.kind) {
    case 'readings':
      return measure;
    case 'count':
    case 'share': {
      if (measure.condition === undefined) return { kind: 'count' };
      const test = checkCondition(part, measure.condition, checker);
      return test && { kind: measure.kind, test };
    }
    case 'aggregate': {
      const of = checkNumeric(part, measure.of, checker);
      return of && { kind: 'aggregate', function: measure.function, of };
    }
    case 'ratio': {
      const of = checkNumeric(part, measure.of, checker);
      const to = checkNumeric(part, measure.to, checker);
      if (!of || !to) return undefined;
      if (of.quantity === to.quantity) return { kind: 'ratio', of, to };
      return checker.report(part, 'kpi-type', {
        span: measure.to.span,
        message: say('A ratio needs two of a kind, not {0} and {1}.', words(of), words(to)),
      });
    }
  }
}

function checkCondition(part: KpiPart, condition: Condition, checker: Checker): RowTest | undefined {
  if (condition.kind === 'query') {
    const source = querySource(part, condition.text, condition.span, checker);
    return source && { kind: 'query', source };
  }
  const { comparator } = condition;
  const left = checkExpression(part, condition.left, checker);
  if ('value' in condition.right) {
    const value = left && amountIn(left, condition.right);
    if (left && value === undefined)
      checker.report(part, 'kpi-unit', { span: condition.span, message: amountMessage(left, condition.right) });
    if (!left || value === undefined) return undefined;
    return { kind: 'comparison', left, comparator, right: { value, text: amountText(condition.right) } };
  }
  const right = checkExpression(part, condition.right, checker);
  if (!left || !right) return undefined;
  if (left.quantity === right.quantity) return { kind: 'comparison', left, comparator, right };
  return checker.report(part, 'kpi-type', {
    span: condition.span,
    message: say('{0} and {1} cannot be compared.', words(left), words(right)),
  });
}

/** An expression that can be added up: not a point in time. */
function checkNumeric(part: KpiPart, expression: Expression, checker: Checker): Term | undefined {
  const term = checkExpression(part, expression, checker);
  if (term?.quantity !== 'moment') return term;
  const name = expression.left.text;
  return checker.report(part, 'kpi-type', {
    span: expression.span,
    message: say('`{0}` is a date, and dates cannot be added up; take a difference such as `today - {0}`.', name),
    suggestion: `today - ${name}`,
  });
}

function checkExpression(part: KpiPart, expression: Expression, checker: Checker): Term | undefined {
  const left = checkOperand(part, expression.left, checker);
  const minus = expression.minus && checkOperand(part, expression.minus, checker);
  if (!left || (expression.minus && !minus)) return undefined;
  const quantity = quantityOfOperand(left);
  if (!minus) return { left, quantity };
  if (quantityOfOperand(minus) === quantity)
    return { left, minus, quantity: quantity === 'moment' ? 'time' : quantity };
  const message = say(
    '`{0}` is {1}, `{2}` is {3}: they cannot be subtracted.',
    expression.left.text,
    words({ quantity }),
    expression.minus?.text,
    words({ quantity: quantityOfOperand(minus) }),
  );
  return checker.report(part, 'kpi-type', { span: expression.span, message });
}

function checkOperand(part: KpiPart, name: Expression['left'], checker: Checker): Operand | undefined {
  const operand = operandOf(name, checker.config);
  return 'message' in operand ? checker.report(part, 'kpi-field', operand) : operand;
}

function quantityOfOperand({ type }: Operand): Quantity {
  if (type === 'day' || type === 'stamp') return 'moment';
  return type === 'duration' || type === 'interval' ? 'time' : type;
}

function quantityOf(measure: CompiledMeasure): Quantity | undefined {
  if (measure.kind === 'aggregate') return measure.of.quantity;
  if (measure.kind === 'count') return 'number';
  return measure.kind === 'readings' ? undefined : 'percent';
}

function unitFor(unit: string, quantity: Quantity | undefined): string {
  if (unit.trim() !== '') return unit.trim();
  if (quantity === 'time') return 'h';
  return quantity === 'percent' ? '%' : '';
}

function checkTimeUnit(unit: string, checker: Checker): number | undefined {
  const ms = timeUnitMs(unit);
  if (ms !== undefined) return ms;
  const message = say(
    'The measure is a span of time, which cannot be shown in `{0}`; use `min`, `h`, `d` or `w`.',
    unit,
  );
  return checker.report('unit', 'kpi-unit', { span: { start: 0, end: unit.length }, message, suggestion: 'h' });
}

function compileTarget(decl: KpiDecl, unit: string, unitMs: number | undefined, checker: Checker): Target | undefined {
  const text = decl.target ?? '';
  const target = readTarget(text, decl.direction, unit, unitMs);
  if (target !== undefined && (target.value !== 'against' || decl.against !== undefined)) return target;
  const message = target
    ? say('The target is `against`, but there is no `against:` measure.')
    : unit === ''
      ? say('`{0}` is not a target; write one such as `<= 5`.', text)
      : say('`{0}` is not a target in {1}; write one such as `<= 5{1}`.', text, unit);
  return checker.report('target', 'kpi-target', { span: { start: 0, end: text.length }, message });
}

/**
 * Reads `<= 24h`, `>= 95%`, `0` or `<= against`; a bare number means "at most" where down is better, "at least" where up is
 * better, else exactly. A unit of time is converted into the KPI's; any other must be the KPI's own. Undefined if unreadable.
 */
export function readTarget(
  text: string,
  direction: KpiDecl['direction'],
  unit: string,
  unitMs?: number,
): Target | undefined {
  const match = /^\s*(<=|>=|<|>|=|≤|≥)?\s*(.*)$/s.exec(text);
  const comparator = comparatorOf(match?.[1], direction);
  const rest = match?.[2]?.trim() ?? '';
  if (rest.toLowerCase() === 'against') return { comparator, value: 'against' };
  const amount = readAmount(rest);
  if (amount === undefined) return undefined;
  if (amount.unit === '' || amount.unit.toLowerCase() === unit.toLowerCase())
    return { comparator, value: amount.value };
  const ms = timeUnitMs(amount.unit);
  return unitMs !== undefined && ms !== undefined ? { comparator, value: (amount.value * ms) / unitMs } : undefined;
}

function comparatorOf(sign: string | undefined, direction: KpiDecl['direction']): Comparator {
  if (sign === '≤') return '<=';
  if (sign === '≥') return '>=';
  if (sign !== undefined) return sign as Comparator;
  if (direction === 'none') return '=';
  return direction === 'down' ? '<=' : '>=';
}

function checkWindow(text: string, checker: Checker): Window | undefined {
  const window = readWindow(text);
  if (window) return window;
  const message = say('`{0}` is not a window; write `90d`, `4w`, `6m`, `month`, `quarter` or `year`.', text);
  return checker.report('window', 'kpi-window', { span: { start: 0, end: text.length }, message });
}

function checkOn(text: string, checker: Checker): string | undefined {
  const field = headerField(text);
  const type = fieldType(field, checker.config);
  if (type === 'day' || type === 'stamp') return field;
  const span = { start: 0, end: text.length };
  if (type !== undefined) {
    return checker.report('on', 'kpi-type', {
      span,
      message: say('`on` needs a field with a date; `{0}` holds a {1}.', text, type),
    });
  }
  return checker.report('on', 'kpi-field', { span, ...unknown(text, checker) });
}

function checkGroup(text: string, checker: Checker): string | undefined {
  const field = groupField(text, checker.config);
  if (field !== undefined) return field;
  return checker.report('by', 'kpi-field', { span: { start: 0, end: text.length }, ...unknown(text, checker) });
}

function unknown(text: string, checker: Checker): { message: string; suggestion?: string } {
  const suggestion = nearestField(text, checker.config);
  if (suggestion === undefined) return { message: say('There is no field `{0}`.', text) };
  return { message: say('There is no field `{0}`. Did you mean `{1}`?', text, suggestion), suggestion };
}

function windowWithoutOn(window: string | undefined, checker: Checker): void {
  const span = { start: 0, end: window?.length ?? 0 };
  checker.report('window', 'kpi-window', {
    span,
    message: say('`window` needs `on:`, the field whose day must lie in it, such as `on: resolved`.'),
  });
}

function differentQuantities(decl: KpiDecl): MeasureProblem {
  const span = { start: 0, end: decl.against?.length ?? 0 };
  return {
    span,
    message: say(
      '`{0}` is not of the same kind as `{1}`, so the two cannot be set side by side.',
      decl.against,
      decl.measure,
    ),
  };
}

/** The amount in the term's own measure (milliseconds for times), or undefined when its unit does not fit. */
function amountIn(term: Term, { value, unit }: Amount): number | undefined {
  if (term.quantity === 'moment') return undefined;
  if (term.quantity === 'time') {
    const ms = timeUnitMs(unit);
    return ms === undefined ? undefined : value * ms;
  }
  return unit === '' || (term.quantity === 'percent' && unit === '%') || term.quantity === 'money' ? value : undefined;
}

function amountText({ value, unit }: Amount): string {
  return unit === '' ? String(value) : `${value} ${unit}`;
}

function amountMessage(term: Term, { value, unit }: Amount): string {
  if (term.quantity === 'time') return say('A span of time is compared with a time such as `{0}h` or `{0}d`.', value);
  if (term.quantity === 'moment') return say('A date is compared with another date field or with `today`.');
  return say('`{0}` does not fit {1}.', unit, words(term));
}

function words({ quantity }: { readonly quantity: Quantity }): string {
  const phrases: Record<Quantity, string> = {
    number: say('a number'),
    money: say('an amount of money'),
    percent: say('a percentage'),
    time: say('a span of time'),
    moment: say('a date'),
  };
  return phrases[quantity];
}

/** The properties that are not undefined. */
function present<T extends object>(properties: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
