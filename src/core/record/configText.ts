// The YAML of a `daybook.yml` as a tree with spans. Comes in: its text. Goes out: the tree and what could not be read.
// The only module of core/record that loads a YAML reader. Hostile text costs little: size and depth are limited, anchors,
// aliases and tags are problems and never features, every scalar stays the text that was written.
import { isAlias, isMap, isScalar, isSeq, type ParsedNode, parseDocument } from 'yaml';
import { say } from '../language.ts';
import type { Span } from '../text.ts';
import type { ConfigEntry, ConfigNode, MapNode } from './configNode.ts';
import type { ConfigProblem } from './kind.ts';
import type { ConfigProblemCode } from './problemCodes.ts';

/** Largest `daybook.yml` that is read, in UTF-16 units. */
const maxLength = 64 * 1024;

/** Deepest nesting that is read; the format itself needs six levels. */
const maxDepth = 8;

const maxErrors = 20;

/** Open brackets, or list and key marks on one line, that no configuration needs. */
const maxMarks = 64;

/** What was read of a configuration's text; `tree` is missing when the text is empty or cannot be read at all. */
export interface ConfigText {
  readonly tree?: MapNode;
  readonly problems: readonly ConfigProblem[];
}

type Report = (code: ConfigProblemCode, message: string, span: Span) => void;

/** Reads the text of a `daybook.yml`. Never throws; where YAML is broken, what stands before and around it is still read. */
export function readConfigText(text: string): ConfigText {
  const problems: ConfigProblem[] = [];
  const report: Report = (code, message, span) => problems.push({ code, message, severity: 'error', span });
  const blocked = tooMuch(text);
  if (blocked !== undefined) {
    report('config-too-big', blocked, { start: 0, end: Math.min(text.length, 1) });
    return { problems };
  }
  const tree = parsed(text, report);
  return tree === undefined ? { problems } : { tree, problems };
}

function parsed(text: string, report: Report): MapNode | undefined {
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  });
  for (const { code, message, pos } of document.errors.slice(0, maxErrors)) {
    const start = Math.min(pos[0], text.length);
    const span = { start, end: Math.min(Math.max(start, pos[1]), text.length) };
    if (code === 'MULTIPLE_DOCS') report('config-yaml', say('Only what stands before this line is read.'), span);
    else report('config-yaml', say('This is not valid YAML: {0}', message), span);
  }
  if (document.contents === null) return undefined;
  const root = treeOf(document.contents as ParsedNode, 0, report);
  if (root?.is === 'map') return root;
  if (root?.is === 'text' && root.text.trim() === '') return undefined;
  if (root)
    report('config-shape', say('daybook.yml holds keys and values, for example `name: Operations`.'), root.span);
  return undefined;
}

function treeOf(node: ParsedNode | null, depth: number, report: Report): ConfigNode | undefined {
  if (node === null) return undefined;
  const span = { start: node.range[0], end: node.range[1] };
  if (isAlias(node)) {
    report('config-alias', say('References (`*name`) are not read in daybook.yml; write the value out.'), span);
    return undefined;
  }
  if (node.tag?.startsWith('!')) {
    report('config-tag', say('Tags (`{0}`) are not read in daybook.yml.', node.tag), span);
  } else if (node.tag !== undefined && isScalar(node)) {
    report('config-tag', say('Tags (`!!…`) are not read in daybook.yml; every value is text.'), span);
  }
  if (node.anchor !== undefined)
    report('config-anchor', say('The anchor `&{0}` is not used in daybook.yml.', node.anchor), span);
  if (depth > maxDepth) {
    report('config-depth', say('This is nested too deeply to be read.'), span);
    return undefined;
  }
  if (isScalar(node)) return { is: 'text', text: typeof node.value === 'string' ? node.value : '', span };
  if (isSeq(node)) {
    const items = node.items.flatMap((item) => treeOf(item as ParsedNode, depth + 1, report) ?? []);
    return { is: 'list', items, span };
  }
  return isMap(node) ? { is: 'map', entries: entriesOf(node, depth, report), span } : undefined;
}

function entriesOf(node: ParsedNode & { items: readonly unknown[] }, depth: number, report: Report): ConfigEntry[] {
  const entries = new Map<string, ConfigEntry>();
  for (const pair of node.items as readonly { key: ParsedNode; value: ParsedNode | null }[]) {
    const { start, end } = { start: pair.key?.range?.[0] ?? node.range[0], end: pair.key?.range?.[1] ?? node.range[0] };
    if (!isScalar(pair.key) || typeof pair.key.value !== 'string') {
      report('config-key', say('A key has to be a plain word.'), { start, end });
      continue;
    }
    const key = pair.key.value;
    if (entries.has(key))
      report('config-duplicate', say('The key `{0}` stands here twice; the last one counts.', key), { start, end });
    const value = pair.value === null ? emptyText(end) : treeOf(pair.value, depth + 1, report);
    if (value) entries.set(key, { key, keySpan: { start, end }, value });
  }
  return [...entries.values()];
}

function emptyText(at: number): ConfigNode {
  return { is: 'text', text: '', span: { start: at, end: at } };
}

/**
 * A cheap look before the reader, whose stack grows with the nesting: enough open brackets, or enough `- ` and `? ` on one
 * line, end the whole process and cannot be caught.
 */
function tooMuch(text: string): string | undefined {
  if (text.length > maxLength) return say('daybook.yml is larger than 64 KiB and is not read.');
  let open = 0;
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) marks = 0;
    else if (code === 91 || code === 123) open++;
    else if (code === 93 || code === 125) open = Math.max(0, open - 1);
    else if ((code === 45 || code === 63 || code === 58) && text.charCodeAt(at + 1) <= 32) marks++;
    if (open > maxMarks || marks > maxMarks) return say('daybook.yml is nested too deeply and is not read.');
  }
  return undefined;
}
