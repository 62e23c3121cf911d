// Answers remembered for a version of an index.
import { deepEqual } from 'node:assert/strict';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { perVersion } from '../../../../src/core/index/versionMemo.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';

it('an answer is made once a version, an index and a question', () => {
  const asked: string[] = [];
  const count = perVersion(
    (index: NoteIndex, day: string) => {
      asked.push(day);
      return index.noteCount;
    },
    (day) => day,
  );
  const index = new NoteIndex(loadConfig(undefined));
  const other = new NoteIndex(loadConfig(undefined));
  deepEqual([count(index, 'a'), count(index, 'a')], [0, 0]);
  deepEqual(asked, ['a']);
  index.put('a.md', 'text\n');
  deepEqual([count(index, 'a'), count(index, 'b'), count(other, 'b')], [1, 1, 0]);
  deepEqual(asked, ['a', 'a', 'b', 'b']);
});

it('doubtful paths are those with problems, in order', () => {
  const index = new NoteIndex(loadConfig(undefined));
  index.put('b.md', '---\ntags: [unclosed\n---\n');
  index.put('a.md', '---\ntags: [unclosed\n---\n');
  index.put('c.md', 'fine\n');
  deepEqual(index.doubtfulPaths(), ['a.md', 'b.md']);
});
