// KPIs in a `daybook.yml`: what is wrong stands where it is written, with what was meant; at a cursor stands what fits there.
import { deepEqual, ok } from 'node:assert/strict';
import { noteProblems } from '../../../../src/core/fix/noteProblems.ts';
import { kpiConfigProblems } from '../../../../src/core/kpi/configKpis.ts';
import { completeConfig } from '../../../../src/core/record/configCompletion.ts';
import { indexOf } from '../../../support/notebookText.ts';

/** A KPI with `from` and `measure` and what is to be checked. */
const kpi = (lines: string): string => `name: Ops\nkpis:\n  mine:\n    ${lines.replaceAll('\n', '\n    ')}\n`;

function checkProblems(name: string, lines: string, expected: readonly (readonly [string, string, string?])[]): void {
  it(name, () => {
    const text = kpi(lines);
    const found = kpiConfigProblems(text).map(({ span, message, near }) => [
      text.slice(span.start, span.end),
      message,
      ...(near === undefined ? [] : [near]),
    ]);
    deepEqual(found, expected);
  });
}

function checkHas(marked: string, expected: readonly string[], not: readonly string[] = []): void {
  it(JSON.stringify(marked), () => {
    const text = kpi(marked);
    const found = completeConfig(text.replace('$0', ''), text.indexOf('$0')).map(({ label }) => label);
    for (const label of expected) ok(found.includes(label), `${label} in ${found}`);
    for (const label of not) ok(!found.includes(label), `no ${label} in ${found}`);
  });
}

describe('kpis in daybook.yml', () => {
  checkProblems('a good one has none', 'from: type:issue\nmeasure: count', []);
  checkProblems('a function that nobody knows', 'from: type:issue\nmeasure: medain(resolved - opened)', [
    ['medain', '`medain` is not a measure. Did you mean `median`?', 'median'],
  ]);
  checkProblems('a field that nobody knows, in quotes', 'from: type:issue\nmeasure: "sum(spend)"', [
    ['spend', 'There is no field `spend`. Did you mean `spent`?', 'spent'],
  ]);
  checkProblems(
    'several at once, each in its place',
    'from: type:issue\nmeasure: sum(title)\nby: sevrity\nwindow: soon',
    [
      ['title', '`title` holds text; a measure needs a number, money, a day or a time.'],
      ['sevrity', 'There is no field `sevrity`. Did you mean `severity`?', 'severity'],
      ['soon', '`soon` is not a window; write `90d`, `4w`, `6m`, `month`, `quarter` or `year`.'],
    ],
  );
  checkProblems('a word of a query', 'from: is:opne\nmeasure: count', [
    ['opne', '`opne` is no class of rows. Did you mean `open`?', 'open'],
  ]);
  checkProblems('a folded value as a whole', 'from: type:issue\nmeasure: >-\n  sum(spend,\n  budget)', [
    [
      '>-\n      sum(spend,\n      budget)',
      '`spend, budget` is not a field or a difference of two fields such as `resolved - opened`.',
    ],
  ]);

  it('are among the problems of the file, in order', () => {
    const text = `${kpi('from: type:issue\nmeasure: cuont')}work:\n  days: never\n`;
    const { problems } = noteProblems('daybook.yml', text, { index: indexOf({}), isNote: () => true });
    deepEqual(
      problems.map(({ code }) => code),
      ['config-kpi', 'config-value'],
    );
  });

  checkHas('from: ty$0', ['type:'], ['is:']);
  checkHas('from: type:iss$0', ['issue'], ['median()']);
  checkHas("from: 'type:issue is:op$0'", ['open']);
  checkHas('measure: $0', ['count', 'share()', 'median()', 'latest(value)'], ['severity']);
  checkHas('measure: sum($0', ['spent', 'today', 'first_due'], ['severity', 'count']);
  checkHas('measure: share(is:do$0', ['done']);
  checkHas('measure: latest($0', ['value'], ['spent']);
  checkHas('on: $0', ['resolved', 'done'], ['severity']);
  checkHas('by: $0', ['severity', 'project', 'team']);
  checkHas('window: $0', ['90d', 'quarter']);
  checkHas('unit: $0', ['h', '%']);
  checkHas('direction: $0', ['up', 'down', 'none']);
});
