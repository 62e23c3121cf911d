// Loading a folder with nothing known of it, beside the two floors: what the machine needs to list and read the same files.
import { join } from 'node:path';
import { root } from '../../../scripts/project.mjs';
import { mainRows } from '../section.mjs';

const floors = join(root, 'test', 'bench', 'floors.mjs');

/** @type {import('../section.mjs').Section} */
export const coldIndex = {
  name: 'cold',
  title: 'Cold index',
  words: `From starting the worker to the last note merged, as in the editor: listing, reading, parsing, packing, the transfer. The two
floors list and read the same files and keep nothing. A slice is what our code does on the extension host's thread between two
chances for others, in processor time of that thread (told to about 4 ms).`,
  cases: {
    sync: { args: ({ dir }) => [floors, 'sync', dir] },
    promises: { args: ({ dir }) => [floors, 'promises', dir] },
    own: { args: ({ dir, built }) => [join(built, 'bench-index.js'), dir, '--load'] },
  },
  rows: [
    ...mainRows('listing + lean synchronous read', 'sync', { note: 'floor' }),
    ...mainRows('listing + `fs.promises.readFile`, 64 in flight', 'promises', { note: 'floor' }),
    ...mainRows('**cold index, as shipped**', 'own', { growth: 1.05 }),
    {
      words: '- ratio to `fs.promises`',
      figure: 'own.ms',
      over: 'promises.ms',
      most: { 10000: 1, 100000: 0.85 },
    },
    { words: '- ratio to `fs.promises` of processor time', figure: 'own.cpuMs', over: 'promises.cpuMs' },
    { words: '- ratio to the lean read', figure: 'own.ms', over: 'sync.ms', most: { 10000: 4, 100000: 3 } },
    { words: '- ratio to the lean read of processor time', figure: 'own.cpuMs', over: 'sync.cpuMs' },
    { words: '- ratio to the lean read of peak memory', figure: 'own.rssMB', over: 'sync.rssMB', most: { 100000: 2 } },
    { words: '- longest slice on the receiving thread, ms', figure: 'own.longestMs', most: { 10000: 10, 100000: 16 } },
    { words: 'memory kept, bytes a note, texts of tasks included', figure: 'own.bytesANote', most: 1000 },
  ],
};
