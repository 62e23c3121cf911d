// Who committed, for the roster that Set Up proposes: counted by name and mail, as `.mailmap` says; nobody where git cannot say.
import { deepStrictEqual } from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { commitAuthorsOf } from '../../src/notebook/commitAuthors.ts';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';
import { gitOf, gitOnPath } from '../support/testGit.ts';

describe('authors of a repository', () => {
  let world: ShareWorld;
  beforeEach(async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'one\n' });
  });
  afterEach(() => world.dispose());

  const authors = async (folder: string) => {
    const found = await commitAuthorsOf(gitOf(await gitOnPath())(folder));
    return found.map(({ name, mail, commits }) => `${commits} ${name} <${mail}>`).sort();
  };
  const commitAs = (name: string, mail: string): void => {
    const who = ['-c', `user.name=${name}`, '-c', `user.email=${mail}`];
    world.git(world.mine, ...who, 'commit', '-q', '--allow-empty', '-m', `by ${name}\n\nin lines`);
  };

  it('counts commits by name and mail, as the mail map says', async () => {
    const [me = ''] = await authors(world.mine);
    for (const mail of ['zoe@example.org', 'zoe@example.org', 'z@old.example']) commitAs('Zoë Löw', mail);
    commitAs('Ann\tO’Neil', 'ann@example.org');
    deepStrictEqual(await authors(world.mine), [
      '1 Ann\tO’Neil <ann@example.org>',
      me,
      '1 Zoë Löw <z@old.example>',
      '2 Zoë Löw <zoe@example.org>',
    ]);
    world.write({ '.mailmap': 'Zoë Löw <zoe@example.org> <z@old.example>\n' });
    deepStrictEqual((await authors(world.mine)).at(-1), '3 Zoë Löw <zoe@example.org>');
  });

  it('are none before the first commit and outside of a repository', async () => {
    mkdirSync(`${world.folder}/empty`);
    deepStrictEqual(await authors(`${world.folder}/empty`), []);
    world.git(`${world.folder}/empty`, 'init', '-q');
    deepStrictEqual(await authors(`${world.folder}/empty`), []);
  });
});
