// Rows by the value of a field. Comes in: rows; goes out: their places by label, in the order the field's choices
// are declared, else the largest first. Never an object: a label may be any word a person wrote.
import { fieldReader } from '../index/fieldReader.ts';
import type { IndexReader, Row, Value } from '../index/rows.ts';
import { rowsAStep, type Steps } from '../index/steps.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { CompiledKpi } from './kpi.ts';
import { groupField } from './names.ts';

/** The same KPI by another field; by its own where nobody knows that field. */
export function groupedBy(kpi: CompiledKpi, name: string, config: NotebookConfig): CompiledKpi {
  const by = groupField(name, config);
  return by === undefined ? kpi : { ...kpi, by, byChoices: (config.fields.get(by)?.values.length ?? 0) > 0 };
}

/** Places of rows by label; a row with several values is in several groups, one without a value under the empty label, last. */
export function* byGroup(
  rows: ArrayLike<Row>,
  length: number,
  field: string,
  index: IndexReader,
): Steps<ReadonlyMap<string, readonly number[]>> {
  const groups = new Map<string, number[]>();
  const put = (label: string, place: number): void => {
    const group = groups.get(label);
    if (group) group.push(place);
    else groups.set(label, [place]);
  };
  const valueIn = fieldReader(index).values(field);
  // Rows that stand together are often alike.
  let [last, lastGroup]: [Value | undefined, number[] | undefined] = [undefined, undefined];
  for (let place = 0; place < length; place++) {
    if ((place + 1) % rowsAStep === 0) yield;
    const value = valueIn(rows[place] ?? 0);
    if (lastGroup !== undefined && value === last) {
      lastGroup.push(place);
      continue;
    }
    [last, lastGroup] = [value, undefined];
    if (typeof value === 'object' && value.length > 0) for (const label of new Set(value)) put(label, place);
    else {
      const label = value === undefined || typeof value === 'object' ? '' : String(value);
      put(label, place);
      lastGroup = groups.get(label);
    }
  }
  const choices = index.config.fields.get(field)?.values ?? [];
  const rank = (label: string) => {
    const at = choices.indexOf(label);
    if (label === '') return choices.length + 1;
    return at < 0 ? choices.length : at;
  };
  return new Map(
    [...groups].sort(([a, as], [b, bs]) => rank(a) - rank(b) || bs.length - as.length || (a < b ? -1 : Number(a > b))),
  );
}
