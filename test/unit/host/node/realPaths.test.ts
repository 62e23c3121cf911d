// Folders that are opened through a link, as on macOS below /tmp and /var, and network drives on Windows: git tells their real place.
import { deepEqual, equal } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathsBelow, realPath } from '../../../../src/host/node/realPaths.ts';

describe('real paths', () => {
  let base: string;
  before(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-real-')));
    mkdirSync(join(base, 'real/notes'), { recursive: true });
    mkdirSync(join(base, 'other'));
    writeFileSync(join(base, 'real/notes/a.md'), '');
    writeFileSync(join(base, 'other/x.md'), '');
    symlinkSync(join(base, 'real'), join(base, 'opened'));
    symlinkSync(join(base, 'other/x.md'), join(base, 'real/notes/linked.md'));
  });
  after(() => rmSync(base, { recursive: true, force: true }));

  it('are told where there is something, and nothing else is', () => {
    equal(realPath(join(base, 'opened/notes')), join(base, 'real/notes'));
    equal(realPath(join(base, 'gone')), join(base, 'gone'));
  });

  function check(what: string, root: string, file: string, ...expected: string[]): void {
    it(`below a root: ${what}`, () => deepEqual(pathsBelow(join(base, root), join(base, file)), expected));
  }
  check('as it is named', 'real', 'real/notes/a.md', 'notes/a.md');
  check('opened through a link', 'real', 'opened/notes/a.md', 'notes/a.md');
  check('not made yet', 'real', 'opened/notes/new.md', 'notes/new.md');
  check('gone with its folder', 'real', 'real/gone/a.md', 'gone/a.md');
  check('a link is the name that git knows', 'real', 'opened/notes/linked.md', 'notes/linked.md');
  check('a name as macOS may keep it', 'real', 'real/notes/U\u0308.md', 'notes/U\u0308.md', 'notes/\u00dc.md');
  check('outside', 'real', 'other/x.md');
});
