// Names of notes stay what they would be if they were made anew, whatever happens to notes; with pauses and without.
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import type { NameWord } from '../../../../src/core/index/noteNames.ts';
import { finished } from '../../../../src/core/index/steps.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig(undefined);
const words: readonly NameWord[] = ['file', 'slug', 'title'];

function shown(index: NoteIndex): unknown {
  return [
    index.names().map(({ path, title, row }) => [path, title, index.path(row)]),
    ...words.map((word) => [...index.places(word)].sort(([a], [b]) => (a < b ? -1 : 1))),
  ];
}

/** The names of an index that never made any before. */
function anew(index: NoteIndex, texts: ReadonlyMap<string, string>): unknown {
  const other = new NoteIndex(index.config);
  for (const [path, text] of texts) other.put(path, text);
  return shown(other);
}

describe('names of notes', () => {
  it('answer files, slugs and titles in lower case', () => {
    const index = new NoteIndex(config);
    index.put('projects/Mail/project.md', '# Mail gateway\n');
    index.put('a/mail.md', '# Other\n');
    deepStrictEqual(index.places('file').get('project'), ['projects/Mail/project.md']);
    deepStrictEqual(index.places('slug').get('mail'), ['a/mail.md', 'projects/Mail/project.md']);
    deepStrictEqual(index.places('title').get('mail gateway'), ['projects/Mail/project.md']);
  });

  it('follow single changes', () => {
    const paths = ['a.md', 'b/a.md', 'b/c.md', 'é.md', 'b/project.md', '😀.md', '\uff21.md'];
    const change = fc.tuple(fc.constantFrom(...paths), fc.constantFrom('# A', '# B', '', 'Text', undefined));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
        const index = new NoteIndex(config);
        const texts = new Map<string, string>();
        index.names();
        for (const [path, text] of changes) {
          if (text === undefined) {
            index.remove(path);
            texts.delete(path);
          } else {
            index.put(path, text);
            texts.set(path, text);
          }
          index.places('title');
        }
        deepStrictEqual(shown(index), anew(index, texts));
      }),
      { numRuns: runs(100) },
    );
  });

  it('forget folders, and come back with another configuration', () => {
    const index = new NoteIndex(config);
    index.put('a/one.md', '# One\n');
    index.put('b.md', '# Two\n');
    index.names();
    index.remove('a');
    deepStrictEqual(
      index.names().map(({ path }) => path),
      ['b.md'],
    );
    index.setConfig(loadConfig('name: Other\n'));
    strictEqual(index.places('title').has('two'), true);
  });

  it('forget a large folder, too', () => {
    const index = new NoteIndex(config);
    const texts = new Map([
      ['a.md', '# A\n'],
      ...Array.from({ length: 150 }, (_, at) => [`b/${at}.md`, '# B\n'] as const),
    ]);
    for (const [path, text] of texts) index.put(path, text);
    deepStrictEqual(shown(index), anew(index, texts));
    index.remove('b');
    deepStrictEqual(shown(index), anew(index, new Map([['a.md', '# A\n']])));
  });

  it('made with pauses are dropped when a note changes meanwhile', () => {
    const index = new NoteIndex(config);
    for (let note = 0; note < 300; note++) index.put(`notes/${String(note).padStart(3, '0')}.md`, '# Old\n');
    const steps = index.nameSteps();
    steps.next();
    index.put('notes/000.md', '# New\n');
    finished(steps);
    deepStrictEqual(index.places('title').get('new'), ['notes/000.md']);
    strictEqual(index.places('title').get('old')?.length, 299);
  });
});
