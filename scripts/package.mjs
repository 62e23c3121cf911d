// `npm run package`: builds, packs the extension into daybook.vsix, and refuses a package that is too big or that holds
// other files than test/golden/package.txt names. `-- --accept` takes the present list as the right one.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildExtension } from './build.mjs';
import { nodeProgram } from './installed.mjs';
import { isMain, root, runTool } from './project.mjs';
import { squeezeZip } from './squeezeZip.mjs';

// 600 kB were meant for a panel of figures; boards, timelines, reports and tools for assistants took up what better packing had saved.
const limitBytes = 650_000;
const golden = join(root, 'test', 'golden', 'package.txt');
const vsce = '@vscode/vsce/vsce';

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
  await buildExtension({ packed: true });
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
  const code = await runTool(vsce, args, { node, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error('the package could not be made');
  writeFileSync(vsixFile, await squeezeZip(readFileSync(vsixFile)));
  return node;
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
 * @returns {string} one path a line; chunks, whose names change with their content, on one line together
 */
function packagedFiles(node) {
  const args = [join(root, 'node_modules', vsce), 'ls', '--no-dependencies'];
  const files = execFileSync(node, args, { cwd: root, encoding: 'utf8' }).trim().split(/\r?\n/);
  return [...new Set(files.map((file) => file.replace(/(chunks\/).*\.js$/, '$1*.js')))]
    .sort()
    .map((file) => `${file}\n`)
    .join('');
}

if (isMain(import.meta.url)) await packageExtension({ accept: process.argv.includes('--accept') });
