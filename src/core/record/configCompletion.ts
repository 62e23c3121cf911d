// What can be written at a place of a `daybook.yml`: keys and their values, from the table of keys and the names in the
// configuration. Comes in: the text, half-written as it is, and an offset. Goes out: suggestions. It reads indentation
// itself, because the text at the cursor is no valid YAML most of the time.

import { completeKpi } from '../kpi/configKpis.ts';
import { say } from '../language.ts';
import { loadConfig } from './config.ts';
import { configKeys } from './configKeys.ts';
import type { DictShape, Shape, TextShape } from './configShape.ts';
import type { NotebookConfig } from './kind.ts';
import { formatHints } from './textFormat.ts';

/** A suggestion: what is shown, a sentence about it, and what replaces the word before the offset. */
export interface ConfigSuggestion {
  readonly label: string;
  readonly doc: string;
  readonly insert: string;
}

/** Furthest back that is looked for the keys above, in lines; longer files have no longer templates. */
const maxLines = 4000;

interface Line {
  readonly indent: number;
  /** Key of the line, empty for a bare list item. */
  readonly key: string;
  readonly isItem: boolean;
}

/**
 * Suggestions at `offset` (0 to the text's length): the keys that are missing there, or the values of the key on the line.
 * Nothing inside comments, and nothing where people choose their own words.
 */
export function completeConfig(text: string, offset: number): readonly ConfigSuggestion[] {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(lineStart, offset);
  if (before.trimStart().startsWith('#') || before.includes(' #')) return [];
  const config = loadConfig(text);
  const { indent, key, isItem } = lineOf(before);
  const above = pathAbove(text.slice(0, lineStart), isItem ? indentOf(before) + 1 : indent);
  const colon = before.search(/:(?: |$)/);
  if (colon >= 0 && key !== '') {
    const typed = before.slice(colon + 1).replace(/^\s*['"]?/, '');
    const ofKpi = above.length === 2 && above[0] === 'kpis' ? completeKpi(key, typed, config) : undefined;
    return ofKpi ?? valuesOf(shapeAt([...above, key]), config);
  }
  const shape = shapeAt(above);
  const inside = isItem && shape ? itemShape(shape) : shape;
  const values = isItem ? valuesOf(inside, config) : [];
  return [...values, ...keysOf(inside, config, isItem ? new Set() : siblings(text, lineStart, indent))];
}

/** Keys from the root down to the map that a line belongs to; the keys above it stand left of `column`. */
function pathAbove(text: string, column: number): readonly string[] {
  const path: string[] = [];
  let limit = column;
  const lines = text.split('\n');
  for (let at = lines.length - 1; at >= Math.max(0, lines.length - maxLines) && limit > 0; at--) {
    const source = lines[at] ?? '';
    if (source.trim() === '' || source.trimStart().startsWith('#')) continue;
    const line = lineOf(source);
    if (line.indent < limit && line.key !== '') {
      path.unshift(line.key);
      limit = line.isItem ? indentOf(source) + 1 : line.indent;
    } else if (line.isItem && indentOf(source) < limit) limit = indentOf(source) + 1;
  }
  return path;
}

/** A line's key and the column at which it stands; an item's key stands behind its dash. */
function lineOf(source: string): Line {
  let indent = indentOf(source);
  let rest = source.slice(indent).trimEnd();
  const isItem = rest === '-' || rest.startsWith('- ');
  if (isItem) {
    const content = rest.slice(1).trimStart();
    indent += rest.length - content.length;
    rest = content;
  }
  const colon = rest.search(/:(?: |$)/);
  const key = colon < 0 ? '' : unquoted(rest.slice(0, colon).trim());
  return { indent, key, isItem };
}

function shapeAt(path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = configKeys;
  for (const key of path) shape = shape && inMap(shape, key);
  return shape;
}

/** The shape under a key; lists are looked through, because their items' keys follow the list's key. */
function inMap(shape: Shape, key: string): Shape | undefined {
  if (shape.is === 'keys') return Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
  if (shape.is === 'dict') return shape.of;
  if (shape.is === 'list') return inMap(shape.of, key);
  if (shape.is === 'text') return undefined;
  const map = shape.of.find((each) => each.is === 'keys' || each.is === 'dict');
  return map && inMap(map, key);
}

function itemShape(shape: Shape): Shape | undefined {
  if (shape.is === 'list') return shape.of;
  const list = shape.is === 'either' ? shape.of.find((each) => each.is === 'list') : undefined;
  return list && itemShape(list);
}

function keysOf(
  shape: Shape | undefined,
  config: NotebookConfig,
  taken: ReadonlySet<string>,
): readonly ConfigSuggestion[] {
  if (shape?.is === 'either') return shape.of.flatMap((each) => keysOf(each, config, taken));
  if (shape?.is === 'list') return keysOf(shape.of, config, taken);
  if (shape?.is === 'dict')
    return namesOf(shape, config)
      .filter(({ label }) => !taken.has(label))
      .map(asKey);
  if (shape?.is !== 'keys') return [];
  const free = Object.entries(shape.keys).filter(([key]) => !taken.has(key));
  return free.map(([label, each]) => asKey({ label, doc: say(each.doc), insert: label }));
}

function valuesOf(shape: Shape | undefined, config: NotebookConfig): readonly ConfigSuggestion[] {
  if (shape?.is === 'either') return shape.of.flatMap((each) => valuesOf(each, config));
  if (shape?.is === 'list') return valuesOf(shape.of, config);
  return shape?.is === 'text' ? namesOf(shape, config) : [];
}

function namesOf(shape: TextShape | DictShape, config: NotebookConfig): readonly ConfigSuggestion[] {
  const values = shape.values ?? (shape.format && formatHints(shape.format).values) ?? [];
  const listed = values.map((label) => ({ label, doc: say(shape.doc), insert: label }));
  if (shape.names === 'field')
    return [...config.fields.values()].map(({ key, doc }) => ({ label: key, doc, insert: key }));
  if (shape.names === 'kind') return [...config.kinds.values()].map(({ id, doc }) => ({ label: id, doc, insert: id }));
  if (shape.names === 'person') return config.people.map(({ id, name }) => ({ label: id, doc: name, insert: id }));
  return listed;
}

/** Keys that stand already at the same indentation under the same parent, above and below. */
function siblings(text: string, lineStart: number, indent: number): ReadonlySet<string> {
  const taken = new Set<string>();
  const collect = (lines: readonly string[]) => {
    for (const source of lines) {
      if (source.trim() === '') continue;
      const line = lineOf(source);
      if (line.indent < indent) return;
      if (line.indent === indent && line.key !== '') taken.add(line.key);
      if (line.isItem && line.indent === indent) return;
    }
  };
  collect(text.slice(0, lineStart).split('\n').reverse());
  const next = text.indexOf('\n', lineStart);
  if (next >= 0) collect(text.slice(next + 1).split('\n'));
  return taken;
}

function asKey({ label, doc }: ConfigSuggestion): ConfigSuggestion {
  return { label, doc, insert: `${label}: ` };
}

function indentOf(source: string): number {
  return source.length - source.trimStart().length;
}

function unquoted(key: string): string {
  return key.length > 1 && (key.startsWith('"') || key.startsWith("'")) ? key.slice(1, -1) : key;
}
