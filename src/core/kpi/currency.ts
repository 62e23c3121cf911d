// Money of different currencies is never added up. Comes in: a measure and its rows; goes out: the currencies in the way,
// if there is more than one. An amount without a currency goes with any.
import type { IndexReader, Row } from '../index/rows.ts';
import type { CompiledMeasure, Operand } from './kpi.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);

/** The different currencies among the amounts a measure adds, in code-unit order; undefined when they can be added. */
export function currenciesOf(
  measure: CompiledMeasure,
  rows: Iterable<Row>,
  index: IndexReader,
): readonly string[] | undefined {
  const fields = operandsOf(measure).filter(({ type }) => type === 'money');
  if (fields.length === 0) return undefined;
  const found = new Set<string>();
  for (const row of rows) {
    for (const { field } of fields) {
      const value = index.get(row, field);
      const currency = typeof value === 'string' ? currencyOf(value) : '';
      if (currency !== '') found.add(currency);
    }
  }
  return found.size > 1 ? [...found].sort() : undefined;
}

/** The currency an amount is written in, as a code where the sign is known; empty when none is written. */
function currencyOf(amount: string): string {
  const word = amount.replace(/[+-]?\d[\d.,_'\s]*(?:[kKM](?![A-Za-z]))?/, '').trim();
  return SIGNS.get(word) ?? word.toUpperCase();
}

function operandsOf(measure: CompiledMeasure): Operand[] {
  const terms = measure.kind === 'aggregate' ? [measure.of] : measure.kind === 'ratio' ? [measure.of, measure.to] : [];
  return terms.flatMap(({ left, minus }) => (minus ? [left, minus] : [left]));
}
