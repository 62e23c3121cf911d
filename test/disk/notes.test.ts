// The disk adapters on real folders: what is listed, read, written and refused, and that loading in a worker, in this thread,
// by git and by walking all end in the same index.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { hashText } from '../../src/core/index/textHash.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { writeNew } from '../../src/host/node/durableFile.ts';
import { LeanReader, type ReadNote } from '../../src/host/node/leanReader.ts';
import { gitListing, notesOfListing, walkNotes } from '../../src/host/node/listNotes.ts';
import { createNoteLoader, type NoteLoaderOptions } from '../../src/host/node/loadNotes.ts';
import { system } from '../../src/host/node/system.ts';
import { notePaths } from '../../src/notebook/notePaths.ts';
import { buildProgram } from '../support/buildProgram.ts';
import { otherSystem, ownSystem, systemError } from '../support/otherSystem.ts';
import { gitOf } from '../support/testGit.ts';

const config = loadConfig(undefined);
const rule = notePaths(config);
const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const gitAt = gitOf(execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim());

let base = '';
let root = '';

function put(path: string, content: string | Uint8Array = 'text\n'): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function git(...args: string[]): void {
  execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' });
}

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-notes-')));
  root = join(base, 'notebook');
  mkdirSync(root);
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('listing notes', () => {
  const files = [
    'b.md',
    'a/b.md',
    'a.md',
    'a-b.md',
    'A.MD',
    'é/ü 🚀.md',
    'todo.txt',
    'node_modules/x.md',
    'README.md',
    'a/code.ts',
    'deep/er/[x].md',
  ];
  const notes = ['A.MD', 'a-b.md', 'a.md', 'a/b.md', 'b.md', 'deep/er/[x].md', 'todo.txt', 'é/ü 🚀.md'];

  it('is the same by git and by walking, whatever is committed, staged, new or linked', async () => {
    for (const file of files) put(file);
    put('../outside/o.md');
    symlinkSync(join(base, 'outside'), join(root, 'linked'));
    git('init', '-q');
    git('add', 'b.md', 'a/b.md', 'é');
    git('-c', 'user.name=T', '-c', 'user.email=t@example.org', 'commit', '-qm', 'notes');
    git('add', 'a.md');
    assert.deepEqual(walkNotes(root, rule), notes);
    assert.deepEqual(notesOfListing((await gitListing(gitAt(root))) ?? new Uint8Array(), rule), notes);
  });

  it('leaves out by git what git ignores, and knows only the folder asked for', async () => {
    put('notes/kept.md');
    put('notes/secret.md');
    put('other.md');
    put('.gitignore', 'secret.md\n');
    git('init', '-q');
    assert.deepEqual(notesOfListing((await gitListing(gitAt(join(root, 'notes')))) ?? new Uint8Array(), rule), [
      'kept.md',
    ]);
  });

  it('spells names as git and VS Code do where macOS lists them in another form', () => {
    put('Mu\u0308ller.md');
    assert.deepEqual(walkNotes(root, rule), ['Mu\u0308ller.md']);
    otherSystem({ platform: 'darwin' });
    try {
      assert.deepEqual(walkNotes(root, rule), ['M\u00fcller.md']);
    } finally {
      ownSystem();
    }
  });

  it('answers nothing by git outside a repository, and throws when the root is not there', async () => {
    assert.equal(await gitListing(gitAt(root)), undefined);
    assert.throws(() => walkNotes(join(root, 'nowhere'), rule));
  });
});

describe('listing the notes of a folder', () => {
  it('gives the same by git as by walking, and none for what is no folder', async () => {
    for (const path of ['a/x.md', 'a/b/y.md', 'ab/z.md', 'a.md']) put(path, '');
    execFileSync('git', ['-C', root, 'init', '-q']);
    const rule = notePaths({ exclude: [] });
    const byGit = async (folder: string): Promise<string[]> =>
      notesOfListing((await gitListing(gitAt(root), folder)) ?? new Uint8Array(), rule);
    const walking = async (folder: string): Promise<string[]> => walkNotes(root, rule, folder);
    for (const list of [byGit, walking]) {
      const notes = createDiskNotes({ root, list });
      assert.deepEqual(await notes.list('a'), ['a/b/y.md', 'a/x.md']);
      for (const none of ['a.md', 'nowhere', '.git', '../a']) assert.deepEqual(await notes.list(none), []);
    }
  });
});

