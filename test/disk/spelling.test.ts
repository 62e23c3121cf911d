// Disks that find a file by any letters, as those of Windows and macOS do: a note has the name that stands there, whatever git or an event
// calls it. This machine's disk tells letters apart, so what it would find is said by hand.
import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { loadBatches } from '../../src/host/node/noteBatches.ts';
import { spelledAsThere } from '../../src/host/node/spelling.ts';
import { otherSystem, ownSystem } from '../support/otherSystem.ts';

describe('names on a disk that finds them by any letters', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-letters-')));
    for (const path of ['Note.md', 'Deep/Folder/A.md', 'Deep/Folder/b.md', 'plain.md']) put(path);
  });
  afterEach(() => {
    ownSystem();
    rmSync(root, { recursive: true, force: true });
  });
  function put(path: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `# ${path}\n`);
  }

  const told = ['Note.md', 'deep/folder/a.md', 'deep/folder/b.md', 'gone.md', 'note.md', 'plain.md'];
  const there = ['Deep/Folder/A.md', 'Deep/Folder/b.md', 'Note.md', 'gone.md', 'plain.md'];

  it('are those of the disk, each once', () => {
    equal(spelledAsThere(root, told), told, 'Linux tells them apart');
    for (const platform of ['win32', 'darwin']) {
      otherSystem({ platform });
      deepEqual(spelledAsThere(root, told), there);
      equal(spelledAsThere(root, there), there, 'nothing is made anew where all is well');
    }
  });

  it('are loaded so, whatever git lists', async () => {
    const index = new NoteIndex(loadConfig(undefined));
    const listing = Buffer.from(told.map((path) => `${path}\0`).join(''));
    otherSystem({ platform: 'win32' });
    const request = { root, exclude: [], options: {}, listing };
    const account = await loadBatches(
      request,
      async (batch) => void index.merge(batch),
      () => false,
    );
    deepEqual(
      [...index.paths()],
      there.filter((path) => path !== 'gone.md'),
    );
    deepEqual(account.skipped, [{ path: 'gone.md', why: 'unreadable' }]);
  });

  it('are no others after a renaming by case alone', async () => {
    const notes = createDiskNotes({ root, list: async () => [] });
    // Asked for the old name, the disk would find the file and tell its new one.
    otherSystem({ platform: 'darwin', realpath: async (path) => path.replace('plain.md', 'Plain.md') });
    equal(await notes.read('plain.md'), undefined);
    equal((await notes.read('Note.md'))?.text, '# Note.md\n');
    otherSystem({ realpath: async () => await Promise.reject(new Error('no such call')) });
    equal((await notes.read('plain.md'))?.text, '# plain.md\n');
  });
});
