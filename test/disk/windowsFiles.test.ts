// Files as Windows has them, by its rules on this machine's disk: nothing is replaced while somebody has it open, ourselves included; who
// has it open may be writing.
import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiskNotes } from '../../src/host/node/diskNotes.ts';
import { createRepositoryDisk } from '../../src/host/node/repositoryDisk.ts';
import type { ReplaceResult } from '../../src/notebook/share/disk.ts';
import { otherSystem, ownSystem, systemError, windows } from '../support/otherSystem.ts';

describe('files by the rules of Windows', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'daybook-windows-'));
    put('old');
  });
  afterEach(() => {
    ownSystem();
    rmSync(root, { recursive: true, force: true });
  });
  const file = (): string => join(root, 'a.md');
  const put = (text: string): void => writeFileSync(join(root, 'a.md'), text);
  const read = (): string => readFileSync(file(), 'utf8');
  const write = () => createDiskNotes({ root, list: async () => [] }).write('a.md', 'old', 'new');

  /** Taking over the team's text, as sharing does. */
  async function takeOver(): Promise<ReplaceResult> {
    const tree = createRepositoryDisk().worktree(root, join(root, '.git/daybook'));
    const { stamp } = await tree.look('a.md');
    return await tree.replace('a.md', stamp, { kind: 'file', bytes: Buffer.from('new'), executable: false });
  }

  it('a closed note is written', async () => {
    windows();
    deepEqual([await write(), read(), readdirSync(root)], ['written', 'new', ['a.md']]);
  });

  it('a text of the team is taken over', async () => {
    windows();
    deepEqual([await takeOver(), read()], [{ kind: 'done' }, 'new']);
  });

  it('waits for a program that only looks', async () => {
    windows(undefined, (tries) => tries < 3);
    deepEqual([await write(), read()], ['written', 'new']);
  });

  it('never replaces what a program wrote while it was waited for', async () => {
    const isWriting = (tries: number): boolean => tries === 1;
    windows((tries) => tries === 1 && put('theirs, written meanwhile'), isWriting);
    deepEqual([await write(), read()], ['changed-meanwhile', 'theirs, written meanwhile']);
    put('old');
    windows((tries) => tries === 1 && put('theirs, written meanwhile'), isWriting);
    deepEqual([(await takeOver()).kind, read()], ['changed', 'theirs, written meanwhile']);
  });

  it('says that a program keeps it open, with the text as it was', async () => {
    windows(undefined, () => true);
    deepEqual([await write(), read(), readdirSync(root)], ['in-use', 'old', ['a.md']]);
    deepEqual([await takeOver(), read()], [{ kind: 'failed', words: 'a.md: another program has it open' }, 'old']);
  }).timeout(15_000);

  it('a note with one name keeps one when a scanner looks at what was made', async () => {
    windows();
    let refusals = 2;
    otherSystem({
      remove: async (path) => {
        if (refusals-- > 0) throw systemError('EBUSY');
        rmSync(path, { force: true });
      },
    });
    equal(await createDiskNotes({ root, list: async () => [] }).create('b.md', 'text'), 'written');
    deepEqual([readdirSync(root), statSync(join(root, 'b.md')).nlink], [['a.md', 'b.md'], 1]);
  });
});

describe('disks without hard links', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'daybook-nolinks-'));
  });
  afterEach(() => {
    ownSystem();
    rmSync(root, { recursive: true, force: true });
  });
  const without = (code: string): void =>
    otherSystem({
      link: async () => {
        throw systemError(code);
      },
    });

  // FAT and exFAT by system, and drives that services show as such.
  for (const code of ['EISDIR', 'EPERM', 'ENOTSUP', 'ENOSYS', 'EINVAL', 'EXDEV'])
    it(`notes and locks are made, moved and never replaced: ${code}`, async () => {
      without(code);
      const notes = createDiskNotes({ root, list: async () => [] });
      deepEqual([await notes.create('a.md', 'one'), await notes.create('a.md', 'two')], ['written', 'exists']);
      deepEqual([await notes.create('b.md', 'b'), await notes.move('b.md', 'a.md')], ['written', 'exists']);
      equal(await notes.move('b.md', 'c.md'), 'written');
      deepEqual([readFileSync(join(root, 'a.md'), 'utf8'), readdirSync(root)], ['one', ['a.md', 'c.md']]);
      mkdirSync(join(root, '.git'));
      const area = createRepositoryDisk().area(join(root, '.git/daybook'));
      deepEqual(
        [await area.claim('lock', Buffer.from('a')), await area.claim('lock', Buffer.from('b'))],
        [true, false],
      );
    });
});
