// Scripts of the package: what they share is called the same everywhere, and works as before.
import { equal, ok } from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { squeezeScripts } from '../../scripts/squeezeScripts.mjs';

// As esbuild writes them: two export an `a`, one name is taken twice, `ab` and `ac` are the first names that are given.
const scripts = new Map([
  ['1.js', 'var ac=t=>t+1,x=t=>ac(t)*2;export{ac as a,x as b};'],
  ['2.js', 'import{a as q}from"./1.js";function ab(t){let ac=3;return q(t)+ac}export{ab as a};'],
  [
    '3.js',
    'import{a as e,b as t}from"./1.js";import{a as n}from"./2.js";var ab=5;function run(ac){return[e(ac),t(ac),n(ac),ab].join()}export{run as whole};',
  ],
]);

describe('squeezed scripts', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'daybook-squeezed-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('say names once where they are shared, and do the same', async () => {
    const squeezed = await squeezeScripts(scripts);
    for (const [name, text] of squeezed)
      await writeFile(join(folder, name.replace('.js', '.mjs')), text.replaceAll('.js"', '.mjs"'));
    const { whole } = await import(pathToFileURL(join(folder, '3.mjs')).href);
    equal(whole(1), '2,4,5,5');
    for (const [name, text] of squeezed)
      for (const list of text.match(/\bimport\{[^}]*\}/g) ?? []) ok(!list.includes(' as '), `${name}: ${list}`);
  });
});
