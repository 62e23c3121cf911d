// `npm run bench:share [-- --notes 20000 --rounds 20]`: what sharing one note of a large notebook takes (F37, goals G13 and G14), beside the
// same by plain git in the same run: every round does each case once, in turn, on one clone. Prints medians, their ratio, and the slow end
// beside the target where there is one for so many notes; a busy machine slows both.
import { execFileSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { atExit } from '../../scripts/project.mjs';
import { importBundled } from '../../scripts/testBundle.mjs';

const { values } = parseArgs({ options: { notes: { type: 'string' }, rounds: { type: 'string' } } });
const notes = Number(values.notes ?? 20_000);
const rounds = Number(values.rounds ?? 20);

/** @type {typeof import('../support/shareWorld.ts')} */
const { createShareWorld } = await importBundled('test/support/shareWorld.ts');
/** @type {typeof import('./tickOnDisk.ts')} */
const { tickerOn } = await importBundled('test/bench/tickOnDisk.ts');

const pathOf = (/** @type {number} */ at) => `area${at % 200}/note${at}.md`;
const textOf = (/** @type {number} */ at, round = 0) =>
  `---\ntitle: Note ${at}\n---\n\n# Note ${at}\n\n${`- [ ] task ${at} due:2026-03-12 @ana\n`.repeat(10)}- ${round}\n`;
const files = Object.fromEntries(Array.from({ length: notes }, (_, at) => [pathOf(at), textOf(at)]));
const world = await createShareWorld({ 'daybook.yml': 'name: Large\n', ...files });
atExit(() => world.dispose());
const repository = world.open();
const teammate = await world.teammate('Ana');
const ticker = tickerOn(world.mine);
const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: world.mine, env: world.environment, stdio: ['ignore', 'pipe', 'pipe'] });
let next = 0;
const edit = () => {
  const path = pathOf(++next);
  world.write({ [path]: textOf(next, next) });
  return path;
};
const told = (/** @type {import('../../src/notebook/share/outcome.ts').Outcome} */ { tone, text }) => {
  if (tone !== 'fine') throw new Error(text);
};

/** Writes a text as safely as a program can that knows nothing of notes. */
function replaceSafely(/** @type {string} */ path, /** @type {string} */ text) {
  const file = openSync(`${path}.new`, 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
  const folder = openSync(join(path, '..'), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** A colleague shares one note while another one was changed here. */
async function bothMove() {
  const theirs = pathOf(++next);
  await teammate.push({ [theirs]: textOf(next, next) });
  return edit();
}

/** @type {readonly { what: string, before?: () => Promise<string>, plain: (path: string) => unknown, daybook: (path: string) => Promise<unknown>, most?: Readonly<Record<number, number>> }[]} */
const cases = [
  {
    what: 'tick a task of a closed note',
    plain: () => replaceSafely(join(world.mine, pathOf(0)), textOf(0, next)),
    daybook: () => ticker(pathOf(++next)),
    most: { 1000: 20 },
  },
  {
    what: 'commit one note',
    plain: () => {
      const path = edit();
      git('add', '--', path);
      git('commit', '-q', '-m', 'x');
    },
    daybook: async () => told(await repository.commit({ paths: [edit()], message: 'x' })),
    most: { 1000: 150 },
  },
  {
    what: 'commit one note and share it',
    plain: () => {
      const path = edit();
      git('fetch', '-q');
      git('status', '--porcelain');
      git('add', '--', path);
      git('commit', '-q', '-m', 'x');
      git('push', '-q');
    },
    daybook: async () => told(await repository.commitAndShare({ paths: [edit()], message: 'x' })),
  },
  {
    what: 'list what can be shared',
    plain: () => git('status', '--porcelain', '--untracked-files=all'),
    daybook: () => repository.shareable(),
  },
  {
    what: 'share when there is nothing',
    plain: () => git('fetch', '-q'),
    daybook: async () => told(await repository.share()),
    most: { 1000: 150, 20000: 400 },
  },
  {
    what: 'combine with what a colleague shared',
    before: bothMove,
    plain: (path) => {
      git('add', '--', path);
      git('commit', '-q', '-m', 'x');
      git('pull', '-q', '--no-rebase', '--no-edit');
      git('push', '-q');
    },
    daybook: async (path) => told(await repository.commitAndShare({ paths: [path], message: 'x' })),
    most: { 1000: 600 },
  },
];

/** @param {() => unknown} task */
async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/**
 * @param {readonly number[]} numbers
 * @param {number} share of them that is not above the answer
 */
function quantile(numbers, share) {
  return [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * share) - 1] ?? Number.NaN;
}

/** @type {Map<string, { plain: number[], daybook: number[] }>} */
const times = new Map(cases.map(({ what }) => [what, { plain: [], daybook: [] }]));
for (let round = 0; round <= rounds; round++) {
  for (const { what, before, plain, daybook } of cases) {
    const firstPath = (await before?.()) ?? '';
    const one = await timed(() => plain(firstPath));
    const otherPath = (await before?.()) ?? '';
    const other = await timed(() => daybook(otherPath));
    // The first round warms both up.
    if (round === 0) continue;
    times.get(what)?.plain.push(one);
    times.get(what)?.daybook.push(other);
  }
}
console.log(`${notes} notes, ${rounds} rounds: medians, and the time that 95 % of the rounds stay below`);
for (const { what, most } of cases) {
  const { plain = [], daybook = [] } = times.get(what) ?? {};
  const [one, other, slow] = [quantile(plain, 0.5), quantile(daybook, 0.5), quantile(daybook, 0.95)];
  const limit = most?.[notes];
  const target = limit === undefined ? '' : ` (at most ${limit})`;
  console.log(
    `${what}: ${other.toFixed(0)} ms, plain git ${one.toFixed(0)} ms, ratio ${(other / one).toFixed(1)}, 95 % ${slow.toFixed(0)} ms${target}`,
  );
}
