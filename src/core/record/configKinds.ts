// Kinds of records made from their declarations. Comes in: the `kinds` of the merged configuration and the field registry. Goes out:
// the kinds and the two maps by which a note finds its kind. What does not fit together is reported and left out.
import { say } from '../language.ts';
import { foldKey, headerField } from '../note/aliases.ts';
import type { Span } from '../text.ts';
import type { FieldRegistry } from './configFields.ts';
import { stateClasses } from './configKeys.ts';
import {
  type ConfigEntry,
  type ConfigNode,
  entriesOf,
  isYes,
  itemsOf,
  nodeAt,
  textAt,
  textMapOf,
  textsOf,
} from './configNode.ts';
import type { Report } from './configShape.ts';
import type { Growth, Kind, StateClass, StateDecl } from './kind.ts';
import { nearestWord, withGuess } from './nearest.ts';

const plainFields = ['title', 'status', 'owner', 'project', 'tags'];

const plainTemplate = '{{cursor}}\n';

/** The kinds by id, in the order declared. */
export function kindsOf(
  node: ConfigNode | undefined,
  registry: FieldRegistry,
  report: Report,
): ReadonlyMap<string, Kind> {
  const kinds = new Map<string, Kind>();
  for (const entry of entriesOf(node)) {
    if (entry.value.is === 'map' || isEmpty(entry.value)) kinds.set(entry.key, kindOf(entry, registry, report));
  }
  return kinds;
}

function kindOf({ key: id, value }: ConfigEntry, registry: FieldRegistry, report: Report): Kind {
  const label = textAt(value, 'label') ?? capital(id.replaceAll('-', ' '));
  const states = statesOf(nodeAt(value, 'states'));
  const own = registry.ofKind(nodeAt(value, 'fields') ?? plainFieldsNode(states));
  const added = registry.ofKind(nodeAt(value, 'add_fields'));
  const assume = stateAt(value, 'assume', states, report);
  const tick = stateAt(value, 'tick', states, report);
  return {
    id,
    label,
    plural: textAt(value, 'plural') ?? `${label}s`,
    aliases: aliasesOf(nodeAt(value, 'aliases')),
    icon: textAt(value, 'icon') ?? 'note',
    folder: textAt(value, 'folder') ?? id,
    alsoIn: textsOf(nodeAt(value, 'also_in')),
    claims: claimsOf(textAt(value, 'claims')),
    file: textAt(value, 'file') ?? '{slug}',
    fields: [...new Set([...own.ids, ...added.ids])],
    choices: new Map([...own.choices, ...added.choices]),
    initial: byFieldId(textMapOf(nodeAt(value, 'initial'))),
    asks: textsOf(nodeAt(value, 'asks')).map(headerField),
    states,
    stateOfWord: wordsOf(states),
    ...(assume === undefined ? {} : { assume }),
    stateField: headerField(textAt(value, 'state_field') ?? 'status'),
    stamps: stampsOf(nodeAt(value, 'stamps'), states, registry, report),
    ...(tick === undefined ? {} : { tick }),
    template: textAt(value, 'template') ?? plainTemplate,
    grows: growsOf(nodeAt(value, 'grows'), states, report),
    private: isYes(textAt(value, 'private')),
    criteria: isYes(textAt(value, 'criteria')),
    confidential: textsOf(nodeAt(value, 'confidential')).map(headerField),
    doc: textAt(value, 'doc') ?? '',
  };
}

/** Folded values of `type:` to kind ids. A kind's own id goes before another kind's alias. */
export function typesOf(kinds: ReadonlyMap<string, Kind>): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const id of kinds.keys()) types.set(foldKey(id), id);
  for (const kind of kinds.values()) {
    for (const alias of kind.aliases.keys()) if (!types.has(foldKey(alias))) types.set(foldKey(alias), kind.id);
  }
  return types;
}

