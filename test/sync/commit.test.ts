// Committing notes with real git: exactly the chosen files, and nothing of the user's touched.
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { rmSync, symlinkSync, unlinkSync } from 'node:fs';
import { createShareWorld, type Files, type ShareWorld, snapshot } from '../support/shareWorld.ts';

describe('commit', () => {
  let world: ShareWorld;
  const begin = async (files?: Files): Promise<void> => {
    world = await createShareWorld(files);
  };
  afterEach(() => world.dispose());
  const committed = (): string[] =>
    world.git(world.mine, 'show', '--format=', '--name-status', '--no-renames', '-z', 'HEAD').split('\0').slice(0, -1);

  it('commits the chosen notes and nothing else', async () => {
    await begin({
      'daybook.yml': '',
      'a.md': '# A\n',
      'b.md': '# B\n',
      'src/code.ts': 'let a;\n',
      '.gitignore': 'private.md\n',
    });
    world.write({ 'a.md': '# A\nmore\n', 'b.md': '# B\nmore\n', 'new.md': '# New\n', 'src/code.ts': 'let b;\n' });
    world.write({ '.env': 'TOKEN=1\n', 'private.md': 'mine\n' });
    const before = snapshot(world);
    const repository = world.open();
    const { entries } = await repository.shareable();
    deepStrictEqual(
      entries.map(({ path, change, safe }) => [path, change, safe]),
      [
        ['a.md', 'changed', true],
        ['b.md', 'changed', true],
        ['new.md', 'new', true],
      ],
    );
    const outcome = await repository.commit({ paths: ['a.md', 'new.md'], message: 'Two notes' });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(committed(), ['M', 'a.md', 'A', 'new.md']);
    strictEqual(world.git(world.mine, 'log', '-1', '--format=%s%an'), 'Two notesMe Myself\n');
    deepStrictEqual(snapshot(world).files, before.files);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), ' M b.md\n M src/code.ts\n?? .env\n');
  });

  it('leaves staged code, half-staged hunks, stashes and settings alone', async () => {
    await begin({
      'daybook.yml': '',
      'a.md': 'one\ntwo\n',
      'half.md': '1\n2\n',
      'code.ts': 'a\n',
      'stashed.md': 's\n',
    });
    world.write({ 'stashed.md': 'stash me\n' });
    world.git(world.mine, 'stash', 'push', '-q');
    world.write({ 'code.ts': 'staged\n', 'half.md': '1 staged\n2\n' });
    world.git(world.mine, 'add', 'code.ts', 'half.md');
    world.write({ 'code.ts': 'staged and more\n', 'half.md': '1 staged\n2 more\n', 'a.md': 'one\ntwo\nthree\n' });
    const before = snapshot(world);
    const outcome = await world.open().commit({ paths: ['a.md', 'half.md', 'code.ts'], message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(
      outcome.skipped.map(({ path }) => path),
      ['half.md', 'code.ts'],
    );
    match(outcome.skipped[0]?.reason ?? '', /staged a part/);
    deepStrictEqual(committed(), ['M', 'a.md']);
    const after = snapshot(world);
    deepStrictEqual(after.files, before.files);
    strictEqual(after.config, before.config);
    const others = (listing: string): string[] => listing.split('\n').filter((line) => !line.endsWith('\ta.md'));
    deepStrictEqual(others(after.index), others(before.index));
    strictEqual(world.git(world.mine, 'stash', 'list').split('\n').length, 2);
  });

  it('skips a note staged as a whole, and includes it on demand', async () => {
    await begin();
    world.write({ 'a.md': '# A staged\n' });
    world.git(world.mine, 'add', 'a.md');
    const repository = world.open();
    const held = await repository.commit({ paths: ['a.md'], message: 'x' });
    strictEqual(held.state, 'all-held');
    match(held.skipped[0]?.reason ?? '', /staged this yourself/);
    const outcome = await repository.commit({ paths: ['a.md'], include: ['a.md'], message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('follows renamed and deleted notes', async () => {
    const body = 'line\n'.repeat(10);
    await begin({ 'daybook.yml': '', 'old.md': `# Old\n${body}`, 'gone.md': 'gone\n', 'b.md': 'b\n' });
    world.write({ 'sub/new.md': `# New\n${body}` });
    unlinkSync(`${world.mine}/old.md`);
    unlinkSync(`${world.mine}/gone.md`);
    const repository = world.open();
    const { entries } = await repository.shareable();
    deepStrictEqual(
      entries.map(({ path, from, change }) => [path, from, change]),
      [
        ['gone.md', undefined, 'deleted'],
        ['sub/new.md', 'old.md', 'renamed'],
      ],
    );
    const outcome = await repository.commit({ paths: entries.map(({ path }) => path), message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(committed(), ['D', 'gone.md', 'D', 'old.md', 'A', 'sub/new.md']);
    strictEqual(world.git(world.mine, 'status', '--porcelain'), '');
  });

  it('takes any name literally', async () => {
    await begin({ 'daybook.yml': '', 'note1.md': 'x\n', 'x.md': 'x\n', secret: 's\n' });
    const names = [
      '-A',
      '--force',
      'note[1].md',
      ':(top)x.md',
      '*.md',
      'Ümläut 日本.md',
      'with "quotes".md',
      'new\nline.md',
      '-p.md',
    ];
    world.write(Object.fromEntries([...names, 'note1.md', 'x.md', 'secret'].map((name) => [name, `new ${name}\n`])));
    const repository = world.open({ scope: { isNote: (path) => path !== 'secret' } });
    const outcome = await repository.commit({ paths: names, message: '-m --amend' });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(outcome.skipped, []);
    deepStrictEqual(
      committed()
        .filter((_, at) => at % 2 === 1)
        .sort(),
      [...names].sort(),
    );
    strictEqual(world.git(world.mine, 'status', '--porcelain'), ' M note1.md\n M secret\n M x.md\n');
  });

  it('shares a notebook in a subfolder, its configuration, templates and linked files', async () => {
    await begin({ 'README.md': 'r\n', 'docs/notes/daybook.yml': '', 'docs/notes/a.md': '# A\n' });
    world.write({
      'README.md': 'changed\n',
      'docs/other.md': 'x\n',
      'docs/notes/a.md': '# A\n[p](img/p.bin) [o](../other.md)\n',
    });
    world.write({
      'docs/notes/img/p.bin': 'a\0b',
      'docs/notes/img/unlinked.bin': 'x',
      'docs/notes/templates/t.md': 't\n',
    });
    world.write({ 'docs/notes/daybook.yml': 'name: N\n' });
    const repository = world.open({ notebook: 'docs/notes' });
    const { entries } = await repository.shareable();
    deepStrictEqual(
      entries.map(({ path, role }) => [path, role]),
      [
        ['docs/notes/a.md', 'note'],
        ['docs/notes/daybook.yml', 'configuration'],
        ['docs/notes/img/p.bin', 'attachment'],
        ['docs/notes/templates/t.md', 'template'],
      ],
    );
    const outcome = await repository.commit({ paths: entries.map(({ path }) => path), message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    strictEqual(
      world.git(world.mine, 'status', '--porcelain', '-uall'),
      ' M README.md\n?? docs/notes/img/unlinked.bin\n?? docs/other.md\n',
    );
  });

  it('holds conflict markers, secrets, big files, links and binary notes', async () => {
    await begin({ 'daybook.yml': '', 'a.md': '# A\n' });
    world.write({ 'marks.md': 'a\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> other\n', 'rule.md': 'Title\n=======\n' });
    world.write({
      'secret.md': `ok\ntoken ghp_${'a1B2'.repeat(9)}\n`,
      'nul.md': 'a\0b',
      'big.md': 'x'.repeat(5 * 1024 * 1024 + 1),
    });
    symlinkSync('/etc/hosts', `${world.mine}/link.md`);
    const repository = world.open();
    const { entries } = await repository.shareable();
    deepStrictEqual(
      entries.map(({ path, hold, selectable }) => [path, hold?.code, selectable]),
      [
        ['big.md', 'too-large', false],
        ['link.md', 'link', false],
        ['marks.md', 'conflict-markers', false],
        ['nul.md', 'not-text', false],
        ['rule.md', undefined, true],
        ['secret.md', 'secret', true],
      ],
    );
    const outcome = await repository.commit({
      paths: entries.map(({ path }) => path),
      include: ['marks.md', 'link.md'],
      message: 'x',
    });
    strictEqual(outcome.state, 'committed', outcome.text);
    deepStrictEqual(committed(), ['A', 'rule.md']);
    const shared = await repository.commit({ paths: ['secret.md'], include: ['secret.md'], message: 'x' });
    strictEqual(shared.state, 'committed', shared.text);
  });

  it('waits for a yes before deleting many notes or half of one', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`n${at}.md`, `# ${at}\n`]));
    await begin({ 'daybook.yml': '', ...many, 'long.md': 'line\n'.repeat(300) });
    for (let at = 0; at < 6; at++) unlinkSync(`${world.mine}/n${at}.md`);
    world.write({ 'long.md': 'line\n' });
    const repository = world.open();
    const { entries } = await repository.shareable();
    strictEqual(entries.filter(({ hold }) => hold?.code === 'mass-delete').length, 6);
    strictEqual(entries.find(({ path }) => path === 'long.md')?.hold?.code, 'shrunk');
    const all = entries.map(({ path }) => path);
    strictEqual((await repository.commit({ paths: all, message: 'x' })).state, 'all-held');
    const outcome = await repository.commit({ paths: all, include: all, message: 'x' });
    strictEqual(outcome.state, 'committed', outcome.text);
    strictEqual(committed().length, 14);
  });

  it('deletes nothing for the team that is only in iCloud', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'in/a.md': 'a\n', 'in/b.md': 'b\n' });
    for (const path of ['in/a.md', 'in/b.md']) rmSync(`${world.mine}/${path}`);
    world.write({ 'in/.a.md.icloud': 'bplist00' });
    const { entries } = await world.open().shareable();
    deepStrictEqual(
      entries.map(({ path, safe, hold }) => [path, safe, hold?.code]),
      [
        ['in/a.md', false, 'in-cloud'],
        ['in/b.md', true, undefined],
      ],
    );
  });

  it('makes the first commit of an unborn branch, and tells what is missing', async () => {
    await begin();
    const fresh = `${world.folder}/fresh`;
    world.git(world.folder, 'init', '-q', fresh);
    world.write({ 'daybook.yml': '', 'a.md': '# A\n' }, fresh);
    const repository = world.open({ scope: { folder: fresh } });
    const outcome = await repository.commitAndShare({ paths: ['a.md', 'daybook.yml'], message: 'first' });
    strictEqual(outcome.state, 'local-only', outcome.text);
    ok(outcome.commit !== undefined);
    strictEqual(world.git(fresh, 'status', '--porcelain'), '');
  });
});
