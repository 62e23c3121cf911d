// The past read in a worker, git included, is the past read on this thread: the same notes at every place, and the same ends where git is
// called off, does not answer in full, or may not be run.
import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createFormsThread } from '../../src/host/node/formsThread.ts';
import type { Variables } from '../../src/host/node/gitEnvironment.ts';
import { type History, openHistory } from '../../src/notebook/history/history.ts';
import type { FormsThread } from '../../src/notebook/history/packForms.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { buildProgram } from '../support/buildProgram.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

/** So many notes, each with so many texts, are more than are read without a worker. */
const notes = 650;
const texts = 4;

describe('the past in a worker', function () {
  this.timeout(60_000);
  let made = '';
  let worker: URL;
  let program: string | undefined;
  let world: ShareWorld;
  const warnings: string[] = [];
  before(async () => {
    made = mkdtempSync(join(tmpdir(), 'daybook-past-'));
    worker = pathToFileURL(join(made, 'worker.mjs'));
    await buildProgram('loadWorker', fileURLToPath(worker));
    program = await gitOnPath();
  });
  after(() => rmSync(made, { recursive: true, force: true }));
  beforeEach(async () => {
    warnings.length = 0;
    world = await createShareWorld({ 'daybook.yml': '', 'gone.md': '- [ ] Gone\n' });
    for (let text = 0; text < texts; text++) {
      const all = Array.from({ length: notes }, (_, at) => [
        `deep/n${at}.md`,
        `# ${at} ä ${text}\n- [ ] Call @ana due:2026-01-05\n`,
      ]);
      world.write({ ...Object.fromEntries(all), 'crlf.md': '---\r\ntype: issue\r\n---\r\n- [x] A\r\n' });
      commit();
    }
    world.git(world.mine, 'rm', '-q', 'gone.md');
    world.write({ 'deep/n7.md': '- [ ] Other\n', 'deep/n8.md': 'a\0b', 'deep/n9.md': 'x'.repeat(3 * 1024 * 1024) });
    commit();
    world.write({ 'deep/n8.md': '- [/] Text again\n' });
    commit();
  });
  afterEach(() => world.dispose());

  const commit = (): void => {
    world.git(world.mine, 'add', '-A');
    world.git(world.mine, 'commit', '-q', '-m', 'notes');
  };
  const log = { debug: () => undefined, warn: (words: string) => void warnings.push(words) };
  const threadOf = (
    file = worker,
    git = (): string | undefined => program,
    environment: Variables = world.environment,
  ): FormsThread => createFormsThread({ worker: file, program: git, environment, log });
  const open = (thread: FormsThread | undefined, git = program): History => {
    const config = loadConfig(undefined);
    const paths = notePaths(config);
    const deps = { folder: world.mine, paths: () => paths, config: () => config, nowMs: Date.now, thread };
    return openHistory({ gitAt: gitOf(git, world.environment), ...deps });
  };
  /** git that does something else where it is asked for blobs. */
  const gitThat = (words: string): string => {
    const file = join(world.folder, `git-${readdirSync(world.folder).length}`);
    writeFileSync(
      file,
      `#!/bin/sh\nGIT=${program}\ncase "$*" in *cat-file*) ${words} ;; *) exec "$GIT" "$@" ;; esac\n`,
    );
    chmodSync(file, 0o755);
    return file;
  };
  const rows = (index: NoteIndex): unknown => [...index.rows()].map((row) => ({ ...index.item(row), row: 0 }));
  const everywhere = async (history: History, signal?: AbortSignal): Promise<unknown[]> => {
    const { commits } = await history.line();
    const places = commits.map((_, at) => at + 1);
    return await history.walk(places, rows, signal ? { signal } : {});
  };

  it('shows the same notes at every place', async () => {
    const calls: unknown[] = [];
    const thread = threadOf();
    const read: FormsThread['read'] = async (...asked) => {
      const result = await thread.read(...asked);
      calls.push(result?.ok);
      return result;
    };
    const counted = { ...thread, read };
    const expected = await everywhere(open(undefined));
    strictEqual((expected.at(-1) as unknown[]).length > notes, true);
    deepStrictEqual(await everywhere(open(counted)), expected);
    deepStrictEqual(calls, [true]);
    deepStrictEqual(warnings, []);
    // And once more in the same worker, which reads fewer as well.
    strictEqual(thread.isWarm(), true);
    const history = open(counted);
    const { commits } = await history.line();
    deepStrictEqual(await history.walk([commits.length], rows), expected.slice(-1));
    deepStrictEqual(await everywhere(open(counted)), expected);
    deepStrictEqual(calls, [true, true, true]);
    // Even a single note, until nobody needs it any more.
    world.write({ 'deep/n8.md': '- [ ] Later\n' });
    commit();
    const last = [(await history.line()).commits.length];
    const later = await history.walk(last, rows);
    deepStrictEqual(calls, [true, true, true, true]);
    const afresh = open(undefined);
    await afresh.line();
    deepStrictEqual(later, await afresh.walk(last, rows));
  });

  it('has the variables in the worker, too, whatever letters they are written in', async () => {
    // As on Windows, where `Path` is found by any spelling, and a copy only by its own.
    const written = { home: world.environment['HOME'], path: world.environment['PATH'] };
    const environment: Variables = new Proxy(written, {
      get: (own, name) => own[String(name).toLowerCase() as keyof typeof own],
    });
    const git = gitThat(`[ "$HOME" = "${written.home}" ] || exit 9; exec "$GIT" "$@"`);
    const expected = await everywhere(open(undefined));
    deepStrictEqual(await everywhere(open(threadOf(worker, () => git, environment))), expected);
  });

  it('reads on this thread where there is no worker, and starts none where no git may be run', async () => {
    const expected = await everywhere(open(undefined));
    deepStrictEqual(await everywhere(open(threadOf(pathToFileURL(join(made, 'none.mjs'))))), expected);
    ok(warnings.length > 0);
    warnings.length = 0;
    deepStrictEqual(await everywhere(open(threadOf(pathToFileURL(join(made, 'none.mjs')), () => undefined))), expected);
    deepStrictEqual(warnings, []);
  });

  it('stops as it does here when it is called off, and can be asked again', async () => {
    const history = open(threadOf());
    await history.line();
    const here = await everywhere(open(undefined), AbortSignal.abort()).catch(String);
    const before = await everywhere(open(threadOf()), AbortSignal.abort()).catch(String);
    strictEqual(before, here);
    // Called off while git still runs.
    const slow = gitThat('"$GIT" "$@"; sleep 60');
    const stop = new AbortController();
    const how = { signal: stop.signal, onProgress: () => stop.abort() };
    const late = open(
      threadOf(worker, () => slow),
      slow,
    );
    const { commits } = await late.line();
    const places = commits.map((_, at) => at + 1);
    strictEqual(await late.walk(places, rows, how).catch(String), here);
    deepStrictEqual(await everywhere(history), await everywhere(open(undefined)));
  });

  it('rejects with what a look rejects with', async () => {
    const history = open(threadOf());
    const { commits } = await history.line();
    const places = commits.map((_, at) => at + 1);
    await rejects(
      history.walk(places, (_, count) => (count === 3 ? Promise.reject(new Error('no look')) : undefined)),
      /no look/,
    );
    strictEqual((await everywhere(history)).length > 0, true);
  });

  it('stops as it does here when git does not answer in full', async () => {
    const cut = gitThat('"$GIT" "$@" | head -c 40000');
    const here = String(await everywhere(open(undefined, cut)).catch(String));
    strictEqual(
      await everywhere(
        open(
          threadOf(worker, () => cut),
          cut,
        ),
      ).catch(String),
      here,
    );
    ok(here.includes('cut off'), here);
    const failing = gitThat('exit 3');
    const failed = String(await everywhere(open(undefined, failing)).catch(String));
    strictEqual(
      await everywhere(
        open(
          threadOf(worker, () => failing),
          failing,
        ),
      ).catch(String),
      failed,
    );
    ok(failed.startsWith('Error'), failed);
  });

  it('leaves out, as it does here, what is damaged or not in this copy', async () => {
    const fileOf = (path: string): string => {
      const blob = world.git(world.mine, 'rev-parse', `HEAD:${path}`).trim();
      return join(world.mine, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
    };
    rmSync(fileOf('deep/n600.md'));
    chmodSync(fileOf('deep/n601.md'), 0o644);
    writeFileSync(fileOf('deep/n601.md'), 'damaged');
    const here = await everywhere(open(undefined));
    deepStrictEqual(await everywhere(open(threadOf())), here);
    strictEqual(JSON.stringify(here.at(-1)).includes('n600.md'), false);
  });
});
