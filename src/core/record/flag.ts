// The words of yes and no, wherever a note or a configuration writes them. Comes in: a word; goes out: what it means.

/** The words that a flag is written with, and what each means; the first two are how Daybook writes it. */
export const flagWords: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['yes', true],
  ['no', false],
  ['on', true],
  ['off', false],
]);

/** What a word says as a flag, in any case; undefined for another word. */
export function readFlag(word: string): boolean | undefined {
  return flagWords.get(word.trim().toLowerCase());
}

/** Whether a flag keeps something in: any word but a no does (`confidential: very`), since a slip of the pen must not tell. */
export function isKept(word: string): boolean {
  return word !== '' && readFlag(word) !== false;
}
