// Holds package.json to the contract in src/manifest.ts and to the rules of a polished extension.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { usualFolders } from '../../src/core/notePath.ts';
import { commandIds, settingNames, viewIds } from '../../src/manifest.ts';
import { isMet, offeredCommands, partsOfDay } from '../../src/ui/offeredCommands.ts';

interface Command {
  command: string;
  title: string;
  category?: string;
  icon?: string;
  enablement?: string;
  part?: string;
  about?: string;
}
interface MenuItem {
  command?: string;
  when?: string;
  group?: string;
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = read('package.json');
const texts: Record<string, string> = read('package.nls.json');
const commands: Command[] = manifest.contributes.commands;
const menus: Record<string, MenuItem[]> = manifest.contributes.menus;
const text = (key: string) => texts[key.slice(1, -1)] ?? '';

describe('manifest', () => {
  it('contributes exactly the commands, views and settings of the contract', () => {
    const sorted = (names: readonly string[]) => [...names].sort();
    assert.deepEqual(sorted(commands.map(({ command }) => command)), sorted(commandIds));
    assert.deepEqual(
      manifest.contributes.views.daybook.map(({ id }: { id: string }) => id),
      [...viewIds],
    );
    assert.deepEqual(
      Object.keys(manifest.contributes.configuration.properties).sort(),
      sorted(settingNames.map((name) => `daybook.${name}`)),
    );
  });

  it('gives every command a category, a title in words, an icon and a rule for the palette', () => {
    const rules = new Map(menus['commandPalette']?.map(({ command, when }) => [command, when]));
    for (const { command, title, category, icon } of commands) {
      assert.equal(category, 'Daybook', command);
      assert.match(text(title), /^[A-Z][\w-]*( [A-Za-z][\w.-]*)*(\.\.\.)?$/, `${command}: ${text(title)}`);
      assert.ok(text(title).length <= 40, command);
      assert.ok(!text(title).includes('Daybook'), command);
      assert.match(icon ?? '', /^\$\([a-z-]+\)$/, command);
      assert.ok(rules.get(command), `${command} needs a rule in menus.commandPalette`);
    }
  });

  it('shows at most 30 commands in the palette of a fresh notebook', () => {
    // What needs a note in the editor, a filter or a failure is not there yet.
    const later = /^false$|state == failed|daybook\.(noteActive|settled|has\.|hasPrivate|privateHidden)|\.filtered/;
    const shown = menus['commandPalette']?.filter(({ when }) => !later.test(when ?? '')) ?? [];
    assert.ok(shown.length <= 30, String(shown.length));
  });

  it('says of every command when in the day it is run, and what it is for where the palette may hide it', () => {
    const rules = new Map(menus['commandPalette']?.map(({ command, when }) => [command, when ?? '']));
    const keys = new Map<string, unknown>([
      ['daybook.state', 'ready'],
      ['daybook.canShare', true],
    ]);
    for (const { command, part, about, enablement } of commands) {
      const rule = rules.get(command) ?? '';
      if (rule !== 'false' && !isMet(rule, keys) && isMet(enablement ?? 'true', keys))
        assert.ok(about, `${command} needs "about": More Actions lists it while the palette hides it`);
      if (rule !== 'false' && command !== 'daybook.more')
        assert.ok(part, `${command} needs "part": More Actions lists it`);
      if (part === undefined) continue;
      assert.ok(
        partsOfDay.some((known) => known === part),
        `${command}: no part of the day is called ${part}`,
      );
      if (about !== undefined) assert.match(text(about), /^[A-Z].{10,100}\.$/, command);
    }
  });

  it('lists in More Actions all that can be run, in the palette or not, and nothing that is for menus alone', () => {
    const ready = new Map<string, unknown>([['daybook.state', 'ready']]);
    const offered = (keys: ReadonlyMap<string, unknown>) =>
      new Set(offeredCommands(manifest, keys).map(({ command }) => command));
    for (const id of ['item.snooze', 'standup.new', 'item.more', 'oneOnOne.prepare', 'risk.new'])
      assert.ok(offered(ready).has(`daybook.${id}`), id);
    for (const id of ['share.undo', 'today.filter', 'conflict.keepMine', 'more'])
      assert.ok(!offered(ready).has(`daybook.${id}`), id);
    assert.ok(offered(new Map([...ready, ['daybook.canShare', true]])).has('daybook.share.undo'));
    const first = ['kpi.open', 'notebook.setUp', 'notebook.reload', 'sample.open', 'log.show', 'firstDay.open'];
    assert.deepEqual([...offered(new Map())].sort(), first.map((id) => `daybook.${id}`).sort());
  });

  it('walks through a first day in steps that something real completes', () => {
    for (const { steps } of manifest.contributes.walkthroughs)
      for (const { id, media, completionEvents } of steps) {
        assert.ok(readFileSync(media.markdown, 'utf8').length < 500, id);
        for (const event of completionEvents) {
          const [, kind, what = ''] = /^on(Command|Context|View):(.*)$/.exec(event) ?? [];
          const known = kind === 'View' ? viewIds : [...commandIds, ...viewIds.map((view) => `${view}.focus`)];
          assert.ok(known.some((each) => each === what) || (kind === 'Context' && what.startsWith('daybook.')), event);
        }
      }
  });

  it('has a welcome text for every state of every view that is there', () => {
    const isNotebook = 'workspaceFolderCount > 0 && daybook.state != none';
    const hidden = new Map(['workspaceFolderCount == 0', 'state == none'].map((state) => [state, isNotebook]));
    for (const id of viewIds) {
      const whens = manifest.contributes.viewsWelcome
        .filter(({ view }: { view: string }) => view === id)
        .map(({ when }: { when: string }) => when)
        .join(' | ');
      const { when = '' } = manifest.contributes.views.daybook.find((view: { id: string }) => view.id === id);
      for (const state of [
        'workspaceFolderCount == 0',
        'state == none',
        '!isWorkspaceTrusted',
        'state == loading',
        'state == failed',
        'state == ready',
      ])
        assert.ok(
          whens.includes(state) || when.startsWith(hidden.get(state) ?? '-'),
          `${id} has no welcome text for ${state}`,
        );
    }
  });

  it('translates every string, and has no text that nothing shows', () => {
    const used = new Set(
      JSON.stringify(manifest)
        .match(/"%[\w.-]+%"/g)
        ?.map((key) => key.slice(2, -2)),
    );
    assert.deepEqual(
      [...used].filter((key) => !texts[key]),
      [],
    );
    assert.deepEqual(
      Object.keys(texts).filter((key) => !used.has(key)),
      [],
    );
  });

  it('describes every setting, with a scope and a default', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(
      manifest.contributes.configuration.properties,
    )) {
      assert.ok(setting['scope'] && setting['markdownDescription'] && 'default' in setting && setting['order'], name);
    }
  });

