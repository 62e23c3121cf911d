// Drop-downs that narrow the rows of a picture: whose they are, which project, any field. Comes in: rows and what was chosen; goes out:
// the rows that are left, and the drop-downs with what there is to choose. A choice that nothing has any more counts as none.
import { fieldReader, numberedValues, numbersOf } from '../index/fieldReader.ts';
import type { IndexReader, Row, Value } from '../index/rows.ts';
import { filtered, type Steps } from '../index/steps.ts';
import { say } from '../language.ts';
import type { OutlineContext } from '../outline/rowWords.ts';
import { personName } from '../outline/rowWords.ts';
import type { PictureControl, PictureOptions } from './picture.ts';
import { textOf } from './scale.ts';

/** A field that rows are narrowed by, and what stands above its drop-down. */
export interface RowFilterField {
  readonly field: string;
  readonly label: string;
}

/** What a filter calls rows that do not have its field. */
const none = '-';
const mostChoices = 400;

/** Rows that pass all filters, and the filters. */
export function* narrowed(
  index: IndexReader,
  rows: readonly Row[],
  fields: readonly RowFilterField[],
  options: PictureOptions,
  context: OutlineContext,
): Steps<{ readonly rows: readonly Row[]; readonly controls: readonly PictureControl[] }> {
  const reader = fieldReader(index);
  const columns: { readonly valueIn: (row: Row) => Value | undefined; readonly found: ReadonlySet<string> }[] = [];
  for (const { field } of fields) {
    const { numberOf, values } = numberedValues(reader, field);
    const numbers = yield* numbersOf(rows, numberOf);
    const isWithout = numbers.some(Number.isNaN);
    const found = new Set([...values, ...(isWithout ? [undefined] : [])].map((value) => textOf(value) ?? none));
    columns.push({ valueIn: reader.values(field), found });
  }
  const chosen = fields.map(({ field }, at) => {
    const wanted = options[field] ?? '';
    return columns[at]?.found.has(wanted) ? wanted : '';
  });
  const controls = fields.map(({ field, label }, at) => ({
    id: field,
    label,
    chosen: chosen[at] ?? '',
    options: choicesOf(index, field, [...(columns[at]?.found ?? [])], chosen[at] ?? '', context),
  }));
  if (chosen.every((wanted) => wanted === '')) return { rows, controls };
  const passes = (row: Row): boolean =>
    columns.every(({ valueIn }, at) => chosen[at] === '' || (textOf(valueIn(row)) ?? none) === chosen[at]);
  return { rows: yield* filtered(rows, passes), controls };
}

function choicesOf(
  index: IndexReader,
  field: string,
  values: readonly string[],
  chosen: string,
  context: OutlineContext,
): PictureControl['options'] {
  const isPerson = index.config.fields.get(field)?.type === 'person';
  const order = index.config.fields.get(field)?.values ?? [];
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const named = values
    .filter((id) => id !== none)
    .map((id) => ({ id, label: isPerson ? personName(id, context) : id }))
    .sort((a, b) => rank(a.id) - rank(b.id) || (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
  const shown = named.filter(({ id }, at) => at < mostChoices || id === chosen);
  const without = values.includes(none) ? [{ id: none, label: say('None') }] : [];
  return [{ id: '', label: say('All') }, ...shown, ...without];
}
