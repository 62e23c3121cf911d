// The grammar of a measure: what is understood, and what a person is told where it is not.
import { deepEqual, equal } from 'node:assert/strict';
import fc from 'fast-check';
import { isMeasureProblem, type Measure, parseMeasure } from '../../../../src/core/kpi/measure.ts';
import { runs } from '../../../support/runs.ts';

describe('kpi measure', () => {
  it('reads every function', () => {
    check('count', 'count');
    check(' Count ', 'count');
    check('count(is:open)', 'count[is:open]');
    check('count(is:open (a or b))', 'count[is:open (a or b)]');
    check('share( status:done )', 'share[status:done]');
    check('sum(spent)', 'sum spent');
    check('avg(spent)', 'avg spent');
    check('median(resolved - opened)', 'median resolved minus opened');
    check('p90(resolved-at - opened_at)', 'p90 resolved-at minus opened_at');
    check('min(score)', 'min score');
    check('max(today - asked)', 'max today minus asked');
    check('ratio(spent, budget)', 'ratio spent over budget');
    check('ratio(spent - refund, budget)', 'ratio spent minus refund over budget');
    check('latest(value)', 'latest');
    check('trend( value )', 'trend');
  });

  it('tells comparisons of fields from queries', () => {
    check('share(done <= due)', 'share[done <= due]');
    check('share(resolved - opened < 8h)', 'share[resolved minus opened < 8 h]');
    check('count(score >= 4.5)', 'count[score >= 4.5 ]');
    check('share(due:<+7d)', 'share[due:<+7d]');
    check('share(severity:critical)', 'share[severity:critical]');
    check('count(-is:done)', 'count[-is:done]');
  });

  it('says what is wrong and where', () => {
    refuse('', '', 'The measure is empty; the shortest one is `count`.');
    refuse('medain(resolved - opened)', 'medain', '`medain` is not a measure. Did you mean `median`?');
    refuse(
      'frobnicate(x)',
      'frobnicate',
      '`frobnicate` is not a measure. One of count, share, sum, avg, median, p90, min, max, ratio, latest, trend is expected.',
    );
    refuse('median', 'median', '`median` needs a field in parentheses, such as `median(resolved - opened)`.');
    refuse('share', 'share', '`share` needs a query in parentheses, such as `share(is:done)`.');
    refuse('count()', 'count', '`count` needs a query in parentheses, such as `count(is:done)`.');
    refuse('latest(score)', 'score', '`latest` reads the readings table of kpi notes: write `latest(value)`.');
    refuse('ratio(spent)', 'spent', '`ratio` needs two fields with a comma between them: `ratio(spent, budget)`.');
    refuse('sum(a + b)', 'a + b', '`a + b` is not a field or a difference of two fields such as `resolved - opened`.');
    refuse(
      'sum(spent) / sum(budget)',
      'sum(spent) / sum(budget)',
      'Measures are not divided; a sum divided by a sum is `ratio(spent, budget)`.',
    );
    refuse(
      'median(resolved - opened',
      'median(resolved - opened',
      'A closing parenthesis is missing in `median(resolved - opened`.',
    );
    refuse(
      'process.exit(1)',
      'process.exit(1)',
      '`process.exit(1)` is not a measure such as `count` or `median(resolved - opened)`.',
    );
  });

  it('takes any text, and every span lies in it', () => {
    const piece = fc.constantFrom(
      'count',
      'share',
      'sum',
      'ratio',
      '(',
      ')',
      ',',
      '-',
      ' ',
      '<=',
      'due',
      'done',
      '8h',
      ':',
      '\n',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const result = parseMeasure(text);
        if (!isMeasureProblem(result)) return true;
        return (
          result.span.start >= 0 &&
          result.span.start <= result.span.end &&
          result.span.end <= text.length &&
          result.message.length > 10
        );
      }),
      { numRuns: runs(400) },
    );
  });

  it('is linear: a long line of anything is refused at once', () => {
    for (const unit of ['(', ')', ' ', '- ', 'a - ', 'a<', ',']) {
      const start = performance.now();
      parseMeasure(`sum(${unit.repeat(50_000)})`);
      parseMeasure(`share(${unit.repeat(50_000)}`);
      equal(performance.now() - start < 500, true, unit);
    }
  });
});

function check(text: string, expected: string): void {
  const measure = parseMeasure(text);
  if (isMeasureProblem(measure)) throw new Error(`${text}: ${measure.message}`);
  equal(shown(measure), expected);
}

function refuse(text: string, at: string, message: string): void {
  const problem = parseMeasure(text);
  if (!isMeasureProblem(problem)) throw new Error(`understood: ${text}`);
  deepEqual([text.slice(problem.span.start, problem.span.end), problem.message], [at, message]);
}

type Side = { left: { text: string }; minus?: { text: string } } | { value: number; unit: string };

function shown(measure: Measure): string {
  const side = (term: Side): string =>
    'value' in term
      ? `${term.value} ${term.unit}`
      : term.minus
        ? `${term.left.text} minus ${term.minus.text}`
        : term.left.text;
  switch (measure.kind) {
    case 'aggregate':
      return `${measure.function} ${side(measure.of)}`;
    case 'ratio':
      return `ratio ${side(measure.of)} over ${side(measure.to)}`;
    case 'readings':
      return measure.function;
    case 'count':
    case 'share': {
      const { condition } = measure;
      if (!condition) return measure.kind;
      if (condition.kind === 'query') return `${measure.kind}[${condition.text}]`;
      return `${measure.kind}[${side(condition.left)} ${condition.comparator} ${side(condition.right)}]`;
    }
  }
}
