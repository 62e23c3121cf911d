// The JSON Schema says what the loader reads.
import { deepEqual, equal, ok } from 'node:assert/strict';
import { parse } from 'yaml';
import builtin from '../../../../src/core/record/builtin.yml';
import { configSchema, type JsonSchema } from '../../../../src/core/record/configSchema.ts';

/** Paths at which a value does not fit, for the words of draft 7 that the schema uses. */
function misfits(value: unknown, schema: JsonSchema, path = ''): string[] {
  const any = schema['anyOf'] as JsonSchema[] | undefined;
  if (any) return any.some((each) => misfits(value, each, path).length === 0) ? [] : [path];
  const values = schema['enum'] as unknown[] | undefined;
  if (values) return values.includes(value) ? [] : [path];
  const types = [schema['type']].flat();
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!types.includes(type)) return [path];
  if (typeof value === 'string' && schema['pattern'])
    return new RegExp(String(schema['pattern'])).test(value) ? [] : [path];
  if (Array.isArray(value))
    return value.flatMap((each, at) => misfits(each, schema['items'] as JsonSchema, `${path}/${at}`));
  return type === 'object'
    ? Object.entries(value as object).flatMap(([key, each]) => keyMisfits(key, each, schema, path))
    : [];
}

function keyMisfits(key: string, value: unknown, schema: JsonSchema, path: string): string[] {
  const names = schema['propertyNames'] as JsonSchema | undefined;
  if (names && misfits(key, { type: 'string', ...names }, key).length > 0) return [`${path}/${key}`];
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const more = schema['additionalProperties'];
  const own = Object.hasOwn(properties, key) ? properties[key] : more === false ? undefined : (more as JsonSchema);
  return own ? misfits(value, own, `${path}/${key}`) : [`${path}/${key}`];
}

/** An editor's YAML reads an empty value as null where the built-in table has an empty text. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls);
  if (typeof value !== 'object' || value === null) return value === '' ? null : value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withNulls(each)]));
}

const schema = configSchema();

describe('JSON Schema of daybook.yml', () => {
  const check = (text: string, expected: string[]) => it(text, () => deepEqual(misfits(parse(text), schema), expected));

  it('takes the built-in configuration', () => deepEqual(misfits(withNulls(builtin), schema), []));
  it('is draft 7 and plain data', () => {
    equal(schema['$schema'], 'http://json-schema.org/draft-07/schema#');
    deepEqual(JSON.parse(JSON.stringify(schema)), schema);
  });
  it('describes every key at the top', () => {
    for (const [key, each] of Object.entries(schema['properties'] as Record<string, JsonSchema>))
      ok(each['description'], key);
  });

  check('{ name: Ops, work: { days: mon-fri, hours: 08:00-16:30 } }', []);
  check('{ kinds: { bug: { private: true, states: { new: todo, shut: { class: done, also: [over] } } } } }', []);
  check('{ kinds: { vendor: off, bug: } }', []);
  check('{ people: [{ id: maria, mail: maria@example.org }, li] }', []);
  check(
    '{ severity: { high: { high: critical } }, fields: { cost_center: text, size: { type: choice, values: [1, 2] } } }',
    [],
  );
  check('{ kindz: {} }', ['/kindz']);
  check('{ visibility: public }', ['/visibility']);
  check('{ kinds: { Bug: {} } }', ['/kinds/Bug']);
  check('{ work: { hours: all day } }', ['/work/hours']);
});
