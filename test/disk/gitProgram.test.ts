// T19: which git is started. A program of that name in a workspace, in the working directory or under a relative path is never it.
import { equal } from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findGit, type GitSearch } from '../../src/host/node/gitProgram.ts';

describe('T19 finding git', () => {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'daybook-program-')));
  after(() => rmSync(base, { recursive: true, force: true }));
  const plant = (path: string, mode = 0o755): string => {
    const file = join(base, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, mode);
    return file;
  };
  const workspace = join(base, 'workspace');
  const planted = plant('workspace/git');
  const plantedForWindows = plant('workspace/tools/git.exe');
  const own = plant('bin/git');
  const ownForWindows = plant('bin/git.exe');
  plant('plain/git', 0o644);
  mkdirSync(join(base, 'folder/git'), { recursive: true });

  function check(what: string, search: Partial<GitSearch>, expected: string | undefined): void {
    it(`T19 ${what}`, async () => {
      const all = { configured: undefined, path: '', untrusted: [workspace], windows: false, ...search };
      equal(await findGit(all), expected);
    });
  }

  check('finds it on the path', { path: join(base, 'bin') }, own);
  check('not in a workspace that is on the path', { path: `${workspace}:${join(base, 'bin')}` }, own);
  check('not by a setting that points into the workspace', { configured: planted, path: join(base, 'bin') }, own);
  check('not by a relative setting', { configured: './git', path: join(base, 'bin') }, own);
  check('not by relative parts of the path', { path: `.:workspace:${join(base, 'bin')}` }, own);
  check('not by an empty part of the path', { path: `:${join(base, 'bin')}` }, own);
  check('no git.exe of the workspace', { configured: plantedForWindows, windows: true }, undefined);
  check('git.exe, not git, on Windows', { path: join(base, 'bin'), windows: true }, ownForWindows);
  check('nothing that is not a program', { path: `${join(base, 'plain')}:${join(base, 'folder')}` }, undefined);
  const stub = { program: own, needs: [join(base, 'tools')] };
  const second = plant('second/git');
  const paths = `${join(base, 'bin')}:${join(base, 'second')}`;
  check('not the box of macOS that asks for tools', { path: paths, stub }, second);
  check('nothing where there is only that box', { path: join(base, 'bin'), stub }, undefined);
  check('what the editor looked at itself', { path: '', configured: own, stub }, own);
  check('that of macOS, where the tools are', { path: paths, stub: { ...stub, needs: [second] } }, own);
  check('a setting of the machine comes first', { configured: own, path: join(base, 'plain') }, own);
});
