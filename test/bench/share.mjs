// `npm run bench:share [-- --notes 20000 --rounds 7]`: what sharing one note of a large notebook takes (F37), beside the same by plain git
// in the same run: every round does each case once, in turn, on one clone. Prints medians and their ratio; a busy machine slows both.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { atExit } from '../../scripts/project.mjs';
import { importBundled } from '../../scripts/testBundle.mjs';

const { values } = parseArgs({ options: { notes: { type: 'string' }, rounds: { type: 'string' } } });
const notes = Number(values.notes ?? 20_000);
const rounds = Number(values.rounds ?? 7);

/** @type {typeof import('../support/shareWorld.ts')} */
const { createShareWorld } = await importBundled('test/support/shareWorld.ts');

const pathOf = (/** @type {number} */ at) => `area${at % 200}/note${at}.md`;
const textOf = (/** @type {number} */ at, round = 0) =>
  `---\ntitle: Note ${at}\n---\n\n# Note ${at}\n\n${`- [ ] task ${at} due:2026-03-12 @ana\n`.repeat(10)}- ${round}\n`;
const files = Object.fromEntries(Array.from({ length: notes }, (_, at) => [pathOf(at), textOf(at)]));
const world = await createShareWorld({ 'daybook.yml': 'name: Large\n', ...files });
atExit(() => world.dispose());
const repository = world.open();
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

/** @type {readonly { what: string, plain: () => unknown, daybook: () => Promise<unknown> }[]} */
const cases = [
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
  },
];

/** @param {() => unknown} task */
async function timed(task) {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** @param {readonly number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

/** @type {Map<string, { plain: number[], daybook: number[] }>} */
const times = new Map(cases.map(({ what }) => [what, { plain: [], daybook: [] }]));
for (let round = 0; round <= rounds; round++) {
  for (const { what, plain, daybook } of cases) {
    const [one, other] = [await timed(plain), await timed(daybook)];
    // The first round warms both up.
    if (round === 0) continue;
    times.get(what)?.plain.push(one);
    times.get(what)?.daybook.push(other);
  }
}
console.log(`${notes} notes, medians of ${rounds} rounds`);
for (const [what, { plain, daybook }] of times) {
  const [one, other] = [median(plain), median(daybook)];
  console.log(`${what}: ${other.toFixed(0)} ms, plain git ${one.toFixed(0)} ms, ratio ${(other / one).toFixed(1)}`);
}
