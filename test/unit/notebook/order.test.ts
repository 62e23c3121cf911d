// Whatever happens in whatever order, in the middle of loads and looks as well: at last the index says what the files say, and an open
// editor before them. Every change is told after it was made, as a watcher does.
import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { NoteIndex } from '../../../src/core/index/noteIndex.ts';
import { packNotes } from '../../../src/core/index/pack.ts';
import type { IndexReader } from '../../../src/core/index/rows.ts';
import { decode } from '../../../src/core/index/utf8.ts';
import { loadConfig } from '../../../src/core/record/config.ts';
import { parseOptions } from '../../../src/core/record/parseOptions.ts';
import type { NoteLoader } from '../../../src/notebook/loads.ts';
import { openNotebook } from '../../../src/notebook/notebook.ts';
import { type MemoryNotes, memoryNotes } from '../../support/memoryNotes.ts';
import { runs } from '../../support/runs.ts';

const log = { debug() {}, info() {}, warn() {}, error: (message: string) => Promise.reject(new Error(message)) };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Hands over, one by one, texts as they were when it began: by then they may be old. */
function slowLoader(notes: MemoryNotes, renews: boolean): NoteLoader {
  const load: NoteLoader['load'] = async (config, onBatch, signal) => {
    const found = [...notes.texts].map(([path, text]) => ({ path, text }));
    for (const note of found) {
      await turn();
      if (signal.aborted) return;
      await onBatch(packNotes([note], parseOptions(config)));
    }
  };
  const renew: NoteLoader['renew'] = async (config, onBatch, signal, live) => {
    const there = new Set(notes.texts.keys());
    const { paths, order } = live.known();
    const known = Array.from(order, (note) => decode(paths.bytes, paths.ends[note - 1] ?? 0, paths.ends[note] ?? 0));
    await load(config, onBatch, signal);
    if (signal.aborted) return undefined;
    await live.drop(known.filter((path) => !there.has(path)));
    return [...there].filter((path) => !known.includes(path));
  };
  return renews ? { load, renew } : { load };
}

function said(index: IndexReader): string[] {
  return index.paths().flatMap((path) => [path, ...index.taskRows(path).map((row) => index.item(row).title)]);
}

const folder = fc.constantFrom('a', 'b');
const path = fc.tuple(folder, fc.constantFrom('x.md', 'y.md')).map((names) => names.join('/'));
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('write', 'remove', 'type', 'save', 'close'), path }),
  fc.record({ what: fc.constant('rename'), path: folder }),
  fc.record({ what: fc.constantFrom('load', 'turn'), path: fc.constant('') }),
);

/** A load that had read a folder's notes before the folder was renamed, and is ended by another one. */
const folderThatWent = [
  { what: 'write', path: 'a/y.md' },
  { what: 'turn', path: '' },
  { what: 'rename', path: 'a' },
  { what: 'turn', path: '' },
  { what: 'load', path: '' },
];

describe('what is known at last', () => {
  it('is what the files and editors say, in any order of what happened', () =>
    fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 25 }), fc.boolean(), async (all, renews) => {
        const notes = memoryNotes({ 'a/x.md': '- [ ] first\n' });
        const clock = () => ({ today: () => '2026-03-04', now: () => '2026-03-04T09:00+00:00' });
        const mails = () => Promise.resolve([]);
        const notebook = openNotebook({ files: notes, loader: slowLoader(notes, renews), clock, log, mails });
        const open = new Map<string, string>();
        const read = notes.read.bind(notes);
        // As with open editors in VS Code: their text is read, whatever the disk says.
        Object.assign(notes, {
          read: async (at: string) => (open.has(at) ? { text: open.get(at), source: 'buffer' } : await read(at)),
        });
        void notebook.load();
        const close = (at: string): void => {
          if (open.delete(at)) void notebook.release(at);
        };
        const act: Record<string, (at: string, text: string) => unknown> = {
          write: (at, text) => notes.texts.set(at, text) && notebook.look([at]),
          remove: (at) => notes.texts.delete(at) && notebook.look([at]),
          type: (at, text) => open.set(at, text) && notebook.accept(at, text, 'buffer'),
          save: (at) => {
            const text = open.get(at);
            if (text === undefined) return;
            notes.texts.set(at, text);
            close(at);
            void notebook.look([at]);
          },
          close,
          rename: (from) => {
            const to = from === 'a' ? 'b' : 'a';
            for (const [at, text] of [...notes.texts])
              if (at.startsWith(`${from}/`) && notes.texts.delete(at)) notes.texts.set(`${to}${at.slice(1)}`, text);
            void notebook.look([from, to]);
          },
          load: () => notebook.load(),
          turn: () => undefined,
        };
        for (const [number, { what, path: at }] of all.entries()) {
          void act[what]?.(at, `- [ ] ${what} ${number}\n`);
          if (what === 'turn') await turn();
        }
        await notebook.idle();
        const fresh = new NoteIndex(loadConfig(undefined));
        for (const [at, text] of [...notes.texts, ...open]) fresh.put(at, text);
        deepStrictEqual(said(notebook.reader()), said(fresh));
        notebook.dispose();
      }),
      { numRuns: runs(160), examples: [[folderThatWent, false]] },
    ));
});
