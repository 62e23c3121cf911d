// A small notebook written as text in a test: files by path into a real index, and outlines as plain lines to compare with.
import { NoteIndex } from '../../src/core/index/noteIndex.ts';
import type { OutlineNode } from '../../src/core/outline/node.ts';
import { englishWords } from '../../src/core/outline/outlineWords.ts';
import type { OutlineContext } from '../../src/core/outline/rowWords.ts';
import { loadConfig } from '../../src/core/record/config.ts';
import { toolPaths, withTools } from '../../src/core/record/toolFiles.ts';

/** An index over files; `daybook.yml` among them is its configuration. */
export function indexOf(files: Readonly<Record<string, string>>): NoteIndex {
  const index = new NoteIndex(withTools(loadConfig(files['daybook.yml']), new Map(Object.entries(files))));
  for (const [path, text] of Object.entries(files))
    if (path !== 'daybook.yml' && !toolPaths.includes(path)) index.put(path, text);
  return index;
}

/** Who looks at an outline in English. */
export function outlineContext(index: NoteIndex, today: string, me?: string): OutlineContext {
  const context = { today, now: `${today}T09:15+01:00`, words: englishWords, roster: index.roster() };
  return me === undefined ? context : { ...context, me };
}

/** Nodes as indented lines, children included down to `depth`: box, label, description; `>` marks what starts collapsed. */
export function drawn(nodes: readonly OutlineNode[], depth = 9, indent = ''): string {
  return nodes
    .map((node) => {
      const box = node.checkbox === undefined ? '' : node.checkbox === 'on' ? '[x] ' : '[ ] ';
      const icon = node.icon?.color === undefined ? '' : `(${node.icon.id} ${node.icon.color}) `;
      const mark = node.mark === undefined ? '' : `${node.mark} · `;
      const line = `${indent}${node.collapse === 'collapsed' ? '> ' : ''}${icon}${box}${mark}${node.label}${node.description === undefined ? '' : ` | ${node.description}`}\n`;
      return depth > 1 && node.children ? line + drawn(node.children(), depth - 1, `${indent}  `) : line;
    })
    .join('');
}
