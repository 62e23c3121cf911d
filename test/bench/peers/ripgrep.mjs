// What extensions do that show a tree of to-dos: ripgrep looks for lines with a box, its output is collected and split into rows, the rows
// are hung below folders and files. `node ripgrep.mjs PROGRAM DIR` prints one line of JSON.
import { usage } from '../usage.mjs';
import { runPeer } from './runPeer.mjs';

/** @typedef {{ readonly children: Map<string, Branch>, readonly rows: { line: number, column: number, done: boolean, text: string }[] }} Branch */

const box = '^\\s*(?:[-*+]|\\d+[.)])\\s+\\[[ xX]\\]';
const [program = '', dir = ''] = process.argv.slice(2);

/** @returns {Branch} */
const branch = () => ({ children: new Map(), rows: [] });

/** @param {Branch} tree @param {string} path */
function fileIn(tree, path) {
  let at = tree;
  for (const name of path.split('/')) {
    const next = at.children.get(name) ?? branch();
    at.children.set(name, next);
    at = next;
  }
  return at;
}

const start = performance.now();
const args = ['--no-messages', '--vimgrep', '--color=never', '--max-columns=1000', '-g', '*.md', '-e', box, '.'];
// It ends with 1 where nothing was found.
const { output, rssMB } = await runPeer(program, args, { cwd: dir, fine: [0, 1] });
const tree = branch();
let rows = 0;
for (const line of output.split('\n')) {
  const [, path, row, column, text = ''] = /^(?:\.\/)?([^:]+):(\d+):(\d+):(.*)$/.exec(line) ?? [];
  if (path === undefined) continue;
  fileIn(tree, path).rows.push({ line: Number(row), column: Number(column), done: /\[[xX]\]/.test(text), text });
  rows++;
}
const ms = performance.now() - start;
const own = usage();
console.log(JSON.stringify({ ms, rows, cpuMs: own.cpuMs, rssMB: own.rssMB + rssMB }));
