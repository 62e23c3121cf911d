// Queries in words under the pointer: query blocks of notes, and the queries of `daybook.yml`. Comes in: the text and the place;
// goes out: what is asked for and how many rows that is, or why the query means nothing.
import { readBlock } from '../preview/queryBlock.ts';
import { explainQuery } from '../query/explainQuery.ts';
import { parseQuery } from '../query/parseQuery.ts';
import type { Query } from '../query/query.ts';
import { countQuery } from '../query/runQuery.ts';
import type { Span } from '../text.ts';
import type { Hover, HoverRequest, Said } from './hover.ts';

/** The query block that the offset lies in, its fences included. */
export function queryBlockHover(request: HoverRequest): Hover | undefined {
  const block = blockAround(request.text, request.offset);
  if (!block) return undefined;
  const read = readBlock(request.text.slice(block.content.start, block.content.end), request.index.config);
  const said = 'faults' in read ? { title: '', lines: read.faults } : explained(read.title, read.query, request);
  return { span: block.span, ...said };
}

/** The query that a line of `daybook.yml` gives to a name (`queries:`), a KPI (`from:`) or a criterion. */
export function configQueryHover(request: HoverRequest): Hover | undefined {
  const { text, offset, index } = request;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split(/\r?\n/, 1)[0] ?? '';
  const [, lead = '', key = '', gap = '', written = ''] = /^([ \t]+)([\w-]+):([ \t]+)(\S.*?)\s*$/.exec(line) ?? [];
  const value = written.replace(/^(['"])(.*)\1$/, '$2');
  if (key === '' || (key !== 'from' && index.config.queries.get(key) !== value)) return undefined;
  const parsed = parseQuery(value, index.config);
  const from = start + lead.length + key.length + 1 + gap.length;
  const span = { start: from, end: from + written.length };
  if ('problems' in parsed) return { span, title: '', lines: parsed.problems.map(({ message }) => message) };
  return { span, ...explained('', parsed.query, request) };
}

function explained(title: string, query: Query, { index, context }: HoverRequest): Said {
  const count = countQuery(query, index, context);
  return { title, lines: [explainQuery(query, index.config.fields), context.words('query.finds', count)] };
}

interface Block {
  readonly span: Span;
  readonly content: Span;
}

/** Fences are looked for from the top, because only those above say which ones open. */
function blockAround(text: string, offset: number): Block | undefined {
  let open: { fence: string; start: number; content: number; isOurs: boolean } | undefined;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
    const [, fence = '', info = ''] = /^[ \t>]*(`{3,}|~{3,})[ \t]*(.*?)\s*$/.exec(text.slice(start, end)) ?? [];
    if (fence !== '' && open === undefined) {
      open = { fence, start, content: end + 1, isOurs: /^daybook\b/i.test(info) };
    } else if (open && fence.startsWith(open.fence) && info === '') {
      const span = { start: open.start, end };
      if (offset >= span.start && offset <= end) {
        return open.isOurs ? { span, content: { start: open.content, end: start } } : undefined;
      }
      open = undefined;
    }
    if (open === undefined && start > offset) return undefined;
    start = end + 1;
  }
  return undefined;
}
