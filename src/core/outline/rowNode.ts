// One row of the index as a tree node: label, dates and owner behind it, box, icon, and what a screen reader says.
// Comes in: a row of the index version at hand. Goes out: a plain node that holds the row's key, never its number.

import { isDay } from '../day.ts';
import type { IndexReader, Item, Row } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { plainTitle } from '../record/noteLink.ts';
import type { OutlineNode } from './node.ts';
import type { OutlineContext } from './rowWords.ts';
import { dueWords, joined, partnerName, personName, priorityWords, stateWords } from './rowWords.ts';

/** What one view shows differently on a row. */
export interface RowLook {
  /** A few signs in front of the title, which a narrow view shows first. */
  readonly mark?: string;
  /** Words in front of the usual description. */
  readonly lead?: string | undefined;
  /** Leaves out what the group already says. */
  readonly without?: 'owner' | 'project' | 'due';
  /** Leaves out the name of the one who looks. */
  readonly isOwn?: boolean;
  /** Leaves out the picture of what waits, where all of them do. */
  readonly isPlain?: boolean;
  readonly children?: () => readonly OutlineNode[];
  /** Further lines of the tooltip, also said by a screen reader. */
  readonly more?: readonly string[];
  /** Lines for the end of the tooltip that are not spoken with every row: what keys do, why a row presses. */
  readonly hints?: readonly string[];
}

/** Of the colours that every theme has: `charts.orange` lets the background through, in dark themes most of it. */
const ORANGE = 'symbolIcon.classForeground';

const SEVERITY_COLOURS: ReadonlyMap<string, string> = new Map([
  ['critical', 'charts.red'],
  ['high', ORANGE],
  ['medium', 'charts.yellow'],
]);

/** The node of a row within a group, whose id makes the node's id unique in its view. */
export function rowNode(
  index: IndexReader,
  row: Row,
  groupId: string,
  context: OutlineContext,
  look: RowLook = {},
): OutlineNode {
  const item = index.item(row);
  const key = index.key(row);
  const description = joined([look.lead, ...facts(item, context, look)]);
  const box = checkbox(index, item);
  // What further lines say in full is not said twice.
  const lead = look.lead === undefined || (look.more ?? []).length > 0 ? [] : [look.lead];
  const said = [typeWords(index, item, context), ...lead, ...details(index, item, context)];
  return {
    id: `${groupId}\n${item.path}${key.task ? `\n${item.title}` : ''}`,
    label: plainTitle(item.title),
    ...(look.mark === undefined ? {} : { mark: look.mark }),
    ...(description === '' ? {} : { description }),
    tooltip: [...tooltip(item, said, context, look.more ?? []), ...(look.hints ?? [])],
    ...(look.isPlain && item.type === 'task' && item.stateClass === 'waiting' ? {} : iconOf(index, item)),
    context: contextOf(item, context),
    collapse: look.children ? 'collapsed' : 'leaf',
    ...(look.children ? { children: look.children } : {}),
    ...(box === undefined ? {} : { checkbox: box }),
    rowKey: key,
    spoken: [plainTitle(item.title), ...said, ...(look.more ?? [])].join(', '),
  };
}

function facts(item: Item, context: OutlineContext, { without, isOwn }: RowLook): (string | undefined)[] {
  const due = without === 'due' || item.due === undefined ? undefined : dayFact(item, item.due, context);
  const planned = item.due === undefined && item.scheduled !== undefined && isOpenClass(item.stateClass);
  return [
    due ?? (planned && without !== 'due' ? context.words('due.planned', item.scheduled ?? '') : undefined),
    without === 'owner' || item.owner === undefined || (isOwn && item.owner === context.me)
      ? undefined
      : personName(item.owner, context),
    without === 'project' || item.kind === 'project' ? undefined : item.project,
  ];
}

function dayFact(item: Item, due: string, context: OutlineContext): string | undefined {
  if (isOpenClass(item.stateClass)) return dueWords(due, context);
  return item.done === undefined ? undefined : context.words('due.done', item.done);
}

/** Boxes are drawn for lines that can be ticked and are not cancelled, and for records whose kind declares what a tick means. */
function checkbox(index: IndexReader, item: Item): 'on' | 'off' | undefined {
  if (item.fixed) return undefined;
  const hasBox = item.type === 'record' ? index.config.kinds.get(item.kind)?.tick !== undefined : item.type !== 'note';
  if (!hasBox || (item.stateClass === 'cancelled' && item.type !== 'record')) return undefined;
  return isOpenClass(item.stateClass) ? 'off' : 'on';
}

function iconOf(index: IndexReader, item: Item): Pick<OutlineNode, 'icon'> {
  if (item.type === 'task') {
    if (item.stateClass === 'waiting') return { icon: { id: 'watch' } };
    if (item.priority === 'critical' || item.priority === 'high') return { icon: { id: 'arrow-up', color: ORANGE } };
    // Where there is no box the icon says what is done.
    return item.fixed ? { icon: { id: isOpenClass(item.stateClass) ? 'circle-large-outline' : 'pass' } } : {};
  }
  if (item.type === 'milestone') return { icon: { id: 'milestone' } };
  const id = index.config.kinds.get(item.kind)?.icon ?? 'note';
  const color = isOpenClass(item.stateClass) ? SEVERITY_COLOURS.get(item.severity ?? '') : undefined;
  return { icon: color === undefined ? { id } : { id, color } };
}

/** Tokens for menus: the kind first, then what it is now. */
function contextOf(item: Item, { today, me }: OutlineContext): string[] {
  const isOpen = isOpenClass(item.stateClass);
  const tokens = [item.kind, isOpen ? 'open' : 'closed', item.stateClass];
  if (item.owner !== undefined && item.owner === me) tokens.push('mine');
  if (isOpen && item.due !== undefined && isDay(item.due.slice(0, 10)) && item.due < today) tokens.push('overdue');
  return tokens;
}

function tooltip(item: Item, said: readonly string[], context: OutlineContext, more: readonly string[]): string[] {
  const { words } = context;
  const place =
    item.type === 'task' || item.type === 'milestone' ? words('row.line', item.path, item.line + 1) : item.path;
  return [plainTitle(item.title), said.join(', '), ...more, place];
}

function typeWords(index: IndexReader, item: Item, { words }: OutlineContext): string {
  if (item.type !== 'record') return words(`type.${item.type}`);
  return index.config.kinds.get(item.kind)?.label ?? item.kind;
}

function details(index: IndexReader, item: Item, context: OutlineContext): string[] {
  const { words } = context;
  const parts = item.type === 'note' ? [] : [stateWords(item, words)];
  if (item.severity !== undefined) parts.push(item.severity);
  if (item.priority !== undefined) parts.push(priorityWords(item.priority, words));
  const day = item.due === undefined ? undefined : dayFact(item, item.due, context);
  if (day !== undefined) parts.push(day);
  if (item.owner !== undefined) parts.push(words('row.owner', personName(item.owner, context)));
  if (item.wait !== undefined) parts.push(words('waiting.for', partnerName(index, item.wait, context)));
  if (item.project !== undefined) parts.push(words('row.project', item.project));
  return parts;
}
