// Threats that are absent because a door is: what the manifest and the sources must not have. A door that is added one day fails here,
// and comes with tests of its own (the table in SECURITY.md says which threat is tested where).
import { deepEqual, doesNotMatch, equal, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assistantTools } from '../../src/core/assistant/tools.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const sources = ['src', 'media']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const using = (pattern: RegExp): readonly string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('doors that are not there', () => {
  it('reads the sources', () => ok(sources.length > 200));

  it('T11 no page may fetch, and no page allows links that run commands', () =>
    deepEqual(using(/enableCommandUris: true|connect-src (?!'none')|unsafe-eval|script-src[^;]*unsafe-inline/), []));

  it('T12 no text is trusted: hovers and tooltips have no markup and no commands', () =>
    deepEqual(using(/\.isTrusted\s*=|supportHtml\s*=|enabledCommands/), []));

  it('T16 processes are started in one file, and never by a shell', () => {
    deepEqual(using(/from 'node:child_process'/), ['src/host/node/childProcess.ts']);
  });

  it('T21 what starts a connection or a program is no setting of a folder', () => {
    const settings = Object.entries<{ scope: string }>(manifest.contributes.configuration.properties);
    const ofFolders = settings.filter(([, { scope }]) => scope !== 'machine').map(([name]) => name);
    deepEqual(
      ofFolders.filter((name) => /sync|share|git|path|program/i.test(name)),
      [],
    );
    deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ['daybook.notebooks']);
  });

  it('T22 T23 no address starts anything, and language models have the tools of one table alone', () => {
    deepEqual(
      manifest.activationEvents.filter((event: string) => /onUri|onLanguageModelTool|\*/.test(event)),
      [],
    );
    for (const door of ['chatParticipants', 'mcpServerDefinitionProviders', 'taskDefinitions'])
      equal(door in manifest.contributes, false, door);
    deepEqual(using(/registerUriHandler|\blm\.invokeTool|registerMcp/), []);
    deepEqual(using(/\blm\.registerTool\(/), ['src/ui/assistant/windowTools.ts']);
    for (const { name } of assistantTools) doesNotMatch(name, /sync|share|setting|file|path|shell|run|exec|git/i);
  });

  it('T27 every dependency is of one exact version, and nothing runs when the package is installed', () => {
    for (const list of [manifest.dependencies, manifest.devDependencies])
      for (const [name, version] of Object.entries<string>(list)) ok(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version), name);
    for (const name of Object.keys(manifest.dependencies)) {
      const { scripts = {} } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
      for (const script of ['preinstall', 'install', 'postinstall']) equal(script in scripts, false, name);
    }
  });
});
