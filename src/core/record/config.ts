// The configuration of a notebook. Comes in: the text of its `daybook.yml`, or nothing. Goes out: everything that it and the
// built-in table say, resolved, with a problem for whatever could not be used. Never throws over what people wrote.
import { type Sayable, say } from '../language.ts';
import { headerField, type LineField } from '../note/aliases.ts';
import builtin from './builtin.yml';
import { createFieldRegistry } from './configFields.ts';
import { importsOf } from './configImports.ts';
import { configKeys, taskSyntaxes } from './configKeys.ts';
import { foldersOf, kindsOf, typesOf } from './configKinds.ts';
import {
  type ConfigNode,
  emptyMap,
  entriesOf,
  isYes,
  type MapNode,
  nodeAt,
  nodeOf,
  overlay,
  textAt,
  textMapOf,
  textsOf,
} from './configNode.ts';
import {
  boardsOf,
  calendarOf,
  excludeOf,
  kpisOf,
  listsOf,
  peopleOf,
  seriesOf,
  serviceLevelsOf,
  severityTableOf,
  weightsOf,
} from './configSections.ts';
import { fitted, type Report } from './configShape.ts';
import { readConfigText } from './configText.ts';
import type { ConfigProblem, FieldDecl, NotebookConfig, StateClass } from './kind.ts';

/** Sections whose entries are laid over the built-in ones key by key; `fields`, `people` and `exclude` have rules of their own. */
const laidOver = new Set([
  'work',
  'kinds',
  'series',
  'kpis',
  'boards',
  'imports',
  'queries',
  'markers',
  'severity',
  'sla',
  'urgency',
  'audiences',
]);

/** Keys of names and explanations. */
const shownTexts: ReadonlySet<string> = new Set(['label', 'plural', 'title', 'doc']);

/** Sections that are resolved with each other, and take most of the time. */
const togetherKeys = ['kinds', 'fields', 'kpis'];

let withoutFile: NotebookConfig | undefined;

/** The built-in table as a tree, its names and explanations in the language that is set, else the same for everybody. */
export function builtinTree(): MapNode {
  const tree = nodeOf(builtin, (key, text) => (shownTexts.has(key) ? say(text as Sayable) : text));
  return tree.is === 'map' ? tree : emptyMap;
}

/** The texts of the built-in table that people read, for translators (scripts/l10nBundle.mjs). @public */
export function builtinTexts(): readonly string[] {
  const texts: string[] = [];
  nodeOf(builtin, (key, text) => {
    if (shownTexts.has(key)) texts.push(text);
    return text;
  });
  return texts;
}

/**
 * The configuration for the text of a `daybook.yml`; undefined or empty text is the built-in configuration, made once.
 * Unknown or mistyped parts are `problems` with their place in the text, and the rest counts.
 */
export function loadConfig(text: string | undefined): NotebookConfig {
  if (text === undefined || text.trim() === '') {
    withoutFile ??= resolveConfig(builtinTree(), undefined);
    return withoutFile;
  }
  const { tree, problems } = readConfigText(text);
  return resolveConfig(builtinTree(), tree, problems, () => loadConfig(undefined));
}

/**
 * Lays a team's tree over a base (trusted to be well-formed) and resolves the result; `found` are problems known already. `ofBase` tells
 * what the base alone resolves to: a team that changes no kinds, fields and KPIs has those.
 */