describe('reading many notes', () => {
  it('reads every size, and skips what is no text, too large, linked or gone', async () => {
    put('small.md', '\ufeffsmall ü\r\n');
    put('large.md', 'x'.repeat(300_000));
    put('huge.md', Buffer.alloc(2 * 1024 * 1024 + 1, 65));
    put('binary.md', 'a\0b');
    put('empty.md', '');
    put('../outside/o.md', 'secret');
    symlinkSync(join(base, 'outside', 'o.md'), join(root, 'link.md'));
    symlinkSync(join(base, 'outside'), join(root, 'folder'));
    mkdirSync(join(root, 'named.md'));
    const paths = [
      'small.md',
      'large.md',
      'huge.md',
      'binary.md',
      'empty.md',
      'link.md',
      'folder/o.md',
      '../outside/o.md',
      'gone.md',
      'named.md',
    ];
    const expected = [
      '\ufeffsmall ü\r\n',
      'x'.repeat(300_000),
      'too-large',
      'binary',
      '',
      ...Array<string>(5).fill('unreadable'),
    ];
    const told = (notes: readonly ReadNote[]): string[] =>
      notes.map((note) => ('text' in note ? note.text : note.skipped));
    const reader = new LeanReader(root);
    assert.deepEqual(told(paths.map((path) => reader.readSync(path))), expected);

    let now = 0;
    const slow = new LeanReader(root, () => (now += 10));
    for (let count = 0; count < 100; count++) slow.readSync('small.md');
    assert.equal(slow.isCold, true);
    assert.deepEqual(told(await slow.readMany(paths)), expected);
  });

  it('reads all of a file, whatever its length is beside that of blocks and buffers', async () => {
    const lengths = [0, 1, 511, 512, 513, 16_383, 16_384, 16_385, 65_535, 65_536, 65_537, 131_072, 200_000];
    const paths = lengths.map((length) => `long/${length}.md`);
    for (const [at, length] of lengths.entries()) put(paths[at] ?? '', 'x'.repeat(length));
    const told = (note: ReadNote): number => ('text' in note ? note.text.length : -1);
    assert.deepEqual(
      paths.map((path) => told(new LeanReader(root).readSync(path))),
      lengths,
    );
    assert.deepEqual((await new LeanReader(root).readMany(paths)).map(told), lengths);
  });
});

describe('the hash of a note that was read', () => {
  it('is that of its text, where there is one', () => {
    const texts = [
      '',
      'a',
      'ab\n',
      'Zoë 📅 会議\n'.repeat(9),
      'x'.repeat(70_000),
      '\r\n',
      '\ufeffx',
      `${'x'.repeat(9000)}\0`,
    ];
    for (const [at, text] of texts.entries()) put(`${at}.md`, text);
    put('8.md', Buffer.from([65, 0xff, 66]));
    const reader = new LeanReader(root);
    const hashed = [...texts, ''].map((_, at) => {
      const note = reader.readSync(`${at}.md`);
      if (!('text' in note)) throw new Error(note.skipped);
      if (note.hash) assert.deepEqual(note.hash, hashText(note.text));
      return note.hash !== undefined;
    });
    assert.deepEqual(hashed, [true, true, true, true, true, false, false, false, false]);
  });
});

