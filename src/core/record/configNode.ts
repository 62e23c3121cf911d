// A configuration as a tree that remembers where everything stands, whether it came from a team's `daybook.yml` or from the
// table built in. Comes in: plain values or, in configText.ts, YAML. Goes out: nodes and small readers for them.
// Keys stay entries of a list: they never become properties of an object, so no key can reach a prototype.

import type { Span } from '../text.ts';
import { readFlag } from './flag.ts';

/** A scalar, always text as written. */
export interface TextNode {
  readonly is: 'text';
  readonly text: string;
  readonly span: Span;
}

export interface ListNode {
  readonly is: 'list';
  readonly items: readonly ConfigNode[];
  readonly span: Span;
}

/** One key of a map; `keySpan` is where the key stands. */
export interface ConfigEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: ConfigNode;
}

export interface MapNode {
  readonly is: 'map';
  readonly entries: readonly ConfigEntry[];
  readonly span: Span;
}

export type ConfigNode = TextNode | ListNode | MapNode;

/** Where built-in values stand: nowhere in a team's file. */
export const nowhere: Span = { start: 0, end: 0 };

/** A map without entries. */
export const emptyMap: MapNode = { is: 'map', entries: [], span: nowhere };

/** The tree of plain data as the build leaves it (texts, arrays, objects); everything else becomes an empty text. */
export function nodeOf(
  value: unknown,
  textOf: (key: string, text: string) => string = (_, text) => text,
  under = '',
): ConfigNode {
  if (Array.isArray(value))
    return { is: 'list', items: value.map((each) => nodeOf(each, textOf, under)), span: nowhere };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => ({
      key,
      keySpan: nowhere,
      value: nodeOf(each, textOf, key),
    }));
    return { is: 'map', entries, span: nowhere };
  }
  return { is: 'text', text: typeof value === 'string' ? textOf(under, value) : '', span: nowhere };
}

/** The value of a key, or undefined when the node is no map or has no such key. */
export function nodeAt(node: ConfigNode | undefined, key: string): ConfigNode | undefined {
  return node?.is === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The entries of a map; none for anything else. */
export function entriesOf(node: ConfigNode | undefined): readonly ConfigEntry[] {
  return node?.is === 'map' ? node.entries : [];
}

/** The text under a key; undefined when it is missing, empty or no text. */
export function textAt(node: ConfigNode | undefined, key: string): string | undefined {
  const value = nodeAt(node, key);
  return value?.is === 'text' && value.text !== '' ? value.text : undefined;
}

/** The texts of a list; a single text is a list of one, an empty one a list of none. */
export function textsOf(node: ConfigNode | undefined): readonly string[] {
  return itemsOf(node).map((item) => item.text);
}

/** The same with the places. */
export function itemsOf(node: ConfigNode | undefined): readonly TextNode[] {
  if (node?.is === 'list') return node.items.filter((item) => item.is === 'text');
  return node?.is === 'text' && node.text !== '' ? [node] : [];
}

/** A map of texts in the order written; values that are no text are left out. */
export function textMapOf(node: ConfigNode | undefined): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const { key, value } of entriesOf(node)) if (value.is === 'text') map.set(key, value.text);
  return map;
}

/** True for the ways a flag is written as yes. */
export function isYes(text: string | undefined): boolean {
  return readFlag(text ?? '') === true;
}

/**
 * Lays one map over another: keys of `over` replace those of `base` in place or come last. Where both values are maps and
 * `depth` is above 0 they are laid over each other in turn.
 */
export function overlay(base: MapNode, over: MapNode, depth: number): MapNode {
  const entries = new Map(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries) {
    const under = entries.get(entry.key)?.value;
    const value =
      depth > 0 && under?.is === 'map' && entry.value.is === 'map'
        ? overlay(under, entry.value, depth - 1)
        : entry.value;
    entries.set(entry.key, { ...entry, value });
  }
  return { is: 'map', entries: [...entries.values()], span: over.span };
}
