// The imports of a configuration. Comes in: the checked tree of `imports:`. Goes out: declarations; one without a kind and a key column
// is left out, since nothing could be found again by it.
import { foldKey, headerField } from '../note/aliases.ts';
import { dateOrders } from './configKeys.ts';
import { type ConfigNode, entriesOf, nodeAt, textAt, textMapOf } from './configNode.ts';
import type { ImportDecl } from './kind.ts';

/** The imports by id, in the order declared. */
export function importsOf(node: ConfigNode | undefined): ReadonlyMap<string, ImportDecl> {
  const imports = new Map<string, ImportDecl>();
  for (const { key: id, value } of entriesOf(node)) {
    const kind = textAt(value, 'kind');
    const key = textAt(value, 'key');
    if (kind !== undefined && key !== undefined) imports.set(id, importOf(id, kind, key, value));
  }
  return imports;
}

function importOf(id: string, kind: string, key: string, value: ConfigNode): ImportDecl {
  const body = textAt(value, 'body');
  const readings = readingsOf(nodeAt(value, 'readings'));
  return {
    id,
    kind,
    key,
    label: textAt(value, 'label') ?? id,
    fields: new Map([...textMapOf(nodeAt(value, 'fields'))].map(([field, column]) => [headerField(field), column])),
    values: new Map(entriesOf(nodeAt(value, 'values')).map((entry) => [headerField(entry.key), wordsOf(entry.value)])),
    dates: dateOrders.find((each) => each === textAt(value, 'dates')) ?? 'ymd',
    ...(body === undefined ? {} : { body }),
    ...(readings === undefined ? {} : { readings }),
  };
}

function wordsOf(node: ConfigNode): ReadonlyMap<string, string> {
  return new Map([...textMapOf(node)].map(([word, value]) => [foldKey(word), value]));
}

function readingsOf(node: ConfigNode | undefined): ImportDecl['readings'] {
  const [date, value, n, note] = ['date', 'value', 'n', 'note'].map((name) => textAt(node, name));
  if (date === undefined || value === undefined) return undefined;
  return { date, value, ...(n === undefined ? {} : { n }), ...(note === undefined ? {} : { note }) };
}