describe('loading notes', () => {
  let worker: URL;
  let made = '';

  before(async function () {
    this.timeout(30_000);
    made = mkdtempSync(join(tmpdir(), 'daybook-worker-'));
    worker = pathToFileURL(join(made, 'worker.mjs'));
    await buildProgram('loadWorker', fileURLToPath(worker));
  });

  after(() => rmSync(made, { recursive: true, force: true }));

  function fill(count: number): void {
    for (let i = 0; i < count; i++) {
      put(
        `folder${i % 7}/note${i}.md`,
        `---\ntype: issue\ntitle: Note ${i}\nstatus: open\n---\n- [ ] task ${i} @maria due:2026-03-0${(i % 9) + 1}\n`,
      );
    }
    put('folder0/odd.md', 'a\0b');
  }

  async function load(
    options: Partial<NoteLoaderOptions>,
    signal = new AbortController().signal,
  ): Promise<{ rows: unknown; batches: number }> {
    const index = new NoteIndex(config);
    let [batches, left] = [0, Number.POSITIVE_INFINITY];
    await createNoteLoader({ root, log, ...options }).load(
      config,
      (batch, ahead = 0) => {
        batches++;
        // Of two workers the one that is behind tells the more.
        assert.ok(ahead < left || options.log);
        left = ahead;
        index.merge(batch, new Set(), ahead);
      },
      signal,
    );
    if (!signal.aborted && !options.log) assert.equal(left, 0);
    return { rows: [...index.rows()].map((row) => ({ ...index.item(row), row: 0 })), batches };
  }

  /** Rows as text, in an order that does not tell which came first. */
  function byPlace(rows: unknown): string[] {
    return (rows as object[]).map((row) => JSON.stringify(row)).sort();
  }

  it('gives the same in a worker, in this thread, by git and by walking', async () => {
    fill(900);
    const here = await load({});
    assert.equal((here.rows as unknown[]).length, 1800);
    assert.deepEqual((await load({ worker })).rows, here.rows);
    git('init', '-q');
    assert.deepEqual((await load({ worker, git: gitAt(root) })).rows, here.rows);
    assert.deepEqual((await load({ git: gitAt(root) })).rows, here.rows);
  }).timeout(20_000);

  it('shares a long listing between two workers, and gives the same', async () => {
    fill(900);
    git('init', '-q');
    const withFew = await load({ worker, git: gitAt(root) });
    const long = 'x'.repeat(200);
    const files = Array.from({ length: 8_000 }, (_, nth) => `100644 ${'1'.repeat(40)}\tpictures/${long}${nth}.png\n`);
    execFileSync('git', ['-C', root, 'update-index', '--index-info'], { input: files.join('') });
    const [counting, starts] = [join(made, 'counting.mjs'), join(made, 'starts')];
    const count = `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(starts)}, 'x');`;
    writeFileSync(counting, `${count} await import(${JSON.stringify(worker.href)});`);
    const told: string[] = [];
    const info = (words: string): void => void told.push(words);
    const withMany = await load({ worker: pathToFileURL(counting), git: gitAt(root), log: { ...log, info } });
    assert.equal(readFileSync(starts, 'utf8'), 'xx');
    assert.deepEqual(told, ['read 900 notes']);
    assert.deepEqual(byPlace(withMany.rows), byPlace(withFew.rows));
  }).timeout(20_000);

  it('reads here when the worker cannot be started or breaks', async () => {
    fill(10);
    const broken = join(made, 'broken.mjs');
    writeFileSync(broken, "throw new Error('no');");
    const here = await load({});
    assert.deepEqual((await load({ worker: pathToFileURL(broken) })).rows, here.rows);
    assert.deepEqual((await load({ worker: pathToFileURL(join(made, 'nowhere.mjs')) })).rows, here.rows);
  }).timeout(20_000);

  it('reads nothing of folders that are notebooks of their own, and tells of the outermost', async () => {
    fill(40);
    put('folder9/daybook.yml/no-config.md', '');
    const ours = await load({});
    for (const folder of ['hr', 'hr/deep', 'folder9/er'])
      for (const file of ['daybook.yml', 'secret.md', 'further/secret.md']) put(`${folder}/${file}`, '- [ ] secret\n');
    put('.gitignore', '/hr/daybook.yml\n');
    const told = async (options: Partial<NoteLoaderOptions>): Promise<void> => {
      const inner: string[] = [];
      const onInner = (folders: readonly string[]): void => void inner.push(...folders);
      assert.deepEqual((await load({ ...options, onInner })).rows, ours.rows);
      assert.deepEqual(inner.sort(), ['folder9/er', 'hr']);
    };
    await told({});
    await told({ worker });
    git('init', '-q');
    await told({ worker, git: gitAt(root) });
  }).timeout(20_000);

  it('hands over nothing more when cancelled', async () => {
    fill(900);
    for (const how of [{ worker }, {}]) {
      const cancel = new AbortController();
      let batches = 0;
      await createNoteLoader({ root, log, ...how }).load(
        config,
        () => {
          batches++;
          cancel.abort();
        },
        cancel.signal,
      );
      assert.equal(batches, 1);
    }
  }).timeout(20_000);

  it('rejects when the folder is not there', async () => {
    rmSync(root, { recursive: true });
    await assert.rejects(load({ worker }));
    await assert.rejects(load({}));
  }).timeout(20_000);
});

