// Names that files may have, by system: as git's own check-out sees it (verify_path, is_ntfs_dotgit, is_hfs_dotgit).
import { equal } from 'node:assert/strict';
import { canBeFile } from '../../../../src/host/node/fileNames.ts';

const systems = ['linux', 'darwin', 'win32'] as const;

function check(path: string, ...expected: (typeof systems)[number][]): void {
  it(`${JSON.stringify(path)}: ${expected.join(', ') || 'nowhere'}`, () => {
    for (const system of systems) equal(canBeFile(path, system), expected.includes(system), system);
  });
}

describe('names of files', () => {
  for (const path of [
    'a.md',
    'notes/Übung 1.md',
    '.gitignore',
    '.github/x.yml',
    'git~10',
    'console.md',
    'a/common.md',
    'lpt.md',
  ])
    check(path, ...systems);
  for (const path of ['', '/a', 'a//b', '../a', 'a/..', './a', 'a\0b']) check(path);
  for (const path of [
    '.git',
    '.git/hooks/x',
    'notes/.GIT/config',
    'git~1/config',
    'GIT~1',
    '.git /x',
    '.git./x',
    '.git . ./x',
  ])
    check(path);
  for (const path of ['.git::$INDEX_ALLOCATION/x', '.g\u200cit/config', '.git\u200d']) check(path);
  for (const path of [
    'a\\..\\..\\b.md',
    '..\\b.md',
    'C:\\b.md',
    'note.md:stream',
    'what?.md',
    'a*.md',
    'a<b>.md',
    'a|b',
    '"a"',
  ])
    check(path, 'linux', 'darwin');
  for (const path of [
    'a\tb.md',
    'end.',
    'end ',
    'folder./a.md',
    'aux.md',
    'AUX',
    'notes/con/a.md',
    'com1.txt',
    'lpt¹.md',
    'nul .md',
  ])
    check(path, 'linux', 'darwin');
});
