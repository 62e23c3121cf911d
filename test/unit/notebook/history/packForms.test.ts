// Forms of the past that are packed give the same notes as their texts put one by one, whatever bytes they are and however git's answer is
// cut; stretches are kept apart.
import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../../src/core/index/noteIndex.ts';
import { loadConfig } from '../../../../src/core/record/config.ts';
import { parseOptions } from '../../../../src/core/record/parseOptions.ts';
import type { Git } from '../../../../src/notebook/git.ts';
import { formReader, type PackedForms } from '../../../../src/notebook/history/packForms.ts';
import { readBlobs } from '../../../../src/notebook/history/readTexts.ts';
import { runs } from '../../../support/runs.ts';

const config = loadConfig('markers: { "?": { class: waiting } }\n');
const options = parseOptions(config);

/** Answers with these bytes by their blob ids, in pieces of a length. */
const gitOf = (contents: ReadonlyMap<string, Uint8Array>, length: number): Git => ({
  version: async () => ({ major: 2, minor: 40 }),
  run: async (_, { stdin, onOutput } = {}) => {
    const ids = String(stdin).split('\n').filter(Boolean);
    const answers = ids.flatMap((id) => {
      const bytes = contents.get(id);
      return bytes
        ? [Buffer.from(`${id} blob ${bytes.length}\n`), bytes, Buffer.from('\n')]
        : Buffer.from(`${id} missing\n`);
    });
    const all = Buffer.concat(answers);
    for (let at = 0; at < all.length; at += length) await onOutput?.(all.subarray(at, at + length));
    return { ok: true, code: 0, stdout: new Uint8Array() };
  },
});

const texts = [
  '- [ ] Call due:2026-01-05\n- [?] Wait @ana\n',
  '---\ntype: issue\nstatus: open\n---\n# One\n\n- [x] Done\n',
  '---\r\ntype: issue\r\n---\r\n- [ ] Two\r\n',
  '\ufeff---\ntitle: Mark\n---\n- [ ] Three ä\n',
  '# Ä\n- [ ] Größe 📅 2026-02-03\n',
  `${'x'.repeat(9000)}\0\n- [ ] Four\n`,
  '',
].map((text) => Buffer.from(text));
const odd = [
  Buffer.from('- [ ] \xff\xfe\n', 'latin1'),
  Buffer.from('\xef\xbb- [ ] x\n', 'latin1'),
  Buffer.from('a\0b'),
];
const large = Buffer.from(`- [ ] Large\n${'word '.repeat(10_000)}`);
const contents = new Map([...texts, ...odd, large].map((bytes, at) => [String(at).padStart(40, '0'), bytes]));
const missing = 'f'.repeat(40);

describe('packed forms of the past', () => {
  const path = fc.constantFrom('a.md', 'b/c.md', 'ä.md', 'todo.txt', 'projects/p.md', 'issues/i.md');
  const form = fc.record({ path, blob: fc.constantFrom(...contents.keys(), missing) });
  const stretch = fc.uniqueArray(form, { selector: (each) => each.path, maxLength: 6 });
  const shown = (index: NoteIndex) => [...index.rows()].map((row) => ({ ...index.item(row), row: 0 }));

  it('are the notes that their texts are, stretch by stretch', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stretch, { maxLength: 4 }),
        fc.integer({ min: 7, max: 9000 }),
        async (stretches, length) => {
          const [packed, put] = [new NoteIndex(config), new NoteIndex(config)];
          let last = 0;
          const states: unknown[] = [];
          const take = async ({ batch, noNotes, stretch: at }: PackedForms): Promise<void> => {
            for (; last < at; last++) states.push(shown(packed));
            packed.merge(batch);
            packed.drop(noNotes);
          };
          await readBlobs(gitOf(contents, length), formReader({ stretches, options }, take));
          for (; last < stretches.length; last++) states.push(shown(packed));
          const expected = stretches.map((forms) => {
            for (const each of forms) {
              const bytes = contents.get(each.blob);
              if (!bytes || bytes.subarray(0, 8192).includes(0)) put.drop([each.path]);
              else put.put(each.path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
            }
            return shown(put);
          });
          deepStrictEqual(states, expected);
          // Known by the same hash, too.
          for (const each of stretches.at(-1) ?? []) {
            const bytes = contents.get(each.blob);
            if (bytes && !bytes.subarray(0, 8192).includes(0))
              strictEqual(
                packed.put(each.path, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)),
                undefined,
              );
          }
        },
      ),
      { numRuns: runs(150) },
    );
  });

  it('are handed over a few at a time', async () => {
    const blob = [...contents.keys()][0] ?? '';
    const many = Array.from({ length: 230 }, (_, at) => ({ path: `n${at}.md`, blob }));
    const counts: number[] = [];
    const take = async ({ count }: PackedForms): Promise<void> => void counts.push(count);
    await readBlobs(gitOf(contents, 5000), formReader({ stretches: [many, [], many.slice(0, 1)], options }, take));
    deepStrictEqual(counts, [50, 100, 150, 200, 230, 231]);
  });

  it('stop with what does not take them', async () => {
    const stretches = [[{ path: 'a.md', blob: [...contents.keys()][0] ?? '' }]];
    const take = (): Promise<void> => Promise.reject(new Error('no more'));
    await rejects(readBlobs(gitOf(contents, 5000), formReader({ stretches, options }, take)), /no more/);
  });
});
