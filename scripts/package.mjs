// `npm run package`: builds, packs the extension into daybook.vsix, and refuses a package that is too big or that holds
// other files than test/golden/package.txt names. `-- --accept` takes the present list as the right one.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './build.mjs';
import { nodeProgram } from './installed.mjs';
import { packedManifest } from './packedManifest.mjs';
import { filesUnder, isMain, root, runTool } from './project.mjs';
import { squeezeZip } from './squeezeZip.mjs';

const limitBytes = 600_000;
const golden = join(root, 'test', 'golden', 'package.txt');
const vsce = '@vscode/vsce/vsce';

/** Where the package is put together; `.vscodeignore` says there, too, what it holds. */
const stage = join(root, '.out', 'package');
// The changelog comes along with a second version; of the first one it says what the README says.
const brought = ['.vscodeignore', 'LICENSE', 'README.md', 'l10n', 'media', 'skills', 'syntaxes'];

/** The package that is made. */
export const vsixFile = join(root, 'daybook.vsix');

/** @type {Promise<string> | undefined} */
let made;

/**
 * Builds and packs once, without a look at the result.
 * @returns {Promise<string>} the node that runs the packaging tool
 */
export function makePackage() {
  made ??= pack();
  return made;
}

async function pack() {
  rmSync(stage, { recursive: true, force: true });
  await buildExtension({ packedInto: stage });
  const languages = readdirSync(root).filter((name) => /^package\.nls\..+\.json$/.test(name));
  const texts = languages.length > 0 ? ['package.nls.json', ...languages] : [];
  for (const path of [...brought, ...texts].filter((each) => existsSync(join(root, each))))
    cpSync(join(root, path), join(stage, path), { recursive: true });
  for (const file of filesUnder('syntaxes', '.json')) writeFileSync(join(stage, file), JSON.stringify(read(file)));
  writeFileSync(join(stage, 'README.md'), forReaders(readFileSync(join(root, 'README.md'), 'utf8')));
  const words = texts.length === 0 ? read('package.nls.json') : undefined;
  writeFileSync(join(stage, 'package.json'), packedManifest(read('package.json'), words));
  const node = await nodeProgram(24);
  // Everything that runs is bundled, so there are no dependencies to pack.
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsixFile,
  ];
  const code = await runTool(vsce, args, { node, cwd: stage, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error('the package could not be made');
  writeFileSync(vsixFile, await squeezeZip(readFileSync(vsixFile)));
  return node;
}

/**
 * @param {string} readme
 * @returns {string} what those who installed it want of it: not how to install it, nor the last part, nor pictures and links
 *   to files that are not in the package
 */
function forReaders(readme) {
  const at = readme.lastIndexOf('\n## ');
  if (!readme.startsWith('\n## For contributors\n', at))
    throw new Error('the part for contributors is not the last one');
  return readme
    .slice(0, at)
    .replace(/^!\[.*\n\n?/gm, '')
    .replace(/^## Install\n[\s\S]*?(?=^## )/m, '')
    .replace(/\[([^\]]+)\]\((?!https?:)[^)]+\)/g, '$1');
}

/** @param {string} file of JSON at the top */
function read(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}

/** Builds and packs; throws if packing fails or if the package is not as it should be. */
export async function packageExtension({ accept = false } = {}) {
  const node = await makePackage();
  const files = packagedFiles(node);
  if (accept) writeFileSync(golden, files);
  const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (files !== expected) throw new Error(`the package holds other files than ${golden}:\n${files}`);
  const { size } = statSync(vsixFile);
  if (size > limitBytes) throw new Error(`the package has ${size} bytes, more than ${limitBytes}`);
  console.log(`${vsixFile}: ${(size / 1000).toFixed(0)} kB`);
}

/**
 * @param {string} node
 * @returns {string} one path a line; chunks, of which there are now more, now fewer, on one line together
 */
function packagedFiles(node) {
  const args = [join(root, 'node_modules', vsce), 'ls', '--no-dependencies'];
  const files = execFileSync(node, args, { cwd: stage, encoding: 'utf8' }).trim().split(/\r?\n/);
  return [...new Set(files.map((file) => file.replace(/(dist\/c\/).*\.js$/, '$1*.js')))]
    .sort()
    .map((file) => `${file}\n`)
    .join('');
}

if (isMain(import.meta.url)) await packageExtension({ accept: process.argv.includes('--accept') });