  it('links only to commands of its own or of VS Code that exist', () => {
    const known = new Set<string>([
      ...commandIds,
      ...viewIds.map((id) => `${id}.focus`),
      'vscode.openFolder',
      'workbench.trust.manage',
    ]);
    for (const [, id] of JSON.stringify(texts).matchAll(/\(command:([\w.]+)\)/g)) assert.ok(known.has(id ?? ''), id);
  });

  it('activates only for notebooks, its views, commands and panel', () => {
    for (const event of manifest.activationEvents)
      assert.match(event, /^(workspaceContains:[a-z/]*daybook\.yml|onWebviewPanel:daybook\.\w+)$/);
    const looked = manifest.activationEvents.filter((event: string) => event.startsWith('workspaceContains:'));
    const wanted = usualFolders.map((folder) => `workspaceContains:${folder && `${folder}/`}daybook.yml`);
    assert.deepEqual(looked, wanted);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
  });

  it('offers the filter in the title bar of every view and by key, and a way back where it hides everything', () => {
    const bindings: { command: string; key: string; when: string; args?: string }[] = manifest.contributes.keybindings;
    for (const id of viewIds) {
      const title = menus['view/title']?.filter(({ when }) => when?.startsWith(`view == ${id} `)) ?? [];
      for (const verb of ['filter', 'showAll'])
        assert.ok(
          title.some(({ command }) => command === `${id}.${verb}`),
          id,
        );
      const key = bindings.find(({ command, args }) => command === 'daybook.view.filter' && args === id);
      assert.equal(key?.when, `focusedView == ${id}`);
      const hidden = manifest.contributes.viewsWelcome.filter(
        ({ view, when }: { view: string; when: string }) => view === id && when.endsWith(`&& ${id}.filtered`),
      );
      assert.equal(hidden.length, 1, id);
      assert.match(text(hidden[0].contents), new RegExp(`\\(command:${id}\\.showAll\\)`));
    }
  });

  it('binds keys only where our views or notes have the focus; capture and search are for anywhere while a notebook is open', () => {
    for (const { command, when } of manifest.contributes.keybindings) {
      const allowed = ['daybook.task.capture', 'daybook.search'].includes(command)
        ? /^daybook\.state == ready$/
        : /focusedView == daybook\.|focusedView =~ \/\^daybook\\\.\/|daybook\.noteActive/;
      assert.match(when, allowed, command);
    }
  });

  it('tells beside each action the key that it has', () => {
    const bindings: { command: string; key: string }[] = manifest.contributes.keybindings;
    const source = readFileSync('src/ui/item/moreActions.ts', 'utf8');
    const told = [...source.matchAll(/\bid: '([\w.]+)'[^}]*?\bkey: '(\w*)'/g)];
    assert.ok(told.length > 25);
    for (const [, id, key = ''] of told) {
      const second = bindings.find(({ command, key: chord }) => command === id && chord.startsWith('alt+a '));
      assert.equal(key.toLowerCase(), second?.key.slice('alt+a '.length) ?? '', id);
    }
  });

  it('brings what a day is made of within reach of the mouse', () => {
    const titles = new Set((menus['view/title'] ?? []).map(({ command }) => command));
    const day = ['task.capture', 'history.catchUp', 'day.scan', 'inbox.triage', 'plan.today', 'plan.week'];
    const rest = ['meeting.prepare', 'followUps.draft', 'contact.log', 'day.review', 'day.tomorrow', 'change.undo'];
    for (const id of [...day, ...rest, 'board.open', 'more']) assert.ok(titles.has(`daybook.${id}`), id);
  });

  it('keeps two actions a row and three icons a view title at most', () => {
    const inline = menus['view/item/context']?.filter(({ group }) => group?.startsWith('inline')) ?? [];
    // The group of a kind may have one of its own: it is no row.
    const ofGroups = inline.filter(({ when }) => /\^group of-[a-z]+\$/.test(when ?? ''));
    assert.ok(inline.length - ofGroups.length <= 2);
    assert.equal(new Set(ofGroups.map(({ when }) => when)).size, ofGroups.length);
    for (const id of viewIds) {
      const icons =
        menus['view/title']?.filter(
          ({ when, group }) => when?.includes(`view == ${id} `) && group?.startsWith('navigation'),
        ) ?? [];
      const unfiltered = icons.filter(({ when }) => !when?.includes(`&& ${id}.filtered`));
      const filtered = icons.filter(({ when }) => !when?.includes(`!${id}.filtered`));
      assert.ok(Math.max(unfiltered.length, filtered.length) <= 3, id);
    }
  });
});
