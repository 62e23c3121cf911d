// What must be on the disk before what: power may fail at any moment, a disk may be full, a folder read-only. The order of our own writes
// is traced at the calls of the system; git's own are counted by git. Real files; a disk that is full where this machine lets us have one.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Outcome } from '../../src/notebook/share/outcome.ts';
import { createFaults, type Fault } from '../support/shareFaults.ts';
import { createShareWorld, type OpenOptions, type ShareWorld } from '../support/shareWorld.ts';

const run = promisify(execFile);
const child = fileURLToPath(new URL('crash.child.js', import.meta.url));

describe('what is on the disk', function () {
  this.timeout(900_000);
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'old\n', 'deep/b.md': 'old\n', 'gone.md': 'old\n' });
  });
  afterEach(() => world.dispose());
  const editTeam = async (): Promise<void> => {
    const ana = await world.teammate('ana');
    await ana.push({ 'a.md': 'ana\n', 'deep/b.md': 'ana\n', 'gone.md': undefined, 'new/er/c.md': 'ana\n' });
  };

  /** Every writing step, and between them what was made durable: `sync` and the name of the file or folder. */
  const traced = async (task: (options: OpenOptions) => Promise<unknown>): Promise<readonly string[]> => {
    const faults = createFaults(undefined);
    const handle = await open(world.folder);
    const prototype = Object.getPrototypeOf(handle) as FileHandle;
    await handle.close();
    const sync = prototype.sync;
    prototype.sync = async function (this: FileHandle) {
      faults.steps.push(`sync ${basename(readlinkSync(`/proc/self/fd/${this.fd}`)).replace(/^(tmp|index)-.*/, '$1')}`);
      await sync.call(this);
    };
    try {
      await task({ wrap: faults.wrapGit, wrapDisk: faults.wrapDisk });
    } finally {
      prototype.sync = sync;
    }
    return faults.steps;
  };

  it('F15 files and journal are durable before the branch moves, the index before it too', async () => {
    await editTeam();
    const steps = await traced((options) => world.open(options).share());
    const branch = steps.lastIndexOf('git update-ref');
    const from = (step: string): readonly string[] => steps.slice(steps.indexOf(step) + 1, branch);
    const first = steps.findIndex((step) => step.startsWith('replace '));
    deepStrictEqual(steps.slice(first - 3, first), ['write journal', 'sync tmp', 'sync daybook'], steps.join('\n'));
    deepStrictEqual(from('replace a.md').slice(0, 2), ['sync tmp', 'sync mine']);
    deepStrictEqual(from('replace deep/b.md').slice(0, 2), ['sync tmp', 'sync deep']);
    deepStrictEqual(from('replace gone.md').slice(0, 1), ['sync mine']);
    deepStrictEqual(from('replace new/er/c.md').slice(0, 4), ['sync mine', 'sync new', 'sync tmp', 'sync er']);
    deepStrictEqual(from('move index').slice(0, 2), ['sync index', 'sync .git']);
    ok(steps.lastIndexOf('remove journal') > branch, 'the journal goes last');
  });

  it('F15 git makes objects durable, and the branch after them', async () => {
    const events = `${world.folder}/events`;
    writeFileSync(`${world.folder}/home/.gitconfig`, `[trace2]\n\teventTarget = ${events}\n`, { flag: 'a' });
    world.write({ 'a.md': 'mine\n', 'n.md': 'new\n' });
    rmSync(events, { force: true });
    strictEqual((await world.open().commit({ paths: ['a.md', 'n.md'], message: 'x' })).state, 'committed');
    const lines = readFileSync(events, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { sid: string; event: string; name?: string; key?: string; value?: number });
    const verbOf = new Map(lines.filter(({ event }) => event === 'cmd_name').map(({ sid, name }) => [sid, name]));
    const flushes = lines
      .filter(({ key, value = 0 }) => key === 'fsync/hardware-flush' && Number(value) > 0)
      .map(({ sid, value }) => `${verbOf.get(sid)} ${value}`);
    deepStrictEqual(flushes, ['update-index 2', 'write-tree 1', 'commit-tree 1', 'update-ref 1']);
  });

  const request = { paths: ['mine.md'], message: 'x' };
  const paths = ['a.md', 'deep/b.md', 'gone.md', 'new/er/c.md', 'mine.md'];
  /** Each note is the old or the new one. */
  const isWhole = (where: string): void => {
    for (const path of paths) {
      const text = existsSync(`${world.mine}/${path}`) ? world.read(path) : '';
      ok(['', 'old\n', 'ana\n', 'mine\n'].includes(text), `${where}: ${path} is ${JSON.stringify(text)}`);
    }
  };
  const heals = async (where: string): Promise<void> => {
    const { tone, text } = await world.open({ deps: { wait: async () => undefined } }).commitAndShare(request);
    strictEqual(tone, 'fine', `${where} Then: ${text}`);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '', where);
    strictEqual(world.git(world.mine, 'rev-parse', 'HEAD'), world.git(world.remote, 'rev-parse', 'main'), where);
    deepStrictEqual([world.read('a.md'), world.read('new/er/c.md')], ['ana\n', 'ana\n'], where);
  };

  it('F14 a full disk at each kind of our own writes: a sentence, nothing half, and the next try heals', async () => {
    await editTeam();
    world.write({ 'mine.md': 'mine\n' });
    world.keep();
    const perform = async (fault?: Fault): Promise<{ steps: readonly string[]; text: string }> => {
      const meanwhile = async (): Promise<void> => {
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      };
      const { steps, wrapDisk } = createFaults(fault, { meanwhile });
      return { steps, text: (await world.open({ wrapDisk }).commitAndShare(request)).text };
    };
    const { steps } = await perform();
    const isAll = process.env['ALL_FAULTS'] === '1';
    for (const [at, step] of steps.entries()) {
      // One that cannot be removed is a lock until the window is closed; to remove it needs no room.
      if (step === 'remove lock' || (!isAll && steps.lastIndexOf(step) !== at)) continue;
      world.restore();
      const { text } = await perform({ at: at + 1, kind: 'meanwhile' });
      const where = `full at step ${at + 1}, ${step}: ${text}`;
      ok(text.endsWith('.'), where);
      isWhole(where);
      await heals(where);
    }
    ok(new Set(steps).size > 12, steps.join());
  });

  /** The share by a process that may not do everything, as the person of most machines; `how` begins its command line. */
  const shareAs = async (how: string): Promise<Outcome> => {
    const { mine: root, environment } = world;
    const task = JSON.stringify({ root, environment, operation: 'errand', ...request });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await run('chown', ['-R', 'nobody', world.folder]);
    const { stdout } = await run('sh', ['-c', `${how} exec "$0" "$@"`, process.execPath, child, task], {
      ...(isRoot ? { uid: 65_534 } : {}),
    });
    if (isRoot) await run('chown', ['-R', 'root', world.folder]);
    return (JSON.parse(stdout) as { outcome: Outcome }).outcome;
  };
  const folders = ['', 'deep', '.git', '.git/objects', '.git/refs/heads', '.git/daybook'];
  for (const folder of folders) {
    it(`F14 a folder that is read-only, ${folder || 'that of the notes'}: a sentence, nothing half, and the next try heals`, async () => {
      await editTeam();
      world.write({ 'mine.md': 'mine\n' });
      await world.open().recover();
      mkdirSync(`${world.mine}/.git/daybook`, { recursive: true });
      const head = world.git(world.mine, 'rev-parse', 'HEAD');
      chmodSync(`${world.mine}/${folder}`, 0o555);
      const { text, tone } = await shareAs('');
      chmodSync(`${world.mine}/${folder}`, 0o755);
      ok(tone !== 'fine' && text.endsWith('.'), text);
      isWhole(text);
      if (folder.startsWith('.git')) strictEqual(world.git(world.mine, 'rev-parse', 'HEAD'), head, text);
      await heals(text);
    });
  }
});
