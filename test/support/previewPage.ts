// The preview of a small notebook in a test: markdown-it with the plugin, over a real index, seen on a fixed day in English.
import MarkdownIt from 'markdown-it';
import type { NoteIndex } from '../../src/core/index/noteIndex.ts';
import { parseOptions } from '../../src/core/record/parseOptions.ts';
import { installPreview, type TokenPage } from '../../src/ui/preview/notePreview.ts';
import { previewTexts } from '../../src/ui/preview/previewTexts.ts';
import { english } from './english.ts';
import { indexOf, outlineContext } from './notebookText.ts';

/** The day on which everything is looked at: a Thursday. */
export const today = '2026-03-12';

/** The page of a note of an index. */
export function pageOf(index: NoteIndex, path: string, over: Partial<TokenPage> = {}): TokenPage {
  return {
    path,
    state: 'ready',
    index,
    context: outlineContext(index, today, 'maria'),
    texts: previewTexts(english),
    late: () => false,
    reading: parseOptions(index.config),
    drawsHeader: true,
    ...over,
  };
}

/** One notebook and an instance of markdown-it that draws its notes; documents are named by their paths, `elsewhere` is in none. */
export function previewOf(files: Readonly<Record<string, string>>, over: Partial<TokenPage> = {}) {
  const index = indexOf(files);
  const failures: unknown[] = [];
  const drawn = new Map<string, { readonly shown: string; readonly again: () => string }>();
  const extend = (md: InstanceType<typeof MarkdownIt>): typeof md => {
    // Our types name the part of the library that we touch, and make our own tokens by copying its.
    installPreview(md as unknown as Parameters<typeof installPreview>[0], {
      page: (uri) => (uri === 'elsewhere' ? undefined : pageOf(index, uri, over)),
      drawn: (uri, shown, again) => drawn.set(uri, { shown, again }),
      failed: (error) => failures.push(error),
    });
    return md;
  };
  const md = extend(new MarkdownIt({ html: true, linkify: true }));
  const render = (text: string, path = 'note.md'): string => md.render(text, { currentDocument: path });
  return { index, extend, render, failures, drawn };
}