describe('writing notes on the disk', () => {
  const notes = () => createDiskNotes({ root, list: async () => [] });

  it('reads what is there, byte-order mark and line ends included', async () => {
    put('a/ü.md', '\ufeffa\r\nb');
    assert.deepEqual(await notes().read('a/ü.md'), { text: '\ufeffa\r\nb', source: 'disk' });
    assert.equal(await notes().read('a'), undefined);
    assert.equal(await notes().read('b.md'), undefined);
  });

  it('replaces a text only by the one it was made from, keeps the mode and leaves nothing behind', async () => {
    const file = put('a.md', 'old');
    chmodSync(file, 0o640);
    assert.equal(await notes().write('a.md', 'older', 'new'), 'changed-meanwhile');
    assert.equal(await notes().write('a.md', 'old', 'new ü'), 'written');
    assert.equal(readFileSync(file, 'utf8'), 'new ü');
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.equal(await notes().write('gone.md', 'old', 'new'), 'changed-meanwhile');
    assert.deepEqual(readdirSync(root), ['a.md']);
  });

  it('finds nothing below a root that is gone', async () => {
    const gone = createDiskNotes({ root: join(root, 'gone'), list: async () => [] });
    assert.equal(await gone.read('a.md'), undefined);
    assert.equal(await gone.write('a.md', '', 'text'), 'changed-meanwhile');
  });

  it('leaves files alone that are read-only or not UTF-8', async () => {
    chmodSync(put('a.md', 'old'), 0o444);
    assert.equal(await notes().write('a.md', 'old', 'new'), 'read-only');
    put('latin.md', Buffer.from([0x66, 0xfc, 0x72]));
    assert.equal(await notes().write('latin.md', 'f\ufffdr', 'new'), 'read-only');
    assert.deepEqual([...readFileSync(join(root, 'latin.md'))], [0x66, 0xfc, 0x72]);
    put('b.md', 'fine');
    assert.equal(await notes().refuses('a.md'), 'read-only');
    assert.equal(await notes().refuses('latin.md'), 'read-only');
    assert.equal(await notes().refuses('b.md'), undefined);
  });

  it('makes new files with their folders, never over another', async () => {
    assert.equal(await notes().create('x/y/new.md', 'text'), 'written');
    assert.equal(readFileSync(join(root, 'x/y/new.md'), 'utf8'), 'text');
    assert.equal(await notes().create('x/y/new.md', 'other'), 'exists');
    assert.deepEqual(readdirSync(join(root, 'x/y')), ['new.md']);
  });

  it('removes a file that still says what it should, with nothing left of it', async () => {
    const file = put('x/a.md', 'old');
    assert.equal(await notes().remove('x/a.md', 'older'), 'changed-meanwhile');
    assert.equal(readFileSync(file, 'utf8'), 'old');
    assert.equal(await notes().remove('x/a.md', 'old'), 'written');
    assert.deepEqual(readdirSync(join(root, 'x')), []);
    assert.equal(await notes().remove('x/a.md', 'old'), 'changed-meanwhile');
  });

  it('keeps a file that a broken disk did not let go, and what was written in the very moment', async () => {
    const remove = () => notes().remove('y/a.md', 'old');
    const kept = (): string[] =>
      readdirSync(join(root, 'y')).map((name) => readFileSync(join(root, 'y', name), 'utf8'));
    const { rename } = system;
    const file = put('y/a.md', 'old');
    try {
      otherSystem({ rename: (from, to) => rename(from, to).then(() => Promise.reject(systemError('EIO'))) });
      await assert.rejects(remove(), { code: 'EIO' });
      assert.deepEqual([kept(), readFileSync(file, 'utf8')], [['old'], 'old']);
      const writing = async (from: string, to: string): Promise<void> => {
        writeFileSync(from, 'theirs');
        await rename(from, to);
      };
      otherSystem({ rename: writing });
      assert.deepEqual(
        [await remove(), readFileSync(file, 'utf8'), kept()],
        ['changed-meanwhile', 'theirs', ['theirs']],
      );
      put('y/a.md', 'old');
      otherSystem({ link: () => Promise.reject(systemError('ENOSPC')) });
      await assert.rejects(remove(), { code: 'ENOSPC' });
      assert.deepEqual(kept(), ['theirs']);
    } finally {
      ownSystem();
    }
  });

  it('leaves no torn file behind', async () => {
    const path = join(root, 'torn.md');
    await assert.rejects(writeNew(path, [Buffer.from('half'), 5 as never]));
    assert.equal(existsSync(path), false);
  });

  it('moves a file with its rights, never over another', async () => {
    chmodSync(put('a.md', 'a'), 0o640);
    put('b.md', 'b');
    assert.equal(await notes().move('a.md', 'b.md'), 'exists');
    assert.equal(await notes().move('a.md', 'x/y/c.md'), 'written');
    assert.equal(await notes().move('a.md', 'x/d.md'), 'changed-meanwhile');
    assert.equal(readFileSync(join(root, 'x/y/c.md'), 'utf8'), 'a');
    assert.equal(statSync(join(root, 'x/y/c.md')).mode & 0o777, 0o640);
    assert.equal(await notes().move('b.md', 'B.md'), 'written');
    assert.deepEqual(readdirSync(root).sort(), ['B.md', 'x']);
  });

  it('neither removes nor moves what is read-only, a second name or a link', async () => {
    chmodSync(put('a.md', 'a'), 0o444);
    linkSync(put('b.md', 'b'), join(root, 'second.md'));
    symlinkSync(join(root, 'b.md'), join(root, 'link.md'));
    for (const [path, text, why] of [
      ['a.md', 'a', 'read-only'],
      ['b.md', 'b', 'outside'],
      ['link.md', 'b', 'outside'],
      ['../o.md', 'b', 'outside'],
    ] as const) {
      assert.equal(await notes().remove(path, text), why);
      assert.equal(await notes().move(path, 'new.md'), why);
    }
    assert.equal(await notes().move('a.md', '../o.md'), 'outside');
    assert.deepEqual(readdirSync(root).sort(), ['a.md', 'b.md', 'link.md', 'second.md']);
  });

  for (const path of [
    '../o.md',
    'a/../../o.md',
    '/etc/o.md',
    './a.md',
    '',
    'a//b.md',
    'a\\b.md',
    'a\0.md',
    '.git/config',
    '..',
  ]) {
    it(`refuses ${JSON.stringify(path)}`, async () => {
      assert.equal(await notes().read(path), undefined);
      assert.equal(await notes().write(path, '', 'x'), 'outside');
      assert.equal(await notes().create(path, 'x'), 'outside');
      assert.ok(!existsSync(join(base, 'o.md')));
    });
  }

  it('goes through no link, to a file or a folder, inside or out', async () => {
    const outside = put('../outside/o.md', 'theirs');
    put('real.md', 'ours');
    symlinkSync(outside, join(root, 'file.md'));
    symlinkSync(join(base, 'outside'), join(root, 'folder'));
    symlinkSync(join(root, 'real.md'), join(root, 'inner.md'));
    symlinkSync(join(base, 'nowhere.md'), join(root, 'dangling.md'));
    for (const path of ['file.md', 'folder/o.md', 'inner.md']) {
      assert.equal(await notes().read(path), undefined);
      assert.equal(await notes().write(path, 'theirs', 'x'), 'outside');
    }
    for (const path of ['file.md', 'folder/new.md', 'dangling.md'])
      assert.equal(await notes().create(path, 'x'), 'outside');
    assert.equal(readFileSync(outside, 'utf8'), 'theirs');
    assert.deepEqual(readdirSync(join(base, 'outside')), ['o.md']);
    assert.ok(!existsSync(join(base, 'nowhere.md')));
  });

  it('does not part a file from its second name', async () => {
    const file = put('a.md', 'old');
    linkSync(file, join(base, 'other-name.md'));
    assert.equal(await notes().write('a.md', 'old', 'new'), 'outside');
    assert.equal(readFileSync(file, 'utf8'), 'old');
  });
});
