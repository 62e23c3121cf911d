// Which files of a notebook are notes, with the patterns that hold without any configuration.
import assert from 'node:assert/strict';
import { loadConfig } from '../../../src/core/record/config.ts';
import { folderPattern, notePaths } from '../../../src/notebook/notePaths.ts';

describe('note paths', () => {
  const paths = notePaths(loadConfig(undefined));
  const notes = (list: string[]) => list.filter((path) => paths.isNote(path));

  it('takes Markdown and todo.txt files', () => {
    const all = ['a.md', 'deep/er/B.MD', 'todo.txt', 'x/done.txt', 'home.todo.txt'];
    assert.deepEqual(notes(all), all);
    assert.deepEqual(notes(['a.txt', 'a.mdx', 'md', 'mytodo.txt', 'a.md.bak']), []);
  });

  it('leaves out what is nobody’s to-do by default', () => {
    assert.deepEqual(
      notes([
        '.git/a.md',
        '.github/ISSUE_TEMPLATE/bug.md',
        'node_modules/x/readme.md',
        'a/node_modules/x.md',
        '.obsidian/a.md',
        'templates/issue.md',
        'archive/2020.md',
        'README.md',
        'sub/README.md',
        'sub/._a.md',
        'CHANGELOG.md',
      ]),
      [],
    );
  });

  it('knows excluded folders before it sees their files', () => {
    assert.ok(paths.isExcluded('node_modules'));
    assert.ok(paths.isExcluded('a/node_modules/b'));
    assert.ok(!paths.isExcluded('meetings'));
  });

  it('leaves out one folder by its name, whatever signs that has', () => {
    const folder = 'a [b] (c)/{d}!*?+@|^$';
    const { isNote, isExcluded } = notePaths({ exclude: [folderPattern(folder)] });
    assert.ok(!isNote(`${folder}/x.md`));
    assert.ok(isExcluded(folder));
    assert.ok(isNote('a b (c)/d.md'));
    assert.ok(isNote('a [b] (c)/d.md'));
  });

  it('adds the patterns of the notebook', () => {
    const own = notePaths(loadConfig('exclude:\n  - drafts/**\n'));
    assert.ok(!own.isNote('drafts/a.md'));
    assert.ok(!own.isNote('README.md'));
    assert.ok(own.isNote('a.md'));
  });
});
