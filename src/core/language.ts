// The language that sentences made in core and notebook are said in: refusals, problems, quick fixes, hovers, sharing. Comes in:
// an English text written as a literal, and values for its places; goes out: the text as a person reads it. Without a table, as
// in the command line and in tests, that is English. Never holds text of notes, and stays the same from the first sentence on.
import type { Day } from './day.ts';
import { dayInWords } from './dayNames.ts';

/** A text of a table, marked by `toSay`, that is said when it is shown. */
export type Sayable = string & { readonly sayable: true };

let translations: Readonly<Record<string, string>> = {};
let spelled: (day: Day) => string = dayInWords;

/**
 * Sets the language: translations by English text, as VS Code reads them, and how a day is spelled out. Whatever has no
 * translation stays English.
 */
export function setLanguage(table: Readonly<Record<string, string>>, spell: (day: Day) => string = dayInWords): void {
  translations = table;
  spelled = spell;
}

/** Spells a day out as the reader writes it. Throws on text that is not a day. */
export function sayDay(day: Day): string {
  return spelled(day);
}

/**
 * Says a text in the set language, with `{0}`, `{1}` … replaced by the values. `npm run l10n` gathers the texts, so they are
 * literals, or come from a table whose texts went through `toSay`; a mere string does not compile. A value is never translated or looked into for places.
 */
export function say<T extends string>(
  text: string extends T ? never : T,
  ...values: readonly (string | number | undefined)[]
): string {
  const said = Object.hasOwn(translations, text) ? (translations[text] ?? text) : text;
  return values.length === 0 ? said : said.replace(/\{(\d)\}/g, (place, at) => String(values[Number(at)] ?? place));
}

/** Marks a text of a table for translation; it is said with `say` when somebody reads it. */
export function toSay(text: string): Sayable {
  return text as Sayable;
}
