// What the sample tells is the same in a package, where it is read from a file.
import { deepEqual, ok } from 'node:assert/strict';
import { brotliDecompressSync } from 'node:zlib';
import { stories, storiesPacked } from '../../scripts/packedStories.mjs';

describe('packed stories', () => {
  it('are what the modules export, with nothing that JSON loses', async () => {
    const told = await stories();
    const read = JSON.parse(brotliDecompressSync(await storiesPacked()).toString());
    ok(Object.keys(told).length > 10);
    deepEqual(read, Object.fromEntries(Object.entries(told).map(([name, parts]) => [name, { ...parts }])));
  });
});
