// Failure modes of the machine around sharing: a disk that is full, clean-up by git, a clock that jumps. Real limits, real git.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Outcome } from '../../src/notebook/share/outcome.ts';
import { createShareWorld, type OpenOptions, type ShareWorld, snapshot } from '../support/shareWorld.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('crash.child.js', import.meta.url));

describe('failures of the machine', () => {
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n', 'b.md': 'old\n' });
  });
  afterEach(() => world.dispose());
  const leftovers = (): string[] =>
    readdirSync(`${world.mine}/.git/daybook`).filter((name) => name !== 'own' && name !== 'seen');

  it('F14 takes over all or nothing when the disk takes no more', async () => {
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'ana\n', 'b.md': 'long\n'.repeat(60_000), 'c.md': 'ana\n' });
    const before = snapshot(world);
    const request = JSON.stringify({ root: world.mine, environment: world.environment, operation: 'share', paths: [] });
    // No file may grow beyond 128 blocks; instead of a signal the write fails, as on a full disk.
    const limited = `trap '' XFSZ; ulimit -f 128; exec "$0" "$@"`;
    const { stdout } = await run('sh', ['-c', limited, process.execPath, child, request]);
    const { outcome } = JSON.parse(stdout) as { outcome: Outcome };
    strictEqual(outcome.state, 'disk-problem', outcome.text);
    match(outcome.text, /EFBIG|too large/i);
    deepStrictEqual({ ...snapshot(world), refs: '' }, { ...before, refs: '' });
    deepStrictEqual(leftovers(), []);
    strictEqual((await world.open().share()).state, 'updated');
    strictEqual(world.read('b.md').length, 300_000);
  });

  it('F39 keeps what was saved aside through a clean-up of git', async () => {
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'ana\n' });
    const wrapDisk: OpenOptions['wrapDisk'] = (disk) => ({
      ...disk,
      worktree: (root, spare) => {
        const tree = disk.worktree(root, spare);
        const late = { kind: 'late', bytes: Buffer.from('late\n') } as const;
        return {
          ...tree,
          replace: async (...how) => ((await tree.replace(...how)).kind === 'done' ? late : { kind: 'changed' }),
        };
      },
    });
    const { kept } = await world.open({ wrapDisk }).share();
    world.git(world.mine, 'reflog', 'expire', '--expire=now', '--all');
    world.git(world.mine, 'gc', '-q', '--prune=now');
    strictEqual(world.git(world.mine, 'show', `${kept[0]?.ref}:a.md`), 'late\n');
  });

  it('F40 goes by no clock: days jump back and forth between any two steps', async () => {
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'old\nana\n', 'c.md': 'ana\n' });
    world.write({ 'a.md': 'mine\nold\n' });
    let asked = 0;
    const nowMs = (): number => Date.now() + (asked++ % 2 === 0 ? 1 : -1) * 86_400_000;
    const outcome = await world.open({ deps: { nowMs } }).commitAndShare({ paths: ['a.md'], message: 'x' });
    strictEqual(outcome.state, 'combined', outcome.text);
    ok(asked > 4);
    strictEqual(world.read('a.md'), 'mine\nold\nana\n');
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
    deepStrictEqual(leftovers(), []);
  });
});
