// Rows by the value of a field. Comes in: rows; goes out: their places by label, in the order the field's choices
// are declared, else the largest first. Never an object: a label may be any word a person wrote.
import { fieldReader, numberedValues, numbersOf } from '../index/fieldReader.ts';
import type { IndexReader, Row, Value } from '../index/rows.ts';
import type { Steps } from '../index/steps.ts';
import type { NotebookConfig } from '../record/kind.ts';
import { inDrawers, noDrawer, type Places } from './drawers.ts';
import type { CompiledKpi } from './kpi.ts';
import { groupField } from './names.ts';

/** The same KPI by another field; by its own where nobody knows that field. */
export function groupedBy(kpi: CompiledKpi, name: string, config: NotebookConfig): CompiledKpi {
  const by = groupField(name, config);
  return by === undefined ? kpi : { ...kpi, by, byChoices: (config.fields.get(by)?.values.length ?? 0) > 0 };
}

/** Places of rows by label; a row with several values is in several groups, one without a value under the empty label, last. */
export function* byGroup(rows: ArrayLike<Row>, field: string, index: IndexReader): Steps<ReadonlyMap<string, Places>> {
  const { numberOf, values } = numberedValues(fieldReader(index), field);
  const numbers = yield* numbersOf(rows, numberOf);
  const groups = new Map<string, number>();
  const groupOf = (label: string): number => {
    const group = groups.get(label) ?? groups.size;
    groups.set(label, group);
    return group;
  };
  const groupsOf = values.map((value) => labelsOf(value).map(groupOf));
  const none = numbers.some(Number.isNaN) ? [groupOf('')] : [];
  const most = groupsOf.reduce((longest, { length }) => Math.max(longest, length), 1);
  const places: Places[] = [];
  for (let nth = 0; nth < most; nth++) {
    const drawerOfValue = Int32Array.from(groupsOf, (all) => all[nth] ?? noDrawer);
    const drawerOf = ofValues(numbers, drawerOfValue, none[nth] ?? noDrawer);
    for (const [group, found] of (yield* inDrawers(drawerOf, groups.size)).entries())
      places[group] = joined(places[group], found);
  }
  const choices = index.config.fields.get(field)?.values ?? [];
  const rank = (label: string) => {
    const at = choices.indexOf(label);
    if (label === '') return choices.length + 1;
    return at < 0 ? choices.length : at;
  };
  const found = [...groups].map(([label, group]) => [label, places[group] ?? new Uint32Array(0)] as const);
  return new Map(
    found.sort(([a, as], [b, bs]) => rank(a) - rank(b) || bs.length - as.length || (a < b ? -1 : Number(a > b))),
  );
}

/** By place the drawer of the value whose number stands there. */
function ofValues(numbers: Float64Array, drawerOfValue: Int32Array, none: number): Int32Array {
  const drawerOf = new Int32Array(numbers.length);
  for (let place = 0; place < numbers.length; place++) {
    const number = numbers[place] ?? Number.NaN;
    drawerOf[place] = Number.isNaN(number) ? none : (drawerOfValue[number] ?? noDrawer);
  }
  return drawerOf;
}

/** The groups that a value is in: a list in those of all it holds. */
function labelsOf(value: Value): readonly string[] {
  if (typeof value !== 'object') return [String(value)];
  return value.length === 0 ? [''] : [...new Set(value)];
}

function joined(some: Places | undefined, others: Places): Places {
  return some ? Uint32Array.from([...some, ...others]).sort() : others;
}
