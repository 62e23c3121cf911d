// Definitions are checked when they are read: what is accepted with which defaults, and every mistake in words with its place.
import { deepEqual, equal } from 'node:assert/strict';
import { compileKpi, isBroken } from '../../../../src/core/kpi/compile.ts';
import type { CompiledKpi } from '../../../../src/core/kpi/kpi.ts';
import { readWindow } from '../../../../src/core/kpi/window.ts';
import type { KpiDecl } from '../../../../src/core/record/kind.ts';
import { fakeConfig } from '../../../support/fakeIndex.ts';

const decl: KpiDecl = {
  id: 'test',
  title: 'Test',
  from: 'type:issue',
  measure: 'count',
  unit: '',
  direction: 'down',
  chart: 'number',
  doc: '',
};

describe('kpi compile', () => {
  it('fills in the units that a measure implies', () => {
    equal(compiled({ measure: 'count' }).unit, '');
    equal(compiled({ measure: 'median(resolved - opened)' }).unit, 'h');
    equal(compiled({ measure: 'median(resolved - opened)', unit: 'days' }).unitMs, 86_400_000);
    equal(compiled({ measure: 'share(is:done)' }).unit, '%');
    equal(compiled({ measure: 'ratio(spent, budget)' }).unit, '%');
    equal(compiled({ measure: 'sum(spent)', unit: 'EUR' }).unit, 'EUR');
    equal(compiled({ measure: 'latest(value)' }).unit, '');
  });

  it('reads targets, in the unit of the value', () => {
    target({ target: '0' }, '<= 0');
    target({ target: '5', direction: 'up' }, '>= 5');
    target({ target: '5', direction: 'none' }, '= 5');
    target({ target: '< 1,000' }, '< 1000');
    target({ measure: 'median(resolved - opened)', target: '<= 24h' }, '<= 24');
    target({ measure: 'median(resolved - opened)', target: '≤ 2 d' }, '<= 48');
    target({ measure: 'median(resolved - opened)', unit: 'd', target: '36h' }, '<= 1.5');
    target({ measure: 'share(is:done)', target: '>=95%' }, '>= 95');
    target({ measure: 'ratio(spent, budget)', against: 'avg(progress)', target: '<= against' }, '<= against');
  });

  it('reads windows', () => {
    const window = (text: string) => {
      const read = readWindow(text);
      return read && `${read.count} ${read.step}`;
    };
    deepEqual(['90d', '4w', '6m', '2y', 'week', 'month', 'Quarter', ' year '].map(window), [
      '90 day',
      '28 day',
      '6 month',
      '24 month',
      '7 day',
      '1 month',
      '3 month',
      '12 month',
    ]);
    deepEqual(['', '0d', '-3d', '3', 'd', '99999w', '1.5m', 'forever'].map(window), Array(8).fill(undefined));
  });

  it('says what is wrong in each property, all at once', () => {
    refuse(
      { measure: 'median(reslved - opened)' },
      'measure `reslved`: There is no field `reslved`. Did you mean `resolved`?',
    );
    refuse(
      { measure: 'median(resolved-opened)' },
      'measure `resolved-opened`: A difference needs blanks around the minus sign: `resolved - opened`.',
    );
    refuse(
      { measure: 'sum(owner)' },
      'measure `owner`: `owner` holds a person; a measure needs a number, money, a day or a time.',
    );
    refuse(
      { measure: 'avg(due)' },
      'measure `due`: `due` is a date, and dates cannot be added up; take a difference such as `today - due`.',
    );
    refuse(
      { measure: 'sum(spent - due)' },
      'measure `spent - due`: `spent` is an amount of money, `due` is a date: they cannot be subtracted.',
    );
    refuse(
      { measure: 'ratio(spent, score)' },
      'measure `score`: A ratio needs two of a kind, not an amount of money and a number.',
    );
    refuse({ measure: 'share(done <= score)' }, 'measure `done <= score`: a date and a number cannot be compared.');
    refuse(
      { measure: 'share(resolved - opened < 8)' },
      'measure `resolved - opened < 8`: A span of time is compared with a time such as `8h` or `8d`.',
    );
    refuse(
      { measure: 'share(due <= 8)' },
      'measure `due <= 8`: A date is compared with another date field or with `today`.',
    );
    refuse(
      { measure: 'avg(resolved - opened)', unit: 'kg' },
      'unit `kg`: The measure is a span of time, which cannot be shown in `kg`; use `min`, `h`, `d` or `w`.',
    );
    refuse({ target: '4,3' }, 'target `4,3`: `4,3` is not a target; write one such as `<= 5`.');
    refuse({ target: 'soon' }, 'target `soon`: `soon` is not a target; write one such as `<= 5`.');
    refuse(
      { measure: 'avg(resolved - opened)', target: '5 EUR' },
      'target `5 EUR`: `5 EUR` is not a target in h; write one such as `<= 5h`.',
    );
    refuse(
      { target: '<= against' },
      'target `<= against`: The target is `against`, but there is no `against:` measure.',
    );
    refuse(
      { against: 'avg(score)', measure: 'avg(spent)' },
      'against `avg(score)`: `avg(score)` is not of the same kind as `avg(spent)`, so the two cannot be set side by side.',
    );
    refuse(
      { window: 'forever', on: 'due' },
      'window `forever`: `forever` is not a window; write `90d`, `4w`, `6m`, `month`, `quarter` or `year`.',
    );
    refuse(
      { window: '90d' },
      'window `90d`: `window` needs `on:`, the field whose day must lie in it, such as `on: resolved`.',
    );
    refuse({ on: 'owner' }, '`on` needs a field with a date; `owner` holds a person.');
    refuse({ by: 'severty' }, 'by `severty`: There is no field `severty`. Did you mean `severity`?');
    refuse({ from: ' ' }, '`from` is empty: say which notes or tasks to look at, such as `type:issue`.');
    equal(problems({ measure: 'medain(x)', target: 'soon', by: 'nothing-like-it' }).length, 3);
  });

  it('takes names that every object has for what they are: unknown', () => {
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      equal(problems({ measure: `sum(${name})`, by: name, on: name }).length, 3, name);
    }
  });
});

function compiled(over: Partial<KpiDecl>): CompiledKpi {
  const result = compileKpi({ ...decl, ...over }, fakeConfig());
  if (isBroken(result)) throw new Error(result.map(({ message }) => message).join('\n'));
  return result;
}

function problems(over: Partial<KpiDecl>): string[] {
  const result = compileKpi({ ...decl, ...over }, fakeConfig());
  if (!isBroken(result)) throw new Error(`accepted: ${JSON.stringify(over)}`);
  return result.map(({ part, span, message }) => `${part} \`${over[part]?.slice(span.start, span.end)}\`: ${message}`);
}

function refuse(over: Partial<KpiDecl>, expected: string): void {
  const [first = ''] = problems(over);
  equal(first.endsWith(expected), true, `\n${first}\n${expected}`);
}

function target(over: Partial<KpiDecl>, expected: string): void {
  const { target: read } = compiled(over);
  equal(read && `${read.comparator} ${read.value}`, expected);
}