/** Lower-case folders to the ids of the kinds that claim them. What a team wrote goes before what is built in. */
export function foldersOf(
  kinds: ReadonlyMap<string, Kind>,
  node: ConfigNode | undefined,
  report: Report,
): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const written = new Set<string>();
  for (const kind of kinds.values()) {
    const places = itemsOf(nodeAt(nodeAt(node, kind.id), 'folder'));
    for (const folder of kind.claims === 'none' ? [] : [kind.folder, ...kind.alsoIn]) {
      const key = folder.toLowerCase();
      const place = places.find((item) => item.text === folder && item.span.end > 0);
      if (place && written.has(key)) {
        const message = say(
          '`{0}` is the folder of {1} already; notes there need a `type:`.',
          folder,
          folders.get(key),
        );
        report('config-folder-shared', message, place.span);
      } else if (place || !folders.has(key)) folders.set(key, kind.id);
      if (place) written.add(key);
    }
  }
  return folders;
}

function plainFieldsNode(states: readonly StateDecl[]): ConfigNode {
  const span = { start: 0, end: 0 };
  const names = plainFields.filter((name) => name !== 'status' || states.length > 0);
  return { is: 'list', span, items: names.map((text) => ({ is: 'text', text, span })) };
}

function statesOf(node: ConfigNode | undefined): readonly StateDecl[] {
  return entriesOf(node).map(({ key, value }) => {
    const written = value.is === 'text' ? value.text : textAt(value, 'class');
    return { id: key, class: classOf(written), also: textsOf(nodeAt(value, 'also')).map(foldKey) };
  });
}

function classOf(text: string | undefined): StateClass {
  return stateClasses.find((each) => each === text) ?? 'todo';
}

function claimsOf(text: string | undefined): Kind['claims'] {
  return text === 'main' || text === 'none' ? text : 'all';
}

function wordsOf(states: readonly StateDecl[]): ReadonlyMap<string, StateDecl> {
  const words = new Map<string, StateDecl>();
  for (const state of states) words.set(foldKey(state.id), state);
  for (const state of states) for (const word of state.also) if (!words.has(word)) words.set(word, state);
  return words;
}

function stateAt(kind: ConfigNode, key: string, states: readonly StateDecl[], report: Report): string | undefined {
  const node = nodeAt(kind, key);
  if (node?.is !== 'text' || node.text === '') return undefined;
  if (states.some((state) => state.id === node.text)) return node.text;
  reportState(node.text, node.span, states, report);
  return undefined;
}

function stampsOf(
  node: ConfigNode | undefined,
  states: readonly StateDecl[],
  registry: FieldRegistry,
  report: Report,
): ReadonlyMap<string, string> {
  const stamps = new Map<string, string>();
  for (const { key, keySpan, value } of entriesOf(node)) {
    if (!states.some((state) => state.id === key)) reportState(key, keySpan, states, report);
    else if (value.is === 'text') stamps.set(key, registry.named(value.text, value.span) ?? key);
  }
  return stamps;
}

function growsOf(
  node: ConfigNode | undefined,
  states: readonly StateDecl[],
  report: Report,
): ReadonlyMap<string, Growth> {
  const grows = new Map<string, Growth>();
  for (const { key, value } of entriesOf(node)) {
    const field = textAt(value, 'field');
    const back = textAt(value, 'back');
    const state = stateAt(value, 'state', states, report);
    if (field !== undefined)
      grows.set(key, {
        field: headerField(field),
        ...(back === undefined ? {} : { back: headerField(back) }),
        ...(state === undefined ? {} : { state }),
      });
  }
  return grows;
}

function reportState(word: string, span: Span, states: readonly StateDecl[], report: Report): void {
  const ids = states.map((state) => state.id);
  const message = withGuess(say('`{0}` is no state of this kind', word), word, ids);
  report('config-state-unknown', message, span, nearestWord(word, ids));
}

function aliasesOf(node: ConfigNode | undefined): Kind['aliases'] {
  const named = itemsOf(node).map(({ text }): [string, ReadonlyMap<string, string>] => [text, new Map()]);
  const implied = entriesOf(node).map(({ key, value }): [string, ReadonlyMap<string, string>] => [
    key,
    byFieldId(textMapOf(value)),
  ]);
  return new Map([...named, ...implied]);
}

function byFieldId(map: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, value]) => [headerField(key), value]));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isEmpty(node: ConfigNode): boolean {
  return node.is === 'text' && node.text === '';
}
