// What the package holds of package.json: all that VS Code reads, in words, and nothing of this repository.
import { deepEqual, equal, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { packedManifest } from '../../scripts/packedManifest.mjs';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

describe('packed manifest', () => {
  it('has every text in its place and everything else as it was', () => {
    const manifest = read('package.json');
    const texts: Record<string, string> = read('package.nls.json');
    const packed = JSON.parse(packedManifest(manifest, texts));
    equal(packed.contributes.commands[0].title, texts['command.more']);
    equal(JSON.stringify(packed).match(/"%[^"]+%"/g), null);
    const worded = JSON.stringify(manifest).replace(/"%([^"%]+)%"/g, (_, name) => JSON.stringify(texts[name]));
    const { dependencies, devDependencies, devEngines, scripts, ...kept } = JSON.parse(worded);
    for (const each of [dependencies, devDependencies, devEngines, scripts]) equal(typeof each, 'object');
    deepEqual(packed, kept);
  });

  it('leaves the names of texts where translations are packed beside it', () => {
    deepEqual(JSON.parse(packedManifest({ title: '%a%', scripts: {} }, undefined)), { title: '%a%' });
  });

  it('refuses a name without a text', () => {
    throws(() => packedManifest({ title: ['%a%'] }, { b: 'B' }), /no text "a"/);
  });
});
