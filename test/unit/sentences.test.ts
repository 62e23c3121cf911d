// No sentence of core and notebook is written for people without `say` or `toSay` (src/core/language.ts), or no translator would
// see it.
import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { filesUnder } from '../../scripts/project.mjs';

describe('sentences', () => {
  it('are all said in the language that is set', () => {
    const files = [...filesUnder('src/core', '.ts'), ...filesUnder('src/notebook', '.ts')];
    const unsaid = files
      .filter((file) => !inTables.has(file))
      .flatMap((file) => sentencesIn(readFileSync(file, 'utf8')).map((sentence) => `${file}: ${sentence}`));
    deepStrictEqual(unsaid, []);
  });

  it('would notice a sentence', () => {
    deepStrictEqual(sentencesIn("x = { message: 'The note is gone.', more: say('Some words.'), why: `“A” is b.` };"), [
      "'The note is gone.'",
      '`“A” is b.`',
    ]);
  });
});

/** Tables that are gathered as a whole, and what is built in English: the title of a schema, texts that models read. */
const inTables: ReadonlySet<string> = new Set([
  'src/core/assistant/answer.ts',
  'src/core/assistant/tools.ts',
  'src/core/outline/outlineWords.ts',
  'src/core/record/configKeys.ts',
  'src/core/record/configSchema.ts',
]);

/** Literals that read like sentences, or stand where one is shown, and are not handed to `say` or `toSay`. */
function sentencesIn(source: string): string[] {
  const code = source.replaceAll(/^\s*(?:\/\/|\/\*\*|\*).*$/gm, '').replaceAll(/new \w*Error\([^\n]*\)/g, '');
  const literals = /(?:\b(say|toSay)\(\s*|\b(message|title|problem|reason): )?(['`"])([^\n]*?[^\\\n])\3/g;
  return [...code.matchAll(literals)].flatMap(([, call, place, quote = '', text = '']) => {
    if (call !== undefined || !text.includes(' ')) return [];
    return place !== undefined || /^(?:[A-Z“"`{]|\\`|\$\{).* .*[a-z}`)”"]\.$/.test(text) ? [quote + text + quote] : [];
  });
}
