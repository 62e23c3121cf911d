// The JSON Schema (draft 7) of `daybook.yml`, made from the table of its keys. Comes in: nothing. Goes out: plain data that the build
// writes to a file for editors. What the schema allows is what the loader reads; descriptions are the table's own sentences.
import { configKeys } from './configKeys.ts';
import type { DictShape, Shape, TextShape } from './configShape.ts';
import { formatHints } from './textFormat.ts';

/** A piece of JSON Schema. */
export type JsonSchema = { readonly [key: string]: unknown };

/** The schema of the whole file. Every scalar may be written with or without quotes, so numbers and flags pass where texts do. */
export function configSchema(): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', title: 'Daybook notebook', ...schemaOf(configKeys) };
}

function schemaOf(shape: Shape): JsonSchema {
  const description = shape.doc === '' ? {} : { description: shape.doc };
  if (shape.is === 'text') return { ...description, ...scalarSchema(shape) };
  if (shape.is === 'list')
    return {
      ...description,
      anyOf: [{ type: 'array', items: schemaOf(shape.of) }, schemaOf(shape.of), { type: 'null' }],
    };
  if (shape.is === 'either') return { ...description, anyOf: [...shape.of.map(schemaOf), { type: 'null' }] };
  if (shape.is === 'dict') return { ...description, ...dictSchema(shape) };
  const properties = Object.fromEntries(Object.entries(shape.keys).map(([key, each]) => [key, schemaOf(each)]));
  return { ...description, type: ['object', 'null'], additionalProperties: false, properties };
}

function dictSchema(shape: DictShape): JsonSchema {
  const pattern = shape.format && formatHints(shape.format).pattern;
  const names = shape.values
    ? { propertyNames: { enum: shape.values } }
    : pattern
      ? { propertyNames: { pattern } }
      : {};
  return { type: ['object', 'null'], ...names, additionalProperties: schemaOf(shape.of) };
}

function scalarSchema({ values, format }: TextShape): JsonSchema {
  if (values) return { enum: [...values, null] };
  const hints = format ? formatHints(format) : {};
  if (format === 'flag') return { enum: [true, false, ...(hints.values ?? []), null] };
  const type = ['string', 'number', 'boolean', 'null'];
  return hints.pattern === undefined ? { type } : { type, pattern: hints.pattern };
}
