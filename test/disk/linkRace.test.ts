// T14: a program exchanges a folder of the notebook for a link that leads outside, again and again, while notes are written, made, moved
// and removed in it. Nothing outside changes. Only Linux can hold a folder by its number; elsewhere the way is looked at, which leaves a
// moment.
import { deepEqual, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { createRepositoryDisk } from '../../src/host/node/repositoryDisk.ts';

const swapping = `
  const { renameSync, symlinkSync, unlinkSync } = require('node:fs');
  const { workerData: { way, aside, outside, stop } } = require('node:worker_threads');
  const ended = new Int32Array(stop);
  const attempt = (work) => {
    try {
      work();
      return true;
    } catch {
      return false;
    }
  };
  for (let round = 0; Atomics.load(ended, 0) === 0; round++) {
    if (!attempt(() => renameSync(way, aside))) continue;
    attempt(() => symlinkSync(outside, way));
    attempt(() => unlinkSync(way));
    // Whoever makes a file makes the folder that is missing at this moment.
    if (!attempt(() => renameSync(aside, way))) renameSync(aside, aside + round);
  }
`;

/** Runs work while another thread exchanges in/way for a link to outside/. */
async function whileSwapped(root: string, work: () => Promise<void>): Promise<void> {
  const stop = new SharedArrayBuffer(4);
  const paths = { way: join(root, 'in/way'), aside: join(root, 'aside'), outside: join(root, 'outside') };
  const worker = new Worker(swapping, { eval: true, workerData: { ...paths, stop } });
  const ended = new Promise((resolve, reject) => worker.once('exit', resolve).once('error', reject));
  await new Promise((resolve) => worker.once('online', resolve));
  try {
    await work();
  } finally {
    Atomics.store(new Int32Array(stop), 0, 1);
    await ended;
  }
}

if (process.platform === 'linux')
  describe('a link in the way of a write', () => {
    let root: string;
    beforeEach(() => {
      root = mkdtempSync(join(tmpdir(), 'daybook-race-'));
      for (const folder of ['in/way', 'outside']) mkdirSync(join(root, folder), { recursive: true });
      writeFileSync(join(root, 'in/way/a.md'), 'inside');
      writeFileSync(join(root, 'outside/a.md'), 'inside');
    });
    afterEach(() => rmSync(root, { recursive: true, force: true }));

    function outsideIsUntouched(): void {
      deepEqual(readdirSync(join(root, 'outside')), ['a.md']);
      deepEqual(readFileSync(join(root, 'outside/a.md'), 'utf8'), 'inside');
    }

    it('leads no edit of a note outside', async () => {
      const notes = createDiskNotes({ root: join(root, 'in'), list: async () => [] });
      const outcomes = new Set<string>();
      await whileSwapped(root, async () => {
        for (let round = 0; round < 250; round++) {
          await notes.create('way/a.md', 'inside');
          outcomes.add(String(await notes.write('way/a.md', 'inside', 'inside')));
          outcomes.add(await notes.create(`way/${round}.md`, 'new'));
          outcomes.add((await notes.move?.(`way/${round}.md`, `way/moved-${round}.md`)) ?? '');
          outcomes.add((await notes.remove?.(`way/moved-${round}.md`, 'new')) ?? '');
        }
      });
      outsideIsUntouched();
      ok(outcomes.has('written') && outcomes.has('outside'), `both sides of the race were met: ${[...outcomes]}`);
    });

    it('leads no update by the team outside', async () => {
      const tree = createRepositoryDisk().worktree(join(root, 'in'), join(root, 'in/.git/daybook'));
      const outcomes = new Set<string>();
      const content = { kind: 'file', bytes: Buffer.from('theirs'), executable: false } as const;
      await whileSwapped(root, async () => {
        for (let round = 0; round < 250; round++) {
          const path = `way/${round}.md`;
          outcomes.add((await tree.replace(path, '', content)).kind);
          outcomes.add((await tree.replace(path, (await tree.look(path)).stamp, undefined)).kind);
          outcomes.add((await tree.replace('way/a.md', (await tree.look('way/a.md')).stamp, undefined)).kind);
          outcomes.add((await tree.replace('way/a.md', '', { ...content, bytes: Buffer.from('inside') })).kind);
        }
      });
      outsideIsUntouched();
      ok(outcomes.has('done') && outcomes.has('changed'), `both sides of the race were met: ${[...outcomes]}`);
    });
  });
