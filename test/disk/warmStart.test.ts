// Starting with a saved index on real folders, with real git: after whatever happened between two starts the index is the one that
// reading everything gives, and a file that is not whole is as good as none.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { createNoteLoader } from '../../src/host/node/loadNotes.ts';
import { readSaved, writeSaved } from '../../src/host/node/savedFile.ts';
import { createWarmLoader } from '../../src/host/node/warmLoader.ts';
import { type Notebook, openNotebook } from '../../src/notebook/notebook.ts';
import { buildProgram } from '../support/buildProgram.ts';
import { gitOf } from '../support/testGit.ts';

const gitAt = gitOf(execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim());
const said: string[] = [];
const log = {
  debug: (words: string) => void said.push(words),
  info: (words: string) => void said.push(words),
  warn: (words: string) => void said.push(words),
  error: (words: string, error?: unknown) => {
    throw new Error(words, { cause: error });
  },
};

let made = '';
let worker: URL;
let base = '';
let root = '';

before(async () => {
  made = mkdtempSync(join(tmpdir(), 'daybook-warm-'));
  worker = pathToFileURL(join(made, 'worker.mjs'));
  await buildProgram('loadWorker', fileURLToPath(worker));
});

after(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-warm-')));
  root = join(base, 'repo', 'notes');
  mkdirSync(root, { recursive: true });
  said.length = 0;
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Maria', '-c', 'user.email=maria@example.org'];
  execFileSync('git', ['-C', join(base, 'repo'), ...who, ...args], { stdio: 'pipe' });
}

/** Opens the notebook, has its work for later done, and answers it. */
async function started({ trusted = true, keeps = true, version = '1' } = {}): Promise<Notebook> {
  const works: (() => Promise<void>)[] = [];
  const later = (work: () => Promise<void>): void => void works.push(work);
  const saved = { folder: join(base, 'saved'), version };
  const isRepository = trusted && existsSync(join(base, 'repo', '.git'));
  const nowMs = (): number => Date.now() + 60_000;
  const source = {
    root,
    worker,
    log,
    saved,
    later,
    nowMs,
    git: Promise.resolve(isRepository ? gitAt(root) : undefined),
  };
  const notebook: Notebook = openNotebook({
    files: createDiskNotes({ root, list: async () => [] }),
    loader: createWarmLoader(source),
    clock: () => ({ today: () => '2026-03-04', now: () => '2026-03-04T09:00+00:00' }),
    log,
    mails: async () => [],
  });
  await notebook.load();
  assert.equal(notebook.state, 'ready');
  if (keeps) for (const work of works) await work();
  return notebook;
}

/** Everything that can be asked of an index. */
function contents(index: NoteIndex): unknown {
  const rows = [...index.rows()].map((row) => ({
    ...index.item(row),
    row: 0,
    fields: index.fieldNames(row).map((name) => [name, index.get(row, name)]),
    type: index.type(row),
    kind: index.kind(row),
    state: index.stateClass(row),
  }));
  const notes = index
    .paths()
    .map((path) => [path, index.problemCount(path), index.readings(path), index.planned(path)]);
  return {
    rows,
    notes,
    tasks: index.taskCount,
    count: index.noteCount,
    words: index.wordUse(),
    names: index.names().map(({ path, title }) => [path, title]),
  };
}

/** The index that reading everything gives, by the rules of git where the start was by git. */
async function everything(isByGit: boolean): Promise<unknown> {
  const index = new NoteIndex(loadConfig(undefined));
  const loader = createNoteLoader({ root, log, ...(isByGit ? { git: gitAt(root) } : {}) });
  await loader.load(index.config, (batch) => void index.merge(batch), new AbortController().signal);
  return contents(index);
}

/** A notebook that is open, and was compared with the disk once. */
async function startsRight(options: { trusted?: boolean } = {}): Promise<Notebook> {
  const { trusted = true } = options;
  const notebook = await started({ ...options, keeps: false });
  const isByGit = trusted && existsSync(join(base, 'repo', '.git'));
  assert.deepEqual(contents(notebook.index()), await everything(isByGit));
  const again = await started(options);
  await again.idle();
  return again;
}

