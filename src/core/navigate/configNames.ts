// Who and what `daybook.yml` names: its people with their handles, `me:`, the attendees and projects of series. Comes in: its text.
// Goes out: uses with their places, as a note has them, and where a person is declared. Broken YAML gives what can be read.
import { type ConfigNode, entriesOf, itemsOf, nodeAt, type TextNode } from '../record/configNode.ts';
import { readConfigText } from '../record/configText.ts';
import { safeName } from '../record/safeName.ts';
import type { Span } from '../text.ts';
import type { NameKind, NameUse } from './nameUse.ts';

/** Every name in a configuration. */
export function configNames(text: string): NameUse[] {
  const { tree } = readConfigText(text);
  const people = peopleOf(tree).flatMap(({ names }) => names.flatMap((node) => use(text, 'person', node, true)));
  const me = textNode(nodeAt(tree, 'me')).flatMap((node) => use(text, 'person', node));
  const series = entriesOf(nodeAt(tree, 'series')).flatMap(({ value }) => [
    ...itemsOf(nodeAt(value, 'attendees')).flatMap((node) => use(text, 'person', node)),
    ...textNode(nodeAt(value, 'project')).flatMap((node) => use(text, 'project', node)),
  ]);
  return [...people, ...me, ...series];
}

/** Where the person with that id is declared in a configuration; undefined when it is elsewhere. */
export function personPlace(text: string, id: string): Span | undefined {
  const { tree } = readConfigText(text);
  return peopleOf(tree).find((person) => person.id.toLowerCase() === id.toLowerCase())?.span;
}

interface DeclaredPerson {
  readonly id: string;
  readonly span: Span;
  /** The id where it is written, and the handles. */
  readonly names: readonly TextNode[];
}

function peopleOf(tree: ConfigNode | undefined): DeclaredPerson[] {
  const list = nodeAt(tree, 'people');
  return (list?.is === 'list' ? list.items : []).map((item) => {
    if (item.is === 'text') return { id: bare(item.text), span: item.span, names: [item] };
    const id = textNode(nodeAt(item, 'id'));
    const [named] = id.length > 0 ? id : [...textNode(nodeAt(item, 'name')), ...itemsOf(nodeAt(item, 'mails'))];
    const word = id.length > 0 ? bare(named?.text ?? '') : safeName(named?.text.split('@')[0] ?? '');
    return { id: word, span: named?.span ?? item.span, names: [...id, ...itemsOf(nodeAt(item, 'handles'))] };
  });
}

function textNode(node: ConfigNode | undefined): readonly TextNode[] {
  return node?.is === 'text' && node.text !== '' ? [node] : [];
}

function use(text: string, kind: NameKind, { text: words, span }: TextNode, gives = false): NameUse[] {
  const name = bare(words);
  const at = text.indexOf(name, span.start);
  if (name === '' || at < 0 || at + name.length > span.end) return [];
  const place = { start: at, end: at + name.length };
  return [{ kind, name, span: place, whole: span, by: 'header', gives }];
}

function bare(name: string): string {
  return name.trim().replace(/^[@+]/, '');
}