export function resolveConfig(
  base: MapNode,
  own: MapNode | undefined,
  found: readonly ConfigProblem[] = [],
  ofBase?: () => NotebookConfig,
): NotebookConfig {
  const problems = [...found];
  const report: Report = (code, message, span, near) =>
    problems.push({ code, message, severity: 'warning', span, ...(near === undefined ? {} : { near }) });
  const team = own && fitted(own, configKeys, report);
  const tree = merged(base, team?.is === 'map' ? team : emptyMap);
  const isOwn = togetherKeys.some((key) => nodeAt(team, key) !== undefined);
  const { kinds, kindOfType, kindOfFolder, fields, kpis } =
    (isOwn ? undefined : ofBase?.()) ?? together(base, team, tree, report);
  const calendar = calendarOf(nodeAt(tree, 'work'));
  const taskSyntax = textAt(tree, 'task_syntax');
  return {
    ...optionalTexts(tree),
    name: textAt(tree, 'name') ?? '',
    visibility: textAt(tree, 'visibility') === 'private' ? 'private' : 'shared',
    calendar,
    kinds,
    kindOfType,
    kindOfFolder,
    fields,
    people: peopleOf(nodeAt(tree, 'people'), report),
    series: seriesOf(nodeAt(tree, 'series'), kinds.get('meeting')?.folder ?? 'meetings'),
    kpis,
    boards: boardsOf(nodeAt(tree, 'boards')),
    imports: importsOf(nodeAt(tree, 'imports')),
    queries: textMapOf(nodeAt(tree, 'queries')),
    markers: markersOf(nodeAt(tree, 'markers')),
    looseTasks: isYes(textAt(tree, 'loose_tasks')),
    lineFields: lineFieldsOf(nodeAt(team, 'fields'), fields),
    markerWords: false,
    statuses: new Map(),
    taskSyntax: taskSyntaxes.find((each) => each === taskSyntax) ?? 'auto',
    exclude: excludeOf(nodeAt(base, 'exclude'), nodeAt(team, 'exclude'), report),
    inbox: textAt(tree, 'inbox') ?? 'inbox.md',
    freeze: textsOf(nodeAt(tree, 'freeze')),
    severityTable: severityTableOf(nodeAt(tree, 'severity')),
    urgency: weightsOf(nodeAt(tree, 'urgency')),
    sla: serviceLevelsOf(nodeAt(tree, 'sla'), calendar),
    audiences: listsOf(nodeAt(tree, 'audiences')),
    problems: problems.sort((a, b) => a.span.start - b.span.start),
  };
}

function together(
  base: MapNode,
  team: ConfigNode | undefined,
  tree: MapNode,
  report: Report,
): Pick<NotebookConfig, 'kinds' | 'kindOfType' | 'kindOfFolder' | 'fields' | 'kpis'> {
  const registry = createFieldRegistry(report);
  for (const node of [base, team]) for (const entry of entriesOf(nodeAt(node, 'fields'))) registry.declare(entry);
  const kinds = kindsOf(nodeAt(tree, 'kinds'), registry, report);
  return {
    kinds,
    kindOfType: typesOf(kinds),
    kindOfFolder: foldersOf(kinds, nodeAt(tree, 'kinds'), report),
    fields: registry.fields,
    kpis: kpisOf(nodeAt(tree, 'kpis'), report),
  };
}

/** What a team's own fields are on task lines; a day has to be one, other values are checked where problems are looked for. */
function lineFieldsOf(
  node: ConfigNode | undefined,
  fields: ReadonlyMap<string, FieldDecl>,
): ReadonlyMap<string, LineField> {
  const own = entriesOf(node).flatMap(({ key }) => fields.get(headerField(key)) ?? []);
  return new Map(own.map(({ id, type }) => [id, { field: id, type: type === 'day' ? 'day' : 'word' }]));
}

/** One level of names, then one of keys: a team changes a kind's folder and keeps its states. */
function merged(base: MapNode, own: MapNode): MapNode {
  const entries = new Map(base.entries.map((entry) => [entry.key, entry]));
  for (const entry of own.entries) {
    const under = entries.get(entry.key)?.value;
    const value =
      under?.is === 'map' && entry.value.is === 'map' && laidOver.has(entry.key)
        ? overlay(under, entry.value, 1)
        : entry.value;
    if (!isEmpty(value)) entries.set(entry.key, { ...entry, value });
  }
  return { ...own, entries: [...entries.values()] };
}

function optionalTexts(tree: MapNode): Pick<NotebookConfig, 'timezone' | 'country' | 'me'> {
  const timezone = textAt(tree, 'timezone');
  const country = textAt(tree, 'country');
  const me = textAt(tree, 'me');
  return {
    ...(timezone === undefined ? {} : { timezone }),
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
    ...(me === undefined ? {} : { me }),
  };
}

function markersOf(node: ConfigNode | undefined): ReadonlyMap<string, StateClass> {
  return textMapOf(node) as ReadonlyMap<string, StateClass>;
}

function isEmpty(node: ConfigNode): boolean {
  return node.is === 'text' && node.text === '';
}
