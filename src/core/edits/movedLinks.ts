// Relative links of a text that goes to another note: they lead where they led before. Comes in: the text, its links, both paths.
// Goes out: edits of the targets alone. Addresses, absolute paths and links by name are left as they are.
import type { Link } from '../note/note.ts';
import { relativePath } from '../record/noteLink.ts';
import { decodedUri, type Span, type TextEdit } from '../text.ts';

/** Edits that keep links leading to the same place when their text moves from the note at `from` to the one at `to`. */
export function movedLinks(text: string, links: readonly Link[], from: string, to: string): TextEdit[] {
  return links.flatMap((link) => {
    const span = link.kind === 'wiki' ? wikiTarget(text, link) : inlineTarget(text, link);
    const target = text.slice(span.start, span.end);
    const moved = movedTarget(target, link.kind === 'wiki', from, to);
    return moved === undefined || moved === target ? [] : [{ span, text: moved }];
  });
}

function movedTarget(target: string, isWiki: boolean, from: string, to: string): string | undefined {
  if (target === '' || target.startsWith('/') || /^[a-z][a-z\d+.-]*:/i.test(target)) return undefined;
  const at = target.search(/[#?]/);
  const path = at < 0 ? target : target.slice(0, at);
  const rest = at < 0 ? '' : target.slice(at);
  // Names are looked up wherever the note is; only a heading of the note itself needs its name now.
  if (isWiki && path !== '' && !path.startsWith('.')) return undefined;
  const aim = path === '' ? from : joined(from, isWiki ? path : decodedUri(path));
  if (aim === undefined) return undefined;
  if (isWiki) return (path === '' ? aim.replace(/\.md$/i, '') : decodedUri(relativePath(to, aim))) + rest;
  return relativePath(to, aim) + rest;
}

/** The path a relative one means, or undefined when it leaves the notebook. */
function joined(from: string, path: string): string | undefined {
  const parts = from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function wikiTarget(text: string, { span }: Link): Span {
  const start = span.start + 2;
  const inner = text.slice(start, span.end - 2);
  const pipe = inner.indexOf('|');
  return { start, end: pipe < 0 ? span.end - 2 : start + pipe };
}

/** Behind `](`, up to the blank before a title or the closing bracket; without angle brackets. */
function inlineTarget(text: string, link: Link): Span {
  let start = link.span.start + (link.kind === 'image' ? 2 : 1) + link.text.length + 2;
  while (text.charAt(start) === ' ' || text.charAt(start) === '\t') start++;
  if (text.charAt(start) === '<') return { start: start + 1, end: text.indexOf('>', start) };
  let end = start;
  for (let depth = 0; end < link.span.end; end++) {
    const sign = text.charAt(end);
    if (sign === ' ' || sign === '\t' || (sign === ')' && depth === 0)) break;
    if (sign === '\\') end++;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
  }
  return { start, end };
}
