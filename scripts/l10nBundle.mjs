// `npm run l10n`: writes l10n/bundle.l10n.json, the English texts that a translation starts from: whatever the code hands to
// `l10n.t`, core and notebook to `say` or, in tables,
// to `toSay`, and the tables that are read as a whole. The file is kept in the repository; `npm run check` says when it is behind.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { dataFiles } from './dataFiles.mjs';
import { filesUnder, isMain, root } from './project.mjs';

/** Relative to the repository. */
export const l10nBundleFile = 'l10n/bundle.l10n.json';

/** Where `say` and `toSay` are made, and the table of `daybook.yml`, which is read as a whole. */
const apart = ['src/core/language.ts', 'src/core/record/configKeys.ts'];

/** The one call whose text is no literal: it looks words up in the table of outlines, which is read as a whole. */
const lookUp = 'outlineWords[key]';

/** @returns {Promise<string>} the content that the bundle has to have */
export async function l10nBundle() {
  const texts = new Set(await tableTexts());
  for (const file of filesUnder('src', '.ts').filter((name) => !apart.includes(name))) {
    for (const text of textsIn(readFileSync(join(root, file), 'utf8'), file)) texts.add(text);
  }
  const sorted = [...texts].sort();
  return `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), undefined, 2)}\n`;
}

/** @returns {Promise<boolean>} whether the file in the repository holds every text and no other */
export async function isL10nBundleCurrent() {
  const file = join(root, l10nBundleFile);
  return existsSync(file) && readFileSync(file, 'utf8') === (await l10nBundle());
}

/**
 * @param {string} source
 * @param {string} file for the message when a text is not a literal: no translator would ever see it
 * @returns {string[]}
 */
function textsIn(source, file) {
  return [
    ...source.matchAll(
      /(\bl10n\.t|(?<![#.\w])(?:say|toSay))\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|([^,)\n]*))/g,
    ),
  ].flatMap(([, call, single, double, other]) => {
    const literal = single ?? double;
    if (literal !== undefined) return [literal.replace(/\\(.)/g, '$1')];
    const isFromTable = call === 'say' ? /^[\w.[\] ]+$/.test(other ?? '') : other === lookUp;
    if (!isFromTable) throw new Error(`${file}: ${call} needs its text in quotes, not ${other}`);
    return [];
  });
}

/** @returns {Promise<string[]>} the texts of tables: outlines, the keys of `daybook.yml`, the built-in kinds, fields and figures */
async function tableTexts() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: tables, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'warning',
    plugins: [dataFiles],
  });
  const source = Buffer.from(outputFiles[0]?.contents ?? '').toString('base64');
  const { outlineWords, configKeys, builtinTexts } = await import(`data:text/javascript;base64,${source}`);
  return [...Object.values(outlineWords), ...docsOf(configKeys), ...builtinTexts()];
}

const tables = `
export { outlineWords } from './src/core/outline/outlineWords.ts';
export { configKeys } from './src/core/record/configKeys.ts';
export { builtinTexts } from './src/core/record/config.ts';
`;

/**
 * @param {unknown} shape
 * @returns {string[]} the sentences in a part of the table of `daybook.yml`
 */
function docsOf(shape) {
  if (typeof shape !== 'object' || shape === null) return [];
  return Object.entries(shape).flatMap(([key, value]) =>
    key === 'doc' && typeof value === 'string' ? (value === '' ? [] : [value]) : docsOf(value),
  );
}

if (isMain(import.meta.url)) {
  const file = join(root, l10nBundleFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await l10nBundle());
}
