// The real disk for sharing: exchanges whole files only while nobody touched them, and never follows a link.
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRepositoryDisk } from '../../../../src/host/node/repositoryDisk.ts';
import type { FileContent, Worktree } from '../../../../src/notebook/share/disk.ts';

describe('worktree on disk', () => {
  let root: string;
  let tree: Worktree;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'daybook-disk-'));
    mkdirSync(join(root, 'outside'));
    mkdirSync(join(root, 'in'));
    tree = createRepositoryDisk().worktree(join(root, 'in'), join(root, 'in', '.git', 'daybook'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const file = (text: string, executable = false): FileContent => ({
    kind: 'file',
    bytes: Buffer.from(text),
    executable,
  });
  const write = (path: string, text: string): void => writeFileSync(join(root, 'in', path), text);
  const read = (path: string): string => readFileSync(join(root, 'in', path), 'utf8');
  const replace = async (path: string, stamp: string, content: FileContent | undefined): Promise<string> =>
    (await tree.replace(path, stamp, content)).kind;
  const spare = (): string => join(root, 'in', '.git', 'daybook');
  const left = (): string[] => (existsSync(spare()) ? readdirSync(spare()) : []);

  it('makes, exchanges and removes files, keeping modes', async () => {
    strictEqual(await replace('deep/a.md', '', file('one')), 'done');
    chmodSync(join(root, 'in/deep/a.md'), 0o600);
    strictEqual(await replace('deep/a.md', (await tree.look('deep/a.md')).stamp, file('two', true)), 'done');
    deepStrictEqual([read('deep/a.md'), statSync(join(root, 'in/deep/a.md')).mode & 0o777], ['two', 0o700]);
    strictEqual(await replace('deep/a.md', (await tree.look('deep/a.md')).stamp, undefined), 'done');
    ok(!existsSync(join(root, 'in/deep')));
    deepStrictEqual(left(), []);
  });

  it('does nothing when the file is another than the one looked at', async () => {
    write('a.md', 'one');
    const { stamp } = await tree.look('a.md');
    appendFileSync(join(root, 'in/a.md'), ' more');
    strictEqual(await replace('a.md', stamp, file('new')), 'changed');
    strictEqual(await replace('a.md', stamp, undefined), 'changed');
    strictEqual(await replace('a.md', '', file('new')), 'changed');
    strictEqual(await replace('gone.md', stamp, file('new')), 'changed');
    deepStrictEqual([read('a.md'), existsSync(join(root, 'in/gone.md')), left()], ['one more', false, []]);
  });

  it('follows no link, neither at the end nor on the way', async () => {
    writeFileSync(join(root, 'outside/x.md'), 'outside');
    symlinkSync(join(root, 'outside'), join(root, 'in/way'));
    symlinkSync(join(root, 'outside/x.md'), join(root, 'in/end.md'));
    strictEqual((await tree.look('way/x.md')).kind, 'blocked');
    strictEqual(await tree.read('way/x.md'), undefined);
    strictEqual(await replace('way/x.md', '', file('evil')), 'changed');
    strictEqual(await replace('way/new.md', '', file('evil')), 'changed');
    strictEqual(await replace('end.md', (await tree.look('end.md')).stamp, file('mine')), 'done');
    deepStrictEqual(
      [readFileSync(join(root, 'outside/x.md'), 'utf8'), readdirSync(join(root, 'outside')), read('end.md')],
      ['outside', ['x.md'], 'mine'],
    );
  });

  it('never replaces a folder', async () => {
    mkdirSync(join(root, 'in/a.md'));
    strictEqual(await replace('a.md', (await tree.look('a.md')).stamp, file('x')), 'changed');
    strictEqual(await replace('a.md', (await tree.look('a.md')).stamp, undefined), 'changed');
  });
});
