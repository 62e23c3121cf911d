// What can be inserted where the cursor stands in a note. Comes in: the note as it is being written, the cursor, the index; goes
// out: proposals in the order in which they are shown, none in code. Which place answers is decided here, the answers are made
// in the files beside. Pure: reads no file and no clock.
import type { Completion, CompletionRequest } from './completion.ts';
import { completeHeader } from './header.ts';
import { completeLink } from './links.ts';
import { completeMention } from './mentions.ts';
import { bodyPlace, headerPlace, type TextPlace } from './place.ts';
import { completeQueryBlock } from './queryBlock.ts';
import { completeOnRequest, completeTimeline } from './snippets.ts';
import { completeTaskField } from './taskField.ts';

/**
 * Proposals at the cursor (docs/format: every dialect is completed in itself). Without a sign before the cursor there are some in
 * headers and query blocks, and elsewhere only when the person asks.
 */
export function complete(request: CompletionRequest): Completion[] {
  const header = headerPlace(request);
  if (header) return completeHeader(request, header);
  if (!request.invoked && !mayPropose(request)) return [];
  const place = bodyPlace(request);
  return place.is === 'code' ? completeQueryBlock(request, place.line) : completeText(request, place);
}

/** A sign on the line, a bullet, or a query block somewhere: most letters that are typed need no look at the whole note. */
function mayPropose({ text, offset }: CompletionRequest): boolean {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return (
    /[@+#!:[(]|[^\p{ASCII}\p{L}]|^[ \t]*[-*+][ \t]*\d*$/u.test(before) || /^[ \t>]*(?:```|~~~)[ \t]*daybook/m.test(text)
  );
}

function completeText(request: CompletionRequest, place: TextPlace): Completion[] {
  const link = completeLink(request, place);
  if (link) return link;
  const field = place.onTask ? completeTaskField(request, place) : undefined;
  if (field && field.length > 0) return field;
  return (
    completeMention(request, place) ??
    completeTimeline(request, place) ??
    (request.invoked ? completeOnRequest(request, place) : [])
  );
}
