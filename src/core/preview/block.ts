// A query block as it is seen: its rows as a list, a table or a number, or in words why there is nothing to see. Comes in: the
// text of the block and the page; goes out: Html. Asks the notebook of the page and no other, and never for longer than it may.
import { explainQuery } from '../query/explainQuery.ts';
import { groupRows, type RowGroup, runQuery } from '../query/runQuery.ts';
import { all, element, type Html, text } from './html.ts';
import { fieldLabel, type PreviewPage } from './page.ts';
import { type BlockRequest, readBlock } from './queryBlock.ts';
import { drawList, drawTable, groupLabel } from './rows.ts';

/** Most rows that are drawn, whatever a block asks for. */
export const mostRows = 200;

/** Draws a block. Whatever its text is, the answer is one element that says what became of it. */
export function drawBlock(source: string, page: PreviewPage): Html {
  const { texts, state, index } = page;
  if (state !== 'ready') return said(state === 'loading' ? texts.reading : texts.failed);
  const read = readBlock(source, index.config);
  if ('faults' in read) return faulty(read.faults, page);
  if (page.late()) return said(texts.tooSlow);
  return drawRows(read, page);
}

function drawRows(request: BlockRequest, page: PreviewPage): Html {
  const { query, as, title, group } = request;
  const { index, context, texts, told } = page;
  const { limit = mostRows, ...unlimited } = query;
  let isStopped = false;
  const matching = runQuery(unlimited, index, context, () => {
    isStopped ||= page.late();
    return isStopped;
  });
  const found = told ? matching.filter(told.row) : matching;
  const asked = told ? undefined : explainQuery({ ...query, sort: [] }, index.config.fields);
  const shown = found.slice(0, Math.min(limit, mostRows));
  const groups = group === undefined ? undefined : groupRows(as === 'count' ? found : shown, group, index);
  const heading = title === '' ? [] : [element('p', { class: 'daybook-block-title' }, text(title))];
  const stopped = isStopped ? [quiet(texts.stopped)] : [];
  const body =
    as === 'count' ? counted(found.length, groups, request, page) : listed(request, shown, groups, found.length, page);
  return block({ title: asked, 'aria-label': title === '' ? asked : title }, ...heading, ...body, ...stopped);
}

function listed(
  { as, fields, group }: BlockRequest,
  shown: readonly number[],
  groups: readonly RowGroup[] | undefined,
  count: number,
  page: PreviewPage,
): Html[] {
  if (count === 0) return [quiet(page.texts.nothing)];
  const parts = firstRows(groups ?? [{ label: '', rows: shown }]);
  const rows =
    as === 'table'
      ? drawTable(
          parts,
          group,
          fields.filter((field) => !page.told?.hidden.has(field)),
          page,
        )
      : drawList(parts, group, page);
  const { texts } = page;
  return [rows, quiet(shown.length < count ? texts.rowsOf(shown.length, count) : texts.rows(count))];
}

function counted(
  count: number,
  groups: readonly RowGroup[] | undefined,
  { query, group }: BlockRequest,
  page: PreviewPage,
): Html[] {
  const number = element('p', { class: 'daybook-count' }, element('strong', {}, text(String(count))));
  const table = groups === undefined || group === undefined ? [] : [countTable(groups.slice(0, mostRows), group, page)];
  // How it is asked names people by their ids.
  return [
    number,
    ...table,
    ...(page.told ? [] : [quiet(explainQuery({ ...query, sort: [] }, page.index.config.fields))]),
  ];
}

function countTable(groups: readonly RowGroup[], field: string, page: PreviewPage): Html {
  const isNumber = { class: 'daybook-number' };
  const rows = groups.map((group) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, text(groupLabel(group, field, page))),
      element('td', isNumber, text(String(group.rows.length))),
    ),
  );
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, text(fieldLabel(field, page))),
    element('th', { scope: 'col', ...isNumber }, text(page.texts.rowCount)),
  );
  return element('table', { class: 'daybook-table' }, element('thead', {}, head), element('tbody', {}, all(rows)));
}

/** The first rows of groups, since a row stands in as many groups as it has values. */
function firstRows(groups: readonly RowGroup[]): RowGroup[] {
  let left = mostRows;
  return groups.flatMap(({ label, rows }) => {
    const some = rows.slice(0, left);
    left -= some.length;
    return some.length === 0 ? [] : [{ label, rows: some }];
  });
}

function faulty(faults: readonly string[], { texts }: PreviewPage): Html {
  const items = faults.slice(0, 20).map((fault) => element('li', {}, inCode(fault)));
  return block(
    { 'aria-label': texts.fault },
    element('p', { class: 'daybook-fault' }, text(texts.fault)),
    element('ul', { class: 'daybook-faults' }, ...items),
  );
}

/** A sentence whose words between backticks are code. */
function inCode(sentence: string): Html {
  const parts = sentence.split('`');
  return all(parts.map((part, at) => (at % 2 === 1 ? element('code', {}, text(part)) : text(part))));
}

function said(words: string): Html {
  return block({ 'aria-label': words }, quiet(words));
}

function quiet(words: string): Html {
  return element('p', { class: 'daybook-quiet' }, text(words));
}

function block(
  attributes: { readonly title?: string | undefined; readonly 'aria-label': string | undefined },
  ...content: readonly Html[]
): Html {
  return element('div', { class: 'daybook-block', role: 'group', ...attributes }, ...content);
}
