// What others know of a note, with real git: the team's text, the last commit where nothing is shared, and nothing outside of both.
import { deepStrictEqual } from 'node:assert/strict';
import { createShareWorld, type ShareWorld } from '../support/shareWorld.ts';

describe('what others know of a note', () => {
  let world: ShareWorld;
  afterEach(() => world.dispose());
  const known = (path: string) => world.open().sharedNote({ folder: world.mine, path });

  it('is what the team has: neither what stands here nor what is only committed', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'my issues/ä.md': 'shared\n' });
    world.write({ 'my issues/ä.md': 'mine\n', 'new.md': 'mine\n' });
    world.git(world.mine, 'add', '.');
    world.git(world.mine, 'commit', '-qm', 'mine');
    deepStrictEqual(await known('my issues/ä.md'), { text: 'shared\n' });
    deepStrictEqual(await known('new.md'), {});
    world.git(world.mine, 'push', '-q');
    deepStrictEqual(await known('new.md'), { text: 'mine\n' });
  });

  it('is the last commit where the branch is shared with nobody', async () => {
    world = await createShareWorld({ 'daybook.yml': '', 'a.md': 'committed\n' });
    world.git(world.mine, 'branch', '--unset-upstream');
    world.write({ 'a.md': 'mine\n' });
    deepStrictEqual(await known('a.md'), { text: 'committed\n' });
    deepStrictEqual(await known('b.md'), {});
  });

  it('cannot be told outside of a repository', async () => {
    world = await createShareWorld({ 'daybook.yml': '' });
    deepStrictEqual(await world.open().sharedNote({ folder: world.folder, path: 'a.md' }), undefined);
  });
});
