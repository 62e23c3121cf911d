// The registry of fields while a configuration is resolved. Comes in: declarations, built-in ones first. Goes out: one
// declaration a field name for the whole notebook. A second type for a name is refused, so that a column has one type.
import { say } from '../language.ts';
import { foldKey, headerField } from '../note/aliases.ts';
import { fieldTypes } from './configKeys.ts';
import { type ConfigEntry, entriesOf, itemsOf, nodeAt, textAt, textsOf } from './configNode.ts';
import type { Report } from './configShape.ts';
import type { FieldDecl, FieldType } from './kind.ts';
import { nearestWord, withGuess } from './nearest.ts';

/** Names that mean something else in a header or a query, so no field can have them. */
const reserved = new Set(['type', 'daybook', 'kind', 'class', 'path', 'heading', 'line']);

/** What a kind makes of a list of fields: their ids in order, and its own narrower choices. */
export interface KindFields {
  readonly ids: readonly string[];
  readonly choices: ReadonlyMap<string, readonly string[]>;
}

/** Collects declarations; `fields` is the registry so far. */
export interface FieldRegistry {
  readonly fields: ReadonlyMap<string, FieldDecl>;
  /** Declares one field, or refuses and reports. Returns its id unless the name is reserved. */
  declare(entry: ConfigEntry): string | undefined;
  /** The id of a field that is only named; an unknown one becomes a text field and is reported. */
  named(key: string, span: ConfigEntry['keySpan']): string | undefined;
  /** The fields of a kind: a list of names, or a map of declarations. */
  ofKind(node: ConfigEntry['value'] | undefined): KindFields;
}

/** An empty registry that reports to `report`. */
export function createFieldRegistry(report: Report): FieldRegistry {
  const fields = new Map<string, FieldDecl>();

  function declare(entry: ConfigEntry): string | undefined {
    const id = headerField(entry.key);
    const wanted = declared(entry);
    if (reserved.has(id)) {
      report(
        'config-field-reserved',
        say('`{0}` cannot be the name of a field: it has a meaning of its own.', entry.key),
        entry.keySpan,
      );
      return undefined;
    }
    const known = fields.get(id);
    // Values alone make a new field a choice; of a known one they are the values it may have.
    const isMeant = wanted.type !== undefined && (hasType(entry) || known?.type !== 'number');
    if (known && isMeant && wanted.type !== known.type) {
      const message = say(
        '`{0}` is a {1} elsewhere and cannot be a {2} too; a field has one type.',
        entry.key,
        known.type,
        wanted.type,
      );
      report('config-field-type', message, entry.keySpan);
    } else fields.set(id, known ? joined(known, wanted) : { ...fresh(id, entry.key), ...wanted });
    return id;
  }

  function named(key: string, span: ConfigEntry['keySpan']): string | undefined {
    const id = headerField(key);
    if (fields.has(id)) return id;
    if (!reserved.has(id)) {
      const keys = [...fields.values()].map((field) => field.key);
      const wrong = say('The field `{0}` is not declared', key);
      report(
        'config-field-unknown',
        withGuess(wrong, key, keys, say('{0}; it is read as text.', wrong)),
        span,
        nearestWord(key, keys),
      );
    }
    return declare({ key, keySpan: span, value: { is: 'text', text: '', span } });
  }

  function ofKind(node: ConfigEntry['value'] | undefined): KindFields {
    const choices = new Map<string, readonly string[]>();
    const ids = new Set<string>();
    for (const item of itemsOf(node?.is === 'map' ? undefined : node)) {
      const id = named(item.text, item.span);
      if (id !== undefined) ids.add(id);
    }
    for (const entry of entriesOf(node)) {
      const bare = entry.value.is === 'text' && entry.value.text === '';
      const id = bare ? named(entry.key, entry.keySpan) : declare(entry);
      if (id === undefined) continue;
      ids.add(id);
      const own = textsOf(nodeAt(entry.value, 'values'));
      if (own.length > 0) choices.set(id, own);
    }
    return { ids: [...ids], choices };
  }

  return { fields, declare, named, ofKind };
}

type Declared = { type?: FieldType; values?: readonly string[]; doc?: string };

function hasType({ value }: ConfigEntry): boolean {
  return value.is === 'text' || textAt(value, 'type') !== undefined;
}

function declared({ value }: ConfigEntry): Declared {
  if (value.is === 'text') return isFieldType(value.text) ? { type: value.text } : {};
  const type = textAt(value, 'type') ?? (nodeAt(value, 'values') ? 'choice' : undefined);
  const values = textsOf(nodeAt(value, 'values'));
  const doc = textAt(value, 'doc');
  return {
    ...(type !== undefined && isFieldType(type) ? { type } : {}),
    ...(values.length > 0 ? { values } : {}),
    ...(doc === undefined ? {} : { doc }),
  };
}

function joined(known: FieldDecl, more: Declared): FieldDecl {
  const added = more.values?.filter((value) => !known.values.includes(value)) ?? [];
  return { ...known, values: [...known.values, ...added], doc: more.doc ?? known.doc };
}

function fresh(id: string, key: string): FieldDecl {
  return { id, key: foldKey(key).replaceAll('-', '_'), type: 'text', values: [], doc: '' };
}

function isFieldType(text: string): text is FieldType {
  return (fieldTypes as readonly string[]).includes(text);
}
