// The grammar in which the keys of a configuration are described, and the check of a tree against it. Comes in: a tree and
// its shape. Goes out: the same tree without what does not fit, and a problem for each such place. The same shapes make the
// JSON Schema and the completion, so what is suggested, accepted and documented cannot differ.
import { type Sayable, say } from '../language.ts';
import type { Span } from '../text.ts';
import type { ConfigEntry, ConfigNode } from './configNode.ts';
import { nearestWord, withGuess } from './nearest.ts';
import type { ConfigProblemCode } from './problemCodes.ts';
import { type TextFormat, textFault } from './textFormat.ts';

/** One text. `values` are the only ones allowed; `names` tells the completion whose names stand here. */
export interface TextShape {
  readonly is: 'text';
  readonly doc: Sayable;
  readonly format?: TextFormat;
  readonly values?: readonly string[];
  readonly names?: 'field' | 'kind' | 'person';
}

/** A list; a single text counts as a list of one. */
export interface ListShape {
  readonly is: 'list';
  readonly doc: Sayable;
  readonly of: Shape;
}

/** A map with the keys listed and no others. */
export interface KeysShape {
  readonly is: 'keys';
  readonly doc: Sayable;
  readonly keys: Readonly<Record<string, Shape>>;
}

/** A map whose keys are names people choose; `format` is what such a key may be, `names` whose names they are. */
export interface DictShape {
  readonly is: 'dict';
  readonly doc: Sayable;
  readonly of: Shape;
  readonly format?: TextFormat;
  readonly values?: readonly string[];
  readonly names?: 'field' | 'kind';
}

/** One of several shapes that differ in being a text, a list or a map. */
export interface EitherShape {
  readonly is: 'either';
  readonly doc: Sayable;
  readonly of: readonly Shape[];
}

export type Shape = TextShape | ListShape | KeysShape | DictShape | EitherShape;

/** Takes a problem of the configuration: stable code, sentence, place, and the word that was probably meant there. */
export type Report = (code: ConfigProblemCode, message: string, span: Span, near?: string) => void;

/** The part of `node` that fits `shape`, or undefined when nothing does; everything left out is reported. An empty value fits. */
export function fitted(node: ConfigNode, shape: Shape, report: Report, name = 'this'): ConfigNode | undefined {
  const chosen = shape.is === 'either' ? alternative(node, shape) : shape;
  if (node.is === 'text' && node.text === '') return node;
  if (chosen?.is === 'text' && node.is === 'text')
    return textFits(node.text, chosen, node.span, report, name) ? node : undefined;
  if (chosen?.is === 'list' && node.is !== 'map') return fittedList(node, chosen, report, name);
  if (chosen?.is === 'keys' && node.is === 'map')
    return fittedMap(node, report, (entry) => keyShape(entry, chosen, report));
  if (chosen?.is === 'dict' && node.is === 'map')
    return fittedMap(node, report, (entry) => dictShape(entry, chosen, report));
  report('config-shape', say('`{0}` has to be {1}.', name, wanted(chosen ?? shape)), node.span);
  return undefined;
}

/** The alternative whose form is that of the node; the first one when none is. */
export function alternative(node: ConfigNode, shape: EitherShape): Shape | undefined {
  const form = node.is === 'map' ? ['keys', 'dict'] : node.is === 'list' ? ['list'] : ['text', 'list'];
  return shape.of.find((each) => form.includes(each.is));
}

function fittedList(node: ConfigNode, shape: ListShape, report: Report, name: string): ConfigNode | undefined {
  if (node.is !== 'list') return fitted(node, shape.of, report, name);
  return { ...node, items: node.items.flatMap((item) => fitted(item, shape.of, report, name) ?? []) };
}

function fittedMap(
  node: ConfigNode & { is: 'map' },
  report: Report,
  shapeOf: (entry: ConfigEntry) => Shape | undefined,
): ConfigNode {
  const entries = node.entries.flatMap((entry) => {
    const shape = shapeOf(entry);
    const value = shape && fitted(entry.value, shape, report, entry.key);
    return value ? [{ ...entry, value }] : [];
  });
  return { ...node, entries };
}

function keyShape({ key, keySpan }: ConfigEntry, shape: KeysShape, report: Report): Shape | undefined {
  const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
  if (!known) {
    const keys = Object.keys(shape.keys);
    report('config-key-unknown', withGuess(say('Unknown key `{0}`', key), key, keys), keySpan, nearestWord(key, keys));
  }
  return known;
}

function dictShape({ key, keySpan }: ConfigEntry, shape: DictShape, report: Report): Shape | undefined {
  const { is: _, ...rest } = shape;
  return textFits(key, { ...rest, is: 'text' }, keySpan, report, key) ? shape.of : undefined;
}

function textFits(text: string, shape: Omit<TextShape, 'of'>, span: Span, report: Report, name: string): boolean {
  if (shape.values && !shape.values.includes(text)) {
    const wrong = say('`{0}` is not known for `{1}`', text, name);
    const others = say('{0}; it is one of {1}.', wrong, shape.values.join(', '));
    report('config-value', withGuess(wrong, text, shape.values, others), span, nearestWord(text, shape.values));
    return false;
  }
  const fault = shape.format && textFault(text, shape.format);
  if (fault) report('config-value', say('`{0}` {1}.', text, fault), span);
  return !fault;
}

function wanted(shape: Shape): string {
  if (shape.is === 'text') return say('a single value');
  if (shape.is === 'list') return say('a list');
  if (shape.is === 'keys')
    return say('a map with keys such as `{0}`', Object.keys(shape.keys).slice(0, 3).join('`, `'));
  if (shape.is === 'dict') return say('a map of names and values');
  return shape.of.map(wanted).join(' or ');
}