function openedSaved(): string | undefined {
  return said.findLast((words) => words.startsWith('opened the saved index'));
}

function fill(): void {
  put('daybook.yml', 'name: Team\n');
  put('people/maria.md', '---\ntype: person\nname: Maria Lopez\n---\n');
  for (let at = 0; at < 12; at++)
    put(`issues/i${at}.md`, `---\ntype: issue\ntitle: Issue ${at}\n---\n- [ ] do ${at} @maria\n`);
  put('todo.txt', 'call Jon due:2026-03-05\n');
}

describe('starting with a saved index', () => {
  for (const trusted of [true, false]) {
    it(`opens it${trusted ? ', asking git,' : ' without git'} and reads again what changed alone`, async () => {
      fill();
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'one');
      await started({ trusted });
      assert.equal(openedSaved(), undefined);
      put('issues/i3.md', '---\ntype: issue\ntitle: Other\n---\n');
      put('new.md', '- [ ] new\n');
      rmSync(join(root, 'issues/i4.md'));
      await startsRight({ trusted });
      assert.equal(openedSaved(), `opened the saved index of 14 notes, read 2 again`);
    }).timeout(20_000);
  }

  it('gives what reading everything gives, whatever happened since', async () => {
    const change = fc.oneof(
      fc.record({
        kind: fc.constant('write' as const),
        at: fc.nat(7),
        text: fc.constantFrom('- [ ] a\n', '- [x] a\n', '# T\n'),
      }),
      fc.record({ kind: fc.constantFrom('remove' as const, 'touch' as const, 'unlist' as const), at: fc.nat(7) }),
      fc.record({ kind: fc.constant('move' as const), at: fc.nat(7), to: fc.nat(7) }),
      fc.record({
        kind: fc.constantFrom(
          'commit' as const,
          'other' as const,
          'first' as const,
          'ignore' as const,
          'restore' as const,
        ),
      }),
    );
    const start = fc.record({
      trusted: fc.boolean(),
      changes: fc.array(change, { maxLength: 6 }),
      whileOpen: fc.array(change, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(start, { minLength: 2, maxLength: 3 }), async (starts) => {
        rmSync(base, { recursive: true, force: true });
        fill();
        git('init', '-q', '-b', 'first');
        git('add', '.');
        git('commit', '-qm', 'one');
        git('branch', 'other');
        for (const { trusted, changes, whileOpen } of starts) {
          for (const each of changes) happen(each);
          const notebook = await startsRight({ trusted });
          for (const each of whileOpen) happen(each);
          await notebook.load();
          assert.deepEqual(contents(notebook.index()), await everything(trusted));
        }
      }),
      { numRuns: 5 },
    );
  }).timeout(60_000);

  const past: readonly [string, readonly string[], readonly string[]][] = [
    ['leaves out a note that was taken out of git and is ignored', [], ['unlist', 'ignore']],
    ['finds a note that was absent when the index was saved', ['remove'], ['restore']],
  ];
  for (const [what, before, since] of past) {
    it(what, async () => {
      fill();
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'one');
      for (const kind of before) happen({ kind, at: 5 });
      await started();
      for (const kind of since) happen({ kind, at: 5 });
      await startsRight();
    }).timeout(20_000);
  }

  for (const [when, isCommitted] of [
    ['was committed', true],
    ['lies there only', false],
  ] as const)
    it(`shows nothing of a folder whose own configuration came since and ${when}`, async () => {
      fill();
      git('init', '-q');
      git('add', '.');
      git('commit', '-qm', 'one');
      assert.equal((await started()).index().noteCount, 14);
      put('people/daybook.yml', 'visibility: private\n');
      if (isCommitted) git('add', '.');
      if (isCommitted) git('commit', '-qm', 'two');
      const notebook = await startsRight();
      assert.deepEqual([notebook.index().noteCount, notebook.index().countIn('people')], [13, 0]);
    }).timeout(20_000);

  it('reads what changed alone while it is open, too', async () => {
    fill();
    const notebook = await started();
    const compared = (): string | undefined => said.findLast((words) => words.startsWith('compared'));
    assert.equal(compared(), 'compared the notes with the disk: 0 were others, 0 are gone');
    const { version } = notebook.index();
    assert.deepEqual(await notebook.load(), []);
    assert.equal(notebook.index().version, version);
    put('issues/i3.md', '---\ntype: issue\ntitle: Other\n---\n');
    put('new.md', '- [ ] new\n');
    rmSync(join(root, 'issues/i4.md'));
    renameSync(join(root, 'people'), join(root, 'team'));
    assert.deepEqual(await notebook.load(), ['new.md', 'team/maria.md']);
    assert.equal(compared(), 'compared the notes with the disk: 3 were others, 2 are gone');
    assert.deepEqual(contents(notebook.index()), await everything(false));
    put('daybook.yml', 'exclude: [team/**]\n');
    await notebook.load();
    await notebook.idle();
    assert.equal(compared(), 'compared the notes with the disk: 0 were others, 1 are gone');
    put('daybook.yml', 'markers: { "!": todo }\n');
    put('marked.md', '- [!] one\n');
    await notebook.load();
    await notebook.idle();
    assert.equal(said.at(-1), 'read 15 notes');
  }).timeout(20_000);

  it('does not open a file of another build, and never one of which a byte is another', async () => {
    fill();
    await started();
    await started({ version: '2' });
    assert.equal(openedSaved(), undefined);
    const [name = ''] = readdirSync(join(base, 'saved'));
    const file = join(base, 'saved', name);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const whole = readFileSync(file);
    const { identity } = JSON.parse(whole.subarray(0, 1024).toString()) as { identity: string };
    const { header, saved } = (await readSaved(file, async () => identity)) ?? assert.fail('not read');
    saved.order[0] = saved.notes.length;
    assert.equal(await writeSaved(join(base, 'saved', 'other'), header, saved), false);
    assert.deepEqual(readdirSync(join(base, 'saved')), [name]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, isCut) => {
          const bytes = Buffer.from(isCut ? whole.subarray(0, at) : whole);
          if (!isCut) bytes[at] = (bytes[at] ?? 0) ^ flip;
          writeFileSync(file, bytes);
          assert.equal(await readSaved(file, async () => identity), undefined);
        },
      ),
      { numRuns: 200 },
    );
    await startsRight();
  }).timeout(20_000);

  it('keeps nothing of a private notebook', async () => {
    fill();
    await started();
    assert.equal(readdirSync(join(base, 'saved')).length, 1);
    put('daybook.yml', 'visibility: private\n');
    await startsRight();
    assert.deepEqual(readdirSync(join(base, 'saved')), []);
  }).timeout(20_000);
});

