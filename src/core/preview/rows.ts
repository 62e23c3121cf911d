// Rows of a query block as a list or as a table, in groups when the query makes some. Comes in: rows and the page; goes out:
// Html. How many rows there may be is not decided here.

import { isDay } from '../day.ts';
import { slugOfValue } from '../index/links.ts';
import type { Item, Row, Value } from '../index/rows.ts';
import { isOpenClass } from '../note/stateClass.ts';
import { dueWords, personName, priorityWords, stateWords } from '../outline/rowWords.ts';
import type { RowGroup } from '../query/runQuery.ts';
import { readFlag } from '../record/flag.ts';
import { plainTitle } from '../record/noteLink.ts';
import { drawBox } from './box.ts';
import { projectLabel } from './chip.ts';
import { all, element, type Html, text } from './html.ts';
import { fieldLabel, type PreviewPage, rowLink, shortened } from './page.ts';

/** Longest text of a title or a cell, in characters. */
const mostText = 300;

/** The groups as lists; `field` is what they are grouped by, undefined for the one group of all rows. */
export function drawList(groups: readonly RowGroup[], field: string | undefined, page: PreviewPage): Html {
  return all(
    groups.map((group) => {
      const items = group.rows.map((row) => element('li', { class: 'daybook-row' }, listRow(row, field, page)));
      const list = element('ul', { class: 'daybook-rows' }, ...items);
      return field === undefined ? list : all([groupHeading(group, field, page), list]);
    }),
  );
}

/** The groups as one table with a column a field. */
export function drawTable(
  groups: readonly RowGroup[],
  field: string | undefined,
  fields: readonly string[],
  page: PreviewPage,
): Html {
  const heads = fields.map((id) => element('th', { scope: 'col', ...cellClass(id, page) }, text(fieldLabel(id, page))));
  const bodies = groups.map((group) => {
    const lines = group.rows.map((row) =>
      element('tr', {}, ...fields.map((id) => element('td', cellClass(id, page), cell(row, id, page)))),
    );
    if (field === undefined) return element('tbody', {}, ...lines);
    const span = { scope: 'rowgroup', colspan: String(fields.length), class: 'daybook-group' };
    const heading = element('th', span, text(`${groupLabel(group, field, page)} (${group.rows.length})`));
    return element('tbody', {}, element('tr', {}, heading), ...lines);
  });
  const table = element(
    'table',
    { class: 'daybook-table' },
    element('thead', {}, element('tr', {}, ...heads)),
    ...bodies,
  );
  return element('div', { class: 'daybook-scroll', tabindex: '0', role: 'group' }, table);
}

/** What a group of rows is called. */
export function groupLabel({ label, rows }: RowGroup, field: string, page: PreviewPage): string {
  if (label === '') return page.texts.without(fieldLabel(field, page));
  const [first] = rows;
  // The states of lines are classes, which have words; those of records are words.
  return field === 'state' && first !== undefined
    ? stateWords(page.index.item(first), page.context.words)
    : valueText(label, field, page);
}

/** A value of a field as people read it: names of people, titles of projects, labels of kinds. */
export function valueText(value: Value, field: string, page: PreviewPage): string {
  const { config } = page.index;
  if (typeof value === 'object') return value.map((each) => valueText(each, field, page)).join(', ');
  const written = String(value);
  if (field === 'kind') return kindLabel(written, page);
  const type = config.fields.get(field)?.type;
  if (type === 'person' || type === 'people') return personName(written, page.context);
  if (type === 'project') return plainTitle(projectLabel(slugOfValue(written), page).label);
  const flag = type === 'flag' ? readFlag(written) : undefined;
  if (flag !== undefined) return flag ? page.texts.yes : page.texts.no;
  return plainTitle(written);
}

