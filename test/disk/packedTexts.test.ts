// The sample notebook as the package holds it tells the same year as its sources do.
import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packedTexts } from '../../scripts/packedTexts.mjs';
import { buildProgram } from '../support/buildProgram.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-texts-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Every text after each of its changes, and how many bytes of program tell it. */
async function told(name: string, isPacked: boolean): Promise<{ notes: unknown; bytes: number }> {
  const outfile = join(folder, `${name}.mjs`);
  await buildProgram('sample', outfile, isPacked ? [packedTexts] : []);
  const { sampleNotes }: typeof import('../../src/sample/world.ts') = await import(pathToFileURL(outfile).href);
  const notes = sampleNotes('2026-03-12', 1).map((note) => ({
    ...note,
    textAt: note.moments.map(({ at }) => note.textAt(at)),
  }));
  return { notes, bytes: statSync(outfile).size };
}

describe('the packed texts of the sample', () => {
  it('say what the sources say, in fewer bytes', async () => {
    const [sources, packed] = [await told('sources', false), await told('packed', true)];
    deepStrictEqual(packed.notes, sources.notes);
    ok(packed.bytes * 1.1 < sources.bytes, `${packed.bytes} of ${sources.bytes}`);
  }).timeout(20_000);
});
