// Paths of files below a notebook's root, by their URIs.
import { equal } from 'node:assert/strict';
import { relativePath } from '../../../src/host/uriPath.ts';

function check(root: string, path: string, expected: string | undefined, authority = ''): void {
  it(`${path} below ${root}: ${expected}`, () =>
    equal(relativePath({ scheme: 'file', authority: '', path: root }, { scheme: 'file', authority, path }), expected));
}

describe('a path below a root', () => {
  check('/team', '/team/a.md', 'a.md');
  check('/team', '/team/Deep/Übung.md', 'Deep/Übung.md');
  check('/team', '/team', undefined);
  check('/team', '/teams/a.md', undefined);
  check('/', '/a.md', 'a.md');
  check('/c:/team', '/c:/team/a.md', 'a.md');
  check('/C:/team', '/c:/team/A.md', 'A.md');
  check('/c:/team', '/C:/team/C:/a.md', 'C:/a.md');
  check('/c:/team', '/d:/team/a.md', undefined);
  check('/C:/', '/c:/a.md', 'a.md');
  check('/team', '/team/a.md', undefined, 'server');
});
