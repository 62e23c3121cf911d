// What counts as inside a folder, by name.
import { equal } from 'node:assert/strict';
import { isInside } from '../../../../src/host/node/insideFolder.ts';

function check(folder: string, path: string, expected: boolean): void {
  it(`${path} ${expected ? 'is in' : 'is not in'} ${folder}`, () => equal(isInside(folder, path), expected));
}

describe('inside a folder', () => {
  check('/team', '/team', true);
  check('/team', '/team/bin/git', true);
  check('/team', '/team/..tools/git', true);
  check('/team', '/team/../git', false);
  check('/team', '/teams/git', false);
  check('/team', '/', false);
  check('/', '/usr/bin/git', true);
});
