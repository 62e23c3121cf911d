// Completion inside a query block (```daybook): the words of the query language. Comes in: the request and a place in code; goes
// out: proposals, none in any other code.
import { completeQuery } from '../query/completeQuery.ts';
import type { Completion, CompletionRequest } from './completion.ts';
import { mostProposals } from './completion.ts';
import type { CursorLine } from './place.ts';

/** Proposals for the query on the line, when the line lies in a query block. */
export function completeQueryBlock(
  { text, index }: CompletionRequest,
  { start, end, before }: CursorLine,
): Completion[] {
  if (!inQueryBlock(text, start)) return [];
  const found = completeQuery(text.slice(start, end), before.length, index.config);
  return found.slice(0, mostProposals).map(({ text: insert, doc, span }) => ({
    kind: insert.endsWith(':') ? 'key' : 'value',
    label: insert,
    insert,
    span: { start: start + span.start, end: start + span.end },
    ...(doc === '' ? {} : { doc }),
    ...(insert.endsWith(':') ? { again: true as const } : {}),
  }));
}

function inQueryBlock(text: string, lineStart: number): boolean {
  let open: string | undefined;
  let isOurs = false;
  for (const line of text.slice(0, lineStart).split('\n').slice(0, -1)) {
    const [, fence = '', info = ''] = /^[ \t>]*(?:[-*+][ \t]+)?(`{3,}|~{3,})[ \t]*(.*?)\s*$/.exec(line) ?? [];
    if (fence === '') continue;
    if (open === undefined) {
      open = fence;
      isOurs = /^daybook\b/i.test(info);
    } else if (info === '' && fence.startsWith(open)) open = undefined;
  }
  return open !== undefined && isOurs;
}
