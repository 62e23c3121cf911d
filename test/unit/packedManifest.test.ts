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
    for (const list of [packed, kept]) for (const command of list.contributes.commands) delete command.icon;
    deepEqual(packed, kept);
  });

  it('leaves out the icons of commands that stand in no bar and beside no row', () => {
    const menus = {
      commandPalette: [{ command: 'a' }, { command: 'b' }, { command: 'c' }, { command: 'd' }],
      'view/title': [
        { command: 'a', group: 'navigation@2' },
        { command: 'b', group: '3_open@1' },
      ],
      'view/item/context': [
        { command: 'c', group: 'inline@1' },
        { command: 'd', group: '2_inline@1' },
      ],
    };
    const commands = ['a', 'b', 'c', 'd'].map((command) => ({ command, icon: `$(${command})` }));
    const { contributes } = JSON.parse(packedManifest({ contributes: { commands, menus } }, undefined));
    deepEqual(contributes.menus, menus);
    deepEqual(contributes.commands, [commands[0], { command: 'b' }, commands[2], { command: 'd' }]);
  });

  it('leaves the names of texts where translations are packed beside it', () => {
    deepEqual(JSON.parse(packedManifest({ title: '%a%', scripts: {} }, undefined)).title, '%a%');
  });

  it('refuses a name without a text', () => {
    throws(() => packedManifest({ title: ['%a%'] }, { b: 'B' }), /no text "a"/);
  });
});
