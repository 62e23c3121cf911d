// KPIs as they are written in `daybook.yml`: what cannot be computed, with its place in that text, and what can be written at a cursor. Comes
// in: a text, or a value as far as it is typed; goes out: problems and suggestions. Says nothing of KPIs that are built in.

import { type Sayable, say, toSay } from '../language.ts';
import { completeQuery } from '../query/completeQuery.ts';
import { loadConfig } from '../record/config.ts';
import { type ConfigNode, nodeAt } from '../record/configNode.ts';
import { readConfigText } from '../record/configText.ts';
import type { ConfigProblem, NotebookConfig } from '../record/kind.ts';
import type { Span } from '../text.ts';
import type { KpiProblem } from './kpi.ts';
import { computedNames, fieldType, groupFields, taskDays } from './names.ts';
import { compileKpis } from './report.ts';

/** The problems of KPIs that the text declares; each lies where it is written, and may say what was meant there. */
export function kpiConfigProblems(text: string, config: NotebookConfig = loadConfig(text)): ConfigProblem[] {
  const broken = compileKpis(config).broken;
  const tree = broken.length === 0 ? undefined : readConfigText(text).tree;
  return broken.flatMap(({ decl, problems }) => {
    const node = nodeAt(nodeAt(tree, 'kpis'), decl.id);
    return problems.flatMap((problem): ConfigProblem[] => {
      const found = placeOf(problem, nodeAt(node, problem.part) ?? node, text);
      return found ? [{ code: 'config-kpi', severity: 'error', message: problem.message, ...found }] : [];
    });
  });
}

/** The span in the whole text; of a value that is written another way than it is read, all of it. */
function placeOf(
  { span, suggestion }: KpiProblem,
  node: ConfigNode | undefined,
  text: string,
): { span: Span; near?: string } | undefined {
  if (!node) return undefined;
  if (node.is !== 'text') return { span: { start: node.span.start, end: node.span.start + 1 } };
  const { start } = node.span;
  const written = text.slice(start, node.span.end).trimEnd();
  const at = start + written.indexOf(node.text);
  if (at < start) return { span: { start, end: start + written.length } };
  const placed = { start: at + span.start, end: Math.max(at + span.end, at + span.start + 1) };
  return { span: placed, ...(suggestion !== undefined && { near: suggestion }) };
}

/** A suggestion as in configCompletion: `insert` replaces the word before the cursor. */
interface Suggestion {
  readonly label: string;
  readonly doc: string;
  readonly insert: string;
}

const functionDocs: readonly (readonly [string, Sayable])[] = [
  ['count', toSay('How many there are.')],
  ['count()', toSay('How many of them pass a query or a comparison.')],
  ['share()', toSay('How many of a hundred pass a query or a comparison.')],
  ['sum()', toSay('A number of each, added up.')],
  ['avg()', toSay('The average of a number or a span of time.')],
  ['median()', toSay('Half of them are below this, for example `median(resolved - opened)`.')],
  ['p90()', toSay('Nine of ten are below this.')],
  ['min()', toSay('The smallest.')],
  ['max()', toSay('The largest.')],
  ['ratio()', toSay('One number as a share of another, for example `ratio(spent, budget)`.')],
  ['latest(value)', toSay('The newest reading of KPI notes.')],
  ['trend(value)', toSay('How far the readings moved.')],
];

const measurable = new Set(['number', 'money', 'percent', 'duration', 'interval', 'day', 'stamp']);
const units = ['min', 'h', 'd', 'w', '%', 'EUR'];
const windows = ['7d', '30d', '90d', '180d', '365d', 'week', 'month', 'quarter', 'year'];
const targets = ["'0'", "'<= 5'", "'>= 90%'", "'<= 24h'", '<= against'];

/** What can be written in a property of a KPI behind `typed`; undefined for properties that the table of keys knows better. */
export function completeKpi(part: string, typed: string, config: NotebookConfig): readonly Suggestion[] | undefined {
  switch (part) {
    case 'from':
      return queryWords(typed, config);
    case 'measure':
    case 'against':
      return measureWords(typed, config);
    case 'on':
      return fieldWords(config, (type) => type === 'day' || type === 'stamp');
    case 'by':
      return [...groupFields.map(plain), ...fieldWords(config, () => true)].filter(
        ({ label }, at, all) => all.findIndex((other) => other.label === label) === at,
      );
    case 'unit':
      return units.map(plain);
    case 'window':
      return windows.map(plain);
    case 'target':
      return targets.map(plain);
    default:
      return undefined;
  }
}

function measureWords(typed: string, config: NotebookConfig): readonly Suggestion[] {
  const open = typed.indexOf('(');
  if (open < 0) return functionDocs.map(([label, doc]) => ({ label, doc: say(doc), insert: label }));
  const inside = typed.slice(open + 1);
  const name = typed.slice(0, open).trim().toLowerCase();
  if (name === 'latest' || name === 'trend') return [plain('value')];
  const fields = [...fieldWords(config, (type) => measurable.has(type)), ...computedNames.map(plain)];
  return name === 'count' || name === 'share' ? [...queryWords(inside, config), ...fields] : fields;
}

function queryWords(typed: string, config: NotebookConfig): readonly Suggestion[] {
  return completeQuery(typed, typed.length, config).map(({ text, doc }) => ({ label: text, doc, insert: text }));
}

function fieldWords(config: NotebookConfig, fits: (type: string) => boolean): readonly Suggestion[] {
  const known = [...config.fields.values()].filter(({ type }) => fits(type));
  const days = taskDays.filter((day) => !config.fields.has(day) && fits(fieldType(day, config) ?? ''));
  return [...known.map(({ key, doc }) => ({ label: key, doc, insert: key })), ...days.map(plain)];
}

function plain(label: string): Suggestion {
  return { label, doc: '', insert: label };
}