/** One thing that may happen to a notebook while it is not open. */
function happen(change: { kind: string; at?: number; to?: number; text?: string }): void {
  const path = (at = 0): string => join(root, `issues/i${at}.md`);
  const file = path(change.at);
  const acts: Record<string, () => void> = {
    write: () => put(`issues/i${change.at}.md`, change.text ?? ''),
    remove: () => rmSync(file, { force: true }),
    // The times it had, and the same size.
    touch: () => {
      if (!existsSync(file)) return;
      const { atime, mtime } = statSync(file);
      writeFileSync(file, readFileSync(file, 'utf8').replace('[ ]', '[x]'));
      utimesSync(file, atime, mtime);
    },
    unlist: () => void maybe(() => git('rm', '-q', '--cached', `notes/issues/i${change.at}.md`)),
    move: () => void (existsSync(file) && renameSync(file, path(change.to))),
    commit: () => {
      git('add', '-A');
      maybe(() => git('commit', '-qm', 'more'));
    },
    other: () => maybe(() => git('checkout', '-q', 'other')),
    first: () => maybe(() => git('checkout', '-q', 'first')),
    // Whatever was deleted or taken out of git is as it was committed.
    restore: () => git('reset', '-q', '--hard'),
    ignore: () => put('.gitignore', 'i5.md\n'),
  };
  acts[change.kind]?.();
}

/** What git refuses has not happened. */
function maybe(act: () => void): void {
  try {
    act();
  } catch {}
}
