// The steps of a field that pictures set out in rows, columns, rings: what the kind declares, in its order. Comes in: the
// configuration, values as notes have them. Goes out: steps and places on them. A value that is no step has no place; nothing is guessed.
import type { IndexReader, Row, Value } from '../index/rows.ts';
import { headerField } from '../note/aliases.ts';
import type { NotebookConfig } from '../record/kind.ts';

/** The steps of a field: numbers from the highest down, words as they are declared (the most pressing first). */
export interface Scale {
  readonly field: string;
  readonly values: readonly string[];
}

const isNumber = /^\d{1,3}(?:\.\d+)?$/;

/** The scale of a field of a kind: its own values, else those of the field, else `usual`. */
export function scaleOf(config: NotebookConfig, kind: string, field: string, usual: readonly string[] = []): Scale {
  const own = config.kinds.get(kind)?.choices.get(field);
  const declared = config.fields.get(field)?.values ?? [];
  const values = own ?? (declared.length > 0 ? declared : usual);
  const isRanked = values.every((value) => isNumber.test(value));
  return { field, values: isRanked ? [...values].sort((a, b) => Number(b) - Number(a)) : values };
}

/** The place of a written value on a scale, 0 the first; undefined for what is none of its steps. */
export function placeOn({ values }: Scale, written: string | undefined): number | undefined {
  if (written === undefined || written === '') return undefined;
  const place = values.findIndex((value) => headerField(value) === headerField(written));
  return place < 0 ? undefined : place;
}

/** What a step weighs: the number that it is, else its rank from the last one, which weighs 1. */
export function weightOn({ values }: Scale, place: number): number {
  const value = values[place] ?? '';
  return isNumber.test(value) ? Number(value) : values.length - place;
}

/** The text of a field of a row, of a list its first; undefined for none. */
export function textIn(index: IndexReader, row: Row, field: string): string | undefined {
  return textOf(index.get(row, field));
}

/** The first text of a value; undefined when there is none. */
export function textOf(value: Value | undefined): string | undefined {
  const text = typeof value === 'object' ? value[0] : value;
  return text === undefined || text === '' ? undefined : String(text);
}

/** Things by their titles, without regard to case; equal ones stay in their order. Sorts in place. */
export function byTitles<T extends { readonly title: string }>(things: T[]): T[] {
  const keys = new Map(things.map((thing) => [thing, thing.title.toLowerCase()]));
  const keyOf = (thing: T): string => keys.get(thing) ?? '';
  return things.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** Fields of notes as they were at an earlier time, by path: what has no entry was no note then. */
export type EarlierFields = ReadonlyMap<string, ReadonlyMap<string, string>>;
