// Members by the value of a field. Comes in: anything with a row; goes out: lists by label, in the order the field's choices
// are declared, else the largest first. Never an object: a label may be any word a person wrote.
import type { IndexReader, Row } from '../index/rows.ts';
import type { NotebookConfig } from '../record/kind.ts';
import type { CompiledKpi } from './kpi.ts';
import { groupField } from './names.ts';

/** The same KPI by another field; by its own where nobody knows that field. */
export function groupedBy(kpi: CompiledKpi, name: string, config: NotebookConfig): CompiledKpi {
  const by = groupField(name, config);
  return by === undefined ? kpi : { ...kpi, by, byChoices: (config.fields.get(by)?.values.length ?? 0) > 0 };
}

/** Members by label; a row with several values is in several groups, one without a value under the empty label, last. */
export function byGroup<T extends { readonly row: Row }>(
  members: readonly T[],
  field: string,
  index: IndexReader,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    for (const label of labelsOf(index, member.row, field)) {
      const group = groups.get(label);
      if (group) group.push(member);
      else groups.set(label, [member]);
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

function labelsOf(index: IndexReader, row: Row, field: string): readonly string[] {
  const value = index.get(row, field);
  if (value === undefined) return [''];
  if (typeof value === 'object') return value.length === 0 ? [''] : [...new Set(value)];
  return [String(value)];
}