/** Lines are called by their own words even where a kind of records has the same name. */
function kindLabel(kind: string, { context, index }: PreviewPage): string {
  if (kind !== 'task' && kind !== 'milestone' && kind !== 'note') return index.config.kinds.get(kind)?.label ?? kind;
  const word = context.words(`type.${kind}`);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function groupHeading(group: RowGroup, field: string, page: PreviewPage): Html {
  const number = element('span', { class: 'daybook-facts' }, text(String(group.rows.length)));
  return element('p', { class: 'daybook-group' }, text(`${groupLabel(group, field, page)} `), number);
}

function listRow(row: Row, field: string | undefined, page: PreviewPage): Html {
  const item = page.index.item(row);
  const isClosed = !isOpenClass(item.stateClass);
  const link = rowLink(row, titleOf(item), page, isClosed ? { class: `daybook-text-${item.stateClass}` } : {});
  const facts = factsOf(item, field, page);
  const box = hasBox(item, page) ? [drawBox(item.stateClass, page.context.words), text(' ')] : [];
  const behind =
    facts.length === 0 ? [] : [text(' '), element('span', { class: 'daybook-facts' }, all(facts, text(' · ')))];
  return all([...box, link, ...behind]);
}

/** Lines have boxes, and records whose kind says what a tick means. */
function hasBox(item: Item, { index }: PreviewPage): boolean {
  if (item.type === 'record') return index.config.kinds.get(item.kind)?.tick !== undefined;
  return item.type !== 'note';
}

function factsOf(item: Item, field: string | undefined, page: PreviewPage): Html[] {
  const { context, index } = page;
  const facts: (Html | undefined)[] = [
    item.type === 'record' && field !== 'kind'
      ? text(index.config.kinds.get(item.kind)?.label ?? item.kind)
      : undefined,
    item.type === 'record' && field !== 'state' && item.state !== ''
      ? text(stateWords(item, context.words))
      : undefined,
    item.severity !== undefined && field !== 'severity' ? text(item.severity) : undefined,
    item.priority !== undefined && field !== 'priority' ? text(priorityWords(item.priority, context.words)) : undefined,
    item.due === undefined || field === 'due' ? undefined : dueFact(item, item.due, page),
    item.owner !== undefined && field !== 'owner' ? text(personName(item.owner, context)) : undefined,
    item.project !== undefined && field !== 'project' && item.kind !== 'project'
      ? text(valueText(item.project, 'project', page))
      : undefined,
  ];
  return facts.filter((fact) => fact !== undefined);
}

function dueFact(item: Item, due: string, { context }: PreviewPage): Html | undefined {
  if (!isOpenClass(item.stateClass))
    return item.done === undefined ? undefined : text(context.words('due.done', item.done));
  return marked(dueWords(due, context), due, context.today);
}

function marked(words: string, due: string, today: string): Html {
  return isDay(due.slice(0, 10)) && due < today ? element('span', { class: 'daybook-late' }, text(words)) : text(words);
}

function cell(row: Row, field: string, page: PreviewPage): Html {
  const { index, context } = page;
  if (field === 'title') return rowLink(row, titleOf(index.item(row)), page);
  const item = index.item(row);
  if (field === 'kind' && item.type === 'record') return text(index.config.kinds.get(item.kind)?.label ?? item.kind);
  if (field === 'state') return text(item.type === 'note' ? '' : stateWords(item, context.words));
  const value = index.get(row, field);
  if (value === undefined) return text('');
  if (
    field === 'due' &&
    typeof value === 'string' &&
    isDay(value) &&
    isOpenClass(item.stateClass) &&
    value < context.today
  )
    return all([text(`${value} `), element('span', { class: 'daybook-late' }, text(dueWords(value, context)))]);
  return text(shortened(valueText(value, field, page), mostText));
}

const numbers: ReadonlySet<string> = new Set(['number', 'money', 'percent']);

function cellClass(field: string, { index }: PreviewPage): { readonly class?: string } {
  if (field === 'title') return { class: 'daybook-title' };
  const type = index.config.fields.get(field)?.type ?? '';
  if (type === 'day' || type === 'stamp') return { class: 'daybook-day' };
  return numbers.has(type) || field === 'line' ? { class: 'daybook-number' } : {};
}

function titleOf({ title, path }: Item): string {
  return shortened(plainTitle(title), mostText) || path;
}
